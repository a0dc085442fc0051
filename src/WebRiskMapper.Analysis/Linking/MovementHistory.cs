using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Where one persona of an entity, or the entity as a whole, was advertised. For analysts of the deployment only: an exact timeline of a person
/// invites stalking, so that what is shown of it gives months, and nothing public shows any of it.
/// </summary>
/// <param name="Entity">As in <see cref="EntityLinks.EntityOf"/>.</param>
/// <param name="Persona">As in <see cref="EntityLinks.PersonaOf"/>; null for the entity as a whole.</param>
/// <param name="Stays">At least two, in order of time.</param>
public sealed record MovementHistory(int Entity, int? Persona, IReadOnlyList<Stay> Stays)
{
    /// <summary>
    /// The histories of all who moved: by entity, its own first, then its personas'. Undated ads and those that nobody could locate tell nothing,
    /// and whoever was advertised in one city only has no history.
    /// </summary>
    /// <param name="ads">The ads that were linked, in the same order.</param>
    public static IReadOnlyList<MovementHistory> Of(IReadOnlyList<StoredAd> ads, EntityLinks links)
    {
        var histories = new List<MovementHistory>();
        foreach (var entity in Enumerable.Range(0, ads.Count).GroupBy(ad => links.EntityOf[ad]).OrderBy(g => g.Key))
        {
            var whole = Routes.Of(entity.Select(ad => ads[ad]));
            if (whole.Count < 2)
            {
                continue;
            }

            histories.Add(new MovementHistory(entity.Key, null, whole));
            histories.AddRange(entity.GroupBy(ad => links.PersonaOf[ad]).OrderBy(g => g.Key)
                .Select(persona => new MovementHistory(entity.Key, persona.Key, Routes.Of(persona.Select(ad => ads[ad]))))
                .Where(h => h.Stays.Count > 1));
        }

        return histories;
    }
}
