using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Evaluation;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class WorldMeasuresTests
{
    [Fact]
    public void AdjustedRand_OfEqualPartitions_IsOne_WhateverTheLabels() => AdjustedRand.Index([0, 0, 1, 2], ["b", "b", "a", "c"]).ShouldBe(1);

    // Hubert and Arabie's formula by hand: pairs 1 in both, 2 found, 3 true, of 10: (1 - 0.6) / (2.5 - 0.6).
    [Fact]
    public void AdjustedRand_OfAKnownTable_IsAsByHand() => AdjustedRand.Index([0, 0, 1, 1, 2], [0, 0, 0, 1, 2]).ShouldBe(0.4 / 1.9, 1e-12);

    [Fact]
    public void AdjustedRand_WithoutAnyPair_IsOne() => AdjustedRand.Index([0, 1], [5, 6]).ShouldBe(1);

    [Fact]
    public void Components_OfAChain_AreOne()
    {
        var labels = ContactComponents.Of([["a"], ["a", "b"], ["b"], ["c"], []]);

        labels[..3].Distinct().Count().ShouldBe(1);
        labels.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Slope_OfCalibratedScores_IsOne_AndOfTooExtremeOnesBelow()
    {
        // A quarter, a half and three quarters come true as often as they say.
        List<(double Score, bool High)> calibrated = [.. new[] { 0.25, 0.5, 0.75 }.SelectMany(p => Enumerable.Range(0, 4).Select(i => (p, i < p * 4)))];

        Calibration.Slope(calibrated)!.Value.ShouldBe(1, 1e-4);
        Calibration.Slope([.. calibrated.Select(s => (s.Score switch { 0.25 => 0.1, 0.75 => 0.9, var p => p }, s.High))])!.Value.ShouldBe(0.5, 1e-4);
        Calibration.Slope([(0.5, true)]).ShouldBeNull();
        // By hand: one over the root of the information, 8 · 3/16 · ln² 3.
        Calibration.SlopeError(calibrated)!.Value.ShouldBe(1 / Math.Sqrt(1.5 * Math.Pow(Math.Log(3), 2)), 1e-4);
        Calibration.SlopeError([(0.5, true)]).ShouldBeNull();
    }

    [Fact]
    public void SlopeError_OfNetworksFoundInTwoParts_IsThatOfTheNetworks()
    {
        List<(double Score, bool High)> networks = [(0.1, false), (0.2, true), (0.4, false), (0.6, true), (0.7, false), (0.9, true)];
        List<(double Score, bool High)> parts = [.. networks, .. networks];

        var error = Calibration.SlopeError(networks)!.Value;
        Calibration.SlopeError(parts, [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5])!.Value.ShouldBe(error, 1e-4);
        Calibration.SlopeError(parts)!.Value.ShouldBe(error / Math.Sqrt(2), 1e-4);
    }

    [Fact]
    public void BrierSkill_OfTheBaseRate_IsNone_AndOfCertainty_Whole()
    {
        Calibration.BrierSkill([(0.5, true), (0.5, false)])!.Value.ShouldBe(0, 1e-12);
        Calibration.BrierSkill([(1, true), (0, false)])!.Value.ShouldBe(1, 1e-12);
        Calibration.BrierSkill([(1, true)]).ShouldBeNull();
    }
}
