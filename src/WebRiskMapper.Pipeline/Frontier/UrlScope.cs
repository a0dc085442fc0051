using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Egress;
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
        HostName.Of(url) is { } name && WithoutWww(name).Equals(host, StringComparison.OrdinalIgnoreCase) && (url.Port == port || (url.IsDefaultPort && site.IsDefaultPort));

    /// <summary>A URL that looks generated without end: paths that repeat themselves, very deep paths, heaps of parameters.</summary>
    public static bool IsTrap(Uri url)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length > MostSegments
            || url.Query.AsSpan().Count('&') >= MostParameters
            || segments.CountBy(s => s, StringComparer.OrdinalIgnoreCase).Any(g => g.Value > MostRepeats);
    }

    /// <summary>A day or month in the query that lies more than two years ahead or twenty back: a calendar that turns its leaves for ever.</summary>
    public static bool IsCalendar(Uri url, int year)
    {
        if (url.Query.Length < 7)
        {
            return false;
        }

        foreach (var range in url.Query.AsSpan(1).Split('&'))
        {
            var parameter = url.Query.AsSpan(1)[range];
            var equals = parameter.IndexOf('=');
            var value = parameter[(equals + 1)..];
            if (equals > 0 && value.Length >= 4 && int.TryParse(value[..4], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var stated)
                && ((value.Length >= 7 && value[4] == '-' && char.IsAsciiDigit(value[5])) || (value.Length == 4 && parameter[..equals].Contains("year", StringComparison.OrdinalIgnoreCase)))
                && (stated > year + 2 || stated < year - 20))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
