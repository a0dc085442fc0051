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
        if (entity.Members.Count < 2)
        {
            return null;
        }

        var spread = 0;
        foreach (var contact in entity.ByContact.Where(c => c.Members.Count > 1))
        {
            var ages = new Dictionary<string, (int Youngest, int Oldest)>(StringComparer.Ordinal);
            foreach (var member in contact.Members)
            {
                var name = member.Ad.NameKeys is [var first, ..] ? first : "";
                if (member.Ad.Ages is [var age] && (name.Length > 0 || contact.Personas == 1))
                {
                    var (youngest, oldest) = ages.GetValueOrDefault(name, (age, age));
                    ages[name] = (youngest, oldest) = (Math.Min(youngest, age), Math.Max(oldest, age));
                    spread = Math.Max(spread, oldest - youngest);
                }
            }
        }

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
