using System.Globalization;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>Obfuscation, payment and venue.</summary>
internal static class ConcealmentIndicators
{
    private const double NotableSubstitution = 0.02;

    /// <summary>Codes of <c>models/services.csv</c> that no massage venue offers as massage.</summary>
    private static readonly string[] SexualServices = ["anal", "classic", "duo", "gfe", "oral", "unprotected"];

    public static Finding? ObscuredPhone(AdView ad) =>
        ad.Ad.Contacts.Any(c => c is { Kind: ContactKind.Phone, Obfuscated: true }) ? new Finding(1, "phone written so that a machine would miss it") : null;

    public static Finding? SymbolSubstitution(AdView ad) =>
        ad.Ad.SubstitutionRate < NotableSubstitution
            ? null
            : new Finding(Strength.Rising(ad.Ad.SubstitutionRate, NotableSubstitution, 0.1), string.Create(CultureInfo.InvariantCulture, $"{ad.Ad.SubstitutionRate:P0} of characters stand for others"));

    public static Finding? OffPlatformOnly(AdView ad) =>
        ad.Ad.Contacts.Count > 0 && ad.Ad.Contacts.All(c => c.Kind == ContactKind.Handle) ? new Finding(1, "messenger contact only") : null;

    public static Finding? CryptoPrepaid(AdView ad) =>
        ad.Ad.Contacts.Any(c => c.Kind == ContactKind.Wallet)
            ? new Finding(1, "wallet for payment in the ad")
            : ad.FromLexicon("crypto_prepaid", "crypto or prepaid payment asked") is { } found ? found with { Strength = 1 } : null;

    public static Finding? OpaqueProcessor(AdView ad) => ad.FromLexicon("opaque_processor", "payment through an unrelated third party");

    public static Finding? AgencyPromise(AdView ad) => ad.FromLexicon("agency_promise", "income or travel promised to workers") is { } found ? found with { Strength = 1 } : null;

    /// <summary>One contact recruits in one ad and sells in another.</summary>
    public static Finding? RecruitAndSell(EntityView entity)
    {
        if (entity.Members.Count < 2 || !entity.Members.Any(m => Recruits(m.View)))
        {
            return null;
        }

        var contacts = entity.ByContact.Count(c => c.Members.Any(m => Recruits(m.View)) && c.Members.Any(m => !Recruits(m.View)));
        return contacts == 0 ? null : new Finding(1, "one contact both recruits and sells");
    }

    public static Finding? PopupVenue(EntityView entity)
    {
        var cities = entity.Members.Count < 2 ? 0 : entity.Members.Where(m => m.View.Has("popup_venue")).Select(m => m.City).OfType<int>().Distinct().Count();
        return cities < 2 ? null : new Finding(Strength.Rising(cities, 2, 5), $"hotel or short-let venues in {cities} cities");
    }

    /// <summary>Neither the ad, nor the foot of its page, nor the site's own pages say who runs the agency. A sole trader may have no company to name.</summary>
    public static Finding? UntraceableAgency(AdView ad) =>
        ad.Ad.AgencyOperatorNamed is false && !ad.Settings.SitesWithOperator.Contains(ad.Ad.SiteId)
            ? new Finding(1, "an agency, and neither the ad nor its site names who runs it")
            : null;

    public static Finding? MassageFront(AdView ad) =>
        ad.First("massage_venue") is { } venue && ad.Ad.Services.Any(s => SexualServices.Contains(s, StringComparer.Ordinal))
            ? new Finding(1, "sexual services in the ad of a massage venue", venue.Span)
            : null;

    private static bool Recruits(AdView ad) => ad.Has("recruit_and_sell") || ad.Has("agency_promise");
}
