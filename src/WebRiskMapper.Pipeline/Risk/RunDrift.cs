using Microsoft.EntityFrameworkCore;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Risk;

/// <summary>How a run's features are distributed, and how far from the run of the same campaign before it.</summary>
/// <param name="EarlierRunId">Null for a campaign's first run.</param>
/// <param name="Drift">By feature; empty when there is no earlier run.</param>
public sealed record RunDrift(IReadOnlyList<FeatureDistribution> Distributions, long? EarlierRunId, IReadOnlyDictionary<string, FeatureDrift> Drift)
{
    /// <summary>Features that warn, the one that moved most first.</summary>
    public IReadOnlyList<FeatureDrift> Warnings => [.. Drift.Values.Where(d => d.Warns).OrderByDescending(d => d.Psi).ThenBy(d => d.Feature, StringComparer.Ordinal)];

    public static async Task<RunDrift> MeasureAsync(RiskMapDbContext db, long runId, IReadOnlyList<EntityEvidence> evidence, CancellationToken ct)
    {
        var distributions = FeatureDistribution.Of(evidence);
        var earlier = await db.FeatureDistributionsBefore(runId).ToListAsync(ct);
        var drift = from before in earlier
                    join now in distributions on before.Feature equals now.Feature
                    select FeatureDrift.Between(new FeatureDistribution(before.Feature, before.Entities), now);
        return new RunDrift(distributions, earlier.FirstOrDefault()?.RunId, drift.OfType<FeatureDrift>().ToDictionary(d => d.Feature, StringComparer.Ordinal));
    }

    internal IEnumerable<FeatureDistributionRow> Rows(long runId) => Distributions.Select(d =>
    {
        var drift = Drift.GetValueOrDefault(d.Feature);
        return new FeatureDistributionRow { RunId = runId, Feature = d.Feature, Entities = [.. d.Entities], EarlierRunId = drift is null ? null : EarlierRunId, Psi = drift?.Psi, Chance = drift?.Chance };
    });
}
