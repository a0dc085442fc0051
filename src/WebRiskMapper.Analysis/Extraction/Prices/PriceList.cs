namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Puts amounts, durations and visit types of successive lines together into prices.</summary>
internal sealed class PriceList(IReadOnlyList<string> market)
{
    private const int LongestGap = 16;

    /// <summary>Visit types in the order of a table's columns ("Incall  Outcall"), or the one that the lines stand under.</summary>
    private readonly List<bool> _columns = [];

    /// <summary>Durations that stand above their amounts: as a table's columns, or one block each ("30 min", "1 h", then "80", "150").</summary>
    private readonly List<(int Minutes, int Cell)> _durations = [];

    private AmountsFirst? _amountsFirst;
    private StackedColumns? _stacked;
    private int _cells;
    private int _next;

    /// <summary>The duration above, that amounts for one kind of visit and for the other share: "1 h", "Incall", "£150", "Outcall", "£200".</summary>
    private int? _sharedMinutes;

    private bool _isBelowVisit;

    /// <summary>The kind of visit that a row's first cell names for the rows below it, which have no such cell, and the cells of that row.</summary>
    private (bool Outcall, int Cells)? _reaching;

    public List<Price> Prices { get; } = [];

    /// <summary>Currencies of the site's markets, most important first.</summary>
    public IReadOnlyList<string> Market { get; } = market;

    /// <summary>A duration that stood alone in the line above; the amount below it is its price.</summary>
    public int? PendingMinutes { get; private set; }

    /// <summary>The first row of the table that the line stands in.</summary>
    public TableHeader? Header { get; set; }

    /// <summary>The line above puts bare amounts beside their durations.</summary>
    public bool IsBelowPairs { get; set; }

    /// <summary>The currency of bare amounts below a heading that tells it, "Prices (лв.)".</summary>
    public CurrencyForm? HeadCurrency { get; set; }

    private AmountsFirst Run => _amountsFirst ??= new AmountsFirst(Prices);

    private StackedColumns Stacked => _stacked ??= new StackedColumns(Prices);

    public void EndBlock()
    {
        Stacked.End();
        Run.End();
        Surcharges.End();
        Header = null;
        HeadCurrency = null;
        IsBelowPairs = false;
        PendingMinutes = null;
        _sharedMinutes = null;
        _isBelowVisit = false;
        _reaching = null;
        _durations.Clear();
    }

    /// <summary>What the page says to cost more.</summary>
    public Surcharges Surcharges { get; } = new();

    /// <summary>Whether the line's bare numbers stand under durations, one for each or each in its own cell.</summary>
    public bool IsUnderDurations(string line, List<PriceItem> items)
    {
        var numbers = items.Count(i => i.Kind == PriceItemKind.Number);
        if (numbers == 0 || _durations.Count < 2)
        {
            return false;
        }

        var isAboutVisits = items.Exists(i => i.Kind is PriceItemKind.Incall or PriceItemKind.Outcall) || !line.Any(char.IsLetter);
        return _cells > 1 ? ShiftOf(line) is not null : isAboutVisits && (numbers == _durations.Count || numbers == 1);
    }

    /// <param name="isListLine">The line is short, or a row of a table.</param>
    public void Add(string line, List<PriceItem> items, bool isListLine, int limit)
    {
        var amounts = items.FindAll(i => i.Kind == PriceItemKind.Amount);
        var durations = items.FindAll(i => i.Kind == PriceItemKind.Duration);
        var visits = items.FindAll(i => i.Kind is PriceItemKind.Incall or PriceItemKind.Outcall);
        if (amounts.Count == 0)
        {
            Announce(line, durations, visits, isListLine);
            return;
        }

        var isOfVisit = isListLine && amounts.Count == 1 && visits.Count == 1 && durations.Count == 0;
        if (isOfVisit)
        {
            PendingMinutes ??= _sharedMinutes;
        }

        Reach(line, items, durations, visits);
        var known = Prices.Count;
        var isAlone = durations.Count == 0 && visits.Count == 0 && isListLine;
        if (!isAlone)
        {
            Run.End();
        }

        for (var i = 0; i < amounts.Count && Prices.Count < limit; i++)
        {
            var minutes = durations.Count == 0 && _durations.Count > 1 ? MinutesAbove(line, amounts, i) : MinutesOf(line, amounts, durations, i);
            var outcall = OutcallOf(line, items, amounts, visits, i);
            var iso = (amounts[i].Currency ?? HeadCurrency)?.IsoFor(Market) ?? (Market.Count > 0 ? Market[0] : null);
            var price = new Price(amounts[i].Value, iso, minutes, outcall);
            if (!Prices.Contains(price))
            {
                Prices.Add(price);
            }
        }

        if (isAlone && Prices.Count - known == amounts.Count)
        {
            Run.AddAmounts(amounts.Count);
        }
        else
        {
            Run.End();
        }

        if (isAlone && amounts.Count == 1 && Prices.Count - known == 1)
        {
            Stacked.AddAmount();
        }
        else
        {
            Stacked.End();
        }

        if (durations.Count > 0 || _durations.Count == 1)
        {
            _durations.Clear();
        }

        // Amounts under each other share the duration only in a row of columns, or where each has its visit.
        PendingMinutes = durations.Count == 0 && _columns.Count > 1 ? PendingMinutes : null;
        _sharedMinutes = isOfVisit || _isBelowVisit ? _sharedMinutes : null;
        _isBelowVisit = false;
    }

