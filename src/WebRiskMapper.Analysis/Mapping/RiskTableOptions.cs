namespace WebRiskMapper.Analysis.Mapping;

/// <summary>What is known about a rate: a Beta distribution, for instance from an audit with <c>A − 1</c> hits in <c>A + B − 2</c> trials.</summary>
public sealed record BetaBelief(double A, double B);

/// <summary>How the risk tables are computed. The defaults are the ones that the tables document.</summary>
public sealed record RiskTableOptions
{
    /// <summary>Rows with fewer distinct entities show no figure (k = 11, as CTDC uses).</summary>
    public int MinimumEntities { get; init; } = 11;

    /// <summary>The share that "above reference" compares with; null takes the share among all distinct entities of the run.</summary>
    public double? Reference { get; init; }

    /// <summary>Chance that an entity a reviewer would call high is in the high band; null before an audit: taken as 1.</summary>
    public BetaBelief? Sensitivity { get; init; }

    /// <summary>Chance that any other entity is not in the high band; null before an audit: taken as 1.</summary>
    public BetaBelief? Specificity { get; init; }

    /// <summary>Clusters of related entities (entity → cluster), which count as less than their number; entities that are absent stand alone.</summary>
    public IReadOnlyDictionary<int, int>? ClusterOf { get; init; }

    /// <summary>Factor by which linkage errors (entities split or merged wrongly) inflate variances; 1 means perfect linking.</summary>
    public double LinkageDesignEffect { get; init; } = 1.2;

    /// <summary>Standard deviation of the log-odds by which unseen entities may differ from seen ones; 0.5 lets the odds differ by a factor of 2.3 at 90 %.</summary>
    public double UnseenShiftSd { get; init; } = 0.5;

    /// <summary>Coverage assumed where none could be estimated. It widens the interval and is never shown.</summary>
    public double CoverageIfUnknown { get; init; } = 0.5;
}
