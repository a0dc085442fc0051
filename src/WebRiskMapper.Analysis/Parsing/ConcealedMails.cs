using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction.Emails;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>E-mail addresses that stand in attributes so that no program reads them, and that a script puts together in front of the visitor.</summary>
internal static class ConcealedMails
{
    private const int Longest = 200;
    private const int LongestScript = 2_000;
    private const string Cloak = "addy";
    private const string IdCharacters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Protected = "/cdn-cgi/l/email-protection#";

    private static readonly string[] NamesOfUser = ["user", "name", "local", "login", "account", "mailbox"];
    private static readonly string[] NamesOfHost = ["dom", "host", "server", "provider"];

    /// <summary>The address that an attribute hides by itself: enciphered as Cloudflare does, in base64, or backwards; null where there is none.</summary>
    public static string? In(string name, string value)
    {
        if (value.Length is < 6 or > Longest)
        {
            return null;
        }

        if (name is "data-cfemail")
        {
            return Deciphered(value);
        }

        if (name is "href")
        {
            return value.IndexOf(Protected, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? Deciphered(value.AsSpan(at + Protected.Length)) : null;
        }

        if (!name.StartsWith("data-", StringComparison.Ordinal))
        {
            return null;
        }

        if (value.Contains('@', StringComparison.Ordinal))
        {
            var written = Address(value);
            return Address(new string([.. value.Reverse()])) is { } turned && EmailScanner.HasCommonEnd(turned) && (written is null || !EmailScanner.HasCommonEnd(written)) ? turned
                : name.Contains("mail", StringComparison.Ordinal) ? written : null;
        }

        return value.Length % 4 == 0 && Base64Text.Of(value, Longest) is { } text ? Address(text) : null;
    }

    /// <summary>The address whose name and domain stand in attributes of their own, <c>data-user="anna" data-domain="example.com"</c>; null where there is none.</summary>
    public static string? InParts(IElement element)
    {
        string? user = null;
        string? host = null;
        foreach (var attribute in element.Attributes)
        {
            if (attribute.LocalName.StartsWith("data-", StringComparison.Ordinal) && attribute.Value.Length is > 0 and <= Longest)
            {
                user ??= Array.Exists(NamesOfUser, n => attribute.LocalName.Contains(n, StringComparison.Ordinal)) ? attribute.Value : null;
                host ??= attribute.Value.Contains('.', StringComparison.Ordinal) && Array.Exists(NamesOfHost, n => attribute.LocalName.Contains(n, StringComparison.Ordinal)) ? attribute.Value : null;
            }
        }

        return user is not null && host is not null ? Address(user + "@" + host.TrimStart('@')) : null;
    }

    /// <summary>
    /// The address that a script puts together from strings, as a widespread content system hides them:
    /// <c>var addy7 = 'anna' + '&amp;#64;'; addy7 = addy7 + 'mail' + '&amp;#46;' + 'example';</c>; null where there is none.
    /// </summary>
    public static string? InScript(IElement script)
    {
        if (script.HasAttribute("src") || script.TextContent is not { Length: <= LongestScript } code || !code.Contains(Cloak, StringComparison.Ordinal))
        {
            return null;
        }

        var address = new StringBuilder();
        foreach (var range in code.AsSpan().Split(Cloak))
        {
            // What is assigned to the variable, whatever its name ends with, or joined to it: strings up to the end of the statement. "addy_text7" is what the link says.
            var rest = code.AsSpan(range).TrimStart(IdCharacters).TrimStart();
            if (range.Start.Value > 0 && rest is ['=' or '+', ..])
            {
                AppendStrings(rest, address);
                if (Address(WebUtility.HtmlDecode(address.ToString())) is { } whole)
                {
                    return whole;
                }
            }
        }

        return null;
    }

    private static void AppendStrings(ReadOnlySpan<char> statement, StringBuilder address)
    {
        for (var i = 0; i < statement.Length && statement[i] != ';'; i++)
        {
            if (statement[i] is '\'' or '"' && statement[(i + 1)..].IndexOf(statement[i]) is var length and >= 0)
            {
                address.Append(statement.Slice(i + 1, length));
                i += length + 1;
            }
        }
    }

    // The first byte is the key, each further one a character.
    private static string? Deciphered(ReadOnlySpan<char> hex)
    {
        if (hex.Length % 2 != 0 || hex.Length < 12 || !byte.TryParse(hex[..2], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key))
        {
            return null;
        }

        var text = new StringBuilder(hex.Length / 2);
        for (var i = 2; i < hex.Length; i += 2)
        {
            if (!byte.TryParse(hex.Slice(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var one))
            {
                return null;
            }

            text.Append((char)(one ^ key));
        }

        return Address(text.ToString());
    }

    private static string? Address(string text)
    {
        var subject = text.IndexOf('?', StringComparison.Ordinal);
        var whole = (subject < 0 ? text : text[..subject]).Trim();
        whole = whole.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? whole["mailto:".Length..] : whole;
        return whole.Contains('@', StringComparison.Ordinal) && EmailScanner.Find(whole) is [{ Obfuscated: false } only] && only.End - only.Start == whole.Length ? only.Address : null;
    }
}
