using Npgsql;
using Shouldly;
using WebRiskMapper.Demo;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Tests.Campaigns;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>A campaign over an invented web, crawled by worker processes to which things happen, and what must be true at its end.</summary>
internal sealed class WorkerScene(NpgsqlDataSource database, string connection, string data) : IAsyncDisposable
{
    public const int LeaseSeconds = 5;

    private readonly List<WebriskProcess> workers = [];
    private Campaign? campaign;

    public SyntheticWebServer Web { get; private set; } = null!;

    /// <summary>Zero before <see cref="StartRunAsync"/>.</summary>
    public long Run { get; private set; }

    /// <summary>Addresses of the ads that must be found, in order.</summary>
    public IReadOnlyList<string> Truth { get; private set; } = [];

    public TimeSpan Delay { get; private set; }

    /// <summary>Creates a campaign over an invented web of so many sites.</summary>
    /// <param name="delayMs">Spreads the crawl over many batches, so that what happens falls between them.</param>
    /// <param name="cron">When it is due by itself; null for its file's, which no test lives to see.</param>
    public async Task OpenAsync(int sites, int adsPerSite, int delayMs, string? cron = null)
    {
        // Every ad must be counted, so layouts in which each is told from other pages; how well that goes elsewhere is measured, not tested here.
        var options = new SyntheticWebOptions { Sites = sites, AdsPerSite = adsPerSite, Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
        var world = SyntheticWorld.Generate(options, [.. FamilyRegistry.All.Take(6)]);
        Web = await SyntheticWebServer.StartAsync(world);
        Delay = TimeSpan.FromMilliseconds(delayMs);
        // A site with a Crawl-delay would decide how long the test takes.
        var addresses = world.Sites.Where(s => !s.Behaviours.Contains("crawl-delay")).ToDictionary(s => s.Id, s => new Uri(s.BaseUrl(Web.Port)));
        var seeds = DemoWeb.PlatformList(Web).Where(s => addresses.ContainsValue(s.Site)).ToList();
        var campaigns = new CampaignStore(database, PublicSuffixList.Load(), TimeProvider.System);
        var spec = CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns/synthetic-demo.yml"));
        spec = spec with { Cron = cron ?? spec.Cron, Politeness = spec.Politeness with { DelayMs = delayMs, MaxDelayMs = delayMs } };
        await campaigns.CreateAsync(spec, seeds, "test", CancellationToken.None);
        campaign = (await campaigns.FindAsync(spec.Name, CancellationToken.None))!;
        Truth = world.TruthByUrl(Web.Port).Where(t => t.Value is { Disallowed: false, SafetyFixture: false } && addresses.ContainsKey(t.Value.SiteId)).Select(t => t.Key).Order(StringComparer.Ordinal).ToArray();
    }

    public async Task StartRunAsync() => Run = (await new RunStarter(database, TimeProvider.System).StartAsync(campaign!, RunTrigger.Manual, "test", CancellationToken.None)).RunId;

    /// <summary>Waits until the campaign's schedule has opened a run, and takes it for the scene's.</summary>
    public async Task UntilRunStartsAsync()
    {
        await UntilNoneAsync("SELECT 1 - count(*) FROM maps.run");
        Run = await ScalarAsync("SELECT run_id FROM maps.run");
    }

    /// <summary>Starts workers, and returns when all of them wait for work.</summary>
    public async Task<WebriskProcess[]> StartWorkersAsync(params int[] sitesAtOnce)
    {
        var started = sitesAtOnce.Select(StartWorker).ToArray();
        await Task.WhenAll(started.Select(w => w.Working));
        return started;
    }

    public WebriskProcess StartWorker(int sitesAtOnce = 64)
    {
        var worker = WebriskProcess.Start("worker", "--connection", connection, "--data", data, "--lease-seconds", $"{LeaseSeconds}", "--sites-at-once", $"{sitesAtOnce}");
        workers.Add(worker);
        return worker;
    }

    public Task<RunProgress> UntilDoneAsync() => UntilAsync(p => p.State is "done" or "failed");

    /// <summary>Waits until so much of the truth's number of URLs has ended.</summary>
    public Task<RunProgress> UntilSettledAsync(double share) => UntilAsync(p => p.Settled >= Truth.Count * share);

    public async Task<RunProgress> UntilAsync(Func<RunProgress, bool> until)
    {
        RunProgress? progress = null;
        await UntilAsync(async () => (progress = await RunProgress.ReadAsync(database, Run, CancellationToken.None)) is { } read && until(read));
        return progress!;
    }

    /// <summary>Waits until a query that counts gives zero.</summary>
    public Task UntilNoneAsync(string sql) => UntilAsync(async () => await ScalarAsync(sql) == 0);

    /// <summary>Waits until every one of these has said so.</summary>
    public Task UntilSaidAsync(string text, IReadOnlyList<WebriskProcess> by) => UntilAsync(() => Task.FromResult(by.All(w => w.Says(text))));

    /// <summary>Length of the longest file that a worker has in the archive.</summary>
    public long ArchivedBytes(WebriskProcess worker) =>
        Directory.EnumerateFiles(data, $"*-{worker.Id}-*.warc.gz", SearchOption.AllDirectories).Max(f => new FileInfo(f).Length);

    public async Task TheRunIsWhole(RunProgress done)
    {
        done.State.ShouldBe("done", done.Error);
        done.Pending.ShouldBe(0);
        await EveryUrlIsSettledOnce();
        await EveryAdIsCountedOnce();
        (await ArchivedEvidence.VerifyAsync(database, data)).ShouldBeGreaterThanOrEqualTo(Truth.Count);
        Web.Log.DisallowedRequests.ShouldBe(0);
        Web.Log.ImageRequests.ShouldBe(0);
    }

    /// <summary>
    /// From the server's own log: per site never two requests closer than the delay. A request that arrives after one that was answered
    /// was sent a delay after that answer, so there is nothing to forgive but the clock's grain.
    /// </summary>
    public IReadOnlyList<Hurried> HurriedRequests() =>
    [
        .. from site in Web.World.Sites
           let requests = Web.Log.Of(site).OrderBy(r => r.At).ToList()
           from pair in requests.Zip(requests.Skip(1))
           where pair.Second.At - pair.First.At < Delay - TimeSpan.FromMilliseconds(2)
           select new Hurried(new Uri(site.BaseUrl(Web.Port)), pair.First.Target, pair.Second.Target, pair.First.At, pair.Second.At),
    ];

    /// <summary>A condition on a site: leased by this worker, whether or not the lease has ended.</summary>
    public static string HeldBy(WebriskProcess worker) => $"lease_owner LIKE '%-{worker.Id}-%'";

    /// <summary>Hosts of the sites that nobody but this worker may take now.</summary>
    public async Task<IReadOnlySet<string>> SitesHeldByAsync(WebriskProcess worker)
    {
        await using var command = database.CreateCommand($"SELECT coalesce(array_agg(host), '{{}}') FROM archive.site WHERE {HeldBy(worker)} AND lease_until > clock_timestamp()");
        return ((string[])(await command.ExecuteScalarAsync())!).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<long> ScalarAsync(string sql, params long[] parameters)
    {
        await using var command = Command(sql, parameters);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }

        if (Web is not null)
        {
            await Web.DisposeAsync();
        }
    }

    private async Task UntilAsync(Func<Task<bool>> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await until())
        {
            foreach (var worker in workers.Where(w => w.HasExited && !w.WasEnded))
            {
                throw new InvalidOperationException("A worker ended: " + await worker.EndAsync());
            }

            try
            {
                await poll.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException("It did not come to that. " + await EndAllAsync(), e);
            }
        }
    }

