using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

public sealed class HeldBackFamilyTests
{
    private static readonly SyntheticWebOptions Options = new() { Seed = 7, AdsPerSite = 40, Families = FamilySet.HeldBack, Today = new DateOnly(2026, 3, 14) };
    private static readonly SyntheticWorld World = SyntheticWorld.Generate(Options);

    public static TheoryData<string> Names { get; } = new(FamilyRegistry.HeldBack.Select(f => f.Name));

    [Fact]
    public void Generate_HeldBack_UsesEveryHeldBackFamilyAndNoOther()
    {
        var names = FamilyRegistry.HeldBack.Select(f => f.Name).Order(StringComparer.Ordinal).ToList();

        names.Count.ShouldBe(8);
        World.Sites.Take(12).Select(s => s.Family).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(names);
        World.Sites.ShouldAllBe(s => names.Contains(s.Family));
    }

    [Fact]
    public void Generate_Default_UsesNoHeldBackFamily()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Today = Options.Today });

        world.Sites.Select(s => s.Family).Intersect(FamilyRegistry.HeldBack.Select(f => f.Name), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Generate_HeldBack_HasTheSameAdsAsTheDevelopmentWorld()
    {
        var other = SyntheticWorld.Generate(Options with { Families = FamilySet.Development });

        World.Ads.Select(WithoutFamily).ShouldBe(other.Ads.Select(WithoutFamily));
    }

    [Fact]
    public void Generate_UnknownFamilySet_IsRefusedByName() =>
        Should.Throw<ArgumentException>(() => SyntheticWorld.Generate(Options with { Families = (FamilySet)9 })).Message.ShouldContain(nameof(SyntheticWebOptions.Families));

    [Fact]
    public void Render_SameOptions_GivesSamePages()
    {
        var before = World.Ads.ToDictionary(a => a.Id, a => Page(World, a));
        var again = SyntheticWorld.Generate(Options);
        var next = SyntheticWorld.Generate(Options with { Generation = 1 });

        again.Ads.Where(a => !string.Equals(Page(again, a), before[a.Id], StringComparison.Ordinal)).ShouldBeEmpty();
        var unedited = next.Ads.Where(a => a.Revision == 0 && before.ContainsKey(a.Id)).ToList();
        unedited.Count.ShouldBeGreaterThan(1000);
        unedited.Where(a => !string.Equals(Page(next, a), before[a.Id], StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_EveryKindOfPage_HasItsFrameAndContent(string family)
    {
        var site = World.Sites.First(s => s.Family == family);
        var pages = World.PagesOf(site.Id);
        var renderer = new PageRenderer(pages, "utf-8", pageBytes: 0);
        pages.All.Select(p => p.Kind).Distinct().Count().ShouldBe(3);
        foreach (var page in pages.All)
        {
            var ad = page.Ad is { } entry ? pages.Truth(entry) : null;
            var shown = ShownPage.Page(renderer.Render(page, ad));
            var teasers = page.List is { } list ? pages.View(page, list).Teasers : [];

            shown.Text.ShouldContain(ad?.Title ?? page.Heading);
            shown.Text.ShouldContain(site.SupportPhone);
            pages.Navigation.Concat(pages.Legal).Concat(pages.Cities).Select(l => l.Href).Except(shown.Links, StringComparer.Ordinal).ShouldBeEmpty(page.Path);
            teasers.Concat(pages.Related(page)).Select(t => t.Href).Except(shown.Links, StringComparer.Ordinal).ShouldBeEmpty(page.Path);
            teasers.Where(t => !shown.Text.Contains(t.Title, StringComparison.Ordinal) || !shown.Text.Contains(t.City ?? "", StringComparison.Ordinal)).ShouldBeEmpty(page.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_Ads_ShowWhatTruthSays(string family)
    {
        var ads = World.Ads.Where(a => a.Family == family && !a.SafetyFixture).ToList();
        ads.Count.ShouldBeGreaterThan(100);
        foreach (var ad in ads)
        {
            var site = World.Sites[ad.SiteId];
            var shown = Ad(ad, site);
            foreach (var value in Values(ad, site))
            {
                shown.Has(value).ShouldBeTrue($"{site.Name} {ad.Path}: {value}");
            }

            foreach (var number in ad.Prices.Select(p => p.Amount).Concat(ad.Age is { } age ? [age] : []))
            {
                shown.HasNumber(number).ShouldBeTrue($"{site.Name} {ad.Path}: {number}");
            }

            foreach (var obscured in ad.Phones.Where(p => p.Obscured))
            {
                (shown.Has(obscured.Written) || shown.Backwards.Any(b => string.Equals(new string([.. b.Reverse()]), obscured.Written, StringComparison.Ordinal))).ShouldBeTrue($"{site.Name} {ad.Path}: {obscured.Written}");
            }

            shown.Attributes.Where(a => a.Contains("/img/" + ad.ImageKey, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count().ShouldBe(ad.ImageCount);
        }
    }

    [Fact]
    public void Render_NumberTurnedRound_IsOneThatTruthCallsObscured()
    {
        var turned = World.Ads.Where(a => Ad(a, World.Sites[a.SiteId]).Backwards.Count > 0).ToList();

        turned.ShouldNotBeEmpty();
        turned.ShouldAllBe(a => a.Phones.Any(p => p.Obscured && p.InText));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_SafetyFixture_StatesTheAgeAndNoOtherNumber(string family)
    {
        var fixture = World.Ads.Single(a => a.SafetyFixture) with { Family = family };
        var site = World.Sites[fixture.SiteId];
        var html = new StringBuilder();
        FamilyRegistry.Get(family).Ad(html, new AdView(fixture, site, FieldViews.Of(fixture, site), [], []));
        var shown = ShownPage.Part(html.ToString());

        shown.Has(site.Style.Labels[Field.Age]).ShouldBeTrue();
        Regex.Matches(shown.Text, @"\d+", RegexOptions.NonBacktracking).Select(m => m.Value).ShouldBe(["17"]);
    }

    [Fact]
    public void Render_Families_DifferInMarkupFromEachOtherAndFromTheDevelopmentFamilies()
    {
        var development = SyntheticWorld.Generate(Options with { Families = FamilySet.Development });
        var held = Shapes(World);
        var known = Shapes(development);

        foreach (var (name, shape) in held)
        {
            foreach (var (other, otherShape) in held.Concat(known).Where(o => o.Key != name))
            {
                var overlap = shape.Intersect(otherShape, StringComparer.Ordinal).Count() / (double)shape.Union(otherShape, StringComparer.Ordinal).Count();
                overlap.ShouldBeLessThan(0.4, $"{name} and {other}");
            }
        }
    }

    /// <summary>What the part of the page that is the ad must say in so many words, each whether labelled or in the text.</summary>
    private static IEnumerable<string> Values(AdTruth ad, SiteTruth site)
    {
        var (style, language) = (site.Style, site.Style.Language);
        var values = new List<string> { ad.Title, ad.Name! };
        values.AddRange(AdWriter.ServiceNames(ad.Services, site.Id, language));
        values.AddRange(ad.Emails.Select(e => e.Written));
        values.AddRange(ad.Handles.Select(h => h.Id));
        values.AddRange(ad.Phones.Where(p => !p.Obscured).Select(p => p.Written));
        values.AddRange(ad.Nationality is null ? [] : [language.Nationalities[ad.Nationality]]);
        values.AddRange(ad.PostedWritten is null ? [] : [ad.PostedWritten]);
        values.AddRange(style.Labelled.Contains(Field.City) ? [ad.CityWritten!] : []);
        values.AddRange(style.Labelled.Contains(Field.VisitType) && ad.Incall == true ? [language.Incall] : []);
        values.AddRange(style.Labelled.Contains(Field.VisitType) && ad.Outcall == true ? [language.Outcall] : []);

        // A paragraph may hold a number that the style sheet turns round.
        values.AddRange(ad.Text.Split('\n').Where(p => !ad.Phones.Any(o => o.Obscured && p.Contains(o.Written, StringComparison.Ordinal))));
        return values;
    }

    private static ShownPage Ad(AdTruth ad, SiteTruth site)
    {
        var html = new StringBuilder();
        var paragraphs = ad.Text.Split('\n').Where(p => p.Length > 0).Select(Markup.Text).ToList();
        var images = Enumerable.Range(1, ad.ImageCount).Select(n => string.Create(CultureInfo.InvariantCulture, $"/img/{ad.ImageKey}-{n}.jpg")).ToList();
        FamilyRegistry.Get(site.Family).Ad(html, new AdView(ad, site, FieldViews.Of(ad, site), paragraphs, images));
        return ShownPage.Part(html.ToString());
    }

    private static string Page(SyntheticWorld world, AdTruth ad)
    {
        var pages = world.PagesOf(ad.SiteId);
        return new PageRenderer(pages, "utf-8", pageBytes: 0).Render(pages.Find(ad.Path)!, ad);
    }

    private static string WithoutFamily(AdTruth ad) => JsonSerializer.Serialize(ad with { Family = "" });

    /// <summary>Pairs of a tag and the one after it, of one ad page for each family: the shape of a page without its words.</summary>
    private static Dictionary<string, HashSet<string>> Shapes(SyntheticWorld world) =>
        world.Ads.Where(a => !a.SafetyFixture).GroupBy(a => a.Family, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g =>
            {
                var html = Page(world, g.First());
                var tags = Regex.Matches(html[html.IndexOf("<body>", StringComparison.Ordinal)..], "</?[A-Za-z0-9]+", RegexOptions.NonBacktracking).Select(m => m.Value[1..]).ToList();
                return tags.Zip(tags.Skip(1), (a, b) => a + " " + b).ToHashSet(StringComparer.Ordinal);
            },
            StringComparer.Ordinal);
}
