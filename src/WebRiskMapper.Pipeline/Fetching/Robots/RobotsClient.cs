namespace WebRiskMapper.Pipeline.Fetching.Robots;

/// <summary>A robots.txt as it was fetched, kept with the site for at most a day. It speaks for one scheme, host and port, and for no other.</summary>
/// <param name="Status">HTTP status of the last hop, or 0 when there was no answer.</param>
/// <param name="Body">The file as <see cref="RobotsText.Decode"/> reads it; null unless the status is 200.</param>
public sealed record RobotsFile(int Status, string? Body, DateTimeOffset FetchedAt)
{
    /// <summary>RFC 9309 section 2.4: a cached file is used for no more than 24 hours.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether the site could be asked. While it is not, everything is disallowed (RFC 9309 section 2.3.1.4) and the site is backed off
    /// rather than its URLs settled. 429 and 408 count as unreachable: a site that asks for less, or that gave up waiting, has not answered. However long that lasts, it
    /// never turns into "allowed" — the RFC would permit it after 30 days, but nobody has allowed anything.
    /// </summary>
    public bool IsReachable => Status is >= 200 and < 500 and not (408 or 429);

    public bool IsFresh(DateTimeOffset now) => IsReachable && now - FetchedAt < MaxAge;

    public RobotsRules Rules() => !IsReachable ? RobotsRules.DisallowAll
        : Body is null ? RobotsRules.AllowAll
        : RobotsRules.Parse(Body, FetchOptions.ProductToken);
}

/// <summary>
/// Fetches robots.txt: up to five redirects, also to another host, each through the gate (RFC 9309 section 2.3.1.2). Its time-outs are
/// those of every request (<see cref="FetchOptions.ConnectSeconds"/>, <see cref="FetchOptions.TotalSeconds"/>), for each hop.
/// </summary>
internal static class RobotsClient
{
    private const int MaxRedirects = 5;

    /// <summary>One byte more than is read: it tells a file that was cut from one that ends there.</summary>
    private const int FetchedBytes = RobotsText.MaxBytes + 1;

    /// <param name="beforeSend">As <see cref="FetchRequest.BeforeSend"/>.</param>
    /// <param name="answered">Told how each of its requests ended.</param>
    public static async Task<(RobotsFile File, FetchResult Last)> FetchAsync(SiteClient client, Uri site, Func<CancellationToken, ValueTask>? beforeSend, CancellationToken cancellationToken, Action<FetchResult>? answered = null)
    {
        var url = new Uri(site, "/robots.txt");
        for (var redirects = 0; ; redirects++)
        {
            var result = await client.FetchAsync(new FetchRequest(url, FetchKind.Robots) { MaxBytes = FetchedBytes, CutsBody = true, BeforeSend = beforeSend }, cancellationToken);
            answered?.Invoke(result);
            if (result is { Outcome: FetchOutcome.Redirected, RedirectTo: { } target } && redirects < MaxRedirects)
            {
                url = target;
                continue;
            }

            return (ToFile(result), result);
        }
    }

    private static RobotsFile ToFile(FetchResult result) => result.Outcome switch
    {
        FetchOutcome.Ok => new RobotsFile(200, RobotsText.Decode(result.Body.Span), result.FetchedAt),
        // More redirects than five: as if it were not there.
        FetchOutcome.Redirected => new RobotsFile(404, null, result.FetchedAt),
        FetchOutcome.RefusedByPolicy => new RobotsFile(0, null, result.FetchedAt),
        // A body that broke off has a status and says nothing.
        _ when result.Status is { } status and not 200 => new RobotsFile(status, null, result.FetchedAt),
        _ => new RobotsFile(0, null, result.FetchedAt),
    };
}
