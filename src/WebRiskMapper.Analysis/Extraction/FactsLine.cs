namespace WebRiskMapper.Analysis.Extraction;

/// <summary>
/// A line that lists what an ad says of a person, without labels: "Anna | 25 | 168 cm | blonde | Wien". Its parts stand between bars, dots or bullets.
/// </summary>
internal static class FactsLine
{
    private const int FewestParts = 3;
    private const int LongestPart = 48;
    private const int LongestLine = 240;
    private const int LongestName = 20;
    private const int Adult = 18;
    private const int Oldest = 69;

    private static readonly char[] Bars = ['|', '·', '•'];

    /// <summary>Whether the two digits at <paramref name="at"/> are the line's one part that could be an age, and most parts are words.</summary>
    public static bool IsAge(string text, int at)
    {
        var line = LineAt(text, at);
        if (Parts(text, line) is not { } parts || !parts.Exists(p => p.Start == at && IsAgeAlone(text, p)))
        {
            return false;
        }

        return parts.Count(p => IsAgeAlone(text, p)) == 1 && parts.Count(p => HasLetter(text, p)) * 2 > parts.Count;
    }

    /// <summary>"Anna, 25" or "Anna, 25, Wien" in a line of its own, where the name stands in the ad's title too.</summary>
    public static bool IsNamedAge(string text, int at, string title)
    {
        var line = LineAt(text, at);
        var before = text.AsSpan(line.Start, at - line.Start);
        var name = before.TrimEnd(" ,|·•–-(");
        return line.Length <= LongestPart && name.Length is > 1 and <= LongestName && name.Length < before.Length && char.IsUpper(name[0]) && IsWord(name)
            && (at + 2 == line.End || text[at + 2] is ' ' or ',' or '|' or '·' or '•' or ')') && IsNamed(title, name);
    }

    /// <summary>The first parts of lines that hold an age or a height.</summary>
    public static IEnumerable<string> FirstParts(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var line = LineAt(text, start);
            if (line.Length <= LongestLine && text.AsSpan(line.Start, line.Length).IndexOfAny(Bars) > 0 && Parts(text, line) is { } parts && parts.Exists(p => IsAgeAlone(text, p) || IsHeight(text, p)))
            {
                yield return text.Substring(parts[0].Start, parts[0].Length);
            }

            start = line.End + 1;
        }
    }

    /// <summary>Whether a word is a whole part of such a line: "35 · 167 cm · Georgian".</summary>
    public static bool IsPart(string text, TextSpan word) =>
        Parts(text, LineAt(text, word.Start)) is { } parts && parts.Contains(word) && parts.Exists(p => IsAgeAlone(text, p) || IsHeight(text, p));

    /// <summary>The stretch around <paramref name="span"/> between bars, tabs and line ends.</summary>
    public static TextSpan PartAround(string text, TextSpan span)
    {
        var start = span.Start;
        while (start > 0 && !IsEdge(text[start - 1]))
        {
            start--;
        }

        var end = span.End;
        while (end < text.Length && !IsEdge(text[end]))
        {
            end++;
        }

        return new TextSpan(start, end - start);
    }

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNamed(ReadOnlySpan<char> title, ReadOnlySpan<char> name)
    {
        var at = title.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetter(title[at - 1])) && (at + name.Length == title.Length || !char.IsLetter(title[at + name.Length]));
    }

    private static bool IsEdge(char c) => c is '\n' or '\t' || Array.IndexOf(Bars, c) >= 0;

    private static TextSpan LineAt(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        return new TextSpan(start, (end < 0 ? text.Length : end) - start);
    }

    /// <summary>The trimmed parts; null when there are too few, or one is prose.</summary>
    private static List<TextSpan>? Parts(string text, TextSpan line)
    {
        if (line.Length > LongestLine)
        {
            return null;
        }

        var parts = new List<TextSpan>();
        for (var start = line.Start; start <= line.End;)
        {
            var end = text.IndexOfAny(Bars, start, line.End - start);
            end = end < 0 ? line.End : end;
            var (from, to) = (start, end);
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            if (to - from > LongestPart)
            {
                return null;
            }

            parts.Add(new TextSpan(from, to - from));
            start = end + 1;
        }

        return parts.Count < FewestParts ? null : parts;
    }

    private static bool IsAgeAlone(string text, TextSpan part) =>
        part.Length == 2 && char.IsAsciiDigit(text[part.Start]) && char.IsAsciiDigit(text[part.Start + 1]) && ((text[part.Start] - '0') * 10) + text[part.Start + 1] - '0' is >= Adult and <= Oldest;

    private static bool IsHeight(string text, TextSpan part) =>
        part.Length is >= 5 and <= 8 && text[part.Start] == '1' && char.IsAsciiDigit(text[part.Start + 1]) && char.IsAsciiDigit(text[part.Start + 2])
        && text.AsSpan(part.Start + 3, part.Length - 3).Trim(" .") is "cm" or "см" or "εκ" or "sm" or "სმ" or "սմ";

    private static bool HasLetter(string text, TextSpan part)
    {
        foreach (var c in text.AsSpan(part.Start, part.Length))
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
