using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Habits of writing that stay when the words, the name and the language change: what ends a sentence and what stands before the next,
/// what opens a line, how the ad signs off, and whether sentences begin in lower case. Made of marks and shapes, so masked words,
/// numbers and contacts do not matter. The lists are kept from text to text, so that each thread needs a signature of its own.
/// </summary>
internal sealed class StyleSignature
{
    /// <summary>The key of texts without habits.</summary>
    public const ulong Plain = 0;

    private const ulong None = 0;
    private const int LeastHabits = 2;
    private const int HabitFrom = 3;
    private const int MarkFrom = 2;
    private const int LongestSignOff = 16;
    private const int LinesOfSignOff = 4;
    private const int LowerCaseFrom = 4;
    private const double LowerCaseShare = 0.8;

    private readonly List<Mark> _breaks = [];
    private readonly List<Mark> _openings = [];

    /// <summary>The habits as one key, or <see cref="Plain"/> when fewer than two of them are out of the ordinary.</summary>
    public ulong Of(string text)
    {
        _breaks.Clear();
        _openings.Clear();
        var (starts, lower) = (0, 0);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var (from, end) = Trimmed(text, range.Start.Value, range.End.Value);
            if (from == end)
            {
                continue;
            }

            var at = NextMark(text, from, end);
            var word = NextWord(text, from, end);
            if (word < end && Trimmed(text, from, word) is var (first, last) && first < last)
            {
                Count(_openings, text, new Mark(first, last - first, EndsLine: false, 1));
            }

            while (at < end)
            {
                var start = at;
                at = NextWord(text, start, end);
                if (start > from && EndsSentence(text.AsSpan(start, at - start)) && !char.IsDigit(text[start - 1]) && !(at < end && char.IsDigit(text[at])))
                {
                    if (text.AsSpan(start, at - start).Trim() is not ".")
                    {
                        Count(_breaks, text, new Mark(start, at - start, EndsLine: at == end, 1));
                    }

                    if (at < end && char.IsLetter(text[at]))
                    {
                        starts++;
                        lower += char.IsLower(text[at]) ? 1 : 0;
                    }
                }

                at = NextMark(text, at, end);
            }
        }

        ReadOnlySpan<ulong> habits =
        [
            Habit(_breaks, text, HabitFrom),
            Habit(_openings, text, MarkFrom),
            SignOff(text),
            starts >= LowerCaseFrom && lower >= LowerCaseShare * starts ? 1 : None,
        ];
        var key = 17UL;
        foreach (var habit in habits)
        {
            key = SlotText.Mix(key ^ habit);
        }

        return habits.Count(None) > habits.Length - LeastHabits ? Plain : key;
    }

    /// <summary>The key that most of some ads have, of equally frequent ones the lowest; <see cref="Plain"/> where none has habits.</summary>
    /// <param name="styleOf">The key of each ad.</param>
    public static ulong OfMost(IReadOnlyList<int> ads, IReadOnlyList<ulong> styleOf)
    {
        var (only, several) = (Plain, false);
        foreach (var ad in ads)
        {
            if (styleOf[ad] is not Plain and var style)
            {
                several |= only != Plain && only != style;
                only = style;
            }
        }

        return several ? ads.Select(ad => styleOf[ad]).Where(style => style != Plain).CountBy(style => style).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key : only;
    }

    /// <summary>Signs at a place of the text, and how often they stand there or elsewhere.</summary>
    private readonly record struct Mark(int Start, int Length, bool EndsLine, int Count)
    {
        public ReadOnlySpan<char> Signs(string text) => text.AsSpan(Start, Length);
    }

    // A text has few different marks, so that looking through them is quicker than hashing, and no mark becomes a string.
    private static void Count(List<Mark> counts, string text, Mark mark)
    {
        var signs = mark.Signs(text);
        for (var i = 0; i < counts.Count; i++)
        {
            var known = counts[i];
            if (known.EndsLine == mark.EndsLine && signs.SequenceEqual(known.Signs(text)))
            {
                counts[i] = known with { Count = known.Count + 1 };
                return;
            }
        }

        counts.Add(mark);
    }

    /// <summary>The most frequent mark, of equally frequent ones the lowest in ordinal order.</summary>
    private static ulong Habit(List<Mark> counts, string text, int from)
    {
        var habit = new Mark(0, 0, false, 0);
        foreach (var mark in counts)
        {
            if (mark.Count >= from && (mark.Count > habit.Count || (mark.Count == habit.Count && Order(mark, habit, text) < 0)))
            {
                habit = mark;
            }
        }

        return habit.Count == 0 ? None : SlotText.Hash(habit.Signs(text)) + (habit.EndsLine ? 1UL : 0);
    }

    private static int Order(Mark a, Mark b, string text) => a.Signs(text).SequenceCompareTo(b.Signs(text)) is not 0 and var order ? order : a.EndsLine.CompareTo(b.EndsLine);

    /// <summary>Among the last lines the last one of at most three words, without a number or a masked contact.</summary>
    private static ulong SignOff(ReadOnlySpan<char> text)
    {
        for (var lines = 0; lines < LinesOfSignOff && !text.IsEmpty;)
        {
            var at = text.LastIndexOf('\n');
            var line = text[(at + 1)..].Trim();
            text = text[..Math.Max(at, 0)];
            lines += line.IsEmpty ? 0 : 1;
            if (!line.IsEmpty && IsSignOff(line))
            {
                return SlotText.Hash(line);
            }
        }

        return None;
    }

    private static bool IsSignOff(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestSignOff || line.Contains('[') || line.Count(' ') >= 3)
        {
            return false;
        }

        foreach (var c in line)
        {
            if (char.IsDigit(c) && line.Length > 3)
            {
                return false;
            }
        }

        return true;
    }

    private static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private static int NextMark(string text, int from, int end)
    {
        while (from < end && IsWord(text[from]))
        {
            from++;
        }

        return from;
    }

    private static int NextWord(string text, int from, int end)
    {
        while (from < end && !IsWord(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>Brackets belong to masked contacts.</summary>
    private static bool IsWord(char c) => WordChars.IsPart(c) || c is '[' or ']';

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
