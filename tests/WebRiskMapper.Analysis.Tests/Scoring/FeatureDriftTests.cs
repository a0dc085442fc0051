using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Tests.Scoring.Training;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class FeatureDriftTests
{
    [Fact]
    public void Between_KnownCounts_IsTheIndexOfTheFormula()
    {
        // Half an entity in each of two bins: p = 90.5/101 and 10.5/101, q = 50.5/101 and 50.5/101.
        var drift = Between([90, 0, 10, 0, 0], [50, 0, 50, 0, 0]);

        drift.Psi.ShouldBe((40.0 / 101 * Math.Log(90.5 / 50.5)) + (40.0 / 101 * Math.Log(50.5 / 10.5)), 1e-12);
        drift.Chance.ShouldBe(0.02 * 3.841, 1e-4);
        drift.Warns.ShouldBeTrue();
    }

    [Fact]
    public void Between_AFewEntities_WarnsOfNothingThatChanceGives()
    {
        var drift = Between([9, 0, 1, 0, 0], [5, 0, 5, 0, 0]);

        drift.Psi.ShouldBeGreaterThan(FeatureDrift.Marked);
        drift.Warns.ShouldBeFalse();
    }

    [Fact]
    public void Between_ALargeRunThatMovedLittle_WarnsOfNothing()
    {
        var drift = Between([90_000, 0, 10_000, 0, 0], [88_000, 0, 12_000, 0, 0]);

        drift.Psi.ShouldBeGreaterThan(drift.Chance);
        drift.Warns.ShouldBeFalse();
        Between([50, 0, 0, 0, 0], [70, 0, 0, 0, 0]).Psi.ShouldBe(0);
        FeatureDrift.Between(new FeatureDistribution("C01", [0, 0, 0, 0, 0]), new FeatureDistribution("C01", [1, 0, 0, 0, 0])).ShouldBeNull();
    }

    [Fact]
    public void Of_Entities_CountsEachOnceByStrength()
    {
        EntityEvidence[] evidence =
        [
            new EntityEvidenceBuilder("C01", "L01").Build(),
            new EntityEvidenceBuilder("C01").Build() with { SpamPattern = 0.25 },
            new EntityEvidenceBuilder().Build() with { SpamPattern = 0.26 },
        ];

        var of = FeatureDistribution.Of(evidence).ToDictionary(d => d.Feature, d => d.Entities);

        of["C01"].ShouldBe([1, 0, 0, 0, 2]);
        of["L01"].ShouldBe([2, 0, 0, 0, 1]);
        of["spam_pattern"].ShouldBe([1, 1, 1, 0, 0]);
        of["T01"].ShouldBe([3, 0, 0, 0, 0]);
        of.Values.ShouldAllBe(counts => counts.Sum() == 3);
    }

    private static FeatureDrift Between(int[] earlier, int[] later) => FeatureDrift.Between(new FeatureDistribution("C01", earlier), new FeatureDistribution("C01", later))!;
}
