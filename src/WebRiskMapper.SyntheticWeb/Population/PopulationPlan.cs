using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Population;

/// <summary>
/// Fills the sites. Networks are placed first, each over its own sites and cities; independents then fill every site to its
/// number of ads. Later generations take some ads away and add others; what stays keeps its id and URL.
/// </summary>
internal sealed class PopulationPlan
{
    private const double AgencyShare = 0.04;
    private const double SpamShare = 0.01;
    private const int CycleDays = 45;

    private readonly SyntheticWebOptions options;
    private readonly IReadOnlyList<SiteTruth> sites;
    private readonly EntityDraw draw;
    private readonly int[] free;
    private readonly int[] local;
    private readonly Dictionary<string, List<SiteTruth>> sitesByCountry = new(StringComparer.Ordinal);
    private readonly List<SiteTruth>[] agencySites;

    private PopulationPlan(SyntheticWebOptions options, IReadOnlyList<SiteTruth> sites)
    {
        this.options = options;
        this.sites = sites;
        draw = new EntityDraw(options.Seed, Markets.Plan(options.Markets).Countries);
        local = new int[sites.Count];
        free = [.. sites.Select(s => options.AdsPerSite + new Dice(options.Seed, "size", s.Id).Below((options.AdsPerSite / 5) + 1))];
        foreach (var site in sites)
        {
            foreach (var country in site.Countries)
            {
                if (!sitesByCountry.TryGetValue(country, out var list))
                {
                    sitesByCountry[country] = list = [];
                }

                list.Add(site);
            }
        }

        agencySites = [.. sites.Select(s => sitesByCountry[s.Countries[0]])];
    }

    public List<EntityDraft> Entities { get; } = [];

    /// <summary>Every ad that ever was, in order of id.</summary>
    public List<AdDraft> Ads { get; } = [];

    public static PopulationPlan Draw(SyntheticWebOptions options, IReadOnlyList<SiteTruth> sites)
    {
        var plan = new PopulationPlan(options, sites);
        plan.PlaceFixture();
        plan.PlaceNetworks();
        plan.FillWithIndependents();
        for (var generation = 1; generation <= options.Generation; generation++)
        {
            plan.Grow(generation);
        }

        return plan;
    }

    /// <summary>Whether the ad has not been taken down in any generation since it appeared.</summary>
    public bool IsOnline(AdDraft ad)
    {
        for (var generation = ad.Birth + 1; generation <= options.Generation && ad.Entity.Kind != EntityKind.SafetyFixture; generation++)
        {
            if (new Dice(options.Seed, "vanish", (ad.Id * 64L) + generation).Chance(0.03))
            {
                return false;
            }
        }

        return true;
    }

    private void PlaceFixture()
    {
        var entity = draw.Fixture(sites[0].Countries[0]);
        Entities.Add(entity);
        Add(entity, entity.Personas[0], sites[0], Markets.ByCountry[entity.Country].Cities[0], entity.Country, 0, 0);
    }

    private void PlaceNetworks()
    {
        var dice = new Dice(options.Seed, "networks");
        var most = Math.Max(3, options.AdsPerSite / 4);
        var share = options.ExploitationPrevalence;

        // Expected ads of each kind, from the draws below; they only fix how many entities make up the wanted number of ads.
        var mean = (share * Math.Min(5.5, most) * 2) + (AgencyShare * Math.Min(10, most) * 1.3) + (SpamShare * 27) + ((1 - share - AgencyShare - SpamShare) * 1.5);
        var entities = free.Sum() / mean;
        var networks = new List<EntityKind>();
        networks.AddRange(Enumerable.Repeat(EntityKind.Exploitation, Math.Max(1, (int)Math.Round(entities * share))));
        networks.AddRange(Enumerable.Repeat(EntityKind.Spam, Math.Max(1, (int)Math.Round(entities * SpamShare))));
        networks.AddRange(Enumerable.Repeat(EntityKind.Agency, Math.Max(1, (int)Math.Round(entities * AgencyShare))));
        foreach (var kind in networks)
        {
            var site = dice.Pick(sites);
            var country = dice.Pick(site.Countries);
            var entity = draw.Next(kind, country, most);
            Entities.Add(entity);
            switch (kind)
            {
                case EntityKind.Agency:
                    PlaceAgency(entity, site, dice);
                    break;
                case EntityKind.Spam:
                    PlaceSpam(entity, dice);
                    break;
                default:
                    PlaceCircuit(entity, dice);
                    break;
            }
        }
    }

    /// <summary>An agency stays in one city, on its own site and sometimes a second one.</summary>
    private void PlaceAgency(EntityDraft entity, SiteTruth site, Dice dice)
    {
        var city = dice.Pick(Markets.ByCountry[entity.Country].Cities);
        var second = dice.Chance(0.3) ? dice.Pick(agencySites[site.Id]) : null;
        foreach (var persona in entity.Personas)
        {
            TryAdd(entity, persona, site, city, dice.Below(CycleDays));
            if (second is not null && second.Id != site.Id && second.Countries.Contains(entity.Country, StringComparer.Ordinal))
            {
                TryAdd(entity, persona, second, city, dice.Below(CycleDays));
            }
        }
    }

