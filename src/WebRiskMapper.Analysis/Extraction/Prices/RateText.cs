namespace WebRiskMapper.Analysis.Extraction.Prices;

/// <summary>Judges short texts by themselves, such as the options of a list to choose from: a rate tells a duration and what it costs.</summary>
internal sealed class RateText
{
    private const decimal SmallestBareAmount = 20;

    private readonly PriceLine _line;

    public RateText(ModelFiles files)
    {
        _line = new PriceLine(new PriceParser(files), new PriceWords(files));
    }

    /// <summary>Whether the text names one duration and one amount; null when it does not, true when a currency stands beside the amount.</summary>
    public bool? HasCurrency(string text)
    {
        var items = Read(text);
        return MinutesOf(items) is null ? null
            : items.Count(i => i.Kind == PriceItemKind.Amount) == 1 ? true
            : items.Count(i => i.Kind == PriceItemKind.Number) == 1 && items.Exists(i => i.Kind == PriceItemKind.Number && i.Value >= SmallestBareAmount) ? false
            : null;
    }

    /// <summary>The duration that the text names, in minutes; null when it names none or something else that counts.</summary>
    public int? MinutesIn(string text)
    {
        var items = Read(text);
        return items.Exists(i => i.Kind is PriceItemKind.Amount or PriceItemKind.Number) ? null : MinutesOf(items);
    }

    /// <summary>Whether the text says incall or outcall, and nothing that counts.</summary>
    public bool NamesVisit(string text) => Read(text) is { Count: > 0 } items && items.TrueForAll(i => i.Kind is PriceItemKind.Incall or PriceItemKind.Outcall);

    // "Night (12 hours)" names one duration twice.
    private static int? MinutesOf(List<PriceItem> items) =>
        items.Where(i => i.Kind == PriceItemKind.Duration).Select(i => i.Minutes).Distinct().Take(2).ToList() is [var only] ? only : null;

    // In whatever language and currency: there is no text around that tells them.
    private List<PriceItem> Read(string text) => _line.Read(text, language: null, static _ => true);
}
