namespace WebRiskMapper.Analysis.Linking;

/// <summary>Where an entity of a run comes from, by the lasting numbers of earlier runs' entities.</summary>
/// <param name="Continues">The entity that it goes on being; null when it is new.</param>
/// <param name="Absorbs">Further entities that new evidence merged into it; they end here.</param>
/// <param name="SplitFrom">Entities that go on elsewhere and lost ads to it.</param>
public sealed record EntityOrigin(long? Continues, IReadOnlyList<long> Absorbs, IReadOnlyList<long> SplitFrom)
{
    public static EntityOrigin New { get; } = new(null, [], []);
}

/// <summary>
/// Keeps entities the same from run to run, though each run links anew: an earlier entity lives on where most of its ads are, and of
/// several that do so in one entity the one that brings most ads gives it its number.
/// </summary>
public static class EntityLineage
{
    /// <summary>The origin of each entity, by its number in this run.</summary>
    /// <param name="adIds">The run's ads.</param>
    /// <param name="entityOf">The entity of each, parallel to <paramref name="adIds"/>, 0-based and dense.</param>
    /// <param name="earlier">The lasting number of the entity that each ad was last in; ads that are new are absent.</param>
    public static IReadOnlyList<EntityOrigin> Trace(IReadOnlyList<long> adIds, IReadOnlyList<int> entityOf, IReadOnlyDictionary<long, long> earlier)
    {
        var shared = new Dictionary<(int Entity, long Before), int>();
        for (var ad = 0; ad < adIds.Count; ad++)
        {
            if (earlier.TryGetValue(adIds[ad], out var before))
            {
                shared[(entityOf[ad], before)] = shared.GetValueOrDefault((entityOf[ad], before)) + 1;
            }
        }

        var ordered = shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => s.Key).ToList();
        var heirOf = new Dictionary<long, int>();
        foreach (var (entity, before) in ordered)
        {
            heirOf.TryAdd(before, entity);
        }

        var origins = new EntityOrigin[entityOf.Count == 0 ? 0 : entityOf.Max() + 1];
        Array.Fill(origins, EntityOrigin.New);
        foreach (var (entity, before) in ordered)
        {
            var known = origins[entity];
            origins[entity] = heirOf[before] != entity ? known with { SplitFrom = [.. known.SplitFrom, before] }
                : known.Continues is null ? known with { Continues = before }
                : known with { Absorbs = [.. known.Absorbs, before] };
        }

        return origins;
    }
}
