using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace WebRiskMapper.Pipeline;

/// <summary>
/// A cluster's folder and the server on it. Everything here happens under the start lock of <see cref="LocalPostgres"/>.
/// <code>
/// DataDirectory/              the caller's
///   password                  the superuser's, 0600, the caller's
///   start.lock, use.lock      see HostLock
///   postgres/                 0700, the server account's
///     data/                   the cluster
///     server.log
/// </code>
/// </summary>
internal sealed class PostgresCluster(LocalPostgresOptions options, ServerAccount account, ILogger logger)
{
    public const string User = "webrisk";
    private const int PortAttempts = 5;
    private const long LogBytesKept = 10_000_000;

    private readonly string root = Path.GetFullPath(options.DataDirectory);
    private PostgresBinaries? binaries;

    public string StartLock => Path.Combine(root, "start.lock");

    public string UseLock => Path.Combine(root, "use.lock");

    public string BinDirectory => Binaries.Directory;

    private string PasswordFile => Path.Combine(root, "password");

    private string Home => Path.Combine(root, "postgres");

    private string Data => Path.Combine(Home, "data");

    private string Log => Path.Combine(Home, "server.log");

    private string PortFile => Path.Combine(root, "port");

    private PostgresBinaries Binaries => binaries ?? throw new InvalidOperationException("The server programs have not been looked up yet.");

