using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Parser;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>CPU of the stages that run on the worker's own threads, a page at a time, in milliseconds a page; the median of nine rounds.</summary>
internal static class StageBenchmark
{
    private const int Rounds = 9;

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
        var pages = await InventedPages.FetchAsync(options);
        var reader = new AdReader();
        var parsed = pages.Select(reader.Parse).ToList();
        var ads = parsed.ConvertAll(reader.Extract);
        Console.WriteLine(FormattableString.Invariant($"{pages.Count} ad pages of {pages.Average(p => p.Body.Length):0} bytes"));
        var stages = new[]
        {
            Stage.Of("generate (web)", offered, o => _ = Encoding.UTF8.GetBytes(o.Renderer.Render(o.Site.Find(o.Ad.Reach.Path)!, o.Site.Truth(o.Ad)))),
            Stage.Of("AngleSharp alone", pages, p =>
            {
                using var document = new HtmlParser().ParseDocument(new ReadOnlyMemory<byte>(p.Body), null);
            }),
            Stage.Of("parse", pages, p => _ = reader.Parse(p)),
            Stage.Of("extract", parsed, p => _ = reader.Extract(p)),
            Stage.Of("mask", ads, a => _ = reader.Mask(a, 1)),
        };
        foreach (var stage in stages)
        {
            stage.WarmUp();
        }

        // A round of each in turn, so that whatever else the machine does slows all of them.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var stage in stages)
            {
                stage.Run();
            }
        }

        foreach (var stage in stages)
        {
            Console.WriteLine(FormattableString.Invariant($"{stage.Name,-18} {stage.Median(r => r.Milliseconds),7:0.000} CPU-ms {stage.Median(r => r.Kilobytes),7:0} KB"));
        }

        var reading = Enumerable.Range(0, Rounds).Select(r => stages[2].Rounds[r].Milliseconds - stages[1].Rounds[r].Milliseconds + stages[3].Rounds[r].Milliseconds).Order().ElementAt(Rounds / 2);
        Console.WriteLine(FormattableString.Invariant($"parse and extract on top of AngleSharp {reading:0.000} CPU-ms, {reading / stages[1].Median(r => r.Milliseconds):0.00} of AngleSharp's own"));
        return 0;
    }

    private sealed record Stage(string Name, int Items, Action RunAll)
    {
        public List<(double Milliseconds, double Kilobytes)> Rounds { get; } = [];

        public static Stage Of<T>(string name, IReadOnlyList<T> items, Action<T> each) => new(name, items.Count, () =>
        {
            foreach (var item in items)
            {
                each(item);
            }
        });

        /// <summary>Until the optimising compiler has seen it all.</summary>
        public void WarmUp()
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 4;)
            {
                RunAll();
            }
        }

        public void Run()
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var cpu = Environment.CpuUsage.TotalTime;
            RunAll();
            Rounds.Add(((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Items, (GC.GetAllocatedBytesForCurrentThread() - bytes) / 1000.0 / Items));
        }

        public double Median(Func<(double Milliseconds, double Kilobytes), double> of) => Rounds.Select(of).Order().ElementAt(Rounds.Count / 2);
    }
}
