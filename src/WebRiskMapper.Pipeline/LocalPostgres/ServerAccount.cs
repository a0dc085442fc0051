using System.ComponentModel;
using System.Diagnostics;

namespace WebRiskMapper.Pipeline;

/// <summary>The operating-system user that PostgreSQL's programs run as. They refuse to run as root.</summary>
/// <param name="UserName">User to switch to, or null to stay who we are.</param>
internal sealed record ServerAccount(string? UserName)
{
    public static ServerAccount Self { get; } = new((string?)null);

    /// <summary>
    /// Ourselves for an ordinary user. For root <c>postgres</c>, which Debian's packages create, else <c>nobody</c>.
    /// </summary>
    public static ServerAccount ForServer()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Self;
        }

        var users = File.ReadLines("/etc/passwd").Select(l => l.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        string[] wanted = ["postgres", "nobody"];
        return new ServerAccount(Array.Find(wanted, users.Contains) ?? throw new LocalPostgresException(
            "PostgreSQL refuses to run as root, and neither a user 'postgres' nor a user 'nobody' exists. "
            + "Run webrisk as an ordinary user, or create the user 'postgres'."));
    }

    /// <summary>Runs a program to its end and returns its exit code with standard output and error together.</summary>
    /// <param name="program">Path, or a name to look up in PATH.</param>
    /// <param name="arguments">Passed as they are, without a shell.</param>
    /// <param name="ct">Ends the program.</param>
    /// <param name="password">Password of a database role, for clients such as pg_dump.</param>
    /// <exception cref="LocalPostgresException">The program cannot be started.</exception>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct, string? password = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (UserName is not null)
        {
            start.UserName = UserName;
        }

        // Our caller's PGDATA, PGPORT … would redirect the programs; messages are matched in English.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        if (password is not null)
        {
            // The environment of a process is its user's own to read; its arguments are everybody's.
            start.Environment["PGPASSWORD"] = password;
        }

        try
        {
            using var process = Process.Start(start) ?? throw new LocalPostgresException($"{program} did not start.");
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            try
            {
                await process.WaitForExitAsync(ct);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }

            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception e)
        {
            throw new LocalPostgresException($"{program} cannot be started as {UserName ?? "the current user"}: {e.Message}.", e);
        }
    }
}
