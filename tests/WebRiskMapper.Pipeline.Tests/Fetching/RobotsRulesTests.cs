using System.Text;
using Shouldly;
using WebRiskMapper.Pipeline.Fetching.Robots;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Fetching;

public sealed class RobotsRulesTests
{
    private static RobotsRules Parse(string text) => RobotsRules.Parse(Encoding.UTF8.GetBytes(text), "WebRiskMapper");

    [Theory]
    // Longest match, tie goes to allow (RFC 9309 section 2.2.2 and 5.2).
    [InlineData("User-agent: *\nDisallow: /example/page/\nAllow: /example/page/sub", "/example/page/sub/x", true)]
    [InlineData("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("User-agent: *\nDisallow: /p\nAllow: /p", "/p", true)]
    [InlineData("User-agent: *\nDisallow:", "/anything", true)]
    [InlineData("User-agent: *\nDisallow: /", "/", false)]
    [InlineData("User-agent: *\nDisallow: /fish", "/fishheads/catfish.php?x=1", false)]
    [InlineData("User-agent: *\nDisallow: /fish", "/Fish.asp", true)]
    [InlineData("User-agent: *\nDisallow: /fish", "/catfish", true)]
    // Wildcards.
    [InlineData("User-agent: *\nDisallow: /*.php$", "/folder/filename.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/filename.php?parameters", true)]
    [InlineData("User-agent: *\nDisallow: /fish*.php", "/fishheads/catfish.php?id=1", false)]
    [InlineData("User-agent: *\nDisallow: *?session=", "/a/b?session=1", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/aXbYcZc", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/aXbYcZ", true)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    // Percent-encoding: one spelling for both sides, but an encoded slash is no slash.
    [InlineData("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%e3%83%84", "/foo/bar/ツ", false)]
    [InlineData("User-agent: *\nDisallow: /%7Ejoe/", "/~joe/x", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", false)]
    // Groups.
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: webriskmapper\nAllow: /", "/x", true)]
    [InlineData("User-agent: WebRiskMapper/0.1\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: WebRiskMapperPro\nDisallow: /x", "/x", true)]
    [InlineData("User-agent: WebRisk\nDisallow: /x", "/x", true)]
    [InlineData("User-agent: Other\nUser-agent: WebRiskMapper\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: WebRiskMapper\nDisallow: /x\n\nUser-agent: B\nDisallow: /y\n\nUser-agent: WebRiskMapper\nDisallow: /z", "/z", false)]
    [InlineData("User-agent: WebRiskMapper\nDisallow: /x\n\nUser-agent: B\nDisallow: /y\n\nUser-agent: WebRiskMapper\nDisallow: /z", "/y", true)]
    [InlineData("User-agent: WebRiskMapper\n\nUser-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: *\nSitemap: https://a.example/s.xml\nDisallow: /x", "/x", false)]
    // Loose writing.
    [InlineData("\uFEFFUser-agent: *\nDisallow: /x", "/x", false)]
    [InlineData("user-AGENT : * # all\r\n  disallow :/x # here\r\n", "/x", false)]
    [InlineData("User-agent: *\rDisallow: /x", "/x", false)]
    [InlineData("Disallow: /x", "/x", true)]
    [InlineData("<html><body>not found</body></html>", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void IsAllowed_Case_FollowsRfc9309(string file, string path, bool allowed)
    {
        Parse(file).IsAllowed(path).ShouldBe(allowed);
    }

    [Fact]
    public void Parse_RulesBeyondTheLimit_AreIgnored()
    {
        var file = "User-agent: *\nDisallow: /early\n#" + new string('x', RobotsRules.MaxBytes) + "\nDisallow: /late";

        var rules = Parse(file);

        rules.IsAllowed("/early").ShouldBeFalse();
        rules.IsAllowed("/late").ShouldBeTrue();
    }

    [Fact]
    public void Parse_CrawlDelayAndSitemaps_AreRead()
    {
        var rules = Parse("Sitemap: https://a.example/one.xml\nUser-agent: *\nCrawl-delay: 2.5\nUser-agent: Other\nCrawl-delay: 9\nSitemap: /two.xml");

        rules.CrawlDelay.ShouldBe(TimeSpan.FromSeconds(2.5));
        rules.Sitemaps.ShouldBe(["https://a.example/one.xml", "/two.xml"]);
    }

    [Fact]
    public void IsAllowed_PatternOfManyStars_EndsQuickly()
    {
        var rules = Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 500)) + "$");

        rules.IsAllowed("/" + new string('a', 5000) + "b").ShouldBeTrue();
    }
}
