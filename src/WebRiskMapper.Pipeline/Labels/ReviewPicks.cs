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
    /// <summary>
    /// The active-learning queue: of each leading indicator group in turn the entity whose interval is widest, since a label moves a score
    /// most where the model knows least, and a queue of one kind of entity teaches one weight only.
    /// </summary>
    /// <param name="entities">Those drawn or labelled before are left out.</param>
    public static IReadOnlyList<ReviewEntity> Queue(IReadOnlyList<ReviewEntity> entities, int count) =>
    [
        .. entities
            .Where(e => !e.Judged)
            .GroupBy(e => e.LeadingGroup ?? "", StringComparer.Ordinal)
            .SelectMany(g => g.OrderByDescending(Width).ThenBy(e => e.EntityId).Select((e, turn) => (e, turn)))
            .OrderBy(x => x.turn)
            .ThenByDescending(x => Width(x.e))
            .ThenBy(x => x.e.EntityId)
            .Take(count)
            .Select(x => x.e),
    ];

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

    private static double Width(ReviewEntity entity) => entity.High - entity.Low;
}
