namespace WebRiskMapper.Analysis.Extraction.Phones;

/// <summary>
/// Where a number ends although digits follow it: where numbers may have any length, as in Austria and Germany, those would make a valid one
/// as well.
/// </summary>
internal static class PhoneEnd
{
    private const int FewestDigits = 7;

    /// <summary>Of a number with its area code that is whole, so that what is apart from it is something else.</summary>
    private const int DigitsOfWhole = 10;

    /// <summary>The end of the first number of the run of groups <c>[start, end)</c>, exclusive; <paramref name="end"/> where the run goes on as it is.</summary>
    public static int Of(string text, List<DigitGroup> groups, int start, int end)
    {
        var digits = groups[start].Digits.Length;
        for (var i = start + 1; i < end; i++)
        {
            if (IsAlways(text, groups, i, end)
                || (digits >= FewestDigits && EndsSentence(text, groups[i - 1], groups[i]) && !Repeats(text, groups, start, i, end))
                || (digits >= DigitsOfWhole && (IsApart(text, groups, start, i) || AreHours(text, groups, i, end))))
            {
                return i;
            }

            digits += groups[i].Digits.Length;
        }

        return end;
    }

    /// <summary>"0660 4819352 24/7": around the clock, also as 7/24, 24/24 and 7/7.</summary>
    private static bool IsAlways(string text, List<DigitGroup> groups, int at, int end) =>
        at + 1 < end && groups[at].Digits is "24" or "7" && groups[at + 1].Digits is "24" or "7"
        && groups[at + 1].Start == groups[at].End + 1 && text[groups[at].End] == '/'
        && IsSpace(text, groups[at - 1].End) && (at + 2 == end || IsSpace(text, groups[at + 1].End));

    private static bool EndsSentence(string text, DigitGroup left, DigitGroup right) =>
        text[left.End] is '.' or ',' or ';' && right.Start == left.End + 2 && char.IsWhiteSpace(text[left.End + 1]);

    /// <summary>"06. 12. 34. 56. 78" is written with what else ends a sentence.</summary>
    private static bool Repeats(string text, List<DigitGroup> groups, int start, int at, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (i != at && EndsSentence(text, groups[i - 1], groups[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"0664 4819352 - 2nd floor", "0664 4819352 (27)": a gap as there is none inside the number, before few digits that no zero begins.</summary>
    private static bool IsApart(string text, List<DigitGroup> groups, int start, int at)
    {
        var gap = text.AsSpan()[groups[at - 1].End..groups[at].Start];
        if (gap.Length < 2 || !gap.ContainsAny(' ', '\u00A0') || groups[at].Digits.Length > 3 || groups[at].Digits[0] == '0')
        {
            return false;
        }

        for (var i = start + 1; i < at; i++)
        {
            if (gap.SequenceEqual(text.AsSpan()[groups[i - 1].End..groups[i].Start]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"0664 4819352 10-22 Uhr".</summary>
    private static bool AreHours(string text, List<DigitGroup> groups, int at, int end) =>
        at + 2 == end && groups[at].Digits.Length <= 2 && groups[at + 1].Digits.Length == 2
        && string.CompareOrdinal(groups[at + 1].Digits, "24") <= 0 && string.CompareOrdinal(groups[at].Digits.PadLeft(2, '0'), groups[at + 1].Digits) < 0
        && IsSpace(text, groups[at - 1].End) && groups[at + 1].Start == groups[at].End + 1 && text[groups[at].End] is '-' or '–'
        && (groups[at + 1].End == text.Length || !char.IsAsciiDigit(text[groups[at + 1].End]));

    private static bool IsSpace(string text, int at) => at < text.Length && char.IsWhiteSpace(text[at]);
}
