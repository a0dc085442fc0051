using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
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
    public void Render_EveryKindOfPage_HasItsFrameAndContent(string family) => FamilyChecks.EveryPageHasItsFrameAndContent(World, family);

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_Ads_ShowWhatTruthSays(string family) => FamilyChecks.AdsShowWhatTruthSays(World, family);

    [Fact]
    public void Render_NumberTurnedRound_IsOneThatTruthCallsObscured()
    {
        var turned = World.Ads.Where(a => FamilyChecks.ShowAd(a, World.Sites[a.SiteId]).Backwards.Count > 0).ToList();

        turned.ShouldNotBeEmpty();
        turned.ShouldAllBe(a => a.Phones.Any(p => p.Obscured && p.InText));
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

    private static string Page(SyntheticWorld world, AdTruth ad)
    {
        var pages = world.PagesOf(ad.SiteId);
        return new PageRenderer(pages, "utf-8", pageBytes: 0).Render(pages.Find(ad.Path)!, ad);
    }

    // Which reviews stand below an ad is the layout's own: most show none.
    private static string WithoutFamily(AdTruth ad) => JsonSerializer.Serialize(ad with { Family = "", ReviewSigns = [] });

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
