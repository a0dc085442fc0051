using System.Globalization;

namespace WebRiskMapper.Analysis.Extraction.Ages;

/// <summary>Where a number stands that no word calls an age: behind a name in a title, in brackets, before a height.</summary>
internal static class AgeShapes
{
    private const int LongestUnit = 6;
    private const int ShortestAdult = 140;
    private const int TallestAdult = 210;
    private const int Lightest = 38;
    private const int Heaviest = 130;

    /// <summary>So many numbers that each follow the one before are days, and no persons' ages.</summary>
    private const int FewestDays = 5;

    /// <summary>Two digits at <paramref name="at"/> with no digit or decimal mark around them; -1 otherwise.</summary>
    public static int NumberAt(ReadOnlySpan<char> text, int at)
    {
        var (tens, ones) = (Digit(text[at]), at + 1 < text.Length ? Digit(text[at + 1]) : -1);
        if (tens < 1 || ones < 0)
        {
            return -1;
        }

        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 2 < text.Length ? text[at + 2] : ' ';
        var partOfNumber = char.IsDigit(before) || char.IsDigit(after)
            || (before is '.' or ',' or ':' or '/' or '+' or '-' && at > 1 && char.IsDigit(text[at - 2]))
            || (after is '.' or ',' or ':' && at + 3 < text.Length && char.IsDigit(text[at + 3]));
        return partOfNumber ? -1 : (tens * 10) + ones;
    }

