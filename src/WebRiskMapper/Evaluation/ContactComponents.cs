namespace WebRiskMapper.Evaluation;

/// <summary>The naive baseline of linking: ads are one entity when a chain of shared contacts joins them.</summary>
internal static class ContactComponents
{
    /// <param name="contacts">Contacts of each ad.</param>
    /// <returns>A label per ad; equal labels are one component.</returns>
    public static int[] Of(IReadOnlyList<IReadOnlyList<string>> contacts)
    {
        var parent = Enumerable.Range(0, contacts.Count).ToArray();
        int Root(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }

        var firstWith = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < contacts.Count; i++)
        {
            foreach (var contact in contacts[i])
            {
                parent[Root(i)] = Root(firstWith.TryGetValue(contact, out var first) ? first : firstWith[contact] = i);
            }
        }

        return [.. Enumerable.Range(0, contacts.Count).Select(Root)];
    }
}
