using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Shouldly;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.LocalDatabase;

public sealed class LocalPostgresTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "webrisk-local-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Start_NewFolder_RunsPrivatelyAndStopsCleanly()
    {
        int postmaster;
        await using (var local = await StartAsync())
        {
            local.Attached.ShouldBeFalse();
            postmaster = Postmaster();
            (await ScalarAsync(local, "SHOW listen_addresses")).ShouldBe("127.0.0.1");
            (await ScalarAsync(local, "SHOW unix_socket_directories")).ShouldBe("");
            (await ScalarAsync(local, "SELECT current_database()")).ShouldBe("webrisk");
            OwnerOf(postmaster).ShouldNotBe("root");
            File.GetUnixFileMode(Path.Combine(folder, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(Path.Combine(folder, "postgres")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var wrong = new NpgsqlConnectionStringBuilder(local.ConnectionString) { Password = "wrong", Pooling = false }.ConnectionString;
            await using var intruder = new NpgsqlConnection(wrong);
            (await Should.ThrowAsync<PostgresException>(() => intruder.OpenAsync())).SqlState.ShouldBe("28P01");
        }

        IsRunning(postmaster).ShouldBeFalse();
        File.Exists(Path.Combine(folder, "postgres", "data", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_FolderOfEarlierRun_KeepsDataAndPort()
    {
        int port;
        await using (var first = await StartAsync())
        {
            port = first.Port;
            await ScalarAsync(first, "CREATE TABLE kept AS SELECT 7 AS n");
        }

        await using var second = await StartAsync();

        second.Attached.ShouldBeFalse();
        second.Port.ShouldBe(port);
        (await ScalarAsync(second, "SELECT n FROM kept")).ShouldBe(7);
    }

    [Fact]
    public async Task Start_SecondHostOnOneFolder_AttachesAndTheLastOneStops()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        second.Attached.ShouldBeTrue();
        second.Port.ShouldBe(first.Port);
        var postmaster = Postmaster();

        await first.DisposeAsync();

        (await ScalarAsync(second, "SELECT 1")).ShouldBe(1);

        await second.DisposeAsync();

        IsRunning(postmaster).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_FourHostsAtOnce_ShareOneServer()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));

        hosts.Count(h => !h.Attached).ShouldBe(1);
        hosts.Select(h => h.Port).Distinct().Count().ShouldBe(1);

        await Task.WhenAll(hosts.Select(h => h.DisposeAsync().AsTask()));
        File.Exists(Path.Combine(folder, "postgres", "data", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_ServerKilled_RecoversFromTheStalePidFile()
    {
        var killed = await StartAsync();
        await ScalarAsync(killed, "CREATE TABLE kept AS SELECT 7 AS n");

        // This cluster does not wait for the disk at a commit; a checkpoint of its own does.
        await ScalarAsync(killed, "CHECKPOINT");
        var postmaster = Postmaster();
        using (var process = Process.GetProcessById(postmaster))
        {
            process.Kill();
        }

        await WaitUntilAsync(() => !IsRunning(postmaster));

        // The number now belongs to this test's own process: no postgres, so the file must not stop the start.
        var pidFile = Path.Combine(folder, "postgres", "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(pidFile);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(pidFile, lines);

        await using (var again = await StartAsync())
        {
            again.Attached.ShouldBeFalse();
            (await ScalarAsync(again, "SELECT n FROM kept")).ShouldBe(7);
        }

        await killed.DisposeAsync();
    }

    [Fact]
    public async Task Start_PortTaken_SaysWhich()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Should.ThrowAsync<LocalPostgresException>(() => StartAsync(port));

        error.Message.ShouldContain($"Port {port}");
        error.Message.ShouldContain("End of");
        Directory.Exists(Path.Combine(folder, "postgres", "data")).ShouldBeTrue();
    }

    [Fact]
    public async Task Start_PasswordFileLost_SaysHowToGoOn()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(folder, "password"));

        (await Should.ThrowAsync<LocalPostgresException>(() => StartAsync())).Message.ShouldContain("Put the file back");
    }

    [Fact]
    public async Task Start_AsRootInAClosedFolder_NamesTheRemedy()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            // Only root runs the server as somebody else; an ordinary user can always enter what he made.
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new LocalPostgresOptions { DataDirectory = Path.Combine(folder, "inside"), Durable = false };

        var error = await Should.ThrowAsync<LocalPostgresException>(() => LocalPostgres.StartAsync(options));

        error.Message.ShouldContain("cannot enter");
        error.Message.ShouldContain("chmod o+x");
    }

    [Fact]
    public async Task FindBinaries_NothingInstalled_NamesThePackage() =>
        (await Should.ThrowAsync<LocalPostgresException>(() => PostgresBinaries.FindAsync(["/nonexistent"], clusterMajor: null, default)))
            .Message.ShouldContain("apt-get install postgresql-15");

    [Theory]
    [InlineData(14, null, "15 or newer is needed and only 14")]
    [InlineData(16, 15, "written by PostgreSQL 15, and only 16")]
    public async Task FindBinaries_WrongVersion_SaysWhichIsNeeded(int installed, int? cluster, string message)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var program = Path.Combine(folder, name);
            await File.WriteAllTextAsync(program, $"#!/bin/sh\necho 'postgres (PostgreSQL) {installed}.4'\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        (await Should.ThrowAsync<LocalPostgresException>(() => PostgresBinaries.FindAsync([folder], cluster, default))).Message.ShouldContain(message);
    }

    private Task<LocalPostgres> StartAsync(int port = 0) =>
        LocalPostgres.StartAsync(new LocalPostgresOptions { DataDirectory = folder, Durable = false, Port = port });

    private int Postmaster() =>
        int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A process that ended and that nobody has waited for yet keeps its number, and has no command line.</summary>
    private static bool IsRunning(int process)
    {
        var file = $"/proc/{process}/cmdline";
        return File.Exists(file) && File.ReadAllText(file).Length > 0;
    }

    private static string OwnerOf(int process)
    {
        var uid = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        return File.ReadLines("/etc/passwd").Select(l => l.Split(':')).First(f => f[2] == uid)[0];
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++)
        {
            await Task.Delay(25);
        }

        condition().ShouldBeTrue();
    }

    private static async Task<object?> ScalarAsync(LocalPostgres local, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(local.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
