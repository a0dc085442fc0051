namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>
/// Youth coding in words and numbers, for adults. A stated age under 18 never reaches this class: the safety stop seals
/// the page first. Appearance in photos is never computed.
/// </summary>
internal static class YouthIndicators
{
    private const int AgesApart = 4;

    public static Finding? YouthLanguage(AdView ad) => ad.FromLexicon("youth_language", "youth-coded words");

    public static Finding? AgeUnder23(AdView ad) =>
        ad.Ad.Ages.Any(a => a is >= 18 and < 23) ? new Finding(1, $"stated age {ad.Ad.Ages.Where(a => a >= 18).Min()}") : null;

    /// <summary>Within one contact and one working name: an agency's several people of several ages are no conflict.</summary>
    public static Finding? AgeConflict(EntityView entity)
    {
        var spread = entity.ByContact
            .SelectMany(c => c.Members
                .Where(m => m.Ad.Ages.Count == 1)
                .GroupBy(m => m.Ad.NameKeys is [var name, ..] ? name : "", StringComparer.Ordinal)
                .Where(g => g.Key.Length > 0 || c.Personas == 1)
                .Select(g => g.Max(m => m.Ad.Ages[0]) - g.Min(m => m.Ad.Ages[0])))
            .DefaultIfEmpty(0)
            .Max();
        return spread < AgesApart ? null : new Finding(Strength.Rising(spread, AgesApart, 10), $"stated ages differ by {spread} years under one contact and name");
    }

    /// <summary>Evidence names no term: the list is restricted to the deploying authority.</summary>
    public static Finding? RestrictedTerm(AdView ad)
    {
        foreach (var term in ad.Settings.RestrictedTerms)
        {
            var at = ad.Ad.Text.IndexOf(term, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return new Finding(1, "term of the restricted list", new TextSpan(at, term.Length));
            }
        }

        return null;
    }

}
