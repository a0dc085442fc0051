using System.Globalization;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Finds parties that share neither contact nor text nor picture but are written in one rare way and moved together: the same cities on the
/// same days, one after another. Neither alone joins anybody; how rare a way of writing is counts among those who move.
/// </summary>
internal static class RouteEvidence
{
    /// <summary>Of one way of writing, more who move are not compared: then it is a fashion, and every pair would cost.</summary>
    private const int MostOfOneStyle = 200;

    private sealed record Traveller(int Group, ulong Style, List<Stay> Route);

    /// <param name="groupOf">Groups by contact, which links are between.</param>
    /// <param name="partyOf">What other evidence made of them.</param>
    /// <param name="styleOf">By ad, its way of writing.</param>
    public static List<WeakLink> Find(IReadOnlyList<StoredAd> ads, int[] groupOf, int[] partyOf, ulong[] styleOf, LinkParameters parameters)
    {
        var travellers = new List<Traveller>();
        foreach (var party in Movers(ads, partyOf))
        {
            var route = Routes.Of(party.Select(ad => ads[ad]));
            if (Travels(route))
            {
                travellers.Add(new Traveller(groupOf[party[0]], StyleSignature.OfMost(party, styleOf), route));
            }
        }

        var rarity = parameters.StylesOr(() => new StyleRarity(travellers.Count, travellers.Where(t => t.Style != StyleSignature.Plain).CountBy(t => t.Style).Where(c => c.Value > 1).ToDictionary()));
        var links = new List<WeakLink>();
        foreach (var alike in travellers.Where(t => t.Style != StyleSignature.Plain).GroupBy(t => t.Style).Select(g => g.ToList()).Where(g => g.Count is > 1 and <= MostOfOneStyle))
        {
            var style = Math.Clamp(rarity.Of(alike[0].Style), 0, LinkWeights.RareStyleMost);
            for (var i = 0; i < alike.Count; i++)
            {
                for (var j = i + 1; j < alike.Count; j++)
                {
                    var stops = Routes.Common(alike[i].Route, alike[j].Route, LinkWeights.SameDays);
                    var weight = style + (LinkWeights.SameStop * Math.Min(stops, LinkWeights.MostStops));
                    if (style > 0 && stops > 0 && weight >= LinkWeights.Joint)
                    {
                        var (a, b) = (Math.Min(alike[i].Group, alike[j].Group), Math.Max(alike[i].Group, alike[j].Group));
                        links.Add(new WeakLink(a, b, weight, string.Create(CultureInfo.InvariantCulture, $"same rare way of writing and {stops} stays in the same cities at the same time")));
                    }
                }
            }
        }

        return links;
    }

    /// <summary>Who advertises in more cities than days goes nowhere: such ads are strewn, and meet those of others by chance.</summary>
    private static bool Travels(List<Stay> route)
    {
        var cities = route.Select(s => s.City).Distinct().Count();
        return cities > 1 && cities <= route[^1].Last - route[0].First + 1;
    }

    /// <summary>The ads of each party that was in several cities, in order.</summary>
    private static IEnumerable<List<int>> Movers(IReadOnlyList<StoredAd> ads, int[] partyOf)
    {
        var firstCity = new int?[partyOf.Length == 0 ? 0 : partyOf.Max() + 1];
        var members = new List<int>?[firstCity.Length];
        for (var ad = 0; ad < ads.Count; ad++)
        {
            if (ads[ad].PostedAt is not null && ads[ad].Place.LocatedCity() is { } city)
            {
                firstCity[partyOf[ad]] ??= city;
                if (firstCity[partyOf[ad]] != city)
                {
                    members[partyOf[ad]] ??= [];
                }
            }
        }

        for (var ad = 0; ad < ads.Count; ad++)
        {
            members[partyOf[ad]]?.Add(ad);
        }

        return members.OfType<List<int>>();
    }
}

/// <summary>How many of those who move write in the same way.</summary>
/// <param name="Travellers">All who move.</param>
/// <param name="Carriers">Only ways of writing that several have.</param>
internal sealed record StyleRarity(int Travellers, IReadOnlyDictionary<ulong, int> Carriers)
{
    /// <summary>Log-odds that a way of writing in common is worth.</summary>
    public double Of(ulong style)
    {
        var carriers = Carriers.GetValueOrDefault(style, 1);
        return LinkWeights.RaritySlope * Math.Log((double)Math.Max(Travellers, carriers) / carriers);
    }
}
