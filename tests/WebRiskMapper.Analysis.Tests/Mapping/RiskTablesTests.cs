using Shouldly;
using WebRiskMapper.Analysis.Mapping;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Mapping;

public sealed class RiskTablesTests
{
    private static readonly Dictionary<string, long> Populations = new(StringComparer.Ordinal) { ["AT"] = 9_000_000, ["DE"] = 83_000_000 };

    [Fact]
    public void Compute_NoPresence_GivesEmptyTables()
    {
        var (platforms, countries) = RiskTables.Compute([], [], Populations);

        platforms.ShouldBeEmpty();
        countries.ShouldBeEmpty();
    }

    [Fact]
    public void Compute_EntityOnTwoPlatforms_CountsOnceInTheCountry()
    {
        var presences = On(1, "AT", 0, 20, high: 4).Concat(On(2, "AT", 0, 20, high: 4)).ToList();

        var country = RiskTables.Compute(presences, [], Populations).Countries.ShouldHaveSingleItem();

        (country.Entities, country.HighEntities, country.Platforms, country.Ads).ShouldBe((20, 4, 2, 80));
        country.AdsPer100K!.Value.ShouldBe(80 / 90.0, 1e-9);
        country.Mean!.Value.ShouldBeInRange(0.1, 0.3);
    }

    [Fact]
    public void Compute_SharedEntities_AreNotMistakenForMoreEvidence()
    {
        var once = RiskTables.Compute([.. On(1, "AT", 0, 60, 6)], [Seen(1)], Populations).Countries[0];
        var shared = RiskTables.Compute([.. On(1, "AT", 0, 60, 6), .. On(2, "AT", 0, 60, 6), .. On(3, "AT", 0, 60, 6)], [Seen(1), Seen(2), Seen(3)], Populations).Countries[0];

        (shared.High - shared.Low)!.Value.ShouldBeGreaterThan(0.75 * (once.High - once.Low)!.Value);
    }

    [Fact]
    public void Compute_UnlocatedAds_StayInARowOfTheirOwn()
    {
        var presences = On(1, "AT", 0, 20, 2).Concat(On(1, Presence.Unlocated, 0, 30, 3)).ToList();

        var (platforms, countries) = RiskTables.Compute(presences, [], Populations);

        countries.Select(c => c.Country).ShouldBe(["AT", "ZZ"]);
        countries.Select(c => c.Entities).ShouldBe([20, 30]);
        countries.ShouldAllBe(c => c.CrossBorderEntities == 0);
        platforms.Length.ShouldBe(2);
    }

    [Fact]
    public void Compute_EntityInTwoCountries_IsCrossBorderInBoth()
    {
        var (_, countries) = RiskTables.Compute([.. On(1, "AT", 0, 20, 2), .. On(1, "DE", 15, 20, 2)], [], Populations);

        countries.Select(c => c.CrossBorderEntities).ShouldBe([5, 5]);
    }

    [Fact]
    public void Compute_FewerThanElevenEntities_AreSuppressedAndCounted()
    {
        var (platforms, countries) = RiskTables.Compute([.. On(1, "AT", 0, 10, 2)], [], Populations);

        platforms[0].ShouldBe(new PlatformRisk(1, "AT", 20, 10, 2, null, null, null, null, null, Suppressed: true));
        countries[0].Suppressed.ShouldBeTrue();
        countries[0].Mean.ShouldBeNull();
    }

    [Fact]
    public void Compute_LowerCoverage_WidensTheInterval()
    {
        PlatformRisk At(double? estimated) =>
            RiskTables.Compute([.. On(1, "AT", 0, 200, 40)], [new PlatformCoverage(1, "s", 400, estimated, 0, 0, 0, 0)], Populations).Platforms[0];

        var (full, half, tenth, unknown) = (At(400), At(800), At(4000), At(null));

        Width(half).ShouldBeGreaterThan(Width(full));
        Width(tenth).ShouldBeGreaterThan(Width(half));
        unknown.Coverage.ShouldBeNull();
        Width(unknown).ShouldBe(Width(half), 1e-9);
    }