    // "At mine	30 min	90 €" above "1 h	150 €": the first cell reaches down.
    private void Reach(string line, List<PriceItem> items, List<PriceItem> durations, List<PriceItem> visits)
    {
        var cells = CellAt(line, line.Length) + 1;
        if (visits.Count > 0)
        {
            var isNamed = cells > 1 && visits.Count == 1 && durations.Count > 0 && CellAt(line, visits[0].End) == 0 && items.TrueForAll(i => i.Kind == visits[0].Kind || CellAt(line, i.Start) > 0);
            _reaching = isNamed ? (visits[0].Kind == PriceItemKind.Outcall, cells) : null;
        }
        else if (_reaching is { } above && cells >= above.Cells)
        {
            _reaching = null;
        }
    }

    private void Announce(string line, List<PriceItem> durations, List<PriceItem> visits, bool isListLine)
    {
        // "90 minutes together and half an hour of talk" parts the two hours above.
        if (durations.Count > 1 && PendingMinutes == durations.Sum(d => d.Minutes))
        {
            return;
        }

        if (isListLine && durations.Count == 1 && visits.Count == 0)
        {
            Stacked.AddDuration(durations[0].Minutes);
        }
        else if (isListLine && durations.Count == 0 && visits.Count == 1)
        {
            Stacked.AddVisit(visits[0].Kind == PriceItemKind.Outcall);
        }
        else
        {
            Stacked.End();
        }

        if (durations.Count > 0 && visits.Count == 0 && isListLine)
        {
            Run.AddDurations([.. durations.Select(d => d.Minutes)]);
        }
        else
        {
            Run.End();
        }

        _isBelowVisit = isListLine && durations.Count == 0 && visits.Count == 1;
        PendingMinutes = durations.Count == 1 && isListLine ? durations[0].Minutes : _isBelowVisit ? _sharedMinutes : null;
        _sharedMinutes = PendingMinutes;
        if (durations.Count > 0)
        {
            // A row of durations begins a table; one below another goes on with a list of them, until amounts have come.
            if (durations.Count > 1 || _cells > 1 || _next > 0)
            {
                _durations.Clear();
            }

            if (isListLine)
            {
                _durations.AddRange(durations.Select(d => (d.Minutes, CellOf(line, d))));
            }

            _cells = durations.Count > 1 ? CellAt(line, line.Length) + 1 : 0;
        }
        else if (visits.Count == 0 && line.Any(char.IsLetter) && !(_cells > 1 && ShiftOf(line) is not null))
        {
            _durations.Clear();
        }

        _next = 0;
        _reaching = visits.Count > 0 ? null : _reaching;
        if (visits.Count > 0 && isListLine)
        {
            _columns.Clear();
            _columns.AddRange(visits.Select(v => v.Kind == PriceItemKind.Outcall));
        }
    }

    private int? MinutesAbove(string line, List<PriceItem> amounts, int index)
    {
        if (_cells > 1 && ShiftOf(line) is { } shift)
        {
            var cell = CellOf(line, amounts[index]) - shift;
            var above = _durations.FindIndex(d => d.Cell == cell);
            return above < 0 ? null : _durations[above].Minutes;
        }

        if (amounts.Count == _durations.Count)
        {
            return _durations[index].Minutes;
        }

        return amounts.Count == 1 && _cells <= 1 ? _durations[_next++ % _durations.Count].Minutes : PendingMinutes;
    }

    /// <summary>Cells by which a row stands to the right of the durations above: the table's corner may be empty, and is then left out. Null when the two are no rows of one table.</summary>
    private int? ShiftOf(string line)
    {
        var shift = CellAt(line, line.Length) + 1 - _cells;
        return shift is 0 or 1 ? shift : null;
    }

    // A currency may stand in the cell before its amount.
    private static int CellOf(string line, PriceItem item)
    {
        var digit = line.AsSpan(item.Start, item.End - item.Start).IndexOfAnyInRange('0', '9');
        return CellAt(line, item.Start + Math.Max(0, digit));
    }

