using System.Runtime.InteropServices;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// What linking one run leaves for the next: its parameters, and by fingerprints what each piece of work rested on. A piece whose
/// fingerprint comes back keeps its result. Holds no text, contact or name; some 200 bytes an ad.
/// </summary>
public sealed class LinkMemory
{
    internal LinkMemory(LinkParameters parameters, long[] adIds, ulong[] adFingerprints, uint[] signatures, ulong[] slotTexts, int[] templateOf, ulong[] styles, WeakMemory weak, int changedSinceMeasured) =>
        (Parameters, AdIds, AdFingerprints, Signatures, SlotTexts, TemplateOf, Styles, Weak, ChangedSinceMeasured) = (parameters, adIds, adFingerprints, signatures, slotTexts, templateOf, styles, weak, changedSinceMeasured);

    /// <summary>Ads of the run.</summary>
    public int Ads => AdIds.Length;

    /// <summary>Ads that were new, changed or gone in the runs since the parameters were measured, added up.</summary>
    public int ChangedSinceMeasured { get; }

    internal LinkParameters Parameters { get; }

    /// <summary>Ascending.</summary>
    internal long[] AdIds { get; }

    /// <summary>Parallel to <see cref="AdIds"/>, as <see cref="SlotTexts"/>, <see cref="TemplateOf"/> and <see cref="Styles"/>.</summary>
    internal ulong[] AdFingerprints { get; }

    internal uint[] Signatures { get; }

    internal ulong[] SlotTexts { get; }

    internal int[] TemplateOf { get; }

    internal ulong[] Styles { get; }

    internal WeakMemory Weak { get; }

    /// <summary>The parameters alone: with them a run is linked from scratch as it would be after this one.</summary>
    public LinkMemory WithoutResults() => new(Parameters, [], [], [], [], [], [], WeakMemory.Empty, ChangedSinceMeasured);
}

/// <summary>What became of one linking.</summary>
/// <param name="Links">The entities.</param>
/// <param name="Memory">For the next run.</param>
/// <param name="ReadAds">Ads whose text was read because they are new or changed.</param>
/// <param name="RelinkedAds">Ads whose evidence was weighed anew; the others keep the links that they had.</param>
public sealed record LinkedRun(EntityLinks Links, LinkMemory Memory, int ReadAds, int RelinkedAds);

/// <summary>Which ads of a run were linked before and have not changed.</summary>
internal sealed class CarriedAds
{
    public CarriedAds(IReadOnlyList<StoredAd> ads, LinkParameters parameters, LinkMemory? earlier)
    {
        Fingerprints = new ulong[ads.Count];
        EarlierOf = new int[ads.Count];
        Array.Fill(EarlierOf, -1);
        NowOf = new int[earlier?.AdIds.Length ?? 0];
        Array.Fill(NowOf, -1);
        var before = 0;
        for (var ad = 0; ad < ads.Count; ad++)
        {
            Fingerprints[ad] = Fingerprint(ads[ad], parameters.AdsOn(ads[ad].PlatformId));
            if (earlier is null)
            {
                continue;
            }

            if (ad > 0 && ads[ad].AdId <= ads[ad - 1].AdId)
            {
                throw new ArgumentException($"Ad {ads[ad].AdId} follows ad {ads[ad - 1].AdId}: relinking needs each ad once, by ascending number.", nameof(ads));
            }

            while (before < earlier.AdIds.Length && earlier.AdIds[before] < ads[ad].AdId)
            {
                before++;
            }

            if (before < earlier.AdIds.Length && earlier.AdIds[before] == ads[ad].AdId && earlier.AdFingerprints[before] == Fingerprints[ad])
            {
                (EarlierOf[ad], NowOf[before]) = (before, ad);
            }
        }
    }

    /// <summary>Of everything in an ad that linking reads, and of its number.</summary>
    public ulong[] Fingerprints { get; }

    /// <summary>By ad: its place in the earlier run, or −1 when it is new or changed.</summary>
    public int[] EarlierOf { get; }

    /// <summary>By place in the earlier run: the ad, or −1 when it is gone or changed.</summary>
    public int[] NowOf { get; }

    /// <summary>Ads that are new or changed.</summary>
    public int Fresh => EarlierOf.Count(e => e < 0);

    /// <summary>Ads that are new, changed or gone.</summary>
    public int Changes => Fresh + NowOf.Count(n => n < 0);

    // With a platform that is measured anew all its ads read otherwise.
    private static ulong Fingerprint(StoredAd ad, int measuredOn)
    {
        var hash = SlotText.Mix(SlotText.Mix((ulong)ad.AdId ^ ((ulong)ad.PlatformId << 40)) ^ (ulong)measuredOn);
        hash = Add(hash, ad.Text);
        hash = Add(hash, ad.Place.City);
        hash = SlotText.Mix(hash ^ ((ulong)(uint)(ad.Place.LocatedCity() ?? -1) << 32) ^ (uint)(ad.PostedAt?.DayNumber ?? -1));
        foreach (var contact in ad.Contacts)
        {
            hash = Add(hash ^ (ulong)contact.Kind, contact.Hmac);
        }

        foreach (var name in ad.NameKeys)
        {
            hash = Add(hash ^ 101, name);
        }

        foreach (var age in ad.Ages)
        {
            hash = SlotText.Mix(hash ^ ((ulong)age << 8));
        }

        foreach (var price in ad.Prices)
        {
            hash = Add(SlotText.Mix(hash ^ (ulong)(price.Amount * 100) ^ ((ulong)(price.Minutes ?? -1) << 40)), price.Currency);
        }

        foreach (var image in ad.ImageFingerprints)
        {
            hash = Add(hash ^ 103, image);
        }

        return hash;
    }

    private static ulong Add(ulong hash, string? text)
    {
        var chars = text.AsSpan();
        hash = SlotText.Mix(hash ^ (ulong)chars.Length);
        var whole = MemoryMarshal.Cast<char, ulong>(chars);
        foreach (var four in whole)
        {
            hash = SlotText.Mix(hash ^ four);
        }

        foreach (var c in chars[(whole.Length * 4)..])
        {
            hash = SlotText.Mix(hash ^ c);
        }

        return hash;
    }
}
