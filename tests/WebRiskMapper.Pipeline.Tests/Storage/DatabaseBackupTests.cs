using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class DatabaseBackupTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("webrisk-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Restore_AfterLaterChanges_BringsTheBackupBack()
    {
        var database = await postgres.CreateDatabaseAsync();
        var file = Path.Combine(folder, "map.backup");
        await ExecuteAsync(database, "INSERT INTO maps.platform (name, type, source) VALUES ('kept', 't', 's'); SELECT archive.ensure_campaign_partition(1); SELECT maps.write_audit('a', 'b', 'c', '{}')");

        await DatabaseBackup.BackupAsync(database, file);
        await ExecuteAsync(database, "UPDATE maps.platform SET name = 'changed'; SELECT archive.ensure_campaign_partition(2)");
        await DatabaseBackup.RestoreAsync(database, file, "tester");

        (await ScalarAsync(database, "SELECT string_agg(name, ' ') FROM maps.platform")).ShouldBe("kept");
        (await ScalarAsync(database, "SELECT string_agg(action, ' ' ORDER BY audit_id) FROM archive.audit_log")).ShouldBe("b db.restore");
        (await RiskMapDatabase.StatusAsync(database)).ShouldAllBe(m => m.Applied);
        await RiskMapDatabase.MigrateAsync(database);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Restore_BrokenBackup_ChangesNothing()
    {
        var database = await postgres.CreateDatabaseAsync();
        var file = Path.Combine(folder, "map.backup");
        await DatabaseBackup.BackupAsync(database, file);
        await ExecuteAsync(database, "INSERT INTO maps.platform (name, type, source) VALUES ('kept', 't', 's')");
        await using (var stream = File.OpenWrite(file))
        {
            stream.SetLength(stream.Length / 2);
        }

        await Should.ThrowAsync<LocalPostgresException>(() => DatabaseBackup.RestoreAsync(database, file, "tester"));

        (await ScalarAsync(database, "SELECT string_agg(name, ' ') FROM maps.platform")).ShouldBe("kept");
        (await ScalarAsync(database, "SELECT count(*)::text FROM pg_database WHERE datname LIKE '%\\_restore\\_%'")).ShouldBe("0");
    }

    [Fact]
    public async Task Restore_NoBackup_IsRefused()
    {
        var file = Path.Combine(folder, "notes.txt");
        await File.WriteAllTextAsync(file, "hello, world");

        (await Should.ThrowAsync<BadInputException>(() => DatabaseBackup.RestoreAsync(postgres.ConnectionString, file, "tester"))).Message.ShouldContain("no PostgreSQL backup");
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
