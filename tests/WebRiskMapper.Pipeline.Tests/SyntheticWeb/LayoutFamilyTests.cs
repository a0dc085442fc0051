using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>The families with words of their own: each in all languages, with reviews below the ad and the site's own contact below all.</summary>
public sealed class LayoutFamilyTests
{
    private static readonly PageFamily[] Families = [new NextShell(), new RdfaTable(), new RateMatrix(), new IconGrid()];
    private static readonly SyntheticWebOptions Options = new() { Seed = 5, Markets = MarketSet.Wide, Sites = 112, AdsPerSite = 10, Today = new DateOnly(2026, 3, 14) };
    private static readonly SyntheticWorld World = SyntheticWorld.Generate(Options, Families);

    public static TheoryData<string> Names { get; } = [.. Families.Select(f => f.Name)];

    public static TheoryData<string> Codes { get; } = [.. LanguageRegistry.All.Select(l => l.Code)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_EveryKindOfPage_HasItsFrameAndContent(string family)
    {
        foreach (var site in World.Sites.Where(s => s.Family == family))
        {
            var pages = World.PagesOf(site.Id);
            var renderer = new PageRenderer(pages, "utf-8", pageBytes: 0);
            foreach (var page in pages.All)
            {
                var ad = page.Ad is { } entry ? pages.Truth(entry) : null;
                var shown = ShownPage.Page(renderer.Render(page, ad));
                var teasers = page.List is { } list ? pages.View(page, list).Teasers : [];

                shown.Text.ShouldContain(ad?.Title ?? page.Heading);
                shown.Text.ShouldContain(site.SupportPhone);
                shown.Text.ShouldContain(Surroundings.Mail(site));
                pages.Navigation.Concat(pages.Legal).Concat(pages.Cities).Select(l => l.Href).Except(shown.Links, StringComparer.Ordinal).ShouldBeEmpty(page.Path);
                teasers.Concat(pages.Related(page)).Select(t => t.Href).Except(shown.Links, StringComparer.Ordinal).ShouldBeEmpty(page.Path);
                teasers.Where(t => !shown.Text.Contains(t.Title, StringComparison.Ordinal) || !shown.Text.Contains(t.City ?? "", StringComparison.Ordinal)).ShouldBeEmpty(page.Path);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_Ads_ShowWhatTruthSays(string family)
    {
        var ads = World.Ads.Where(a => a.Family == family && !a.SafetyFixture).ToList();
        ads.Count.ShouldBeGreaterThan(200);
        foreach (var ad in ads)
        {
            var (shown, state) = Ad(ad);
            foreach (var value in Values(ad))
            {
                (shown.Has(value) || state.Contains(value, StringComparison.Ordinal)).ShouldBeTrue($"{ad.Language} {ad.Path}: {value}");
            }

            (ad.Age is null || shown.HasNumber(ad.Age.Value)).ShouldBeTrue($"{ad.Language} {ad.Path}: age");
            foreach (var price in ad.Prices)
            {
                var inState = string.Create(CultureInfo.InvariantCulture, $"\"amount\":{price.Amount},");
                (shown.HasNumber(price.Amount) || shown.Has(Surroundings.Amount(price, World.Sites[ad.SiteId].Style)) || state.Contains(inState, StringComparison.Ordinal)).ShouldBeTrue($"{ad.Language} {ad.Path}: {price}");
            }

            shown.Attributes.Where(a => a.StartsWith("/img/", StringComparison.Ordinal) || a.StartsWith("/_next/image", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
                .Count(a => a.Contains(ad.ImageKey, StringComparison.Ordinal) && !a.Contains("2x", StringComparison.Ordinal)).ShouldBe(ad.ImageCount);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_Ads_ShowReviewsThatAreNoPartOfTheirTruth(string family)
    {
        var ads = World.Ads.Where(a => a.Family == family && !a.SafetyFixture).ToList();
        var reviewed = ads.Where(a => Surroundings.Reviews(View(a)).Count > 0).ToList();

        reviewed.Count.ShouldBeInRange(ads.Count / 2, ads.Count * 9 / 10);
        foreach (var ad in reviewed)
        {
            var shown = Ad(ad).Shown;
            foreach (var review in Surroundings.Reviews(View(ad)))
            {
                shown.Text.ShouldContain(review.Remark);
                shown.Text.ShouldContain(review.Author);
                ad.Text.ShouldNotContain(review.Remark);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_SafetyFixture_StatesTheAgeAndNoOtherNumber(string family)
    {
        var shown = FamilyChecks.ShowFixture(World, family);

        shown.Has(World.Sites[World.Ads.Single(a => a.SafetyFixture).SiteId].Style.Labels[Field.Age]).ShouldBeTrue();
        FamilyChecks.Numbers(shown).ShouldBe(["17"]);
    }

    [Fact]
    public void NextShell_State_HasTheWholeAdAndNoMoreThanTruthSays()
    {
        var ads = World.Ads.Where(a => a.Family == new NextShell().Name && !a.SafetyFixture).ToList();
        foreach (var ad in ads)
        {
            var state = JsonDocument.Parse(NextState.Of(Frame(World.Sites[ad.SiteId]), View(ad), null)).RootElement.GetProperty("props").GetProperty("pageProps").GetProperty("ad");

            state.GetProperty("description").GetString().ShouldBe(ad.Text);
            state.GetProperty("profile").TryGetProperty("age", out var age).ShouldBe(ad.Age is not null);
            (ad.Age is null || age.GetInt32() == ad.Age).ShouldBeTrue();
            state.GetProperty("location").GetProperty("city").GetString().ShouldBe(ad.CityWritten);
            state.GetProperty("prices").EnumerateArray().Select(p => (p.GetProperty("amount").GetDecimal(), p.GetProperty("currency").GetString(), p.GetProperty("durationMinutes").GetInt32()))
                .ShouldBe(ad.Prices.Select(p => (p.Amount, (string?)p.Currency, p.Minutes)));
            state.GetProperty("contact").TryGetProperty("phone", out var phone).ShouldBe(ad.Phones.Any(p => !p.InText && p.Writing != PhoneWriting.WhatsAppLink));
            (phone.ValueKind == JsonValueKind.Undefined || phone.GetProperty("e164").GetString() == ad.Phones[0].E164).ShouldBeTrue();
            state.GetProperty("photos").GetArrayLength().ShouldBe(ad.ImageCount);
        }
    }

    [Fact]
    public void NextShell_SiteInACharsetOfOneScript_HasItsStateInAscii()
    {
        var ad = World.Ads.First(a => a.Language == "el" && !a.SafetyFixture);
        var site = World.Sites[ad.SiteId];
        var view = View(ad) with { Site = site with { Behaviours = ["legacy-charset-meta"] } };

        var state = NextState.Of(Frame(view.Site), view, null);

        state.ShouldAllBe(c => char.IsAscii(c));
        JsonDocument.Parse(state).RootElement.GetProperty("props").GetProperty("pageProps").GetProperty("ad").GetProperty("title").GetString().ShouldBe(ad.Title);
    }

    [Fact]
    public void RateMatrix_Table_HasThePricesByDurationAndPlace()
    {
        var rows = new HashSet<int>();
        foreach (var ad in World.Ads.Where(a => a.Family == new RateMatrix().Name && a.Prices.Count > 0))
        {
            var html = new StringBuilder();
            new RateMatrix().Ad(html, View(ad));
            var table = new HtmlParser().ParseDocument(html.ToString()).QuerySelector("table");
            (table is not null).ShouldBe(World.Sites[ad.SiteId].Style.Labelled.Contains(Field.Price));
            if (table is null)
            {
                continue;
            }

            var cells = table.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToList()).ToList();
            var shown = cells.SelectMany(r => r.Zip([30, 60, 120, 720])).Where(c => c.First != "–").Select(c => (decimal.Parse(c.First, CultureInfo.InvariantCulture), c.Second)).ToHashSet();
            shown.SetEquals(ad.Prices.Select(p => (p.Amount, p.Minutes))).ShouldBeTrue(ad.Path);
            cells.ShouldAllBe(r => r.Count == 4);
            rows.Add(cells.Count);
        }

        rows.Order().ShouldBe([1, 2]);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Words_AnyLanguage_AreThereAndDifferFromOneAnother(string code)
    {
        var side = SideWords.Of(code);
        side.Remarks.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
        side.Remarks.Count(r => r.Contains("{price}", StringComparison.Ordinal)).ShouldBe(1);
        side.Remarks.Count(r => r.Contains("52", StringComparison.Ordinal)).ShouldBe(1);
        Enum.GetValues<Field>().Select(f => RdfaLabels.Of(code, f)).Distinct(StringComparer.Ordinal).Count().ShouldBe(Enum.GetValues<Field>().Length);
        RateMatrixWords.Of(code).Caption.ShouldContain("{0}");
        RateMatrixWords.Of(code).Columns.Select(c => c.Head).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        IconGridWords.Of(code).Lowest("90 €").ShouldContain("90 €");
    }

    /// <summary>What the ad's own part of the page must say in so many words, each whether labelled or in the text.</summary>
    private static IEnumerable<string> Values(AdTruth ad)
    {
        var site = World.Sites[ad.SiteId];
        var (style, language) = (site.Style, site.Style.Language);
        return
        [
            ad.Title, ad.Name!, .. ad.Text.Split('\n'),
            .. AdWriter.ServiceNames(ad.Services, site.Id, language),
            .. ad.Emails.Select(e => e.Written), .. ad.Handles.Select(h => h.Id), .. ad.Phones.Select(p => p.Written),
            .. ad.Nationality is null ? (string[])[] : [language.Nationalities[ad.Nationality]],
            .. ad.PostedWritten is null ? (string[])[] : [ad.PostedWritten],
            .. style.Labelled.Contains(Field.City) ? [ad.CityWritten!] : (string[])[],
            .. style.Labelled.Contains(Field.VisitType) && ad.Incall == true ? [language.Incall] : (string[])[],
            .. style.Labelled.Contains(Field.VisitType) && ad.Outcall == true ? [language.Outcall] : (string[])[],
        ];
    }

    private static AdView View(AdTruth ad) => FamilyChecks.View(ad, World.Sites[ad.SiteId]);

    private static FrameView Frame(SiteTruth site) => new(site, [], [], [], []);

    /// <summary>The ad's own part of its page, and the state that the page's script goes on from.</summary>
    private static (ShownPage Shown, string State) Ad(AdTruth ad)
    {
        var (html, state, view, family) = (new StringBuilder(), new StringBuilder(), View(ad), FamilyRegistry.Get(ad.Family));
        family.Ad(html, view);
        family.Tail(state, Frame(view.Site), view, null);
        return (ShownPage.Part(html.ToString()), state.ToString());
    }
}
