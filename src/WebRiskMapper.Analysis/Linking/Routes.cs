using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>A time in one city, by the days on which ads say they were posted.</summary>
/// <param name="City">GeoNames id.</param>
/// <param name="First">Day number, as <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Last">Day number, inclusive.</param>
public readonly record struct Stay(int City, int First, int Last);

/// <summary>Where ads of one party were posted, in order. Undated ads and those that nobody could locate tell nothing.</summary>
internal static class Routes
{
    /// <summary>Stays in order; one ends where an ad in another city is posted.</summary>
    public static List<Stay> Of(IEnumerable<StoredAd> ads) => Of(ads
        .Where(ad => ad.PostedAt is not null && ad.Place.LocatedCity() is not null)
        .Select(ad => (ad.PostedAt!.Value.DayNumber, ad.Place.LocatedCity()!.Value))
        .Order());

    /// <param name="posted">Day numbers and cities, by day.</param>
    public static List<Stay> Of(IEnumerable<(int Day, int City)> posted)
    {
        var stays = new List<Stay>();
        foreach (var (day, city) in posted)
        {
            if (stays.Count > 0 && stays[^1].City == city)
            {
                stays[^1] = stays[^1] with { Last = day };
            }
            else
            {
                stays.Add(new Stay(city, day, day));
            }
        }

        return stays;
    }

    /// <summary>Stays that two routes have in common: the same city, at most <paramref name="days"/> days apart. 0 where all of them are in one city.</summary>
    public static int Common(List<Stay> route, List<Stay> other, int days)
    {
        var common = route.FindAll(s => other.Exists(o => Meet(s, o, days)));
        var reverse = other.Count(o => route.Exists(s => Meet(s, o, days)));
        return common.Exists(s => s.City != common[0].City) ? Math.Min(common.Count, reverse) : 0;
    }

    private static bool Meet(Stay a, Stay b, int days) => a.City == b.City && a.First <= b.Last + days && b.First <= a.Last + days;
}
