using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Platforms;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Fetching.Robots;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>Everything that one turn of one URL left behind, to be written in one transaction.</summary>
public sealed record UrlResult
{
    public required FrontierUrl Url { get; init; }
    public required FetchOutcome Outcome { get; init; }
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>False when the URL gets another turn in this run.</summary>
    public bool Settled { get; init; } = true;

    /// <summary>Whether it counts against the budgets of pages: what robots.txt or a trap forbids was never asked, however many of it a site links to.</summary>
    public bool CountsAsPage => Settled && Outcome.IsAsked();

    /// <summary>How long an unsettled URL waits for its next turn.</summary>
    public TimeSpan RetryIn { get; init; }

    public int? Status { get; init; }
    public long Bytes { get; init; }
    public int DurationMs { get; init; }
    public string? Detail { get; init; }
    public PageType? PageType { get; init; }

    /// <summary>Validators for the next visit; all null when the page must be read again then.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }
    public byte[]? ContentHash { get; init; }

    /// <summary>What the page says, counters and surroundings aside: an ad's content, a list's links, another page's words. Null when it was not read.</summary>
    public long? ContentKey { get; init; }

    /// <summary>Whether the page was found changed since the visit before; null when this visit does not tell, or was the first.</summary>
    public bool? Changed { get; init; }

    public IReadOnlyList<Discovery> Discoveries { get; init; } = [];

    /// <summary>Other hosts that the page links to.</summary>
    public IReadOnlyList<OutLink> OutLinks { get; init; } = [];

    public IReadOnlyList<TrackingId> TrackingIds { get; init; } = [];

    /// <summary>What the page tells about how its platform is run.</summary>
    public PlatformReading Platform { get; init; } = PlatformReading.Nothing;

    public StoredAd? Ad { get; init; }

    /// <summary><see cref="AdWrites.ContentHash"/> of <see cref="Ad"/>.</summary>
    public byte[]? AdContentHash { get; init; }

    public EvidenceRecord? Evidence { get; init; }

    /// <summary>The page's visits, this one included.</summary>
    public ChangeHistory History => Changed is { } changed && Url.FetchedAt is { } before ? Url.History.After(changed, FetchedAt - before) : Url.History;

    /// <summary>The safety stop's rule, when it sealed the page: then nothing else of the page is here.</summary>
    public string? QuarantineRule { get; init; }
}

/// <summary>Results of one site, and how the site is to be treated next.</summary>
public sealed record SiteBatch
{
    public IReadOnlyList<UrlResult> Results { get; init; } = [];

    /// <summary>URLs that came from elsewhere than a page: the start page and the sitemaps that robots.txt names.</summary>
    public IReadOnlyList<Discovery> Seeds { get; init; } = [];

    /// <summary>Requests beside those for the results.</summary>
    public IReadOnlyList<AsideRequest> Asides { get; init; } = [];

    public required Politeness Politeness { get; init; }

    /// <summary>How long the site is left alone from now on.</summary>
    public required TimeSpan Pause { get; init; }

    /// <summary>A robots.txt that was fetched just now.</summary>
    public RobotsFile? Robots { get; init; }

    /// <summary>The group of the address that the site was reached at, or null when no connection stood.</summary>
    public string? AddressGroup { get; init; }

    /// <summary>Shapes of addresses whose part became known or another: what is pending of them changes its place.</summary>
    public IReadOnlyList<(string Shape, UrlKind Kind)> Reclassified { get; init; } = [];

    /// <summary>What the site taught, as JSON, when it is to be stored.</summary>
    public string? Learned { get; init; }

    /// <summary>Gives the lease back.</summary>
    public bool Release { get; init; }

    /// <summary>Ends the site's part in the run although URLs are left: <c>budget</c> or <c>unreachable</c>.</summary>
    public string? EndState { get; init; }
}
