using System.Globalization;
using System.Text;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// Folds case and diacritics one character to one character, so that positions in the folded text are positions in
/// the text: "Málaga" → "malaga", "ЁЛКА" → "елка", "Αθήνας" → "αθηνασ".
/// </summary>
internal static class FoldedText
{
    private static readonly char[] Map = BuildMap();

    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) => Fold(source, target));

    public static void Fold(ReadOnlySpan<char> source, Span<char> target)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = Map[source[i]];
        }
    }

    public static char Fold(char c) => Map[c];

    private static char[] BuildMap()
    {
        var map = new char[char.MaxValue + 1];
        for (var i = 0; i < map.Length; i++)
        {
            map[i] = (char)i;
        }

        for (var i = 0x20; i < 0x2000; i++)
        {
            map[i] = FoldSlowly((char)i);
        }

        for (var i = 0xFF01; i <= 0xFF5E; i++)
        {
            map[i] = map[i - 0xFEE0];
        }

        map['\u00A0'] = ' ';
        map['\u202F'] = ' ';
        map['\u2009'] = ' ';
        map['\u2019'] = '\'';
        map['\u2018'] = '\'';
        return map;
    }

    private static char FoldSlowly(char c)
    {
        switch (c)
        {
            case 'ß' or 'æ' or 'þ' or 'ð':
                return c;
            case 'ø' or 'Ø':
                return 'o';
            case 'đ' or 'Đ':
                return 'd';
            case 'ł' or 'Ł':
                return 'l';
            case 'ı' or 'İ':
                return 'i';
            case 'ς':
                return 'σ';
            // Not accents but letters of their own.
            case 'й' or 'Й':
                return 'й';
            case 'ї' or 'Ї':
                return 'ї';
        }

        var lower = char.ToLowerInvariant(c);
        if (lower is < '\u0100' and >= '\u00C0' or >= '\u0100' and < '\u0530' or >= '\u1E00')
        {
            var decomposed = lower.ToString().Normalize(NormalizationForm.FormD);
            if (decomposed.Length > 1 && CharUnicodeInfo.GetUnicodeCategory(decomposed[1]) == UnicodeCategory.NonSpacingMark)
            {
                return FoldSlowly(decomposed[0]);
            }
        }

        return lower;
    }
}
