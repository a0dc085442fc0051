namespace WebRiskMapper.Analysis.Extraction.Prices;

internal enum PriceItemKind
{
    /// <summary>A number with its currency.</summary>
    Amount,

    /// <summary>A number without one; it may be an amount where the line is about prices.</summary>
    Number,

    /// <summary>A duration in minutes.</summary>
    Duration,

    Incall,
    Outcall,

    /// <summary>Money that buys no time.</summary>
    Other,
}

/// <summary>One thing said in a line of a price list.</summary>
internal readonly record struct PriceItem(PriceItemKind Kind, decimal Value, CurrencyForm? Currency, int Start, int End)
{
    public int Minutes => (int)Value;
}

/// <summary>Cuts a line into amounts, durations and visit types.</summary>
internal sealed class PriceLine(PriceParser parser, PriceWords words)
{
    private const int MinutesPerHour = 60;

    /// <summary>Convention of the trade, as most price lists that state hours have it: a night is 12 hours.</summary>
    private const int OvernightMinutes = 720;

    private const int DayMinutes = 1440;
    private const int ShortestNight = 240;

    private const int LastHour = 24;

    /// <summary>"10.- 15. May" are days.</summary>
    private const int LastDayOfMonth = 31;

    private const int SmallestShortEuro = 25;

    /// <summary>Hours of a meeting that is told in hours and minutes, "2h30".</summary>
    private const int LongestInParts = 9;

    /// <summary>"A bunch of 12 roses" is one.</summary>
    private const int SmallestGift = 20;

    private readonly DurationShapes _shapes = new(words);

    /// <param name="language">The ad's; some words for time mean another time in another language.</param>
    /// <param name="accepts">Whether a currency written in a loose form counts in this market.</param>
    public List<PriceItem> Read(string line, string? language, Func<CurrencyForm, bool> accepts)
    {
        var lower = line.ToLowerInvariant();
        var folded = FoldedText.Fold(line);
        var items = new List<PriceItem>();
        for (var i = 0; i < folded.Length;)
        {
            if (WrittenNumber.Digit(folded[i]) >= 0)
            {
                i = ReadNumber(lower, folded, i, language, accepts, items);
            }
            else if (folded[i] is '½' or '¼' or '¾' && _shapes.StartingAt(folded, i, language) is { } part)
            {
                items.Add(part);
                i = part.End;
            }
            else if (char.IsLetter(folded[i]) || char.IsHighSurrogate(folded[i]) || folded[i] is '½')
            {
                i = ReadWord(folded, i, language, items);
            }
            else
            {
                i++;
            }
        }

        NumberLists.Spread(line, items);
        MergeNights(line, items);
        return items;
    }

