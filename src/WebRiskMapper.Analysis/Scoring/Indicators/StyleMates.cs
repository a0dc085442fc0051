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

    private readonly Dictionary<(int Entity, int Persona), IReadOnlyList<StyleMate>> _mates = [];
    private readonly HashSet<int> _entities = [];

    private StyleMates()
    {
    }

    /// <param name="membersOf">The ads of each entity.</param>
    public static StyleMates Of(IReadOnlyList<StoredAd> ads, EntityLinks links, List<int>[] membersOf)
    {
        var personas = 0;
        var styled = new List<Author>();
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
        foreach (var group in styled.GroupBy(p => p.Style))
        {
            List<Author> authors = [.. group];
            if (authors.Count < 2 || authors.Count > rare)
            {
                continue;
            }

            foreach (var author in authors)
            {
                List<StyleMate> mates = [.. authors.Where(other => other != author).Select(other => Compare(author, other, ads, links)).OfType<StyleMate>()];
                if (mates.Count > 0)
                {
                    result._mates.Add(author.Key, mates);
                    result._entities.Add(author.Key.Entity);
                }
            }
        }

        return result;

        void Add(int entity, int persona, List<int> own)
        {
            personas++;
            if (StyleSignature.OfMost(own, links.StyleOf) is not StyleSignature.Plain and var style)
            {
                styled.Add(new Author((entity, persona), style, own));
            }
        }
    }

    /// <summary>By persona of an entity; empty where nobody writes as any of them does, which is so of most.</summary>
    public IReadOnlyList<IReadOnlyList<StyleMate>> Of(int entity, int personas) =>
        _entities.Contains(entity) ? [.. Enumerable.Range(0, personas).Select(persona => _mates.GetValueOrDefault((entity, persona), []))] : [];

    /// <summary>One text under two names says nothing new about style: a near-duplicate is an indicator of its own.</summary>
    private static StyleMate? Compare(Author a, Author b, IReadOnlyList<StoredAd> ads, EntityLinks links)
    {
        if (a.Ads.Exists(x => b.Ads.Exists(y => links.TemplateOf[x] == links.TemplateOf[y])))
        {
            return null;
        }

        var cities = a.Ads.Where(x => ads[x].Place.LocatedCity() is { } city && b.Ads.Exists(y => city == ads[y].Place.LocatedCity() && SameTime(ads[x], ads[y]))).Select(x => ads[x].Place.LocatedCity()).Distinct().Count();
        var same = a.Key.Entity == b.Key.Entity;
        return same || cities >= CitiesAcrossEntities ? new StyleMate(same, cities) : null;
    }

    private static bool SameTime(StoredAd a, StoredAd b) =>
        a.PostedAt is not { } day || b.PostedAt is not { } other || Math.Abs(day.DayNumber - other.DayNumber) <= SameWeeks;

    private sealed record Author((int Entity, int Persona) Key, ulong Style, List<int> Ads);
}
