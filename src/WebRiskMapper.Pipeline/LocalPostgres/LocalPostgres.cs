using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace WebRiskMapper.Pipeline;

/// <summary>
/// A private PostgreSQL cluster: the embedded database of the demo, the tests, and of a server without a connection string.
/// It listens on 127.0.0.1 only, asks for a random password, and never runs as root.
/// </summary>
/// <remarks>
/// Hosts that name the same data directory share one server: the first starts it, later ones attach, and whoever leaves
/// last stops it. The server is no child in the terminal's sense (it has a session of its own), so Ctrl+C reaches the
/// host alone and the host stops the server after its own work. A host that is killed leaves the server running; the next
/// host attaches to it and stops it when done. Linux only.
/// </remarks>
public sealed class LocalPostgres : IAsyncDisposable
{
    /// <summary>Name of the database that <see cref="ConnectionString"/> leads to.</summary>
    public const string DatabaseName = "webrisk";

    private readonly PostgresCluster cluster;
    private readonly TimeSpan timeout;
    private readonly ILogger logger;
    private FileStream? use;

    private LocalPostgres(PostgresCluster cluster, FileStream use, int port, bool attached, TimeSpan timeout, ILogger logger)
    {
        this.cluster = cluster;
        this.use = use;
        this.timeout = timeout;
        this.logger = logger;
        Port = port;
        Attached = attached;
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = PostgresCluster.User,
            Password = cluster.Password(),
            Database = DatabaseName,
        }.ConnectionString;
    }

    /// <summary>Connects as the cluster's owner. Holds the password: never log it.</summary>
    public string ConnectionString { get; }

    public int Port { get; }

    /// <summary>Whether the server was already running.</summary>
    public bool Attached { get; }

    /// <summary>Folder of the server's programs, with <c>pg_dump</c> and <c>pg_restore</c> of the same version.</summary>
    public string BinDirectory => cluster.BinDirectory;

    /// <summary>Starts the cluster, creating it when the folder is new, or attaches to it when it runs.</summary>
    /// <exception cref="LocalPostgresException">No usable server programs, a folder the server cannot enter, or a server that does not start; the message names the remedy.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, ILogger? logger = null, CancellationToken ct = default)
    {
        logger ??= NullLogger.Instance;
        var shared = new PostgresCluster(options, ServerAccount.ForServer(), logger);
        FileStream? held = null;
        try
        {
            shared.CreateFolder();
            await using var start = await HostLock.ExclusiveAsync(shared.StartLock, options.StartTimeout, ct);
            held = HostLock.Shared(shared.UseLock);
            await shared.FindBinariesAsync(ct);
            await shared.EnsureInitialisedAsync(ct);
            var running = await shared.RunningServerAsync(ct);
            var port = running?.Port ?? await StartServerAsync(shared, ct);
            var local = new LocalPostgres(shared, held, port, attached: running is not null, options.StartTimeout, logger);
            await local.EnsureDatabaseAsync(ct);
            logger.LogInformation("{Verb} PostgreSQL on 127.0.0.1:{Port}, data in {Directory}", running is null ? "Started" : "Attached to", port, options.DataDirectory);
            held = null;
            return local;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LocalPostgresException($"{e.Message} The data directory '{options.DataDirectory}' belongs to another user: run webrisk as that user, or choose another data directory.", e);
        }
        finally
        {
            if (held is not null)
            {
                await held.DisposeAsync();
            }
        }
    }

    /// <summary>Lets go of the server, and stops it when no other host uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (use is null)
        {
            return;
        }

        await using (var start = await HostLock.ExclusiveAsync(cluster.StartLock, timeout, CancellationToken.None))
        {
            await use.DisposeAsync();
            use = null;
            await using var alone = HostLock.TryExclusive(cluster.UseLock);
            if (alone is null)
            {
                logger.LogInformation("Left PostgreSQL on 127.0.0.1:{Port} running for another webrisk", Port);
                return;
            }

            await using (var connection = new NpgsqlConnection(ConnectionString))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            await cluster.StopAsync(CancellationToken.None);
        }

        logger.LogInformation("Stopped PostgreSQL on 127.0.0.1:{Port}", Port);
    }

    private static async Task<int> StartServerAsync(PostgresCluster cluster, CancellationToken ct)
    {
        var started = false;
        try
        {
            var port = await cluster.StartAsync(ct);
            started = true;
            return port;
        }
        finally
        {
            if (!started)
            {
                await cluster.StopAsync(CancellationToken.None);
            }
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken ct)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("SELECT FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = DatabaseName } } };
        await using (var reader = await exists.ExecuteReaderAsync(ct))
        {
            if (await reader.ReadAsync(ct))
            {
                return;
            }
        }

        await using var create = new NpgsqlCommand($"CREATE DATABASE {DatabaseName}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }
}