    // "Overnight (10 hours)": the hours say how long that night is; "quickie 15 min" and "1 h (60 min)" say it twice.
    private static void MergeNights(string line, List<PriceItem> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var (night, hours) = (items[i - 1], items[i]);
            if (night is { Kind: PriceItemKind.Duration, Value: OvernightMinutes or DayMinutes } && hours is { Kind: PriceItemKind.Duration, Value: >= ShortestNight } && line.AsSpan(night.End, Math.Max(0, hours.Start - night.End)).Trim(" (,:-–") is "")
            {
                items[i - 1] = night with { Value = hours.Value, End = hours.End };
                items.RemoveAt(i);
            }
            else if (night.Kind == PriceItemKind.Duration && hours.Kind == PriceItemKind.Duration && night.Value == hours.Value && line.AsSpan(night.End, Math.Max(0, hours.Start - night.End)).Trim(" (") is "")
            {
                items[i - 1] = night with { End = hours.End };
                items.RemoveAt(i);
            }
        }
    }

    private int ReadNumber(string lower, string folded, int at, string? language, Func<CurrencyForm, bool> accepts, List<PriceItem> items)
    {
        if (Math.Max(OtherShapes.LengthOfAlwaysOpen(folded, at), OtherShapes.LengthOfDate(folded, at)) is > 0 and var other)
        {
            return at + other;
        }

        if (words.StartingAt(folded, at, language) is { } phrase && DurationOf(phrase.Kind) is { } whole)
        {
            items.Add(new PriceItem(PriceItemKind.Duration, whole, null, at, phrase.End));
            return phrase.End;
        }

        if (_shapes.StartingAt(folded, at, language) is { } shaped)
        {
            items.Add(shaped);
            return shaped.End;
        }

        if (WrittenNumber.Read(lower, at) is not { } number)
        {
            while (at < folded.Length && WrittenNumber.Digit(folded[at]) >= 0)
            {
                at++;
            }

            return at;
        }

        // "Fr 10:30" is a time of day, not ten francs.
        if (number.Value <= LastHour && number.End + 2 < folded.Length && folded[number.End] is ':' && TwoDigits(folded, number.End + 1) is >= 0 and < 60)
        {
            return number.End + 3;
        }

        if (OtherShapes.EndOfHours(folded, number) is { } hours)
        {
            return hours;
        }

        number = InThousands(folded, number, language);
        // "Р. 171 см": what is measured is not paid.
        if (OtherShapes.IsMeasured(folded, number.End))
        {
            return number.End;
        }

        // "100 % genuine" is neither, whatever stands before it.
        if (folded.AsSpan(number.End).TrimStart(' ').StartsWith("%", StringComparison.Ordinal))
        {
            return number.End;
        }

        if (ReadDuration(folded, number, language) is { } duration)
        {
            items.Add(duration);
            return duration.End;
        }

        if (parser.CurrencyBeside(lower, number, items.Count > 0 ? items[^1].End : 0) is { } mention && !IsLabel(lower, number, mention) && (mention.Form.Kind != CurrencyFormKind.Loose || accepts(mention.Form)))
        {
            items.Add(new PriceItem(PriceItemKind.Amount, number.Value, mention.Form, Math.Min(number.Start, mention.Start), Math.Max(number.End, mention.End)));
            return Math.Max(number.End, mention.End);
        }

        // "1200,-" is money, of whatever currency the market has.
        if (CurrencyTable.EndOfNoCents(lower, number.End) is var end && end > number.End && !(number.Value <= LastDayOfMonth && StartsNumber(folded, end)))
        {
            items.Add(new PriceItem(PriceItemKind.Amount, number.Value, null, number.Start, end));
            return end;
        }

        if (EndOfGifts(folded, number, language) is { } gifts)
        {
            items.Add(new PriceItem(PriceItemKind.Amount, number.Value, null, number.Start, gifts));
            return gifts;
        }

        // "60e" in France; "30 e 40" are two numbers in Italy, and "8e" an arrondissement.
        if (number.Value >= SmallestShortEuro && number.Value % 5 == 0 && EndOfShortEuro(folded, number.End, language) is { } shortened
            && parser.Euro is { } euro && (accepts(euro) || language is "sr" or "bs" or "mk" or "sq"))
        {
            items.Add(new PriceItem(PriceItemKind.Amount, number.Value, euro, number.Start, shortened));
            return shortened;
        }

        var glued = (number.End < folded.Length && char.IsLetter(folded[number.End])) || (at > 0 && char.IsLetter(folded[at - 1]));
        if (!glued && !OtherShapes.IsDistance(folded, number.End))
        {
            items.Add(new PriceItem(PriceItemKind.Number, number.Value, null, number.Start, number.End));
        }

        return number.End;
    }

    // "60e", "100 eu"; "eu" alone is a Portuguese and a Romanian "I".
    private static int? EndOfShortEuro(string folded, int at, string? language)
    {
        var rest = folded.AsSpan(at);
        var end = rest.StartsWith("eu", StringComparison.Ordinal) ? at + 2
            : rest.StartsWith(" eu", StringComparison.Ordinal) && language is not ("pt" or "ro" or "eu") ? at + 3
            : rest.StartsWith("e", StringComparison.Ordinal) ? at + 1
            // Neither Finnish nor Estonian has such a word.
            : rest.StartsWith(" e", StringComparison.Ordinal) && language is "fi" or "et" ? at + 2
            : -1;
        return end > 0 && (end == folded.Length || !char.IsLetterOrDigit(folded[end])) ? end : null;
    }

    // "36	Cup: E" is a size and the next label.
    private static bool IsLabel(string lower, WrittenNumber number, CurrencyMention mention) =>
        mention.Start > number.End && lower.AsSpan(number.End, mention.Start - number.End).Contains('\t') && mention.End < lower.Length && lower[mention.End] == ':';

    // "150 roses" are euros, or whatever the market pays in.
    private int? EndOfGifts(string folded, WrittenNumber number, string? language) =>
        number.Value >= SmallestGift && number.End + 1 < folded.Length && folded[number.End] == ' ' && words.StartingAt(folded, number.End + 1, language) is { Kind: PriceWordKind.Gift } gift ? gift.End : null;

    /// <summary>"40 ezer Ft", "5 тыс. руб", "2k": the number that is meant.</summary>
    private WrittenNumber InThousands(string folded, WrittenNumber number, string? language)
    {
        var at = number.End < folded.Length && folded[number.End] == ' ' ? number.End + 1 : number.End;
        return number.Value < 1000 && at < folded.Length && words.StartingAt(folded, at, language) is { Kind: PriceWordKind.Thousand } word && (word.End - at > 1 || at == number.End)
            ? number with { Value = number.Value * 1000, End = word.End }
            : number;
    }

    /// <summary>"30 min", "1.5h", "1h30", "2 hours".</summary>
    private PriceItem? ReadDuration(string folded, WrittenNumber number, string? language)
    {
        var at = number.End;
        while (at < folded.Length && at - number.End < 2 && folded[at] is ' ' or '-')
        {
            at++;
        }

        if (at >= folded.Length || words.StartingAt(folded, at, language) is not { } unit)
        {
            return null;
        }

        // "5'6" is a height.
        if (unit.End < folded.Length && !char.IsLetter(folded[unit.End - 1]) && WrittenNumber.Digit(folded[unit.End]) >= 0)
        {
            return null;
        }

        switch (unit.Kind)
        {
            case PriceWordKind.Minute when number.Value is >= 5 and <= 600:
                return new PriceItem(PriceItemKind.Duration, number.Value, null, number.Start, unit.End);
            case PriceWordKind.Hour when number.Value is > 0 and <= 72:
                var minutes = Math.Round(number.Value * MinutesPerHour);
                var end = unit.End;
                if (end + 1 < folded.Length && unit.End - at == 1 && TwoDigits(folded, end) is >= 5 and < 60 and var rest)
                {
                    // "21h14" is a time of day.
                    if (number.Value > LongestInParts)
                    {
                        return null;
                    }

                    (minutes, end) = (minutes + rest, end + 2);
                }
                else if (end + 2 < folded.Length && folded[end] == ' ' && TwoDigits(folded, end + 1) is var more && more is 15 or 30 or 45 && EndsDuration(folded, end + 3))
                {
                    (minutes, end) = (minutes + more, end + 3);
                }

                return new PriceItem(PriceItemKind.Duration, minutes, null, number.Start, end);
            case PriceWordKind.Overnight when number.Value == 1:
                return new PriceItem(PriceItemKind.Duration, OvernightMinutes, null, number.Start, unit.End);
            default:
                return null;
        }
    }

    // "1 h 30 : 280", "1 h 30" in a cell; "1 h 30 €" is another thing.
    private static bool EndsDuration(string folded, int at) => at == folded.Length || folded[at] is '\t' or ':' || (at + 1 < folded.Length && folded[at] == ' ' && folded[at + 1] is ':' or '-' or '–' or '=' or '(');

    private static bool StartsNumber(ReadOnlySpan<char> text, int at) => text[at..].TrimStart(' ') is [>= '0' and <= '9', ..];

    private static int TwoDigits(string text, int at)
    {
        var (tens, ones) = (WrittenNumber.Digit(text[at]), WrittenNumber.Digit(text[at + 1]));
        return tens < 0 || ones < 0 || (at + 2 < text.Length && WrittenNumber.Digit(text[at + 2]) >= 0) ? -1 : (tens * 10) + ones;
    }

    private int ReadWord(string folded, int at, string? language, List<PriceItem> items)
    {
        if (words.StartingAt(folded, at, language) is not { } word)
        {
            return char.IsLetter(folded[at]) ? EndOfWord(folded, at) : at + 1;
        }

        var (kind, end) = word;
        decimal count = kind switch { PriceWordKind.One => 1, PriceWordKind.Two => 2, PriceWordKind.Three => 3, _ => 0 };
        if (count > 0)
        {
            var next = end + 1;
            if (next < folded.Length && words.StartingAt(folded, next, language) is { Kind: PriceWordKind.Hour } hours)
            {
                items.Add(new PriceItem(PriceItemKind.Duration, count * MinutesPerHour, null, at, hours.End));
                return hours.End;
            }

            if (IsOfHours(folded, at, end, items))
            {
                items.Add(new PriceItem(PriceItemKind.Duration, count * MinutesPerHour, null, at, end));
            }

            return end;
        }

        if (kind is PriceWordKind.Hour or PriceWordKind.Minute && words.CountBefore(folded, at) is { } written)
        {
            items.Add(new PriceItem(PriceItemKind.Duration, written.Count * (kind is PriceWordKind.Hour ? MinutesPerHour : 1), null, written.Start, end));
            return end;
        }

        if (kind is PriceWordKind.Incall or PriceWordKind.Outcall)
        {
            items.Add(new PriceItem(kind == PriceWordKind.Incall ? PriceItemKind.Incall : PriceItemKind.Outcall, 0, null, at, end));
        }
        else if (DurationOf(kind) is { } minutes && !(kind == PriceWordKind.Hour && end - at == 1 && !(at > 0 && folded[at - 1] == '/')))
        {
            items.Add(new PriceItem(PriceItemKind.Duration, minutes, null, at, end));
        }

        return end;
    }

    // "100 € for one hour, 180 € for two".
    private static bool IsOfHours(string folded, int at, int end, List<PriceItem> items) =>
        items.Count > 1 && items[^1].Kind == PriceItemKind.Amount && DurationJoints.IsFor(folded.AsSpan(items[^1].End, at - items[^1].End).Trim(' '))
        && items[^2] is { Kind: PriceItemKind.Duration, Value: > 0 } hours && hours.Value % MinutesPerHour == 0 && (end == folded.Length || folded[end] is '.' or ',' or ';' or ')' or '!');

    private static int EndOfWord(string folded, int at)
    {
        while (at < folded.Length && char.IsLetter(folded[at]))
        {
            at++;
        }

        return at;
    }

    private static int? DurationOf(PriceWordKind kind) => kind switch
    {
        PriceWordKind.Hour => MinutesPerHour,
        PriceWordKind.QuarterHour => MinutesPerHour / 4,
        PriceWordKind.HalfHour => MinutesPerHour / 2,
        PriceWordKind.ThreeQuarters => MinutesPerHour * 3 / 4,
        PriceWordKind.HourAndHalf => MinutesPerHour * 3 / 2,
        PriceWordKind.TwoHours => MinutesPerHour * 2,
        PriceWordKind.Overnight => OvernightMinutes,
        PriceWordKind.Day => DayMinutes,
        _ => null,
    };
}
