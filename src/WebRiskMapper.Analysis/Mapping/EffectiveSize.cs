namespace WebRiskMapper.Analysis.Mapping;

/// <summary>
/// How much entities that belong together count. Related entities tend to be alike, so m of them carry less information
/// than m unrelated ones: the design effect is 1 + (Σm²/Σm − 1)ρ (Kish), with the intraclass correlation ρ estimated over
/// the whole run by analysis of variance.
/// </summary>
internal sealed class EffectiveSize
{
    /// <summary>Fewer clusters of two or more than this cannot tell ρ; it is then taken as 1.</summary>
    private const int ClustersForEstimate = 10;

    private readonly IReadOnlyDictionary<int, int>? _clusterOf;
    private readonly double _linkage;
    private readonly double _correlation;

    public EffectiveSize(IReadOnlyDictionary<int, bool> highByEntity, RiskTableOptions options)
    {
        (_clusterOf, _linkage) = (options.ClusterOf, Math.Max(1, options.LinkageDesignEffect));
        _correlation = _clusterOf is null ? 0 : Correlation(highByEntity, _clusterOf);
    }

    /// <param name="Factor">By how much the size of the set must be divided, at least 1.</param>
    /// <param name="Tied">How far an unseen entity follows the seen ones because it belongs to a cluster that was seen in part, 0 to 1.</param>
    public readonly record struct Effect(double Factor, double Tied);

    public Effect Of(IReadOnlyCollection<int> entities, double coverage)
    {
        if (_clusterOf is null || entities.Count == 0)
        {
            return new Effect(_linkage, 0);
        }

        var squares = entities.CountBy(e => ClusterOf(_clusterOf, e)).Sum(c => (double)c.Value * c.Value);
        var size = squares / entities.Count;
        var othersSeen = 1 - Math.Pow(1 - coverage, Math.Max(0, size / coverage - 1));
        return new Effect(_linkage * (1 + (size - 1) * _correlation), _correlation * othersSeen);
    }

    /// <summary>An entity without a cluster is its own; negative numbers keep the two apart.</summary>
    private static int ClusterOf(IReadOnlyDictionary<int, int> clusterOf, int entity) => clusterOf.TryGetValue(entity, out var cluster) ? cluster : -1 - entity;

    private static double Correlation(IReadOnlyDictionary<int, bool> highByEntity, IReadOnlyDictionary<int, int> clusterOf)
    {
        var clusters = highByEntity.GroupBy(e => ClusterOf(clusterOf, e.Key), e => e.Value ? 1.0 : 0.0).Select(g => (Size: g.Count(), Mean: g.Average())).ToList();
        if (clusters.Count(c => c.Size > 1) < ClustersForEstimate)
        {
            return 1;
        }

        double total = clusters.Sum(c => c.Size);
        var mean = clusters.Sum(c => c.Size * c.Mean) / total;
        var between = clusters.Sum(c => c.Size * (c.Mean - mean) * (c.Mean - mean)) / (clusters.Count - 1);
        var within = clusters.Sum(c => c.Size * c.Mean * (1 - c.Mean)) / (total - clusters.Count);
        var size = (total - clusters.Sum(c => (double)c.Size * c.Size) / total) / (clusters.Count - 1);
        var denominator = between + (size - 1) * within;
        return denominator <= 0 ? 1 : Math.Clamp((between - within) / denominator, 0, 1);
    }
}
