using System.Diagnostics;
using Npgsql;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Testing;

/// <summary>
/// The test process's own PostgreSQL, started by the first fixture that asks. xunit gives no hook at the end of a process and
/// a test host may be killed, so a companion shell waits for the end of this process, however it comes, and cleans up.
/// </summary>
internal sealed class TestCluster
{
    public const string Template = "webrisk_template";

    private static readonly Lazy<Task<TestCluster>> Current = new(StartAsync, LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly string owner;

    // Held so that it is not collected: the pipe to it must close with this process and no sooner.
    private readonly StreamWriter cleaner;
    private int databases;

    private TestCluster(string owner, StreamWriter cleaner)
    {
        this.owner = owner;
        this.cleaner = cleaner;
    }

    public static Task<TestCluster> GetAsync() => Current.Value;

    /// <summary>A new database, from the migrated template or empty.</summary>
    public async Task<string> CreateDatabaseAsync(bool migrated)
    {
        var name = FormattableString.Invariant($"test_{Interlocked.Increment(ref databases)}");
        await RunAsync(migrated
            ? $"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY file_copy"
            : $"CREATE DATABASE {name} TEMPLATE template0");
        return new NpgsqlConnectionStringBuilder(owner) { Database = name, Pooling = true }.ConnectionString;
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await RunAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static async Task<TestCluster> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "webrisk-test-" + Guid.NewGuid().ToString("N"));
        var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataDirectory = folder, Durable = false });
        var pipe = CleanUpAfterThisProcess(folder);

        // An open connection on a template makes CREATE DATABASE fail, so nothing here is pooled.
        var connection = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = "postgres", Pooling = false, IncludeErrorDetail = true };
        var cluster = new TestCluster(connection.ConnectionString, pipe);
        await cluster.RunAsync($"CREATE DATABASE {Template}");
        connection.Database = Template;
        await RiskMapDatabase.MigrateAsync(connection.ConnectionString);
        return cluster;
    }

    /// <summary>The shell's standard input is a pipe from us: it ends when we do. Its session is its own, so that ending our process tree spares it.</summary>
    private static StreamWriter CleanUpAfterThisProcess(string folder)
    {
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
            ArgumentList =
            {
                "--fork", "sh", "-c",
                """
                exec >/dev/null 2>&1
                trap '' INT TERM HUP
                cat
                kill -INT "$(head -n 1 "$1/postgres/data/postmaster.pid")"
                i=0
                while [ -e "$1/postgres/data/postmaster.pid" ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i + 1)); done
                rm -rf "$1"
                """,
                "sh", folder,
            },
        };
        var shell = Process.Start(start) ?? throw new InvalidOperationException("setsid did not start.");
        return shell.StandardInput;
    }

    private async Task RunAsync(string sql)
    {
        ObjectDisposedException.ThrowIf(!cleaner.BaseStream.CanWrite, this);
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
