namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Clusters of entities that were not joined but are probably not independent: their ads share a text template. The risk
/// tables count such clusters as less than their number of entities.
/// </summary>
public static class RelatedEntities
{
    /// <summary>The cluster of every entity that is related to another one; the others are absent.</summary>
    public static IReadOnlyDictionary<int, int> Of(EntityLinks links)
    {
        var sets = new DisjointSets(links.EntityCount);
        var firstEntity = new Dictionary<int, int>();
        for (var ad = 0; ad < links.EntityOf.Count; ad++)
        {
            if (!firstEntity.TryAdd(links.TemplateOf[ad], links.EntityOf[ad]))
            {
                sets.Union(firstEntity[links.TemplateOf[ad]], links.EntityOf[ad]);
            }
        }

        var labels = sets.Labels();
        var sizes = labels.CountBy(l => l).ToDictionary();
        return labels.Index().Where(l => sizes[l.Item] > 1).ToDictionary(l => l.Index, l => l.Item);
    }
}
