using BenchmarkDotNet.Attributes;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Benchmarks;

/// <summary>Time and memory of one page on its way to a stored ad; the figure of each method is for one page.</summary>
public class PageBenchmark
{
    private const int Pages = 256;

    private readonly AdReader reader = new();
    private InventedPage[] pages = [];
    private ParsedPage[] parsed = [];

    [GlobalSetup]
    public void Prepare()
    {
        pages = [.. InventedPages.FetchAsync(sites: 12, adsPerSite: 60).GetAwaiter().GetResult().Take(Pages)];
        if (pages.Length < Pages)
        {
            throw new InvalidOperationException($"The invented web gave {pages.Length} pages of {Pages}.");
        }

        parsed = [.. pages.Select(reader.Parse)];
    }

    [Benchmark(OperationsPerInvoke = Pages)]
    public int Parse() => pages.Sum(p => reader.Parse(p).Links.Count);

    [Benchmark(OperationsPerInvoke = Pages)]
    public int ExtractAndMask() => parsed.Sum(p => reader.Mask(reader.Extract(p), 1).Contacts.Count);
}