    /// <summary>Spam posts one text everywhere: any site, any city, within days.</summary>
    private void PlaceSpam(EntityDraft entity, Dice dice)
    {
        for (var count = dice.Between(15, 40); count > 0; count--)
        {
            var site = dice.Pick(sites);
            var country = dice.Pick(site.Countries);
            var city = dice.Pick(Markets.ByCountry[country].Cities);
            TryAdd(entity, dice.Pick(entity.Personas), site, city, entity.Phase - dice.Below(6), country);
        }
    }

    /// <summary>Personas move together over a circuit of cities, a few days each; some circuits cross a border.</summary>
    private void PlaceCircuit(EntityDraft entity, Dice dice)
    {
        var stops = new List<(string Country, City City)>();
        var abroad = dice.Chance(0.35) ? dice.Pick(sites).Countries[0] : entity.Country;
        for (var stop = dice.Between(2, 5); stop > 0; stop--)
        {
            var country = stop % 2 == 0 ? entity.Country : abroad;
            stops.Add((country, dice.Pick(Markets.ByCountry[country].Cities)));
        }

        var pace = dice.Between(4, 9);
        foreach (var persona in entity.Personas)
        {
            var first = dice.Below(stops.Count);
            var visits = dice.Between(1, 3);
            for (var i = 0; i < visits; i++)
            {
                var at = (first + i) % stops.Count;
                var site = dice.Pick(sitesByCountry[stops[at].Country]);
                TryAdd(entity, persona, site, stops[at].City, entity.Phase - (at * pace) - dice.Below(2), stops[at].Country);
            }
        }
    }

    private void FillWithIndependents()
    {
        var dice = new Dice(options.Seed, "independents");
        var firstAds = new List<AdDraft>[sites.Count];
        var plan = Markets.Plan(options.Markets);
        foreach (var site in sites.OrderBy(s => SitePlan.Mirrored(s.Id, plan) is null ? 0 : 1))
        {
            firstAds[site.Id] = [];
            var originals = SitePlan.Mirrored(site.Id, plan) is { } original ? new Queue<AdDraft>(firstAds[original]) : null;
            while (free[site.Id] > 0)
            {
                // A mirror mostly repeats the ads of its platform's first site.
                if (originals is { Count: > 0 } && dice.Chance(0.6))
                {
                    var ad = originals.Dequeue();
                    TryAdd(ad.Entity, ad.Persona, site, ad.City, ad.Phase, ad.Country);
                    continue;
                }

                PlaceIndependent(site, dice, 0, firstAds[site.Id]);
            }
        }
    }

    private void PlaceIndependent(SiteTruth site, Dice dice, int birth, List<AdDraft>? firstAds)
    {
        var country = dice.Pick(site.Countries);
        var entity = draw.Next(EntityKind.Independent, country, 1);
        Entities.Add(entity);
        var city = dice.Pick(Markets.ByCountry[country].Cities);
        var first = Add(entity, entity.Personas[0], site, city, country, entity.Phase, birth);
        if (birth > 0)
        {
            return;
        }

        firstAds?.Add(first);
        for (var more = dice.Weighted([0.6, 0.28, 0.12]); more > 0; more--)
        {
            var other = dice.Pick(sitesByCountry[country]);
            TryAdd(entity, entity.Personas[0], other, city, dice.Below(CycleDays), country);
        }
    }

    /// <summary>New ads of a generation: half by new independents, the rest by entities that are there already.</summary>
    private void Grow(int generation)
    {
        var dice = new Dice(options.Seed, "grow", generation);
        var known = Entities.Where(e => e.Kind != EntityKind.SafetyFixture).ToList();
        for (var count = (int)Math.Round(options.AdsPerSite * 1.1 * sites.Count * 0.03); count > 0; count--)
        {
            var site = dice.Pick(sites);
            var old = dice.Pick(known);
            if (dice.Chance(0.5) || !site.Countries.Contains(old.Country, StringComparer.Ordinal))
            {
                PlaceIndependent(site, dice, generation, firstAds: null);
                continue;
            }

            var persona = old.Kind == EntityKind.Independent ? old.Personas[0] : draw.Join(old, dice);
            Add(old, persona, site, dice.Pick(Markets.ByCountry[old.Country].Cities), old.Country, old.Phase, generation);
        }
    }

    private void TryAdd(EntityDraft entity, Persona persona, SiteTruth site, City city, int phase, string? country = null)
    {
        if (free[site.Id] > 0)
        {
            Add(entity, persona, site, city, country ?? entity.Country, phase, 0);
        }
    }

    private AdDraft Add(EntityDraft entity, Persona persona, SiteTruth site, City city, string country, int phase, int birth)
    {
        var ad = new AdDraft(Ads.Count, local[site.Id]++, entity, persona, site, city, country, phase, birth);
        free[site.Id]--;
        Ads.Add(ad);
        return ad;
    }
}
