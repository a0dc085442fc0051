using MathNet.Numerics.Distributions;
using Shouldly;
using WebRiskMapper.Analysis.Mapping;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Analysis.Tests.Mapping;

/// <summary>
/// Does the 90 % interval hold the truth? Markets are simulated with a known share of high entities, seen or not; the
/// interval must hold it in at least 88 % of the figures of every scenario. Set WEBRISK_LONG_TESTS=1 for ten times as many.
/// </summary>
public sealed class IntervalCoverageTests(ITestOutputHelper output)
{
    private const double Required = 0.88;
    private static readonly int Scale = Environment.GetEnvironmentVariable("WEBRISK_LONG_TESTS") is "1" ? 10 : 1;

    /// <summary>Means and concentrations of the simulated strata, in turn.</summary>
    private static readonly (double Mean, double Concentration)[] Truths = [(0.03, 10), (0.08, 25), (0.08, 150), (0.2, 10), (0.35, 40)];

    [Theory]
    [InlineData(70, 10)]
    [InlineData(10, 50)]
    [InlineData(5, 100)]
    [InlineData(3, 150)]
    public void Interval_PerfectDetection_HoldsTheTruth(int platforms, int markets) =>
        Judge($"{platforms} platforms", platforms, markets * Scale, new Scenario());

    [Fact]
    public void Interval_ImperfectSensitivity_HoldsTheTruth() =>
        Judge("imperfect sensitivity", 20, 20 * Scale, new Scenario { Sensitivity = new BetaBelief(40, 10), Specificity = new BetaBelief(196, 4) });

    [Fact]
    public void Interval_EntitiesDependentInFives_HoldsTheTruth() =>
        Judge("dependent in fives", 20, 25 * Scale, new Scenario { ClusterSize = 5 });

    [Fact]
    public void Interval_LinkageErrors_HoldsTheTruth() =>
        Judge("linkage errors", 20, 25 * Scale, new Scenario { Split = 0.15, Merge = 0.05 });

    private sealed record Scenario
    {
        public BetaBelief? Sensitivity { get; init; }
        public BetaBelief? Specificity { get; init; }
        public int ClusterSize { get; init; } = 1;
        public double Split { get; init; }
        public double Merge { get; init; }
    }

    private sealed class Tally
    {
        private int _held;
        private int _count;
        private double _width;

        public double Share => _held / (double)_count;

        public void Add(double? low, double? high, double truth)
        {
            _count++;
            _held += low <= truth && truth <= high ? 1 : 0;
            _width += high!.Value - low!.Value;
        }

        public override string ToString() => FormattableString.Invariant($"{Share:P1} of {_count} (mean width {_width / _count:F3})");
    }

    private void Judge(string name, int platforms, int markets, Scenario scenario)
    {
        var (share, underlying, country) = (new Tally(), new Tally(), new Tally());
        for (var market = 0; market < markets; market++)
        {
            Simulate(new Random(1000 * platforms + market), Truths[market % Truths.Length], platforms, scenario, share, underlying, country);
        }

        output.WriteLine($"coverage, {name}: share of all entities {share}; underlying rate {underlying}; country {country}");
        share.Share.ShouldBeGreaterThanOrEqualTo(Required);
        underlying.Share.ShouldBeGreaterThanOrEqualTo(Required);
        country.Share.ShouldBeGreaterThanOrEqualTo(Required);
    }

    private static void Simulate(Random random, (double Mean, double Concentration) truth, int platforms, Scenario scenario, Tally share, Tally underlying, Tally country)
    {
        var sensitivity = scenario.Sensitivity is { } se ? Beta.Sample(random, se.A, se.B) : 1;
        var specificity = scenario.Specificity is { } sp ? Beta.Sample(random, sp.A, sp.B) : 1;
        var presences = new List<Presence>();
        var coverage = new List<PlatformCoverage>();
        var clusters = new Dictionary<int, int>();
        var truths = new (double Rate, double Share)[platforms];
        var (nextEntity, nextCluster, allHigh, all) = (0, 0, 0, 0);
        for (var platform = 0; platform < platforms; platform++)
        {
            var rate = Beta.Sample(random, truth.Mean * truth.Concentration, (1 - truth.Mean) * truth.Concentration);
            var seenShare = 0.5 + 0.5 * random.NextDouble();
            var total = (int)Math.Exp(Math.Log(25) + random.NextDouble() * Math.Log(16));
            var (high, seen, clusterHigh) = (0, new List<(int Entity, bool High)>(), false);
            for (var i = 0; i < total; i++)
            {
                if (i % scenario.ClusterSize == 0)
                {
                    (clusterHigh, nextCluster) = (random.NextDouble() < rate, nextCluster + 1);
                }

                high += clusterHigh ? 1 : 0;
                if (random.NextDouble() < seenShare)
                {
                    var shown = random.NextDouble() < (clusterHigh ? sensitivity : 1 - specificity);
                    seen.Add((nextEntity, shown));
                    clusters[nextEntity++] = nextCluster;
                }
            }

            presences.AddRange(Link(random, seen, scenario, ref nextEntity).Select(e => new Presence(platform, "AT", e.Entity, e.High, 3)));
            coverage.Add(new PlatformCoverage(platform, "s", seen.Count * 3, total * 3, 0, 0, 0, 0));
            truths[platform] = (rate, high / (double)total);
            (allHigh, all) = (allHigh + high, all + total);
        }

        var options = new RiskTableOptions
        {
            MinimumEntities = 1,
            Sensitivity = scenario.Sensitivity,
            Specificity = scenario.Specificity,
            ClusterOf = scenario.ClusterSize > 1 ? clusters : null,
        };
        var (rows, countries) = RiskTables.Compute(presences, coverage, new Dictionary<string, long>(), options);
        foreach (var row in rows)
        {
            share.Add(row.Low, row.High, truths[row.PlatformId].Share);
            underlying.Add(row.Low, row.High, truths[row.PlatformId].Rate);
        }

        country.Add(countries[0].Low, countries[0].High, allHigh / (double)all);
    }

    /// <summary>Splits some entities into two and merges some with their neighbour, as a linker does by mistake.</summary>
    private static List<(int Entity, bool High)> Link(Random random, List<(int Entity, bool High)> seen, Scenario scenario, ref int nextEntity)
    {
        var linked = new List<(int Entity, bool High)>();
        foreach (var entity in seen)
        {
            if (linked.Count > 0 && random.NextDouble() < scenario.Merge)
            {
                linked[^1] = (linked[^1].Entity, linked[^1].High || entity.High);
                continue;
            }

            linked.Add(entity);
            if (random.NextDouble() < scenario.Split)
            {
                linked.Add((nextEntity++, entity.High));
            }
        }

        return linked;
    }
}
