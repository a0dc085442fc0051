namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>Shapes of digit groups: dates, times, measurements, amounts; and the ways of hiding a number.</summary>
internal static class NumberShapes
{
    /// <summary>How many groups from <paramref name="at"/> form a date, a time or body measurements; 0 when none do.</summary>
    public static int LengthOfOther(string text, List<DigitGroup> groups, int at, int start, int end)
    {
        if (at + 1 < end && IsTime(text, groups, at, end))
        {
            return 2;
        }

        if (at + 1 < end && (IsMonth(text, groups, at, start, end) || IsThousands(text, groups, at, start, end)))
        {
            return 2;
        }

        return at + 2 < end && (IsDate(text, groups, at, start, end) || IsMeasurements(text, groups, at, start, end)) ? 3 : 0;
    }

    /// <summary>
    /// Whether bare digits look like a dialled number at all: not two years, not a row of round amounts, not one digit repeated.
    /// </summary>
    public static bool LooksDialled(string text, List<DigitGroup> groups, int start, int end)
    {
        var years = 0;
        var round = 0;
        var first = groups[start].Digits[0];
        var same = true;
        for (var i = start; i < end; i++)
        {
            var digits = groups[i].Digits;
            years += digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal)) ? 1 : 0;
            round += digits.Length is 3 or 4 && (digits.EndsWith("00", StringComparison.Ordinal) || digits.EndsWith("50", StringComparison.Ordinal)) ? 1 : 0;
            same &= digits.AsSpan().TrimStart(first).IsEmpty;
        }

        var count = end - start;
        var decimals = count == 2 && groups[end - 1].Digits.Length == 2 && text[groups[start].End] is '.' or ',';
        return !same && !(count > 1 && (years == count || round == count)) && !decimals;
    }

    /// <summary>Whether a number is written so that a plain search would miss it.</summary>
    public static bool IsObfuscated(string text, List<DigitGroup> groups, int start, int end)
    {
        var singles = 0;
        for (var i = start; i < end; i++)
        {
            if (groups[i].Has(GroupMarks.Odd))
            {
                return true;
            }

            singles += groups[i].Digits.Length == 1 ? 1 : 0;
            for (var at = i == start ? groups[i].Start : groups[i - 1].End; at < groups[i].Start; at++)
            {
                if (text[at] is not (' ' or '\u00A0' or '\u202F' or '.' or '-' or '–' or '‑' or '/' or '(' or ')' or '+' or '\t'))
                {
                    return true;
                }
            }
        }

        return singles >= 5;
    }

    /// <summary>"960 000 000" begins a range, and is nobody's.</summary>
    public static bool IsPlaceholder(string digits) => (digits.Length - digits.AsSpan().TrimEnd('0').Length) * 4 >= digits.Length * 3;

    /// <summary>"07705 XXX", "41-XX-XX": the rest of a number is hidden behind what was read.</summary>
    /// <param name="isWhole">Whether what was read may be a whole number: behind it letters are kisses and stars apart from it are ornaments.</param>
    public static bool IsMasked(string text, int end, bool isWhole)
    {
        var at = end;
        while (!isWhole && at < text.Length && at - end < 3 && text[at] is ' ' or '-' or '.' or '/' or '\u00A0')
        {
            at++;
        }

        var masks = 0;
        while (at + masks < text.Length && (text[at + masks] is '*' or '•' or '●' || (!isWhole && text[at + masks] is 'x' or 'X' or 'х' or 'Х' or '·' or '_' or '#' or '…')))
        {
            masks++;
        }

        // "07426 11• •••": a single sign may open what is hidden.
        if (masks == 1 && !isWhole && at + 2 < text.Length && text[at + 1] == ' ' && text[at + 2] == text[at] && text[at] is '*' or '•' or '●')
        {
            return true;
        }

        // "0171 39 …": as many digits may be a whole number somewhere, and no sentence ends so.
        if (isWhole && end + 1 < text.Length && text[end] is ' ' && text[end + 1] is '…')
        {
            return true;
        }

        // "0878 45 .. ..".
        var isDotted = !isWhole && at > end && text.AsSpan(end, Math.Min(6, text.Length - end)).TrimStart(' ').StartsWith("..");
        return isDotted || (masks >= 2 || (masks == 1 && text[at] == '…')) && !(at + masks < text.Length && char.IsLetter(text[at + masks]));
    }

    private static bool IsTime(string text, List<DigitGroup> groups, int at, int end)
    {
        var (hour, minute) = (groups[at], groups[at + 1]);
        return hour.Digits.Length is 1 or 2 && minute.Digits.Length == 2
            && minute.Start == hour.End + 1 && text[hour.End] is ':' or '.'
            && (text[hour.End] == ':' || FollowedByDash(text, minute.End))
            && Number(hour.Digits) <= 24 && Number(minute.Digits) <= 59
            // A chain "07:70:09:00" is a number with odd separators.
            && !(at + 2 < end && groups[at + 2].Start == minute.End + 1 && text[minute.End] == ':');
    }

    private static bool FollowedByDash(string text, int at) => at + 1 < text.Length && text[at] is '-' or '–' && (at < 5 || text[at - 3] == '.' || text[at - 3] == ':') && text.AsSpan(at).Length > 5 && text[at + 3] is '.' or ':';

    private static bool IsDate(string text, List<DigitGroup> groups, int at, int start, int end)
    {
        var (a, b, c) = (groups[at], groups[at + 1], groups[at + 2]);
        var separator = text[a.End];
        // Swedes and Finns write "9/2 2026".
        var yearApart = separator == '/' && text[b.End] == ' ' && IsYear(c.Digits) && c.Start == b.End + 1 && (at == start || a.Start - groups[at - 1].End > 1);
        if (separator is not ('.' or '/' or '-') || (text[b.End] != separator && !yearApart) || b.Start - a.End > 2 || c.Start - b.End > 2 || Chained(text, groups, at, start, end, separator))
        {
            return false;
        }

        var yearLast = a.Digits.Length <= 2 && b.Digits.Length <= 2 && (IsYear(c.Digits) || (c.Digits.Length == 2 && at + 3 == end && at == start));
        var yearFirst = IsYear(a.Digits) && b.Digits.Length <= 2 && c.Digits.Length <= 2;
        return (yearLast && Number(a.Digits) <= 31 && Number(b.Digits) <= 31) || (yearFirst && Number(b.Digits) <= 12 && Number(c.Digits) <= 31);
    }

    /// <summary>"01/2020", the month from which somebody is a member; digits that go on behind it make it something else.</summary>
    private static bool IsMonth(string text, List<DigitGroup> groups, int at, int start, int end)
    {
        var (month, year) = (groups[at], groups[at + 1]);
        return month.Digits.Length <= 2 && IsYear(year.Digits) && Number(month.Digits) is >= 1 and <= 12
            && year.Start == month.End + 1 && text[month.End] is '/' or '.'
            && (at == start || groups[at].Start - groups[at - 1].End > 1) && (at + 2 >= end || groups[at + 2].Start - year.End > 1);
    }

    /// <summary>The Swiss "1'844"; "079'123'45'67" goes on.</summary>
    private static bool IsThousands(string text, List<DigitGroup> groups, int at, int start, int end) =>
        groups[at].Digits.Length <= 3 && groups[at + 1].Digits.Length == 3 && IsApostrophe(text, groups, at)
        && !(at > start && IsApostrophe(text, groups, at - 1)) && !(at + 2 < end && IsApostrophe(text, groups, at + 1));

    private static bool IsApostrophe(string text, List<DigitGroup> groups, int left) => groups[left + 1].Start == groups[left].End + 1 && text[groups[left].End] is '\'' or '’';

    private static bool IsMeasurements(string text, List<DigitGroup> groups, int at, int start, int end)
    {
        var separator = text[groups[at].End];
        // "(495) 123-45-67": what follows an area code in brackets is the number.
        if (separator is not ('-' or '/' or '–') || (at > start && text[groups[at - 1].End] == ')') || text[groups[at + 1].End] != separator || Chained(text, groups, at, start, end, separator))
        {
            return false;
        }

        for (var i = at; i < at + 3; i++)
        {
            if (groups[i].Digits.Length is < 2 or > 3 || groups[i].Digits[0] == '0' || Number(groups[i].Digits) is < 45 or > 140)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the three groups are part of a longer chain with the same separator.</summary>
    private static bool Chained(string text, List<DigitGroup> groups, int at, int start, int end, char separator) =>
        (at > start && text[groups[at].Start - 1] == separator) || (at + 3 < end && text[groups[at + 2].End] == separator);

    private static bool IsYear(string digits) =>
        digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));

    private static int Number(string digits)
    {
        var number = 0;
        foreach (var c in digits)
        {
            number = (number * 10) + (c - '0');
        }

        return number;
    }
}
