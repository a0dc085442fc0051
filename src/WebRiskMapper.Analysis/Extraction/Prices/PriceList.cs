namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Puts amounts, durations and visit types of successive lines together into prices.</summary>
internal sealed class PriceList(IReadOnlyList<string> market)
{
    /// <summary>Visit types in the order of a table's columns ("Incall  Outcall"), or the one that the lines stand under.</summary>
    private readonly List<bool> _columns = [];

    public List<Price> Prices { get; } = [];

    /// <summary>Currencies of the site's markets, most important first.</summary>
    public IReadOnlyList<string> Market { get; } = market;

    /// <summary>A duration that stood alone in the line above; the amount below it is its price.</summary>
    public int? PendingMinutes { get; private set; }

    public void EndBlock()
    {
        PendingMinutes = null;
    }

    public void Add(List<PriceItem> items, bool isListLine, int limit)
    {
        var amounts = items.FindAll(i => i.Kind == PriceItemKind.Amount);
        var durations = items.FindAll(i => i.Kind == PriceItemKind.Duration);
        var visits = items.FindAll(i => i.Kind is PriceItemKind.Incall or PriceItemKind.Outcall);
        if (amounts.Count == 0)
        {
            PendingMinutes = durations.Count == 1 && isListLine ? durations[0].Minutes : null;
            if (visits.Count > 0 && isListLine)
            {
                _columns.Clear();
                _columns.AddRange(visits.Select(v => v.Kind == PriceItemKind.Outcall));
            }

            return;
        }

        for (var i = 0; i < amounts.Count && Prices.Count < limit; i++)
        {
            var minutes = MinutesOf(amounts, durations, i);
            var outcall = OutcallOf(items, amounts, visits, i);
            var iso = amounts[i].Currency?.IsoFor(Market) ?? (Market.Count > 0 ? Market[0] : null);
            var price = new Price(amounts[i].Value, iso, minutes, outcall);
            if (!Prices.Contains(price))
            {
                Prices.Add(price);
            }
        }

        // Amounts under each other share the duration only in a row of columns.
        PendingMinutes = durations.Count == 0 && _columns.Count > 1 ? PendingMinutes : null;
    }

    private int? MinutesOf(List<PriceItem> amounts, List<PriceItem> durations, int index)
    {
        if (durations.Count == 0)
        {
            return PendingMinutes;
        }

        var amount = amounts[index];
        if (durations.Count == amounts.Count)
        {
            return durations[index].Minutes;
        }

        // "1h: 150 / 200" or "150 / 200 per hour": the order of the line tells which side counts.
        if (durations[0].Start < amounts[0].Start)
        {
            return durations.FindLast(d => d.Start < amount.Start).Minutes;
        }

        var following = durations.Find(d => d.Start > amount.Start);
        var next = index + 1 < amounts.Count ? amounts[index + 1].Start : int.MaxValue;
        return following.Minutes > 0 && (following.Start < next || durations.Count == 1) ? following.Minutes : null;
    }

    private bool? OutcallOf(List<PriceItem> items, List<PriceItem> amounts, List<PriceItem> visits, int index)
    {
        if (visits.Count == 1)
        {
            return visits[0].Kind == PriceItemKind.Outcall;
        }

        if (visits.Count > 1)
        {
            var amount = amounts[index];
            var before = visits[0].Start < amounts[0].Start;
            var visit = before ? visits.FindLast(v => v.Start < amount.Start) : visits.Find(v => v.Start > amount.Start);
            return items.Contains(visit) ? visit.Kind == PriceItemKind.Outcall : null;
        }

        return _columns.Count switch
        {
            0 => null,
            1 => _columns[0],
            _ => amounts.Count == _columns.Count ? _columns[index] : null,
        };
    }
}
