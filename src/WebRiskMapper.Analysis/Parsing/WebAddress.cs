using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Reads http(s) addresses as browsers do (WHATWG URL Standard, https://url.spec.whatwg.org/): <see cref="Uri"/> alone differs in backslashes,
/// tabs and line ends, missing slashes, encoded dots, number forms of IPv4 addresses and in what it escapes. Spellings that the standard keeps
/// apart although they mean the same request (<c>%7E</c> and <c>~</c>, <c>|</c> and <c>%7C</c>) become one.
/// </summary>
public static class WebAddress
{
    private const int MaximumLength = 2_048;

    /// <summary>What stays as it is in a path, in a query: visible ASCII outside the standard's percent-encode sets.</summary>
    private static readonly SearchValues<char> PathPlain = SearchValues.Create(Visible("\"#<>?^`{}"));
    private static readonly SearchValues<char> QueryPlain = SearchValues.Create(Visible("\"#<>'"));
    private static readonly SearchValues<char> NoHost = SearchValues.Create([.. "#%/:<>?@[\\]^|\u007F ", .. Enumerable.Range(0, 32).Select(c => (char)c)]);
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };

    /// <summary>The absolute address that a reference on a page means, without its fragment.</summary>
    /// <param name="reference">As written, of at most 2,048 characters.</param>
    /// <param name="page">What it is relative to: an absolute http(s) address, or null when the reference must be absolute itself.</param>
    /// <returns>Null for another scheme, for a malformed address, and for one with a user name or password in it.</returns>
    public static Uri? Resolve(string reference, Uri? page = null)
    {
        var input = Clean(reference);
        if (input.Length > MaximumLength || (page is not null && page.Scheme is not ("http" or "https")))
        {
            return null;
        }

        var scheme = SchemeOf(input, out var rest);
        if (scheme is null && page is null)
        {
            return null;
        }

        if (scheme is not (null or "http" or "https"))
        {
            return null;
        }

        var slashes = LeadingSlashes(rest);
        // "http:x" on an http page is relative; "//" and "\\" open an authority, and so does whatever follows a scheme of its own.
        var isAbsolute = scheme is not null && (page is null || !string.Equals(page.Scheme, scheme, StringComparison.Ordinal) || slashes >= 2);
        if (!isAbsolute && page is not null && slashes < 2)
        {
            return Relative(page, rest);
        }

        rest = rest[slashes..];
        var end = rest.AsSpan().IndexOfAny("/\\?#");
        var authority = end < 0 ? rest : rest[..end];
        return Authority(authority, scheme ?? page!.Scheme) is { } host
            ? Create((scheme ?? page!.Scheme) + "://" + host, end < 0 ? "" : rest[end..], [])
            : null;
    }

    private static Uri? Relative(Uri page, string rest)
    {
        var origin = page.Scheme + "://" + page.IdnHost.Insert(0, page.HostNameType == UriHostNameType.IPv6 ? "[" : "") + (page.HostNameType == UriHostNameType.IPv6 ? "]" : "")
            + (page.IsDefaultPort ? "" : ":" + page.Port.ToString(CultureInfo.InvariantCulture));
        if (rest.Length == 0 || rest[0] == '#')
        {
            return ToUri(origin + page.PathAndQuery);
        }

        if (rest[0] == '?')
        {
            return ToUri(origin + page.AbsolutePath + Query(rest));
        }

        var segments = new List<string>();
        if (rest[0] is not ('/' or '\\'))
        {
            segments.AddRange(page.AbsolutePath[1..].Split('/'));
            segments.RemoveAt(segments.Count - 1);
        }

        return Create(origin, rest, segments);
    }

    private static Uri? Create(string origin, string rest, List<string> segments)
    {
        var end = rest.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? rest : rest[..end]).AsSpan();
        if (path.Length > 0 && path[0] is '/' or '\\')
        {
            path = path[1..];
        }

        // Nearly every address on a page is written as the standard would write it.
        if (segments.Count == 0 && !path.ContainsAnyExcept(PathPlain) && !path.Contains('\\') && !MayHoldDots(path))
        {
            return ToUri(string.Concat(origin, "/", path, end >= 0 && rest[end] == '?' ? Query(rest[end..]) : ""));
        }

        while (true)
        {
            var cut = path.IndexOfAny('/', '\\');
            var segment = cut < 0 ? path : path[..cut];
            if (IsDoubleDot(segment))
            {
                if (segments.Count > 0)
                {
                    segments.RemoveAt(segments.Count - 1);
                }

                if (cut < 0)
                {
                    segments.Add("");
                }
            }
            else if (!IsSingleDot(segment))
            {
                segments.Add(Encode(segment, PathPlain));
            }
            else if (cut < 0)
            {
                segments.Add("");
            }

            if (cut < 0)
            {
                break;
            }

            path = path[(cut + 1)..];
        }

        return ToUri(origin + "/" + string.Join('/', segments) + (end >= 0 && rest[end] == '?' ? Query(rest[end..]) : ""));
    }

    private static string Query(string rest)
    {
        var end = rest.IndexOf('#', StringComparison.Ordinal);
        return "?" + Encode((end < 0 ? rest : rest[..end]).AsSpan(1), QueryPlain);
    }

    private static Uri? ToUri(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;

    /// <summary>Without control characters and blanks around it, and without tabs and line ends anywhere.</summary>
    private static string Clean(string reference)
    {
        var span = reference.AsSpan();
        while (span.Length > 0 && span[0] <= ' ')
        {
            span = span[1..];
        }

        while (span.Length > 0 && span[^1] <= ' ')
        {
            span = span[..^1];
        }

        if (span.IndexOfAny('\t', '\n', '\r') < 0)
        {
            return span.Length == reference.Length ? reference : span.ToString();
        }

        var clean = new StringBuilder(span.Length);
        foreach (var c in span)
        {
            if (c is not ('\t' or '\n' or '\r'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    private static string? SchemeOf(string input, out string rest)
    {
        rest = input;
        for (var i = 0; i < input.Length; i++)
        {
            if (input[i] == ':' && i > 0)
            {
                rest = input[(i + 1)..];
                return input[..i].ToLowerInvariant();
            }

            if (!(char.IsAsciiLetter(input[i]) || (i > 0 && (char.IsAsciiDigit(input[i]) || input[i] is '+' or '-' or '.'))))
            {
                return null;
            }
        }

        return null;
    }

    private static int LeadingSlashes(string text)
    {
        var count = 0;
        while (count < text.Length && text[count] is '/' or '\\')
        {
            count++;
        }

        return count;
    }

    /// <summary>Host and, where it is not the scheme's own, port; null when malformed or with credentials.</summary>
    private static string? Authority(string authority, string scheme)
    {
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var colon = authority.LastIndexOf(':');
        var port = "";
        if (colon >= 0 && colon > authority.LastIndexOf(']'))
        {
            var digits = authority.AsSpan(colon + 1);
            authority = authority[..colon];
            if (digits.Length > 0)
            {
                if (digits.IndexOfAnyExceptInRange('0', '9') >= 0 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 65_535)
                {
                    return null;
                }

                port = number == (scheme is "http" ? 80 : 443) ? "" : ":" + number.ToString(CultureInfo.InvariantCulture);
            }
        }

        return HostOf(authority) is { } host ? host + port : null;
    }

    private static string? HostOf(string host)
    {
        if (host.Length == 0)
        {
            return null;
        }

        if (host[0] == '[')
        {
            return host[^1] == ']' && !host.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(host.AsSpan()[1..^1], out var address)
                && address.AddressFamily == AddressFamily.InterNetworkV6
                ? "[" + WrittenIPv6(address) + "]"
                : null;
        }

        var name = host.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(host) : host;
        try
        {
            name = Ascii.IsValid(name) ? name.ToLowerInvariant() : Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        if (name.Length == 0 || name.AsSpan().ContainsAny(NoHost))
        {
            return null;
        }

        return HostNumber.EndsInNumber(name) ? HostNumber.Parse(name) : name;
    }

    // In pieces throughout: the standard writes no dotted part, even for a mapped IPv4 address.
    private static string WrittenIPv6(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var pieces = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (start, length) = (-1, 1);
        for (var i = 0; i < 8; i++)
        {
            var run = 0;
            while (i + run < 8 && pieces[i + run] == 0)
            {
                run++;
            }

            if (run > length)
            {
                (start, length) = (i, run);
            }
        }

        string Join(int from, int to) => string.Join(':', pieces[from..to].Select(p => p.ToString("x", CultureInfo.InvariantCulture)));
        return start < 0 ? Join(0, 8) : Join(0, start) + "::" + Join(start + length, 8);
    }

    private static bool MayHoldDots(ReadOnlySpan<char> path) =>
        path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal) || path.Contains("%2e", StringComparison.OrdinalIgnoreCase);

    private static bool IsSingleDot(ReadOnlySpan<char> segment) => segment is "." || segment.Equals("%2e", StringComparison.OrdinalIgnoreCase);

    private static bool IsDoubleDot(ReadOnlySpan<char> segment) => segment is ".." || (segment.Length is 4 or 6 && (segment.Equals(".%2e", StringComparison.OrdinalIgnoreCase)
        || segment.Equals("%2e.", StringComparison.OrdinalIgnoreCase) || segment.Equals("%2e%2e", StringComparison.OrdinalIgnoreCase)));

    private static ReadOnlySpan<char> Visible(string except) => Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => !except.Contains(c, StringComparison.Ordinal)).ToArray();

    /// <summary>Percent-encodes as UTF-8 what does not stay as it is. A percent sign does.</summary>
    private static string Encode(ReadOnlySpan<char> text, SearchValues<char> plain)
    {
        if (!text.ContainsAnyExcept(plain))
        {
            return text.ToString();
        }

        var encoded = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && plain.Contains((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}

/// <summary>IPv4 addresses in the forms that browsers accept: fewer than four parts, octal and hexadecimal numbers.</summary>
internal static class HostNumber
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether the host's last label is a number: then it is an IPv4 address or nothing.</summary>
    public static bool EndsInNumber(string host)
    {
        var parts = host.AsSpan().TrimEnd('.');
        var last = parts[(parts.LastIndexOf('.') + 1)..];
        return last.Length > 0 && host.Length - parts.Length <= 1
            && (!last.ContainsAnyExceptInRange('0', '9') || (last.StartsWith("0x", StringComparison.Ordinal) && !last[2..].ContainsAnyExcept(HexDigits)));
    }

    public static string? Parse(string host)
    {
        var parts = (host[^1] == '.' ? host[..^1] : host).Split('.');
        if (parts.Length > 4)
        {
            return null;
        }

        var value = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            if (Number(parts[i]) is not { } number)
            {
                return null;
            }

            var isLast = i == parts.Length - 1;
            if (number >= (isLast ? 1L << (8 * (5 - parts.Length)) : 256))
            {
                return null;
            }

            value += isLast ? number : number << (8 * (3 - i));
        }

        return new IPAddress(new[] { (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value }).ToString();
    }

    private static long? Number(string part)
    {
        if (part.Length is 0 or > 16)
        {
            return null;
        }

        var isHexadecimal = part.StartsWith("0x", StringComparison.Ordinal);
        var radix = isHexadecimal ? 16 : part.Length > 1 && part[0] == '0' ? 8 : 10;
        var value = 0L;
        foreach (var c in part.AsSpan(isHexadecimal ? 2 : 0))
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return null;
            }

            value = Math.Min((value * radix) + digit, 1L << 40);
        }

        return value;
    }
}
