using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Parser;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>CPU of the stages that run on the worker's own threads, a page at a time, in milliseconds a page; the median of five rounds.</summary>
internal static class StageBenchmark
{
    private const int Rounds = 5;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new SyntheticWebOptions
        {
            Today = new DateOnly(2026, 3, 15),
            Sites = 24,
            AdsPerSite = CrawlBenchmark.Argument(args, "--ads", 30),
            WellBehaved = true,
            PageBytes = 30_000,
        };
        var world = SyntheticWorld.Generate(options);
        var offered = world.Sites.Select(s => (Site: world.PagesOf(s.Id), Renderer: new PageRenderer(world.PagesOf(s.Id), "utf-8", options.PageBytes))).SelectMany(s => s.Site.Ads.Select(ad => (s.Site, s.Renderer, Ad: ad))).ToList();
        Measure("generate (web)", offered, o => _ = Encoding.UTF8.GetBytes(o.Renderer.Render(o.Site.Find(o.Ad.Reach.Path)!, o.Site.Truth(o.Ad))));
        var pages = await InventedPages.FetchAsync(options);
        var reader = new AdReader();
        var parsed = pages.Select(reader.Parse).ToList();
        Console.WriteLine(FormattableString.Invariant($"{pages.Count} ad pages of {pages.Average(p => p.Body.Length):0} bytes"));
        Measure("AngleSharp alone", pages, p =>
        {
            using var document = new HtmlParser().ParseDocument(new ReadOnlyMemory<byte>(p.Body), null);
        });
        Measure("parse", pages, p => _ = reader.Parse(p));
        Measure("extract", parsed, p => _ = reader.Extract(p));
        var ads = parsed.ConvertAll(reader.Extract);
        Measure("mask", ads, a => _ = reader.Mask(a, 1));
        return 0;
    }

    private static void Measure<T>(string name, IReadOnlyList<T> items, Action<T> stage)
    {
        // Until the optimising compiler has seen it all.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 4;)
        {
            foreach (var item in items)
            {
                stage(item);
            }
        }

        var rounds = new List<(double Milliseconds, double Kilobytes)>();
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var cpu = Environment.CpuUsage.TotalTime;
            foreach (var item in items)
            {
                stage(item);
            }

            rounds.Add(((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / items.Count, (GC.GetAllocatedBytesForCurrentThread() - bytes) / 1000.0 / items.Count));
        }

        Console.WriteLine(FormattableString.Invariant($"{name,-18} {rounds.Select(r => r.Milliseconds).Order().ElementAt(Rounds / 2),7:0.000} CPU-ms {rounds[0].Kilobytes,7:0} KB"));
    }
}
