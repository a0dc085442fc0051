using System.Globalization;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>A word, a number, a mask or a sign of an ad's text.</summary>
/// <param name="Code">Equal for tokens that may stand for each other: all names, all contacts, all numbers, the ad's own city; otherwise the word's.</param>
/// <param name="Word">Equal for tokens that read the same.</param>
/// <param name="Number">A number's value; 0 for anything else, and for a large one.</param>
/// <param name="Kind">What the token is by itself, before other ads are looked at; null for a word or sign.</param>
internal readonly record struct TemplateToken(ulong Code, ulong Word, TextSpan Span, SlotKind? Kind, bool IsSign, int Number);

/// <summary>Cuts ads into what templates are aligned by.</summary>
internal static class TemplateTokens
{
    /// <summary>Longer texts are aligned by their beginning.</summary>
    public const int Most = 400;

    public static List<TemplateToken> Of(StoredAd ad, OwnCity cities)
    {
        var tokens = new List<TemplateToken>();
        var named = cities.In(ad);
        var city = 0;
        var text = ad.Text.AsSpan();
        for (var i = 0; i < text.Length && tokens.Count < Most;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var length = LengthAt(text, i, out var isNumber);
            var span = new TextSpan(i, length);
            var token = text.Slice(i, length);
            while (city < named.Count && named[city].End <= i)
            {
                city++;
            }

            SlotKind? kind = token is "[name]" ? SlotKind.Name
                : token[0] == '[' && length > 2 ? SlotKind.Contact
                : isNumber ? NumberKind(token, ad)
                : (city < named.Count && named[city].Overlaps(span)) || SlotText.IsOwnCity(ad, token) ? SlotKind.City
                : null;
            var word = SlotText.Hash(token);
            var code = kind switch
            {
                SlotKind.Age or SlotKind.Price or SlotKind.Number => (ulong)SlotKind.Number + 1,
                { } known => (ulong)known + 1,
                null => word,
            };
            tokens.Add(new TemplateToken(code, word, span, kind, length == 1 && !char.IsLetterOrDigit(token[0]), isNumber && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0));
            i += length;
        }

        return tokens;
    }

    private static int LengthAt(ReadOnlySpan<char> text, int start, out bool isNumber)
    {
        isNumber = false;
        if (text[start] == '[' && text[start..].IndexOf(']') is > 0 and < 12 and var close)
        {
            return close + 1;
        }

        if (!char.IsLetterOrDigit(text[start]))
        {
            return 1;
        }

        var i = start;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInsideNumber(text, start, i)))
        {
            isNumber |= char.IsAsciiDigit(text[i]);
            i++;
        }

        return i - start;
    }

    // "1.500", "1,5", and "22 000", whose groups have three digits.
    private static bool IsInsideNumber(ReadOnlySpan<char> text, int start, int at)
    {
        if (at == start || at + 1 >= text.Length || !char.IsAsciiDigit(text[at - 1]) || !char.IsAsciiDigit(text[at + 1]))
        {
            return false;
        }

        var after = text[(at + 1)..];
        return text[at] is '.' or ',' || (text[at] is ' ' or '\u00A0' or '\u202F' && at - start <= 3 && after.Length >= 3 && after[..3].IndexOfAnyExceptInRange('0', '9') < 0 && (after.Length == 3 || !char.IsAsciiDigit(after[3])));
    }

    private static SlotKind NumberKind(ReadOnlySpan<char> token, StoredAd ad)
    {
        Span<char> digits = stackalloc char[Math.Min(token.Length, 12)];
        var count = 0;
        foreach (var c in token)
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
            {
                digits[count++] = c;
            }
        }

        if (!decimal.TryParse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return SlotKind.Number;
        }

        foreach (var age in ad.Ages)
        {
            if (age == number)
            {
                return SlotKind.Age;
            }
        }

        foreach (var price in ad.Prices)
        {
            if (price.Amount == number || price.Amount * 100 == number)
            {
                return SlotKind.Price;
            }
        }

        return SlotKind.Number;
    }
}
