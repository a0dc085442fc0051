using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Tells the advertised persons of one entity apart. Ads show one persona when they carry the same working name and their
/// stated ages differ by at most two years (years pass, and ages are rounded), or the same image. An ad without a name
/// joins the persona of an ad with the same contact whose age agrees, so that a missing name never adds a persona.
/// </summary>
internal static class Personas
{
    private const int SamePersonAgeGap = 2;

    /// <summary>The persona of each ad within its entity, 0-based and dense per entity.</summary>
    public static int[] Assign(IReadOnlyList<StoredAd> ads, int[] entityOf, KeyIndex contacts, KeyIndex images)
    {
        var sets = new DisjointSets(ads.Count);
        TieByName(ads, entityOf, sets);
        var firstWithImage = new Dictionary<(int Entity, int Image), int>();
        for (var ad = 0; ad < ads.Count; ad++)
        {
            foreach (var image in images.KeysOf(ad))
            {
                if (!firstWithImage.TryAdd((entityOf[ad], image), ad))
                {
                    var other = firstWithImage[(entityOf[ad], image)];
                    if (NamesAgree(ads[ad], ads[other]) && AgesAgree(ads[ad], ads[other]))
                    {
                        sets.Union(other, ad);
                    }
                }
            }
        }

        TieNameless(ads, entityOf, contacts, sets);
        return NumberWithinEntities(entityOf, sets);
    }

    private static void TieByName(IReadOnlyList<StoredAd> ads, int[] entityOf, DisjointSets sets)
    {
        // Several ages can go with one name in an entity: one representative per age.
        var representatives = new Dictionary<(int Entity, string Name), List<int>>();
        for (var ad = 0; ad < ads.Count; ad++)
        {
            if (ads[ad].NameKeys is not [var name, ..])
            {
                continue;
            }

            if (!representatives.TryGetValue((entityOf[ad], name), out var known))
            {
                representatives.Add((entityOf[ad], name), [ad]);
                continue;
            }

            var match = known.FindIndex(other => AgesAgree(ads[ad], ads[other]));
            if (match >= 0)
            {
                sets.Union(known[match], ad);
            }
            else
            {
                known.Add(ad);
            }
        }
    }

    private static void TieNameless(IReadOnlyList<StoredAd> ads, int[] entityOf, KeyIndex contacts, DisjointSets sets)
    {
        for (var contact = 0; contact < contacts.Count; contact++)
        {
            // One representative per age suffices; ages are few, so this stays linear.
            var byAge = new SortedDictionary<(int Entity, int Age), int>();
            foreach (var ad in contacts.AdsOf(contact))
            {
                byAge.TryAdd((entityOf[ad], AgeOf(ads[ad])), ad);
            }

            foreach (var ad in contacts.AdsOf(contact))
            {
                if (ads[ad].NameKeys.Count == 0
                    && (byAge.TryGetValue((entityOf[ad], AgeOf(ads[ad])), out var other) || byAge.TryGetValue((entityOf[ad], 0), out other)))
                {
                    sets.Union(other, ad);
                }
            }
        }
    }

    private static int[] NumberWithinEntities(int[] entityOf, DisjointSets sets)
    {
        var entities = entityOf.Length == 0 ? 0 : entityOf.Max() + 1;
        var next = new int[entities];
        var persona = new int[entityOf.Length];
        for (var ad = 0; ad < persona.Length; ad++)
        {
            var root = sets.Find(ad);
            persona[ad] = root == ad ? next[entityOf[ad]]++ : persona[root];
        }

        return persona;
    }

    private static int AgeOf(StoredAd ad) => ad.Ages is [var age, ..] ? age : 0;

    private static bool NamesAgree(StoredAd a, StoredAd b) =>
        a.NameKeys.Count == 0 || b.NameKeys.Count == 0 || a.NameKeys.Intersect(b.NameKeys, StringComparer.Ordinal).Any();

    private static bool AgesAgree(StoredAd a, StoredAd b) =>
        a.Ages.Count == 0 || b.Ages.Count == 0 || a.Ages.Any(x => b.Ages.Any(y => Math.Abs(x - y) <= SamePersonAgeGap));
}
