using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>One crawled ad with its planted and its found entity.</summary>
/// <param name="Contacts">Pseudonyms of the ad's contacts, for the naive baseline.</param>
/// <param name="Score">Of the found entity.</param>
internal sealed record LinkedAd(AdTruth Truth, int Entity, RiskScore Score, IReadOnlyList<string> Contacts);

/// <summary>
/// How well planted entities were put together again, and how far planted exploitation networks rank above the rest.
/// Scores are compared with no labels used.
/// </summary>
/// <param name="Linking">B³ over ads.</param>
/// <param name="NaiveLinking">B³ of connected components over shared contacts: what linking must beat.</param>
/// <param name="Auc">Area under the ROC curve over ads: exploitation against the rest.</param>
/// <param name="AnyIndicatorAuc">The same, ranking by how many indicators contribute.</param>
/// <param name="HighByKind">Share of ads whose entity is in the high band, by planted kind, with the number of ads.</param>
internal sealed record StructureRecovery(
    LinkingAccuracy Linking,
    LinkingAccuracy NaiveLinking,
    int TrueEntities,
    int FoundEntities,
    int LargestTrue,
    int LargestFound,
    double? Auc,
    double? AnyIndicatorAuc,
    double? PrecisionOfTop,
    int Top,
    IReadOnlyList<(EntityKind Kind, int Ads, double High, double MediumOrHigh)> HighByKind)
{
    public static StructureRecovery Measure(IReadOnlyList<LinkedAd> ads)
    {
        var truth = ads.Select(a => a.Truth.EntityId).ToArray();
        var found = ads.Select(a => a.Entity).ToArray();
        var priorities = ads.Select(a => (a.Score.Priority, IsExploitation(a))).ToList();
        var top = Math.Max(1, ads.Count / 100);
        return new StructureRecovery(
            BCubed.Measure(found, truth),
            BCubed.Measure(ContactComponents.Of([.. ads.Select(a => a.Contacts)]), truth),
            truth.Distinct().Count(),
            found.Distinct().Count(),
            Largest(truth),
            Largest(found),
            ScoringMetrics.Auc(priorities),
            ScoringMetrics.Auc([.. ads.Select(a => ((double)a.Score.Contributions.Count, IsExploitation(a)))]),
            ScoringMetrics.PrecisionAt(priorities, top),
            top,
            [.. ads.GroupBy(a => a.Truth.EntityKind).OrderBy(g => g.Key).Select(g => (
                g.Key,
                g.Count(),
                g.Count(a => a.Score.Band == Band.High) / (double)g.Count(),
                g.Count(a => a.Score.Band is Band.High or Band.Medium) / (double)g.Count()))]);
    }

    private static bool IsExploitation(LinkedAd ad) => ad.Truth.EntityKind == EntityKind.Exploitation;

    private static int Largest(int[] labels) => labels.CountBy(l => l).Max(g => g.Value);
}
