using System.Globalization;
using System.Text;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>
/// Case- and diacritic-insensitive comparison of text, one UTF-16 unit for one, so that positions in the folded text are
/// positions in the original.
/// </summary>
internal static class Folding
{
    private const int TableSize = 0x3000;

    // Letters that Unicode does not decompose but that people write with and without their stroke.
    private static readonly (char From, char To)[] Undecomposed =
    [
        ('ł', 'l'), ('ø', 'o'), ('đ', 'd'), ('ħ', 'h'), ('ı', 'i'), ('ς', 'σ'), ('ŧ', 't'),
    ];

    private static readonly char[] Table = BuildTable();

    /// <summary>Lower case without diacritics; full-width forms become ordinary ones.</summary>
    public static char Fold(char c) =>
        c < TableSize ? Table[c]
        : c is >= '\uFF01' and <= '\uFF5E' ? Table[c - 0xFEE0]
        : c;

    public static string Fold(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Fold(source[i]);
            }
        });

    /// <summary>A letter, a digit or a mark that belongs to one.</summary>
    public static bool IsWordChar(char c) =>
        c < 0x80
            ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Characters that carry nothing: combining accents, zero-width characters, soft hyphens.</summary>
    public static bool IsIgnorable(char c) =>
        c is '\u00AD' or (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFE0F' or '\uFEFF';

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
        {
            var c = (char)i;
            var decomposed = c.ToString().Normalize(NormalizationForm.FormD)[0];
            table[i] = char.ToLowerInvariant(decomposed);
        }

        foreach (var (from, to) in Undecomposed)
        {
            table[from] = to;
            table[char.ToUpperInvariant(from)] = to;
        }

        return table;
    }
}
