using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Puts ads into entities: groups that evidence places under one control. Strong contacts join first; groups without a
/// common private contact join when several kinds of weak evidence agree; very large entities are split where little
/// holds them together. Deterministic, and close to linear in the number of ads.
/// </summary>
public static class EntityLinker
{
    /// <summary>Links the ads of one run from scratch. The order of the ads decides only how entities are numbered.</summary>
    public static EntityLinks Link(IReadOnlyList<StoredAd> ads) => Link(ads, null).Links;

    /// <summary>
    /// Links the ads of a run that follows another: to the same partition as from scratch with the same parameters, but only what changed
    /// is compared and weighed again. What is left in proportion to all ads is to read their keys and count.
    /// </summary>
    /// <param name="ads">All ads of the run, ascending by number where there is an earlier run.</param>
    /// <param name="earlier">What the earlier run left; null links from scratch and measures the parameters.</param>
    /// <exception cref="ArgumentException">There is an earlier run, and the ads do not ascend by number.</exception>
    public static LinkedRun Link(IReadOnlyList<StoredAd> ads, LinkMemory? earlier)
    {
        var parameters = LinkParameters.For(ads, earlier?.Parameters);
        var carried = new CarriedAds(ads, parameters, earlier);
        var images = KeyIndex.Build(ads, static (ad, keys) => keys.AddRange(ad.ImageFingerprints));
        var templates = TextTemplates.Group(ads, parameters, carried, earlier);
        var contacts = ContactEvidence.Weigh(ads, templates.Of, images, parameters);

        var byContact = JoinByContact(ads.Count, contacts);
        var groupOf = byContact.Labels();
        var weak = WeakEvidence.Find(ads, groupOf, GroupFingerprints(groupOf, carried), templates.Of, images, contacts, parameters, earlier?.Weak ?? WeakMemory.Empty);
        var firstAdOf = FirstAds(groupOf);
        Join(byContact, weak.Links, firstAdOf);

        var styles = Styles(ads, carried, earlier);
        List<WeakLink> links = [.. weak.Links, .. RouteEvidence.Find(ads, groupOf, byContact.Labels(), styles, parameters)];
        Join(byContact, links, firstAdOf);

        var joined = byContact.Labels();
        var entityOf = LargeEntities.Split(joined, contacts, links, firstAdOf);
        var result = new EntityLinks(
            entityOf,
            Personas.Assign(ads, entityOf, contacts.Index, images),
            templates.Of,
            templates.SlotTexts,
            styles,
            LinkReasons.Of(entityOf, groupOf, contacts, links),
            contacts.Hubs);
        var memory = new LinkMemory(
            parameters,
            [.. ads.Select(a => a.AdId)],
            carried.Fingerprints,
            templates.Signatures,
            templates.SlotTexts,
            templates.Of,
            styles,
            weak.Memory,
            earlier is null ? 0 : earlier.ChangedSinceMeasured + carried.Changes);
        return new LinkedRun(result, memory, carried.Fresh, groupOf.Count(group => weak.Touched[group]));
    }

    private static ulong[] Styles(IReadOnlyList<StoredAd> ads, CarriedAds carried, LinkMemory? earlier)
    {
        var styles = new ulong[ads.Count];
        Parallel.For(0, styles.Length, static () => new StyleSignature(), (ad, _, signature) =>
        {
            styles[ad] = carried.EarlierOf[ad] is >= 0 and var before ? earlier!.Styles[before] : signature.Of(ads[ad].Text);
            return signature;
        }, static _ => { });
        return styles;
    }

    private static ulong[] GroupFingerprints(int[] groupOf, CarriedAds carried)
    {
        var fingerprints = new ulong[groupOf.Length == 0 ? 0 : groupOf.Max() + 1];
        for (var ad = 0; ad < groupOf.Length; ad++)
        {
            fingerprints[groupOf[ad]] += SlotText.Mix(carried.Fingerprints[ad]);
        }

        return fingerprints;
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

    private static void Join(DisjointSets sets, List<WeakLink> links, int[] firstAdOf)
    {
        foreach (var link in links)
        {
            sets.Union(firstAdOf[link.GroupA], firstAdOf[link.GroupB]);
        }
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
}
