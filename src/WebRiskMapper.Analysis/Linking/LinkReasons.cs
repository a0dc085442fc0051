using System.Globalization;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>Says in words why each ad is where it is. The words hold counts only, never a contact, a name or a text.</summary>
internal static class LinkReasons
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(int[] entityOf, int[] groupOf, ContactEvidence contacts, List<WeakLink> weakLinks)
    {
        var byGroup = new Dictionary<int, SortedDictionary<string, int>>();
        var entityOfGroup = new Dictionary<int, int>();
        for (var ad = 0; ad < groupOf.Length; ad++)
        {
            entityOfGroup.TryAdd(groupOf[ad], entityOf[ad]);
        }

        foreach (var link in weakLinks)
        {
            if (entityOfGroup[link.GroupA] == entityOfGroup[link.GroupB])
            {
                Count(byGroup, link.GroupA, link.Reason);
                Count(byGroup, link.GroupB, link.Reason);
            }
        }

        var reasons = new List<string>[entityOf.Length];
        for (var ad = 0; ad < reasons.Length; ad++)
        {
            reasons[ad] = [];
        }

        AddContacts(reasons, entityOf, contacts);
        for (var ad = 0; ad < reasons.Length; ad++)
        {
            if (byGroup.TryGetValue(groupOf[ad], out var weak))
            {
                reasons[ad].AddRange(weak.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} as {(w.Value == 1 ? "one other group" : $"{w.Value} other groups")} of ads")));
            }
        }

        return reasons;
    }

    private static void AddContacts(List<string>[] reasons, int[] entityOf, ContactEvidence contacts)
    {
        var sharing = new Dictionary<int, int>();
        // A sentence of its own for every ad would take more memory than all else that linking keeps.
        var said = new Dictionary<(ContactKind Kind, int Others), string>();
        for (var contact = 0; contact < contacts.Index.Count; contact++)
        {
            var carriers = contacts.Index.AdsOf(contact);
            if (carriers.Length < 2 || !contacts.Links(contact))
            {
                continue;
            }

            sharing.Clear();
            foreach (var ad in carriers)
            {
                sharing[entityOf[ad]] = sharing.GetValueOrDefault(entityOf[ad]) + 1;
            }

            foreach (var ad in carriers)
            {
                if (sharing[entityOf[ad]] is > 1 and var count)
                {
                    if (!said.TryGetValue((contacts.Kinds[contact], count - 1), out var words))
                    {
                        said.Add((contacts.Kinds[contact], count - 1), words = $"{Word(contacts.Kinds[contact])} shared with {Ads(count - 1)}");
                    }

                    reasons[ad].Add(words);
                }
            }
        }
    }

    private static void Count(Dictionary<int, SortedDictionary<string, int>> byGroup, int group, string reason)
    {
        if (!byGroup.TryGetValue(group, out var counts))
        {
            byGroup.Add(group, counts = new SortedDictionary<string, int>(StringComparer.Ordinal));
        }

        counts[reason] = counts.GetValueOrDefault(reason) + 1;
    }

    private static string Ads(int count) => count == 1 ? "1 ad" : string.Create(CultureInfo.InvariantCulture, $"{count} ads");

    private static string Word(ContactKind kind) => kind switch
    {
        ContactKind.Phone => "phone",
        ContactKind.Email => "e-mail",
        ContactKind.Handle => "messenger handle",
        _ => "wallet",
    };
}
