using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Phones;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>What a value of a field looks like, for fields that are told by the values that stand in one place on many pages of a site.</summary>
internal static class FieldShape
{
    private const int Adult = 18;
    private const int Oldest = 70;
    private const int LongestUnit = 12;
    private const int ShortestDate = 4;

    public static bool IsFoundByShape(FieldLabel field) => field is FieldLabel.Age or FieldLabel.Posted;

    /// <summary>Whether the text may be such a value. A date is only looked at from afar; who reads it says whether it is one.</summary>
    public static bool Fits(FieldLabel field, ReadOnlySpan<char> text) => field switch
    {
        FieldLabel.Age => AgeOf(text) is not null,
        FieldLabel.Posted => text.Length >= ShortestDate,
        _ => false,
    };

    /// <summary>"25", "25 y", "25 Jahre"; not "55 kg". Null when the text is no such number.</summary>
    public static int? AgeOf(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
        {
            return null;
        }

        var unit = text[2..].Trim(" .");
        var age = ((text[0] - '0') * 10) + text[1] - '0';
        return age is >= Adult and <= Oldest && unit.Length <= LongestUnit && !unit.ContainsAnyExceptLetters() && !IsMeasure(unit) ? age : null;
    }

    private static bool IsMeasure(ReadOnlySpan<char> unit)
    {
        Span<char> lower = stackalloc char[LongestUnit];
        return PhoneContext.IsUnit(lower[..unit.ToLowerInvariant(lower)]);
    }

    private static bool ContainsAnyExceptLetters(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
