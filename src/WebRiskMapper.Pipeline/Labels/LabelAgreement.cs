using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.Pipeline.Labels;

/// <summary>How far labellers agree.</summary>
/// <param name="JudgedTwice">Entities with labels of two labellers or more; agreement is about these.</param>
/// <param name="Ordinal"><see cref="KrippendorffAlpha"/> of the ordinal labels, or null where nothing can be said.</param>
/// <param name="Decision">The same of all labels read as high or not, so that binary labels count too.</param>
public sealed record LabelAgreement(int Labels, int Labellers, int Entities, int JudgedTwice, double? Ordinal, double? Decision)
{
    public static LabelAgreement Of(IReadOnlyList<(long AdId, Label Label)> labels)
    {
        var entities = labels.GroupBy(l => (l.Label.RunId, l.AdId), l => l.Label).Select(g => g.ToList()).ToList();
        return new LabelAgreement(
            labels.Count,
            labels.Select(l => l.Label.Labeller).Distinct(StringComparer.Ordinal).Count(),
            entities.Count,
            entities.Count(e => e.Count > 1),
            KrippendorffAlpha.Ordinal(entities.Select(e => e.Select(l => l.Ordinal).OfType<int>().ToList())),
            KrippendorffAlpha.Ordinal(entities.Select(e => e.Select(l => l.SaysHigh ? 1 : 0).ToList())));
    }
}
