using System.Buffers;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Finds accounts of measuring and advertising services in a page's source. Sites of one operator often share one. One pass over the source
/// for the few spellings that can begin an account, then a look at what follows each: no backtracking, and nothing is parsed.
/// </summary>
internal static class TrackingIds
{
    private const int MostIds = 20;

    /// <summary>How far from its site number a Matomo snippet names its server, and how far a call's arguments reach.</summary>
    private const int SnippetLength = 800;

    private const int ArgumentLength = 60;

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        ["UA-", "\"G-", "'G-", "=G-", "GTM-", "ca-pub-", "ym(", "mc.yandex.ru/watch/", "setSiteId", "fbq(", "facebook.com/tr?id=", "hjid:", "\"clarity\"", "ttq.load(", "Histats.start", "sc_project="],
        StringComparison.Ordinal);

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:");

    /// <param name="html">The page's source, decoded.</param>
    /// <returns>Each account once, in page order.</returns>
    public static IReadOnlyList<TrackingId> Find(ReadOnlySpan<char> html)
    {
        List<TrackingId>? found = null;
        for (var at = html.IndexOfAny(Beginnings); at >= 0 && !(found?.Count >= MostIds);)
        {
            if (Read(html, at) is { } id && found?.Contains(id) != true)
            {
                (found ??= []).Add(id);
            }

            var next = html[(at + 2)..].IndexOfAny(Beginnings);
            at = next < 0 ? -1 : at + 2 + next;
        }

        return found is null ? [] : found;
    }

    private static TrackingId? Read(ReadOnlySpan<char> html, int at)
    {
        var rest = html[at..];
        return rest[0] switch
        {
            // A container or property of an account, then the account: "UA-1234567-2".
            'U' => IsInCode(html, at) && Digits(rest[3..], 4, 10) is { } account && rest[3..][account.Length..].StartsWith("-") ? new TrackingId("google-analytics", "UA-" + account) : null,
            '"' when rest.StartsWith("\"clarity\"", StringComparison.Ordinal) => Clarity(rest[9..]),
            '"' or '\'' or '=' => Measurement(rest[3..]),
            'G' => IsInCode(html, at) && Upper(rest[4..], 5, 9) is { } container ? new TrackingId("google-tag-manager", "GTM-" + container) : null,
            'c' => Digits(rest[7..], 16, 16) is { } publisher ? new TrackingId("google-adsense", "pub-" + publisher) : null,
            'y' => !IsPartOfName(html, at) && Digits(rest[3..].TrimStart(), 5, 10) is { } counter ? new TrackingId("yandex-metrica", counter) : null,
            'm' => Digits(rest["mc.yandex.ru/watch/".Length..], 5, 10) is { } counter ? new TrackingId("yandex-metrica", counter) : null,
            's' when rest.StartsWith("setSiteId", StringComparison.Ordinal) => Matomo(html, at),
            's' => Digits(rest["sc_project=".Length..].TrimStart(" \"'"), 5, 10) is { } project ? new TrackingId("statcounter", project) : null,
            'f' when rest.StartsWith("fbq(", StringComparison.Ordinal) => Argument(rest[4..], "init", 10, 20) is { } pixel ? new TrackingId("facebook-pixel", pixel) : null,
            'f' => Digits(rest["facebook.com/tr?id=".Length..], 10, 20) is { } pixel ? new TrackingId("facebook-pixel", pixel) : null,
            'h' => Digits(rest[5..].TrimStart(), 5, 9) is { } site ? new TrackingId("hotjar", site) : null,
            't' => Upper(rest[9..].TrimStart(" \"'"), 18, 24) is { } pixel ? new TrackingId("tiktok-pixel", pixel) : null,
            'H' => Histats(rest[13..]),
            _ => null,
        };
    }

    /// <summary>In the text that people read, an account would stand between spaces.</summary>
    private static bool IsInCode(ReadOnlySpan<char> html, int at) => at > 0 && html[at - 1] is '"' or '\'' or '=' or '/' or ';' or '`';

    private static bool IsPartOfName(ReadOnlySpan<char> html, int at) => at > 0 && (char.IsAsciiLetterOrDigit(html[at - 1]) || html[at - 1] is '_' or '$' or '.');

    private static TrackingId? Measurement(ReadOnlySpan<char> after) =>
        Upper(after, 8, 12) is { } id && id.AsSpan().ContainsAnyInRange('0', '9') ? new TrackingId("google-analytics", "G-" + id) : null;

    private static TrackingId? Clarity(ReadOnlySpan<char> after)
    {
        var window = Window(after, ArgumentLength);
        var script = window.IndexOf("\"script\"");
        return script < 0 ? null
            : Run(window[(script + 8)..].TrimStart(" ,\"'"), 8, 12, static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) is { } project ? new TrackingId("microsoft-clarity", project) : null;
    }

    /// <summary><c>'Histats.start', '1,4567890,4,511,95,18,00000000'</c>.</summary>
    private static TrackingId? Histats(ReadOnlySpan<char> after)
    {
        var window = Window(after, ArgumentLength);
        var first = window.IndexOf("1,");
        return first >= 0 && Digits(window[(first + 2)..], 5, 9) is { } counter ? new TrackingId("histats", counter) : null;
    }

    /// <summary>A site number says whose it is only together with the server that counts.</summary>
    private static TrackingId? Matomo(ReadOnlySpan<char> html, int at)
    {
        if (Digits(Window(html[(at + "setSiteId".Length)..], ArgumentLength).TrimStart(" ,\"'"), 1, 7) is not { } number)
        {
            return null;
        }

        var around = html[Math.Max(0, at - SnippetLength)..Math.Min(html.Length, at + SnippetLength)];
        var declared = around.IndexOf("var u=");
        if (declared < 0)
        {
            return null;
        }

        var server = around[(declared + 6)..];
        var slashes = server.IndexOf("//");
        if (slashes is < 0 or > 40)
        {
            return null;
        }

        server = server[(slashes + 2)..];
        var end = server.IndexOfAny("/\"'");
        return end is > 3 and < 100 && server[..end].Contains('.') && server[..end].IndexOfAnyExcept(HostCharacters) < 0
            ? new TrackingId("matomo", server[..end].ToString().ToLowerInvariant() + "/" + number)
            : null;
    }

    /// <summary>The number that follows a named first argument: <c>'init', '1234567890'</c>.</summary>
    private static string? Argument(ReadOnlySpan<char> arguments, ReadOnlySpan<char> name, int least, int most)
    {
        var first = Window(arguments, ArgumentLength).TrimStart(" \"'");
        return first.StartsWith(name, StringComparison.Ordinal) ? Digits(first[name.Length..].TrimStart(" ,\"'"), least, most) : null;
    }

    private static ReadOnlySpan<char> Window(ReadOnlySpan<char> text, int length) => text[..Math.Min(text.Length, length)];

    private static string? Digits(ReadOnlySpan<char> text, int least, int most) => Run(text, least, most, char.IsAsciiDigit);

    private static string? Upper(ReadOnlySpan<char> text, int least, int most) => Run(text, least, most, static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static string? Run(ReadOnlySpan<char> text, int least, int most, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && length <= most && belongs(text[length]))
        {
            length++;
        }

        return length >= least && length <= most ? text[..length].ToString() : null;
    }
}