    private static int CellAt(string line, int position) => line.AsSpan(0, position).Count('\t');

    private int? MinutesOf(string line, List<PriceItem> amounts, List<PriceItem> durations, int index)
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
        var amountsFirst = amounts[0].Start < durations[0].Start;
        if (!amountsFirst)
        {
            return Touching(line, durations, amount, amountsFirst) ?? FirstOfCell(line, durations, durations.FindLast(d => d.Start < amount.Start)).Minutes;
        }

        // "Quickie 50 €, half hour 70, 150/h": where some touch their durations, the others stand alone.
        if (durations.Count > 1 && amounts.Exists(a => Touching(line, durations, a, amountsFirst) is not null))
        {
            return Touching(line, durations, amount, amountsFirst) ?? (index > 0 && IsListMark(line.AsSpan(amounts[index - 1].End, Math.Max(0, amount.Start - amounts[index - 1].End)).Trim()) ? MinutesOf(line, amounts, durations, index - 1) : null);
        }

        var following = durations.Find(d => d.Start > amount.Start);
        var next = index + 1 < amounts.Count ? amounts[index + 1].Start : int.MaxValue;
        return following.Minutes > 0 && (following.Start < next || durations.Count == 1) ? following.Minutes : null;
    }

    // "Night (10 h, from 22h to 8h)	750": what a cell tells first is how long, the rest when.
    private static PriceItem FirstOfCell(string line, List<PriceItem> durations, PriceItem last) =>
        line.Contains('\t') ? durations.Find(d => CellAt(line, d.Start) == CellAt(line, last.Start)) : last;

    /// <summary>Minutes of the duration right before or behind an amount.</summary>
    /// <param name="amountsFirst">The line begins with an amount: "100 € 30 min, 180 € 1 h".</param>
    private static int? Touching(string line, List<PriceItem> durations, PriceItem amount, bool amountsFirst)
    {
        var behind = durations.Find(d => d.Start >= amount.End && IsBehind(line.AsSpan(amount.End, d.Start - amount.End).Trim(), amountsFirst));
        var before = durations.FindLast(d => d.End <= amount.Start && IsBefore(line.AsSpan(d.End, amount.Start - d.End), amountsFirst));
        return behind.Minutes > 0 ? behind.Minutes : before.Minutes > 0 ? before.Minutes : null;
    }

    private static bool IsBehind(ReadOnlySpan<char> gap, bool amountsFirst) => gap is "/" or "for the" || DurationJoints.IsArticle(gap) || DurationJoints.IsFor(gap) || (amountsFirst && gap is "" or "-" or "–" or ":");

    private static bool IsBefore(ReadOnlySpan<char> gap, bool amountsFirst) => EndsWithFor(gap.Trim()) || (amountsFirst ? gap.Trim() is "/" or ":" || gap is " " : gap.Trim(" .:–—-=\t") is "" or "/");

    // "The hour complete for 100 €" is said with a word or two between.
    private static bool EndsWithFor(ReadOnlySpan<char> gap) => gap.Length <= LongestGap && gap.IndexOfAny(",;.") < 0 && DurationJoints.IsFor(gap[(gap.LastIndexOf(' ') + 1)..]);

    private static bool IsListMark(ReadOnlySpan<char> gap) => gap is "/" or "-" or "–" or "—" or "|" or "";

    private bool? OutcallOf(string line, List<PriceItem> items, List<PriceItem> amounts, List<PriceItem> visits, int index)
    {
        if (visits.Count == 1)
        {
            // "Half hour 70, 150/h outcall": what comes behind a list counts for its last.
            var isBehind = amounts.Count > 1 && visits[0].Start > amounts[^1].Start && line.AsSpan(amounts[^2].End, Math.Max(0, amounts[^1].Start - amounts[^2].End)).Contains(',');
            return isBehind && index < amounts.Count - 1 ? null : visits[0].Kind == PriceItemKind.Outcall;
        }

        if (visits.Count > 1)
        {
            var amount = amounts[index];
            var before = visits[0].Start < amounts[0].Start;
            var visit = before ? visits.FindLast(v => v.Start < amount.Start) : visits.Find(v => v.Start > amount.Start);
            return items.Contains(visit) ? visit.Kind == PriceItemKind.Outcall : null;
        }

        if (_reaching is { } reaching)
        {
            return reaching.Outcall;
        }

        if (Header is { TellsVisits: true })
        {
            return Header.OutcallOf(line, items, amounts[index]);
        }

        return _columns.Count switch
        {
            0 => null,
            1 => _columns[0],
            _ => amounts.Count == _columns.Count ? _columns[index] : null,
        };
    }
}
