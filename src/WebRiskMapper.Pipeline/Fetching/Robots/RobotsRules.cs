using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Fetching.Robots;

/// <summary>Whether a URL may be asked for, and by which line.</summary>
/// <param name="Line">Line of the rule that decided, from 1; null when no rule matched, and that allows.</param>
public readonly record struct RobotsDecision(bool IsAllowed, int? Line);

/// <summary>
/// What a robots.txt says to one crawler (RFC 9309): the groups that name it, joined, or else the groups for <c>*</c>.
/// The rule with the most octets that matches wins; on a tie, allow.
/// </summary>
public sealed class RobotsRules
{
    private readonly RobotsRule[] rules;

    /// <param name="rules">In any order.</param>
    internal RobotsRules(IEnumerable<RobotsRule> rules, IReadOnlyList<int> groupLines, TimeSpan? crawlDelay, IReadOnlyList<string> sitemaps)
    {
        // Most octets first, so that the first match decides.
        this.rules = [.. rules.OrderByDescending(r => r.Octets).ThenByDescending(r => r.Allow).ThenBy(r => r.Line)];
        GroupLines = groupLines;
        CrawlDelay = crawlDelay;
        Sitemaps = sitemaps;
    }

    public static RobotsRules AllowAll { get; } = new([], [], null, []);

    /// <summary>What holds while robots.txt cannot be had (server error, no connection): complete disallow, RFC 9309 section 2.3.1.4.</summary>
    public static RobotsRules DisallowAll { get; } = new([RobotsRule.Create("/", allow: false, line: 0)!], [], null, []);

    /// <summary>Lines of the <c>User-agent</c> values by which the rules were chosen, from 1; empty when no group speaks to the crawler.</summary>
    public IReadOnlyList<int> GroupLines { get; }

    /// <summary>The group's <c>Crawl-delay</c>, the longest of several: not in the RFC, widely written; it is a floor for the politeness delay.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Values of <c>Sitemap</c> lines as written; they belong to no group.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <param name="file">The bytes as fetched; read up to <see cref="RobotsText.MaxBytes"/>.</param>
    /// <param name="productToken">The crawler's product token, such as <c>WebRiskMapper</c>; compared without case.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> file, string productToken) => Parse(RobotsText.Decode(file), productToken);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, string)"/>
    /// <param name="text">From <see cref="RobotsText.Decode"/>.</param>
    public static RobotsRules Parse(string text, string productToken) => new RobotsParser(productToken).Parse(text);

    /// <param name="pathAndQuery">As requested, starting with a slash; percent-encoding is normalised before matching.</param>
    public bool IsAllowed(string pathAndQuery) => rules.Length == 0 || Decide(pathAndQuery).IsAllowed;

    /// <inheritdoc cref="IsAllowed"/>
    public RobotsDecision Decide(string pathAndQuery)
    {
        if (pathAndQuery is "/robots.txt")
        {
            return new RobotsDecision(true, null);
        }

        var path = RobotsPath.OfUrl(pathAndQuery.Length == 0 ? "/" : pathAndQuery);
        foreach (var rule in rules)
        {
            if (rule.Matches(path))
            {
                return new RobotsDecision(rule.Allow, rule.Line);
            }
        }

        return new RobotsDecision(true, null);
    }
}

/// <param name="Octets">What decides between rules that match: the length of the pattern as compared, percent-encoded, with its stars and its closing dollar.</param>
internal sealed record RobotsRule(RobotsPath Pattern, bool Allow, int Octets, int Line)
{
    /// <summary>Null for an empty value, which is no rule.</summary>
    public static RobotsRule? Create(ReadOnlySpan<char> value, bool allow, int line)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        var pattern = RobotsPath.OfRule(value);
        // A dollar that is not the last character is itself: it was encoded to compare it and still counts as one.
        return new RobotsRule(pattern, allow, pattern.Text.Length - (2 * value[..^1].Count('$')), line);
    }

    public bool Matches(RobotsPath path) =>
        PathPattern.Matches(Pattern.Text, path.Text)
        || (!(ReferenceEquals(Pattern.Text, Pattern.Loose) && ReferenceEquals(path.Text, path.Loose)) && PathPattern.Matches(Pattern.Loose, path.Loose));
}
