using System.Globalization;

namespace WebRiskMapper.Pipeline.Fetching.Robots;

/// <summary>
/// Reads the groups of one crawler out of a robots.txt. Lines that are not understood are passed over and separate nothing: only a rule
/// ends a list of user agents (RFC 9309 section 2.2.4), not a <c>Sitemap</c>, a <c>Crawl-delay</c> or an empty line. Writing is taken
/// loosely where it can only mean one thing, as by the crawlers that site owners test against. A <c>Crawl-delay</c> itself, of which the
/// RFC does not speak, belongs to the agents named since the last one or the last rule, as those who write it mean it.
/// </summary>
internal sealed class RobotsParser(string productToken)
{
    private const double MostDelaySeconds = 86_400;

    private readonly Group own = new();
    private readonly Group anyone = new();
    private readonly List<string> sitemaps = [];
    private bool ownSpoken;
    private bool anyoneSpoken;
    private bool readingAgents;
    private bool ownSlowed;
    private bool anyoneSlowed;
    private bool readingSlowed;

    public RobotsRules Parse(string text)
    {
        var rest = text.AsSpan();
        for (var number = 1; RobotsText.TryTakeLine(ref rest, out var line); number++)
        {
            if (TrySplit(line, out var key, out var value))
            {
                Take(key, value, number);
            }
        }

        var chosen = own.Lines.Count > 0 ? own : anyone;
        return new RobotsRules(chosen.Rules, chosen.Lines, chosen.CrawlDelay, sitemaps);
    }

    private void Take(ReadOnlySpan<char> key, ReadOnlySpan<char> value, int number)
    {
        if (Is(key, "user-agent") || Is(key, "useragent") || Is(key, "user agent"))
        {
            TakeAgent(value, number);
        }
        else if (Is(key, "allow"))
        {
            TakeRule(RobotsRule.Create(value, allow: true, number));
        }
        else if (IsDisallow(key))
        {
            TakeRule(RobotsRule.Create(value, allow: false, number));
        }
        else if (Is(key, "sitemap") || Is(key, "site-map"))
        {
            sitemaps.Add(value.ToString());
        }
        else if (Is(key, "crawl-delay") && ReadSeconds(value) is { } delay)
        {
            readingSlowed = false;
            own.Slow(delay, ownSlowed);
            anyone.Slow(delay, anyoneSlowed);
        }
    }

    private void TakeAgent(ReadOnlySpan<char> value, int number)
    {
        if (!readingAgents)
        {
            ownSpoken = anyoneSpoken = false;
            readingAgents = true;
        }

        if (!readingSlowed)
        {
            ownSlowed = anyoneSlowed = false;
            readingSlowed = true;
        }

        if (RobotsAgent.NamesAnyone(value))
        {
            anyoneSpoken = anyoneSlowed = true;
            anyone.Lines.Add(number);
        }
        else if (RobotsAgent.Names(value, productToken))
        {
            ownSpoken = ownSlowed = true;
            own.Lines.Add(number);
        }
    }

    private void TakeRule(RobotsRule? rule)
    {
        readingAgents = readingSlowed = false;
        if (rule is not null && ownSpoken)
        {
            own.Rules.Add(rule);
        }

        if (rule is not null && anyoneSpoken)
        {
            anyone.Rules.Add(rule);
        }
    }

    private static bool Is(ReadOnlySpan<char> key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The slips of the pen that are common enough to be understood everywhere: whoever made one wanted to be left alone.</summary>
    private static bool IsDisallow(ReadOnlySpan<char> key) =>
        Is(key, "disallow") || Is(key, "dissallow") || Is(key, "dissalow") || Is(key, "disalow") || Is(key, "diasllow") || Is(key, "disallaw");

    /// <summary><c>key: value</c>, or two words where the colon was forgotten; a comment is cut off.</summary>
    private static bool TrySplit(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        key = value = default;
        var comment = line.IndexOf('#');
        line = (comment < 0 ? line : line[..comment]).Trim();
        var colon = line.IndexOf(':');
        if (colon >= 0)
        {
            key = line[..colon].Trim();
            value = line[(colon + 1)..].Trim();
            return key.Length > 0;
        }

        var blank = line.IndexOfAny(' ', '\t');
        if (blank < 0)
        {
            return false;
        }

        key = line[..blank];
        value = line[blank..].Trim();
        return !value.ContainsAny(' ', '\t');
    }

    /// <summary>The number at the start: <c>2.5</c>, also of <c>10s</c>; null when there is none.</summary>
    private static TimeSpan? ReadSeconds(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAnyExcept("0123456789.");
        var number = end < 0 ? value : value[..end];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, MostDelaySeconds))
            : null;
    }

    private sealed class Group
    {
        public List<int> Lines { get; } = [];
        public List<RobotsRule> Rules { get; } = [];
        public TimeSpan? CrawlDelay { get; private set; }

        public void Slow(TimeSpan delay, bool spoken)
        {
            if (spoken && !(CrawlDelay > delay))
            {
                CrawlDelay = delay;
            }
        }
    }
}
