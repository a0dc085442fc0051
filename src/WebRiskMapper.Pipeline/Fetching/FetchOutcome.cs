namespace WebRiskMapper.Pipeline.Fetching;

/// <summary>How a URL ended. The numbers are stored: never change or reuse one.</summary>
public enum FetchOutcome : short
{
    Ok = 0,

    /// <summary>304, or 200 with the bytes of the earlier fetch: the page was not read again.</summary>
    NotModified = 1,

    /// <summary>The URL leads to another one, which has an entry of its own in the frontier when it is in scope.</summary>
    Redirected = 2,
    RobotsDenied = 3,

    /// <summary>404 or 410.</summary>
    Gone = 4,

    /// <summary>401, 403, 451 or a page that asks for proof of being human. Never worked around.</summary>
    Blocked = 5,

    /// <summary>An age gate that a plain click does not pass.</summary>
    AgeGate = 6,

    /// <summary>The body is larger than the limit, as sent or after decompression.</summary>
    TooLarge = 7,
    Timeout = 8,
    Dns = 9,
    Tls = 10,

    /// <summary>5xx other than 503.</summary>
    ServerError = 11,

    /// <summary>A URL that looks generated without end: not requested.</summary>
    Trap = 12,

    /// <summary>Refused by the egress gate, by scope, or because it is not text: images and video are never fetched.</summary>
    RefusedByPolicy = 13,

    /// <summary>The connection was refused, reset or broke the protocol.</summary>
    Connection = 14,

    /// <summary>429 or 503: the site asks for less.</summary>
    Throttled = 15,

    /// <summary>Any other 4xx.</summary>
    ClientError = 16,

    /// <summary>A page that wants a login: recorded, never answered.</summary>
    Login = 17,

    /// <summary>The safety stop sealed the page; nothing of its content is kept.</summary>
    Quarantined = 18,

    /// <summary>Reading the page failed by a bug of ours: its detail names the fault, nothing of the page is kept, and the next run tries again.</summary>
    Unreadable = 19,

    /// <summary>
    /// Not asked in this run: by its history and the site's sample it is as it was, and if it is an ad, a list or sitemap of this run named it,
    /// which counts as seeing it.
    /// </summary>
    NotDue = 20,

    /// <summary>The site is rendered by a browser, and this page could not be: the detail says why.</summary>
    NotRendered = 21,
}

public static class FetchOutcomes
{
    /// <summary>What a status of HTTP means, of an answer that leads nowhere else.</summary>
    public static FetchOutcome OfStatus(int status) => status switch
    {
        200 or 203 => FetchOutcome.Ok,
        304 => FetchOutcome.NotModified,
        404 or 410 => FetchOutcome.Gone,
        401 or 403 or 407 or 451 => FetchOutcome.Blocked,
        429 or 503 => FetchOutcome.Throttled,
        408 => FetchOutcome.Timeout,
        >= 500 => FetchOutcome.ServerError,
        _ => FetchOutcome.ClientError,
    };

    /// <summary>Whether the site was asked at all, as far as the outcome tells.</summary>
    public static bool IsAsked(this FetchOutcome outcome) => outcome is not (FetchOutcome.RobotsDenied or FetchOutcome.Trap or FetchOutcome.NotDue);

    /// <summary>Whether another attempt may end differently; the frontier decides when.</summary>
    public static bool IsTransient(this FetchOutcome outcome) => outcome is FetchOutcome.Timeout or FetchOutcome.Dns or FetchOutcome.Tls
        or FetchOutcome.ServerError or FetchOutcome.Connection or FetchOutcome.Throttled;

    /// <summary>Whether the site answered as it should: only then may the delay adapt and the back-off step down.</summary>
    public static bool IsHealthy(this FetchOutcome outcome) => outcome is FetchOutcome.Ok or FetchOutcome.NotModified or FetchOutcome.Redirected
        or FetchOutcome.Gone or FetchOutcome.AgeGate or FetchOutcome.TooLarge or FetchOutcome.Login or FetchOutcome.Quarantined or FetchOutcome.Unreadable or FetchOutcome.NotRendered;

    /// <summary>The name used in tables and JSON, such as <c>robots-denied</c>.</summary>
    public static string Code(this FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Ok => "ok",
        FetchOutcome.NotModified => "not-modified",
        FetchOutcome.Redirected => "redirected",
        FetchOutcome.RobotsDenied => "robots-denied",
        FetchOutcome.Gone => "gone",
        FetchOutcome.Blocked => "blocked",
        FetchOutcome.AgeGate => "age-gate",
        FetchOutcome.TooLarge => "too-large",
        FetchOutcome.Timeout => "timeout",
        FetchOutcome.Dns => "dns",
        FetchOutcome.Tls => "tls",
        FetchOutcome.ServerError => "server-error",
        FetchOutcome.Trap => "trap",
        FetchOutcome.RefusedByPolicy => "refused-by-policy",
        FetchOutcome.Connection => "connection",
        FetchOutcome.Throttled => "throttled",
        FetchOutcome.ClientError => "client-error",
        FetchOutcome.Login => "login",
        FetchOutcome.Quarantined => "quarantined",
        FetchOutcome.Unreadable => "unreadable",
        FetchOutcome.NotDue => "not-due",
        FetchOutcome.NotRendered => "not-rendered",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown fetch outcome."),
    };
}
