using System.Text;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Finds the charset of a page: byte order mark, then the Content-Type header, then the page's own declaration, then what
/// the bytes look like. A declared UTF-8 that is not valid UTF-8 is not believed.
/// </summary>
internal static class Charsets
{
    private const int DeclarationWindow = 4_096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (string Html, string Charset) Decode(ReadOnlySpan<byte> body, string? contentTypeHeader, SiteContext site, CharsetGuess guess)
    {
        var (encoding, skip) = Find(body, contentTypeHeader, site, guess);
        return (encoding.GetString(body[skip..]), encoding.WebName);
    }

    private static (Encoding Encoding, int Skip) Find(ReadOnlySpan<byte> body, string? contentTypeHeader, SiteContext site, CharsetGuess guess)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (Encoding.UTF8, 3);
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode, 2);
        }

        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode, 2);
        }

        var declared = Named(AfterCharset(contentTypeHeader)) ?? Declared(body);
        var validUtf8 = IsUtf8(body);
        if (declared is not null && (declared.CodePage != Encoding.UTF8.CodePage || validUtf8))
        {
            return (declared, 0);
        }

        return validUtf8 ? (Encoding.UTF8, 0) : (guess.Of(body, site), 0);
    }

    private static Encoding? Declared(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, DeclarationWindow)]);
        for (var at = head.IndexOf("charset", StringComparison.OrdinalIgnoreCase); at >= 0; at = head.IndexOf("charset", at + 7, StringComparison.OrdinalIgnoreCase))
        {
            // A page that can be read far enough to find its declaration is not UTF-16, whatever it says.
            if (Named(AfterCharset(head[at..])) is { } encoding)
            {
                return encoding.CodePage is 1200 or 1201 ? Encoding.UTF8 : encoding;
            }
        }

        return null;
    }

    private static string? AfterCharset(string? text)
    {
        var at = text?.IndexOf("charset", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var rest = text.AsSpan(at + "charset".Length).TrimStart();
        if (rest.IsEmpty || rest[0] != '=')
        {
            return null;
        }

        rest = rest[1..].TrimStart(" \t\"'");
        var end = rest.IndexOfAny(" \t\"';/>,");
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    private static Encoding? Named(string? name)
    {
        switch (name?.ToLowerInvariant())
        {
            case null or "":
                return null;
            case "utf-8" or "utf8":
                return Encoding.UTF8;
            // The web reads these as their Windows supersets.
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii":
                return CodePage(1252);
            case "iso-8859-9" or "latin5":
                return CodePage(1254);
            case var other:
                try
                {
                    return CodePagesEncodingProvider.Instance.GetEncoding(other) ?? Encoding.GetEncoding(other);
                }
                catch (Exception e) when (e is ArgumentException or NotSupportedException)
                {
                    // A charset that nobody knows, or that is shut off for good reason (UTF-7), is as good as none.
                    return null;
                }
        }
    }

    private static bool IsUtf8(ReadOnlySpan<byte> body)
    {
        try
        {
            _ = StrictUtf8.GetCharCount(body);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number) ?? throw new InvalidOperationException($"Code page {number} is part of the runtime.");
}
