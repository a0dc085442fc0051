using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Linking;

/// <summary>
/// What linking takes from a market as a whole: which words each platform prints on its ads, how many ads it has, how common a price list or
/// a name is. Measured once and then kept from run to run, so that a few new ads change only what they touch.
/// </summary>
internal sealed class LinkParameters
{
    private const int SampleOfPlatform = 400;
    private const int SmallestPlatformSample = 20;
    private const double BoilerplateShare = 0.4;
    private const int GrownBy = 2;

    private static readonly FrozenSet<ulong> NoWords = FrozenSet<ulong>.Empty;

    private readonly Dictionary<int, Platform> _platforms;
    private Rarity? _rarity;
    private StyleRarity? _styles;

    private LinkParameters(Dictionary<int, Platform> platforms, LinkParameters? earlier) =>
        (_platforms, _rarity, _styles) = (platforms, earlier?._rarity, earlier?._styles);

    private sealed record Platform(int Ads, FrozenSet<ulong> Boilerplate);

    /// <summary>The parameters of an earlier run, but of platforms that it did not know, or that have grown much since, those of this run.</summary>
    public static LinkParameters For(IReadOnlyList<StoredAd> ads, LinkParameters? earlier)
    {
        var platforms = earlier is null ? [] : new Dictionary<int, Platform>(earlier._platforms);
        var grown = ads.CountBy(a => a.PlatformId).Where(p => !platforms.TryGetValue(p.Key, out var known) || p.Value > (GrownBy * known.Ads) + SmallestPlatformSample).Select(p => p.Key).ToHashSet();
        foreach (var platform in ads.Index().Where(a => grown.Contains(a.Item.PlatformId)).GroupBy(a => a.Item.PlatformId, a => a.Index))
        {
            platforms[platform.Key] = Measure(ads, [.. platform]);
        }

        return new LinkParameters(platforms, earlier);
    }

    /// <summary>
    /// Word pairs that a platform prints on most of its ads (rules, disclaimers, labels). They would make its ads look alike, so they do not
    /// count towards a template.
    /// </summary>
    public FrozenSet<ulong> Boilerplate(int platform) => _platforms.TryGetValue(platform, out var known) ? known.Boilerplate : NoWords;

    /// <summary>Ads on the platform when it was measured; another number is another measurement.</summary>
    public int AdsOn(int platform) => _platforms[platform].Ads;

    /// <summary>How rare price lists and names are; measured on the groups at hand where no earlier run did.</summary>
    public Rarity RarityOr(Func<Rarity> measure) => _rarity ??= measure();

    /// <summary>How rare ways of writing are among those who move; measured on those at hand where no earlier run did.</summary>
    public StyleRarity StylesOr(Func<StyleRarity> measure) => _styles ??= measure();

    private static Platform Measure(IReadOnlyList<StoredAd> ads, List<int> own)
    {
        var step = Math.Max(1, own.Count / SampleOfPlatform);
        var sampled = 0;
        var counts = new Dictionary<ulong, int>();
        var tokens = new List<ulong>();
        for (var i = 0; i < own.Count; i += step)
        {
            sampled++;
            SlotText.Tokens(ads[own[i]], tokens);
            foreach (var shingle in SlotText.Shingles(tokens))
            {
                counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
            }
        }

        return new Platform(own.Count, sampled < SmallestPlatformSample ? NoWords : counts.Where(c => c.Value > sampled * BoilerplateShare).Select(c => c.Key).ToFrozenSet());
    }
}

/// <summary>How many groups of ads have a price list or a name.</summary>
/// <param name="Groups">All groups.</param>
/// <param name="Prices">Only price lists of several groups.</param>
/// <param name="Names">Only names of several groups.</param>
internal sealed record Rarity(int Groups, IReadOnlyDictionary<string, int> Prices, IReadOnlyDictionary<string, int> Names)
{
    public double OfPrices(string prices) => Of(Prices.GetValueOrDefault(prices, 1));

    /// <param name="chances">Ways in which two groups may come to share a name: the more names they have, the likelier.</param>
    public double OfName(string name, int chances) => Of(Names.GetValueOrDefault(name, 1) * chances);

    /// <summary>Log-odds that a shared value of so many groups is worth.</summary>
    private double Of(int groups) => LinkWeights.RaritySlope * Math.Log((double)Math.Max(Groups, groups) / groups);
}
