using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>What one way of scoring is worth.</summary>
/// <param name="Ads">Ads that it was measured on.</param>
/// <param name="Auc">Over ads: exploited against the rest.</param>
/// <param name="PrecisionOfTop">Share of exploited ads among the top 1 %.</param>
/// <param name="BestPrecisionOfTop">What a perfect ranking would reach there: below 1 where fewer than 1 % of the ads are exploited.</param>
/// <param name="PrecisionOfAsMany">Share of exploited ads among as many of the highest as are exploited, 1 % at most: a perfect ranking reaches 1 in every market. Null where none is.</param>
/// <param name="CalibrationSlope">Over found entities.</param>
/// <param name="SlopeError">Standard error of the slope: what so many exploited entities can tell of it, those that are found parts of one planted entity taken together.</param>
/// <param name="Brier">Over found entities.</param>
/// <param name="BrierSkill">Over found entities.</param>
/// <param name="SpamInHigh">Share of spam's ads in the high band; null where there are none, as the other two.</param>
internal sealed record ScoringFigures(
    int Ads, double? Auc, double? PrecisionOfTop, double BestPrecisionOfTop, double? PrecisionOfAsMany, double? CalibrationSlope, double? SlopeError, double? Brier, double? BrierSkill,
    double? ExploitedInHigh, double? SpamInHigh, double? AgenciesInHigh)
{
    /// <param name="ads">Each with the score of its entity.</param>
    /// <param name="entities">Found ones.</param>
    /// <param name="planted">Of each found entity the planted one that it is a part of.</param>
    public static ScoringFigures Of(IReadOnlyList<(EntityKind Kind, RiskScore Score)> ads, IReadOnlyList<(double Score, bool High)> entities, IReadOnlyList<int> planted)
    {
        List<(double, bool)> ranked = [.. ads.Select(a => (a.Score.Priority, a.Kind == EntityKind.Exploitation))];
        double? InHigh(EntityKind kind) => ads.Where(a => a.Kind == kind).Select(a => a.Score.Band == Band.High ? 1.0 : 0.0).Cast<double?>().Average();
        var (top, exploited) = (Top(ads.Count), ads.Count(a => a.Kind == EntityKind.Exploitation));
        return new ScoringFigures(
            ads.Count,
            ScoringMetrics.Auc(ranked),
            ScoringMetrics.PrecisionAt(ranked, top),
            Math.Min(1, exploited / (double)top),
            exploited == 0 ? null : ScoringMetrics.PrecisionAt(ranked, Math.Min(top, exploited)),
            Calibration.Slope(entities),
            Calibration.SlopeError(entities, planted),
            ScoringMetrics.Brier(entities),
            Calibration.BrierSkill(entities),
            InHigh(EntityKind.Exploitation),
            InHigh(EntityKind.Spam),
            InHigh(EntityKind.Agency));
    }

    /// <summary>The top 1 % of so many.</summary>
    public static int Top(int ads) => Math.Max(1, ads / 100);
}
