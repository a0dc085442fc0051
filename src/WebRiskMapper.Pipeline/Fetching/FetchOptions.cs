using System.ComponentModel.DataAnnotations;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>Limits of one request.</summary>
public sealed record FetchOptions
{
    /// <summary>Product token that robots.txt files are matched against.</summary>
    public const string ProductToken = "WebRiskMapper";

    /// <summary>Where a site's operator can ask about the crawl: a URL or an e-mail address, sent with every request.</summary>
    [Required]
    public required string Contact { get; init; }

    /// <summary>Seconds until a connection must stand. 1 to 60; default 10.</summary>
    [Range(1, 60)]
    public int ConnectSeconds { get; init; } = 10;

    /// <summary>Seconds for a whole request, body included. 1 to 300; default 30.</summary>
    [Range(1, 300)]
    public int TotalSeconds { get; init; } = 30;

    /// <summary>Largest page in bytes, as sent and after decompression. Default 2 MB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 2_000_000;

    /// <summary>Connections at once to one site. Default 1.</summary>
    [Range(1, 8)]
    public int ConnectionsPerSite { get; init; } = 1;

    public string UserAgent => $"{ProductToken}/0.1 (+{Contact})";
}
