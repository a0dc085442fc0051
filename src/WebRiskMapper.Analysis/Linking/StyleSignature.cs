using System.Globalization;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Habits of writing that stay when the words, the name and the language change: what ends a sentence and what stands before the next,
/// what opens a line, how the ad signs off, and whether sentences begin in lower case. Made of marks and shapes, so masked words,
/// numbers and contacts do not matter.
/// </summary>
internal static class StyleSignature
{
    private const int HabitFrom = 3;
    private const int MarkFrom = 2;
    private const int LongestSignOff = 16;
    private const int LinesOfSignOff = 4;
    private const int LowerCaseFrom = 4;
    private const double LowerCaseShare = 0.8;

    /// <summary>The habits as one key, or null when fewer than two of them are out of the ordinary.</summary>
    public static string? Of(string text)
    {
        var breaks = new Dictionary<string, int>(StringComparer.Ordinal);
        var marks = new Dictionary<string, int>(StringComparer.Ordinal);
        var (starts, lower) = (0, 0);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines)
        {
            Count(marks, Opening(line));
            for (var at = NextRun(line, 0); at < line.Length; at = NextRun(line, at))
            {
                var start = at;
                while (at < line.Length && !IsWord(line[at]))
                {
                    at++;
                }

                if (start == 0 || !EndsSentence(line.AsSpan(start, at - start)) || char.IsDigit(line[start - 1]) || (at < line.Length && char.IsDigit(line[at])))
                {
                    continue;
                }

                Count(breaks, at == line.Length ? line[start..] + "\n" : line[start..at]);
                if (at < line.Length && char.IsLetter(line[at]))
                {
                    starts++;
                    lower += char.IsLower(line[at]) ? 1 : 0;
                }
            }
        }

        string?[] habits =
        [
            Habit(breaks.Where(b => b.Key.Trim() is not "."), HabitFrom),
            Habit(marks, MarkFrom),
            lines.TakeLast(LinesOfSignOff).LastOrDefault(IsSignOff),
            starts >= LowerCaseFrom && lower >= LowerCaseShare * starts ? "lower case" : null,
        ];
        return habits.Count(h => h is not null) < 2 ? null : string.Join('\u001F', habits);
    }

    private static void Count(Dictionary<string, int> counts, string? key)
    {
        if (key is { Length: > 0 })
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    private static string? Habit(IEnumerable<KeyValuePair<string, int>> counts, int from) =>
        counts.Where(c => c.Value >= from).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).FirstOrDefault();

    /// <summary>What stands before the first word of a line that has one.</summary>
    private static string? Opening(string line)
    {
        var word = 0;
        while (word < line.Length && !IsWord(line[word]))
        {
            word++;
        }

        return word == line.Length ? null : line[..word].Trim();
    }

    /// <summary>A last line of at most three words, without a number or a masked contact.</summary>
    private static bool IsSignOff(string line) =>
        line.Length <= LongestSignOff && line.Count(c => c == ' ') < 3 && !line.Any(c => char.IsDigit(c) && line.Length > 3) && !line.Contains('[', StringComparison.Ordinal);

    private static int NextRun(string line, int from)
    {
        while (from < line.Length && IsWord(line[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>Brackets belong to masked contacts.</summary>
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '[' or ']' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    /// <summary>Commas, quotes, brackets, colons and hyphens stand inside sentences; everything else parts them.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (!char.IsWhiteSpace(c) && c is not (',' or ';' or ':' or '\'' or '’' or '"' or '(' or ')' or '-' or '&' or '+' or '€' or '$' or '£' or '%' or '@'))
            {
                return true;
            }
        }

        return false;
    }
}
