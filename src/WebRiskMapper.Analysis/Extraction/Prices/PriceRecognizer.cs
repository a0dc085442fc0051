using System.Globalization;
using WebRiskMapper.Analysis.Extraction.Places;

namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>
/// Reads price lists: amounts with their currency, the duration bought and whether it is incall or outcall, from
/// sentences, "label: value" lines and tables whose cells stand in one line or under each other.
/// </summary>
public sealed class PriceRecognizer : IRecognizer
{
    private const int MaxPrices = 60;

    /// <summary>A line longer than this is prose, where a bare number is no amount.</summary>
    private const int LongestListLine = 48;

    private const string SmallestPrices = "models/smallest-prices.csv";
    private const int LongestOtherValue = 24;

    /// <summary>"hh 160 / hr 240. $50 deposit": beside a fee with a currency, bare amounts of so many durations are prices still.</summary>
    private const int FewestPairs = 2;

    private const decimal SmallestBareAmount = 10;

    /// <summary>Of any currency: "1 €" is a form's least price, or an idiom.</summary>
    private const decimal SmallestAmount = 5;

    /// <summary>"24 ore su 24", "24 din 24": said of availability in every language, and no price.</summary>
    private const decimal HoursOfDay = 24;
    private const decimal LargestAmount = 9_999_999;

    private readonly PriceLine _line;
    private readonly PriceWords _words;
    private readonly CurrencyTable _currencies;
    private readonly Dictionary<string, string[]> _currenciesByCountry = new(StringComparer.Ordinal);

    /// <summary>About four euros in the currencies of which that takes many units (<c>models/smallest-prices.csv</c>), rounded.</summary>
    private readonly Dictionary<string, decimal> _smallest;

    private readonly FieldWords _fields;
    private readonly PlaceRecognizer? _places;

    public PriceRecognizer(ModelFiles files)
        : this(files, FieldWords.Load(files), places: null)
    {
    }

