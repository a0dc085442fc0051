using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>An ad inside its entity.</summary>
/// <param name="SlotText">Equal for ads whose texts differ only in their slots; 0 where a text is too short.</param>
internal sealed record Member(AdView View, int Persona, int Template, ulong SlotText)
{
    public StoredAd Ad => View.Ad;

    /// <summary>Null unless the city is known with confidence of at least 0.5.</summary>
    public int? City => Ad.Place.LocatedCity();
}

/// <summary>
/// The ads of one entity as the indicators see them. Contacts that linking damped as hubs are left out. Most entities are small, and few
/// indicators get far with those, so that each grouping is made when it is first asked for.
/// </summary>
internal sealed class EntityView(IReadOnlyList<Member> members, IReadOnlySet<string> hubs, IReadOnlySet<string> stockImages, IndicatorSettings settings, StyleMates styles, int entity)
{
    public IReadOnlyList<Member> Members { get; } = members;

    public IndicatorSettings Settings { get; } = settings;

    /// <summary>They are numbered from 0.</summary>
    public int Personas { get; } = members.Max(m => m.Persona) + 1;

    public IReadOnlyCollection<ContactUse> ByContact => field ??= UsesOfContacts();

    /// <summary>Of each persona, who else writes as she does; they may be of other entities. Empty where nobody does.</summary>
    public IReadOnlyList<IReadOnlyList<StyleMate>> StyleMates => field ??= styles.Of(entity, Personas);

    /// <summary>Members per image, without stock pictures that many entities use.</summary>
    public IReadOnlyCollection<IReadOnlyList<Member>> ByImage => field ??= UsesOfImages();

    /// <summary>Members with a posting date, oldest first.</summary>
    public IReadOnlyList<Member> Dated => field ??= [.. Members.Where(m => m.Ad.PostedAt is not null).OrderBy(m => m.Ad.PostedAt).ThenBy(m => m.Ad.AdId)];

    /// <summary>Of each persona with a posting date, her stays in order of posting.</summary>
    public IReadOnlyList<IReadOnlyList<Stay>> Routes => field ??=
        [.. Dated.GroupBy(m => m.Persona, m => (m.Ad.PostedAt!.Value.DayNumber, m.City)).Select(posted => Linking.Routes.Of(posted.Where(p => p.City is not null).Select(p => (p.DayNumber, p.City!.Value))))];

    /// <summary>Whether two located ads are at least so far apart; where a distance is not known, whether they are in two countries.</summary>
    public bool Distant(Member a, Member b, double kilometres) =>
        Settings.Distances.Kilometres(a.City!.Value, b.City!.Value) is { } known
            ? known >= kilometres
            : !string.Equals(a.Ad.Place.Country, b.Ad.Place.Country, StringComparison.Ordinal);

    /// <summary>How many personas some of an entity's ads show.</summary>
    public static int PersonasOf(IReadOnlyList<Member> ads) => ads.Count == 1 ? 1 : ads.Select(m => m.Persona).Distinct().Count();

    private IReadOnlyCollection<ContactUse> UsesOfContacts()
    {
        var uses = new OrderedDictionary<string, ContactUse>(StringComparer.Ordinal);
        foreach (var member in Members)
        {
            foreach (var contact in member.Ad.Contacts)
            {
                if (uses.TryGetValue(contact.Hmac, out var use))
                {
                    use.Add(member);
                }
                else if (!hubs.Contains(contact.Hmac))
                {
                    uses.Add(contact.Hmac, new ContactUse(contact.Kind, member));
                }
            }
        }

        return uses.Values;
    }

    private IReadOnlyCollection<IReadOnlyList<Member>> UsesOfImages()
    {
        var uses = new OrderedDictionary<string, List<Member>>(StringComparer.Ordinal);
        foreach (var member in Members)
        {
            foreach (var image in member.Ad.ImageFingerprints)
            {
                if (!uses.TryGetValue(image, out var use))
                {
                    if (!stockImages.Contains(image))
                    {
                        uses.Add(image, [member]);
                    }
                }
                else if (use[^1] != member)
                {
                    use.Add(member);
                }
            }
        }

        return uses.Values;
    }
}

/// <summary>The ads of the entity that carry one contact.</summary>
internal sealed class ContactUse(ContactKind kind, Member first)
{
    private readonly List<Member> _members = [first];
    private int? _personas;

    public ContactKind Kind { get; } = kind;

    public IReadOnlyList<Member> Members => _members;

    public int Personas => _personas ??= EntityView.PersonasOf(_members);

    /// <summary>Adds an ad; ads come one after another, and one that carries the contact twice counts once.</summary>
    public void Add(Member member)
    {
        if (!ReferenceEquals(_members[^1], member))
        {
            _members.Add(member);
        }
    }
}
