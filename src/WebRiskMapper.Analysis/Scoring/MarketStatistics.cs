using System.Runtime.InteropServices;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>
/// What is usual in a market, so that "cheap" and "many services" are judged against neighbours: prices by city, and by
/// country where a city has too few, per currency, duration and incall or outcall; numbers of services by country.
/// </summary>
public sealed class MarketStatistics
{
    /// <summary>Fewer prices or ads than this make no market.</summary>
    public const int MinimumSample = 20;

    /// <summary>A spread below this (log scale) would call ordinary prices extreme where a market has few distinct prices.</summary>
    private const double SmallestSpread = 0.1;

    /// <summary>Makes the median absolute deviation comparable with a normal standard deviation.</summary>
    private const double MadToSigma = 1.4826;

    private readonly Dictionary<PriceMarket, (double Median, double Spread)> _prices;
    private readonly Dictionary<string, int[]> _serviceCounts;

    private MarketStatistics(Dictionary<PriceMarket, (double, double)> prices, Dictionary<string, int[]> serviceCounts) =>
        (_prices, _serviceCounts) = (prices, serviceCounts);

    private readonly record struct PriceMarket(string? Country, int? City, string? Currency, int? Minutes, bool? Outcall);

    public static MarketStatistics From(IReadOnlyList<StoredAd> ads)
    {
        var logs = new Dictionary<PriceMarket, List<double>>();
        var services = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var ad in ads)
        {
            foreach (var price in ad.Prices)
            {
                if (CountryMarket(ad, price) is not { } market)
                {
                    continue;
                }

                var log = Math.Log((double)price.Amount);
                Of(logs, market).Add(log);
                if (ad.Place.CityId is { } city)
                {
                    Of(logs, market with { City = city }).Add(log);
                }
            }

            if (ad.Place.LocatedCountry() is { } country)
            {
                Of(services, country).Add(ad.Services.Count);
            }
        }

        return new MarketStatistics(
            logs.Where(l => l.Value.Count >= MinimumSample).ToDictionary(l => l.Key, l => MedianAndSpread(l.Value)),
            services.Where(s => s.Value.Count >= MinimumSample).ToDictionary(s => s.Key, s => s.Value.Order().ToArray(), StringComparer.Ordinal));
    }

    /// <summary>
    /// Robust z of a price on the log scale, (log price − median) / (1.4826 · MAD), in the narrowest market with at least
    /// <see cref="MinimumSample"/> prices; null when there is none.
    /// </summary>
    public double? PriceZ(StoredAd ad, Price price)
    {
        if (CountryMarket(ad, price) is not { } market)
        {
            return null;
        }

        return (ad.Place.CityId is { } city && _prices.TryGetValue(market with { City = city }, out var usual)) || _prices.TryGetValue(market, out usual)
            ? (Math.Log((double)price.Amount) - usual.Median) / usual.Spread
            : null;
    }

    /// <summary>Share of the country's ads that list fewer services (ties count half), or null without a market.</summary>
    public double? ServicePercentile(string country, int services)
    {
        if (!_serviceCounts.TryGetValue(country, out var sorted))
        {
            return null;
        }

        var (below, upTo) = (Below(sorted, services), Below(sorted, services + 1));
        return (below + upTo) / 2.0 / sorted.Length;
    }

    /// <summary>How many values lie below <paramref name="value"/>; asked for every ad of a market, so by bisection.</summary>
    private static int Below(int[] sorted, int value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The market of a price in the whole country; null where ad or price does not tell enough.</summary>
    private static PriceMarket? CountryMarket(StoredAd ad, Price price) =>
        price is { Amount: > 0, Currency: not null } && ad.Place.LocatedCountry() is { } country ? new PriceMarket(country, null, price.Currency, price.Minutes, price.Outcall) : null;

    private static List<TValue> Of<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _) ??= [];

    private static (double Median, double Spread) MedianAndSpread(List<double> values)
    {
        var median = Median([.. values]);
        return (median, Math.Max(SmallestSpread, MadToSigma * Median([.. values.Select(v => Math.Abs(v - median))])));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }
}
