using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>An ad inside its entity.</summary>
internal sealed record Member(AdView View, int Persona, int Template)
{
    public StoredAd Ad => View.Ad;

    /// <summary>Null unless the city is known with confidence of at least 0.5.</summary>
    public int? City => Ad.Place.LocatedCity();
}

/// <summary>The ads of one entity as the indicators see them. Contacts that linking damped as hubs are left out.</summary>
internal sealed class EntityView
{
    public EntityView(IReadOnlyList<Member> members, IReadOnlySet<string> hubs, IReadOnlySet<string> stockImages, IndicatorSettings settings, Func<int, IReadOnlyList<StyleMate>> styleMates)
    {
        Members = members;
        Settings = settings;
        StyleMates = [.. members.Select(m => m.Persona).Distinct().Select(p => (p, styleMates(p)))];
        Personas = StyleMates.Count;
        ByContact =
        [
            .. members
                .SelectMany(m => m.Ad.Contacts.DistinctBy(c => c.Hmac, StringComparer.Ordinal), (m, c) => (Member: m, Contact: c))
                .Where(x => !hubs.Contains(x.Contact.Hmac))
                .GroupBy(x => x.Contact.Hmac, StringComparer.Ordinal)
                .Select(g => new ContactUse(g.First().Contact.Kind, [.. g.Select(x => x.Member)])),
        ];
        ByImage =
        [
            .. members
                .SelectMany(m => m.Ad.ImageFingerprints.Distinct(StringComparer.Ordinal), (m, i) => (Member: m, Image: i))
                .Where(x => !stockImages.Contains(x.Image))
                .GroupBy(x => x.Image, x => x.Member, StringComparer.Ordinal)
                .Select(g => (IReadOnlyList<Member>)[.. g]),
        ];
        Dated = [.. members.Where(m => m.Ad.PostedAt is not null).OrderBy(m => m.Ad.PostedAt).ThenBy(m => m.Ad.AdId)];
        Routes = [.. Dated.GroupBy(m => m.Persona, m => (m.Ad.PostedAt!.Value.DayNumber, m.City)).Select(posted => Linking.Routes.Of(posted.Where(p => p.City is not null).Select(p => (p.DayNumber, p.City!.Value))))];
    }

    public IReadOnlyList<Member> Members { get; }

    public IndicatorSettings Settings { get; }

    public int Personas { get; }

    public IReadOnlyList<ContactUse> ByContact { get; }

    /// <summary>Of each persona, who else writes as she does; they may be of other entities.</summary>
    public IReadOnlyList<(int Persona, IReadOnlyList<StyleMate> Mates)> StyleMates { get; }

    /// <summary>Members per image, without stock pictures that many entities use.</summary>
    public IReadOnlyList<IReadOnlyList<Member>> ByImage { get; }

    /// <summary>Members with a posting date, oldest first.</summary>
    public IReadOnlyList<Member> Dated { get; }

    /// <summary>Of each persona with a posting date, her stays in order of posting.</summary>
    public IReadOnlyList<IReadOnlyList<Stay>> Routes { get; }

    /// <summary>Whether two located ads are at least so far apart; where a distance is not known, whether they are in two countries.</summary>
    public bool Distant(Member a, Member b, double kilometres) =>
        Settings.Distances.Kilometres(a.City!.Value, b.City!.Value) is { } known
            ? known >= kilometres
            : !string.Equals(a.Ad.Place.Country, b.Ad.Place.Country, StringComparison.Ordinal);
}

/// <summary>The ads of the entity that carry one contact.</summary>
internal sealed record ContactUse(ContactKind Kind, IReadOnlyList<Member> Members)
{
    public int Personas => Members.Select(m => m.Persona).Distinct().Count();
}
