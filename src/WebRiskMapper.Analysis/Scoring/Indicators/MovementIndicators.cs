using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>Signs of being moved between cities. Evidence stays coarse: counts, never a timeline.</summary>
internal static class MovementIndicators
{
    private const int WindowDays = 90;
    private const int CitiesOfARoute = 3;

    public static Finding? MovementLanguage(AdView ad) => ad.FromLexicon("movement_language", "new in town or leaving soon");

    public static Finding? CodeMismatch(AdView ad)
    {
        if (ad.Country is not { } country)
        {
            return null;
        }

        var (phones, foreign) = (0, 0);
        foreach (var contact in ad.Ad.Contacts)
        {
            if (contact is { Kind: ContactKind.Phone, Country: not null })
            {
                phones++;
                foreign += string.Equals(contact.Country, country, StringComparison.Ordinal) ? 0 : 1;
            }
        }

        return foreign == 0 ? null : new Finding(foreign == phones ? 1 : 0.5, "phone from another country than the ad's");
    }

    public static Finding? ObservedCircuit(EntityView entity)
    {
        if (entity.Members.Count < CitiesOfARoute)
        {
            return null;
        }

        var cities = MostCitiesInWindow(entity);
        var strength = Strength.Rising(cities, CitiesOfARoute, 8);
        return strength > 0 ? new Finding(strength, $"{cities} cities in {WindowDays} days") : null;
    }

    /// <summary>
    /// Personas of one entity who went from one city to the same other one; ads catch only some stops of a route, so a whole route in common
    /// would be too much to ask. Personas of other entities count only when they also write alike.
    /// </summary>
    public static Finding? CoRouting(EntityView entity)
    {
        if (entity.Members.Count < CitiesOfARoute)
        {
            return null;
        }

        var routes = entity.Routes
            .SelectMany(route => route.Zip(route.Skip(1), (from, to) => (from.City, to.City)).Distinct())
            .CountBy(move => move)
            .Select(c => c.Value)
            .DefaultIfEmpty(0)
            .Max();
        var alike = entity.StyleMates.Select(mates => 1 + mates.Count(m => m.SharedCities >= CitiesOfARoute)).DefaultIfEmpty(0).Max();
        return routes < 2 && alike < 2
            ? null
            : new Finding(Strength.Rising(Math.Max(routes, alike), 2, 5), routes >= alike ? $"{routes} personas moved from one city to the same other" : $"{alike} personas who write alike in the same cities in the same weeks");
    }

    public static Finding? RotationSpeed(EntityView entity)
    {
        if (entity.Members.Count <= CitiesOfARoute)
        {
            return null;
        }

        var stays = new List<int>();
        foreach (var route in entity.Routes)
        {
            for (var i = 1; i < route.Count; i++)
            {
                stays.Add(route[i].First - route[i - 1].First);
            }
        }

        if (stays.Count < 3)
        {
            return null;
        }

        stays.Sort();
        var median = stays[stays.Count / 2];
        return median > 14 ? null : new Finding(Math.Clamp(1 - (median - 4) / 20.0, 0.4, 1), $"median stay of {median} days per city");
    }

    /// <summary>Ads without a date were seen in the run itself, so they count in every window.</summary>
    private static int MostCitiesInWindow(EntityView entity)
    {
        var undated = entity.Members.Where(m => m.Ad.PostedAt is null && m.City is not null).Select(m => m.City!.Value).ToHashSet();
        var dated = entity.Dated.Where(m => m.City is not null).ToList();
        var counts = undated.ToDictionary(city => city, _ => 1);
        var (most, start) = (counts.Count, 0);
        foreach (var member in dated)
        {
            counts[member.City!.Value] = counts.GetValueOrDefault(member.City.Value) + 1;
            while (dated[start].Ad.PostedAt!.Value.DayNumber < member.Ad.PostedAt!.Value.DayNumber - WindowDays)
            {
                var left = dated[start++].City!.Value;
                if (--counts[left] == 0)
                {
                    counts.Remove(left);
                }
            }

            most = Math.Max(most, counts.Count);
        }

        return most;
    }
}
