using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Phones;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>Invents the entities of a world one after another; remembers no more of them than the numbers that others may get.</summary>
internal sealed class PartyDraw(World world, EntityDraw draw, int seed)
{
    public const string Ethnicity = "ethnicity_stated";
    private const int DaysFallow = World.MonthsFallow * 30;
    private const int MostRemembered = 500;
    private const int MostPersonas = 15;

    /// <summary>Keys of texts: personas count up from 0, entities from here, templates that many entities share from <see cref="SharedTexts"/>.</summary>
    private const long EntityTexts = 1L << 40;

    private const long SharedTexts = 1L << 41;

    private static readonly string[] Nationalities = [.. English.Phrases.Nationalities.Keys.Order(StringComparer.Ordinal)];
    private static readonly string[] OwnSignals = [SignalDraw.Nationality, SignalDraw.Under23, SignalDraw.Obscured, SignalDraw.LowPrice, SignalDraw.Unprotected, Ethnicity];

    private readonly Dictionary<(string Country, EntityKind Kind), ((NumberPlan, string) Number, int Uses)> borrowed = [];
    private readonly Dictionary<string, List<((NumberPlan, string) Number, int LastDay)>> resting = new(StringComparer.Ordinal);

    public Party Next(int id, string country)
    {
        var kind = KindOf(id);
        var entity = draw.Next(kind, country, MostPersonas);
        var dice = new Dice(seed, "world party", id);
        var recycles = kind is EntityKind.Independent or EntityKind.Exploitation && dice.Chance(world.RecycledPhones);
        var start = recycles ? dice.Between(DaysFallow, world.Days - 31) : dice.Below(world.Days - 30);
        var alone = kind == EntityKind.Exploitation && world.StyleAndRouteOnly;
        var network = kind is EntityKind.Exploitation or EntityKind.Spam;
        var phones = entity.Phones.ToList();
        var personas = WithOrigin(entity.Personas, kind, dice);
        long? text = kind switch
        {
            EntityKind.Spam => EntityTexts + id,
            EntityKind.Exploitation when !alone => EntityTexts + id,
            EntityKind.Agency when world.AgencyTemplates > 0 => SharedTexts + (id % world.AgencyTemplates),
            EntityKind.Agency when dice.Chance(0.5) => EntityTexts + id,
            _ => null,
        };
        if (text is not null)
        {
            personas = WithOneText(personas);
        }

        // Half of the networks give every persona a burner of her own: then no contact ties them together.
        if (kind == EntityKind.Exploitation && (alone || dice.Chance(0.5)))
        {
            phones = [.. personas.Select(_ => draw.Number(country))];
            personas = [.. personas.Select((p, i) => p with { Phone = i })];
        }

        var recycled = recycles && Recycle(phones, country, start);
        if (alone)
        {
            personas = [.. personas.Select(p => p with { Rate = 0.55 + (0.8 * dice.Unit()) })];
        }

        return new Party(
            id,
            kind,
            country,
            personas,
            phones,
            alone ? null : entity.Email,
            alone ? null : entity.Telegram,
            entity.AgencyName,
            Borrowed(kind, country, dice),
            start,
            recycled,
            text,
            WritingStyle.Draw(dice, odd: alone ? 1 : network ? 0.6 : 0.5),
            network && !alone && dice.Chance(0.4),
            network && !alone);
    }

    /// <summary>The party's last ad is from <paramref name="lastDay"/>: her numbers may come to somebody else later.</summary>
    public void Retire(Party party, int lastDay)
    {
        if (world.RecycledPhones == 0 || party.Kind != EntityKind.Independent || party.Phones.Count == 0)
        {
            return;
        }

        if (!resting.TryGetValue(party.Country, out var free))
        {
            resting.Add(party.Country, free = []);
        }

        // A number goes on once, so no chain of owners forms within one world.
        if (free.Count < MostRemembered && !party.Recycled && lastDay + DaysFallow < world.Days)
        {
            free.Add((party.Phones[0], lastDay));
        }
    }

    /// <summary>Kinds come at even distances, so that a rare kind is there in every world however small.</summary>
    private EntityKind KindOf(int id)
    {
        bool Falls(double share, double phase) => Math.Floor(((id + 1) * share) + phase) > Math.Floor((id * share) + phase);
        var phase = new Dice(seed, "world kinds").Unit();
        return Falls(world.Exploited, 0.5) ? EntityKind.Exploitation
            : Falls(world.Agencies, phase) ? EntityKind.Agency
            : Falls(world.Spam, phase * 0.7) ? EntityKind.Spam
            : EntityKind.Independent;
    }

    private List<Persona> WithOrigin(List<Persona> personas, EntityKind kind, Dice dice)
    {
        var ethnicity = world.UninformativeOrigin ? 0.1 : kind switch { EntityKind.Exploitation => 0.25, EntityKind.Agency => 0.12, EntityKind.Spam => 0.1, _ => 0.05 };
        return personas.ConvertAll(p =>
        {
            var signals = new HashSet<string>(p.Signals, StringComparer.Ordinal);
            if (dice.Chance(ethnicity))
            {
                signals.Add(Ethnicity);
            }

            if (!world.UninformativeOrigin)
            {
                return p with { Signals = signals };
            }

            signals.Remove(SignalDraw.Nationality);
            var stated = dice.Chance(0.35);
            if (stated)
            {
                signals.Add(SignalDraw.Nationality);
            }

            return p with { Signals = signals, Nationality = stated ? dice.Pick(Nationalities) : null };
        });
    }

    /// <summary>One text for everybody says the same for everybody, whatever each person is like.</summary>
    private static List<Persona> WithOneText(List<Persona> personas)
    {
        var common = personas[0].Signals.Except(OwnSignals, StringComparer.Ordinal).ToList();
        return personas.ConvertAll(p => p with { Signals = p.Signals.Intersect(OwnSignals, StringComparer.Ordinal).Concat(common).ToHashSet(StringComparer.Ordinal) });
    }

    private bool Recycle(List<(NumberPlan, string)> phones, string country, int start)
    {
        var free = resting.GetValueOrDefault(country, []);
        var at = phones.Count == 0 ? -1 : free.FindIndex(r => r.LastDay + DaysFallow <= start);
        if (at < 0)
        {
            return false;
        }

        phones[0] = free[at].Number;
        free.RemoveAt(at);
        return true;
    }

    /// <summary>Some agencies share a switchboard by half a dozen, some independents a telephone service by some dozens.</summary>
    private (NumberPlan, string)? Borrowed(EntityKind kind, string country, Dice dice)
    {
        var (chance, most) = kind switch { EntityKind.Agency => (0.25, 6), EntityKind.Independent => (0.05, 40), _ => (0.0, 0) };
        if (!dice.Chance(chance))
        {
            return null;
        }

        var (number, uses) = borrowed.TryGetValue((country, kind), out var known) && known.Uses < most ? known : (draw.Number(country), 0);
        borrowed[(country, kind)] = (number, uses + 1);
        return number;
    }
}
