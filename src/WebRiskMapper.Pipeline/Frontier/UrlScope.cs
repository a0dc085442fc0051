using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>Which URLs of a site a campaign wants: the site's own host, text by name, within the path patterns, not a trap.</summary>
internal sealed class UrlScope(Uri site, CampaignScope scope)
{
    private const int MostSegments = 16;
    private const int MostParameters = 12;
    private const int MostRepeats = 3;

    private readonly string host = WithoutWww(site.IdnHost);
    private readonly int port = site.Port;

    /// <summary>Whether a discovered URL belongs into the frontier at all.</summary>
    public bool Contains(CanonicalUrl url) =>
        IsSameSite(url.Uri)
        && !MediaPolicy.RefusesName(url.Uri)
        && !scope.Exclude.Any(p => PathPattern.Matches(p, url.Uri.PathAndQuery))
        && (scope.Include.Count == 0 || scope.Include.Any(p => PathPattern.Matches(p, url.Uri.PathAndQuery)));

    /// <summary>The site's host, with or without <c>www.</c>, over http or https.</summary>
    public bool IsSameSite(Uri url) =>
        WithoutWww(url.IdnHost).Equals(host, StringComparison.OrdinalIgnoreCase) && (url.Port == port || (url.IsDefaultPort && site.IsDefaultPort));

    /// <summary>A URL that looks generated without end: paths that repeat themselves, very deep paths, heaps of parameters.</summary>
    public static bool IsTrap(Uri url)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > MostSegments
            || url.Query.AsSpan().Count('&') >= MostParameters
            || segments.CountBy(s => s, StringComparer.OrdinalIgnoreCase).Any(g => g.Value > MostRepeats);
    }

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
