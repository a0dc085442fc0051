using WebRiskMapper.Analysis;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching.Robots;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>The right to fetch from one site for one run, until the lease ends. Whoever holds the fence may write results.</summary>
public sealed record SiteLease
{
    public required int SiteId { get; init; }
    public required int PlatformId { get; init; }
    public required long RunId { get; init; }
    public required int CampaignId { get; init; }

    /// <summary>Counts up with every claim: a write with an older one is refused.</summary>
    public required long Fence { get; init; }

    public required Uri BaseUrl { get; init; }
    public required SiteContext Context { get; init; }
    public required CampaignSpec Spec { get; init; }
    public required Politeness Politeness { get; init; }
    public RobotsFile? Robots { get; init; }

    /// <summary>True when the lease before ended without being given back: its holder may have fetched a moment ago.</summary>
    public bool TakenOver { get; init; }

    /// <summary>Pages asked of this site, and bytes, in this run so far.</summary>
    public int Pages { get; init; }

    public long Bytes { get; init; }

    /// <summary>True when the site has not been visited in this run: its robots.txt names sitemaps to start from.</summary>
    public bool FirstVisit { get; init; }

    /// <summary>Whether pages are rendered by a browser before they are read.</summary>
    public bool Render { get; init; }

    /// <summary>What is left of the site's and the run's minutes; may be negative.</summary>
    public required TimeSpan TimeLeft { get; init; }
}
