using System.Net.Http.Headers;

namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>What to ask for.</summary>
/// <param name="ETag">Validator of the earlier fetch, for a conditional request.</param>
/// <param name="LastModified">Validator of the earlier fetch, as the site wrote it.</param>
public sealed record FetchRequest(Uri Url, FetchKind Kind = FetchKind.Page, string? ETag = null, string? LastModified = null)
{
    /// <summary>Form fields to post (a plain age-gate form), or null for a GET.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>Largest body in bytes, as sent and after decompression; null for the client's limit.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>Whether a longer body is cut at the limit rather than refused.</summary>
    public bool CutsBody { get; init; }

    /// <summary>
    /// Reads the decompressed body while it arrives, and may stop early; the result has neither body nor hash then. Called anew when the
    /// request is repeated. Null: the body is kept whole.
    /// </summary>
    public Func<Stream, Task>? Reader { get; init; }

    /// <summary>Awaited each time before something is sent for it, also after a redirect and for a retry; returns when it may be. Null: at once.</summary>
    public Func<CancellationToken, ValueTask>? BeforeSend { get; init; }
}

/// <summary>What kind of answer is acceptable.</summary>
public enum FetchKind
{
    /// <summary>HTML, XML or plain text.</summary>
    Page,

    /// <summary>As <see cref="Page"/>, and compressed files.</summary>
    Sitemap,
    Robots,
}

/// <summary>How one request ended. Failures are values here; an exception from the fetcher is a bug.</summary>
public sealed record FetchResult
{
    public required FetchOutcome Outcome { get; init; }

    /// <summary>The URL that gave this answer.</summary>
    public required Uri Url { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public int? Status { get; init; }
    public string? ContentType { get; init; }

    /// <summary>The decompressed body; empty unless the outcome is <see cref="FetchOutcome.Ok"/> and nobody else read it (<see cref="FetchRequest.Reader"/>).</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as the site sent it, still compressed: what the archive keeps.</summary>
    public ReadOnlyMemory<byte> SentBody { get; init; }

    public string RequestHead { get; init; } = "";
    public string ResponseHead { get; init; } = "";

    /// <summary>Body bytes received, also of answers that were cut off.</summary>
    public long Bytes { get; init; }

    /// <summary>From the first byte sent to the answer's header: what politeness adapts to.</summary>
    public TimeSpan ResponseTime { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>Where a <see cref="FetchOutcome.Redirected"/> answer points.</summary>
    public Uri? RedirectTo { get; init; }

    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>SHA-256 of <see cref="Body"/>; null unless the outcome is <see cref="FetchOutcome.Ok"/> and the body was kept.</summary>
    public byte[]? ContentHash { get; init; }

    /// <summary>True when the bodies are what a browser made of the page, not what the site sent.</summary>
    public bool IsRendered { get; init; }

    /// <summary>Why, in plain words, when the outcome does not say it all. Never holds page content.</summary>
    public string? Detail { get; init; }

    public MediaTypeHeaderValue? MediaType => MediaTypeHeaderValue.TryParse(ContentType, out var type) ? type : null;
}
