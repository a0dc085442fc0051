using System.Buffers;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>Signs that someone else sells, screens or schedules.</summary>
internal static class ControlIndicators
{
    private static readonly string[] RoundTheClock = ["24/7", "7/24", "24h/24", "24/24"];

    private static readonly SearchValues<string> AnyRoundTheClock = SearchValues.Create(RoundTheClock, StringComparison.Ordinal);

    public static Finding? PluralVoice(AdView ad) => ad.FromLexicon("plural_voice", "sells in the first person plural");

    public static Finding? ThirdPerson(AdView ad) => ad.FromLexicon("third_person", "describes the provider as another writer would");

    public static Finding? MultiProvider(AdView ad) =>
        ad.Ad.NameKeys.Count > 1
            ? new Finding(Strength.Rising(ad.Ad.NameKeys.Count, 2, 4), $"{ad.Ad.NameKeys.Count} working names in one ad")
            : ad.FromLexicon("multi_provider", "offers two or more people");

    public static Finding? TrustLanguage(AdView ad) => ad.FromLexicon("trust_language", "stresses being genuine or trustworthy");

    public static Finding? ClientScreening(AdView ad) => ad.FromLexicon("client_screening", "screens clients");

    /// <summary>Only where outcall is ruled out: most ads that offer incall do not mention outcall at all, whoever wrote them.</summary>
    public static Finding? IncallOnly(AdView ad) => (ad.Ad.Incall, ad.Ad.Outcall) is (true, false) ? new Finding(1, "incall only") : null;

    public static Finding? ReviewCoercion(AdView ad) => ad.FromReviews("review_coercion", "clients' reviews describe a person under control");

    public static Finding? BaitSwitch(AdView ad) => ad.FromReviews("bait_switch", "clients' reviews say that the person is not the one shown");

    /// <summary>Where the platform prints it beside the ad, or clients say it below.</summary>
    public static Finding? CustomerFlag(AdView ad) =>
        ad.FromLexicon("customer_flag", "the page shows a report of an underage or trafficked person") is { } found
            ? found with { Strength = 1 }
            : ad.FromReviews("customer_flag", "clients' reviews report an underage or trafficked person");

    public static Finding? AlwaysAvailable(AdView ad)
    {
        if (ad.FromLexicon("always_available", "available at all hours") is { } found)
        {
            return found with { Strength = 1 };
        }

        if (!ad.Ad.Text.AsSpan().ContainsAny(AnyRoundTheClock))
        {
            return null;
        }

        var sign = RoundTheClock.First(s => ad.Ad.Text.Contains(s, StringComparison.Ordinal));
        return new Finding(1, "available at all hours", new TextSpan(ad.Ad.Text.IndexOf(sign, StringComparison.Ordinal), sign.Length));
    }
}