    [Fact]
    public void Compute_FewerPlatforms_WidenTheInterval()
    {
        PlatformRisk First(int platforms) => RiskTables.Compute(
            [.. Enumerable.Range(0, platforms).SelectMany(p => On(p, "AT", 1000 * p, 20, 2))],
            [.. Enumerable.Range(0, platforms).Select(p => Seen(p))],
            Populations).Platforms[0];

        Width(First(3)).ShouldBeGreaterThan(1.2 * Width(First(40)));
    }

    [Fact]
    public void Compute_OneRiskyPlatformAmongTwenty_StandsAboveTheReference()
    {
        List<Presence> presences = [.. Enumerable.Range(0, 19).SelectMany(p => On(p, "AT", 1000 * p, 80, 4)), .. On(19, "AT", 90_000, 80, 40)];

        var (platforms, countries) = RiskTables.Compute(presences, [.. Enumerable.Range(0, 20).Select(p => Seen(p))], Populations);

        platforms[19].ProbabilityAboveReference!.Value.ShouldBeGreaterThan(0.99);
        platforms[0].ProbabilityAboveReference!.Value.ShouldBeLessThan(0.5);
        countries[0].PlatformsAboveReference.ShouldBe(1);
    }

    [Fact]
    public void Compute_ImperfectSensitivity_RaisesMeanAndWidth()
    {
        List<Presence> presences = [.. Enumerable.Range(0, 10).SelectMany(p => On(p, "AT", 1000 * p, 100, 10))];
        List<PlatformCoverage> coverage = [.. Enumerable.Range(0, 10).Select(p => Seen(p))];

        var perfect = RiskTables.Compute(presences, coverage, Populations).Countries[0];
        var imperfect = RiskTables.Compute(presences, coverage, Populations, new RiskTableOptions { Sensitivity = new BetaBelief(10, 10) }).Countries[0];

        imperfect.Mean!.Value.ShouldBeGreaterThan(1.4 * perfect.Mean!.Value);
        (imperfect.High - imperfect.Low)!.Value.ShouldBeGreaterThan((perfect.High - perfect.Low)!.Value);
    }

    [Fact]
    public void Compute_RepeatedPresences_AreAddedUp()
    {
        List<Presence> once = [.. On(1, "AT", 0, 20, 2)];

        var twice = RiskTables.Compute([.. once, .. once], [], Populations).Countries[0];

        (twice.Entities, twice.Ads).ShouldBe((20, 80));
    }

    [Fact]
    public void Compute_ThreeThousandCells_GivesEachAnOrderedInterval()
    {
        var random = new Random(3);
        var presences = new List<Presence>();
        for (var cell = 0; cell < 3000; cell++)
        {
            presences.AddRange(On(cell / 3, $"{(char)('A' + cell % 9)}{(char)('A' + cell % 5)}", cell * 100, 40 + random.Next(40), random.Next(8)));
        }

        List<PlatformCoverage> coverage = [.. Enumerable.Range(0, 1000).Select(p => new PlatformCoverage(p, $"s{p % 30}", 100, 130, 0, 0, 0, 0))];

        var platforms = RiskTables.Compute(presences, coverage, Populations).Platforms;

        platforms.Length.ShouldBe(3000);
        platforms.ShouldAllBe(p => !p.Suppressed && 0 <= p.Low && p.Low <= p.Mean && p.Mean <= p.High && p.High <= 1);
    }

    private static double Width(PlatformRisk row) => row.High!.Value - row.Low!.Value;

    private static PlatformCoverage Seen(int platform) => new(platform, "s", 100, 100, 0, 0, 0, 0);

    /// <summary>Entities from <paramref name="first"/> on, the first <paramref name="high"/> of them in the high band, two ads each.</summary>
    private static IEnumerable<Presence> On(int platform, string country, int first, int count, int high) =>
        Enumerable.Range(first, count).Select(e => new Presence(platform, country, e, e - first < high, 2));
}
