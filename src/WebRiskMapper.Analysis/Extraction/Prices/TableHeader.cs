namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// What the first row of a table says of the cells below it: that they count minutes or hours, that they are amounts of one currency, that
/// they are paid for incall or outcall. "Minutes	Incall (€)	Outcall (€)".
/// </summary>
internal sealed class TableHeader
{
    private const int MinutesPerHour = 60;
    private const int MostHours = 24;
    private const int FewestMinutes = 5;
    private const int MostMinutes = 600;
    private const int LongestHeading = 40;
    private const int LongestCurrency = 12;

    private readonly List<(PriceWordKind? Unit, CurrencyForm? Currency, bool? Outcall)> _cells = [];

    private TableHeader()
    {
    }

    /// <summary>The header that a line is; null when it is none: it has cells, no digit, and says something of one of them.</summary>
    public static TableHeader? Read(string line, PriceWords words, CurrencyTable currencies, string? language, Func<CurrencyForm, bool> accepts)
    {
        if (!line.Contains('\t') || line.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            return null;
        }

        var header = new TableHeader();
        var cells = line.Split('\t');
        foreach (var cell in cells)
        {
            header._cells.Add((UnitIn(cell, words, language), CurrencyIn(cell, currencies, accepts), VisitIn(cell, words, language)));
        }

        header.ReadBeside(cells, words);
        return header._cells.Exists(c => c.Unit is not null || c.Currency is not null || c.Outcall is not null) ? header : null;
    }

    /// <summary>Reads bare numbers of a row as what their cells hold, and gives amounts the currency of their cells.</summary>
    public void Apply(string line, List<PriceItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind is not (PriceItemKind.Number or PriceItemKind.Amount) || ShiftOf(line, items) is not { } shift || At(line, items[i], shift) is not { } cell)
            {
                continue;
            }

