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

    // Further cases, most of them after RFC 9309 sections 2.2.1 to 2.2.4 and the habits of the crawlers that site owners test against.
    [Theory]
    // Rules before any group belong to nobody; neighbouring User-agent lines share rules; a group that comes twice is one.
    [InlineData("allow: /x\n\nuser-agent: A\ndisallow: /\n", "A", "/x", false)]
    [InlineData("user-agent: A\nuser-agent: B\ndisallow: /x", "A", "/x", false)]
    [InlineData("user-agent: A\nuser-agent: B\ndisallow: /x", "B", "/x", false)]
    [InlineData("user-agent: A\nuser-agent: B\ndisallow: /x", "C", "/x", true)]
    [InlineData("user-agent: A\ndisallow: /\nallow: /x/\nuser-agent: B\ndisallow: /\nallow: /y/\n\n\nallow: /w/\nuser-agent: C\n\nuser-agent: A\nallow: /z/\ndisallow: /", "A", "/z/d", true)]
    [InlineData("user-agent: A\ndisallow: /\nallow: /x/\nuser-agent: B\ndisallow: /\nallow: /y/\n\n\nallow: /w/\nuser-agent: C\n\nuser-agent: A\nallow: /z/\ndisallow: /", "A", "/y/c", false)]
    [InlineData("user-agent: A\ndisallow: /\nallow: /x/\nuser-agent: B\ndisallow: /\nallow: /y/\n\n\nallow: /w/\nuser-agent: C\n\nuser-agent: A\nallow: /z/\ndisallow: /", "B", "/w/a", true)]
    [InlineData("user-agent: A\ndisallow: /\nallow: /x/\nuser-agent: B\ndisallow: /\nallow: /y/\n\n\nallow: /w/\nuser-agent: C\n\nuser-agent: A\nallow: /z/\ndisallow: /", "C", "/z/d", true)]
    // Lines of other kinds do not separate groups (section 2.2.4).
    [InlineData("User-agent: B\nSitemap: https://a.example/s\nUser-agent: *\nDisallow: /", "A", "/x", false)]
    [InlineData("User-agent: B\nSitemap: https://a.example/s\nUser-agent: *\nDisallow: /", "B", "/x", false)]
    [InlineData("User-agent: B\nUnknown: thing\nUser-agent: *\nDisallow: /", "B", "/x", false)]
    [InlineData("User-agent: B\nCrawl-delay: 5\n\nUser-agent: *\nDisallow: /x", "B", "/x", false)]
    [InlineData("User-agent: A\n\n# note\n\nDisallow: /x", "A", "/x", false)]
    [InlineData("User-agent: A\nDisallow: /x\nUnknown: y\nDisallow: /z", "A", "/z", false)]
    // Names.
    [InlineData("User-agent: a\nDisallow: /", "A", "/", false)]
    [InlineData("User-agent: A/1.2 (beta)\nDisallow: /", "A", "/", false)]
    [InlineData("User-agent: A\nDisallow: /", "A/2.0 (+https://a.example)", "/", false)]
    [InlineData("User-agent: Examplebot\nDisallow: /", "Mozilla/5.0 (compatible; Examplebot/2.1; +https://a.example/bot)", "/", false)]
    [InlineData("User-agent: Mozilla\nDisallow: /", "Mozilla/5.0 (compatible; Examplebot/2.1; +https://a.example/bot)", "/", true)]
    [InlineData("User-agent: Example\nDisallow: /", "Examplebot", "/", true)]
    [InlineData("User-agent: Examplebot-News\nDisallow: /", "Examplebot", "/", true)]
    [InlineData("User-agent: Foo Bar\nDisallow: /", "Foo", "/", false)]
    [InlineData("User-agent: b12bot\nDisallow: /", "B12bot/1.4", "/", false)]
    [InlineData("User-agent: b13bot\nDisallow: /", "B12bot", "/", true)]
    [InlineData("User-agent: * # all\nDisallow: /", "A", "/", false)]
    [InlineData("User-agent: * all\nDisallow: /", "A", "/", false)]
    [InlineData("User-agent: *bot\nDisallow: /", "Abot", "/", true)]
    [InlineData("User-agent:\nDisallow: /", "A", "/", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: A\nDisallow:", "A", "/", true)]
    // Longest match in octets.
    [InlineData("user-agent: *\ndisallow: /x/page.html\nallow: /x/page.html", "A", "/x/page.html", true)]
    [InlineData("user-agent: *\nallow: /page\ndisallow: /*.html", "A", "/page.html", false)]
    [InlineData("user-agent: *\nallow: /x/page.\ndisallow: /*.html", "A", "/x/page.html", true)]
    [InlineData("user-agent: *\nallow: /x/page.\ndisallow: /*.html", "A", "/x/y.html", false)]
    [InlineData("user-agent: *\nallow: /p\ndisallow: /", "A", "/page", true)]
    [InlineData("user-agent: *\nallow: /folder\ndisallow: /folder", "A", "/folder/page", true)]
    [InlineData("user-agent: *\nallow: /$\ndisallow: /", "A", "/", true)]
    [InlineData("user-agent: *\nallow: /$\ndisallow: /", "A", "/page.htm", false)]
    [InlineData("user-agent: *\ndisallow: /a\nallow: /a$", "A", "/a", true)]
    [InlineData("user-agent: *\ndisallow: /é\nallow: /*abcd", "A", "/éabcd", false)]
    // Wildcards and what they are not.
    [InlineData("user-agent: *\ndisallow: /a$b", "A", "/a$b", false)]
    [InlineData("user-agent: *\ndisallow: /a$b", "A", "/a", true)]
    [InlineData("user-agent: *\ndisallow: /a$$", "A", "/a$", false)]
    [InlineData("user-agent: *\ndisallow: /a$$", "A", "/a", true)]
    [InlineData("user-agent: *\ndisallow: /path/file-with-a-%2A.html", "A", "/path/file-with-a-*.html", false)]
    [InlineData("user-agent: *\ndisallow: /path/file-with-a-%2A.html", "A", "/path/file-with-a-b.html", true)]
    [InlineData("user-agent: *\ndisallow: /path/foo-%24", "A", "/path/foo-$", false)]
    [InlineData("user-agent: *\ndisallow: /path/foo-%24", "A", "/path/foo-", true)]
    [InlineData("user-agent: *\ndisallow: /*", "A", "/", false)]
    [InlineData("user-agent: *\ndisallow: *", "A", "/", false)]
    [InlineData("user-agent: *\ndisallow: /**/*$", "A", "/a/b", false)]
    [InlineData("user-agent: *\ndisallow: $", "A", "/", true)]
    [InlineData("user-agent: *\ndisallow: /*a*$", "A", "/bab", false)]
    [InlineData("user-agent: *\ndisallow: /*ab$", "A", "/abab", false)]
    [InlineData("user-agent: *\ndisallow: /fish/", "A", "/fish", true)]
    [InlineData("user-agent: *\ndisallow: fish", "A", "/fish", true)]
    // Percent-encoding (table of section 2.2.2).
    [InlineData("user-agent: *\ndisallow: /foo/bar?baz=quz", "A", "/foo/bar?baz=quz", false)]
    [InlineData("user-agent: *\ndisallow: /foo/bar?baz=https://foo.bar", "A", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false)]
    [InlineData("user-agent: *\ndisallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar", "A", "/foo/bar?baz=https://foo.bar", false)]
    [InlineData("user-agent: *\ndisallow: /*https://", "A", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false)]
    [InlineData("user-agent: *\ndisallow: /foo/bar/%62%61%7A", "A", "/foo/bar/baz", false)]
    [InlineData("user-agent: *\ndisallow: /foo/bar/baz", "A", "/foo/bar/%62%61%7a", false)]
    [InlineData("user-agent: *\ndisallow: /a%3cd.html", "A", "/a%3Cd.html", false)]
    [InlineData("user-agent: *\ndisallow: /a/b", "A", "/a%2Fb", true)]
    [InlineData("user-agent: *\ndisallow: /a b", "A", "/a%20b", false)]
    [InlineData("user-agent: *\ndisallow: /a{b}|\"c\"", "A", "/a%7Bb%7D%7C%22c%22", false)]
    [InlineData("user-agent: *\ndisallow: /100%", "A", "/100%25", false)]
    [InlineData("user-agent: *\ndisallow: /%zz", "A", "/%25zz", false)]
    [InlineData("user-agent: *\ndisallow: /😀", "A", "/%F0%9F%98%80", false)]
    // Query strings: a rule about a query is not a rule about the site.
    [InlineData("user-agent: *\ndisallow: /?", "A", "/", true)]
    [InlineData("user-agent: *\ndisallow: /?", "A", "/page", true)]
    [InlineData("user-agent: *\ndisallow: /?", "A", "/?a=b", false)]
    [InlineData("user-agent: *\ndisallow: /*?", "A", "/page", true)]
    [InlineData("user-agent: *\ndisallow: /*?*sort=", "A", "/list?page=2&sort=asc", false)]
    [InlineData("user-agent: *\ndisallow: /*?*sort=", "A", "/list?page=2", true)]
    [InlineData("user-agent: *\ndisallow: /robots.txt", "A", "/robots.txt", true)]
    [InlineData("user-agent: *\ndisallow: /", "A", "/Robots.txt", false)]
    // Slips that everybody understands, and those that nobody does.
    [InlineData("user-agent A\ndisallow /", "A", "/x", false)]
    [InlineData("user agent: A\ndissallow: /", "A", "/x", false)]
    [InlineData("useragent: A\ndisalow: /", "A", "/x", false)]
    [InlineData("foo: A\nbar: /", "A", "/x", true)]
    [InlineData("user-agent: A\ndisallow / and more", "A", "/x", true)]
    [InlineData("user-agent: A\n: /\ndisallow: /x", "A", "/x", false)]
    [InlineData("user-agent: A\rdisallow: /x\r\nallow: /x/y\n", "A", "/x/z", false)]
    [InlineData("user-agent: A\u2028disallow: /x", "A", "/x", true)]
    [InlineData("user-agent: A\ndisallow: /x\u0085allow: /x", "A", "/x", true)]
    public void IsAllowed_CaseForAgent_FollowsRfc9309(string file, string agent, string path, bool allowed)
    {
        RobotsRules.Parse(Encoding.UTF8.GetBytes(file), RobotsAgent.TokenOf(agent)).IsAllowed(path).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", 2)]
    [InlineData("User-agent: *\r\nDisallow: /a\r\nDisallow: /", 3)]
    [InlineData("User-agent: *\rDisallow: /a\rDisallow: /", 3)]
    [InlineData("\n\r\n\rUser-agent: *\n\nDisallow: /x", 6)]
    [InlineData("User-agent: *\nDisallow: /x\nAllow: /y\nDisallow: /x", 2)]
    [InlineData("User-agent: *\nDisallow: /\nDisallow: /x/y\nDisallow: /x", 3)]
    public void Decide_RuleThatDecided_IsNamedByItsLine(string file, int line)
    {
        Parse(file).Decide("/x/y").ShouldBe(new RobotsDecision(false, line));
    }

    public static TheoryData<byte[], bool> Encodings()
    {
        const string Text = "User-agent: *\nDisallow: /é/";
        byte[] utf8 = Encoding.UTF8.GetBytes(Text);
        return new()
        {
            { utf8, false },
            { [0xEF, 0xBB, 0xBF, .. utf8], false },
            { [0xEF, 0xBB, .. utf8], false },
            { [0xEF, .. utf8], false },
            // A mark that is not one spoils the line it stands on, and here that is the group.
            { [0xEF, 0x11, 0xBF, .. utf8], true },
            { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], false },
            { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)], false },
            { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text), 0x0A], false },
            { [.. Encoding.Unicode.GetBytes("User-agent: *\nDisallow: /%C3%A9/")], false },
            { [.. utf8, 0, 0, 0, 0], false },
            { [.. "User-agent: *\nDisallow: /\0\0"u8], false },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Parse_AnyEncoding_ReadsWhatWasMeant(byte[] file, bool allowed)
    {
        RobotsRules.Parse(file, "WebRiskMapper").IsAllowed("/%C3%A9/1").ShouldBe(allowed);
    }

    [Fact]
    public void Parse_RuleInLatin1_MatchesTheUrlWithTheSameBytes()
    {
        var rules = RobotsRules.Parse(Encoding.Latin1.GetBytes("User-agent: *\nDisallow: /caf\u00E9"), "WebRiskMapper");

        rules.IsAllowed("/caf%E9").ShouldBeFalse();
        rules.IsAllowed("/caf%e9/menu").ShouldBeFalse();
        rules.IsAllowed("/caf%C3%A9").ShouldBeTrue();
    }

    [Fact]
    public void Parse_LineThatTheLimitCutsInTwo_IsNotUsed()
    {
        const string Start = "User-agent: *\nDisallow: /early\n#";
        const string Last = "\nDisallow: /late";
        var filler = new string('x', RobotsText.MaxBytes - Start.Length - Last.Length);

        Parse(Start + filler + Last).IsAllowed("/late").ShouldBeFalse();
        Parse(Start + filler + Last + "\nDisallow: /behind").IsAllowed("/late").ShouldBeFalse();
        Parse(Start + filler + Last + "r").IsAllowed("/late").ShouldBeTrue();
        Parse(Start + filler + Last + "r").IsAllowed("/early").ShouldBeFalse();
    }

    [Fact]
    public void Parse_VeryLongLine_IsARuleLikeAnyOther()
    {
        var path = "/" + new string('a', 20_000);

        Parse("User-agent: *\nDisallow: " + path).IsAllowed(path).ShouldBeFalse();
        Parse("User-agent: *\nDisallow: " + path).IsAllowed(path[..^1]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Crawl-delay: 10s", 10.0)]
    [InlineData("Crawl-delay: 0.5 # half", 0.5)]
    [InlineData("Crawl-delay: 3\nCrawl-delay: 7\nCrawl-delay: 5", 7.0)]
    [InlineData("Crawl-delay: 99999999999999999999", 86_400.0)]
    [InlineData("Crawl-delay: soon", null)]
    [InlineData("Crawl-delay: -3", null)]
    [InlineData("Crawl-delay: 1e9", 1.0)]
    public void CrawlDelay_AsWritten_IsReadLeniently(string line, double? seconds)
    {
        Parse("User-agent: *\n" + line).CrawlDelay.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public void CrawlDelay_BeforeFurtherAgents_IsOfThoseNamedBefore()
    {
        const string File = "User-agent: Other\nCrawl-delay: 9\nUser-agent: *\nDisallow: /x";

        Parse(File).CrawlDelay.ShouldBeNull();
        RobotsRules.Parse(Encoding.UTF8.GetBytes(File), "Other").CrawlDelay.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public void Parse_RulesBeyondTheLimit_AreIgnored()
    {
        var file = "User-agent: *\nDisallow: /early\n#" + new string('x', RobotsText.MaxBytes) + "\nDisallow: /late";

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
    public void IsAllowed_FileMadeToBeSlow_EndsQuickly()
    {
        // As many rules as fit into the limit, each of them made to be tried in vain over the whole of a long path.
        var pattern = "\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 100)) + "*b$";
        var many = Parse("User-agent: *" + string.Concat(Enumerable.Repeat(pattern, RobotsText.MaxBytes / pattern.Length)));
        var path = "/" + new string('a', 1900);
        var started = TimeProvider.System.GetTimestamp();

        for (var i = 0; i < 20; i++)
        {
            many.IsAllowed(path).ShouldBeTrue();
        }

        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void IsAllowed_PatternOfManyStars_EndsQuickly()
    {
        var rules = Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 500)) + "$");

        rules.IsAllowed("/" + new string('a', 5000) + "b").ShouldBeTrue();
    }
}