    /// <param name="places">Tells in which of a site's countries an ad's city lies: "lei" are of Romania or of Moldova. Without it their order decides.</param>
    internal PriceRecognizer(ModelFiles files, FieldWords fields, PlaceRecognizer? places)
    {
        ArgumentNullException.ThrowIfNull(files);
        _fields = fields;
        _places = places;
        var parser = new PriceParser(files);
        _currencies = parser.Currencies;
        _words = new PriceWords(files);
        _line = new PriceLine(parser, _words);
        _smallest = ReferenceCsv.Rows(files, SmallestPrices, "iso", "smallest").ToDictionary(
            row => row[0],
            row => decimal.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) ? amount : throw new FormatException($"{SmallestPrices}: the row of {row[0]} holds no whole number."),
            StringComparer.Ordinal);
        foreach (var row in ReferenceCsv.Rows(files, "seeds/reference/osce-states.csv", "iso2", "currencies").Concat(ReferenceCsv.Rows(files, "models/other-currencies.csv", "iso2", "currencies")))
        {
            _currenciesByCountry.Add(row[0], row[1].Split('|'));
        }
    }

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        ArgumentNullException.ThrowIfNull(ad);
        ArgumentNullException.ThrowIfNull(draft);
        var list = new PriceList(MarketCurrencies(ad, draft));
        foreach (var field in ad.Fields)
        {
            if (field is { Label: FieldLabel.Price, Span: null })
            {
                ReadLine(new Line(field.Value, true, [], []), list, draft.Ages, ad.Language);
                list.EndBlock();
            }
        }

        var text = ad.Text;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var span = new TextSpan(start, end - start);
            if (span.Length > 0)
            {
                ReadLine(new Line(text[start..end], LabelOf(ad, span) == FieldLabel.Price, Spans(draft, span), OtherValues(ad, span)), list, draft.Ages, ad.Language);
            }

            start = end + 1;
        }

        list.EndBlock();
        // Who names a price for each offers both, whatever a single word suggests.
        var isForBoth = list.Prices.Exists(p => p.Outcall == false) && list.Prices.Exists(p => p.Outcall == true);
        return draft with
        {
            Prices = OfOnlyVisit(WithoutRepeats(list.Prices.FindAll(IsPlausible)), draft),
            Incall = (isForBoth ? null : draft.Incall) ?? (list.Prices.Exists(p => p.Outcall == false) ? true : null),
            Outcall = (isForBoth ? null : draft.Outcall) ?? (list.Prices.Exists(p => p.Outcall == true) ? true : null),
        };
    }

    // "22" roubles are no price, whatever stands around them.
    private bool IsPlausible(Price price) => price.Currency is not { } currency || !_smallest.TryGetValue(currency, out var smallest) || price.Amount >= smallest;

    /// <summary>An amount alone repeats the one whose duration is known, as where structured data gives only the amount.</summary>
    private static List<Price> WithoutRepeats(List<Price> prices) =>
        prices.FindAll(price => price.Minutes is not null
            || !prices.Exists(p => p.Minutes is not null && p.Amount == price.Amount && string.Equals(p.Currency, price.Currency, StringComparison.Ordinal)));

    /// <summary>Who visits nobody asks every price for being visited, and who receives nobody the other way round.</summary>
    private static List<Price> OfOnlyVisit(List<Price> prices, ExtractedAd draft) =>
        (draft.Incall, draft.Outcall) switch
        {
            (not false, false) => prices.ConvertAll(p => p with { Outcall = p.Outcall ?? false }),
            (false, not false) => prices.ConvertAll(p => p with { Outcall = p.Outcall ?? true }),
            _ => prices,
        };

    private static FieldLabel? LabelOf(AdText ad, TextSpan line)
    {
        foreach (var field in ad.Fields)
        {
            if (field.Span is { } span && span.Overlaps(line) && field.Label is FieldLabel.Price)
            {
                return field.Label;
            }
        }

        return null;
    }

    /// <summary>Where contacts stand in the line, relative to its start: their digits are no amounts.</summary>
    private static List<TextSpan> Spans(ExtractedAd draft, TextSpan line)
    {
        List<TextSpan> spans = [];
        foreach (var contact in draft.Contacts)
        {
            if (contact.Span is { } span && span.Overlaps(line))
            {
                spans.Add(new TextSpan(span.Start - line.Start, span.Length));
            }
        }

        return spans;
    }

    /// <summary>Short values in the line, relative to its start, whose labels say that they are something else: their bare numbers are no amounts.</summary>
    private static List<TextSpan> OtherValues(AdText ad, TextSpan line)
    {
        List<TextSpan> spans = [];
        foreach (var field in ad.Fields)
        {
            if (field is { Label: FieldLabel.Other or FieldLabel.Age or FieldLabel.Availability or FieldLabel.Posted or FieldLabel.Updated or FieldLabel.Name or FieldLabel.City, Value.Length: <= LongestOtherValue, Span: { } span } && span.Overlaps(line))
            {
                spans.Add(new TextSpan(span.Start - line.Start, span.Length));
            }
        }

        return spans;
    }

    private List<string> MarketCurrencies(AdText ad, ExtractedAd draft)
    {
        List<string> currencies = [];
        foreach (var country in ad.Site.MarketCountries)
        {
            if (_currenciesByCountry.TryGetValue(country, out var used))
            {
                currencies.AddRange(used);
            }
        }

        // Where all countries pay alike there is nothing to ask.
        if (_places is not null && currencies.Exists(c => !string.Equals(c, currencies[0], StringComparison.Ordinal)) && HomeOf(ad, draft) is { } home && _currenciesByCountry.TryGetValue(home, out var own))
        {
            currencies.InsertRange(0, own);
        }

        return currencies;
    }

    /// <summary>The country of the ad's city, else of its telephone numbers, among the site's.</summary>
    private string? HomeOf(AdText ad, ExtractedAd draft)
    {
        if (_places!.HomeOf(ad, draft) is { } home)
        {
            return home;
        }

        var dialled = draft.Contacts.Where(c => c.Kind == ContactKind.Phone && c.Country is not null).Select(c => c.Country).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return dialled is [{ } only] && ad.Site.MarketCountries.Contains(only, StringComparer.Ordinal) ? only : null;
    }

    /// <param name="Contacts">Where contacts stand in the line: their digits are no amounts.</param>
    /// <param name="Others">Where values of other fields stand in it.</param>
    private readonly record struct Line(string Text, bool IsLabelled, List<TextSpan> Contacts, List<TextSpan> Others);

    private void ReadLine(Line read, PriceList list, IReadOnlyList<int> ages, string? language)
    {
        var (line, labelled, contacts, others) = read;
        if (!labelled && !MayHoldPrice(line))
        {
            list.EndBlock();
            return;
        }

        line = Without(contacts, line);
        bool IsOfMarket(CurrencyForm form) => list.Market.Contains(form.IsoFor(list.Market), StringComparer.Ordinal);
        var items = _line.Read(line, language, IsOfMarket);
        MergeVisits(line, items);
        var isMoney = items.Exists(i => i.Kind == PriceItemKind.Amount || (i.Kind == PriceItemKind.Number && labelled));
        var amountWords = isMoney || (items.Exists(i => i.Kind == PriceItemKind.Number) && items.Exists(i => i.Kind == PriceItemKind.Duration)) ? _fields.MatchLine(FieldWordList.Amounts, line, language) : [];
        // "She took 300 for an hour" tells of money without a sign of it.
        if ((isMoney || amountWords.Exists(w => w.Kind is "paid"))
            && OtherPayments.Remove(line, items, amountWords, at => _fields.Negation.Precedes(line, at, language))
            && !items.Exists(i => i.Kind == PriceItemKind.Amount) && items.Count(i => i.Kind == PriceItemKind.Duration) < FewestPairs)
        {
            list.Surcharges.PassRow(line);
            // "Rates for visits (taxi apart, some 8 €):" heads what comes below.
            if (line[^1] is not ':' || items.Count != 1 || items[0].Kind is not (PriceItemKind.Incall or PriceItemKind.Outcall))
            {
                return;
            }
        }

        // "At yours / hotel	✘" answers where to meet, and heads no prices.
        if (items.TrueForAll(i => i.Kind is PriceItemKind.Incall or PriceItemKind.Outcall) && items.Count > 0 && IsAnswered(line, items, language))
        {
            list.EndBlock();
            return;
        }

        ReadTable(line, items, list, language, IsOfMarket);
        list.HeadCurrency = items.Count == 0 ? TableHeader.CurrencyInBrackets(line, _currencies, IsOfMarket) ?? list.HeadCurrency : list.HeadCurrency;
        list.IsBelowPairs = BesideDurations.TakeAmounts(line, items, list.IsBelowPairs)
            || (items.Count(i => i.Kind == PriceItemKind.Amount) >= FewestPairs && items.Count(i => i.Kind == PriceItemKind.Duration) >= FewestPairs);
        // "Overnight	700": what a duration labels is its price.
        others.RemoveAll(span => items.Exists(i => i.Kind == PriceItemKind.Duration && i.End <= span.Start && line.AsSpan(i.End, span.Start - i.End).Trim(" \t:–-").IsEmpty));
        items.RemoveAll(item => (item.Kind is PriceItemKind.Amount or PriceItemKind.Number && (item.Value is < SmallestAmount or > LargestAmount || IsFraction(item.Value)))
            || (!labelled && item.Kind == PriceItemKind.Number && (item.Value == HoursOfDay || ages.Any(age => age == item.Value) || others.Exists(span => span.Overlaps(new TextSpan(item.Start, item.End - item.Start)))))
            || (item.Kind == PriceItemKind.Number && (IsClock(line, item) || (items.Count == 1 && IsCount(line, item)))));
        // "30 р." are years where nobody pays in roubles.
        items.RemoveAll(item => item is { Kind: PriceItemKind.Amount, Currency: { } written } && ages.Any(age => age == item.Value) && !list.Market.Contains(written.IsoFor(list.Market), StringComparer.Ordinal));
        var hasAmount = items.Exists(i => i.Kind == PriceItemKind.Amount);
        var hasDuration = items.Exists(i => i.Kind == PriceItemKind.Duration);
        // Below a duration only an amount alone is its price; "Age: 42" is the next subject.
        var isListLine = line.Length <= LongestListLine && (hasDuration ? !IsSentence(line) : list.PendingMinutes is not null && !line.Any(char.IsLetter));
        var isRow = !hasDuration && list.Market.Count > 0 && list.IsUnderDurations(line, items);
        if (isRow || (!hasAmount && (labelled || (isListLine && list.Market.Count > 0))))
        {
            list.IsBelowPairs |= hasDuration;
            // A row may state its currency once.
            var currency = items.Find(i => i.Kind == PriceItemKind.Amount).Currency;
            items = [.. items.Select(i => i.Kind == PriceItemKind.Number && i.Value >= SmallestBareAmount ? i with { Kind = PriceItemKind.Amount, Currency = currency } : i)];
        }

        items.RemoveAll(i => i.Kind == PriceItemKind.Number);
        if (IsSurcharge(line, items, labelled, list, language))
        {
            return;
        }

        foreach (var clause in PriceClauses.Of(line, items))
        {
            list.Add(line, clause, (line.Length <= LongestListLine && !EndsSentence(line)) || line.Contains('\t'), MaxPrices);
        }
    }

    private bool IsSurcharge(string line, List<PriceItem> items, bool labelled, PriceList list, string? language)
    {
        if ((labelled && !list.Surcharges.IsBesideRow) || items.Exists(i => i.Kind != PriceItemKind.Amount))
        {
            list.Surcharges.End();
            return false;
        }

        if (items.Count == 0)
        {
            list.Surcharges.Pass(line);
            return false;
        }

        return list.PendingMinutes is null && list.Surcharges.Hold(line, l => _fields.MatchLine(FieldWordList.Amounts, l, language));
    }

    /// <summary>"Visits to hotel and home" is one kind of visit, in two words for it.</summary>
    private static void MergeVisits(string line, List<PriceItem> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            if (items[i].Kind is PriceItemKind.Incall or PriceItemKind.Outcall && items[i - 1].Kind == items[i].Kind && !line.AsSpan(items[i - 1].End, Math.Max(0, items[i].Start - items[i - 1].End)).Contains('\t'))
            {
                items.RemoveAt(i);
            }
        }
    }

    private void ReadTable(string line, List<PriceItem> items, PriceList list, string? language, Func<CurrencyForm, bool> accepts)
    {
        if (!line.Contains('\t'))
        {
            list.Header = null;
            TableHeader.ReadRowBeside(line, items, _words, list.Prices.Count == 0 ? null : list.Prices[^1].Outcall);
        }
        else if (TableHeader.Read(line, _words, _currencies, language, accepts) is { } header)
        {
            list.Header = header;
            if (header.CountsTime && items.Count(i => i.Kind == PriceItemKind.Duration) == 1)
            {
                // "Hours	Price": the unit alone is no hour.
                items.RemoveAll(i => i.Kind == PriceItemKind.Duration);
            }
        }
        else
        {
            list.Header?.Apply(line, items);
            TableHeader.ReadRow(line, items, _words, language);
            TableHeader.ReadRowBeside(line, items, _words, list.Prices.Count == 0 ? null : list.Prices[^1].Outcall);
            TimeCells.Take(line, items);
        }
    }

    /// <summary>The line with signs in place of its contacts, so that no number begins in one of them: "0722.123.456 200 lei".</summary>
    private static string Without(List<TextSpan> contacts, string line)
    {
        if (contacts.Count == 0)
        {
            return line;
        }

        var rest = line.ToCharArray();
        foreach (var span in contacts)
        {
            Array.Fill(rest, '•', Math.Max(0, span.Start), Math.Min(line.Length, span.End) - Math.Max(0, span.Start));
        }

        return new string(rest);
    }

    /// <summary>Most lines hold no digit and no word for a visit; they are passed over without being cut up.</summary>
    private static bool MayHoldPrice(string line) =>
        line.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || line.Length <= LongestListLine || line.Contains('\t') || line.AsSpan().IndexOfAnyInRange('\u0660', '\u06F9') >= 0;

    /// <summary>"He came an hour late." announces no price; "1 Std." does.</summary>
    private static bool EndsSentence(string line) => line.Length > 0 && line[^1] is '.' or '!' or '?' && line.AsSpan().Count(' ') > 2;

    private bool IsAnswered(string line, List<PriceItem> items, string? language) =>
        line.IndexOfAny(['\t', ':']) is var mark and > 0 && items.TrueForAll(i => i.End <= mark) && _fields.Negation.Answer(line[(mark + 1)..], language) is not null;

    // "117,20" is a rate of exchange, "0,99" a minute's: who is met asks for whole units.
    private static bool IsFraction(decimal amount) => amount != decimal.Truncate(amount);

    // "Night 22–9": one end of a stretch of hours.
    private static bool IsClock(string line, PriceItem number)
    {
        static bool IsHour(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= HoursOfDay;
        var before = line.AsSpan(0, number.Start).TrimEnd(' ');
        var after = line.AsSpan(number.End).TrimStart(' ');
        return number.Value <= HoursOfDay
            && ((before is [.., '-' or '–'] && before[..^1].TrimEnd(' ') is var first && IsHour(first[(first.LastIndexOfAnyExceptInRange('0', '9') + 1)..]))
                || (after is ['-' or '–', ..] && after[1..].TrimStart(' ') is var last && IsHour(last[..(last.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : last.Length)])));
    }

    // "Feedback (143)".
    private static bool IsCount(string line, PriceItem number) =>
        number.Start > 2 && line[number.Start - 1] == '(' && number.End < line.Length && line[number.End] == ')' && char.IsLetter(line[number.Start - 3]);

    private static bool IsSentence(string line)
    {
        var letters = 0;
        foreach (var c in line)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters > 24;
    }
}
