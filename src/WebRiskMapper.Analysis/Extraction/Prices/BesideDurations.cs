namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Bare numbers that prose puts beside durations, again and again: "half hour 70, 1h/130, 2h 240".</summary>
internal static class BesideDurations
{
    private const int FewestPairs = 2;
    private const decimal Smallest = 20;
    private const int LastHour = 24;
    private const int LongestJoint = 7;

    private static readonly decimal[] UsualMinutes = [15, 20, 30, 40, 45, 60, 75, 90, 120];

    /// <summary>
    /// Takes numbers beside durations for amounts where the line has two such pairs, or one beside an amount with its currency or below a line
    /// of pairs; false where it has none.
    /// </summary>
    public static bool TakeAmounts(string line, List<PriceItem> items, bool isBelowPairs)
    {
        ReadMinutes(line, items);
        var areAhead = AreAhead(line, items);
        List<int> beside = [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind == PriceItemKind.Number && items[i].Value >= Smallest && items[i].Value % 5 == 0 && !IsTimeOfDay(line, items, i)
                && ((areAhead && IsAhead(line, items, i)) || (EndsThere(line, items, i) && ((i > 0 && items[i - 1].Kind == PriceItemKind.Duration && Joins(line, items[i - 1].End, items[i].Start) && !(i > 1 && IsPriced(line, items[i - 2], items[i - 1])))
                    || (i + 1 < items.Count && items[i + 1].Kind == PriceItemKind.Duration && (IsBought(line.AsSpan(items[i].End, Math.Max(0, items[i + 1].Start - items[i].End))) || (isBelowPairs && line.AsSpan(items[i].End, Math.Max(0, items[i + 1].Start - items[i].End)) is " ")))))))
            {
                beside.Add(i);
            }
        }

        if (beside.Count < FewestPairs && !(beside.Count > 0 && (isBelowPairs || items.Exists(i => i.Kind == PriceItemKind.Amount))))
        {
            return false;
        }

        beside.ForEach(i => items[i] = items[i] with { Kind = PriceItemKind.Amount });
        return true;
    }

    /// <summary>Whether amounts stand before their durations, all of them and two at least: "160 hh / 240 hr", "50 € half an hour, 110 an hour and a half".</summary>
    private static bool AreAhead(string line, List<PriceItem> items)
    {
        var pairs = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind is PriceItemKind.Number or PriceItemKind.Amount && IsAhead(line, items, i))
            {
                pairs++;
            }
            else if (items[i].Kind == PriceItemKind.Amount)
            {
                return false;
            }
        }

        return pairs >= FewestPairs;
    }

    private static bool IsAhead(string line, List<PriceItem> items, int index) =>
        index + 1 < items.Count && items[index + 1].Kind == PriceItemKind.Duration && IsAheadOf(line.AsSpan(items[index].End, Math.Max(0, items[index + 1].Start - items[index].End)))
        && !(index + 2 < items.Count && items[index + 2].Kind == PriceItemKind.Duration);

    // "100 qv 15min": at most a word for what it is.
    private static bool IsAheadOf(ReadOnlySpan<char> gap) => gap.Length is > 0 and <= LongestJoint && gap.ContainsAny(" /") && !gap.ContainsAny(".,;:()-–\t") && LineText.Words(gap) <= 1;

    // "180 hh, 260 hr, 370 for 90": the last are minutes.
    private static void ReadMinutes(string line, List<PriceItem> items)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (items[i].Kind == PriceItemKind.Number && UsualMinutes.Contains(items[i].Value) && items[i - 1].Kind is PriceItemKind.Number or PriceItemKind.Amount && items[i - 1].Value > items[i].Value
                && IsBought(line.AsSpan(items[i - 1].End, Math.Max(0, items[i].Start - items[i - 1].End))) && items.Exists(d => d.Kind == PriceItemKind.Duration))
            {
                items[i] = items[i] with { Kind = PriceItemKind.Duration };
            }
        }
    }

    // "După ora 20" is an hour of the day; a price names one by its number, "1 ora 20".
    private static bool IsTimeOfDay(string line, List<PriceItem> items, int index) =>
        index > 0 && items[index].Value <= LastHour && !line.AsSpan(items[index - 1].Start, items[index - 1].End - items[index - 1].Start).ContainsAnyInRange('0', '9')
        && line.AsSpan(items[index - 1].End, Math.Max(0, items[index].Start - items[index - 1].End)) is " ";

    private static bool IsBought(ReadOnlySpan<char> gap) => gap.Trim() is "/" || DurationJoints.IsFor(gap.Trim()) || DurationJoints.IsArticle(gap.Trim());

    // "70€/30min 40" has its amount.
    private static bool IsPriced(string line, PriceItem before, PriceItem duration) =>
        before.Kind == PriceItemKind.Amount && line.AsSpan(before.End, Math.Max(0, duration.Start - before.End)).Trim() is "/" or "per" or "pro";

    private static bool Joins(string line, int end, int start) => start >= end && line.AsSpan(end, start - end).Trim(" .)") is "" or ":" or "/" or "-" or "–" or "—" or "=" or "->" or "=>";

    // What a word counts, "1h 20 km", is no money.
    private static bool EndsThere(string line, List<PriceItem> items, int index)
    {
        var rest = line.AsSpan(items[index].End).TrimStart(' ');
        return rest.IsEmpty || !(char.IsLetter(rest[0]) || rest[0] is '%' or '+') || (index + 1 < items.Count && items[index + 1].Kind != PriceItemKind.Number && line.AsSpan(items[index].End, Math.Max(0, items[index + 1].Start - items[index].End)) is var gap && (gap.Trim().IsEmpty || (items[index + 1].Kind == PriceItemKind.Duration && IsBought(gap))));
    }
}
