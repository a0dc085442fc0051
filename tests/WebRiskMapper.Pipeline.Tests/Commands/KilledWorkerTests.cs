using Npgsql;
using Shouldly;
using WebRiskMapper.Demo;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Tests.Campaigns;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>The executable itself, killed in the middle of a crawl.</summary>
public sealed class KilledWorkerTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IDisposable
{
    private const int LeaseSeconds = 5;

    private readonly string data = Directory.CreateTempSubdirectory("webrisk-killed-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Worker_KilledInMidCrawl_AnotherFinishesWithNothingLostOrCountedTwice()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 8, AdsPerSite = 60, Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        var (run, truth) = await OpenRunAsync(web);

        await using (var first = StartWorker())
        {
            var seen = await WaitAsync(run, first, p => p.Settled >= truth.Length * 3 / 10);
            await first.KillAsync();
            output.WriteLine($"killed after {seen.Settled} settled URLs, {seen.Ads} ads");
        }

        var atKill = (await RunProgress.ReadAsync(postgres.DataSource, run, CancellationToken.None))!;
        atKill.State.ShouldBe("crawling");
        atKill.Pending.ShouldBeGreaterThan(0);
        // The dead worker's leases stand, and hold its sites until they end by themselves.
        (await ScalarAsync("SELECT count(*) FROM archive.site WHERE lease_until > clock_timestamp()")).ShouldBeGreaterThan(0);

        await using var second = StartWorker();
        var done = await WaitAsync(run, second, p => p.State is "done" or "failed");
        var stopped = await second.TerminateAsync();
        output.WriteLine($"done: {done.Settled} settled URLs, {done.Ads} ads of {truth.Length}; {stopped.Error}");

        done.State.ShouldBe("done", done.Error);
        done.Pending.ShouldBe(0);
        stopped.ExitCode.ShouldBe(0, stopped.Error);
        await EveryUrlIsSettledOnce(run);
        await EveryAdIsCountedOnce(run, truth);
        await ResultsArePresent(run, done.Ads);
        (await ArchivedEvidence.VerifyAsync(postgres.DataSource, data)).ShouldBeGreaterThanOrEqualTo(truth.Length);
        (await ScalarAsync("SELECT count(DISTINCT warc_file) FROM archive.evidence")).ShouldBe(2);
        web.Log.DisallowedRequests.ShouldBe(0);
        web.Log.ImageRequests.ShouldBe(0);
    }

    private WebriskProcess StartWorker() =>
        WebriskProcess.Start("worker", "--connection", postgres.ConnectionString, "--data", data, "--lease-seconds", $"{LeaseSeconds}");

    private async Task<(long Run, string[] Truth)> OpenRunAsync(SyntheticWebServer web)
    {
        var (world, port) = (web.World, web.Port);
        // A site with a Crawl-delay would decide how long the test takes.
        var sites = world.Sites.Where(s => !s.Behaviours.Contains("crawl-delay")).ToDictionary(s => s.Id, s => new Uri(s.BaseUrl(port)));
        var seeds = DemoWeb.PlatformList(web).Where(s => sites.ContainsValue(s.Site)).ToList();
        var campaigns = new CampaignStore(postgres.DataSource, PublicSuffixList.Load(), TimeProvider.System);
        var spec = CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns/synthetic-demo.yml"));
        // A short delay spreads the crawl over many batches, so that the kill falls between them.
        spec = spec with { Politeness = spec.Politeness with { DelayMs = 20, MaxDelayMs = 20 } };
        await campaigns.CreateAsync(spec, seeds, "test", CancellationToken.None);
        var run = await new RunStarter(postgres.DataSource, TimeProvider.System)
            .StartAsync((await campaigns.FindAsync(spec.Name, CancellationToken.None))!, RunTrigger.Manual, "test", CancellationToken.None);
        var truth = world.TruthByUrl(port).Where(t => t.Value is { Disallowed: false, SafetyFixture: false } && sites.ContainsKey(t.Value.SiteId)).Select(t => t.Key).Order(StringComparer.Ordinal).ToArray();
        return (run.RunId, truth);
    }

    private async Task<RunProgress> WaitAsync(long run, WebriskProcess worker, Func<RunProgress, bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var progress = (await RunProgress.ReadAsync(postgres.DataSource, run, patience.Token))!;
            if (until(progress))
            {
                return progress;
            }

            if (worker.HasExited)
            {
                throw new InvalidOperationException("The worker ended: " + await worker.EndAsync());
            }

            await poll.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task EveryUrlIsSettledOnce(long run)
    {
        (await ScalarAsync("SELECT count(*) FROM (SELECT FROM archive.fetch WHERE settled AND run_id = $1 GROUP BY site_id, url_hash HAVING count(*) > 1) t", run)).ShouldBe(0);
        (await ScalarAsync(
            """
            SELECT count(*) FROM archive.frontier f
            WHERE f.run_id <> $1 OR NOT EXISTS (SELECT FROM archive.fetch t WHERE t.run_id = $1 AND t.site_id = f.site_id AND t.url_hash = f.url_hash AND t.settled)
            """,
            run)).ShouldBe(0);
        (await ScalarAsync("SELECT sum(pages)::bigint FROM archive.run_site WHERE run_id = $1", run)).ShouldBe(await ScalarAsync("SELECT count(*) FROM archive.fetch WHERE settled AND run_id = $1", run));
    }

    private async Task EveryAdIsCountedOnce(long run, string[] truth)
    {
        var observed = await TextsAsync(
            """
            SELECT f.url FROM research.observation o JOIN research.ad a USING (ad_id) JOIN archive.frontier f ON f.site_id = a.site_id AND f.url_hash = a.url_hash
            WHERE o.run_id = $1
            """,
            run);
        observed.Order(StringComparer.Ordinal).ShouldBe(truth);
        (await ScalarAsync("SELECT count(*) FROM research.ad")).ShouldBe(truth.Length);
        (await ScalarAsync("SELECT count(*) FROM research.ad_version")).ShouldBe(truth.Length);
    }

    private async Task ResultsArePresent(long run, long ads)
    {
        (await ScalarAsync("SELECT count(*) FROM research.entity_member WHERE run_id = $1", run)).ShouldBe(ads);
        (await ScalarAsync("SELECT sum(ads)::bigint FROM research.entity WHERE run_id = $1", run)).ShouldBe(ads);
        (await ScalarAsync("SELECT count(*) FROM research.score WHERE run_id = $1", run)).ShouldBe(await ScalarAsync("SELECT count(*) FROM research.entity WHERE run_id = $1", run));
        (await ScalarAsync("SELECT count(*) FROM maps.platform_risk WHERE run_id = $1", run)).ShouldBeGreaterThan(0);
        (await ScalarAsync("SELECT count(*) FROM maps.country_risk WHERE run_id = $1", run)).ShouldBeGreaterThan(0);
    }

    private async Task<long> ScalarAsync(string sql, params long[] parameters)
    {
        await using var command = Command(sql, parameters);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<IReadOnlyList<string>> TextsAsync(string sql, params long[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private NpgsqlCommand Command(string sql, long[] parameters)
    {
        var command = postgres.DataSource.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        return command;
    }
}
