using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Views;

/// <summary>Whole numbers as counters write them: "1234", "1 234", "1.234", "1,234", "1'234", "12K", "12,5 тыс.", "1.2M".</summary>
internal static class ViewNumber
{
    private const int MostDigits = 9;

    private static readonly string[] Thousands = ["k", "тыс", "тис", "tys", "tis", "mil", "tsd", "хил", "bin", "χιλ"];
    private static readonly string[] Millions = ["mio", "млн", "mln", "m"];

    /// <summary>The number that begins at <paramref name="start"/> and where it ends; null when there is none, or a date or time.</summary>
    public static (int Count, int End)? At(string text, int start)
    {
        if (start >= text.Length || !char.IsAsciiDigit(text[start]))
        {
            return null;
        }

        var digits = 0L;
        var written = 0;
        var at = start;
        while (at < text.Length && written <= MostDigits)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits = (digits * 10) + text[at] - '0';
                written++;
                at++;
            }
            else if (text[at] is ' ' or '\u00A0' or '\u202F' or '\u2009' or '.' or ',' or '\'' or '’' && IsGroup(text, at + 1))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        var tenths = 0;
        if (at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]) && (at + 2 >= text.Length || !char.IsAsciiDigit(text[at + 2])))
        {
            tenths = text[at + 1] - '0';
            at += 2;
        }

        var scale = Scale(text, ref at);
        // "321x" counts, "321 €" is a price.
        at += at < text.Length && text[at] is 'x' or '×' ? 1 : 0;
        var next = text.AsSpan(at).TrimStart(" \u00A0");
        var isWhole = at >= text.Length || !(char.IsLetterOrDigit(text[at]) || (!next.IsEmpty && next[0] is '€' or '$' or '£' or '₽' or '₴' or '₺') || text[at] is '%' or ':' or '/' || (text[at] is '.' or '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])));
        if (written is 0 or > MostDigits || !isWhole || (tenths > 0 && scale == 1))
        {
            return null;
        }

        var count = (digits * scale) + (tenths * scale / 10);
        return count <= int.MaxValue ? ((int)count, at) : null;
    }

    // Three digits and no fourth.
    private static bool IsGroup(string text, int start) =>
        start + 2 < text.Length && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start + 1]) && char.IsAsciiDigit(text[start + 2])
        && (start + 3 >= text.Length || !char.IsAsciiDigit(text[start + 3]));

    private static int Scale(string text, ref int at)
    {
        var start = at;
        while (start < text.Length && text[start] is ' ' or '\u00A0')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        var word = text[start..end].ToLower(CultureInfo.InvariantCulture);
        var scale = Thousands.Contains(word, StringComparer.Ordinal) ? 1_000 : Millions.Contains(word, StringComparer.Ordinal) ? 1_000_000 : 1;
        if (scale > 1)
        {
            at = end < text.Length && text[end] == '.' ? end + 1 : end;
        }

        return scale;
    }
}
