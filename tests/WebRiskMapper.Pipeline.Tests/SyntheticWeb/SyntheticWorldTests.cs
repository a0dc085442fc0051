using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

public sealed class SyntheticWorldTests
{
    private static readonly SyntheticWebOptions Default = new() { Seed = 7, Today = new DateOnly(2026, 3, 14) };
    private static readonly SyntheticWorld World = SyntheticWorld.Generate(Default);

    [Fact]
    public void Generate_SameOptions_GivesSamePages()
    {
        var again = SyntheticWorld.Generate(Default);

        again.Ads.Select(Line).ShouldBe(World.Ads.Select(Line));
        Bodies(again).ShouldBe(Bodies(World));
        Bodies(SyntheticWorld.Generate(Default with { Seed = 8 })).ShouldNotBe(Bodies(World));
    }

    [Fact]
    public void Generate_DefaultSize_HasTheCountriesLanguagesAndFamiliesAskedFor()
    {
        World.Sites.Count.ShouldBe(48);
        World.Ads.Select(a => a.Country).Distinct(StringComparer.Ordinal).Count().ShouldBe(12);
        World.Ads.Select(a => a.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["de", "el", "en", "es", "fr", "ru"]);
        World.Ads.Select(a => a.Family).Distinct(StringComparer.Ordinal).Count().ShouldBe(FamilyRegistry.All.Count);
        World.Ads.GroupBy(a => a.SiteId).ShouldAllBe(g => g.Count() >= 100);
        World.TruthByUrl(80).Count.ShouldBe(World.Ads.Count);
    }

    [Fact]
    public void Generate_TwelveSites_CoversEveryCountryAndLanguageInDifferentFamilies()
    {
        var small = SyntheticWorld.Generate(Default with { Sites = 12, AdsPerSite = 10 });

        small.Sites.SelectMany(s => s.Countries).Distinct(StringComparer.Ordinal).Count().ShouldBe(12);
        small.Sites.Select(s => s.Language).Distinct(StringComparer.Ordinal).Count().ShouldBe(6);
        small.Sites.Select(s => s.Family).Distinct(StringComparer.Ordinal).Count().ShouldBe(Math.Min(12, FamilyRegistry.All.Count));
        small.Entities.Count(e => e.Kind == EntityKind.Exploitation).ShouldBeGreaterThanOrEqualTo(1);
    }

    // Three million ads are laid out in a fraction of their texts' memory, and a site is written when it is asked.
    [Fact]
    public void Generate_ManyAds_WritesNoTextUntilAPageIsAsked()
    {
        var options = Default with { Sites = 60, AdsPerSite = 300 };
        SyntheticWorld.Generate(options with { Seed = 8 });

        var start = GC.GetAllocatedBytesForCurrentThread();
        var world = SyntheticWorld.Generate(options);
        var perAd = (GC.GetAllocatedBytesForCurrentThread() - start) / world.AdCount;
        start = GC.GetAllocatedBytesForCurrentThread();
        var site = world.PagesOf(0);
        var perListed = (GC.GetAllocatedBytesForCurrentThread() - start) / site.Ads.Count;
        start = GC.GetAllocatedBytesForCurrentThread();
        _ = world.Ads;
        var written = (GC.GetAllocatedBytesForCurrentThread() - start) / world.AdCount;

        perAd.ShouldBeLessThan(written / 3);
        perListed.ShouldBeLessThan(written * 2);
    }

