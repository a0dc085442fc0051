using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// Groups ads with near-duplicate slotted text by MinHash with banding (Broder 1997; Leskovec et al., Mining of Massive
/// Datasets, ch. 3): 24 hashes in 12 bands of 2; in each bucket the ads are compared with its first, by their hashes and, where those leave a
/// doubt, by the order of their words. Time is linear in the text.
/// </summary>
internal sealed class TextTemplates
{
    private const int Hashes = 24;
    private const int Bands = 12;
    private const int Rows = Hashes / Bands;
    private const int CertainAgreement = 17;
    private const int LeastAgreement = 8;
    private const double SameOrder = 0.6;

    /// <summary>Fewer distinct pairs of words than this say too little to call two texts one template.</summary>
    private const int MinimumShingles = 8;

    /// <summary>Fewer words and slots say too little to call two texts one text with other slots.</summary>
    private const int ShortestSlotText = 12;

    private readonly IReadOnlyList<StoredAd> _ads;
    private readonly LinkParameters _parameters;
    private readonly List<ulong> _words = [];
    private readonly List<ulong> _others = [];

    private TextTemplates(IReadOnlyList<StoredAd> ads, LinkParameters parameters, CarriedAds carried, LinkMemory? earlier)
    {
        (_ads, _parameters) = (ads, parameters);
        Signatures = new uint[ads.Count * Hashes];
        SlotTexts = new ulong[ads.Count];
        Parallel.For(0, ads.Count, static () => new List<ulong>(), (ad, _, tokens) =>
        {
            if (carried.EarlierOf[ad] is >= 0 and var before)
            {
                Signature(earlier!.Signatures, before).CopyTo(Signature(Signatures, ad));
                SlotTexts[ad] = earlier.SlotTexts[before];
            }
            else
            {
                Sign(ad, tokens);
            }

            return tokens;
        }, static _ => { });
        Of = Join(carried, earlier);
    }

    /// <summary>The template of each ad, 0-based and dense; an ad with a text of its own is alone in its group.</summary>
    public int[] Of { get; }

    /// <summary>The hashes of each ad, one ad after another; all at their highest where a text is too short.</summary>
    public uint[] Signatures { get; }

    /// <summary>One number for each ad's text without its slots; 0 where it is too short.</summary>
    public ulong[] SlotTexts { get; }

    /// <param name="earlier">The run whose unchanged ads are not compared again, or null.</param>
    public static TextTemplates Group(IReadOnlyList<StoredAd> ads, LinkParameters parameters, CarriedAds carried, LinkMemory? earlier) =>
        new(ads, parameters, carried, earlier);

    private int[] Join(CarriedAds carried, LinkMemory? earlier)
    {
        var sets = new DisjointSets(_ads.Count);
        var loosened = Loosened(carried, earlier);
        Rejoin(sets, carried, earlier, loosened);
        var firstNow = new Dictionary<ulong, int>();
        var firstBefore = new Dictionary<ulong, int>();
        for (var band = 0; band < Bands; band++)
        {
            FirstOfBuckets(firstBefore, band, earlier?.Signatures ?? []);
            firstNow.Clear();
            for (var ad = 0; ad < _ads.Count; ad++)
            {
                if (!IsSigned(Signatures, ad))
                {
                    continue;
                }

                var key = Bucket(Signatures, ad, band);
                if (!firstNow.TryGetValue(key, out var first))
                {
                    firstNow.Add(key, ad);
                }
                else if (sets.Find(first) != sets.Find(ad) && !WasTold(first, ad, key) && IsOneTemplate(ad, first))
                {
                    sets.Union(first, ad);
                }
            }
        }

        return sets.Labels();

        // The same two ads met in this bucket before; where their template was not loosened they would be one by now, or were told apart.
        bool WasTold(int first, int ad, ulong key) =>
            carried.EarlierOf[ad] is >= 0 and var before && carried.EarlierOf[first] is >= 0 and var firstThen && firstBefore[key] == firstThen
            && (earlier!.TemplateOf[before] != earlier.TemplateOf[firstThen] || !loosened[earlier.TemplateOf[before]]);
    }

