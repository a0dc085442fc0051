namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Numbers in a row of which only the last says what they are: "80 / 150 / 250 €", "30/60 min".</summary>
internal static class NumberLists
{
    /// <summary>Ages that an ad may put behind a name.</summary>
    private const int YoungestAge = 18;
    private const int OldestAge = 69;

    private const int LastHour = 24;

    /// <summary>By how much amounts of one list differ at most.</summary>
    private const int MostTimes = 15;

    /// <summary>"80 / 150 / 250 €" and "30/60 min": the last of a list carries currency or unit for all; so does a range.</summary>
    public static void Spread(string line, List<PriceItem> items)
    {
        for (var i = items.Count - 2; i >= 0; i--)
        {
            var (item, next) = (items[i], items[i + 1]);
            if (item.Kind != PriceItemKind.Number || next.Kind is not (PriceItemKind.Amount or PriceItemKind.Duration)
                || (next.Kind == PriceItemKind.Duration && (WrittenNumber.Digit(line[next.Start]) < 0 || item.Value > next.Value)))
            {
                continue;
            }

            var gap = line.AsSpan(item.End, Math.Max(0, next.Start - item.End)).Trim();
            // "After 20, 500 lei an hour": the first is a time.
            if (gap is "," && (IsAgeBehindName(line, item) || (item.Value <= LastHour && item.Value * MostTimes < next.Value)))
            {
                continue;
            }

            if (gap is "/" or "-" or "–" or "—" or "," or "|" or "~" or "…")
            {
                items[i] = next.Kind == PriceItemKind.Amount
                    ? item with { Kind = PriceItemKind.Amount, Currency = next.Currency }
                    : item with { Kind = PriceItemKind.Duration };
            }
        }
    }

    // "Maria 30, 150 €/h": a name's age, not the first of two amounts.
    private static bool IsAgeBehindName(string line, PriceItem item)
    {
        var before = line.AsSpan(0, item.Start).TrimEnd(" (");
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
        {
            start--;
        }

        return item.Value is >= YoungestAge and <= OldestAge && start < before.Length && char.IsUpper(before[start]);
    }
}
