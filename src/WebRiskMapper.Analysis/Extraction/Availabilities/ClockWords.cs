namespace WebRiskMapper.Analysis.Extraction.Availabilities;

/// <summary>Times that are said in words, and the parts of the day that tell "8" in the evening from "8" in the morning.</summary>
internal sealed class ClockWords(FieldWords words)
{
    /// <summary>Twelve at night: neither before noon nor after it.</summary>
    public const int Midnight = 3;

    private const int Noon = 720;
    private const int LongestGap = 2;

    private readonly WordList noon = List(words, "noon", null);
    private readonly WordList midnight = List(words, "midnight", null);
    private readonly WordList until = List(words, "until", null);
    private readonly WordList since = List(words, "since", null);
    private readonly (string Code, WordList Words)[] parts = [.. new[] { "am", "pm", "night" }.Select(code => (code, List(words, "half", code)))];

    /// <summary>Minutes after midnight of a word such as "noon" that stands there, and its length.</summary>
    public (int Minutes, int Length)? At(ReadOnlySpan<char> folded, int at)
    {
        if (at >= folded.Length || !char.IsLetter(folded[at]) || (at > 0 && char.IsLetterOrDigit(folded[at - 1])))
        {
            return null;
        }

        return noon.LengthAt(folded, at) is var atNoon and > 0 ? (Noon, atNoon) : midnight.LengthAt(folded, at) is var late and > 0 ? (2 * Noon, late) : null;
    }

    /// <summary>The part of the day that is named there: <c>am</c>, <c>pm</c> or <c>night</c>, with its length; 0 where none is.</summary>
    public (string Code, int Length) PartAt(ReadOnlySpan<char> folded, int at)
    {
        foreach (var (code, list) in parts)
        {
            if (list.LengthAt(folded, at) is var length and > 0)
            {
                return (code, length);
            }
        }

        return ("", 0);
    }

    /// <summary>The part of the day that is named right before: "este 6", "saat akşam 8".</summary>
    public string PartBefore(ReadOnlySpan<char> folded, int start)
    {
        var end = EndBefore(folded, start);
        foreach (var (code, list) in parts)
        {
            if (end < start && list.LengthBefore(folded, end) > 0)
            {
                return code;
            }
        }

        return "";
    }

    /// <summary>How many characters the part of the day right before takes, with the blank behind it.</summary>
    public int LengthBefore(ReadOnlySpan<char> folded, int start)
    {
        var end = EndBefore(folded, start);
        foreach (var (_, list) in parts)
        {
            if (end < start && list.LengthBefore(folded, end) is var length and > 0)
            {
                return start - end + length;
            }
        }

        return 0;
    }

    /// <summary>Whether the unit that ends there also says "until": "óráig".</summary>
    public bool UntilBefore(ReadOnlySpan<char> folded, int end) => until.LengthBefore(folded, end) > 0;

    /// <summary>The length of a word that says "from then on" behind its hour: "sonra".</summary>
    public int SinceAt(ReadOnlySpan<char> folded, int at) => since.LengthAt(folded, at);

    /// <summary>1 before noon, 2 after it, <see cref="Midnight"/> for twelve at night, 0 where the part of the day says nothing.</summary>
    public static int HalfOf(string part, int hours) => (part, hours) switch
    {
        ("", _) => 0,
        ("night", 12) => Midnight,
        (_, 12) => 2,
        ("am", _) or ("night", < 6) => 1,
        _ => 2,
    };

    private static int EndBefore(ReadOnlySpan<char> folded, int start)
    {
        var end = start;
        while (end > 0 && start - end < LongestGap && folded[end - 1] is ' ')
        {
            end--;
        }

        return end;
    }

    private static WordList List(FieldWords words, string kind, string? code) =>
        new(words.Of(FieldWordList.Availability, kind).Where(w => code is null || w.Code == code).Select(w => w.Word));
}
