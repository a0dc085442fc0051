using System.Diagnostics;
using System.Text;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>
/// What a web of the size that was mapped by hand costs to invent, on one thread: the population at the start, the lists of a site when it is
/// first asked, and each page when it is asked. Pages in CPU-milliseconds, the median of nine rounds over sites spread evenly over the world.
/// </summary>
internal static class WorldBenchmark
{
    private const int Rounds = 9;
    private const int SitesAsked = 40;
    private const int PagesOfASite = 50;

    public static int Run(string[] args)
    {
        var options = new SyntheticWebOptions
        {
            Today = new DateOnly(2026, 3, 15),
            Sites = CrawlBenchmark.Argument(args, "--sites", 2900),
            AdsPerSite = CrawlBenchmark.Argument(args, "--ads", 940),
            WellBehaved = true,
            PageBytes = 30_000,
        };
        var clock = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        var world = SyntheticWorld.Generate(options);
        Console.WriteLine(FormattableString.Invariant(
            $"{world.Sites.Count} sites, {world.AdCount} ads: {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} CPU-s, {clock.Elapsed.TotalSeconds:0.0} s, {GC.GetTotalMemory(forceFullCollection: true) / 1_000_000} MB"));

        var asked = Enumerable.Range(0, SitesAsked).Select(i => i * world.Sites.Count / SitesAsked).Distinct().ToList();
        cpu = Environment.CpuUsage.TotalTime;
        var sites = asked.ConvertAll(i => (Pages: world.PagesOf(i), Renderer: new PageRenderer(world.PagesOf(i), "utf-8", options.PageBytes)));
        Console.WriteLine(FormattableString.Invariant($"a site's lists: {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / sites.Count:0.0} CPU-ms, once"));

        var pages = sites.SelectMany(s => s.Pages.Ads.Take(PagesOfASite).Select(ad => (s.Pages, s.Renderer, Ad: ad))).ToList();
        var costs = new List<double>();
        for (var round = -2; round < Rounds; round++)
        {
            cpu = Environment.CpuUsage.TotalTime;
            foreach (var (of, renderer, ad) in pages)
            {
                _ = Encoding.UTF8.GetBytes(renderer.Render(of.Find(ad.Reach.Path)!, of.Truth(ad)));
            }

            // The first rounds are the compiler's.
            if (round >= 0)
            {
                costs.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / pages.Count);
            }
        }

        Console.WriteLine(FormattableString.Invariant($"a page: {costs.Order().ElementAt(Rounds / 2):0.000} CPU-ms"));
        return 0;
    }
}
