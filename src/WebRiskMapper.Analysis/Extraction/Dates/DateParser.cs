using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Dates;

/// <summary>Reads one date out of a short text, in numbers, with a month's name, or relative to when the page was fetched.</summary>
internal sealed class DateParser(DateWords words)
{
    private const int EarliestYear = 2000;

    /// <param name="language">ISO 639-1 of the page, or null: some month names mean another month elsewhere.</param>
    /// <param name="fetchedAt">What relative dates count from; a date more than one day later is refused.</param>
    /// <param name="monthFirst">Whether "03/04/2026" means 4 March, as in the United States.</param>
    /// <param name="needsAgo">Whether a bare "3 days" counts only together with a word such as "ago".</param>
    public DateOnly? Parse(string text, string? language, DateTimeOffset fetchedAt, bool monthFirst, bool needsAgo)
    {
        var tokens = Cut(FoldedText.Fold(text));
        var today = DateOnly.FromDateTime(fetchedAt.DateTime);
        // With a year a month is a month; without one "ago" is rather a word for what has passed than short for August.
        var date = Numeric(tokens, monthFirst) ?? Named(tokens, language, today, needsYear: true) ?? Elapsed(tokens, language, fetchedAt, needsAgo)
            ?? Named(tokens, language, today, needsYear: false) ?? NearDay(FoldedText.Fold(text), today);
        return date is { } found && found.Year >= EarliestYear && found <= today.AddDays(1) ? found : null;
    }

    private static DateOnly? Numeric(List<DateToken> tokens, bool monthFirst)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            var (a, b, c) = (tokens[i], tokens[i + 1], tokens[i + 2]);
            // Swedes and Finns write "9/2 2026".
            var isYearApart = c.Text.Length == 4 && b.Before == '/' && c.Before == ' ';
            if (!a.IsNumber || !b.IsNumber || !c.IsNumber || b.Before is not ('.' or '/' or '-') || (b.Before != c.Before && !isYearApart))
            {
                continue;
            }

            if (a.Text.Length == 4)
            {
                return Date(a.Number, b.Number, c.Number);
            }

            var year = c.Text.Length == 2 ? 2000 + c.Number : c.Number;
            var american = (monthFirst && b.Before == '/' && a.Number <= 12) || b.Number > 12;
            return american ? Date(year, a.Number, b.Number) : Date(year, b.Number, a.Number);
        }

        return null;
    }

    /// <summary>"12 May 2026", "May 12, 2026", "12 de mayo de 2026", "2026. május 12.", "2026 m. kovo 12 d.", "12 мая".</summary>
    private DateOnly? Named(List<DateToken> tokens, string? language, DateOnly today, bool needsYear)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            // "3 days ago" names no month; "mar" before another month is a Tuesday.
            if (tokens[i].IsNumber || IsWeekdayOf(tokens, i, language) || (i > 0 && words.Unit(tokens[i - 1].Text) is not null) || words.Month(tokens[i].Text, language) is not { } month)
            {
                continue;
            }

            int? day = null;
            int? year = null;
            for (var step = 1; step <= 3; step++)
            {
                Take(tokens, i - step, ref day, ref year);
                Take(tokens, i + step, ref day, ref year);
            }

            if (day is not { } found || (needsYear && year is null))
            {
                continue;
            }

            if (year is { } stated)
            {
                return Date(stated, month, found);
            }

            // Without a year it is the latest such day that has passed.
            var thisYear = Date(today.Year, month, found);
            return thisYear is { } guess && guess > today.AddDays(1) ? Date(today.Year - 1, month, found) : thisYear;
        }

        return null;
    }

    private bool IsWeekdayOf(List<DateToken> tokens, int index, string? language) =>
        words.IsWeekday(tokens[index].Text) && tokens.Exists(t => !t.IsNumber && !words.IsWeekday(t.Text) && words.Month(t.Text, language) is not null);

    private static void Take(List<DateToken> tokens, int index, ref int? day, ref int? year)
    {
        // "12.480 views" holds no day.
        var isGrouped = index >= 0 && index + 1 < tokens.Count && tokens[index + 1] is { IsNumber: true, Before: '.', Text.Length: 3 };
        if (index < 0 || index >= tokens.Count || !tokens[index].IsNumber || tokens[index].Before == ':' || isGrouped)
        {
            return;
        }

        var token = tokens[index];
        if (token.Text.Length == 4 && token.Number is >= EarliestYear and < 2100)
        {
            year ??= token.Number;
        }
        else if (token.Text.Length <= 2 && token.Number is >= 1 and <= 31 && !(index + 1 < tokens.Count && tokens[index + 1].Before == ':'))
        {
            day ??= token.Number;
        }
    }

    /// <summary>"3 hours ago", "vor 3 Tagen"; not the day of a month, as in "kovo 12 d.".</summary>
    private DateOnly? Elapsed(List<DateToken> tokens, string? language, DateTimeOffset fetchedAt, bool needsAgo)
    {
        var saysAgo = words.Ago.AppearsIn(string.Join(' ', tokens.Select(t => t.Text)));
        if (needsAgo && !saysAgo)
        {
            return null;
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsNumber && words.Unit(tokens[i].Text) is { } unit)
            {
                var counted = i > 0 && tokens[i - 1].IsNumber;
                if (counted && i > 1 && !saysAgo && !tokens[i - 2].IsNumber && words.Month(tokens[i - 2].Text, language) is not null)
                {
                    continue;
                }

                var number = counted ? tokens[i - 1].Number : 1;
                if (number is > 0 and <= 1000 && (counted || saysAgo))
                {
                    return Back(fetchedAt, unit, number);
                }
            }
        }

        return null;
    }

    private DateOnly? NearDay(string folded, DateOnly today) => words.DaysBack(folded) is { } days ? today.AddDays(-days) : null;

    private static DateOnly Back(DateTimeOffset from, DateUnit unit, int number) => DateOnly.FromDateTime((unit switch
    {
        DateUnit.Minute => from.AddMinutes(-number),
        DateUnit.Hour => from.AddHours(-number),
        DateUnit.Day => from.AddDays(-number),
        DateUnit.Week => from.AddDays(-7 * number),
        _ => from.AddMonths(-Math.Min(number, 240)),
    }).DateTime);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static List<DateToken> Cut(string folded)
    {
        List<DateToken> tokens = [];
        for (var i = 0; i < folded.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(folded[i]))
            {
                while (i < folded.Length && char.IsAsciiDigit(folded[i]))
                {
                    i++;
                }

                tokens.Add(new DateToken(folded[start..i], Before(folded, start), true));
            }
            else if (char.IsLetter(folded[i]))
            {
                while (i < folded.Length && (char.IsLetter(folded[i]) || folded[i] == '\''))
                {
                    i++;
                }

                tokens.Add(new DateToken(folded[start..i], ' ', false));
            }
            else
            {
                i++;
            }
        }

        return tokens;
    }

    // "1. 3. 2026" is a date as "1.3.2026" is.
    private static char Before(string folded, int start)
    {
        var at = start - 1;
        while (at >= 0 && folded[at] == ' ')
        {
            at--;
        }

        return start == 0 ? ' ' : at >= 0 && folded[at] is '.' or '/' or '-' ? folded[at] : folded[start - 1];
    }

    /// <param name="Before">The character before the token; of a point, a slash or a dash a blank may follow.</param>
    private readonly record struct DateToken(string Text, char Before, bool IsNumber)
    {
        public int Number => IsNumber && int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