    /// <summary>"Fri 20 | Sat 21 | Sun 22": one of the days of a week, each in a cell of the row.</summary>
    public static bool IsDayOfWeek(ReadOnlySpan<char> text, int at)
    {
        var start = text[..at].LastIndexOf('\n') + 1;
        var end = text[at..].IndexOf('\n') is var length and >= 0 ? at + length : text.Length;
        var row = text[start..end];
        if (row.Count('\t') < FewestDays - 1)
        {
            return false;
        }

        var (days, last, isAmong) = (0, 0, false);
        foreach (var range in row.Split('\t'))
        {
            var cell = row[range].TrimEnd();
            var day = cell.Length > 2 ? NumberAt(cell, cell.Length - 2) : -1;
            if (day < 0 || (day != last + 1 && days > 0))
            {
                (days, isAmong) = (0, false);
            }

            days += day < 0 ? 0 : 1;
            last = day;
            isAmong |= day >= 0 && at - start >= range.Start.GetOffset(row.Length) && at - start < range.End.GetOffset(row.Length);
            if (isAmong && days >= FewestDays)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Anna, 23", "Anna 23 Wien", "Anna - 23": a capitalised word before, and a boundary after.</summary>
    /// <param name="end">Behind the number and the letter that stands for years there ("Lenka 27R").</param>
    public static bool IsTitleAge(string text, string folded, int at, int end)
    {
        var previous = SkipBlanksBack(folded, at);
        while (previous > 0 && text[previous - 1] is ',' or '-' or '–' or '|' or '/' or '•' or '·')
        {
            previous = SkipBlanksBack(folded, previous - 1);
        }

        var next = SkipBlanks(folded, end);
        return previous > 0 && StartsUpper(text, previous)
            && (next >= text.Length || text[next] is ',' or '-' or '–' or '|' or '/' or '\n' or ')' or '•' or '·' or '.' || (text[next] is '(' && next > end) || (char.IsUpper(text[next]) && next > end));
    }

    /// <summary>"Anna (23)": the word before the bracket begins with a capital.</summary>
    public static bool IsBracketed(string text, string folded, int at)
    {
        var previous = SkipBlanksBack(folded, at);
        return previous > 1 && text[previous - 1] == '(' && at + 2 < text.Length && text[at + 2] == ')' && StartsUpper(text, SkipBlanksBack(folded, previous - 1));
    }

    /// <summary>The word before the bracket that the number stands in.</summary>
    public static ReadOnlySpan<char> BeforeBracket(string text, int at)
    {
        var end = SkipBlanksBack(text, SkipBlanksBack(text, at) - 1);
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text.AsSpan(start, end - start);
    }

    /// <summary>
    /// "34 l. / 170 / 60" or "34" above "170 cm": an age opens a line or a part of it and a height follows, whatever the short word for years is,
    /// or without any.
    /// </summary>
    public static bool IsBeforeHeight(string text, string folded, int at)
    {
        var before = SkipBlanksBack(text, at);
        if (before > 0 && text[before - 1] is not ('\n' or ',' or '/' or '|' or '·' or '•' or '–'))
        {
            return false;
        }

        var next = at + 2;
        var word = next < text.Length && text[next] == ' ' ? next + 1 : next;
        var end = word;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        if (end - word > LongestUnit || (end > word && Phones.PhoneContext.IsUnit(folded.AsSpan(word, end - word))))
        {
            return false;
        }

        var hasUnit = end > word;
        next = hasUnit ? end : next;
        next = hasUnit && next < text.Length && text[next] == '.' ? next + 1 : next;
        next = SkipBlanks(text, next);
        if (next >= text.Length || text[next] is not ('\n' or '/' or ',' or '|' or '·' or '•' or '–') || (text[next] == '\n' && before > 0 && text[before - 1] != '\n'))
        {
            return false;
        }

        var height = SkipBlanks(text, next + 1);
        return HeightAt(text, height) is (var length, var isPlain) && (isPlain || (hasUnit && text[next] != '\n') || IsWeight(text, height + length));
    }

    /// <summary>Characters of a height: "170", "1,70", "1.70 m", "168cm", and whether it is written as one.</summary>
    private static (int Length, bool IsPlain)? HeightAt(string text, int at)
    {
        if (at + 3 > text.Length || text[at] is not ('1' or '2') || (at + 3 < text.Length && char.IsDigit(text[at + 3]) && char.IsDigit(text[at + 1])))
        {
            return null;
        }

        var isDecimal = at + 4 <= text.Length && text[at + 1] is ',' or '.' or 'm' && char.IsDigit(text[at + 2]) && char.IsDigit(text[at + 3]) && (at + 4 == text.Length || !char.IsDigit(text[at + 4]));
        var digits = isDecimal ? string.Concat(text.AsSpan(at, 1), text.AsSpan(at + 2, 2)) : text.Substring(at, 3);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var height) || height is < ShortestAdult or > TallestAdult)
        {
            return null;
        }

        var end = at + (isDecimal ? 4 : 3);
        var unit = SkipBlanks(text, end);
        var isPlain = isDecimal || text.AsSpan(unit).StartsWith("cm", StringComparison.OrdinalIgnoreCase) || text.AsSpan(unit).StartsWith("sm", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(unit).StartsWith("см", StringComparison.OrdinalIgnoreCase) || text.AsSpan(unit).StartsWith("цм", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(unit).StartsWith("εκ", StringComparison.OrdinalIgnoreCase) || text.AsSpan(unit).StartsWith("სმ", StringComparison.Ordinal) || text.AsSpan(unit).StartsWith("սմ", StringComparison.OrdinalIgnoreCase);
        return (end - at, isPlain);
    }

    // "/ 60" closes an age and a height; "/ 60 / 250" goes on with prices.
    private static bool IsWeight(string text, int at)
    {
        var start = SkipBlanks(text, at);
        start = start < text.Length && text[start] is '/' or ',' or '|' or '·' or '•' ? SkipBlanks(text, start + 1) : start;
        var end = start;
        while (end < text.Length && char.IsDigit(text[end]))
        {
            end++;
        }

        if (end == start || !int.TryParse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var weight) || weight is < Lightest or > Heaviest)
        {
            return false;
        }

        var behind = SkipBlanks(text, end);
        return behind >= text.Length || text[behind] is '\n' or ')' || text.AsSpan(behind).StartsWith("kg", StringComparison.OrdinalIgnoreCase) || text.AsSpan(behind).StartsWith("кг", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether nothing that could be measured follows: "I'm 23, blonde" but not "I'm 20 km away" nor "am 24. + 25.".</summary>
    public static bool EndsPhrase(string text, int next) =>
        next >= text.Length || (!char.IsLetterOrDigit(text[next]) && !(text[next] == '.' && next + 2 < text.Length && text[next + 1] == ' ' && text[next + 2] is '+' or '&' or '/'))
        || char.IsUpper(text[next]) || text.AsSpan(next).StartsWith("and ", StringComparison.Ordinal) || text.AsSpan(next).StartsWith("und ", StringComparison.Ordinal) || text.AsSpan(next).StartsWith("и ", StringComparison.Ordinal);

    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '-' or '\t')
        {
            at++;
        }

        return at;
    }

    public static int SkipBlanksBack(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at;
    }

    public static bool StartsUpper(string text, int end)
    {
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return end - start >= 2 && char.IsUpper(text[start]);
    }

    private static int Digit(char c) => char.IsDigit(c) ? (int)char.GetNumericValue(c) : -1;
}
