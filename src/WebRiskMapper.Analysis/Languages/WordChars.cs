using System.Globalization;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>What belongs to a word and what carries nothing.</summary>
internal static class WordChars
{
    /// <summary>A letter, a digit or a mark that belongs to one.</summary>
    public static bool IsPart(char c) =>
        c < 0x80
            ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Characters that carry nothing: combining accents, zero-width characters, soft hyphens.</summary>
    public static bool IsIgnorable(char c) =>
        c is '\u00AD' or (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFE0F' or '\uFEFF';
}
