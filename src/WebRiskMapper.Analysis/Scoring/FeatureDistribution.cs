using MathNet.Numerics.Distributions;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>How many entities of a run show a feature how strongly.</summary>
/// <param name="Feature">Indicator id, or the name of a pattern.</param>
/// <param name="Entities">Entities that do not show it, then those with a strength up to ¼, ½, ¾ and 1.</param>
public sealed record FeatureDistribution(string Feature, IReadOnlyList<int> Entities)
{
    private const int Steps = 4;

    /// <summary>Of every feature that a model may weigh, ordered by id; features that no entity shows as well.</summary>
    public static IReadOnlyList<FeatureDistribution> Of(IReadOnlyList<EntityEvidence> evidence)
    {
        var counts = IndicatorEngine.Computed.Append(FeatureSpace.SpamId).Append(FeatureSpace.OpenAgencyId).ToDictionary(id => id, _ => new int[Steps + 1], StringComparer.Ordinal);
        foreach (var entity in evidence)
        {
            foreach (var (id, _, strength, _) in entity.Features().Append((FeatureSpace.SpamId, "", entity.SpamPattern, "")).Append((FeatureSpace.OpenAgencyId, "", entity.OpenAgencyPattern, "")))
            {
                counts[id][(int)Math.Ceiling(Math.Clamp(strength, 0, 1) * Steps)]++;
            }
        }

        foreach (var of in counts.Values)
        {
            of[0] = evidence.Count - of.Skip(1).Sum();
        }

        return [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new FeatureDistribution(c.Key, c.Value))];
    }
}

/// <summary>How far a feature's distribution moved from one run to another.</summary>
/// <param name="Psi">Population stability index: Σ (q − p) ln(q / p) over the bins; 0 is no change.</param>
/// <param name="Chance">What the index stays below in 95 of 100 cases when nothing changed and only the entities differ.</param>
public sealed record FeatureDrift(string Feature, double Psi, double Chance)
{
    /// <summary>The usual mark of a shift that a model should not be trusted over without a look (Siddiqi 2006, chapter 9).</summary>
    public const double Marked = 0.2;

    private const double Confidence = 0.95;

    /// <summary>The index is above 0.2, and above what chance gives samples of this size: a small run alone warns of nothing.</summary>
    public bool Warns => Psi > Marked && Psi > Chance;

    /// <summary>
    /// Half an entity is added to every bin, so that an empty one gives no infinite index. Without a change the index is distributed as
    /// (1/n + 1/m) χ² with one degree of freedom fewer than there are bins (Yurdakul and Naranjo 2020); bins that are empty in both runs do not count.
    /// </summary>
    /// <returns>Null when either run has no entity.</returns>
    public static FeatureDrift? Between(FeatureDistribution earlier, FeatureDistribution later)
    {
        double n = earlier.Entities.Sum(), m = later.Entities.Sum();
        if (n == 0 || m == 0)
        {
            return null;
        }

        var bins = earlier.Entities.Zip(later.Entities).Where(b => b.First + b.Second > 0).ToList();
        var psi = bins.Sum(b =>
        {
            var (p, q) = ((b.First + 0.5) / (n + (0.5 * bins.Count)), (b.Second + 0.5) / (m + (0.5 * bins.Count)));
            return (q - p) * Math.Log(q / p);
        });
        return new FeatureDrift(later.Feature, psi, bins.Count == 1 ? 0 : ((1 / n) + (1 / m)) * ChiSquared.InvCDF(bins.Count - 1, Confidence));
    }
}