    /// <summary>Earlier templates that may fall apart: one of their ads is gone or changed, or met its bucket's first ad and would now meet another.</summary>
    private bool[] Loosened(CarriedAds carried, LinkMemory? earlier)
    {
        if (earlier is null || earlier.AdIds.Length == 0)
        {
            return [];
        }

        var loosened = new bool[earlier.TemplateOf.Max() + 1];
        for (var before = 0; before < carried.NowOf.Length; before++)
        {
            loosened[earlier.TemplateOf[before]] |= carried.NowOf[before] < 0;
        }

        // Ads that came in after all carried ones cannot become the first of a bucket that a carried one is in.
        var lastCarried = Array.FindLastIndex(carried.EarlierOf, e => e >= 0);
        List<int> inserted = [.. Enumerable.Range(0, lastCarried + 1).Where(ad => carried.EarlierOf[ad] < 0 && IsSigned(Signatures, ad))];
        if (inserted.Count == 0)
        {
            return loosened;
        }

        var firstBefore = new Dictionary<ulong, int>();
        for (var band = 0; band < Bands; band++)
        {
            FirstOfBuckets(firstBefore, band, earlier.Signatures);
            foreach (var ad in inserted)
            {
                if (firstBefore.TryGetValue(Bucket(Signatures, ad, band), out var first) && carried.NowOf[first] > ad)
                {
                    loosened[earlier.TemplateOf[first]] = true;
                }
            }
        }

        return loosened;
    }

    private static void Rejoin(DisjointSets sets, CarriedAds carried, LinkMemory? earlier, bool[] loosened)
    {
        var firstOf = new int[loosened.Length];
        Array.Fill(firstOf, -1);
        for (var before = 0; before < carried.NowOf.Length; before++)
        {
            var template = earlier!.TemplateOf[before];
            if (loosened[template])
            {
                continue;
            }

            if (firstOf[template] < 0)
            {
                firstOf[template] = carried.NowOf[before];
            }
            else
            {
                sets.Union(firstOf[template], carried.NowOf[before]);
            }
        }
    }

    private static void FirstOfBuckets(Dictionary<ulong, int> firsts, int band, uint[] signatures)
    {
        firsts.Clear();
        for (var ad = 0; ad < signatures.Length / Hashes; ad++)
        {
            if (IsSigned(signatures, ad))
            {
                firsts.TryAdd(Bucket(signatures, ad, band), ad);
            }
        }
    }

    private bool IsOneTemplate(int a, int b) =>
        Agreement(Signature(Signatures, a), Signature(Signatures, b)) is var agreement and >= LeastAgreement && (agreement >= CertainAgreement || WordsInOrder(a, b) >= SameOrder);

    private double WordsInOrder(int a, int b)
    {
        OwnWords(a, _words);
        OwnWords(b, _others);
        return _words.Count == 0 || _others.Count == 0 ? 0 : (double)TokenAlignment.Common(_words, _others) / Math.Min(_words.Count, _others.Count);
    }

    // Without the platform's, which all its ads print in one order.
    private void OwnWords(int ad, List<ulong> words)
    {
        SlotText.Tokens(_ads[ad], words);
        var common = _parameters.Boilerplate(_ads[ad].PlatformId);
        if (common.Count == 0)
        {
            return;
        }

        var (kept, wasCommon) = (0, false);
        for (var i = 0; i < words.Count; i++)
        {
            var isCommon = i + 1 < words.Count && common.Contains(SlotText.Shingle(words[i], words[i + 1]));
            if (!isCommon && !wasCommon)
            {
                words[kept++] = words[i];
            }

            wasCommon = isCommon;
        }

        words.RemoveRange(kept, words.Count - kept);
    }

    private void Sign(int ad, List<ulong> tokens)
    {
        SlotText.Tokens(_ads[ad], tokens);
        SlotTexts[ad] = tokens.Count < ShortestSlotText ? 0 : SlotText.Fingerprint(tokens);
        var boilerplate = _parameters.Boilerplate(_ads[ad].PlatformId);
        var signature = Signature(Signatures, ad);
        signature.Fill(uint.MaxValue);
        var kept = 0;
        foreach (var shingle in SlotText.Shingles(tokens))
        {
            if (boilerplate.Contains(shingle))
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

        if (kept < MinimumShingles)
        {
            signature.Fill(uint.MaxValue);
        }
    }

    private static Span<uint> Signature(uint[] signatures, int ad) => signatures.AsSpan(ad * Hashes, Hashes);

    private static bool IsSigned(uint[] signatures, int ad) => signatures[ad * Hashes] != uint.MaxValue;

    private static ulong Bucket(uint[] signatures, int ad, int band)
    {
        var key = (ulong)band;
        foreach (var part in Signature(signatures, ad).Slice(band * Rows, Rows))
        {
            key = SlotText.Mix(key ^ part);
        }

        return key;
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
