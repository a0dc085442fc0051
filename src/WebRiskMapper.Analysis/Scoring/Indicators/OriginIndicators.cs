namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>Origin as stated in ads. Special-category data: recorded and shown, weight 0 by default.</summary>
internal static class OriginIndicators
{
    public static Finding? Ethnicity(AdView ad) =>
        ad.Ad.Ethnicities.Count > 0 ? new Finding(1, "ethnicity stated") : ad.FromLexicon("ethnicity_stated", "ethnicity stated");

    public static Finding? Nationality(AdView ad) =>
        ad.Ad.Nationalities.Count > 0 ? new Finding(1, "nationality stated") : ad.FromLexicon("nationality_reference", "nationality stated");

    public static Finding? NationalityRotation(EntityView entity)
    {
        if (!StatesSeveral(entity))
        {
            return null;
        }

        var most = entity.Members
            .GroupBy(m => m.Persona)
            .Select(g => g.SelectMany(m => m.Ad.Nationalities).Distinct(StringComparer.Ordinal).Count())
            .Max();
        return most < 2 ? null : new Finding(Strength.Rising(most, 2, 4), $"{most} nationalities for one persona");
    }

    private static bool StatesSeveral(EntityView entity)
    {
        string? first = null;
        foreach (var member in entity.Members)
        {
            foreach (var nationality in member.Ad.Nationalities)
            {
                first ??= nationality;
                if (!string.Equals(first, nationality, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static Finding? CrisisOrigin(AdView ad) =>
        ad.Ad.Nationalities.Count > 0 && ad.Ad.Nationalities.Any(ad.Settings.CrisisOrigins.Contains) ? new Finding(1, "origin in a displacement crisis") : null;
}
