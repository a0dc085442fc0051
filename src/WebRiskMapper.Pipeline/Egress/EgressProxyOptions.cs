using System.ComponentModel.DataAnnotations;

namespace WebRiskMapper.Pipeline.Egress;

/// <summary>What an <see cref="EgressProxy"/> lets through.</summary>
public sealed record EgressProxyOptions
{
    /// <summary>
    /// The one site: its host with or without <c>www.</c> and the hosts below it; its own port, or 80 and 443 when that is the scheme's.
    /// </summary>
    [Required]
    public required Uri Site { get; init; }

    /// <summary>Connections at once; one more is answered 503. Default 32, which is what a Chromium opens to a proxy at most.</summary>
    [Range(1, 256)]
    public int MaxConnections { get; init; } = 32;

    /// <summary>Connections to the site over the proxy's life; one more is answered 403. Default 500.</summary>
    [Range(1, 100_000)]
    public int MaxConnectionsInAll { get; init; } = 500;

    /// <summary>Bytes in both directions over the proxy's life, as they travel; then every connection is cut. Default 50 MB.</summary>
    [Range(1024, 10_000_000_000)]
    public long MaxBytes { get; init; } = 50_000_000;

    /// <summary>Seconds until a request must be complete and a connection to the site must stand. 1 to 60; default 10.</summary>
    [Range(1, 60)]
    public int ConnectSeconds { get; init; } = 10;

    /// <summary>Seconds after which a connection on which nothing moves is cut. 1 to 300; default 20.</summary>
    [Range(1, 300)]
    public int IdleSeconds { get; init; } = 20;
}

/// <summary>What went through an <see cref="EgressProxy"/> so far.</summary>
/// <param name="Connections">Connections made to the site.</param>
/// <param name="Refused">Requests refused: another host or port, an address the gate refuses, a method, a spent limit.</param>
/// <param name="BytesReceived">From the site, heads included.</param>
/// <param name="BytesSent">To the site, heads included.</param>
/// <param name="IsSpent">True once <see cref="EgressProxyOptions.MaxBytes"/> has cut the connections.</param>
public readonly record struct EgressProxyCounts(int Connections, int Refused, long BytesReceived, long BytesSent, bool IsSpent);
