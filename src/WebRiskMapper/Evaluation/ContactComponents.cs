using WebRiskMapper.Analysis.Linking;

namespace WebRiskMapper.Evaluation;

/// <summary>The naive baseline of linking: ads are one entity when a chain of shared contacts joins them.</summary>
internal static class ContactComponents
{
    /// <param name="contacts">Contacts of each ad.</param>
    /// <returns>A label per ad; equal labels are one component.</returns>
    public static int[] Of(IReadOnlyList<IReadOnlyList<string>> contacts)
    {
        var sets = new DisjointSets(contacts.Count);
        var firstWith = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < contacts.Count; i++)
        {
            foreach (var contact in contacts[i])
            {
                if (!firstWith.TryAdd(contact, i))
                {
                    sets.Union(firstWith[contact], i);
                }
            }
        }

        return sets.Labels();
    }
}
