using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Pipeline.Storage;

// Rows of schema "research": pseudonymised, still personal data. Ads' contents (StoredAd) and scores (RiskScore) are
// stored as their own records.

public sealed record AdRow
{
    public long AdId { get; init; }
    public required int SiteId { get; init; }
    public required int PlatformId { get; init; }
    public required byte[] UrlHash { get; init; }
    public required DateTimeOffset FirstSeen { get; init; }
    public required DateTimeOffset LastSeen { get; init; }
    public DateTimeOffset? GoneAt { get; init; }
}

public sealed record ObservationRow
{
    public required long RunId { get; init; }
    public required long AdId { get; init; }
    public required long AdVersionId { get; init; }
    public required int PlatformId { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
}

public sealed record ContactRow
{
    public long ContactId { get; init; }
    public required ContactKind Kind { get; init; }
    public required int KeyVersion { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Hmac { get; init; }

    public string? Country { get; init; }
}

public sealed record AdContactRow
{
    public required long AdId { get; init; }
    public required long ContactId { get; init; }
    public required string Service { get; init; }
    public required bool Obfuscated { get; init; }
}

public sealed record EntityRow
{
    public required long RunId { get; init; }

    /// <summary>Numbered within the run.</summary>
    public required int EntityId { get; init; }

    /// <summary>The same from run to run; see <see cref="EntityLineageRow"/>.</summary>
    public required long PersistentId { get; init; }

    public required int Ads { get; init; }
    public required int Personas { get; init; }
    public required int Contacts { get; init; }
    public required int Platforms { get; init; }
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>As in <see cref="Analysis.Scoring.EntityEvidence"/>, like the two patterns; null in runs from before it was kept.</summary>
    public int? AbstainingAds { get; init; }

    public double? SpamPattern { get; init; }
    public double? OpenAgencyPattern { get; init; }
}

/// <summary>An earlier entity that new evidence merged into one of this run's, or split one of this run's from.</summary>
public sealed record EntityLineageRow
{
    public required long RunId { get; init; }
    public required int EntityId { get; init; }
    public required long FromPersistentId { get; init; }

    /// <summary><c>merged</c> or <c>split</c>.</summary>
    public required string Kind { get; init; }
}

public sealed record EntityMemberRow
{
    public required long RunId { get; init; }
    public required long AdId { get; init; }
    public required int EntityId { get; init; }
    public required int Persona { get; init; }
    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>A time in one city of an entity's, or of one of its personas'. Exact days are for analysts; what is shown of them are months.</summary>
public sealed record StayRow
{
    public long StayId { get; init; }
    public required long RunId { get; init; }
    public required int EntityId { get; init; }

    /// <summary>Null for the entity as a whole.</summary>
    public int? Persona { get; init; }

    /// <summary>From 0, in order of time.</summary>
    public required int Position { get; init; }

    /// <summary>GeoNames id.</summary>
    public required int CityId { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateOnly LastDay { get; init; }
}

public sealed record IndicatorHitRow
{
    public long HitId { get; init; }
    public required long RunId { get; init; }
    public required int EntityId { get; init; }

    /// <summary>The ad that shows it, or null for an entity-level flag.</summary>
    public long? AdId { get; init; }

    public required string Indicator { get; init; }
    public required double Strength { get; init; }
    public required string Evidence { get; init; }
    public int? SpanStart { get; init; }
    public int? SpanLength { get; init; }
}

/// <summary>How a feature is distributed over the entities of a run, and how far from the campaign's run before it.</summary>
public sealed record FeatureDistributionRow
{
    public required long RunId { get; init; }
    public required string Feature { get; init; }

    /// <inheritdoc cref="Analysis.Scoring.FeatureDistribution"/>
    public required IReadOnlyList<int> Entities { get; init; }

    /// <summary>Null in a campaign's first run, as the other two.</summary>
    public long? EarlierRunId { get; init; }

    /// <inheritdoc cref="Analysis.Scoring.FeatureDrift"/>
    public double? Psi { get; init; }

    /// <inheritdoc cref="Analysis.Scoring.FeatureDrift"/>
    public double? Chance { get; init; }
}

public sealed record ModelRow
{
    public required string Version { get; init; }
    public required string Kind { get; init; }
    public required byte[] Sha256 { get; init; }
    public required bool Validated { get; init; }
    public required DateTimeOffset FirstUsed { get; init; }
}

/// <summary>One reviewer's judgement of one entity of a run.</summary>
public sealed record LabelRow
{
    public required long RunId { get; init; }

    /// <summary>The entity's ad of the lowest number when it was judged.</summary>
    public required long AdId { get; init; }

    public required string Labeller { get; init; }

    /// <summary>0 to 6; null when <see cref="High"/> is given.</summary>
    public int? Ordinal { get; init; }

    public bool? High { get; init; }
    public required DateOnly LabelledOn { get; init; }

    /// <summary><c>audit</c>, <c>queue</c> or <c>import</c>.</summary>
    public required string Source { get; init; }

    public required string Remark { get; init; }
}

/// <summary>An entity handed to reviewers.</summary>
public sealed record ReviewDrawRow
{
    public required long RunId { get; init; }
    public required long AdId { get; init; }

    /// <summary><c>audit</c> or <c>queue</c>.</summary>
    public required string Purpose { get; init; }

    public required string Stratum { get; init; }

    /// <summary>Entities among which it was drawn.</summary>
    public required int Frame { get; init; }

    public required DateTimeOffset DrawnAt { get; init; }
    public required string DrawnBy { get; init; }
}
