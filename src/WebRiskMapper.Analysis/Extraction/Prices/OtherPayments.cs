namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// Amounts that a page names and that buy no time: surcharges ("+50", "taxi 20 €"), deposits, discounts, cancellation fees, what a platform
/// charges, averages, and what somebody tells to have paid (<c>models/amount-words.csv</c>). What is included costs nothing more.
/// </summary>
internal static class OtherPayments
{
    private const string Fee = "fee";
    private const string Added = "added";
    private const string Included = "included";
    private const string Average = "average";
    private const string Cancelled = "cancel";
    private const string Travel = "travel";

    /// <summary>Characters between a word for a fee and its amount.</summary>
    private const int LongestReach = 60;
    private const int LongestReachBehind = 20;
    private const int MostWordsBehind = 2;

    /// <summary>"Taxi extra, 100 €": beyond a comma only what is close.</summary>
    private const int LongestReachOverComma = 24;

    /// <summary>A quotation as long as this is what somebody else said.</summary>
    private const int ShortestQuotation = 24;

    /// <summary>Takes such amounts out of the items of a line; false where there are none.</summary>
    /// <param name="words">Hits of <see cref="FieldWordList.Amounts"/>, by position in the line.</param>
    /// <param name="isDenied">Whether a negation stands right before a position of the line: "no deposit".</param>
    public static bool Remove(string line, List<PriceItem> items, List<FieldHit> words, Func<int, bool> isDenied)
    {
        var removed = -1;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind is not (PriceItemKind.Amount or PriceItemKind.Number))
            {
                continue;
            }

