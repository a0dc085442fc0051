using System.Text;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <param name="Target">Path and query as asked for.</param>
/// <param name="Number">Running number of the request on its site, from 1, robots.txt and sitemaps left out.</param>
internal sealed record SiteRequest(SiteTruth Site, string Path, string Target, string? Cookie, long Number, DateTimeOffset Now)
{
    /// <summary>Port of the whole web.</summary>
    public int Port { get; init; }

    public bool IsHousekeeping => Path is "/robots.txt" || Path.StartsWith("/sitemap", StringComparison.Ordinal);
}

internal sealed record Reply(int Status, string ContentType, string Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
    /// <summary>Whether it is the page of an ad.</summary>
    public bool IsAd { get; init; }

    public DateTimeOffset? LastModified { get; init; }
    public bool WithETag { get; init; }

    /// <summary>The body as it travels, instead of the text of <see cref="Body"/>; null for that.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>How long the answer keeps the visitor waiting.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The part of the body after which the connection is cut; 1 for all of it.</summary>
    public double SentShare { get; init; } = 1;

    /// <summary>A Content-Length that is not true, or null.</summary>
    public long? PromisedBytes { get; init; }

    public static Reply Html(int status, string body) => new(status, "text/html", body);

    public static Reply Redirect(int status, string location) => new(status, "text/html", "") { Headers = [("Location", location)] };
}

/// <summary>
/// Something a site does beside serving its pages. A behaviour is one file and one line in <see cref="BehaviourRegistry"/>;
/// sites carry the names of theirs, so a test can ask which site does what.
/// </summary>
internal abstract class SiteBehaviour
{
    public abstract string Name { get; }

    /// <summary>Whether it is on only where <see cref="SyntheticWebOptions.Troubles"/> says so.</summary>
    public virtual bool IsTrouble => false;

    /// <summary>Whether worlds of these options have sites with it.</summary>
    public virtual bool IsOn(SyntheticWebOptions options) => IsTrouble ? options.Troubles : !options.WellBehaved;

    /// <summary>Lines for the site's robots.txt.</summary>
    public virtual IEnumerable<string> RobotsLines => [];

    /// <summary>Which sites have it. Rare behaviours stand within the first twelve sites, so that a small world has them too.</summary>
    public abstract bool Applies(int site, string language);

    /// <summary>An answer instead of the page, or null.</summary>
    public virtual Reply? Intercept(SiteRequest request, SitePages pages) => null;

    /// <summary>The page as it is, or a changed one.</summary>
    public virtual Reply Adjust(Reply reply, SiteRequest request) => reply;

    /// <summary>The charset of the site's pages when it is not UTF-8, and whether a header declares it (otherwise a meta element does).</summary>
    public virtual (Encoding Encoding, bool InHeader)? Charset(SiteTruth site) => null;
}
