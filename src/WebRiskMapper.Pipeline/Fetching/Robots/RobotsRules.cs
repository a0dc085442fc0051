using System.Globalization;
using System.Text;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Fetching.Robots;

/// <summary>
/// What a robots.txt says to one crawler (RFC 9309): the groups that name it, joined, or else the groups for <c>*</c>.
/// The longest matching rule wins; on a tie, allow.
/// </summary>
public sealed class RobotsRules
{
    /// <summary>Bytes of a file that are read; the rest is ignored (RFC 9309 section 2.5 asks for at least this much).</summary>
    public const int MaxBytes = 500 * 1024;

    private readonly Rule[] rules;

    private RobotsRules(Rule[] rules, TimeSpan? crawlDelay, IReadOnlyList<string> sitemaps)
    {
        this.rules = rules;
        CrawlDelay = crawlDelay;
        Sitemaps = sitemaps;
    }

    public static RobotsRules AllowAll { get; } = new([], null, []);

    /// <summary>What holds while robots.txt cannot be had (server error, no connection): complete disallow, RFC 9309 section 2.3.1.4.</summary>
    public static RobotsRules DisallowAll { get; } = new([new Rule("/", Allow: false)], null, []);

    /// <summary>The group's <c>Crawl-delay</c>: not in the RFC, widely written; it is a floor for the politeness delay.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Values of <c>Sitemap</c> lines as written; they belong to no group.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <param name="productToken">The crawler's product token, such as <c>WebRiskMapper</c>; compared without case.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> file, string productToken)
    {
        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, MaxBytes)]).TrimStart('\uFEFF');
        var own = new Group();
        var anyone = new Group();
        var sitemaps = new List<string>();
        var current = new HashSet<Group>();
        var readingAgents = false;

        foreach (var rawLine in text.AsSpan().EnumerateLines())
        {
            if (!TryReadLine(rawLine, out var key, out var value))
            {
                continue;
            }

            if (Is(key, "user-agent") || Is(key, "useragent") || Is(key, "user agent"))
            {
                if (!readingAgents)
                {
                    current.Clear();
                }

                readingAgents = true;
                if (value is "*")
                {
                    current.Add(anyone);
                }
                else if (ProductToken(value).Equals(productToken, StringComparison.OrdinalIgnoreCase))
                {
                    current.Add(own);
                    own.Named = true;
                }
            }
            else if (Is(key, "sitemap"))
            {
                // Stands outside the groups and does not end a list of user agents.
                sitemaps.Add(value.ToString());
            }
            else if (Is(key, "allow") || Is(key, "disallow"))
            {
                readingAgents = false;
                if (value.Length > 0)
                {
                    var rule = new Rule(Normalise(value), Is(key, "allow"));
                    foreach (var group in current)
                    {
                        group.Rules.Add(rule);
                    }
                }
            }
            else if (Is(key, "crawl-delay"))
            {
                readingAgents = false;
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
                {
                    foreach (var group in current)
                    {
                        group.CrawlDelay ??= TimeSpan.FromSeconds(Math.Min(seconds, 86_400));
                    }
                }
            }
        }

        var chosen = own.Named ? own : anyone;
        return new RobotsRules([.. chosen.Rules], chosen.CrawlDelay, sitemaps);
    }

    /// <param name="pathAndQuery">As requested, starting with a slash; percent-encoding is normalised before matching.</param>
    public bool IsAllowed(string pathAndQuery)
    {
        if (pathAndQuery.Equals("/robots.txt", StringComparison.Ordinal) || rules.Length == 0)
        {
            return true;
        }

        var path = Normalise(pathAndQuery.Length == 0 ? "/" : pathAndQuery);
        var best = -1;
        var allowed = true;
        foreach (var rule in rules)
        {
            if ((rule.Pattern.Length > best || (rule.Pattern.Length == best && rule.Allow)) && PathPattern.Matches(rule.Pattern, path))
            {
                best = rule.Pattern.Length;
                allowed = rule.Allow;
            }
        }

        return allowed;
    }

    private static bool Is(ReadOnlySpan<char> key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool TryReadLine(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        key = value = default;
        var comment = line.IndexOf('#');
        if (comment >= 0)
        {
            line = line[..comment];
        }

        var colon = line.IndexOf(':');
        if (colon < 0)
        {
            return false;
        }

        key = line[..colon].Trim();
        value = line[(colon + 1)..].Trim();
        return key.Length > 0;
    }

    /// <summary>The product token is what stands before the version: letters, <c>-</c> and <c>_</c>.</summary>
    private static ReadOnlySpan<char> ProductToken(ReadOnlySpan<char> value)
    {
        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_'))
        {
            length++;
        }

        return value[..length];
    }

    /// <summary>
    /// Brings rule and path to one spelling: non-ASCII and unsafe characters percent-encoded, unreserved characters decoded,
    /// hexadecimal digits in upper case. Reserved characters keep the spelling they came in (<c>%2F</c> is not <c>/</c>).
    /// </summary>
    private static string Normalise(ReadOnlySpan<char> path)
    {
        var result = new StringBuilder(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (c == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var octet = byte.Parse(path.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                AppendOctet(result, octet, isUnreserved: octet < 128 && (char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '-' or '.' or '_' or '~'));
                i += 2;
            }
            else if (c is > ' ' and < '\u007F')
            {
                result.Append(c);
            }
            else
            {
                Rune.DecodeFromUtf16(path[i..], out var rune, out var consumed);
                i += consumed - 1;
                foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    AppendOctet(result, octet, isUnreserved: false);
                }
            }
        }

        return result.ToString();
    }

    private static void AppendOctet(StringBuilder result, byte octet, bool isUnreserved)
    {
        if (isUnreserved)
        {
            result.Append((char)octet);
        }
        else
        {
            result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
    }

    private sealed record Rule(string Pattern, bool Allow);

    private sealed class Group
    {
        public bool Named { get; set; }
        public List<Rule> Rules { get; } = [];
        public TimeSpan? CrawlDelay { get; set; }
    }
}