    private async Task<string> EndAllAsync()
    {
        var said = new List<string>();
        foreach (var worker in workers)
        {
            if (!worker.HasExited)
            {
                await worker.KillAsync();
            }

            said.Add($"Worker {worker.Id}: {await worker.EndAsync()}");
        }

        return string.Join('\n', said);
    }

    private async Task EveryUrlIsSettledOnce()
    {
        (await ScalarAsync("SELECT count(*) FROM (SELECT FROM archive.fetch WHERE settled AND run_id = $1 GROUP BY site_id, url_hash HAVING count(*) > 1) t", Run)).ShouldBe(0);
        (await ScalarAsync(
            """
            SELECT count(*) FROM archive.frontier f
            WHERE f.run_id <> $1 OR NOT EXISTS (SELECT FROM archive.fetch t WHERE t.run_id = $1 AND t.site_id = f.site_id AND t.url_hash = f.url_hash AND t.settled)
            """,
            Run)).ShouldBe(0);
        (await ScalarAsync("SELECT sum(pages)::bigint FROM archive.run_site WHERE run_id = $1", Run)).ShouldBe(await ScalarAsync("SELECT count(*) FROM archive.fetch WHERE settled AND outcome <> ALL ('{3,12,20}') AND run_id = $1", Run), "pages that were asked");
    }

    private async Task EveryAdIsCountedOnce()
    {
        await using var command = Command(
            """
            SELECT f.url FROM research.observation o JOIN research.ad a USING (ad_id) JOIN archive.frontier f ON f.site_id = a.site_id AND f.url_hash = a.url_hash
            WHERE o.run_id = $1
            """,
            [Run]);
        var observed = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                observed.Add(reader.GetString(0));
            }
        }

        observed.Order(StringComparer.Ordinal).ShouldBe(Truth);
        (await ScalarAsync("SELECT count(*) FROM research.ad")).ShouldBe(Truth.Count);
        (await ScalarAsync("SELECT count(*) FROM research.ad_version")).ShouldBe(Truth.Count);
    }

    private NpgsqlCommand Command(string sql, long[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        return command;
    }

    /// <summary>A request that came too soon after the one before.</summary>
    internal sealed record Hurried(Uri Site, string Before, string Target, DateTimeOffset BeforeAt, DateTimeOffset At)
    {
        public override string ToString() => FormattableString.Invariant($"{Site}: {Before} at {BeforeAt:ss.fff}, {Target} at {At:ss.fff}");
    }
}
