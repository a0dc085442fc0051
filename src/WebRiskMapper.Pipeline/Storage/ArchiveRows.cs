using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Storage;

// Rows of schema "archive": raw and restricted, because URLs can carry names and phones.

public sealed record SiteRow
{
    public int SiteId { get; init; }
    public required int PlatformId { get; init; }
    public required string BaseUrl { get; init; }
    public required string Host { get; init; }
    public required string RegistrableDomain { get; init; }

    /// <summary>ISO alpha-2, most important first.</summary>
    public required IReadOnlyList<string> MarketCountries { get; init; }

    public string? Language { get; init; }

    /// <summary><see cref="DateTimeOffset.MinValue"/>: at once.</summary>
    public DateTimeOffset NextFetchAt { get; init; }

    public int DelayMs { get; init; } = 1000;
    public int BackoffLevel { get; init; }
    public string? LeaseOwner { get; init; }
    public DateTimeOffset? LeaseUntil { get; init; }
    public long Fence { get; init; }
    public int? RobotsStatus { get; init; }
    public string? RobotsBody { get; init; }
    public DateTimeOffset? RobotsFetchedAt { get; init; }

    /// <summary><see cref="DateTimeOffset.MinValue"/>: never.</summary>
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>IPv4 address, or /64 of an IPv6 one, that the site was reached at.</summary>
    public string? AddressGroup { get; init; }

    /// <summary>Whether pages are rendered by a browser before they are read.</summary>
    public bool Render { get; init; }

    /// <summary>What the site's pages taught about its addresses, as JSON: pairs of addresses per parameter, pages per shape.</summary>
    public string? Learned { get; init; }

    /// <summary>See <see cref="Analysis.Profiles.SiteProfile"/>.</summary>
    public string? Profile { get; init; }

    public int ProfileVersion { get; init; }
}

public sealed record CampaignSiteRow
{
    public required int CampaignId { get; init; }
    public required int SiteId { get; init; }
}

public sealed record RunSiteRow
{
    public required long RunId { get; init; }
    public required int SiteId { get; init; }

    /// <summary><c>active</c>, <c>done</c>, <c>budget</c> or <c>unreachable</c>.</summary>
    public required string State { get; init; }

    public int Pages { get; init; }
    public long Bytes { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}

public sealed record FrontierRow
{
    public required int CampaignId { get; init; }
    public required int SiteId { get; init; }

    /// <summary>16 bytes.</summary>
    public required byte[] UrlHash { get; init; }

    public required string Url { get; init; }
    public required short Kind { get; init; }
    public required int Depth { get; init; }
    public required int Priority { get; init; }

    /// <summary>1 by sitemap, 2 by a link, 3 by both.</summary>
    public required short FoundBy { get; init; }

    public required long FirstRunId { get; init; }
    public required long RunId { get; init; }
    public required bool Pending { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public int Attempts { get; init; }
    public FetchOutcome? Outcome { get; init; }
    public PageType? PageType { get; init; }
    public string? Etag { get; init; }
    public string? LastModified { get; init; }
    public byte[]? ContentHash { get; init; }
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The list page that named it last, or null when only sitemaps do.</summary>
    public byte[]? ParentHash { get; init; }

    public long? ListedRunId { get; init; }
    public long? ContentKey { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }
    public int Revisits { get; init; }
    public int Changes { get; init; }
    public double WatchedDays { get; init; }

    /// <summary>Changes per day; null until the second visit.</summary>
    public double? ChangeRate { get; init; }

    /// <summary>The shape of the address as a number; null for start pages and sitemaps.</summary>
    public int? Shape { get; init; }
}

public sealed record FetchRow
{
    public required DateTimeOffset FetchedAt { get; init; }
    public long FetchId { get; init; }
    public required long RunId { get; init; }
    public required int SiteId { get; init; }
    public required byte[] UrlHash { get; init; }
    public required int Attempt { get; init; }

    /// <summary>True for the attempt that settled the URL in this run: exactly one per run and URL.</summary>
    public required bool Settled { get; init; }

