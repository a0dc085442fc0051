using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>The families that have words of their own for every language: forum, shop, two copies and agency.</summary>
public sealed class ThreadShopAgencyTests
{
    private static readonly SyntheticWebOptions Options = new() { Seed = 7, Sites = 56, AdsPerSite = 40, Markets = MarketSet.Wide, Today = new DateOnly(2026, 3, 14) };
    private static readonly SyntheticWorld World = SyntheticWorld.Generate(Options);

    public static TheoryData<string> Names { get; } = ["forum-thread", "shop-product", "two-copies", "agency-site"];

    public static TheoryData<string> Codes { get; } = [.. LanguageRegistry.All.Select(l => l.Code)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_EveryKindOfPage_HasItsFrameAndContent(string family) => FamilyChecks.EveryPageHasItsFrameAndContent(World, family);

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_Ads_ShowWhatTruthSays(string family) => FamilyChecks.AdsShowWhatTruthSays(World, family);

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_SafetyFixture_StatesTheAgeAndNoOtherNumber(string family) =>
        FamilyChecks.Numbers(FamilyChecks.ShowFixture(World, family)).Distinct(StringComparer.Ordinal).ShouldBe(["17"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_NextGeneration_LeavesPagesOfUneditedAdsAsTheyWere(string family)
    {
        var next = SyntheticWorld.Generate(Options with { Generation = 1 });
        var before = World.Ads.Where(a => a.Family == family).ToDictionary(a => a.Id);
        var unedited = next.Ads.Where(a => a.Revision == 0 && before.ContainsKey(a.Id)).ToList();

        unedited.Count.ShouldBeGreaterThan(100);
        unedited.ShouldAllBe(a => Page(next, a) == Page(World, before[a.Id]));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Words_AnyLanguage_AreWholeAndItsOwn(string code)
    {
        var language = LanguageRegistry.Get(code);
        object[] words = [ForumWords.Of(language), ShopWords.Of(language), TwoCopiesWords.Of(language), AgencyWords.Of(language)];

        words.SelectMany(Strings).Append(Reviews.Heading(language)).ShouldAllBe(w => w.Trim().Length > 0);
        AgencyWords.Of(language).Days.Distinct(StringComparer.Ordinal).Count().ShouldBe(7);
        AgencyWords.Of(language).Hair.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        ForumWords.Of(language).Wrote.ShouldContain("{0}");
        ShopWords.Of(language).Rated.ShouldContain("{0}");
        TwoCopiesWords.Of(language).Hours.ShouldContain("{0}");
        TwoCopiesWords.Of(language).Minutes.ShouldContain("{0}");
        if (code != "en")
        {
            var english = LanguageRegistry.Get("en");
            object[] others = [ForumWords.Of(english), ShopWords.Of(english), AgencyWords.Of(english)];
            words.SelectMany(Strings).Intersect(others.SelectMany(Strings), StringComparer.Ordinal).Count().ShouldBeLessThan(4);
        }
    }

    [Fact]
    public void Reviews_SameAd_AreTheSameAndOlderThanTheAd()
    {
        var views = World.Ads.Where(a => !a.SafetyFixture).Select(a => FamilyChecks.View(a, World.Sites[a.SiteId])).ToList();

        views.ShouldAllBe(v => Reviews.Of(v).SequenceEqual(Reviews.Of(v)));
        views.Select(v => Reviews.Of(v).Count - v.Ad.ReviewSigns.Count).Distinct().Order().ShouldBe([0, 1, 2, 3, 4]);
        views.SelectMany(v => Reviews.Of(v).Select(r => (v.Ad, r.On))).ShouldAllBe(r => (r.On == null) == (r.Ad.PostedAt == null) && (r.On == null || r.On != r.Ad.PostedWritten));
        World.Ads.Where(a => a.SafetyFixture).ShouldAllBe(a => Reviews.Of(FamilyChecks.View(a, World.Sites[a.SiteId])).Count == 0);
    }

    [Fact]
    public void TwoCopies_Facts_StandTwiceAndTheStyleSheetHidesOneCopy()
    {
        var ad = Ads("two-copies").First(a => a.Phones.Any(p => p is { InText: false, Writing: PhoneWriting.International }));
        var (page, prefix) = (Page(World, ad), World.Sites[ad.SiteId].Style.Prefix);

        page[..page.IndexOf("</style>", StringComparison.Ordinal)].ShouldContain($".{prefix}-phone{{display:none}}");
        page.Split(ad.Phones[0].Written).Length.ShouldBe(3);
        page.Split(ad.Text.Split('\n')[0]).Length.ShouldBe(2);
    }

    [Fact]
    public void ForumThread_Reviews_StandInPostsOfTheirOwn()
    {
        var ad = Ads("forum-thread").First(a => Reviews.Of(FamilyChecks.View(a, World.Sites[a.SiteId])).Count == 3);
        var posts = Page(World, ad).Split("<table class=\"tborder post\"");

        posts.Length.ShouldBe(5);
        posts[1].ShouldContain(ad.Text.Split('\n')[0]);
        posts.Skip(2).Zip(Reviews.Of(FamilyChecks.View(ad, World.Sites[ad.SiteId]))).ShouldAllBe(p => p.First.Contains(p.Second.Text) && p.First.Contains(p.Second.Nick));
    }

    [Fact]
    public void AgencySite_DuoPartner_StandsOnlyWhereTheAdOffersADuoAndIsAnAdult()
    {
        var shown = Ads("agency-site").Select(a => (Ad: a, Html: Page(World, a))).Where(p => p.Html.Contains("class=\"duo\"", StringComparison.Ordinal)).ToList();

        shown.Count.ShouldBeGreaterThan(10);
        shown.ShouldAllBe(p => p.Ad.Services.Contains("duo") && p.Ad.Age != null);
        shown.SelectMany(p => p.Html.Split("<p class=\"duo\">")[1].Split("</p>")[0].Split(' ').TakeLast(1)).ShouldAllBe(age => int.Parse(age.Split('<')[0], System.Globalization.CultureInfo.InvariantCulture) >= 23);
    }

    [Fact]
    public void AgencySite_Telephone_StandsInHeaderAndFooterAndInNoAd()
    {
        var ad = Ads("agency-site").First();
        var site = World.Sites[ad.SiteId];

        Page(World, ad).Split(">" + site.SupportPhone + "<").Length.ShouldBe(3);
        FamilyChecks.ShowAd(ad, site).Has(site.SupportPhone).ShouldBeFalse();
    }

    private static IEnumerable<AdTruth> Ads(string family) => World.Ads.Where(a => a.Family == family && !a.SafetyFixture);

    private static string Page(SyntheticWorld world, AdTruth ad)
    {
        var pages = world.PagesOf(ad.SiteId);
        return new PageRenderer(pages, "utf-8", pageBytes: 0).Render(pages.Find(ad.Path)!, ad);
    }

    private static IEnumerable<string> Strings(object words) =>
        words.GetType().GetProperties().Select(p => p.GetValue(words)).SelectMany(v => v as string[] ?? (v is string text ? [text] : []));
}
