using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class PublicSuffixListTests
{
    // Cases in the spirit of the list's own test data, https://publicsuffix.org/list/.
    private static readonly PublicSuffixList Rules = PublicSuffixList.Parse(
        ["// a comment", "", "com", "uk", "co.uk", "*.ck", "!www.ck", "jp", "*.kobe.jp", "!city.kobe.jp", "blogspot.com  private", "公司.cn", "cn"]);

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("a.b.EXAMPLE.com.", "example.com")]
    [InlineData("com", "com")]
    [InlineData("www.example.co.uk", "example.co.uk")]
    [InlineData("co.uk", "co.uk")]
    [InlineData("a.b.test.ck", "b.test.ck")]
    [InlineData("a.www.ck", "www.ck")]
    [InlineData("a.b.c.kobe.jp", "b.c.kobe.jp")]
    [InlineData("a.city.kobe.jp", "city.kobe.jp")]
    [InlineData("me.blogspot.com", "me.blogspot.com")]
    [InlineData("x.me.blogspot.com", "me.blogspot.com")]
    [InlineData("www.食狮.公司.cn", "xn--85x722f.xn--55qx5d.cn")]
    [InlineData("a.b.unlisted", "b.unlisted")]
    [InlineData("localhost", "localhost")]
    [InlineData("127.0.0.7", "127.0.0.7")]
    [InlineData("[::1]", "[::1]")]
    public void RegistrableDomain_Host_IsThePartOneOwnerRegistered(string host, string domain) =>
        Rules.RegistrableDomain(host).ShouldBe(domain);

    [Fact]
    public void Load_DebianList_KnowsRealSuffixes()
    {
        var list = PublicSuffixList.Load();

        list.RegistrableDomain("www.example.co.uk").ShouldBe("example.co.uk");
        list.RegistrableDomain("www.example.com.ua").ShouldBe("example.com.ua");
    }

    [Fact]
    public void Load_MissingFile_NamesThePackage() =>
        Should.Throw<BadInputException>(() => PublicSuffixList.Load("/nonexistent/list.dat")).Message.ShouldContain("apt-get install publicsuffix");
}
