using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Profiles;

/// <summary>The fields whose yield a profile expects: when they stop coming, the site has a new template.</summary>
public static class ProfileYields
{
    /// <summary>Names of the fields of which the ad gave at least one value.</summary>
    public static IEnumerable<string> Of(ExtractedAd ad)
    {
        if (ad.Contacts.Any(c => c.Kind == ContactKind.Phone))
        {
            yield return "phone";
        }

        if (ad.Contacts.Any(c => c.Kind != ContactKind.Phone))
        {
            yield return "other_contact";
        }

        if (ad.Prices.Count > 0)
        {
            yield return "price";
        }

        if (ad.Ages.Count > 0)
        {
            yield return "age";
        }

        if (ad.Names.Count > 0)
        {
            yield return "name";
        }

        if (ad.Place.City is not null)
        {
            yield return "city";
        }

        if (ad.Services.Count > 0)
        {
            yield return "services";
        }

        if (ad.PostedAt is not null)
        {
            yield return "posted";
        }
    }
}
