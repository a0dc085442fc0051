using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Puts ads into entities: groups that evidence places under one control. Strong contacts join first; groups without a
/// common private contact join when several kinds of weak evidence agree; very large entities are split where little
/// holds them together. Deterministic, and close to linear in the number of ads.
/// </summary>
public static class EntityLinker
{
    /// <summary>Links the ads of one run. The order of the ads decides only how entities are numbered.</summary>
    public static EntityLinks Link(IReadOnlyList<StoredAd> ads)
    {
        var images = KeyIndex.Build(ads, static (ad, keys) => keys.AddRange(ad.ImageFingerprints));
        var templateOf = TextTemplates.Group(ads);
        var contacts = ContactEvidence.Weigh(ads, templateOf, images);

        var byContact = JoinByContact(ads.Count, contacts);
        var groupOf = byContact.Labels();
        var weakLinks = WeakEvidence.Find(ads, groupOf, templateOf, images, contacts);
        var firstAdOf = FirstAds(groupOf);
        foreach (var link in weakLinks)
        {
            byContact.Union(firstAdOf[link.GroupA], firstAdOf[link.GroupB]);
        }

        var entityOf = SplitLarge(byContact.Labels(), contacts, weakLinks, firstAdOf);
        return new EntityLinks(
            entityOf,
            Personas.Assign(ads, entityOf, contacts.Index, images),
            templateOf,
            LinkReasons.Of(entityOf, groupOf, contacts, weakLinks),
            contacts.Hubs);
    }

    private static DisjointSets JoinByContact(int ads, ContactEvidence contacts)
    {
        var sets = new DisjointSets(ads);
        for (var contact = 0; contact < contacts.Index.Count; contact++)
        {
            var carriers = contacts.Index.AdsOf(contact);
            if (!contacts.Links(contact))
            {
                continue;
            }

            foreach (var ad in carriers[1..])
            {
                sets.Union(carriers[0], ad);
            }
        }

        return sets;
    }

    private static int[] FirstAds(int[] groupOf)
    {
        var first = new int[groupOf.Length == 0 ? 0 : groupOf.Max() + 1];
        for (var ad = groupOf.Length - 1; ad >= 0; ad--)
        {
            first[groupOf[ad]] = ad;
        }

        return first;
    }

    /// <summary>Splits entities from <see cref="LinkWeights.SplitFromAds"/> ads on along weak bridges, such as one recycled number between two agencies.</summary>
    private static int[] SplitLarge(int[] entityOf, ContactEvidence contacts, List<WeakLink> weakLinks, int[] firstAdOf)
    {
        var size = new int[entityOf.Length == 0 ? 0 : entityOf.Max() + 1];
        foreach (var entity in entityOf)
        {
            size[entity]++;
        }

        if (!size.Any(s => s >= LinkWeights.SplitFromAds))
        {
            return entityOf;
        }

        // One graph for all large entities; they share no edge, so each is split on its own evidence.
        var nodeOf = new Dictionary<int, int>();
        var edges = new List<Edge>();
        for (var contact = 0; contact < contacts.Index.Count; contact++)
        {
            var carriers = contacts.Index.AdsOf(contact);
            if (carriers.Length < 2 || !contacts.Links(contact) || size[entityOf[carriers[0]]] < LinkWeights.SplitFromAds)
            {
                continue;
            }

            var contactNode = NodeOf(entityOf.Length + contact);
            foreach (var ad in carriers)
            {
                edges.Add(new Edge(NodeOf(ad), contactNode, contacts.Weight(contact)));
            }
        }

        foreach (var link in weakLinks)
        {
            var (a, b) = (firstAdOf[link.GroupA], firstAdOf[link.GroupB]);
            if (size[entityOf[a]] >= LinkWeights.SplitFromAds)
            {
                edges.Add(new Edge(NodeOf(a), NodeOf(b), link.Weight));
            }
        }

        var community = Communities.Detect(nodeOf.Count, edges, LinkWeights.KeepTogether);
        var ids = new Dictionary<(int Entity, int Community), int>();
        var result = new int[entityOf.Length];
        for (var ad = 0; ad < result.Length; ad++)
        {
            var key = (entityOf[ad], nodeOf.TryGetValue(ad, out var node) ? community[node] : -1);
            if (!ids.TryGetValue(key, out var id))
            {
                ids.Add(key, id = ids.Count);
            }

            result[ad] = id;
        }

        return result;

        int NodeOf(int item)
        {
            if (!nodeOf.TryGetValue(item, out var node))
            {
                nodeOf.Add(item, node = nodeOf.Count);
            }

            return node;
        }
    }
}
