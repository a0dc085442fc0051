using Npgsql;
using Shouldly;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>A worker process dies in the middle of a firing of the schedule; another takes the firing over, and the campaign gets one run.</summary>
public sealed class TakenOverFiringTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string FiringsUnderWay = "SELECT (SELECT count(*) FROM quartz.qrtz_fired_triggers) + (SELECT count(*) FROM quartz.qrtz_triggers WHERE trigger_group = 'RECOVERING_JOBS')";

    private readonly string data = Directory.CreateTempSubdirectory("webrisk-firing-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Firing_WorkerKilledBeforeItHadOpenedTheRun_AnotherOpensItOnce()
    {
        var connection = await postgres.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connection);
        await using var scene = new WorkerScene(database, connection, data);
        await scene.OpenAsync(sites: 3, adsPerSite: 12, delayMs: 20, cron: "* * * * * ?");
        await using var campaign = await HoldCampaignAsync(database);
        var first = await UntilOneFiresAsync(scene);
        var second = (await scene.StartWorkersAsync(64))[0];

        await first.KillAsync();
        await NothingElseIsDueAsync(database);
        await campaign.DisposeAsync();

        await scene.UntilRunStartsAsync();
        await ThereIsOneRunAndItIsWholeAsync(scene);
        (await second.TerminateAsync()).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Firing_WorkerKilledWhenTheRunWasOver_AnotherStartsNone()
    {
        var connection = await postgres.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connection);
        await using var scene = new WorkerScene(database, connection, data);
        await scene.OpenAsync(sites: 3, adsPerSite: 12, delayMs: 20, cron: "* * * * * ?");
        var campaign = await HoldCampaignAsync(database);
        var first = await UntilOneFiresAsync(scene);

        // The firing cannot end while nobody gets this lock; its run can.
        var quartz = await HoldAsync(database, "SELECT FROM quartz.qrtz_locks WHERE lock_name = 'TRIGGER_ACCESS' FOR UPDATE");
        await campaign.DisposeAsync();
        await scene.UntilRunStartsAsync();
        await scene.UntilDoneAsync();
        await first.KillAsync();
        await NothingElseIsDueAsync(database);
        await quartz.DisposeAsync();

        var second = (await scene.StartWorkersAsync(64))[0];
        await ThereIsOneRunAndItIsWholeAsync(scene);
        (await second.TerminateAsync()).ExitCode.ShouldBe(0);
    }

    /// <summary>Starts a worker, and returns when a firing of its own waits for the campaign's row.</summary>
    private static async Task<WebriskProcess> UntilOneFiresAsync(WorkerScene scene)
    {
        var worker = (await scene.StartWorkersAsync(64))[0];
        await scene.UntilNoneAsync("SELECT 1 - count(*) FROM quartz.qrtz_fired_triggers WHERE state = 'EXECUTING'");
        await scene.UntilNoneAsync("SELECT 1 - count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO maps.run %'");
        return worker;
    }

    private static async Task ThereIsOneRunAndItIsWholeAsync(WorkerScene scene)
    {
        await scene.UntilNoneAsync(FiringsUnderWay);
        await scene.TheRunIsWhole(await scene.UntilDoneAsync());
        (await scene.ScalarAsync("SELECT count(*) FROM maps.run")).ShouldBe(1);
        (await scene.ScalarAsync("SELECT count(*) FROM maps.run WHERE trigger = 'schedule'")).ShouldBe(1);
    }

    /// <summary>A run refers to its campaign, whose row is locked until this is disposed.</summary>
    private static Task<NpgsqlConnection> HoldCampaignAsync(NpgsqlDataSource database) => HoldAsync(database, "SELECT FROM maps.campaign FOR UPDATE");

    private static async Task<NpgsqlConnection> HoldAsync(NpgsqlDataSource database, string sql)
    {
        var connection = await database.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("BEGIN; " + sql, connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The schedule says every second, so that the test need not wait; of that, one firing is enough.</summary>
    private static async Task NothingElseIsDueAsync(NpgsqlDataSource database)
    {
        await using var later = database.CreateCommand("UPDATE quartz.qrtz_triggers SET next_fire_time = next_fire_time + 365 * 864000000000 WHERE trigger_group = 'campaigns'");
        (await later.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
