using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>
/// Three worker processes on one crawl, and what happens to machines: a process dies, one is frozen and wakes, the database restarts, one is
/// asked to stop with it there or away, a disk is full. Nothing is lost, every outcome is stored once, and by the server's own log no site is hurried.
/// </summary>
public sealed class WorkerFaultTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-faults-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Workers_OneKilledAndOneFrozenPastItsLease_TheThirdTakesTheirSites()
    {
        await using var scene = new WorkerScene(postgres.DataSource, postgres.ConnectionString, data);
        await scene.OpenAsync(sites: 14, adsPerSite: 16, delayMs: 100);
        var workers = await scene.StartWorkersAsync(5, 5, 64);
        var (dead, asleep, third) = (workers[0], workers[1], workers[2]);
        // The third has room for every site, and leaves the others theirs by being asleep when they are handed out.
        await third.SignalAsync("STOP");
        await scene.StartRunAsync();
        await scene.UntilNoneAsync("SELECT 10 - count(*) FROM archive.site WHERE lease_owner IS NOT NULL");
        await third.SignalAsync("CONT");
        await scene.UntilNoneAsync("SELECT 3 - count(DISTINCT lease_owner) FROM archive.site WHERE lease_owner IS NOT NULL");
        await scene.UntilSettledAsync(0.1);

        await asleep.SignalAsync("STOP");
        await dead.KillAsync();
        var held = await scene.SitesHeldByAsync(asleep);
        held.ShouldNotBeEmpty();
        (await scene.SitesHeldByAsync(dead)).ShouldNotBeEmpty();
        await scene.UntilNoneAsync($"SELECT count(*) FROM archive.site WHERE {WorkerScene.HeldBy(asleep)} OR {WorkerScene.HeldBy(dead)}");
        var woken = TimeProvider.System.GetUtcNow();
        await asleep.SignalAsync("CONT");

        var done = await scene.UntilDoneAsync();
        var hurried = scene.HurriedRequests();
        output.WriteLine($"done: {done.Settled} URLs, {done.Ads} ads; {held.Count} sites held asleep, woken at {woken:ss.fff}; hurried: {string.Join("; ", hurried)}");
        await scene.TheRunIsWhole(done);
        // What was on its way into a connection when the process was frozen may still arrive: one request each.
        hurried.ShouldAllBe(h => held.Contains(h.Site.Host) && h.At >= woken);
        hurried.Select(h => h.Site.Host).ShouldBeUnique();
        var slept = await asleep.TerminateAsync();
        slept.ExitCode.ShouldBe(0, slept.ToString());
        slept.Output.ShouldContain("was lost; its unwritten results were dropped");
        var stopped = await third.TerminateAsync();
        stopped.ExitCode.ShouldBe(0, stopped.ToString());
    }

    [Fact]
    public async Task Workers_DatabaseRestartsAndTwoAreAskedToStop_TheOtherGoesOnAtOnce()
    {
        var folder = Path.Combine(Path.GetTempPath(), "webrisk-restart-" + Guid.NewGuid().ToString("N"));
        var options = new LocalPostgresOptions { DataDirectory = folder, Durable = false };
        var server = await LocalPostgres.StartAsync(options);
        try
        {
            await RiskMapDatabase.MigrateAsync(server.ConnectionString);
            await using var database = NpgsqlDataSource.Create(server.ConnectionString);
            await using var scene = new WorkerScene(database, server.ConnectionString, data);
            await scene.OpenAsync(sites: 14, adsPerSite: 16, delayMs: 100);
            var workers = await scene.StartWorkersAsync(5, 5, 5);
            await scene.StartRunAsync();
            await scene.UntilSettledAsync(0.2);

            await server.DisposeAsync();
            var left = await workers[2].TerminateAsync();
            left.ExitCode.ShouldBe(0, left.ToString());
            server = await LocalPostgres.StartAsync(options);
            database.Clear();

            await scene.UntilSettledAsync(0.5);
            var stopped = await workers[0].TerminateAsync();
            stopped.ExitCode.ShouldBe(0, stopped.ToString());
            // Whoever goes gives its sites back: nobody waits for a lease to end.
            (await scene.SitesHeldByAsync(workers[0])).ShouldBeEmpty();

            var done = await scene.UntilDoneAsync();
            var hurried = scene.HurriedRequests();
            output.WriteLine($"done: {done.Settled} URLs, {done.Ads} ads; hurried: {string.Join("; ", hurried)}");
            await scene.TheRunIsWhole(done);
            hurried.ShouldBeEmpty();
            var last = await workers[1].TerminateAsync();
            last.ExitCode.ShouldBe(0, last.ToString());
            last.Output.ShouldContain("The database does not answer");
        }
        finally
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Worker_ArchiveDiskFull_StopsLoudlyLosesNothingAndGoesOnByItself()
    {
        var connection = await postgres.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connection);
        await using var scene = new WorkerScene(database, connection, data);
        await scene.OpenAsync(sites: 6, adsPerSite: 30, delayMs: 20);
        var worker = (await scene.StartWorkersAsync(64))[0];

        // No file of the worker may grow: every write to its archive fails, as on a full disk, and nothing else does. Its first file too.
        await worker.LimitFileSizeAsync("1");
        await scene.StartRunAsync();
        await scene.UntilNoneAsync("SELECT count(*) FROM archive.site WHERE fence = 0 OR lease_owner IS NOT NULL");
        (await scene.ScalarAsync("SELECT count(*) FROM archive.evidence")).ShouldBe(0);
        await worker.LimitFileSizeAsync("unlimited");
        await scene.UntilSettledAsync(0.2);

        // And in the middle of one.
        await worker.LimitFileSizeAsync("1");
        await scene.UntilNoneAsync("SELECT count(*) FROM archive.site WHERE lease_owner IS NOT NULL");
        var before = scene.Web.Log.Total;
        (await scene.UntilAsync(_ => true)).Pending.ShouldBeGreaterThan(0);
        using (var quiet = new PeriodicTimer(TimeSpan.FromSeconds(1.5)))
        {
            await quiet.WaitForNextTickAsync();
        }

        scene.Web.Log.Total.ShouldBe(before, "a worker that can keep nothing asks for nothing");
        await worker.LimitFileSizeAsync("unlimited");

        var done = await scene.UntilDoneAsync();
        await scene.TheRunIsWhole(done);
        var stopped = await worker.TerminateAsync();
        stopped.ExitCode.ShouldBe(0, stopped.ToString());
        stopped.Output.ShouldContain("cannot be written");
        stopped.Output.ShouldContain("can be written again");
    }

    [Fact]
    public async Task Workers_ArchiveDiskFullForAllThree_StopTogetherLoseNothingAndGoOnAsEachHasRoom()
    {
        var connection = await postgres.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connection);
        await using var scene = new WorkerScene(database, connection, data);
        await scene.OpenAsync(sites: 14, adsPerSite: 16, delayMs: 100);
        var workers = await scene.StartWorkersAsync(5, 5, 5);
        await scene.StartRunAsync();
        await scene.UntilNoneAsync("SELECT 3 - count(DISTINCT warc_file) FROM archive.evidence");

        // Some room is left, so that a record is cut off in its middle.
        foreach (var worker in workers)
        {
            await worker.LimitFileSizeAsync($"{scene.ArchivedBytes(worker) + 1000}");
        }

        await scene.UntilNoneAsync("SELECT count(*) FROM archive.site WHERE lease_owner IS NOT NULL");
        await scene.UntilSaidAsync("cannot be written", workers);
        var full = TimeProvider.System.GetUtcNow();
        var stopped = await scene.UntilAsync(p => p.Pending > 0);

        // One has room again and takes what it can hold; the others claim nothing meanwhile.
        var room = TimeProvider.System.GetUtcNow();
        await workers[1].LimitFileSizeAsync("unlimited");
        await scene.UntilAsync(p => p.Settled >= stopped.Settled + 10);
        (await scene.SitesHeldByAsync(workers[0])).ShouldBeEmpty();
        (await scene.SitesHeldByAsync(workers[2])).ShouldBeEmpty();
        await workers[0].LimitFileSizeAsync("unlimited");
        await workers[2].LimitFileSizeAsync("unlimited");

        var done = await scene.UntilDoneAsync();
        await scene.TheRunIsWhole(done);
        scene.HurriedRequests().ShouldBeEmpty();
        scene.Web.Log.Requests.ShouldNotContain(r => r.At > full && r.At < room, "workers that can keep nothing ask for nothing");
        foreach (var worker in workers)
        {
            var left = await worker.TerminateAsync();
            left.ExitCode.ShouldBe(0, left.ToString());
            left.Output.ShouldContain("can be written again");
        }

        var report = EvidenceVerifier.Verify(data, publicKey: null, witness: null, CancellationToken.None);
        report.Findings.ShouldBeEmpty();
        Directory.EnumerateFiles(data, ".probe-*", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