    public required FetchOutcome Outcome { get; init; }
    public int? HttpStatus { get; init; }
    public required long Bytes { get; init; }
    public required int DurationMs { get; init; }
    public byte[]? ContentHash { get; init; }
    public PageType? PageType { get; init; }
    public string? Detail { get; init; }
}

public sealed record EvidenceRow
{
    public long EvidenceId { get; init; }
    public required long RunId { get; init; }
    public required int SiteId { get; init; }
    public required byte[] UrlHash { get; init; }
    public required DateTimeOffset CapturedAt { get; init; }
    public required string WarcFile { get; init; }
    public required long WarcOffset { get; init; }
    public required long WarcLength { get; init; }
    public required string RecordId { get; init; }
    public required byte[] Sha256 { get; init; }

    /// <summary><c>response</c>, or <c>revisit</c> of the record that <see cref="RefersTo"/> names.</summary>
    public string Kind { get; init; } = "response";

    public string? RefersTo { get; init; }

    /// <summary>Since then the file holds a signed tombstone in the record's place.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <summary>The head of an archive's chain of manifests; the same stands in files outside the database.</summary>
public sealed record EvidenceManifestRow
{
    /// <summary>Fingerprint of the signing key.</summary>
    public required string ArchiveId { get; init; }

    public required int Sequence { get; init; }
    public required long RunId { get; init; }

    /// <summary>True when the run's crawl was over.</summary>
    public required bool Final { get; init; }

    public required byte[] Sha256 { get; init; }
    public required DateTimeOffset SealedAt { get; init; }
}

public sealed record LegalHoldRow
{
    public int HoldId { get; init; }

    /// <summary><c>raw</c>, <c>ads</c> or <c>aggregates</c>.</summary>
    public required string Class { get; init; }

    public int? PlatformId { get; init; }
    public int? SiteId { get; init; }
    public long? RunId { get; init; }
    public required string Reason { get; init; }
    public required string PlacedBy { get; init; }
    public DateTimeOffset PlacedAt { get; init; }
    public string? ReleaseReason { get; init; }
    public string? ReleasedBy { get; init; }
    public DateTimeOffset? ReleasedAt { get; init; }
}

/// <summary>Read only: entries are written by <c>archive.write_custody</c>.</summary>
public sealed record CustodyRow
{
    public required long CustodyId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }

    /// <summary>JSON object.</summary>
    public required string Detail { get; init; }

    /// <summary>Hash of the entry before.</summary>
    public required byte[] Previous { get; init; }

    public required byte[] Hash { get; init; }
}

public sealed record QuarantineRow
{
    public long QuarantineId { get; init; }
    public required long RunId { get; init; }
    public required int SiteId { get; init; }
    public required byte[] UrlHash { get; init; }
    public required string Url { get; init; }
    public required string Rule { get; init; }
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary><c>queued</c> or <c>sent</c>.</summary>
    public string HotlineState { get; init; } = "queued";
}

/// <summary>Read only: entries are written by <see cref="AuditLog"/>.</summary>
public sealed record AuditRow
{
    public long AuditId { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }

    /// <summary>JSON object.</summary>
    public required string Detail { get; init; }
}

/// <summary>Another domain that a site linked to in a run, with the pages that did, by the weightiest place of the link.</summary>
public sealed record OutLinkRow
{
    public required long RunId { get; init; }
    public required int SiteId { get; init; }
    public required string Domain { get; init; }
    public required int Navigation { get; init; }
    public required int Footer { get; init; }
    public required int Content { get; init; }
    public required bool HasCue { get; init; }
}

/// <summary>An account at a measuring or advertising service that a site's pages named in a run.</summary>
public sealed record TrackingIdRow
{
    public required long RunId { get; init; }
    public required int SiteId { get; init; }
    public required string Service { get; init; }
    public required string Account { get; init; }
    public required int Pages { get; init; }
}

/// <summary>What a site's own pages told in a run about how its platform is run.</summary>
public sealed record PlatformFactRow
{
    public required long RunId { get; init; }
    public required int SiteId { get; init; }

    /// <summary>A row of <c>models/platform-indicators.csv</c>, or <c>page</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary><c>present</c>, <c>denied</c>, what is offered, or the kind of page.</summary>
    public required string Value { get; init; }

    public required int Pages { get; init; }

    /// <summary>The last page that told it.</summary>
    public required byte[] UrlHash { get; init; }

    public required DateTimeOffset SeenAt { get; init; }
}

public sealed record CandidateDecisionRow
{
    public required string Domain { get; init; }

    /// <summary><c>accepted</c> or <c>rejected</c>.</summary>
    public required string Decision { get; init; }

    public required string Reason { get; init; }
    public required string DecidedBy { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
}
