using System.Globalization;
using Npgsql;
using WebRiskMapper.Pipeline.Storage.Migrations;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>
/// Backup and restore by PostgreSQL's own programs, in its custom format (compressed, readable by <c>pg_restore</c>).
/// A backup holds everything the database holds, raw material and the audit log included: protect it as such. The contact
/// keys and the evidence files live outside the database and need a backup of their own.
/// </summary>
public static class DatabaseBackup
{
    /// <summary>Writes the whole database to a file that appears only when it is complete, readable by its owner alone.</summary>
    /// <param name="connectionString">The owner's.</param>
    /// <param name="file">The backup; one that exists is replaced.</param>
    /// <param name="binDirectory">Folder of <c>pg_dump</c>, such as <see cref="LocalPostgres.BinDirectory"/>; null searches PATH and the usual places.</param>
    /// <param name="ct">Cancels the backup; no file is then left.</param>
    /// <exception cref="LocalPostgresException">The programs are missing or fail; the message holds their words.</exception>
    public static async Task BackupAsync(string connectionString, string file, string? binDirectory = null, CancellationToken ct = default)
    {
        var full = Path.GetFullPath(file);
        var draft = full + ".partial";
        try
        {
            var creation = new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            await using (new FileStream(draft, creation))
            {
                // Made first, so that the dump never has another mode than this one.
            }

            await RunAsync("pg_dump", binDirectory, connectionString, ["--format=custom", "--file=" + draft], ct);
            File.Move(draft, full, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>
    /// Replaces the database by a backup. It is restored beside the present one and takes its place only when it is whole,
    /// so a failure changes nothing. Open connections to the present one are cut.
    /// </summary>
    /// <param name="connectionString">A role that may create databases.</param>
    /// <param name="file">A file of <see cref="BackupAsync"/>.</param>
    /// <param name="actor">Who restores, for the audit log.</param>
    /// <param name="binDirectory">Folder of <c>pg_restore</c>.</param>
    /// <param name="ct">Cancels the restore before the exchange.</param>
    /// <exception cref="BadInputException">The file is missing or is no backup.</exception>
    /// <exception cref="LocalPostgresException">The programs are missing or fail.</exception>
    public static async Task RestoreAsync(string connectionString, string file, string actor, string? binDirectory = null, CancellationToken ct = default)
    {
        await CheckAsync(file, ct);
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var database = target.Database ?? throw new ArgumentException("The connection string names no database.", nameof(connectionString));
        var fresh = database + "_restore_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];
        var freshConnection = new NpgsqlConnectionStringBuilder(connectionString) { Database = fresh, Pooling = false }.ConnectionString;
        await using var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await server.OpenAsync(ct);

        // A dump grants to roles and does not make them: they belong to the cluster.
        await ExecuteAsync(server, SqlResource.Read("roles.sql"), ct);
        await ExecuteAsync(server, $"CREATE DATABASE {Quote(fresh)} TEMPLATE template0", ct);
        var exchanged = false;
        try
        {
            await RunAsync("pg_restore", binDirectory, freshConnection, ["--exit-on-error", "--single-transaction", Path.GetFullPath(file)], ct);
            await using (var restored = new NpgsqlConnection(freshConnection))
            {
                await restored.OpenAsync(ct);
                await AuditLog.WriteAsync(restored, actor, "db.restore", Path.GetFileName(file), ct: ct);
            }

            await using (var pooled = new NpgsqlConnection(connectionString))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            // Past this point a half-done exchange would be worse than a late one.
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {Quote(database)} WITH (FORCE)", CancellationToken.None);
            await ExecuteAsync(server, $"ALTER DATABASE {Quote(fresh)} RENAME TO {Quote(database)}", CancellationToken.None);
            exchanged = true;
        }
        finally
        {
            if (!exchanged && await ExistsAsync(server, database))
            {
                await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {Quote(fresh)} WITH (FORCE)", CancellationToken.None);
            }
        }
    }

    private static async Task CheckAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new BadInputException(new InputProblem(file, null, null, "the backup is missing", "name a file written by 'webrisk db backup'"));
        }

        var magic = new byte[5];
        await using var stream = File.OpenRead(file);
        if (await stream.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, ct) < magic.Length || !magic.AsSpan().SequenceEqual("PGDMP"u8))
        {
            throw new BadInputException(new InputProblem(file, null, null, "the file is no PostgreSQL backup in custom format", "name a file written by 'webrisk db backup'"));
        }
    }

    /// <summary>The programs must be at least as new as the server, so the newest installed ones are taken.</summary>
    private static async Task RunAsync(string program, string? binDirectory, string connectionString, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var binaries = await PostgresBinaries.FindClientsAsync(PostgresBinaries.Candidates(binDirectory), ct);
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        string[] connection =
        [
            "--host=" + to.Host, "--port=" + to.Port.ToString(CultureInfo.InvariantCulture), "--username=" + to.Username, "--dbname=" + to.Database, "--no-password",
        ];
        var (code, output) = await ServerAccount.Self.RunAsync(binaries.Program(program), [.. connection, .. arguments], ct, password: to.Password);
        if (code != 0)
        {
            throw new LocalPostgresException($"{program} failed with exit code {code}: {output.Trim()}");
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection server, string database)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", server) { Parameters = { new() { Value = database } } };
        return (long)(await command.ExecuteScalarAsync(CancellationToken.None))! > 0;
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