    /// <summary>Creates the folder. Under root it stays traversable (0711), because the server runs as somebody else below it.</summary>
    public void CreateFolder()
    {
        if (!Directory.Exists(root))
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            var mode = account.UserName is null ? owner : owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            Directory.CreateDirectory(root, mode);
        }
    }

    public async Task FindBinariesAsync(CancellationToken ct)
    {
        var versionFile = Path.Combine(Data, "PG_VERSION");
        int? major = File.Exists(versionFile) ? int.Parse(await File.ReadAllTextAsync(versionFile, ct), CultureInfo.InvariantCulture) : null;
        binaries = await PostgresBinaries.FindAsync(PostgresBinaries.Candidates(options.BinDirectory), major, ct);
    }

    public string Password() => File.ReadAllText(PasswordFile).Trim();

    /// <summary>Creates the cluster unless it exists. A half-made one, from a host killed meanwhile, is made anew.</summary>
    public async Task EnsureInitialisedAsync(CancellationToken ct)
    {
        if (File.Exists(Path.Combine(Data, "PG_VERSION")))
        {
            if (!File.Exists(PasswordFile))
            {
                throw new LocalPostgresException($"'{PasswordFile}' is missing, so nobody can sign in to the cluster beside it. Put the file back, or move '{root}' away to start empty.");
            }

            return;
        }

        await CreateHomeAsync(ct);
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        await WriteSecretAsync(PasswordFile, password, ct);

        // initdb reads the password as the server account, and writes beside the final place: a rename makes the cluster appear whole.
        var handover = Path.Combine(Home, "password.initdb");
        var draft = Path.Combine(Home, "data.new");
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        await WriteSecretAsync(handover, password, ct);
        try
        {
            await GiveAwayAsync(handover, ct);
            string[] arguments =
            [
                "--pgdata=" + draft, "--username=" + User, "--pwfile=" + handover, "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C.UTF-8", .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
            ];
            var (code, output) = await account.RunAsync(Binaries.Program("initdb"), arguments, ct);
            if (code != 0)
            {
                throw new LocalPostgresException($"initdb could not create the cluster in '{draft}' (exit code {code}):\n{output.Trim()}");
            }
        }
        finally
        {
            File.Delete(handover);
        }

        Directory.Move(draft, Data);
    }

    /// <summary>The server that is on this cluster now, started by whomever; waits out one that is shutting down.</summary>
    public async Task<PostmasterFile?> RunningServerAsync(CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; ; waited += PostmasterFile.PollInterval)
        {
            var server = PostmasterFile.Read(Data);
            if (server is null or { Ready: true })
            {
                return server;
            }

            if (waited > options.StartTimeout)
            {
                throw await FailedAsync($"The server on '{Data}' (process {server.ProcessId}) has been '{server.Status}' for {waited.TotalSeconds:0} s.");
            }

            await Task.Delay(PostmasterFile.PollInterval, ct);
        }
    }

    /// <summary>Starts the server and returns its port once it accepts connections.</summary>
    public async Task<int> StartAsync(CancellationToken ct)
    {
        PostmasterFile.DeleteIfStale(Data);
        if (File.Exists(Log) && new FileInfo(Log).Length > LogBytesKept)
        {
            File.Move(Log, Log + ".1", overwrite: true);
        }

        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port != 0 ? options.Port : FreePort(attempt == 1 ? LastPort() : 0);
            var logStart = File.Exists(Log) ? new FileInfo(Log).Length : 0;
            var seconds = ((int)options.StartTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var (code, output) = await account.RunAsync(
                Binaries.Program("pg_ctl"),
                ["start", "--pgdata=" + Data, "--log=" + Log, "--wait", "--timeout=" + seconds, "--silent", "--options=" + ServerOptions(port)],
                ct);
            if (code == 0)
            {
                await File.WriteAllTextAsync(PortFile, port.ToString(CultureInfo.InvariantCulture), ct);
                return port;
            }

            // Between choosing a port and the server's bind somebody else may take it.
            var clash = (await TailAsync(logStart)).Contains("Address already in use", StringComparison.Ordinal);
            if (!clash || options.Port != 0 || attempt == PortAttempts)
            {
                throw await FailedAsync(clash
                    ? $"Port {port} on 127.0.0.1 is taken. Choose another one, or 0 for any free port."
                    : $"PostgreSQL did not start on '{Data}' (pg_ctl exit code {code}). {output.Trim()}");
            }

            logger.LogInformation("Port {Port} was taken by another program; trying another one", port);
        }
    }

    /// <summary>Stops the server: open transactions are rolled back, the cluster is closed cleanly.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (PostmasterFile.Read(Data) is null)
        {
            return;
        }

        foreach (var mode in new[] { "fast", "immediate" })
        {
            var (code, _) = await account.RunAsync(
                Binaries.Program("pg_ctl"), ["stop", "--pgdata=" + Data, "--mode=" + mode, "--wait", "--timeout=30", "--silent"], ct);
            if (code == 0 || PostmasterFile.Read(Data) is null)
            {
                return;
            }
        }

        throw await FailedAsync($"The PostgreSQL server on '{Data}' did not stop.");
    }

    private string ServerOptions(int port)
    {
        List<string> settings =
        [
            FormattableString.Invariant($"port={port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=''",
            "max_connections=200", "timezone=UTC", "log_timezone=UTC", "lc_messages=C",
            // A crawl writes all the time, over all of the frontier: with the defaults, made for a small machine, it would write most pages
            // of it whole into the log after each of many checkpoints.
            FormattableString.Invariant($"shared_buffers={SharedBuffersMegabytes()}MB"), "max_wal_size=4GB", "min_wal_size=256MB", "checkpoint_timeout=15min",
        ];
        if (!options.Durable)
        {
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        }

        return string.Join(' ', settings.Select(s => "-c " + s));
    }

    /// <summary>An eighth of the memory, between PostgreSQL's own default and a gigabyte; what is not used is not taken.</summary>
    private static long SharedBuffersMegabytes() => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / 1_048_576, 128, 1_024);

    private async Task CreateHomeAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GiveAwayAsync(Home, ct);
        if (account.UserName is not null && (await account.RunAsync("test", ["-w", Home], ct)).ExitCode != 0)
        {
            throw new LocalPostgresException(
                $"The user '{account.UserName}', as whom PostgreSQL runs, cannot enter '{Home}'. "
                + "Choose a data directory outside private folders such as root's home (for example /var/lib/webrisk), "
                + $"or let others pass through its parents with 'chmod o+x'; 'namei -l {Home}' shows which one is closed.");
        }
    }

    private async Task GiveAwayAsync(string path, CancellationToken ct)
    {
        if (account.UserName is null)
        {
            return;
        }

        var (code, output) = await ServerAccount.Self.RunAsync("chown", [account.UserName + ":", path], ct);
        if (code != 0)
        {
            throw new LocalPostgresException($"'{path}' cannot be handed to the user '{account.UserName}': {output.Trim()}");
        }
    }

    private static async Task WriteSecretAsync(string path, string secret, CancellationToken ct)
    {
        File.Delete(path);
        var creation = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using var writer = new StreamWriter(path, creation);
        await writer.WriteLineAsync(secret.AsMemory(), ct);
    }

    private int LastPort() =>
        File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var port) ? port : 0;

    private static int FreePort(int preferred)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, preferred);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        catch (SocketException) when (preferred != 0)
        {
            return FreePort(0);
        }
    }

    private async Task<LocalPostgresException> FailedAsync(string message)
    {
        var tail = await TailAsync(0);
        return new LocalPostgresException(tail.Length == 0 ? message : $"{message}\nEnd of {Log}:\n{tail}");
    }

    /// <summary>The last lines of the server's log after byte <paramref name="from"/>.</summary>
    private async Task<string> TailAsync(long from)
    {
        if (!File.Exists(Log))
        {
            return "";
        }

        await using var stream = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = Math.Max(Math.Min(from, stream.Length), stream.Length - 4096);
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(CancellationToken.None)).Trim();
    }
}
