using System.Diagnostics;
using Npgsql;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>The frontier alone, filled with millions of URLs: how many a second are handed out and written back, and how many offered ones are taken in.</summary>
internal static class FrontierBenchmark
{
    private const int Sites = 2_000;
    private const int UrlsPerLease = 50;
    private const int SitesPerWrite = 40;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var urls = CrawlBenchmark.Argument(args, "--urls", 10_000_000);
        var folder = CrawlBenchmark.NewFolder();
        await using var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataDirectory = folder });
        try
        {
            await RiskMapDatabase.MigrateAsync(postgres.ConnectionString);
            await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 3, CommandTimeout = 1200 });
            var clock = Stopwatch.StartNew();
            await FillAsync(database, urls);
            Console.WriteLine(FormattableString.Invariant($"{urls:N0} URLs on {Sites:N0} sites, filled in {clock.Elapsed.TotalSeconds:0} s"));
            await HandOutAsync(database);
            await TakeInAsync(database);
        }
        finally
        {
            await postgres.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task FillAsync(NpgsqlDataSource database, int urls)
    {
        await using var connection = await database.OpenConnectionAsync();
        var spec = new CampaignSpec { Name = "frontier", Cron = "0 0 3 1 1 ? 2099", Synthetic = true };
        var seeds = Enumerable.Range(1, Sites).Select(i => new PlatformSeed(new Uri($"http://127.{i / 250}.{i % 250}.5:8080/"), "Platform " + i, ["AT"], "de", "classified", "synthetic", "")).ToList();
        var campaigns = new CampaignStore(database, PublicSuffixList.Load(), TimeProvider.System);
        await campaigns.CreateAsync(spec, seeds, "benchmark", CancellationToken.None);
        var campaign = (await campaigns.FindAsync("frontier", CancellationToken.None))!;
        var run = await new RunStarter(database, TimeProvider.System).StartAsync(campaign, RunTrigger.Manual, "benchmark", CancellationToken.None);
        await using var fill = new NpgsqlCommand(
            """
            INSERT INTO archive.frontier (campaign_id, site_id, url_hash, url, kind, depth, priority, found_by, first_run_id, run_id, pending, due_at)
            SELECT $1, s.site_id, substring(sha256(convert_to(s.site_id || '/' || n, 'UTF8')) FOR 16), s.base_url || 'city-' || n % 40 || '/profile/' || n || '.html', 1, 2, 30, 2, $2, $2, true, clock_timestamp()
            FROM archive.site s, generate_series(1, $3) n
            """,
            connection);
        fill.Parameters.AddWithValue(campaign.CampaignId);
        fill.Parameters.AddWithValue(run.RunId);
        fill.Parameters.AddWithValue(urls / Sites);
        await fill.ExecuteNonQueryAsync();
        await using var tidy = new NpgsqlCommand("VACUUM ANALYZE archive.frontier", connection);
        await tidy.ExecuteNonQueryAsync();
    }

    /// <summary>Two workers lease sites, read what is due, and write each URL's outcome back, forty sites to a transaction, until the window closes.</summary>
    private static async Task HandOutAsync(NpgsqlDataSource database)
    {
        await HandOutAsync(database, WarmUp);
        Console.WriteLine(FormattableString.Invariant($"leased, read and written back: {await HandOutAsync(database, Window):N0} URLs/s"));
    }

    private static async Task<double> HandOutAsync(NpgsqlDataSource database, TimeSpan window)
    {
        var store = new FrontierStore(database, PublicSuffixList.Load());
        var settled = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async worker =>
        {
            var leases = new SiteLeases(database, "worker-" + worker, TimeSpan.FromMinutes(5));
            while (clock.Elapsed < window)
            {
                var claimed = await leases.ClaimAsync(SitesPerWrite, CancellationToken.None);
                var work = await Task.WhenAll(claimed.Select(async lease =>
                {
                    var urls = await store.NextAsync(lease, UrlsPerLease, CancellationToken.None);
                    Interlocked.Add(ref settled, urls.Count);
                    return new SiteWork(lease, new SiteBatch { Results = [.. urls.Select(Read)], Politeness = lease.Politeness, Pause = TimeSpan.Zero, Release = true });
                }));
                await store.SettleAsync(work, CancellationToken.None);
            }
        }));
        return settled / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Pages offer links, of which the frontier knows nine tenths already; none is filtered before it gets here.</summary>
    private static async Task TakeInAsync(NpgsqlDataSource database)
    {
        var store = new FrontierStore(database, PublicSuffixList.Load());
        var offered = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async worker =>
        {
            var leases = new SiteLeases(database, "finder-" + worker, TimeSpan.FromMinutes(5));
            var claimed = await leases.ClaimAsync(Sites / 2, CancellationToken.None);
            for (var round = 0; clock.Elapsed < Window; round++)
            {
                var lease = claimed[round % claimed.Count];
                var seen = round / claimed.Count;
                // Fifty pages of a site: the same 55 links on each, five of its own.
                var links = Enumerable.Range(0, 50).SelectMany(page => Enumerable.Range(0, 60).Select(link => link < 55 ? link + 1 : 10_000_000 + (seen * 1000) + (page * 5) + link));
                var discoveries = links.Select(n => new Discovery(CanonicalUrl.TryCreate(FormattableString.Invariant($"{lease.BaseUrl}city-{n % 40}/profile/{n}.html"))!, UrlKind.Ad, 2, FoundBy.Link)).ToList();
                await store.SettleAsync(lease, new SiteBatch { Seeds = discoveries, Politeness = lease.Politeness, Pause = TimeSpan.Zero }, CancellationToken.None);
                Interlocked.Add(ref offered, discoveries.Count);
            }
        }));
        Console.WriteLine(FormattableString.Invariant($"offered links taken in: {offered / clock.Elapsed.TotalSeconds:N0} URLs/s"));
    }

    private static UrlResult Read(FrontierUrl url) => new()
    {
        Url = url,
        Outcome = FetchOutcome.Ok,
        FetchedAt = DateTimeOffset.UtcNow,
        Status = 200,
        Bytes = 30_000,
        DurationMs = 120,
        PageType = Analysis.Parsing.PageType.Ad,
        ContentHash = new byte[32],
    };
}
