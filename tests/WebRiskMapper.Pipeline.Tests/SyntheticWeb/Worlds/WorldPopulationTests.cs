using Shouldly;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Worlds;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb.Worlds;

/// <summary>Each world shows what its name says.</summary>
public sealed class WorldPopulationTests
{
    private const int Seed = 3;

    public static TheoryData<string> Names { get; } = new(World.All.Select(w => w.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWorld_IsConsistent(string name)
    {
        var ads = Ads(name, 3000);

        ads.Select(a => a.Truth.Id).ShouldBe(Enumerable.Range(0, 3000));
        foreach (var (truth, slots) in ads.Select(a => (a.Truth, a.Slots)))
        {
            (truth.Title + truth.Text).ShouldNotContain('{');
            foreach (var written in truth.Phones.Select(p => p.Written).Concat(truth.Emails.Select(e => e.Written)).Concat(slots.Where(s => s.Kind is not SlotKind.City).Select(s => s.Written)))
            {
                truth.Text.ShouldContain(written, Case.Sensitive);
            }

            (truth.Age ?? 18).ShouldBeGreaterThanOrEqualTo(18);
            truth.PostedAt.GetValueOrDefault(WorldPopulation.Today).ShouldBeLessThanOrEqualTo(WorldPopulation.Today);
        }

        ads.GroupBy(a => a.Truth.PersonaId).ShouldAllBe(persona => persona.Select(a => a.Truth.EntityId).Distinct().Count() == 1);
        ads.GroupBy(a => a.Truth.EntityId).ShouldAllBe(entity => entity.Select(a => a.Truth.EntityKind).Distinct().Count() == 1);
        ads.Select(a => a.Truth.EntityKind).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void Ads_OfOneSeed_AreTheSameAgain_AndOthersOfAnother()
    {
        static List<string> Texts(int seed) => [.. WorldPopulation.Ads(World.All[0], 300, seed).Select(a => a.Truth.Title + a.Truth.Text + a.Truth.PostedAt)];

        Texts(Seed).ShouldBe(Texts(Seed));
        Texts(Seed + 1).ShouldNotBe(Texts(Seed));
    }

    [Theory]
    [InlineData("prevalence-0.1", 0.001)]
    [InlineData("prevalence-1", 0.01)]
    [InlineData("base", 0.03)]
    [InlineData("prevalence-10", 0.1)]
    public void Prevalence_OfEntities_IsAsNamed(string name, double share)
    {
        var entities = Ads(name, 4000).GroupBy(a => a.Truth.EntityId).Select(e => e.First().Truth.EntityKind).ToList();

        entities.Count(k => k == EntityKind.Exploitation).ShouldBeInRange((int)(entities.Count * share), (int)(entities.Count * share) + 2);
    }

    [Fact]
    public void Templates_OfTheBase_AreOneEntitys_AndThoseOfAgenciesAreShared()
    {
        static List<(EntityKind Kind, int Entities)> Templates(string name) =>
            [.. Ads(name, 6000).GroupBy(a => a.Template).Select(t => (t.First().Truth.EntityKind, t.Select(a => a.Truth.EntityId).Distinct().Count()))];

        Templates("base").ShouldAllBe(t => t.Entities == 1);
        var shared = Templates("shared-templates");
        shared.Where(t => t.Kind != EntityKind.Agency).ShouldAllBe(t => t.Entities == 1);
        shared.Where(t => t.Kind == EntityKind.Agency).Average(t => t.Entities).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Networks_OfStyleAndRoute_ShareNothingElse()
    {
        static IEnumerable<string> Marks(WorldAd ad) => ad.Images.Concat(ad.Truth.Phones.Select(p => p.E164)).Concat(ad.Truth.Emails.Select(e => e.Address)).Concat(ad.Truth.Handles.Select(h => h.Id)).Append("text " + ad.Template);
        var ads = Ads("style-and-route", 6000);
        var everybodys = ads.SelectMany(a => Marks(a).Select(m => (Mark: m, a.Truth.EntityId))).Distinct().CountBy(m => m.Mark).Where(m => m.Value > 1).Select(m => m.Key).ToHashSet();
        var networks = ads.Where(a => a.Truth.EntityKind == EntityKind.Exploitation).GroupBy(a => a.Truth.EntityId).ToList();

        networks.Count.ShouldBeGreaterThan(30);
        foreach (var network in networks.Take(networks.Count - 1))
        {
            var personas = network.GroupBy(a => a.Truth.PersonaId).ToList();
            personas.SelectMany(p => p.SelectMany(Marks).Distinct()).Where(m => !everybodys.Contains(m)).CountBy(m => m).ShouldAllBe(m => m.Value == 1);
            personas.Select(p => string.Join('>', p.Take(3).Select(a => a.Truth.City))).Distinct().Count().ShouldBe(1);
            personas.ShouldAllBe(p => p.Count() >= 3);
        }
    }

    [Fact]
    public void Origin_SaysNothing_WhereItIsUninformative()
    {
        static double Stated(List<WorldAd> ads, bool exploited) => ads.DistinctBy(a => a.Truth.PersonaId).Where(a => (a.Truth.EntityKind == EntityKind.Exploitation) == exploited).Average(a => a.Truth.Nationality is null ? 0.0 : 1);
        var (informative, not) = (Ads("base", 8000), Ads("uninformative-origin", 8000));

        (Stated(informative, true) - Stated(informative, false)).ShouldBeGreaterThan(0.1);
        Math.Abs(Stated(not, true) - Stated(not, false)).ShouldBeLessThan(0.06);
    }

    [Fact]
    public void Phones_Recycled_PassToAnotherAfterMonths()
    {
        static List<List<IGrouping<int, WorldAd>>> Passed(string name) =>
        [
            .. Ads(name, 8000)
                .Where(a => a.Truth.PostedAt is not null)
                .SelectMany(a => a.Truth.Phones.Select(p => (p.E164, Ad: a)))
                .GroupBy(p => p.E164, p => p.Ad)
                .Select(p => p.GroupBy(a => a.Truth.EntityId).OrderBy(e => e.Min(a => a.Truth.PostedAt)).ToList())
                .Where(owners => owners.Count == 2 && owners[0].Max(a => a.Truth.PostedAt)!.Value.AddDays(World.MonthsFallow * 30 - 35) < owners[1].Min(a => a.Truth.PostedAt)!.Value),
        ];
        var passed = Passed("recycled-phones");

        passed.Count.ShouldBeGreaterThan(300);
        passed.ShouldAllBe(owners => owners[0].First().Truth.PersonaId != owners[1].First().Truth.PersonaId);
        Passed("base").Count.ShouldBeLessThan(5);
    }

    [Theory]
    [InlineData("base", 0.05, 0.35)]
    [InlineData("boilerplate", 0.8, 1)]
    public void Boilerplate_StandsBelowTheAdsOfItsPlatforms(string name, double least, double most)
    {
        var platforms = Ads(name, 6000).GroupBy(a => a.Truth.SiteId).Select(p => p.Select(a => a.Truth.Text.Split('\n')[^1]).ToList()).ToList();

        platforms.Average(p => p[0].Length > 250 && p.Distinct().Count() == 1 ? 1.0 : 0).ShouldBeInRange(least, most);
    }

    [Theory]
    [InlineData("base", 0.05, 0.2)]
    [InlineData("spam-heavy", 0.3, 0.5)]
    public void Spam_HasItsShareOfAds(string name, double least, double most) =>
        Ads(name, 6000).Average(a => a.Truth.EntityKind == EntityKind.Spam ? 1.0 : 0).ShouldBeInRange(least, most);

    private static List<WorldAd> Ads(string name, int count) => [.. WorldPopulation.Ads(World.All.Single(w => w.Name == name), count, Seed)];
}