            if (items[i].Kind == PriceItemKind.Number && cell.Unit is { } unit && Minutes(items[i].Value, unit) is { } minutes)
            {
                items[i] = items[i] with { Kind = PriceItemKind.Duration, Value = minutes };
            }
            else if (cell.Currency is { } currency && items[i].Currency is null)
            {
                items[i] = items[i] with { Kind = PriceItemKind.Amount, Currency = currency };
            }
        }
    }

    /// <summary>Whether the amount stands below outcall (true) or incall (false); null when its column says neither.</summary>
    public bool? OutcallOf(string line, List<PriceItem> items, PriceItem amount) =>
        SpanOf(line) is > 1 and var columns ? _cells[Labels + ((Cell(line, amount) - 1) / columns)].Outcall : ShiftOf(line, items) is { } shift ? At(line, amount, shift)?.Outcall : null;

    // An empty corner above the rows' labels is left out of the header's line.
    private int Labels => _cells[0].Outcall is null ? 1 : 0;

    /// <summary>Columns that each kind of visit spans, where a second row of headings parts them: "Duration	At mine	Hotel" above "one	both	one	both"; 0 where they differ.</summary>
    private int SpanOf(string line)
    {
        var (columns, visits) = (line.AsSpan().Count('\t'), _cells.Count - Labels);
        return visits > 1 && columns > visits && columns % visits == 0 && _cells.Skip(Labels).All(c => c.Outcall is not null) ? columns / visits : 0;
    }

    /// <summary>Whether a column counts minutes or hours.</summary>
    public bool CountsTime => _cells.Exists(c => c.Unit is not null);

    /// <summary>Whether columns, and not the order of the amounts, tell which are for incall.</summary>
    public bool TellsVisits => _cells.Exists(c => c.Outcall is not null);

    /// <summary>Where a row's first cell tells, below a row of the other kind of visit, which kind it is of: "At mine	80	150" above "Hotel	120	200".</summary>
    /// <param name="other">The kind of the rows above; null where they tell none.</param>
    public static void ReadRowBeside(string line, List<PriceItem> items, PriceWords words, bool? other)
    {
        var first = line.IndexOfAny(['\t', ':']);
        // "Hotel (in town): 1 h 200 €", "Hotel 1 h 200 €".
        first = items.Count > 0 && (first < 0 || items[0].Start < first) ? items[0].Start : first;
        var label = first > 0 ? line.AsSpan(0, first) : default;
        label = label.IndexOf('(') is > 0 and var remark ? label[..remark] : label;
        if (label.Length is > 0 and <= LongestHeading && other is { } above && !items.Exists(i => i.Kind is PriceItemKind.Incall or PriceItemKind.Outcall) && words.Beside(label) is { } outcall && outcall != above)
        {
            items.Insert(0, new PriceItem { Kind = outcall ? PriceItemKind.Outcall : PriceItemKind.Incall, Start = 0, End = first });
        }
    }

    /// <summary>A row's first cell says what the row is of, "Duration	15	30	60": the numbers of the others are durations.</summary>
    public static void ReadRow(string line, List<PriceItem> items, PriceWords words, string? language)
    {
        var first = line.IndexOf('\t', StringComparison.Ordinal);
        var isNamed = first > 0 && line.AsSpan(0, first).IndexOfAnyInRange('0', '9') < 0;
        if (!isNamed || items.Count(i => i.Kind == PriceItemKind.Number) < 2 || items.Exists(i => i.Kind == PriceItemKind.Amount) || UnitIn(line[..first], words, language) is not { } unit
            || !items.TrueForAll(i => i.Kind != PriceItemKind.Number || Minutes(i.Value, unit) is not null))
        {
            return;
        }

        // The unit alone is no hour.
        items.RemoveAll(i => i.Start < first);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind == PriceItemKind.Number && Minutes(items[i].Value, unit) is { } minutes)
            {
                items[i] = items[i] with { Kind = PriceItemKind.Duration, Value = minutes };
            }
        }
    }

    // Beside a column for incall, one for hotels is for outcall; beside one for outcall, one for an apartment is for incall.
    private void ReadBeside(string[] cells, PriceWords words)
    {
        if (_cells.Exists(c => c.Outcall == false) == _cells.Exists(c => c.Outcall == true))
        {
            return;
        }

        var other = _cells.Exists(c => c.Outcall == false);
        if (Array.FindIndex(cells, c => words.Beside(c) == other) is >= 0 and var cell)
        {
            _cells[cell] = _cells[cell] with { Outcall = other };
        }
    }

    // An empty corner above the row's own labels is left out of the header's line, and so is a cell that reaches down from the line above, there or at its end.
    private int? ShiftOf(string line, List<PriceItem> items)
    {
        var cells = line.AsSpan().Count('\t') + 1;
        var isLabelled = _cells[0].Outcall is not null && items.Exists(i => i.Kind == PriceItemKind.Duration && Cell(line, i) == 0);
        var further = isLabelled && _cells.Count > 1 && _cells.TrueForAll(c => c.Outcall is not null) ? 1 : 0;
        return cells - (isLabelled ? 1 : 0) <= _cells.Count + further ? (isLabelled ? 1 : 0) : null;
    }

    private (PriceWordKind? Unit, CurrencyForm? Currency, bool? Outcall)? At(string line, PriceItem item, int shift) => Cell(line, item) - shift is var cell && cell >= 0 && cell < _cells.Count ? _cells[cell] : null;

    private static int Cell(string line, PriceItem item)
    {
        var digit = line.AsSpan(item.Start, item.End - item.Start).IndexOfAnyInRange('0', '9');
        return line.AsSpan(0, item.Start + Math.Max(0, digit)).Count('\t');
    }

    private static decimal? Minutes(decimal value, PriceWordKind unit) => unit switch
    {
        PriceWordKind.Minute when value is >= FewestMinutes and <= MostMinutes => value,
        PriceWordKind.Hour when value is > 0 and <= MostHours => Math.Round(value * MinutesPerHour),
        _ => null,
    };

    private static PriceWordKind? UnitIn(string cell, PriceWords words, string? language)
    {
        foreach (var (kind, _) in WordsOf(cell, words, language))
        {
            if (kind is PriceWordKind.Minute or PriceWordKind.Hour)
            {
                return kind;
            }
        }

        return null;
    }

    private static bool? VisitIn(string cell, PriceWords words, string? language)
    {
        var visits = WordsOf(cell, words, language).Select(w => w.Kind).Where(k => k is PriceWordKind.Incall or PriceWordKind.Outcall).Distinct().ToList();
        return visits is [var only] ? only == PriceWordKind.Outcall : null;
    }

    private static IEnumerable<(PriceWordKind Kind, int End)> WordsOf(string cell, PriceWords words, string? language)
    {
        var folded = FoldedText.Fold(cell);
        for (var i = 0; i < folded.Length;)
        {
            if (char.IsLetter(folded[i]) && words.StartingAt(folded, i, language) is { } word)
            {
                yield return word;
                i = word.End;
                continue;
            }

            var inWord = char.IsLetter(folded[i]);
            i++;
            while (inWord && i < folded.Length && char.IsLetter(folded[i]))
            {
                i++;
            }
        }
    }

    /// <summary>The currency that a short line without numbers gives in brackets, "Tarifs (CHF)"; null where it gives none.</summary>
    public static CurrencyForm? CurrencyInBrackets(string line, CurrencyTable currencies, Func<CurrencyForm, bool> accepts)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : line.IndexOf(')', open);
        return close > open && line.Length <= LongestHeading && close - open <= LongestCurrency ? CurrencyIn(line[(open + 1)..close], currencies, accepts) : null;
    }

    private static CurrencyForm? CurrencyIn(string cell, CurrencyTable currencies, Func<CurrencyForm, bool> accepts)
    {
        var lower = cell.ToLowerInvariant();
        for (var i = 0; i < lower.Length; i++)
        {
            if ((i == 0 || !char.IsLetterOrDigit(lower[i - 1])) && currencies.StartingAt(lower, i) is { } mention && (mention.Form.Kind is CurrencyFormKind.Sign or CurrencyFormKind.Code || accepts(mention.Form)))
            {
                return mention.Form;
            }
        }

        return null;
    }
}
