namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Durations written with signs rather than in whole units: "½ Std", "1 1/2 h", "0:30 h", "30'".</summary>
internal sealed class DurationShapes(PriceWords words)
{
    private const int MinutesPerHour = 60;
    private const int LongestSigned = 180;

    /// <summary>"6:00 h" is a time of day.</summary>
    private const int MostClockHours = 5;

    private static readonly (string Written, decimal Value)[] Fractions = [("1/2", 0.5m), ("1/4", 0.25m), ("3/4", 0.75m), ("½", 0.5m), ("¼", 0.25m), ("¾", 0.75m)];

    /// <summary>The duration that starts at <paramref name="at"/>; null when none does.</summary>
    /// <param name="folded">Folded by <see cref="FoldedText"/>.</param>
    public PriceItem? StartingAt(string folded, int at, string? language)
    {
        if (at > 0 && (WrittenNumber.Digit(folded[at - 1]) >= 0 || folded[at - 1] is '.' or ',' or '/' or ':' or '\''))
        {
            return null;
        }

        return Fraction(folded, at, language) ?? Clock(folded, at, language) ?? Signed(folded, at);
    }

    // "½ Std", "1/4 h", "1½ h", "1 1/2 Stunden".
    private PriceItem? Fraction(string folded, int at, string? language)
    {
        var start = at;
        var value = 0m;
        if (WrittenNumber.Digit(folded[at]) is > 0 and < 10 and var whole && at + 1 < folded.Length && folded[at + 1] is not '/' && FractionAt(folded, SkipBlank(folded, at + 1)) is { Length: > 0 })
        {
            value = whole;
            at = SkipBlank(folded, at + 1);
        }

        var (length, part) = FractionAt(folded, at);
        if (length == 0)
        {
            return null;
        }

        at = SkipBlank(folded, at + length);
        return at < folded.Length && words.StartingAt(folded, at, language) is { Kind: PriceWordKind.Hour } unit
            ? new PriceItem(PriceItemKind.Duration, (value + part) * MinutesPerHour, null, start, unit.End)
            : null;
    }

    private static (int Length, decimal Value) FractionAt(string folded, int at)
    {
        foreach (var (written, value) in Fractions)
        {
            if (string.CompareOrdinal(folded, at, written, 0, written.Length) == 0 && (at + written.Length == folded.Length || WrittenNumber.Digit(folded[at + written.Length]) < 0))
            {
                return (written.Length, value);
            }
        }

        return default;
    }

    // "0:30 h"; "2:00 h" after a dash ends opening hours.
    private PriceItem? Clock(string folded, int at, string? language)
    {
        var colon = at + 1 < folded.Length && folded[at] == '0' && folded[at + 1] != ':' ? at + 2 : at + 1;
        if (colon + 2 >= folded.Length || folded[colon] != ':' || WrittenNumber.Digit(folded[colon - 1]) is not (>= 0 and <= MostClockHours and var hours)
            || WrittenNumber.Digit(folded[colon + 1]) is not (>= 0 and < 6 and var tens) || WrittenNumber.Digit(folded[colon + 2]) is not (>= 0 and var ones)
            || folded.AsSpan(0, at).TrimEnd(' ') is [.., '-' or '–' or '—'])
        {
            return null;
        }

        var minutes = (hours * MinutesPerHour) + (tens * 10) + ones;
        var unit = SkipBlank(folded, colon + 3);
        return minutes >= 10 && unit < folded.Length && words.StartingAt(folded, unit, language) is { Kind: PriceWordKind.Hour } hour && folded.AsSpan(hour.End).TrimStart(' ') is not ['-' or '–' or '—', ' ' or >= '0' and <= '9', ..]
            ? new PriceItem(PriceItemKind.Duration, minutes, null, at, hour.End)
            : null;
    }

    // "30'" and "60''"; "5'6" is a height and "1'200" a thousand.
    private static PriceItem? Signed(string folded, int at)
    {
        var end = at;
        var minutes = 0;
        while (end < folded.Length && end - at < 3 && WrittenNumber.Digit(folded[end]) is >= 0 and var digit)
        {
            minutes = (minutes * 10) + digit;
            end++;
        }

        if (minutes is < 10 or > LongestSigned || minutes % 5 != 0 || end >= folded.Length || !IsPrime(folded[end]))
        {
            return null;
        }

        while (end < folded.Length && IsPrime(folded[end]))
        {
            end++;
        }

        return end == folded.Length || !char.IsLetterOrDigit(folded[end]) ? new PriceItem(PriceItemKind.Duration, minutes, null, at, end) : null;
    }

    private static bool IsPrime(char c) => c is '\'' or '′' or '´' or '`' or '΄';

    private static int SkipBlank(string folded, int at) => at < folded.Length && folded[at] is ' ' or '-' ? at + 1 : at;
}
