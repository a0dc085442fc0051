using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class MigrationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Migrate_EmptyDatabase_AppliesEverything()
    {
        var empty = await postgres.CreateDatabaseAsync(migrated: false);
        (await RiskMapDatabase.StatusAsync(empty)).ShouldAllBe(m => !m.Applied);

        await RiskMapDatabase.MigrateAsync(empty);

        (await RiskMapDatabase.StatusAsync(empty)).ShouldAllBe(m => m.Applied);
        (await Count(empty, "SELECT count(*) FROM pg_tables WHERE schemaname = 'quartz'")).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Migrate_SeveralHostsAtOnce_AppliesEachMigrationOnce()
    {
        var empty = await postgres.CreateDatabaseAsync(migrated: false);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RiskMapDatabase.MigrateAsync(empty)));

        var all = await RiskMapDatabase.StatusAsync(empty);
        (await Count(empty, "SELECT count(*) FROM public.migration_history")).ShouldBe(all.Count);
    }

    [Fact]
    public async Task Migrate_NothingToDo_WaitsForNoWorkerThatFiresATrigger()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var worker = NpgsqlDataSource.Create(database);
        await using var connection = await worker.OpenConnectionAsync();
        await using var firing = await connection.BeginTransactionAsync();
        await using var update = new NpgsqlCommand("LOCK TABLE quartz.qrtz_triggers, quartz.qrtz_fired_triggers IN ROW EXCLUSIVE MODE", connection);
        await update.ExecuteNonQueryAsync();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await RiskMapDatabase.MigrateAsync(database, patience.Token);
    }

    [Fact]
    public async Task Migrate_TwoDatabasesOfOneClusterAtOnce_SharesTheRoles()
    {
        var databases = await Task.WhenAll(postgres.CreateDatabaseAsync(migrated: false), postgres.CreateDatabaseAsync(migrated: false));

        await Task.WhenAll(databases.Select(d => RiskMapDatabase.MigrateAsync(d)));

        (await Count(databases[0], "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'webrisk\\_%' AND NOT rolcanlogin")).ShouldBe(3);
    }

    private static async Task<long> Count(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
