using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Extraction.Dates;

/// <summary>How a line of facts falls apart ("3 days ago · 731 clicks | no. 48213"), and which of its parts are a date and nothing else.</summary>
internal static class DateSegments
{
    private const int LongestAlone = 36;
    private const int ShortestWord = 3;

    public static bool IsBreak(char c) => c is '\n' or '\t' or '|' or '·' or '•' or '#' or '»' or '«' || char.IsSurrogate(c);

    /// <summary>The parts of a line that hold something.</summary>
    public static IEnumerable<TextSpan> Of(string text, TextSpan line)
    {
        for (var start = line.Start; start < line.End;)
        {
            var end = start;
            while (end < line.End && !IsBreak(text[end]) && !EndsTime(text, end, line.End))
            {
                end++;
            }

            var (from, to) = (start, end);
            while (from < to && (char.IsWhiteSpace(text[from]) || WordChars.IsIgnorable(text[from])))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            if (to > from)
            {
                yield return new TextSpan(from, to - from);
            }

            start = end + 1;
        }
    }

    // "17 November 2026, 09:42 Ad 2210459": facts drawn beside each other.
    private static bool EndsTime(string text, int at, int end) =>
        text[at] == ' ' && at > 4 && at + 1 < end && char.IsUpper(text[at + 1]) && text[at - 3] == ':' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at - 2]) && char.IsAsciiDigit(text[at - 4]);

    /// <summary>
    /// Whether a part is a date and perhaps a time of day: a whole date with no word but a month's and a weekday's ("free from" makes it another
    /// date); above the ad's text also "3 days ago", "today, 09:12" and "17 Nov".
    /// </summary>
    public static bool IsDate(ReadOnlySpan<char> part, DateWords words, string? language, bool isAboveText)
    {
        if (part.Length is < 4 or > LongestAlone || part.IndexOfAnyInRange('0', '9') < 0)
        {
            return false;
        }

        var (digits, number, year, numbers, hasTime) = (0, 0, 0, 0, false);
        for (var i = 0; i < part.Length; i++)
        {
            number = char.IsAsciiDigit(part[i]) ? number + 1 : 0;
            numbers += number == 1 ? 1 : 0;
            digits += number > 0 ? 1 : 0;
            year = Math.Max(year, number);
            hasTime |= part[i] == ':' && i > 0 && char.IsAsciiDigit(part[i - 1]);
        }

        var isWhole = year == 4 && digits >= 5;
        if (digits > 14 || year > 4 || !(isWhole || isAboveText))
        {
            return false;
        }

        var (other, months, relative) = Count(FoldedText.Fold(part.ToString()), words, language);
        if (isWhole)
        {
            // "Today: 20 November 2026" is the site's calendar.
            return other + months <= 1 && words.DaysBack(FoldedText.Fold(part.ToString())) is null;
        }

        var isDayOfMonth = months == 1 && relative == 0 && numbers == (hasTime ? 3 : 1);
        var isRelative = months == 0 && relative > 0 && (hasTime ? numbers == 2 : numbers == 1 && words.Ago.AppearsIn(FoldedText.Fold(part.ToString())));
        return other == 0 && (isDayOfMonth || isRelative);
    }

    // Words of three letters and more: those for months, those that count back, and the others without the days of the week.
    private static (int Other, int Months, int Relative) Count(string folded, DateWords words, string? language)
    {
        var (other, months, relative, either) = (0, 0, 0, 0);
        for (var i = 0; i < folded.Length; i++)
        {
            var start = i;
            while (i < folded.Length && (char.IsLetter(folded[i]) || folded[i] == '\''))
            {
                i++;
            }

            if (i == start)
            {
                continue;
            }

            var word = folded[start..i];
            // "ago" is short for August too.
            if (words.Unit(word) is not null || words.DaysBack(word) is not null || words.Ago.AppearsIn(word))
            {
                relative++;
            }
            else if (words.Month(word, language) is not null && word.Length >= ShortestWord)
            {
                either += words.IsWeekday(word) ? 1 : 0;
                months++;
            }
            else if (word.Length >= ShortestWord && !words.IsWeekday(word))
            {
                other += word.Length == ShortestWord && relative > 0 ? 0 : 1;
            }
        }

        // "Mar Noi 10": a Tuesday, and no March.
        return (other, months > either ? months - either : Math.Min(months, 1), relative);
    }
}
