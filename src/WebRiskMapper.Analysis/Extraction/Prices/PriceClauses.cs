namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// Cuts what a line of prose says of prices at the ends of its sentences, so that "20 minutes from 50 €. Overnight 600 €." pairs no duration
/// with the next sentence's amount.
/// </summary>
internal static class PriceClauses
{
    private const string OfferMark = " / ";

    /// <summary>The items clause by clause; each clause but a lonely one has an amount.</summary>
    public static IEnumerable<List<PriceItem>> Of(string line, List<PriceItem> items)
    {
        if (items.Count < 3 || line.Contains('\t'))
        {
            return [items];
        }

        if (BySlashes(line, items) is { } offers)
        {
            return offers;
        }

        List<List<PriceItem>> clauses = [[]];
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0 && clauses[^1].Exists(IsAmount) && EndsBetween(line, items[i - 1], items[i]))
            {
                clauses.Add([]);
            }
            else if (i > 0 && IsOtherTime(line, items, i))
            {
                clauses[^1].Clear();
            }

            clauses[^1].Add(items[i]);
        }

        // "Call before 22 h." is no part of a price.
        if (clauses.Count > 1 && !clauses[^1].Exists(IsAmount))
        {
            clauses.RemoveAt(clauses.Count - 1);
        }

        return clauses;
    }

    /// <summary>
    /// "Quick 30 € / half hour 40 € / one hour 70 €": offers of one amount each, two of them and more with their durations, and one that
    /// has none with a word of its own instead. Null where slashes part anything else, such as "1 h: 150 / 200".
    /// </summary>
    private static List<List<PriceItem>>? BySlashes(string line, List<PriceItem> items)
    {
        if (!line.Contains(OfferMark, StringComparison.Ordinal))
        {
            return null;
        }

        List<List<PriceItem>> offers = [];
        var timed = 0;
        for (var start = 0; start <= line.Length;)
        {
            var end = line.IndexOf(OfferMark, start, StringComparison.Ordinal);
            end = end < 0 ? line.Length : end;
            var offer = items.FindAll(i => i.Start >= start && i.End <= end);
            var durations = offer.Count(i => i.Kind == PriceItemKind.Duration);
            var first = offer.Find(IsAmount);
            if (offer.Count(IsAmount) != 1 || durations > 1 || (durations == 0 && !line.AsSpan(start, first.Start - start).ContainsAnyExcept(" .:–-")))
            {
                return null;
            }

            timed += durations;
            // "In: 180 half hour / 260 hour": both are for the same kind of visit.
            if (offers.Count > 0 && offers[0][0] is { Kind: PriceItemKind.Incall or PriceItemKind.Outcall } visit && !offer.Exists(i => i.Kind is PriceItemKind.Incall or PriceItemKind.Outcall))
            {
                offer.Insert(0, visit);
            }

            offers.Add(offer);
            start = end + OfferMark.Length;
        }

        return timed > 1 ? offers : null;
    }

    // "Free parking after 20 h. It is 50 € for half an hour": the amount's own duration stands behind it.
    private static bool IsOtherTime(string line, List<PriceItem> items, int amount)
    {
        var before = items[amount - 1];
        if (!IsAmount(items[amount]) || amount + 1 == items.Count || before.Kind != PriceItemKind.Duration || items[amount + 1].Kind != PriceItemKind.Duration)
        {
            return false;
        }

        var gap = line.AsSpan(before.End, Math.Max(0, items[amount].Start - before.End));
        return gap is ['.', ' ', var next, ..] && char.IsUpper(next) && line.AsSpan(items[amount].End, Math.Max(0, items[amount + 1].Start - items[amount].End)).Trim() is var joint && (joint.IsEmpty || joint is "/" || DurationJoints.IsFor(joint));
    }

    private static bool IsAmount(PriceItem item) => item.Kind == PriceItemKind.Amount;

    // The point of "30 min. CHF 100" ends a word and no sentence.
    private static bool EndsBetween(string line, PriceItem one, PriceItem next)
    {
        if (one.Kind == PriceItemKind.Duration && next.Kind == PriceItemKind.Amount)
        {
            return false;
        }

        for (var i = Math.Max(one.Start, one.End - 1); i < next.Start; i++)
        {
            if (line[i] == ';' || (line[i] is '.' or '!' or '?' && i + 2 < line.Length && line[i + 1] == ' ' && char.IsUpper(line[i + 2])))
            {
                return true;
            }
        }

        return false;
    }
}
