using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Groups ads with near-duplicate slotted text by MinHash with banding (Broder 1997; Leskovec et al., Mining of Massive
/// Datasets, ch. 3): 24 hashes in 6 bands of 4, accepted at an estimated Jaccard of 0.7 or more. Time is linear in the text.
/// </summary>
internal static class TextTemplates
{
    private const int Hashes = 24;
    private const int Bands = 12;
    private const int Rows = Hashes / Bands;
    private const int CertainAgreement = 17;
    private const int LeastAgreement = 8;
    private const double SameOrder = 0.6;

    /// <summary>Fewer distinct pairs of words than this say too little to call two texts one template.</summary>
    private const int MinimumShingles = 8;

    private const int SampleOfPlatform = 400;
    private const int SmallestPlatformSample = 20;
    private const double BoilerplateShare = 0.4;

    /// <summary>The template of each ad, 0-based and dense; an ad with a text of its own is alone in its group.</summary>
    public static int[] Group(IReadOnlyList<StoredAd> ads)
    {
        var boilerplate = BoilerplateByPlatform(ads);
        var signatures = new uint[ads.Count * Hashes];
        var longEnough = new bool[ads.Count];
        var tokens = new List<ulong>();
        for (var ad = 0; ad < ads.Count; ad++)
        {
            SlotText.Tokens(ads[ad], tokens);
            var own = boilerplate.GetValueOrDefault(ads[ad].PlatformId);
            longEnough[ad] = Sign(SlotText.Shingles(tokens), own, Signature(ad));
        }

        var sets = new DisjointSets(ads.Count);
        var firstOfBucket = new Dictionary<ulong, int>();
        for (var band = 0; band < Bands; band++)
        {
            firstOfBucket.Clear();
            for (var ad = 0; ad < ads.Count; ad++)
            {
                if (!longEnough[ad])
                {
                    continue;
                }

                var signature = Signature(ad);
                var key = (ulong)band;
                foreach (var part in signature.Slice(band * Rows, Rows))
                {
                    key = SlotText.Mix(key ^ part);
                }

                if (!firstOfBucket.TryGetValue(key, out var first))
                {
                    firstOfBucket.Add(key, ad);
                }
                else if (sets.Find(first) != sets.Find(ad) && IsOneTemplate(ad, first))
                {
                    sets.Union(first, ad);
                }
            }
        }

        return sets.Labels();

        Span<uint> Signature(int ad) => signatures.AsSpan(ad * Hashes, Hashes);

        bool IsOneTemplate(int a, int b) =>
            Agreement(Signature(a), Signature(b)) is var agreement and >= LeastAgreement && (agreement >= CertainAgreement || WordsInOrder(a, b) >= SameOrder);

        double WordsInOrder(int a, int b)
        {
            var (words, others) = (OwnWords(a), OwnWords(b));
            return words.Count == 0 || others.Count == 0 ? 0 : (double)TokenAlignment.Common(words, others) / Math.Min(words.Count, others.Count);
        }

        // Without the platform's, which all its ads print in one order.
        List<ulong> OwnWords(int ad)
        {
            SlotText.Tokens(ads[ad], tokens);
            return boilerplate.TryGetValue(ads[ad].PlatformId, out var common) && common.Count > 0
                ? [.. tokens.Where((_, i) => !(i + 1 < tokens.Count && common.Contains(SlotText.Shingle(tokens[i], tokens[i + 1]))) && !(i > 0 && common.Contains(SlotText.Shingle(tokens[i - 1], tokens[i]))))]
                : [.. tokens];
        }
    }

    /// <summary>
    /// Word pairs that a platform prints on most of its ads (rules, disclaimers, labels). They would make its ads look alike,
    /// so they do not count towards a template.
    /// </summary>
    private static Dictionary<int, HashSet<ulong>> BoilerplateByPlatform(IReadOnlyList<StoredAd> ads)
    {
        var byPlatform = new Dictionary<int, List<int>>();
        for (var ad = 0; ad < ads.Count; ad++)
        {
            if (!byPlatform.TryGetValue(ads[ad].PlatformId, out var own))
            {
                byPlatform.Add(ads[ad].PlatformId, own = []);
            }

            own.Add(ad);
        }

        var result = new Dictionary<int, HashSet<ulong>>();
        var tokens = new List<ulong>();
        foreach (var (platform, own) in byPlatform)
        {
            var step = Math.Max(1, own.Count / SampleOfPlatform);
            var sampled = 0;
            var counts = new Dictionary<ulong, int>();
            for (var i = 0; i < own.Count; i += step)
            {
                sampled++;
                SlotText.Tokens(ads[own[i]], tokens);
                foreach (var shingle in SlotText.Shingles(tokens))
                {
                    counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
                }
            }

            if (sampled >= SmallestPlatformSample)
            {
                result.Add(platform, [.. counts.Where(c => c.Value > sampled * BoilerplateShare).Select(c => c.Key)]);
            }
        }

        return result;
    }

    private static bool Sign(ulong[] shingles, HashSet<ulong>? boilerplate, Span<uint> signature)
    {
        signature.Fill(uint.MaxValue);
        var kept = 0;
        foreach (var shingle in shingles)
        {
            if (boilerplate?.Contains(shingle) == true)
            {
                continue;
            }

            kept++;
            var hash = shingle;
            for (var h = 0; h < Hashes; h++)
            {
                hash = SlotText.Mix(hash + 0x9E3779B97F4A7C15);
                signature[h] = Math.Min(signature[h], (uint)(hash >> 32));
            }
        }

        return kept >= MinimumShingles;
    }

    private static int Agreement(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        var equal = 0;
        for (var i = 0; i < a.Length; i++)
        {
            equal += a[i] == b[i] ? 1 : 0;
        }

        return equal;
    }
}
