namespace WebRiskMapper.Pipeline.Labels;

/// <summary>An entity of a run as one that could be reviewed.</summary>
/// <param name="AdId">Its ad of the lowest number, which names it.</param>
/// <param name="Stratum">Of the platform that holds most of its ads: platform type / subregion / size class.</param>
/// <param name="Audited">An ad of it was in an audit sample, of this run or an earlier one.</param>
/// <param name="Judged">An ad of it names an entity that was drawn or labelled, of this run or an earlier one.</param>
/// <param name="LeadingGroup">The indicator group that raises its score most, or null.</param>
public sealed record ReviewEntity(
    int EntityId, long AdId, int Ads, IReadOnlyList<string> Countries, string Stratum, bool Audited, bool Judged, double Priority, double Low, double High, string? LeadingGroup);

/// <summary>Which entities to hand to reviewers.</summary>
public static class ReviewPicks
{
    private const int Tenths = 10;
    private const int QueueSeed = 1;

    /// <summary>
    /// The active-learning queue: of each tenth of the priority in turn, so that what labels say holds from the lowest scores to the highest, and that
    /// what the model is unsure of, and the rare high entities, are far better represented than in the run; within a tenth at random, so that its kinds
    /// of entities are represented as they are frequent. To take the widest intervals first, or every leading group in turn, would hand out what is unlike
    /// most others, and a model that learnt from it misjudges the rest.
    /// </summary>
    /// <param name="entities">Those drawn or labelled before are left out.</param>
    public static IReadOnlyList<ReviewEntity> Queue(IReadOnlyList<ReviewEntity> entities, int count) =>
        [.. InTurn(entities.Where(e => !e.Judged).GroupBy(e => Math.Min(Tenths - 1, (int)(e.Priority * Tenths))).OrderByDescending(g => g.Key).Select(Shuffled)).Take(count)];

    /// <summary>
    /// A simple random sample per stratum, without those in earlier samples. It draws from all entities, those of the queue included:
    /// a sample that left out what the model is unsure of would flatter it.
    /// </summary>
    /// <param name="count">Most entities of a stratum.</param>
    /// <param name="seed">The same seed and entities give the same sample.</param>
    public static IReadOnlyList<ReviewEntity> Audit(IReadOnlyList<ReviewEntity> entities, int count, int seed)
    {
        var random = new Random(seed);
        var sample = new List<ReviewEntity>();
        foreach (var stratum in entities.GroupBy(e => e.Stratum, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var frame = stratum.Where(e => !e.Audited).OrderBy(e => e.EntityId).ToArray();
            random.Shuffle(frame);
            sample.AddRange(frame.Take(count));
        }

        return sample;
    }

    // The same entities give the same queue.
    private static IEnumerable<ReviewEntity> Shuffled(IEnumerable<ReviewEntity> entities)
    {
        var order = entities.OrderBy(e => e.EntityId).ToArray();
        new Random(QueueSeed).Shuffle(order);
        return order;
    }

    /// <summary>The first of each, then the second of each, and so on.</summary>
    private static IEnumerable<ReviewEntity> InTurn(IEnumerable<IEnumerable<ReviewEntity>> parts) =>
        parts.SelectMany((part, place) => part.Select((entity, turn) => (entity, turn, place))).OrderBy(x => x.turn).ThenBy(x => x.place).Select(x => x.entity);
}
