using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;

namespace WebRiskMapper.Analysis.Scoring.Indicators;

/// <summary>Another persona whose ads are written in the same rare way, in other words.</summary>
/// <param name="SharedCities">Cities in which both advertise within weeks of each other.</param>
internal readonly record struct StyleMate(bool SameEntity, int SharedCities);

/// <summary>
/// Who writes like whom in a run. Style links no one by itself: it counts between personas of one entity, and between personas of
/// different entities only when they also advertise in two or more of the same cities in the same weeks.
/// </summary>
internal sealed class StyleMates
{
    /// <summary>A way of writing that a larger share of the run's personas has says nothing about an author.</summary>
    private const double RareUpTo = 0.005;

    private const int RareAtLeast = 8;

    /// <summary>Every pair of a group is compared; the limit keeps the time linear in a run of millions.</summary>
    private const int MostInGroup = 200;

    private const int SameWeeks = 21;
    private const int CitiesAcrossEntities = 2;

    private readonly Dictionary<(int Entity, int Persona), List<StyleMate>> _mates = [];
    private readonly HashSet<int> _entities = [];

    private StyleMates()
    {
    }

    /// <param name="membersOf">The ads of each entity.</param>
    public static StyleMates Of(IReadOnlyList<StoredAd> ads, EntityLinks links, List<int>[] membersOf)
    {
        var personas = 0;
        var styled = new List<(ulong Style, (int Entity, int Persona) Key, List<int> Ads)>();
        for (var entity = 0; entity < membersOf.Length; entity++)
        {
            var members = membersOf[entity];
            if (members.TrueForAll(ad => links.PersonaOf[ad] == 0))
            {
                Add(entity, 0, members);
                continue;
            }

            foreach (var own in members.GroupBy(ad => links.PersonaOf[ad]))
            {
                Add(entity, own.Key, [.. own]);
            }
        }

        var rare = Math.Clamp((int)(RareUpTo * personas), RareAtLeast, MostInGroup);
        var result = new StyleMates();
        foreach (var group in styled.GroupBy(p => p.Style, (_, group) => group.ToList()).Where(group => group.Count > 1 && group.Count <= rare))
        {
            var authors = group.ConvertAll(p => Author.Of(p.Key, p.Ads, ads, links));
            for (var i = 0; i < authors.Count; i++)
            {
                for (var j = i + 1; j < authors.Count; j++)
                {
                    if (Compare(authors[i], authors[j]) is { } mate)
                    {
                        result.Add(authors[i].Key, mate);
                        result.Add(authors[j].Key, mate);
                    }
                }
            }
        }

        return result;

        void Add(int entity, int persona, List<int> own)
        {
            personas++;
            if (StyleSignature.OfMost(own, links.StyleOf) is not StyleSignature.Plain and var style)
            {
                styled.Add((style, (entity, persona), own));
            }
        }
    }

    /// <summary>By persona of an entity; empty where nobody writes as any of them does, which is so of most.</summary>
    public IReadOnlyList<IReadOnlyList<StyleMate>> Of(int entity, int personas) =>
        _entities.Contains(entity) ? [.. Enumerable.Range(0, personas).Select(persona => _mates.GetValueOrDefault((entity, persona), []))] : [];

    private void Add((int Entity, int Persona) key, StyleMate mate)
    {
        if (!_mates.TryGetValue(key, out var mates))
        {
            _mates.Add(key, mates = []);
            _entities.Add(key.Entity);
        }

        mates.Add(mate);
    }

    private static StyleMate? Compare(Author a, Author b)
    {
        var same = a.Key.Entity == b.Key.Entity;
        // Most personas advertise in one city, and most of a group are of other entities.
        if (!same && (a.Cities < CitiesAcrossEntities || b.Cities < CitiesAcrossEntities))
        {
            return null;
        }

        // One text under two names says nothing new about style: a near-duplicate is an indicator of its own.
        if (a.Templates.Overlaps(b.Templates))
        {
            return null;
        }

        var shared = a.Stays.Where(stay => b.Stays.Exists(stay.Meets)).DistinctBy(stay => stay.City).Count();
        return same || shared >= CitiesAcrossEntities ? new StyleMate(same, shared) : null;
    }

    /// <param name="Day">Null where the ad shows no date.</param>
    private readonly record struct Stay(int City, int? Day)
    {
        public bool Meets(Stay other) => City == other.City && (Day is not { } day || other.Day is not { } otherDay || Math.Abs(day - otherDay) <= SameWeeks);
    }

    /// <param name="Cities">Different ones among <see cref="Stays"/>.</param>
    private sealed record Author((int Entity, int Persona) Key, HashSet<int> Templates, List<Stay> Stays, int Cities)
    {
        public static Author Of((int Entity, int Persona) key, List<int> own, IReadOnlyList<StoredAd> ads, EntityLinks links)
        {
            var stays = new List<Stay>(own.Count);
            foreach (var ad in own.ConvertAll(index => ads[index]))
            {
                if (ad.Place.LocatedCity() is { } city)
                {
                    stays.Add(new Stay(city, ad.PostedAt?.DayNumber));
                }
            }

            return new Author(key, [.. own.Select(ad => links.TemplateOf[ad])], stays, stays.DistinctBy(stay => stay.City).Count());
        }
    }
}
