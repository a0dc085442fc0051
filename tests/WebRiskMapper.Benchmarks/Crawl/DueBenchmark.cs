namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>
/// Thousands of sites under one delay, at a given share of the machine's capacity: how much later than due each request comes. The witness
/// is the web: it knows when it answered a site last, and when the site was asked next.
/// </summary>
internal static class DueBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(90);

    public static async Task<int> RunAsync(string[] args)
    {
        var sites = CrawlBenchmark.Argument(args, "--sites", 2_900);
        var delay = TimeSpan.FromMilliseconds(CrawlBenchmark.Argument(args, "--delay-ms", 12_000));
        var window = TimeSpan.FromSeconds(CrawlBenchmark.Argument(args, "--seconds", 120));
        var folder = CrawlBenchmark.NewFolder();
        using var web = ServedWeb.Start(sites, CrawlBenchmark.Argument(args, "--ads", 60), folder);
        try
        {
            var webrisk = new WebriskCommand(folder);
            await webrisk.CreateCampaignAsync(web, delay);
            using var process = webrisk.StartCampaign();
            // The first laps spread the sites over the delay, and let the compiler settle and what waited meanwhile be worked off.
            await Task.Delay(delay * 4 > WarmUp ? delay * 4 : WarmUp);
            web.MarkLateness(delay);
            var pages = web.Count().Pages;
            await Task.Delay(window);
            pages = web.Count().Pages - pages;
            var late = web.Lateness();
            Signals.Terminate(process.Id);
            await process.WaitForExitAsync();
            Console.WriteLine(FormattableString.Invariant(
                $"{sites} sites, one request in {delay.TotalSeconds:0.0} s each: {pages / window.TotalSeconds:0} pages/s of {sites / delay.TotalSeconds:0} due; late by p50 {late.P50:0.000} s, p99 {late.P99:0.000} s, most {late.Most:0.000} s over {late.Requests} requests of {late.Sites} sites"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }
}

/// <summary>Seconds by which requests came later than the delay asked for.</summary>
/// <param name="Sites">Sites that were asked in the window.</param>
internal sealed record LatenessFigure(double P50, double P99, double Most, int Requests, int Sites);

/// <summary>On the web's side: each site's requests against the end of its answer before.</summary>
internal sealed class LatenessWitness(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, long> ended = [];
    private readonly HashSet<int> asked = [];
    private readonly List<double> late = [];
    private TimeSpan? delay;

    public void Mark(TimeSpan between)
    {
        lock (gate)
        {
            delay = between;
            late.Clear();
            asked.Clear();
        }
    }

    public void Began(int site)
    {
        lock (gate)
        {
            if (delay is { } between && ended.TryGetValue(site, out var last))
            {
                late.Add((time.GetElapsedTime(last) - between).TotalSeconds);
                asked.Add(site);
            }
        }
    }

    public void Ended(int site)
    {
        lock (gate)
        {
            ended[site] = time.GetTimestamp();
        }
    }

    public LatenessFigure Figure()
    {
        lock (gate)
        {
            var sorted = late.Order().ToList();
            return sorted.Count == 0 ? new LatenessFigure(0, 0, 0, 0, 0) : new LatenessFigure(sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)], sorted[^1], sorted.Count, asked.Count);
        }
    }
}
