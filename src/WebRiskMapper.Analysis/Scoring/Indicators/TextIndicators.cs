namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>One text for several people or places.</summary>
internal static class TextIndicators
{
    private const double DistantKilometres = 100;

    public static Finding? NearDuplicate(EntityView entity)
    {
        if (entity.Personas < 2)
        {
            return null;
        }

        var most = entity.Members.GroupBy(m => m.Template).Max(g => EntityView.PersonasOf([.. g]));
        return most < 2 ? null : new Finding(Strength.Rising(most, 2, 6), $"near-duplicate text for {most} personas");
    }

    /// <summary>Three personas or more who write alike in different words. One text for all of them is T01's to say.</summary>
    public static Finding? OneAuthor(EntityView entity)
    {
        var most = entity.StyleMates.MaxBy(m => m.Count) ?? [];
        return most.Count < 2
            ? null
            : new Finding(Strength.Rising(most.Count, 2, 4), $"writes like {most.Count} other personas, {most.Count(m => !m.SameEntity)} of them unlinked but in the same cities");
    }

    /// <summary>Two cities are an ordinary tour; from three on, at least two of them far apart, one text is used as stock.</summary>
    public static Finding? TextAcrossRegions(EntityView entity)
    {
        if (entity.Members.Count < 3)
        {
            return null;
        }

        var most = 0;
        foreach (var template in entity.Members.Where(m => m.City is not null).GroupBy(m => m.Template))
        {
            var places = template.DistinctBy(m => m.City).ToList();
            if (places.Count > most && places.Skip(1).Any(p => entity.Distant(places[0], p, DistantKilometres)))
            {
                most = places.Count;
            }
        }

        return most < 3 ? null : new Finding(Strength.Rising(most, 3, 8), $"one text in {most} cities, some far apart");
    }

    public static Finding? SlotTemplate(EntityView entity)
    {
        if (entity.Personas < 2 || entity.Members.Count < 3)
        {
            return null;
        }

        var most = 0;
        foreach (var slot in entity.Members.Where(m => m.SlotText != 0).GroupBy(m => m.SlotText))
        {
            List<Member> members = [.. slot];
            if (members.Count > most && EntityView.PersonasOf(members) >= 2)
            {
                most = Math.Max(most, members.Select(m => m.Ad.Text).Distinct(StringComparer.Ordinal).Count());
            }
        }

        return most < 3 ? null : new Finding(Strength.Rising(most, 3, 8), $"{most} texts that differ only in name, number or city");
    }
}
