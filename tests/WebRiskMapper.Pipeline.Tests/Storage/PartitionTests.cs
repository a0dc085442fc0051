using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class PartitionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task EnsureFetchPartitions_MonthWithRows_PutsLaterRowsIntoTheirMonth()
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        await FetchAsync(connection, "2031-02-10T00:00Z");
        await RiskMapDatabase.EnsureFetchPartitionsAsync(connection, new DateTimeOffset(2031, 2, 28, 23, 30, 0, TimeSpan.FromHours(-5)));
        await RiskMapDatabase.EnsureFetchPartitionsAsync(connection, new DateTimeOffset(2031, 2, 1, 0, 0, 0, TimeSpan.Zero));
        await FetchAsync(connection, "2031-02-11T00:00Z");
        await FetchAsync(connection, "2031-03-31T23:59Z");
        await FetchAsync(connection, "2031-04-01T00:00Z");

        await using var read = new NpgsqlCommand("SELECT string_agg(tableoid::regclass::text, ' ' ORDER BY fetched_at) FROM archive.fetch", connection);

        (await read.ExecuteScalarAsync()).ShouldBe("archive.fetch_default archive.fetch_default archive.fetch_2031_03 archive.fetch_2031_04");
    }

    [Fact]
    public async Task Migrate_ThisMonthAndTheNext_AreReady()
    {
        await using var read = postgres.DataSource.CreateCommand(
            "SELECT count(*) FROM generate_series(-1, 3) m WHERE to_regclass('archive.fetch_' || to_char(now() AT TIME ZONE 'UTC' + make_interval(months => m), 'YYYY_MM')) IS NOT NULL");

        (await read.ExecuteScalarAsync()).ShouldBe(5L);
    }

    [Fact]
    public async Task EnsureCampaignPartition_SeveralHosts_MakeOneThatRetentionCanDrop()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var connection = await postgres.DataSource.OpenConnectionAsync();
            await RiskMapDatabase.EnsureCampaignPartitionAsync(connection, 41);
        }));
        await using var insert = postgres.DataSource.CreateCommand("""
            INSERT INTO archive.frontier (campaign_id, site_id, url_hash, url, kind, depth, priority, found_by, first_run_id, run_id, pending, due_at)
            VALUES (41, 1, '\x01', 'https://a.example/', 0, 0, 0, 1, 1, 1, true, now());
            DROP TABLE archive.frontier_c41;
            """);
        await insert.ExecuteNonQueryAsync();

        await using var read = postgres.DataSource.CreateCommand("SELECT count(*) FROM archive.frontier");
        (await read.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static async Task FetchAsync(NpgsqlConnection connection, string at)
    {
        await using var insert = new NpgsqlCommand(
            $"INSERT INTO archive.fetch (fetched_at, run_id, site_id, url_hash, attempt, settled, outcome, bytes, duration_ms) VALUES ('{at}', 1, 1, '\\x01', 1, true, 0, 0, 0)", connection);
        await insert.ExecuteNonQueryAsync();
    }
}