            // "20 € or 50 €": the second is of the same kind.
            var goesOn = removed >= 0 && removed == i - 1 && items[i].Start >= items[i - 1].End && JoinsAmounts(line.AsSpan(items[i - 1].End, items[i].Start - items[i - 1].End)) && !BuysTime(line, items, i);
            if (goesOn || IsSigned(line, items, i) || IsQuoted(line, items[i]) || IsTold(line, items[i], words) || IsAnnounced(line, items, i, words, isDenied) || IsNamedBehind(line, items, i, words, isDenied))
            {
                removed = i;
                items[i] = items[i] with { Kind = PriceItemKind.Other };
            }
        }

        // "50 lei (10 euro) extra" says it in two currencies, "100–200 lei deposit" as a range.
        for (var i = items.Count - 2; i >= 0; i--)
        {
            if (items[i].Kind == PriceItemKind.Amount && items[i + 1].Kind == PriceItemKind.Other && line.AsSpan(items[i].End, Math.Max(0, items[i + 1].Start - items[i].End)).Trim() is "(" or "-" or "–" or "—")
            {
                items[i] = items[i] with { Kind = PriceItemKind.Other };
            }
        }

        return removed >= 0 && items.RemoveAll(i => i.Kind == PriceItemKind.Other) > 0;
    }

    // "+50", "+ € 0,50", "-30 €"; in "1 h -100 €" the dash parts the amount from what it buys.
    private static bool IsSigned(string line, List<PriceItem> items, int index)
    {
        var before = line.AsSpan(0, items[index].Start).TrimEnd(" ~≈\u00A0");
        if (before.IsEmpty)
        {
            return false;
        }

        return before[^1] is '+' ? !(before.Length > 1 && before[^2] is '+')
            : before[^1] is '-' or '−' && before.Length == items[index].Start && (before.Length == 1 || (before[^2] is ' ' or '(' or '\t' && !(index > 0 && items[index - 1].End >= before.Length - 2)));
    }

    private static bool IsQuoted(string line, PriceItem amount)
    {
        var open = line.AsSpan(0, amount.Start).LastIndexOfAny("“„«");
        var close = open < 0 ? -1 : line.AsSpan(amount.End).IndexOfAny("”“»");
        return close >= 0 && amount.End + close - open > ShortestQuotation && line.AsSpan(open + 1, amount.Start - open - 1).IndexOfAny("”»") < 0;
    }

    /// <summary>Whether the sentence tells what somebody paid, or speaks of what the platform itself sells; a line that begins with an average goes on with the cheapest.</summary>
    private static bool IsTold(string line, PriceItem amount, List<FieldHit> words) =>
        words.Exists(w => (w.Kind is Average && w.Span.Start == 0) || (w.Kind is "paid" or "platform" && !EndsSentence(line, Math.Min(w.Span.End, amount.End), Math.Max(w.Span.Start, amount.Start))));

    // "No deposit, 100 €" asks for none; "never pay a deposit: they ask for 20 €" names one.
    private static bool IsAnnounced(string line, List<PriceItem> items, int index, List<FieldHit> words, Func<int, bool> isDenied)
    {
        var amount = items[index];
        for (var w = words.Count - 1; w >= 0; w--)
        {
            var word = words[w];
            if (word.Span.End > amount.Start)
            {
                continue;
            }

            if (word.Kind is Included || amount.Start - word.Span.End > LongestReach || EndsSentence(line, word.Span.End, amount.Start))
            {
                return false;
            }

            var gap = line.AsSpan(word.Span.End, amount.Start - word.Span.End);
            if (word.Kind is Added ? gap.Trim(" ~≈(:").IsEmpty && word.Span.Start > 0 : IsFee(word) && (gap.ContainsAny(':', '(') || !isDenied(word.Span.Start)) && !(gap.Contains(',') && gap.Length > LongestReachOverComma && !HeadsLine(line, word, gap)))
            {
                var between = word.Span.End;
                return !items.Exists(i => i.Start >= between && i.End <= amount.Start && IsBought(line, i, word)) && (word.Kind is Average || !BuysTime(line, items, index));
            }
        }

        return false;
    }

    // "100 € deposit", "2,50 zł / km"; "100 € + taxi" and "100 €, taxi included" are prices.
    private static bool IsNamedBehind(string line, List<PriceItem> items, int index, List<FieldHit> words, Func<int, bool> isDenied)
    {
        var amount = items[index];
        var word = words.Find(w => w.Span.Start >= amount.End);
        if (!IsFee(word) || word.Span.Start - amount.End > LongestReachBehind)
        {
            return false;
        }

        var gap = line.AsSpan(amount.End, word.Span.Start - amount.End);
        return gap.IndexOfAny(",+;.(\t&") < 0 && LineText.Words(gap) <= MostWordsBehind && !isDenied(word.Span.Start)
            && !IsPriceOfBefore(line, items, index)
            && !items.Exists(i => i.Start >= amount.End && i.End <= word.Span.Start)
            && !words.Exists(w => w.Kind is Included && w.Span.Start >= word.Span.End && w.Span.Start - word.Span.End <= 2);
    }

    // "1 h 100 € plus taxi", and not the last of "1200 € la nuit, 30 € le taxi".
    private static bool IsPriceOfBefore(string line, List<PriceItem> items, int index)
    {
        if (index == 0 || items[index - 1].Kind != PriceItemKind.Duration)
        {
            return false;
        }

        var gap = line.AsSpan(items[index - 1].End, Math.Max(0, items[index].Start - items[index - 1].End));
        return LineText.Words(gap) == 0 && !(index > 1 && items[index - 2].Kind == PriceItemKind.Amount && gap.Contains(','));
    }

    internal static bool IsFee(FieldHit word) => word.Kind is Fee or Average;

    /// <summary>Whether a duration stands right behind the amount, which is its price then.</summary>
    private static bool BuysTime(string line, List<PriceItem> items, int index) =>
        index + 1 < items.Count && items[index + 1].Kind == PriceItemKind.Duration && items[index + 1].Start >= items[index].End
        && line.AsSpan(items[index].End, items[index + 1].Start - items[index].End).Trim() is "" or "/" or "per" or "pro";

    // "Surcharges: shared shower 30 €, after ten 20 €".
    private static bool HeadsLine(string line, FieldHit fee, ReadOnlySpan<char> behind) => behind[0] is ':' && line.AsSpan(0, fee.Span.Start).Trim().IsEmpty;

    // What stands between a fee and its amount makes the amount a price: "extras, 1 h 100 €"; but not "cancelled within 2 hours: 25 €", "taxi to the hotel 20 €".
    private static bool IsBought(string line, PriceItem item, FieldHit fee) => item.Kind switch
    {
        PriceItemKind.Duration => fee.Code is not Cancelled && !IsDeadline(line, item) && !IsWhatFor(line, item, fee),
        PriceItemKind.Incall or PriceItemKind.Outcall => fee.Code is not Travel && !IsWhatFor(line, item, fee),
        _ => false,
    };

    // "Deposit for a night: 200 €", "deposit for outcalls 50 €".
    private static bool IsWhatFor(string line, PriceItem item, FieldHit fee)
    {
        var gap = line.AsSpan(fee.Span.End, Math.Max(0, item.Start - fee.Span.End));
        if (gap.ContainsAny(".,;:(\t"))
        {
            return false;
        }

        foreach (var word in gap.Split(' '))
        {
            if (DurationJoints.IsFor(gap[word]))
            {
                return true;
            }
        }

        return false;
    }

    // "Less than 3 hours before: 50 €".
    private static bool IsDeadline(string line, PriceItem duration) => duration.Kind == PriceItemKind.Duration && line.AsSpan(duration.End).TrimStart(' ') is [var next, ..] && char.IsLetter(next);

    private static bool JoinsAmounts(ReadOnlySpan<char> gap) => gap.Length <= 16 && gap.IndexOfAny(".;!?\t") < 0 && LineText.Words(gap) <= 1;

    // The point of "30 min. CHF 100" and of "taxi (ca. CHF 40)" ends a word and no sentence.
    private static bool EndsSentence(string line, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (line[i] is ';' or '!' or '?' or '|' || (line[i] is '.' && i + 2 < to && line[i + 1] == ' ' && char.IsUpper(line[i + 2])))
            {
                return true;
            }
        }

        return false;
    }
}
