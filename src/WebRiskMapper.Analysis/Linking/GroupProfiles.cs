using System.Globalization;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>Price list and names of each group of ads.</summary>
internal sealed class GroupProfiles
{
    private readonly string?[] _prices;
    private readonly List<string>?[] _names;

    public GroupProfiles(IReadOnlyList<StoredAd> ads, int[] groupOf)
    {
        var count = groupOf.Length == 0 ? 0 : groupOf.Max() + 1;
        (_prices, _names) = (new string?[count], new List<string>?[count]);
        for (var ad = 0; ad < ads.Count; ad++)
        {
            _prices[groupOf[ad]] ??= PriceList(ads[ad]);
            foreach (var name in ads[ad].NameKeys)
            {
                var names = _names[groupOf[ad]] ??= [];
                if (!names.Contains(name, StringComparer.Ordinal))
                {
                    names.Add(name);
                }
            }
        }
    }

    public int Count => _prices.Length;

    public string Prices(int group) => _prices[group] ?? "";

    /// <summary>How rare each price list and name is among these groups.</summary>
    public Rarity Rarity() => new(Count, Repeated(_prices.OfType<string>()), Repeated(_names.OfType<List<string>>().SelectMany(n => n)));

    public double SharedPrices(int a, int b, Rarity rarity) =>
        _prices[a] is { } prices && string.Equals(prices, _prices[b], StringComparison.Ordinal)
            ? Math.Clamp(rarity.OfPrices(prices), 0, LinkWeights.RarePricesMost)
            : 0;

    public double SharedName(int a, int b, Rarity rarity)
    {
        if (_names[a] is not { } names || _names[b] is not { } others)
        {
            return 0;
        }

        var shared = names.Find(n => others.Contains(n, StringComparer.Ordinal));
        return shared is null ? 0 : Math.Clamp(rarity.OfName(shared, names.Count * others.Count), 0, LinkWeights.RareNameMost);
    }

    private static Dictionary<string, int> Repeated(IEnumerable<string> values) =>
        values.CountBy(v => v, StringComparer.Ordinal).Where(c => c.Value > 1).ToDictionary(StringComparer.Ordinal);

    private static string? PriceList(StoredAd ad) =>
        ad.Prices.Count < 2
            ? null
            : string.Join(';', ad.Prices
                .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Amount:0.##}{p.Currency}{p.Minutes}"))
                .Order(StringComparer.Ordinal));
}
