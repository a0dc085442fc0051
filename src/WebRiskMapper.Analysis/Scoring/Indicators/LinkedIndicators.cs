using System.Globalization;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>What shared contacts and images say about common control.</summary>
internal static class LinkedIndicators
{
    public static Finding? SharedPhone(EntityView entity)
    {
        if (entity.Personas < 3)
        {
            return null;
        }

        var most = entity.ByContact.Where(c => c.Kind == ContactKind.Phone).Select(c => c.Personas).DefaultIfEmpty(0).Max();
        return most < 3 ? null : new Finding(Strength.Rising(most, 3, 8), $"{most} personas share one phone");
    }

    public static Finding? MultiPhone(EntityView entity)
    {
        // Most entities have an ad or two with a contact or two.
        if (entity.Members.Sum(m => m.Ad.Contacts.Count) < 3 || entity.ByContact.Count < 3)
        {
            return null;
        }

        var most = entity.ByContact
            .Where(c => c.Kind == ContactKind.Phone)
            .SelectMany(c => c.Members.Select(m => m.Persona).Distinct())
            .CountBy(persona => persona)
            .Select(c => c.Value)
            .DefaultIfEmpty(0)
            .Max();
        return most < 3 ? null : new Finding(Strength.Rising(most, 3, 6), $"{most} phones for one persona");
    }

    public static Finding? SharedHandle(EntityView entity)
    {
        if (entity.Personas < 3)
        {
            return null;
        }

        var most = entity.ByContact.Where(c => c.Kind is ContactKind.Email or ContactKind.Handle).Select(c => c.Personas).DefaultIfEmpty(0).Max();
        return most < 3 ? null : new Finding(Strength.Rising(most, 3, 8), $"{most} personas share one e-mail or messenger handle");
    }

    public static Finding? CrossSite(EntityView entity)
    {
        if (entity.Members.Count < 4)
        {
            return null;
        }

        var most = entity.ByContact.Select(c => c.Members.Select(m => m.Ad.SiteId).Distinct().Count()).DefaultIfEmpty(0).Max();
        return most < 4 ? null : new Finding(Strength.Rising(most, 4, 10), $"one contact on {most} sites");
    }

    public static Finding? SharedImage(EntityView entity)
    {
        if (entity.Personas < 2)
        {
            return null;
        }

        var most = entity.ByImage.Select(EntityView.PersonasOf).DefaultIfEmpty(0).Max();
        return most < 2 ? null : new Finding(Strength.Rising(most, 2, 5), $"one image for {most} personas");
    }

    public static Finding? EntitySize(EntityView entity) =>
        entity.Personas < 4 ? null : new Finding(Strength.Rising(entity.Personas, 4, 12), $"{entity.Personas} personas under one control");

    public static Finding? OutputRate(EntityView entity)
    {
        if (entity.Members.Count < 5 || entity.Dated.Count < 5)
        {
            return null;
        }

        var days = entity.Dated[^1].Ad.PostedAt!.Value.DayNumber - entity.Dated[0].Ad.PostedAt!.Value.DayNumber + 1;
        var rate = entity.Dated.Count / (double)days;
        return rate < 1 ? null : new Finding(Strength.Rising(rate, 1, 5), string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} ads per day"));
    }

    /// <summary>Names that follow one another on a contact. Names in use at the same time are colleagues, not churn.</summary>
    public static Finding? NameChurn(EntityView entity)
    {
        if (entity.Members.Count < 3)
        {
            return null;
        }

        var most = entity.ByContact.Where(c => c.Members.Count >= 3).Select(SuccessiveNames).DefaultIfEmpty(0).Max();
        return most < 3 ? null : new Finding(Strength.Rising(most, 3, 6), $"{most} names one after another on one contact");
    }

    private static int SuccessiveNames(ContactUse contact)
    {
        var uses = contact.Members
            .Where(m => m.Ad is { PostedAt: not null, NameKeys.Count: > 0 })
            .GroupBy(m => m.Ad.NameKeys[0], m => m.Ad.PostedAt!.Value, StringComparer.Ordinal)
            .Select(g => (First: g.Min(), Last: g.Max()))
            .OrderBy(u => u.Last)
            .ThenBy(u => u.First);
        var (count, end) = (0, DateOnly.MinValue);
        foreach (var (first, last) in uses)
        {
            if (first > end)
            {
                (count, end) = (count + 1, last);
            }
        }

        return count;
    }
}
