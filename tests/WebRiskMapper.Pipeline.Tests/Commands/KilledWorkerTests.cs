using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>The executable itself, killed in the middle of a crawl.</summary>
public sealed class KilledWorkerTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-killed-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Worker_KilledInMidCrawl_AnotherFinishesWithNothingLostOrCountedTwice()
    {
        await using var scene = new WorkerScene(postgres.DataSource, postgres.ConnectionString, data);
        await scene.OpenAsync(sites: 8, adsPerSite: 60, delayMs: 20);
        await scene.StartRunAsync();
        var first = scene.StartWorker();
        var seen = await scene.UntilSettledAsync(0.3);
        await first.KillAsync();
        output.WriteLine($"killed after {seen.Settled} settled URLs, {seen.Ads} ads");

        var atKill = (await RunProgress.ReadAsync(postgres.DataSource, scene.Run, CancellationToken.None))!;
        atKill.State.ShouldBe("crawling");
        atKill.Pending.ShouldBeGreaterThan(0);
        // The dead worker's leases stand, and hold its sites until they end by themselves.
        (await scene.ScalarAsync("SELECT count(*) FROM archive.site WHERE lease_until > clock_timestamp()")).ShouldBeGreaterThan(0);

        var second = scene.StartWorker();
        var done = await scene.UntilDoneAsync();
        var stopped = await second.TerminateAsync();
        output.WriteLine($"done: {done.Settled} settled URLs, {done.Ads} ads of {scene.Truth.Count}; {stopped.Error}");

        stopped.ExitCode.ShouldBe(0, stopped.Error);
        await scene.TheRunIsWhole(done);
        scene.HurriedRequests().ShouldBeEmpty();
        await ResultsArePresent(scene, done.Ads);
        (await scene.ScalarAsync("SELECT count(DISTINCT warc_file) FROM archive.evidence")).ShouldBe(2);
    }

    private static async Task ResultsArePresent(WorkerScene scene, long ads)
    {
        var run = scene.Run;
        (await scene.ScalarAsync("SELECT count(*) FROM research.entity_member WHERE run_id = $1", run)).ShouldBe(ads);
        (await scene.ScalarAsync("SELECT sum(ads)::bigint FROM research.entity WHERE run_id = $1", run)).ShouldBe(ads);
        (await scene.ScalarAsync("SELECT count(*) FROM research.score WHERE run_id = $1", run)).ShouldBe(await scene.ScalarAsync("SELECT count(*) FROM research.entity WHERE run_id = $1", run));
        (await scene.ScalarAsync("SELECT count(*) FROM maps.platform_risk WHERE run_id = $1", run)).ShouldBeGreaterThan(0);
        (await scene.ScalarAsync("SELECT count(*) FROM maps.country_risk WHERE run_id = $1", run)).ShouldBeGreaterThan(0);
    }
}
