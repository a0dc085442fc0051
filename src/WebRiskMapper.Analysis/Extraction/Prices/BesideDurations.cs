namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Bare numbers that prose puts beside durations, again and again: "half hour 70, 1h/130, 2h 240".</summary>
internal static class BesideDurations
{
    private const int FewestPairs = 2;
    private const decimal Smallest = 20;

    /// <summary>Takes numbers beside durations for amounts where the line has two such pairs, or one beside an amount with its currency.</summary>
    public static void TakeAmounts(string line, List<PriceItem> items)
    {
        List<int> beside = [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind == PriceItemKind.Number && items[i].Value >= Smallest && items[i].Value % 5 == 0 && EndsThere(line, items, i)
                && ((i > 0 && items[i - 1].Kind == PriceItemKind.Duration && Joins(line, items[i - 1].End, items[i].Start) && !(i > 1 && IsPriced(line, items[i - 2], items[i - 1])))
                    || (i + 1 < items.Count && items[i + 1].Kind == PriceItemKind.Duration && line.AsSpan(items[i].End, items[i + 1].Start - items[i].End).Trim() is "/" or "per" or "pro")))
            {
                beside.Add(i);
            }
        }

        if (beside.Count >= FewestPairs || (beside.Count > 0 && items.Exists(i => i.Kind == PriceItemKind.Amount)))
        {
            beside.ForEach(i => items[i] = items[i] with { Kind = PriceItemKind.Amount });
        }
    }

    // "70€/30min 40" has its amount.
    private static bool IsPriced(string line, PriceItem before, PriceItem duration) =>
        before.Kind == PriceItemKind.Amount && line.AsSpan(before.End, duration.Start - before.End).Trim() is "/" or "per" or "pro";

    private static bool Joins(string line, int end, int start) => start >= end && line.AsSpan(end, start - end).Trim(" .") is "" or ":" or "/" or "-" or "–" or "—" or "=" or "->" or "=>";

    // What a word counts, "1h 20 km", is no money.
    private static bool EndsThere(string line, List<PriceItem> items, int index)
    {
        var rest = line.AsSpan(items[index].End).TrimStart(' ');
        return rest.IsEmpty || !(char.IsLetter(rest[0]) || rest[0] is '%' or '+') || (index + 1 < items.Count && items[index + 1].Kind != PriceItemKind.Number && line.AsSpan(items[index].End, items[index + 1].Start - items[index].End).Trim().IsEmpty);
    }
}
