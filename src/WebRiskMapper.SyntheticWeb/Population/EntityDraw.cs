using System.Globalization;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Population;

/// <summary>Invents entities: their numbers, personas and habits. Numbers are never shared by two entities.</summary>
/// <param name="countries">Where numbers from abroad come from: ISO alpha-2, ascending.</param>
internal sealed class EntityDraw(int seed, IReadOnlyList<string> countries)
{
    private static readonly string[] Nationalities = [.. English.Phrases.Nationalities.Keys.Order(StringComparer.Ordinal)];
    private static readonly string[] Services = [.. ServiceCodes.All.Where(s => !string.Equals(s, SignalDraw.Unprotected, StringComparison.Ordinal))];
    private static readonly string[] AgencyWords = ["Aurora", "Belvedere", "Camelia", "Dahlia", "Estrella", "Fontana", "Gloria", "Harmony", "Iris", "Jasmin", "Konsul", "Lotus", "Magnolia", "Nova", "Opal", "Perla"];

    private readonly Dictionary<string, int> numbersUsed = new(StringComparer.Ordinal);
    private int nextEntity;
    private int nextPersona;

    public EntityDraft Next(EntityKind kind, string country, int mostPersonas)
    {
        var id = nextEntity++;
        var dice = new Dice(seed, "entity", id);
        var signature = id.ToString(CultureInfo.InvariantCulture);
        var phones = Enumerable.Range(0, Numbers(kind, dice)).Select(_ => Number(PhoneCountry(kind, country, dice))).ToList();
        var agency = kind == EntityKind.Agency ? dice.Pick(AgencyWords) + " " + dice.Pick(new[] { "Agency", "Models", "Lounge", "Escort" }) + " " + signature : null;
        var word = WorkingNames.Latin(dice.Below(WorkingNames.Count)).ToLowerInvariant();
        var entity = new EntityDraft
        {
            Id = id,
            Kind = kind,
            Country = country,
            Phones = phones,
            Personas = [],
            Email = dice.Chance(kind == EntityKind.Agency ? 0.8 : 0.18) ? word + signature + "@" + dice.Pick(new[] { "mail.example", "post.example", "inbox.example" }) : null,
            Telegram = phones.Count == 0 || dice.Chance(0.2) ? word + "_" + signature : null,
            AgencyName = agency,
            Phase = dice.Below(45),
        };
        var voice = VoiceOf(kind, dice);
        var rate = kind switch
        {
            EntityKind.Exploitation => 0.55 + (0.4 * dice.Unit()),
            EntityKind.Spam => 0.35 + (0.3 * dice.Unit()),
            _ => 0.85 + (0.6 * dice.Unit()),
        };
        var writing = Writing(kind, dice);
        for (var count = Math.Min(PersonaCount(kind, dice), mostPersonas); count > 0; count--)
        {
            entity.Personas.Add(Invent(entity, dice, voice, rate, writing));
        }

        return entity;
    }

    /// <summary>One more person in an existing network, as later generations add them.</summary>
    public Persona Join(EntityDraft entity, Dice dice)
    {
        var like = entity.Personas[0];
        var persona = Invent(entity, dice, like.Voice, like.Rate, like.Writing);
        entity.Personas.Add(persona);
        return persona;
    }

    /// <summary>The entity of the safety fixture: no contact and a stated age of 17.</summary>
    public EntityDraft Fixture(string country) => new()
    {
        Id = nextEntity++,
        Kind = EntityKind.SafetyFixture,
        Country = country,
        Phones = [],
        Phase = 0,
        Personas = [new Persona(nextPersona++, 0, 17, null, [], 0, new HashSet<string>(StringComparer.Ordinal), 1, -1, PhoneWriting.Compact, Voice.FirstPerson)],
    };

    private Persona Invent(EntityDraft entity, Dice dice, Voice voice, double rate, PhoneWriting writing)
    {
        var signals = SignalDraw.For(entity.Kind, dice);
        if (entity.Kind == EntityKind.Independent)
        {
            voice = signals.Contains(SignalDraw.ThirdPerson) ? Voice.ThirdPerson : Voice.FirstPerson;
            rate = signals.Contains(SignalDraw.LowPrice) ? 0.5 : rate;
        }
        else if (voice != Voice.FirstPerson)
        {
            signals.Add(voice == Voice.Plural ? SignalDraw.Plural : SignalDraw.ThirdPerson);
        }

        if (signals.Contains(SignalDraw.LowPrice))
        {
            rate = Math.Min(rate, 0.7);
        }
        else if (rate < 0.75)
        {
            signals.Add(SignalDraw.LowPrice);
        }

        var services = dice.Several(Services, dice.Between(2, entity.Kind == EntityKind.Independent ? 5 : 7));
        if (signals.Contains(SignalDraw.Unprotected))
        {
            services.Add(SignalDraw.Unprotected);
        }

        var phone = entity.Phones.Count == 0 ? -1 : dice.Below(entity.Phones.Count);
        return new Persona(
            nextPersona++,
            dice.Below(WorkingNames.Count),
            signals.Contains(SignalDraw.Under23) ? dice.Between(18, 22) : dice.Between(23, entity.Kind == EntityKind.Independent ? 49 : 34),
            signals.Contains(SignalDraw.Nationality) ? dice.Pick(Nationalities) : null,
            services,
            dice.Between(155, 180),
            signals,
            rate,
            phone,
            signals.Contains(SignalDraw.Obscured) ? dice.Pick(PhoneWriter.Obscured) : writing,
            voice);
    }

    private static int Numbers(EntityKind kind, Dice dice) => kind switch
    {
        EntityKind.Exploitation => dice.Between(1, 3),
        EntityKind.Spam => dice.Between(1, 2),
        EntityKind.Agency => 1,

        // A few independents are reached by messenger only.
        _ => dice.Chance(0.05) ? 0 : 1,
    };

    private static int PersonaCount(EntityKind kind, Dice dice) => kind switch
    {
        EntityKind.Exploitation => dice.Between(3, 8),
        EntityKind.Agency => dice.Between(5, 15),
        EntityKind.Spam => dice.Between(4, 9),
        _ => 1,
    };

    private static Voice VoiceOf(EntityKind kind, Dice dice) => kind switch
    {
        EntityKind.Agency => dice.Chance(0.6) ? Voice.Plural : Voice.ThirdPerson,
        EntityKind.Exploitation => (Voice)dice.Weighted([0.35, 0.3, 0.35]),
        _ => Voice.FirstPerson,
    };

    private static PhoneWriting Writing(EntityKind kind, Dice dice) =>
        kind == EntityKind.Agency ? PhoneWriting.International : dice.Pick(PhoneWriter.Plain);

    /// <summary>Mostly the country of the ads; networks and spam bring numbers from elsewhere more often.</summary>
    private string PhoneCountry(EntityKind kind, string country, Dice dice)
    {
        var abroad = kind switch { EntityKind.Exploitation => 0.25, EntityKind.Spam => 0.4, EntityKind.Independent => 0.03, _ => 0 };
        return dice.Chance(abroad) ? dice.Pick(countries) : country;
    }

    /// <summary>A number of the country that nobody has had yet.</summary>
    public (NumberPlan Plan, string Significant) Number(string country)
    {
        var used = numbersUsed.GetValueOrDefault(country);
        numbersUsed[country] = used + 1;
        var plan = NumberPlan.ByCountry[country];
        return (plan, plan.Significant(used));
    }
}
