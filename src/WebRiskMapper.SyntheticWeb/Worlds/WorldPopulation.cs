using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>
/// The ads of a world, written one entity after another: only the ads that somebody keeps take memory. The same world, number and seed
/// give the same ads on every machine.
/// </summary>
public sealed class WorldPopulation
{
    private readonly World world;
    private readonly int seed;
    private readonly WorldPlatforms platforms;
    private readonly PartyDraw parties;
    private readonly WorldWriter writer;

    private WorldPopulation(World world, int ads, int seed)
    {
        // Seeds of development's web are small: no entity of a world is one of its entities with another text.
        this.seed = unchecked((seed * 7919) + 1_000_003);
        this.world = world;
        var draw = new EntityDraw(this.seed, Markets.Plan(MarketSet.Wide).Countries);
        platforms = new WorldPlatforms(world, ads, this.seed, draw);
        parties = new PartyDraw(world, draw, this.seed);
        writer = new WorldWriter(this.seed);
    }

    /// <summary>The last day on which an ad can have been posted.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 15);

    /// <param name="ads">Number of ads, 1 or more; the last entity may lose some of hers.</param>
    public static IEnumerable<WorldAd> Ads(World world, int ads, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ads, 1);
        return new WorldPopulation(world, ads, seed).All().Take(ads);
    }

    private IEnumerable<WorldAd> All()
    {
        var ad = 0;
        for (var id = 0; ; id++)
        {
            var dice = new Dice(seed, "world places", id);
            var home = dice.Pick(platforms.All);
            var party = parties.Next(id, home.Country);
            var last = 0;
            foreach (var (persona, platform, city, day) in Places(party, home, dice))
            {
                last = Math.Max(last, day);
                yield return writer.Write(new WorldDraft(ad++, party, persona, platform, city, DayOf(day)));
            }

            parties.Retire(party, last);
        }
    }

    private DateOnly DayOf(int day) => Today.AddDays(Math.Min(0, day - world.Days));

    private IEnumerable<(Persona Persona, WorldPlatform Platform, City City, int Day)> Places(Party party, WorldPlatform home, Dice dice) => party.Kind switch
    {
        EntityKind.Agency => Agency(party, home, dice),
        EntityKind.Spam => Spam(party, dice),
        EntityKind.Exploitation => Circuit(party, dice),
        _ => Independent(party, home, dice),
    };

    /// <summary>One city, seldom two; one to three platforms of her country within weeks.</summary>
    private IEnumerable<(Persona, WorldPlatform, City, int)> Independent(Party party, WorldPlatform home, Dice dice)
    {
        var cities = Markets.ByCountry[party.Country].Cities;
        var city = dice.Pick(cities);
        yield return (party.Personas[0], home, city, party.Start);
        for (var more = dice.Weighted([0.55, 0.3, 0.15]); more > 0; more--)
        {
            yield return (party.Personas[0], dice.Pick(platforms.In(party.Country)), dice.Chance(0.1) ? dice.Pick(cities) : city, party.Start + dice.Below(30));
        }
    }

    /// <summary>One city, one platform and sometimes a second.</summary>
    private IEnumerable<(Persona, WorldPlatform, City, int)> Agency(Party party, WorldPlatform home, Dice dice)
    {
        var city = dice.Pick(Markets.ByCountry[party.Country].Cities);
        var second = dice.Chance(0.3) ? dice.Pick(platforms.In(party.Country)) : null;
        foreach (var persona in party.Personas)
        {
            yield return (persona, home, city, party.Start + dice.Below(30));
            if (second is not null)
            {
                yield return (persona, second, city, party.Start + dice.Below(30));
            }
        }
    }

    /// <summary>Any platform, any city, within days.</summary>
    private IEnumerable<(Persona, WorldPlatform, City, int)> Spam(Party party, Dice dice)
    {
        for (var count = dice.Between(15, 40); count > 0; count--)
        {
            var platform = dice.Pick(platforms.All);
            yield return (dice.Pick(party.Personas), platform, dice.Pick(Markets.ByCountry[platform.Country].Cities), party.Start + dice.Below(6));
        }
    }

    /// <summary>All personas travel one route, a few days at a stop; some routes cross a border. They advertise at some of its stops, in order.</summary>
    private IEnumerable<(Persona, WorldPlatform, City, int)> Circuit(Party party, Dice dice)
    {
        var abroad = dice.Chance(0.35) ? dice.Pick(platforms.All).Country : party.Country;
        var stops = new List<(string Country, City City)>();
        for (var stop = dice.Between(3, 5); stop > 0; stop--)
        {
            var country = stop % 2 == 0 ? abroad : party.Country;
            stops.Add((country, dice.Pick(Markets.ByCountry[country].Cities)));
        }

        var pace = dice.Between(3, 6);
        foreach (var persona in party.Personas)
        {
            var first = world.StyleAndRouteOnly ? 0 : dice.Below(stops.Count);
            var visits = world.StyleAndRouteOnly ? dice.Between(3, stops.Count) : dice.Between(1, 3);
            for (var at = first; at < Math.Min(stops.Count, first + visits); at++)
            {
                yield return (persona, dice.Pick(platforms.In(stops[at].Country)), stops[at].City, party.Start + (at * pace) + dice.Below(2));
            }
        }
    }
}
