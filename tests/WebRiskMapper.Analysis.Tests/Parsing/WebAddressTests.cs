using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Cases made from the rules of the WHATWG URL Standard for http and https.</summary>
public sealed class WebAddressTests
{
    private static readonly Uri Page = new("http://site.example:8080/a/b/page.html?x=1");

    [Theory]
    // Blanks and controls around it, tabs and line ends inside it.
    [InlineData("  /c ", "http://site.example:8080/c")]
    [InlineData("\u0001/c\u001F", "http://site.example:8080/c")]
    [InlineData("/c\t/\nd\r", "http://site.example:8080/c/d")]
    [InlineData("ht\ntp://other.example/", "http://other.example/")]
    // Backslashes are slashes, but not in the query, where they travel encoded: one spelling for what browsers send in two.
    [InlineData("\\c\\d", "http://site.example:8080/c/d")]
    [InlineData("\\\\other.example\\c", "http://other.example/c")]
    [InlineData("http:\\\\other.example\\c", "http://other.example/c")]
    [InlineData("/c?d\\e", "http://site.example:8080/c?d%5Ce")]
    // Slashes after the scheme: any number; none means relative where the scheme is the page's own.
    [InlineData("http:////other.example/c", "http://other.example/c")]
    [InlineData("https:other.example/c", "https://other.example/c")]
    [InlineData("http:c", "http://site.example:8080/a/b/c")]
    [InlineData("http:/c", "http://site.example:8080/c")]
    [InlineData("///other.example/c", "http://other.example/c")]
    [InlineData("HTTP://Other.Example", "http://other.example/")]
    // Relative references.
    [InlineData("", "http://site.example:8080/a/b/page.html?x=1")]
    [InlineData("#top", "http://site.example:8080/a/b/page.html?x=1")]
    [InlineData("?y=2#z", "http://site.example:8080/a/b/page.html?y=2")]
    [InlineData("c", "http://site.example:8080/a/b/c")]
    [InlineData("../c", "http://site.example:8080/a/c")]
    [InlineData("../../../c", "http://site.example:8080/c")]
    [InlineData("./", "http://site.example:8080/a/b/")]
    [InlineData("..", "http://site.example:8080/a/")]
    [InlineData("c:d/e", null)]
    [InlineData("./c:d", "http://site.example:8080/a/b/c:d")]
    // Encoded dots are dots.
    [InlineData("/c/%2e%2E/d/%2E/e", "http://site.example:8080/d/e")]
    [InlineData("/c/.%2e/d", "http://site.example:8080/d")]
    [InlineData("/c/...", "http://site.example:8080/c/...")]
    [InlineData("/c//d", "http://site.example:8080/c//d")]
    // What is encoded, where.
    [InlineData("/a b", "http://site.example:8080/a%20b")]
    [InlineData("/é?é", "http://site.example:8080/%C3%A9?%C3%A9")]
    [InlineData("/c?a'b\"", "http://site.example:8080/c?a%27b%22")]
    [InlineData("/it's", "http://site.example:8080/it's")]
    [InlineData("/<c>`{d}", "http://site.example:8080/%3Cc%3E%60%7Bd%7D")]
    [InlineData("/c%2Fd", "http://site.example:8080/c%2Fd")]
    public void Resolve_Reference_IsReadAsABrowserDoes(string reference, string? address) =>
        (WebAddress.Resolve(reference, Page)?.AbsoluteUri).ShouldBe(address);

    [Theory]
    [InlineData("http://0x7f.1/", "http://127.0.0.1/")]
    [InlineData("http://2130706433/", "http://127.0.0.1/")]
    [InlineData("http://0177.0.0.0x1/", "http://127.0.0.1/")]
    [InlineData("http://127.1./", "http://127.0.0.1/")]
    [InlineData("http://256.0.0.1/", null)]
    [InlineData("http://1.2.3.4.5/", null)]
    [InlineData("http://1.2.3.08/", null)]
    [InlineData("http://a.1/", null)]
    [InlineData("http://1.a/", "http://1.a/")]
    [InlineData("http://[0:0::1]/", "http://[::1]/")]
    [InlineData("http://[::1", null)]
    [InlineData("http://[fe80::1%25eth0]/", null)]
    [InlineData("http://münchen.example/", "http://xn--mnchen-3ya.example/")]
    [InlineData("http://MÜNCHEN.example/", "http://xn--mnchen-3ya.example/")]
    [InlineData("http://site。example/", "http://site.example/")]
    [InlineData("http://%73ite.example/", "http://site.example/")]
    [InlineData("http://si te.example/", null)]
    [InlineData("http://si<te.example/", null)]
    [InlineData("http://site%2Fexample/", null)]
    [InlineData("http://", null)]
    [InlineData("http:///", null)]
    [InlineData("http://:80/", null)]
    [InlineData("http://site.example:/c", "http://site.example/c")]
    [InlineData("http://site.example:080/c", "http://site.example/c")]
    [InlineData("https://site.example:80/c", "https://site.example:80/c")]
    [InlineData("http://site.example:65536/", null)]
    [InlineData("http://site.example:8a/", null)]
    [InlineData("http://user:pw@site.example/", null)]
    [InlineData("http://user@site.example/", null)]
    [InlineData("mailto:a@site.example", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("ftp://site.example/", null)]
    [InlineData("/relative", null)]
    [InlineData("", null)]
    public void Resolve_Absolute_HostAndPortFollowTheStandard(string written, string? address) => (WebAddress.Resolve(written)?.AbsoluteUri).ShouldBe(address);

    [Fact]
    public void Resolve_AnyText_NeverThrowsAndIsAFixedPoint()
    {
        const string alphabet = "ab.:/\\?#%2e@[]0x\t é{}'\"<>|^`;=&+-_~\uD800。";
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var text = (i % 3 == 0 ? "http://" : "") + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            if (WebAddress.Resolve(text, Page) is { } once)
            {
                once.Scheme.ShouldBeOneOf("http", "https");
                WebAddress.Resolve(once.AbsoluteUri)!.AbsoluteUri.ShouldBe(once.AbsoluteUri, text);
            }
        }
    }
}
