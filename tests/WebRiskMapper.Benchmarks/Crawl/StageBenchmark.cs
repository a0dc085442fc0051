using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Parser;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>CPU of a page's stages in the worker, in milliseconds a page, server and database apart; the median of nine rounds.</summary>
internal static class StageBenchmark
{
    private const int Rounds = 9;

    /// <summary>As long as those of a page of a crawl.</summary>
    private static readonly byte[] Notes = Encoding.UTF8.GetBytes("outcome: ok\r\nfetchTimeMs: 12\r\nhopsFromSeed: 2\r\nexpected: page\r\nattempt: 1\r\nrobots: allowed\r\npageType: ad\r\nsoftware: WebRiskMapper/0.1\r\n");

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
        var folder = CrawlBenchmark.NewFolder();
        try
        {
            using var web = ServedWeb.Start(options.Sites, options.AdsPerSite, folder);
            var urls = world.TruthByUrl(new Uri(web.StartPages[0]).Port).Keys.Order(StringComparer.Ordinal).Select(u => new Uri(u)).ToList();
            using var fetcher = new ManySites(urls);
            using var archive = new WarcArchive(folder, "stages", 1_000_000_000, TimeProvider.System);
            Measure(offered, fetcher, archive);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Measure(List<(SitePages Site, PageRenderer Renderer, AdEntry Ad)> offered, ManySites fetcher, WarcArchive archive)
    {
        var fetched = fetcher.FetchAll();
        var pages = fetched.ConvertAll(f => new InventedPage(f.Url, f.Body.ToArray(), f.ContentType));
        var reader = new AdReader();
        var parsed = pages.ConvertAll(reader.Parse);
        var ads = parsed.ConvertAll(reader.Extract);
        Console.WriteLine(FormattableString.Invariant($"{pages.Count} ad pages of {pages.Average(p => p.Body.Length):0} bytes"));
        var stages = new[]
        {
            Stage.Of("generate (web)", offered, o => _ = Encoding.UTF8.GetBytes(o.Renderer.Render(o.Site.Find(o.Ad.Reach.Path)!, o.Site.Truth(o.Ad)))),
            Stage.Of("AngleSharp alone", pages, p =>
            {
                using var document = new HtmlParser().ParseDocument(new ReadOnlyMemory<byte>(p.Body), null);
            }),
            new Stage("fetch", pages.Count, () => fetcher.FetchAll()),
            Stage.Of("parse", pages, p => _ = reader.Parse(p)),
            Stage.Of("extract", parsed, p => _ = reader.Extract(p)),
            Stage.Of("mask", ads, a => _ = reader.Mask(a, 1)),
            new Stage("archive", pages.Count, () =>
            {
                fetched.ForEach(f => archive.Write(runId: 1, f, Notes));
                archive.Flush(runId: 1);
            }),
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

        var (angleSharp, parse, extract) = (stages[1], stages[3], stages[4]);
        var reading = Enumerable.Range(0, Rounds).Select(r => parse.Rounds[r].Milliseconds - angleSharp.Rounds[r].Milliseconds + extract.Rounds[r].Milliseconds).Order().ElementAt(Rounds / 2);
        Console.WriteLine(FormattableString.Invariant($"parse and extract on top of AngleSharp {reading:0.000} CPU-ms, {reading / angleSharp.Median(r => r.Milliseconds):0.00} of AngleSharp's own"));
        Console.WriteLine(FormattableString.Invariant($"fetch, parse, extract, mask and archive {stages[2..].Sum(s => s.Median(r => r.Milliseconds)):0.000} CPU-ms"));
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
            var bytes = GC.GetTotalAllocatedBytes();
            var cpu = Environment.CpuUsage.TotalTime;
            RunAll();
            Rounds.Add(((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Items, (GC.GetTotalAllocatedBytes() - bytes) / 1000.0 / Items));
        }

        public double Median(Func<(double Milliseconds, double Kilobytes), double> of) => Rounds.Select(of).Order().ElementAt(Rounds.Count / 2);
    }

    /// <summary>Asks all sites at once, each for one page after the other, as a crawl without delays does.</summary>
    private sealed class ManySites(IReadOnlyList<Uri> urls) : IDisposable
    {
        private readonly List<(SiteClient Client, List<Uri> Urls)> sites = [.. urls.GroupBy(u => u.Authority, StringComparer.Ordinal).Select(g =>
            (new SiteClient(new EgressGate(EgressScope.LoopbackOnly), new FetchOptions { Contact = "https://example.org/benchmark" }, TimeProvider.System), g.ToList()))];

        public List<FetchResult> FetchAll() => [.. Task.WhenAll(sites.Select(FetchAsync)).GetAwaiter().GetResult().SelectMany(r => r)];

        public void Dispose() => sites.ForEach(s => s.Client.Dispose());

        private static async Task<List<FetchResult>> FetchAsync((SiteClient Client, List<Uri> Urls) site)
        {
            var results = new List<FetchResult>();
            foreach (var url in site.Urls)
            {
                var result = await site.Client.FetchAsync(new FetchRequest(url), CancellationToken.None);
                results.Add(result.Outcome == FetchOutcome.Ok ? result : throw new InvalidOperationException($"{url} ended as {result.Outcome}."));
            }

            return results;
        }
    }
}
