using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("HTTP://Site.Example:80", "http://site.example/")]
    [InlineData("https://site.example:443/a", "https://site.example/a")]
    [InlineData("https://site.example:8443/a", "https://site.example:8443/a")]
    [InlineData("http://site.example/a/../b/./c#part", "http://site.example/b/c")]
    [InlineData("http://site.example/?utm_source=x&b=2&UTM_medium=y&a=1&fbclid=z", "http://site.example/?b=2&a=1")]
    [InlineData("http://site.example/p?gclid=1", "http://site.example/p")]
    [InlineData("http://site.example/p?", "http://site.example/p")]
    [InlineData("http://site.example/p?&&a=1&", "http://site.example/p?a=1")]
    [InlineData("http://site.example/p;jsessionid=0A1B?x=1", "http://site.example/p?x=1")]
    [InlineData("http://site.example/p?PHPSESSID=abc&x=1", "http://site.example/p?x=1")]
    [InlineData("http://site.example/p?sid=0123456789abcdef0123456789abcdef", "http://site.example/p")]
    [InlineData("http://site.example/p?sid=17", "http://site.example/p?sid=17")]
    [InlineData("http://site.example/%e3%83%84", "http://site.example/%E3%83%84")]
    [InlineData("http://site.example/ツ", "http://site.example/%E3%83%84")]
    [InlineData("http://münchen.example/", "http://xn--mnchen-3ya.example/")]
    [InlineData("http://site.example./", "http://site.example/")]
    [InlineData("http://127.0.0.5:8080/a", "http://127.0.0.5:8080/a")]
    public void TryCreate_Spelling_BecomesOne(string url, string canonical)
    {
        CanonicalUrl.TryCreate(url)!.Text.ShouldBe(canonical);
    }

    [Theory]
    [InlineData("mailto:a@site.example")]
    [InlineData("javascript:void(0)")]
    [InlineData("http://user:pw@site.example/")]
    [InlineData("/relative")]
    [InlineData("http://xn--\u00ff/")]
    [InlineData("http://\u00ad\u2028.example/")]
    public void TryCreate_NotAPage_IsNull(string url)
    {
        CanonicalUrl.TryCreate(url).ShouldBeNull();
    }

    [Fact]
    public void TryCreate_OverlongUrl_IsNull()
    {
        CanonicalUrl.TryCreate("http://site.example/" + new string('a', CanonicalUrl.MaxLength)).ShouldBeNull();
    }

    [Fact]
    public void TryCreate_Canonical_IsAFixedPoint()
    {
        var once = CanonicalUrl.TryCreate("http://Site.example/%7Ea/../%d0%b0?z=%2f&utm_term=1#x")!;

        CanonicalUrl.TryCreate(once.Text)!.Text.ShouldBe(once.Text);
    }

    [Fact]
    public void Hash_SamePageTwoSpellings_IsEqual()
    {
        var one = CanonicalUrl.TryCreate("http://site.example/a?utm_source=mail")!;
        var other = CanonicalUrl.TryCreate("http://SITE.example:80/a#top")!;

        other.ShouldBe(one);
        UrlHash.FromBytes(other.Hash.ToBytes()).ShouldBe(one.Hash);
        CanonicalUrl.TryCreate("http://site.example/b")!.Hash.ShouldNotBe(one.Hash);
    }
}
