using System.Globalization;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>Services and prices.</summary>
internal static class OfferIndicators
{
    private const double BroadPercentile = 0.9;
    private const int BroadAtLeast = 5;
    private const double LowZ = -2;

    public static Finding? UnconventionalActs(AdView ad) => ad.FromLexicon("unconventional_acts", "unconventional or dangerous acts offered");

    public static Finding? Unprotected(AdView ad) => ad.FromLexicon("unprotected", "unprotected services offered") is { } found ? found with { Strength = 1 } : null;

    public static Finding? TattooBranding(AdView ad) => ad.FromLexicon("tattoo_branding", "tattoo or branding mentioned");

    public static Finding? ServiceBreadth(AdView ad)
    {
        var services = ad.Ad.Services.Count;
        return services >= BroadAtLeast && ad.Country is { } country && ad.Market.ServicePercentile(country, services) is >= BroadPercentile and var percentile
            ? new Finding(Strength.Rising(percentile, BroadPercentile, 1), $"{services} services, more than most ads of the country")
            : null;
    }

    public static Finding? LowPrice(AdView ad)
    {
        var lowest = 0.0;
        foreach (var price in ad.Ad.Prices)
        {
            lowest = Math.Min(lowest, ad.Market.PriceZ(ad.Ad, price) ?? 0);
        }

        return lowest > LowZ
            ? null
            : new Finding(Strength.Rising(-lowest, -LowZ, 4), string.Create(CultureInfo.InvariantCulture, $"price far below the market (robust z {lowest:0.0})"));
    }

    public static Finding? PriceUniformity(EntityView entity)
    {
        var priced = entity.Personas < 3 ? 0 : EntityView.PersonasOf([.. entity.Members.Where(m => m.Ad.Prices.Count >= 2)]);
        if (priced < 3)
        {
            return null;
        }

        var lists = entity.Members
            .Where(m => m.Ad.Prices.Count >= 2)
            .GroupBy(
                m => string.Join(';', m.Ad.Prices.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Amount:0.##}{p.Currency}{p.Minutes}")).Order(StringComparer.Ordinal)),
                m => m.Persona,
                StringComparer.Ordinal)
            .Select(g => g.Distinct().Count())
            .DefaultIfEmpty(0)
            .Max();
        return lists < 3 || lists * 2 < priced ? null : new Finding(Strength.Rising(lists, 3, 6), $"one price list for {lists} personas");
    }
}
