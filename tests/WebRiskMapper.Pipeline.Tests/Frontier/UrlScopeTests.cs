using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class UrlScopeTests
{
    [Theory]
    [InlineData("https://site.example/", "https://site.example/ads", true)]
    [InlineData("https://site.example/", "http://site.example/ads", true)]
    [InlineData("https://site.example/", "https://www.site.example/ads", true)]
    [InlineData("https://www.site.example/", "https://site.example/ads", true)]
    [InlineData("https://site.example/", "https://SITE.example/ads", true)]
    [InlineData("https://site.example/", "https://m.site.example/ads", false)]
    [InlineData("https://site.example/", "https://site.example.other.example/ads", false)]
    [InlineData("https://site.example/", "https://site.example:8443/ads", false)]
    [InlineData("http://site.example:8080/", "http://site.example:8080/ads", true)]
    [InlineData("http://site.example:8080/", "http://site.example/ads", false)]
    [InlineData("https://xn--mnchen-3ya.example/", "https://münchen.example/ads", true)]
    [InlineData("https://site.example/", "https://site.example/photo.jpg", false)]
    [InlineData("https://site.example/", "https://site.example/clip.mp4", false)]
    public void Contains_Hosts_AreTheSitesOwnAndTextOnly(string site, string url, bool contained) =>
        new UrlScope(new Uri(site), new CampaignScope()).Contains(CanonicalUrl.TryCreate(url).ShouldNotBeNull()).ShouldBe(contained);

    [Theory]
    [InlineData("/ads/1", "", "", true)]
    [InlineData("/ads/1", "/ads/", "", true)]
    [InlineData("/news/1", "/ads/", "", false)]
    [InlineData("/news/1", "/ads/ /news/", "", true)]
    [InlineData("/ads/1", "/ads/", "/ads/1", false)]
    [InlineData("/ads/10", "/ads/", "/ads/1$", true)]
    [InlineData("/ads/1?sort=age", "", "/*sort=", false)]
    [InlineData("/ads/1?page=2", "", "/*sort=", true)]
    [InlineData("/de/ads/1", "/*/ads/", "", true)]
    public void Contains_Paths_AreIncludedUnlessExcluded(string path, string include, string exclude, bool contained)
    {
        var scope = new CampaignScope { Include = Words(include), Exclude = Words(exclude) };

        new UrlScope(new Uri("https://site.example/"), scope).Contains(CanonicalUrl.TryCreate("https://site.example" + path).ShouldNotBeNull()).ShouldBe(contained);
    }

    [Theory]
    [InlineData("/vienna/ads/1", false)]
    [InlineData("/a/b/a/b/a/b", false)]
    [InlineData("/a/b/a/b/a/b/a/b", true)]
    [InlineData("/A/b/a/c/A/d/a/e", true)]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", false)]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", true)]
    [InlineData("/list?a=1&b=2&c=3&d=4&e=5&f=6", false)]
    [InlineData("/list?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11&l=12", false)]
    [InlineData("/list?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9&j=10&k=11&l=12&m=13", true)]
    public void IsTrap_PathsAndParameters_WithoutEnd(string path, bool trap) => UrlScope.IsTrap(new Uri("https://site.example" + path)).ShouldBe(trap);

    [Theory]
    [InlineData("/events?date=2026-05-01", false)]
    [InlineData("/events?month=2028-12", false)]
    [InlineData("/events?month=2029-01", true)]
    [InlineData("/events?day=1999-12-31", true)]
    [InlineData("/events?year=2031", true)]
    [InlineData("/ads?id=2031", false)]
    [InlineData("/ads?price=9999", false)]
    [InlineData("/events", false)]
    public void IsCalendar_DatesFarOff_TurnLeavesForEver(string path, bool calendar) => UrlScope.IsCalendar(new Uri("https://site.example" + path), 2026).ShouldBe(calendar);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
