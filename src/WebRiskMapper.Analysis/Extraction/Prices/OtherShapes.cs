namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Numbers that say when, or how tall: dates, hours of the day and measures are no amounts, whatever stands beside them.</summary>
internal static class OtherShapes
{
    private const int LastHour = 24;

    /// <summary>"1 - 2 h" are durations; who opens does so later, for some hours, and into the afternoon.</summary>
    private const int EarliestOpening = 6;
    private const int EarliestClosing = 12;
    private const int FewestOpenHours = 3;

    private static readonly string[] Joints = ["-", "–", "—", "bis ", "a ", "à ", "do ", "till ", "til ", "to ", "до ", "alle ", "tot ", "hasta las ", "hasta ", "as ", "ate as ", "jusqu'a ", "alle ore ", "kuni ", "lidz ", "iki ", "deri ne ", "μεχρι ", "εως ", "pana la ", "til kl. "];

    /// <summary>Characters of the date that starts at <paramref name="at"/>, "22/02/2026", "2. 3. 2026", "9/2 2026" or "2026-02-09"; 0 when none does.</summary>
    /// <param name="folded">Folded by <see cref="FoldedText"/>.</param>
    public static int LengthOfDate(ReadOnlySpan<char> folded, int at)
    {
        if (at > 0 && (char.IsAsciiDigit(folded[at - 1]) || folded[at - 1] is '.' or ',' or '/'))
        {
            return 0;
        }

        var first = Digits(folded, at);
        var (second, mark) = Part(folded, at + first, default);
        if (first is not (1 or 2 or 4) || second.Length is not (1 or 2))
        {
            return 0;
        }

        var (third, _) = Part(folded, second.End, mark);
        // Swedes and Finns write "9/2 2026".
        if (third.Length == 0 && mark == '/' && second.End < folded.Length && folded[second.End] == ' ')
        {
            third = (Digits(folded, second.End + 1), second.End + 1 + Digits(folded, second.End + 1));
        }

        return (first == 4 && third.Length is 1 or 2) || (first < 4 && third.Length == 4) ? third.End - at : 0;
    }

    /// <summary>"24/7", "24h/24", "7j/7" and "24 hours" beside them say when, not how long or how much.</summary>
    public static int LengthOfAlwaysOpen(string folded, int at)
    {
        if (at > 0 && (WrittenNumber.Digit(folded[at - 1]) >= 0 || folded[at - 1] is '.' or ','))
        {
            return 0;
        }

        foreach (var form in (ReadOnlySpan<string>)["24/7", "7/24", "24/24", "24h/24", "24 h/24", "24h/7", "24 heures sur 24", "24 h sur 24", "24h sur 24", "7 jours sur 7", "7/7", "7j/7", "7 j/7", "7d/7", "24ч/7"])
        {
            if (string.CompareOrdinal(folded, at, form, 0, form.Length) == 0 && (at + form.Length == folded.Length || !char.IsLetterOrDigit(folded[at + form.Length])))
            {
                return form.Length;
            }
        }

        return 0;
    }

    /// <summary>
    /// Where hours of the day end that start with <paramref name="number"/>: "10-20 Uhr", "10 Uhr", "de 10 a 20h", a range alone that says when
    /// a house is open, "12–22", and in "Fr 10-20" any range; null for anything else.
    /// </summary>
    public static int? EndOfHours(ReadOnlySpan<char> folded, WrittenNumber number)
    {
        if (number.Value > LastHour)
        {
            return null;
        }

        var (end, last) = (number.End, 0);
        var at = SkipBlanks(folded, end);
        foreach (var joint in Joints)
        {
            if (folded[at..].StartsWith(joint, StringComparison.Ordinal) && SkipBlanks(folded, at + joint.Length) is var until && Digits(folded, until) is 1 or 2 && int.Parse(folded.Slice(until, Digits(folded, until)), System.Globalization.CultureInfo.InvariantCulture) is <= LastHour and var hour)
            {
                (end, last) = (until + Digits(folded, until), hour);
                break;
            }
        }

        at = SkipBlanks(folded, end);
        if (folded[at..].StartsWith("uhr", StringComparison.Ordinal))
        {
            return at + "uhr".Length;
        }

        if (number.Value >= EarliestOpening && last >= EarliestClosing && last - number.Value >= FewestOpenHours)
        {
            var unit = at;
            while (unit < folded.Length && char.IsLetter(folded[unit]))
            {
                unit++;
            }

            if (folded[at..unit] is "h" or "hs" or "hrs" or "hod" or "ч" or "час" or "часов" or "год" || (unit == at && (at == folded.Length || folded[at] is '.' or ',' or ';' or ')' or '!')))
            {
                return unit;
            }
        }

        var before = folded[..number.Start].TrimEnd(' ').TrimEnd('.');
        return last > 0 && before.EndsWith("fr", StringComparison.Ordinal) && (before.Length == 2 || !char.IsLetter(before[^3])) ? end : null;
    }

    /// <summary>Whether a length or a weight ends at <paramref name="at"/> with its unit behind it.</summary>
    public static bool IsMeasured(ReadOnlySpan<char> folded, int at) => Unit(folded, at) is "cm" or "см" or "εκ" or "mm" or "kg" or "кг" or "κιλα" or "kilo" or "kilos" or "lbs" or "სმ" or "սմ";

    /// <summary>Whether a way's length ends at <paramref name="at"/>; "km" are Bosnian marks as well, so that this is to be asked of numbers that are no amounts.</summary>
    public static bool IsDistance(ReadOnlySpan<char> folded, int at) => Unit(folded, at) is "km" or "км" or "mile" or "miles" or "χλμ" or "χμ" or "კმ" or "կմ";

    private static ReadOnlySpan<char> Unit(ReadOnlySpan<char> folded, int at)
    {
        var start = SkipBlanks(folded, at);
        var end = start;
        while (end < folded.Length && char.IsLetter(folded[end]))
        {
            end++;
        }

        return folded[start..end];
    }

    // A mark, perhaps a blank, and digits; a later part has the mark of the one before.
    private static ((int Length, int End) Digits, char Mark) Part(ReadOnlySpan<char> folded, int at, char mark)
    {
        if (at >= folded.Length || folded[at] is not ('.' or '/' or '-') || (mark != default && folded[at] != mark))
        {
            return default;
        }

        var start = at + 1 < folded.Length && folded[at + 1] == ' ' && folded[at] == '.' ? at + 2 : at + 1;
        return ((Digits(folded, start), start + Digits(folded, start)), folded[at]);
    }

    private static int Digits(ReadOnlySpan<char> folded, int at)
    {
        var end = at;
        while (end < folded.Length && char.IsAsciiDigit(folded[end]))
        {
            end++;
        }

        return end - at;
    }

    private static int SkipBlanks(ReadOnlySpan<char> folded, int at)
    {
        while (at < folded.Length && folded[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
