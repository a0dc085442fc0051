using BenchmarkDotNet.Attributes;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Benchmarks;

/// <summary>Ads to entities; the two sizes show how time grows.</summary>
public class LinkBenchmark
{
    private StoredAd[] ads = [];

    [Params(1000, 4000)]
    public int Ads { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var reader = new AdReader();
        var pages = InventedPages.FetchAsync(sites: 48, adsPerSite: 120).GetAwaiter().GetResult();
        ads = [.. pages.Select(reader.Parse).Where(p => p.Type == PageType.Ad).Take(Ads).Select((p, i) => reader.Mask(reader.Extract(p), i + 1))];
        if (ads.Length < Ads)
        {
            throw new InvalidOperationException($"The invented web gave {ads.Length} ads of {Ads}.");
        }
    }

    [Benchmark]
    public int Link() => EntityLinker.Link(ads).EntityOf.Count;
}
