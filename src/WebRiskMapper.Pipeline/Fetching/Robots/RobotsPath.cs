using System.Buffers;
using System.Globalization;
using System.Text;

namespace WebRiskMapper.Pipeline.Fetching.Robots;

/// <summary>
/// One spelling for paths of rules and of URLs, so that they can be compared octet by octet (RFC 9309 section 2.2.2): non-ASCII and unsafe
/// characters percent-encoded, unreserved characters decoded, hexadecimal digits in upper case. Reserved characters keep the spelling they
/// came in (<c>%2F</c> is not <c>/</c>), with two exceptions. A literal <c>*</c> or <c>$</c> of a URL is encoded, as rules write it (section
/// 2.2.3). And in a query <c>:</c> and <c>/</c> mean the same in both spellings, as the RFC's table of examples has it.
/// </summary>
/// <param name="Text">The one spelling.</param>
/// <param name="Loose">The same with <c>%3A</c> and <c>%2F</c> of the query decoded; the same object when there are none.</param>
internal readonly record struct RobotsPath(string Text, string Loose)
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:?#[]@!&'()+,;=");

    /// <summary>The path and query of a URL.</summary>
    public static RobotsPath OfUrl(string pathAndQuery) => Create(pathAndQuery, isRule: false);

    /// <summary>The value of a rule: <c>*</c> and a closing <c>$</c> keep their meaning.</summary>
    public static RobotsPath OfRule(ReadOnlySpan<char> value) => Create(value.ToString(), isRule: true);

    private static RobotsPath Create(string path, bool isRule)
    {
        if (path.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return new RobotsPath(path, path);
        }

        var text = Normalise(path, isRule);
        return new RobotsPath(text, Loosen(text));
    }

    private static string Normalise(string path, bool isRule)
    {
        var result = new StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            var c = path[i];
            if (c == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var octet = byte.Parse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                Append(result, octet, encode: !(char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '-' or '.' or '_' or '~'));
                i += 2;
            }
            else if (isRule && (c == '*' || (c == '$' && i == path.Length - 1)))
            {
                result.Append(c);
            }
            else if (Plain.Contains(c))
            {
                result.Append(c);
            }
            else
            {
                Rune.DecodeFromUtf16(path.AsSpan(i), out var rune, out var consumed);
                i += consumed - 1;
                foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    Append(result, octet, encode: true);
                }
            }
        }

        return result.ToString();
    }

    private static string Loosen(string text)
    {
        var query = text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 || !(text.AsSpan(query).Contains("%3A", StringComparison.Ordinal) || text.AsSpan(query).Contains("%2F", StringComparison.Ordinal))
            ? text
            : text[..query] + text[query..].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal);
    }

    private static void Append(StringBuilder result, byte octet, bool encode)
    {
        if (encode)
        {
            result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        else
        {
            result.Append((char)octet);
        }
    }
}
