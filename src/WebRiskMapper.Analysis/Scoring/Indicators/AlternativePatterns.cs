using System.Globalization;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>
/// Patterns that explain indicators otherwise. Mass-produced ads are often spam or scam, not exploitation (Marinus: over
/// 20 % of 35,000 ads), and an agency that works in the open shares phones and prices by nature.
/// </summary>
internal static class AlternativePatterns
{
    /// <summary>
    /// A mailing is often found in parts, each by the number it names, so that a part already counts from as many ads as can lie in
    /// <see cref="CitiesFrom"/> cities; its strength is then a sixth of a whole mailing's, and more with every ad and city.
    /// </summary>
    private const int MassFrom = 3;

    private const int MassFull = 10;
    private const int CitiesFrom = 3;
    private const int CitiesFull = 6;

    /// <summary>Farther than this, a person who is in one city today cannot well receive in the other today or tomorrow.</summary>
    private const double TravelKilometres = 300;

    private const int MovesAtLeast = 2;

    private const int AgencyPersonas = 3;

    /// <summary>Shares of an agency's ads; some are read wrong.</summary>
    private const double OneCity = 0.9;
    private const double Settled = 0.75;
    private const double Concealed = 0.15;

    /// <summary>Strength when no ad says that an agency speaks; most of them describe a woman in the third person.</summary>
    private const double SilentAgency = 0.7;

    /// <summary>
    /// Product of mass, spread over cities, and a reason why nobody is there to be met: payment in advance is asked, or the same
    /// person is advertised in distant cities on one day. A network that is moved advertises few cities, one after the other.
    /// </summary>
    public static Finding? Spam(EntityView entity)
    {
        var ads = entity.Members.Count;
        if (ads < MassFrom)
        {
            return null;
        }

        var cities = entity.Members.Select(m => m.City).OfType<int>().Distinct().Count();
        var spread = Strength.Rising(ads, MassFrom, MassFull) * Strength.Rising(cities, CitiesFrom, CitiesFull);
        if (spread == 0)
        {
            return null;
        }

        var prepaid = entity.Members.Count(AsksPrepayment) / (double)ads;
        var (moves, impossible) = Moves(entity);
        var everywhere = moves < MovesAtLeast ? 0 : impossible / (double)moves;
        var strength = spread * (1 - (1 - Math.Min(1, 2 * prepaid)) * (1 - Math.Min(1, 2 * everywhere)));
        return strength == 0 ? null : new Finding(strength, string.Create(
            CultureInfo.InvariantCulture,
            $"mass-produced: {ads} ads in {cities} cities; {prepaid:P0} ask for payment in advance; {impossible} of {moves} moves too far for a day"));
    }

    /// <summary>
    /// Most ads carry a contact that several personas share and that stays in one city; nothing concealed, no payment in advance. Each
    /// contact is judged by itself, because agencies of several cities may share a switchboard and be found as one entity.
    /// </summary>
    public static double OpenAgency(EntityView entity)
    {
        var ads = entity.Members.Count;
        if (entity.Personas < AgencyPersonas)
        {
            return 0;
        }

        var settled = entity.ByContact.Where(IsSettled).SelectMany(c => c.Members).Distinct().Count();
        if (settled < Settled * ads || entity.Members.Count(m => m.Ad.Contacts.Any(c => c.Obfuscated) || AsksPrepayment(m)) > Concealed * ads)
        {
            return 0;
        }

        var openVoice = entity.Members.Count(m => m.View.Has("agency_open") || m.View.Has("plural_voice")) / (double)ads;
        return Math.Min(1, SilentAgency + openVoice);
    }

    private static bool IsSettled(ContactUse contact)
    {
        if (contact.Personas < AgencyPersonas)
        {
            return false;
        }

        var cities = contact.Members.Select(m => m.City).OfType<int>().ToList();
        return cities.Count > 0 && cities.CountBy(c => c).Max(c => c.Value) >= OneCity * cities.Count;
    }

    /// <summary>Changes of city of each persona in order of posting, and those from one day to the same or the next between distant cities.</summary>
    private static (int Moves, int Impossible) Moves(EntityView entity)
    {
        var (moves, impossible) = (0, 0);
        foreach (var persona in entity.Dated.Where(m => m.City is not null).GroupBy(m => m.Persona))
        {
            Member? before = null;
            foreach (var member in persona)
            {
                if (before is not null && before.City != member.City)
                {
                    moves++;
                    var soon = member.Ad.PostedAt!.Value.DayNumber - before.Ad.PostedAt!.Value.DayNumber <= 1;
                    impossible += soon && entity.Distant(before, member, TravelKilometres) ? 1 : 0;
                }

                before = member;
            }
        }

        return (moves, impossible);
    }

    private static bool AsksPrepayment(Member member) =>
        member.View.Has("prepayment") || member.View.Has("crypto_prepaid") || member.Ad.Contacts.Any(c => c.Kind == ContactKind.Wallet);
}
