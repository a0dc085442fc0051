using WebRiskMapper.Analysis.Linking;

namespace WebRiskMapper.Analysis.Scoring.Training;

/// <summary>
/// Labelled entities that are one under another number: those of different runs that share an ad, and those that share a contact. A group
/// is trained on or tested on as a whole.
/// </summary>
public static class EntityGroups
{
    /// <summary>A contact of more entities than this is a switchboard and ties nothing.</summary>
    private const int MostEntitiesOfAContact = 10;

    /// <summary>The group of each entity: the lowest number of an ad in it, which stays while the group only grows by later ads.</summary>
    public static IReadOnlyList<long> Of(IReadOnlyList<LabelledEntity> entities)
    {
        var sets = new DisjointSets(entities.Count);
        void Tie(IEnumerable<IGrouping<long, int>> shared)
        {
            foreach (var together in shared)
            {
                foreach (var other in together.Skip(1))
                {
                    sets.Union(together.First(), other);
                }
            }
        }

        ILookup<long, int> By(Func<LabelledEntity, IEnumerable<long>> keys) => entities.Index().SelectMany(e => keys(e.Item).Select(key => (key, e.Index))).ToLookup(x => x.key, x => x.Index);

        Tie(By(e => e.Ads));
        Tie(By(e => e.Contacts).Where(c => c.Count() <= MostEntitiesOfAContact));
        var lowest = Enumerable.Range(0, entities.Count).GroupBy(sets.Find).ToDictionary(g => g.Key, g => g.Min(i => entities[i].Ads[0]));
        return [.. Enumerable.Range(0, entities.Count).Select(i => lowest[sets.Find(i)])];
    }

    /// <summary>
    /// Whether each entity is held out to test on: its group was drawn for an audit, or is one of the fifth that a hash of its number picks,
    /// the same fifth at every training.
    /// </summary>
    public static IReadOnlyList<bool> HeldOut(IReadOnlyList<LabelledEntity> entities, IReadOnlyList<long> groups)
    {
        var audited = entities.Zip(groups).Where(e => e.First.Audited).Select(e => e.Second).ToHashSet();
        return [.. groups.Select(g => audited.Contains(g) || (unchecked((ulong)g * 0x9E37_79B9_7F4A_7C15) >> 32) % 5 == 0)];
    }
}
