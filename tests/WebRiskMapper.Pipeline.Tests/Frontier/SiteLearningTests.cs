using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class SiteLearningTests
{
    [Fact]
    public void IsIgnored_ParameterThatNeverChangesThePage_IsLearntAndSurvivesStorage()
    {
        var learning = SiteLearning.Read(json: null);
        for (var ad = 0; ad < SiteLearning.PairsToIgnore; ad++)
        {
            learning.IsIgnored("from").ShouldBeFalse();
            learning.Observe(Url($"/ad?id={ad}&from=home"), Page(PageType.Ad), key: ad);
            learning.Observe(Url($"/ad?id={ad}&from=list"), Page(PageType.Ad), key: ad);
        }

        var stored = SiteLearning.Read(learning.Write());

        stored.IsIgnored("from").ShouldBeTrue();
        stored.IsIgnored("id").ShouldBeFalse();
        Url("/ad?from=mail&id=7").Without(stored.IsIgnored).Text.ShouldBe("http://site.example/ad?id=7");
        Url("/ad?from=mail").Without(stored.IsIgnored).Text.ShouldBe("http://site.example/ad");
    }

    [Fact]
    public void IsIgnored_OnePairThatDiffers_IsEnoughToKeepAParameter()
    {
        var learning = SiteLearning.Read(json: null);
        learning.Observe(Url("/list?page=1"), Page(PageType.List), key: 1);
        for (var page = 2; page < 20; page++)
        {
            // Beyond the last page this site shows the first one again.
            learning.Observe(Url($"/list?page={page}"), Page(PageType.List), key: page == 2 ? 2 : 1);
        }

        learning.IsIgnored("page").ShouldBeFalse();
    }

    [Fact]
    public void IsTrap_ManyPagesThatRepeatEachOtherWithoutAds_AreOne()
    {
        var learning = SiteLearning.Read(json: null);
        for (var day = 0; day < SiteLearning.PagesToDistrust + 10; day++)
        {
            learning.Observe(Url($"/events?day={day}"), Page(PageType.Other, $"Nothing happens on day {day} in this town, come again another day"), day);
        }

        learning.IsTrap(PageAddress.Shape(Url("/events?day=999").Uri)).ShouldBeTrue();
        learning.IsTrap(PageAddress.Shape(Url("/ad/1").Uri)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(PageType.Ad, false)]
    [InlineData(PageType.List, true)]
    public void IsTrap_PagesThatAreAdsOrLeadToThem_NeverAre(PageType type, bool linksToAds)
    {
        var learning = SiteLearning.Read(json: null);
        for (var i = 0; i < 200; i++)
        {
            learning.Observe(Url($"/x/{i}"), Page(type, "All the same text on every one of these pages", linksToAds), i);
        }

        learning.IsTrap(PageAddress.Shape(Url("/x/1").Uri)).ShouldBeFalse();
    }

    [Fact]
    public void TakeReclassified_ShapeOfAds_IsKnownAfterAFewPagesAndToldOnce()
    {
        var learning = SiteLearning.Read(json: null);
        for (var i = 0; i < SiteLearning.PagesToKnow; i++)
        {
            learning.TakeReclassified().ShouldBeEmpty();
            learning.Observe(Url($"/p/name-{i}"), Page(PageType.Ad), i);
        }

        learning.TakeReclassified().ShouldBe([(PageAddress.Shape(Url("/p/name-1").Uri), UrlKind.Ad)]);
        learning.TakeReclassified().ShouldBeEmpty();
        learning.KindOf(PageAddress.Shape(Url("/p/other-77").Uri)).ShouldBe(UrlKind.Ad);
    }

    [Fact]
    public void Observe_HostileSite_StaysBounded()
    {
        var learning = SiteLearning.Read(json: null);
        for (var i = 0; i < 20_000; i++)
        {
            learning.Observe(Url(string.Create(CultureInfo.InvariantCulture, $"/a?k{i}=1&k{i + 1}=2")), Page(PageType.Other, $"text {(char)('a' + (i % 26))}"), i);
        }

        learning.Write().Length.ShouldBeLessThan(64_000);
    }

    [Theory]
    [InlineData("/cal?date=2031-01", true)]
    [InlineData("/cal?year=1990&month=2", true)]
    [InlineData("/cal?date=2027-03-01", false)]
    [InlineData("/ad?id=2093-12", true)]
    [InlineData("/ad?id=209312", false)]
    [InlineData("/ad/2093/12", false)]
    public void IsCalendar_DateFarAway_IsOne(string path, bool isCalendar) => UrlScope.IsCalendar(Url(path).Uri, 2026).ShouldBe(isCalendar);

    [Fact]
    public void SimHash_SmallDifference_IsNearAndAnotherTextIsNot()
    {
        const string text = "The page that you are looking for does not exist any more. It may have been removed by its author, or the address may be wrong. Please go back to the home page and search again.";
        SimHash.IsNear(SimHash.Of(text), SimHash.Of(text + " 1234")).ShouldBeTrue();
        SimHash.IsNear(SimHash.Of(text), SimHash.Of("Our terms of use: by using this site you accept that we may store cookies and that all advertisers are responsible for what they publish here.")).ShouldBeFalse();
    }

    [Fact]
    public void Take_LanguageScope_PutsOtherLanguagesLastAndDropsOnlyDeclaredTwins()
    {
        var scope = new CampaignScope { Languages = ["de"] };
        using var state = new SiteState(new SiteClient(new EgressGate(EgressScope.LoopbackOnly), new FetchOptions { Contact = "https://example.org/" }, TimeProvider.System));
        state.Learn(json: null, profile: null);
        var intake = new LinkIntake(new UrlScope(new Uri("http://site.example/"), scope), scope, state, 2026);
        FoundLink[] links =
        [
            Found("/de/a"), Found("/en/a"), Found("/en/b") with { Language = "en", IsAlternate = true }, Found("/c") with { Language = "en-gb" }, Found("/d"), Found("/e?lang=en"),
        ];

        intake.Take(links, FoundBy.Link, parent: null).Select(d => (d.Url.Uri.PathAndQuery, d.Priority)).ShouldBe(
            [("/de/a", 10), ("/en/a", 2), ("/c", 2), ("/d", 10), ("/e?lang=en", 2)]);
    }

    private static FoundLink Found(string path) => new(new Uri("http://site.example" + path), UrlKind.Page, 1);

    private static CanonicalUrl Url(string path) => CanonicalUrl.TryCreate("http://site.example" + path)!;

    private static ParsedPage Page(PageType type, string text = "text", bool linksToAds = false) => new()
    {
        Type = type,
        TypeConfidence = 1,
        Charset = "utf-8",
        Links = linksToAds ? [new PageLink(new Uri("http://site.example/ad/1"), LinkKind.Ad)] : [],
        Main = new AdText { Text = text, Site = new SiteContext("site.example", ["AT"], "en"), Url = new Uri("http://site.example/"), FetchedAt = default },
    };
}