    [Theory]
    [InlineData(0.005)]
    [InlineData(0.03)]
    [InlineData(0.10)]
    public void Generate_Prevalence_IsTheShareOfEntities(double prevalence)
    {
        var world = SyntheticWorld.Generate(Default with { ExploitationPrevalence = prevalence });

        var entities = world.Entities.Where(e => e.Kind != EntityKind.SafetyFixture).ToList();
        var share = entities.Count(e => e.Kind == EntityKind.Exploitation) / (double)entities.Count;
        share.ShouldBe(prevalence, prevalence * 0.15);
        (entities.Count(e => e.Kind == EntityKind.Independent) / (double)entities.Count).ShouldBeGreaterThan(0.8);
    }

    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.2)]
    public void Generate_PrevalenceOutOfRange_IsRefusedByName(double prevalence) =>
        Should.Throw<ArgumentException>(() => SyntheticWorld.Generate(Default with { ExploitationPrevalence = prevalence }))
            .Message.ShouldContain(nameof(SyntheticWebOptions.ExploitationPrevalence));

    [Fact]
    public void Generate_Ages_AreAdultExceptForTheOneFixture()
    {
        World.Ads.Where(a => !a.SafetyFixture).ShouldAllBe(a => a.Age == null || a.Age >= 18);
        var fixture = World.Ads.Single(a => a.SafetyFixture);
        fixture.Age.ShouldBe(17);
        fixture.Text.ShouldBeEmpty();
        fixture.Phones.ShouldBeEmpty();
        fixture.ImageCount.ShouldBe(0);
    }

    [Fact]
    public void Generate_Phones_AreNeverSharedByTwoEntities()
    {
        var owners = World.Entities.SelectMany(e => e.Phones.Distinct(StringComparer.Ordinal).Select(p => (p, e.Id))).ToList();

        owners.Select(o => o.p).Distinct(StringComparer.Ordinal).Count().ShouldBe(owners.Count);
        owners.ShouldAllBe(o => o.p[0] == '+' && o.p.Length >= 11 && o.p.Length <= 14 && o.p.Skip(1).All(char.IsAsciiDigit));
    }

    [Fact]
    public void Generate_IndependentSignals_FollowTheBaseRates()
    {
        var ads = World.Ads.Where(a => a.EntityKind == EntityKind.Independent).ToList();

        double Share(int signals) => ads.Count(a => a.Signals.Count(s => !string.Equals(s, "off_platform_only", StringComparison.Ordinal)) == signals) / (double)ads.Count;
        Share(1).ShouldBe(0.58, 0.05);
        Share(2).ShouldBe(0.21, 0.05);
    }

    [Fact]
    public void Generate_ExploitationNetworks_ShareFewPhonesAmongSeveralPersonasAndMove()
    {
        var networks = World.Entities.Where(e => e.Kind == EntityKind.Exploitation).ToList();
        var ads = World.Ads.ToDictionary(a => a.Id);

        networks.ShouldAllBe(e => e.PersonaCount >= 3 && e.Phones.Count <= 3);
        networks.Count(e => e.AdIds.Select(id => ads[id].City).Distinct(StringComparer.Ordinal).Count() > 1).ShouldBeGreaterThan(networks.Count / 2);
    }

    [Fact]
    public void Generate_NextGeneration_ChangesAFewAdsAndKeepsUrls()
    {
        var next = SyntheticWorld.Generate(Default with { Generation = 1 });
        var before = World.TruthByUrl(80);
        var after = next.TruthByUrl(80);

        var vanished = before.Keys.Count(u => !after.ContainsKey(u)) / (double)before.Count;
        var added = after.Keys.Count(u => !before.ContainsKey(u)) / (double)before.Count;
        var kept = before.Where(p => after.ContainsKey(p.Key)).ToList();
        var edited = kept.Count(p => after[p.Key].Revision > 0) / (double)before.Count;
        vanished.ShouldBe(0.03, 0.01);
        added.ShouldBe(0.03, 0.01);
        edited.ShouldBe(0.02, 0.01);
        kept.Where(p => after[p.Key].Revision == 0).ShouldAllBe(p => string.Equals(Line(after[p.Key]), Line(p.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void Generate_UneditedAd_HasTheSamePageInTheNextGeneration()
    {
        var next = SyntheticWorld.Generate(Default with { Generation = 1 });
        var before = Bodies(World);
        var after = Bodies(next);

        var unedited = next.Ads.Where(a => a.Revision == 0 && before.ContainsKey((a.SiteId, a.Path))).ToList();
        unedited.Count.ShouldBeGreaterThan(1000);
        unedited.Where(a => !string.Equals(before[(a.SiteId, a.Path)], after[(a.SiteId, a.Path)], StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Generate_TheNextDay_KeepsMostPostingDates()
    {
        var tomorrow = SyntheticWorld.Generate(Default with { Today = Default.Today.AddDays(1) });

        tomorrow.Ads.Zip(World.Ads).Count(p => p.First.PostedAt == p.Second.PostedAt).ShouldBeGreaterThan(World.Ads.Count * 95 / 100);
        World.Ads.ShouldAllBe(a => a.PostedAt == null || a.PostedAt <= Default.Today);
    }

    [Fact]
    public void Render_Ads_ShowWhatTruthSays()
    {
        foreach (var ad in World.Ads.Where(a => !a.SafetyFixture))
        {
            var site = World.Sites[ad.SiteId];
            var body = System.Net.WebUtility.HtmlDecode(Body(World, ad));
            body.ShouldContain(ad.Title);
            body.ShouldContain(ad.CityWritten!);
            foreach (var written in ad.Phones.Select(p => p.Written).Concat(ad.Emails.Select(e => e.Written)).Concat(ad.Handles.Select(h => h.Id)))
            {
                body.ShouldContain(written, customMessage: $"{site.Name} {ad.Path}");
            }

            foreach (var block in ad.Text.Split('\n'))
            {
                body.ShouldContain(block);
            }
        }
    }

    [Fact]
    public void Render_Ads_AreOfRealisticSize()
    {
        var sizes = World.Ads.Where(a => !a.SafetyFixture).Select(a => System.Text.Encoding.UTF8.GetByteCount(Body(World, a))).Order().ToList();

        sizes[0].ShouldBeGreaterThan(15_000);
        sizes[sizes.Count / 2].ShouldBeInRange(20_000, 35_000);
        sizes[^1].ShouldBeLessThan(40_000);
    }

    [Fact]
    public void Render_Families_DifferInMarkup()
    {
        var shapes = World.Ads.Where(a => !a.SafetyFixture).GroupBy(a => a.Family, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Tags(Body(World, g.First())), StringComparer.Ordinal);

        foreach (var (one, other) in shapes.SelectMany(a => shapes.Where(b => string.CompareOrdinal(a.Key, b.Key) < 0).Select(b => (a, b))))
        {
            var overlap = one.Value.Intersect(other.Value, StringComparer.Ordinal).Count() / (double)one.Value.Union(other.Value, StringComparer.Ordinal).Count();
            overlap.ShouldBeLessThan(0.4, $"{one.Key} and {other.Key}");
        }
    }

    [Fact]
    public void Listing_OrSitemap_ReachesEveryAllowedAd()
    {
        foreach (var site in World.Sites)
        {
            var pages = World.PagesOf(site.Id);
            pages.Ads.ShouldAllBe(a => a.Reach.InListing || a.Reach.InSitemap);
            pages.Ads.Count(a => a.Reach.InListing).ShouldBe(pages.All.Where(p => p.Path.StartsWith("/browse", StringComparison.Ordinal)).Sum(p => p.List!.Ads.Count));
        }

        (World.Ads.Count(a => a.InListing) / (double)World.Ads.Count).ShouldBe(0.96, 0.02);
        (World.Ads.Count(a => a.InSitemap) / (double)World.Ads.Count).ShouldBe(0.85, 0.02);
    }

    [Fact]
    public void SeedPlatforms_Mirrors_CarryTheirPlatformsName()
    {
        var rows = World.SeedPlatforms(18080);

        rows.Count.ShouldBe(48);
        rows.GroupBy(r => r.Platform, StringComparer.Ordinal).Count(g => g.Count() == 2).ShouldBe(4);
        rows[0].ShouldBe(new PlatformSeed("http://127.10.0.5:18080/", World.Sites[0].Name, "GB", "en", "classified", "synthetic", "invented site"));
        World.SeedPlatformsCsv(18080).Split('\n')[0].ShouldBe("site,platform,market_countries,language,type,source,note");
    }

    private static Dictionary<(int Site, string Path), string> Bodies(SyntheticWorld world) =>
        world.Ads.ToDictionary(a => (a.SiteId, a.Path), a => Body(world, a));

    private static string Body(SyntheticWorld world, AdTruth ad)
    {
        var pages = world.PagesOf(ad.SiteId);
        return new PageRenderer(pages, "utf-8", pageBytes: 0).Render(pages.Find(ad.Path)!, ad);
    }

    private static string Line(AdTruth ad) =>
        $"{ad.Id} {ad.Path} {ad.Title} {ad.Text} {string.Join(' ', ad.Phones)} {string.Join(' ', ad.Prices)} {ad.Age} {ad.PostedAt} {string.Join(' ', ad.Signals)}";

    /// <summary>Pairs of a tag and the one after it: the shape of a page without its words.</summary>
    private static HashSet<string> Tags(string html)
    {
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
        var tags = Regex.Matches(body, "<(?<tag>/?[A-Za-z0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(m => m.Groups["tag"].Value).ToList();
        return tags.Zip(tags.Skip(1), (a, b) => a + " " + b).ToHashSet(StringComparer.Ordinal);
    }
}
