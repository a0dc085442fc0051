using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class ScoringMetricsTests
{
    private static readonly (double, bool)[] Scored = [(0.9, true), (0.8, false), (0.8, true), (0.1, false)];

    [Fact]
    public void Auc_WithATie_CountsItHalf() => ScoringMetrics.Auc(Scored)!.Value.ShouldBe(3.5 / 4, 1e-12);

    [Fact]
    public void Auc_OneClassOnly_IsUnknown() => ScoringMetrics.Auc([(0.3, true)]).ShouldBeNull();

    [Fact]
    public void PrecisionAt_Top_CountsTrueOnes() => ScoringMetrics.PrecisionAt(Scored, 2)!.Value.ShouldBe(0.5);

    [Fact]
    public void Brier_KnownScores_IsTheMeanSquare() => ScoringMetrics.Brier([(0.5, true), (0, false)])!.Value.ShouldBe(0.125, 1e-12);
}
