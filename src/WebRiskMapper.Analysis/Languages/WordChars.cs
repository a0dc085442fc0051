using System.Globalization;

namespace WebRiskMapper.Analysis.Languages;

/// <summary>What a character does to words; one character may do several things.</summary>
[Flags]
internal enum WordClass : byte
{
    None = 0,
    Part = 1,
    Ignorable = 2,
    Separator = 4,
}

/// <summary>What belongs to a word, what parts words, and what carries nothing.</summary>
internal static class WordChars
{
    // Every character of every page is asked for its class, several times.
    private static readonly WordClass[] Classes = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => ClassOf((char)c))];

    /// <summary>All that the three questions below ask, at once.</summary>
    public static WordClass Of(char c) => Classes[c];

    /// <summary>A letter, a digit or a mark that belongs to one.</summary>
    public static bool IsPart(char c) => (Classes[c] & WordClass.Part) != 0;

    /// <summary>Characters that carry nothing: combining accents, zero-width characters, soft hyphens.</summary>
    public static bool IsIgnorable(char c) => (Classes[c] & WordClass.Ignorable) != 0;

    /// <summary>Spaces within a line, hyphens, dashes, apostrophes: what may stand between two words of one term.</summary>
    public static bool IsSeparator(char c) => (Classes[c] & WordClass.Separator) != 0;

    private static WordClass ClassOf(char c) =>
        (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? WordClass.Part : 0)
        | (c is '\u00AD' or (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFE0F' or '\uFEFF' ? WordClass.Ignorable : 0)
        | (c is ' ' or '\t' or '\u00A0' or '\u202F' or '\u2009' or '-' or '\u2010' or '\u2011' or '\u2013' or '\u2014' or '_' or '\'' or '\u2018' or '\u2019' or '\u02BC' or '`' or '\u00B4' ? WordClass.Separator : 0);
}
