using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class RunKeeperTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Analyse_DatabaseEndsTheSession_LeavesTheRunToBeAnalysedAgain()
    {
        var run = await WaitingRunAsync("restart");
        var calls = 0;
        var keeper = new RunKeeper(postgres.DataSource, async (_, ct) =>
        {
            if (++calls == 1)
            {
                await using var dying = postgres.DataSource.CreateCommand("SELECT pg_terminate_backend(pg_backend_pid())");
                await Wrapped(() => dying.ExecuteNonQueryAsync(ct));
            }
        });

        await Should.ThrowAsync<InvalidOperationException>(() => keeper.AnalyseAsync(CancellationToken.None));
        (await StateAsync(run)).ShouldBe("analysing");

        await keeper.AnalyseAsync(CancellationToken.None);
        (await StateAsync(run)).ShouldBe("done");
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task Analyse_SessionThatHoldsTheClaimEnds_LeavesTheRunToBeAnalysedAgain()
    {
        var run = await WaitingRunAsync("claim");
        var keeper = new RunKeeper(postgres.DataSource, async (_, ct) =>
        {
            await using var kill = postgres.DataSource.CreateCommand(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            await kill.ExecuteNonQueryAsync(ct);
        });

        await Should.ThrowAsync<NpgsqlException>(() => keeper.AnalyseAsync(CancellationToken.None));
        (await StateAsync(run)).ShouldBe("analysing");

        await new RunKeeper(postgres.DataSource, (_, _) => Task.CompletedTask).AnalyseAsync(CancellationToken.None);
        (await StateAsync(run)).ShouldBe("done");
    }

    [Fact]
    public async Task Analyse_Bug_FailsTheRunWithoutQuotingWhatWasRead()
    {
        var run = await WaitingRunAsync("bug");
        var keeper = new RunKeeper(postgres.DataSource, (_, _) => throw new FormatException("The input string 'call Anna +43 660 1234567' was not in a correct format."));

        await Should.ThrowAsync<FormatException>(() => keeper.AnalyseAsync(CancellationToken.None));

        (await StateAsync(run)).ShouldStartWith("failed FormatException");
        (await StateAsync(run)).ShouldNotContain("Anna");
    }

    /// <summary>What EF Core does to a passing fault.</summary>
    private static async Task Wrapped(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (NpgsqlException e)
        {
            throw new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", e);
        }
    }

    private async Task<long> WaitingRunAsync(string name)
    {
        await using var command = postgres.DataSource.CreateCommand("""
            WITH c AS (INSERT INTO maps.campaign (name, synthetic, state, cron, spec, created_at) VALUES ($1, true, 'active', '', '{}', now()) RETURNING campaign_id)
            INSERT INTO maps.run (campaign_id, state, trigger, started_at, code_version) SELECT campaign_id, 'analysing', 'manual', now(), 'x' FROM c RETURNING run_id
            """);
        command.Parameters.AddWithValue(name);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> StateAsync(long run)
    {
        await using var command = postgres.DataSource.CreateCommand($"SELECT state || coalesce(' ' || error, '') FROM maps.run WHERE run_id = {run}");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
