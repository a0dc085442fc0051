using System.ComponentModel.DataAnnotations;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>How a worker crawls; what it crawls is the campaigns' affair.</summary>
public sealed class CrawlerOptions
{
    public const int ShortestLeaseSeconds = 5;
    public const int DefaultLeaseSeconds = 60;
    public const int LongestLeaseSeconds = 3600;
    public const int DefaultSitesAtOnce = 4000;
    public const int MostSitesAtOnce = 5000;

    /// <summary>Where the evidence archive lies.</summary>
    [Required]
    public string DataDirectory { get; set; } = "";

    /// <summary>Sites held at once. A site that waits for its delay costs nothing but memory, about 50 KB. Default 4,000.</summary>
    [Range(1, MostSitesAtOnce)]
    public int SitesAtOnce { get; set; } = DefaultSitesAtOnce;

    /// <summary>Requests under way at once, over all sites. Default 64.</summary>
    [Range(1, 1000)]
    public int RequestsAtOnce { get; set; } = 64;

    /// <summary>Most URLs written in one transaction. Default 50.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 50;

    /// <summary>Seconds of work that a crash may lose at most per site: a batch is written after this time, full or not. Default 5.</summary>
    [Range(1, 60)]
    public int BatchSeconds { get; set; } = 5;

    /// <summary>
    /// Seconds after which a visited site makes room for others, when this worker holds as many sites as it may; ten times as long when it
    /// does not, so that a worker that joins gets its share. Default 30.
    /// </summary>
    [Range(1, 3600)]
    public int VisitSeconds { get; set; } = 30;

    /// <summary>Seconds a lease lasts without a heartbeat; heartbeats come four times as often. Default 60.</summary>
    [Range(ShortestLeaseSeconds, LongestLeaseSeconds)]
    public int LeaseSeconds { get; set; } = DefaultLeaseSeconds;

    /// <summary>Seconds without progress, or with one transaction open, after which a worker warns. Default 300.</summary>
    [Range(1, 86_400)]
    public int StallSeconds { get; set; } = 300;

    /// <summary>Seconds for one whole request, body included, a robots.txt too; a connection gets ten of them at most. Default 30.</summary>
    [Range(1, 300)]
    public int RequestSeconds { get; set; } = 30;

    /// <summary>The renderer of sites that need a browser: <c>webrisk-renderer.dll</c>. Default: in the folder <c>renderer</c> beside this program.</summary>
    [Required]
    public string Renderer { get; set; } = Path.Combine(AppContext.BaseDirectory, "renderer", "webrisk-renderer.dll");

    /// <summary>The browser that the renderer starts. Default: Debian's.</summary>
    [Required]
    public string Chromium { get; set; } = "/usr/bin/chromium";

    /// <summary>A WARC file beyond this many bytes is closed. Default 1 GB.</summary>
    [Range(1_000_000, 100_000_000_000)]
    public long WarcFileBytes { get; set; } = 1_000_000_000;

    /// <summary>A folder outside the archive, best on another machine, that gets the head of the evidence chain with every seal. Default none.</summary>
    public string? EvidenceWitness { get; set; }

    /// <summary>RFC 3161 authority that is asked for a timestamp over every manifest of evidence; on the public web. Default none.</summary>
    public Uri? TimestampAuthority { get; set; }
}
