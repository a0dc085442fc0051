using WebRiskMapper.Analysis.Linking;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>One text for several people or places.</summary>
internal static class TextIndicators
{
    private const double DistantKilometres = 100;

    public static Finding? NearDuplicate(EntityView entity)
    {
        var most = entity.Members.GroupBy(m => m.Template).Select(g => g.Select(m => m.Persona).Distinct().Count()).Max();
        return most < 2 ? null : new Finding(Strength.Rising(most, 2, 6), $"near-duplicate text for {most} personas");
    }

    /// <summary>Three personas or more who write alike in different words. One text for all of them is T01's to say.</summary>
    public static Finding? OneAuthor(EntityView entity)
    {
        var most = entity.StyleMates.Select(p => p.Mates).MaxBy(m => m.Count) ?? [];
        return most.Count < 2
            ? null
            : new Finding(Strength.Rising(most.Count, 2, 4), $"writes like {most.Count} other personas, {most.Count(m => !m.SameEntity)} of them unlinked but in the same cities");
    }

    /// <summary>Two cities are an ordinary tour; from three on, at least two of them far apart, one text is used as stock.</summary>
    public static Finding? TextAcrossRegions(EntityView entity)
    {
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
        if (entity.Members.Count < 3)
        {
            return null;
        }

        var tokens = new List<ulong>();
        var most = 0;
        var keyed = entity.Members.Select(m =>
        {
            SlotText.Tokens(m.Ad, tokens);
            return (Member: m, Key: tokens.Count < 12 ? 0 : SlotText.Fingerprint(tokens));
        }).Where(k => k.Key != 0).ToList();
        foreach (var slot in keyed.GroupBy(k => k.Key))
        {
            var variants = slot.Select(k => k.Member.Ad.Text).Distinct(StringComparer.Ordinal).Count();
            if (slot.Select(k => k.Member.Persona).Distinct().Count() >= 2)
            {
                most = Math.Max(most, variants);
            }
        }

        return most < 3 ? null : new Finding(Strength.Rising(most, 3, 8), $"{most} texts that differ only in name, number or city");
    }
}
