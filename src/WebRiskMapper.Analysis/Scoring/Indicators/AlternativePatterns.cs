using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>
/// Patterns that explain indicators otherwise. Mass-produced ads are often spam or scam, not exploitation (Marinus: over
/// 20 % of 35,000 ads), and an agency that works in the open shares phones and prices by nature.
/// </summary>
internal static class AlternativePatterns
{
    private const int MassFrom = 6;
    private const int MassFull = 15;
    private const int CitiesFrom = 3;
    private const int CitiesFull = 6;

    /// <summary>Product of three saturating parts: many ads, many cities, and the share of ads that ask for payment in advance.</summary>
    public static double Spam(EntityView entity)
    {
        var mass = Strength.Rising(entity.Members.Count, MassFrom, MassFull);
        var cities = Strength.Rising(entity.Members.Select(m => m.City).OfType<int>().Distinct().Count(), CitiesFrom, CitiesFull);
        var prepaid = entity.Members.Count(AsksPrepayment) / (double)entity.Members.Count;
        return mass * cities * Math.Min(1, 2 * prepaid);
    }

    /// <summary>Several personas in one city, few contacts in plain writing, each persona under one name.</summary>
    public static double OpenAgency(EntityView entity)
    {
        if (entity.Personas < 3
            || entity.ByContact.Count is 0 or > 3
            || entity.Members.Any(m => m.Ad.Contacts.Any(c => c.Obfuscated) || AsksPrepayment(m)))
        {
            return 0;
        }

        var located = entity.Members.Select(m => m.City).OfType<int>().ToList();
        if (located.Count == 0)
        {
            return 0;
        }

        var mainCity = located.CountBy(c => c).Max(c => c.Value) / (double)located.Count;
        var openVoice = entity.Members.Count(m => m.View.Has("agency_open") || m.View.Has("plural_voice")) / (double)entity.Members.Count;
        return mainCity < 0.8 ? 0 : Math.Min(1, 0.5 + openVoice);
    }

    private static bool AsksPrepayment(Member member) =>
        member.View.Has("prepayment") || member.View.Has("crypto_prepaid") || member.Ad.Contacts.Any(c => c.Kind == ContactKind.Wallet);
}
