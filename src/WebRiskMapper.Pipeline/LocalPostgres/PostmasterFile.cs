using System.Globalization;

namespace WebRiskMapper.Pipeline;

/// <summary>
/// What <c>postmaster.pid</c> says of the server on a data directory. The file outlives a server that was killed, and its
/// process id may meanwhile belong to another program, so it counts only when that process is a postgres.
/// </summary>
/// <param name="Status"><c>starting</c>, <c>ready</c>, <c>stopping</c> or <c>standby</c>.</param>
internal sealed record PostmasterFile(int ProcessId, int Port, string Status)
{
    private const int PortLine = 3;
    private const int StatusLine = 7;

    public bool Ready => string.Equals(Status, "ready", StringComparison.Ordinal);

    public static TimeSpan PollInterval { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The live server, or null.</summary>
    public static PostmasterFile? Read(string dataDirectory)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(dataDirectory));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        if (lines.Length == 0 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) || !IsPostgres(pid))
        {
            return null;
        }

        var port = lines.Length > PortLine ? int.Parse(lines[PortLine], CultureInfo.InvariantCulture) : 0;
        return new PostmasterFile(pid, port, lines.Length > StatusLine ? lines[StatusLine].Trim() : "starting");
    }

    /// <summary>
    /// Removes a file whose process is gone or is another program: PostgreSQL itself compares only process ids, and refuses
    /// to start when the number was reused (common in containers, where numbers start again at 1).
    /// </summary>
    public static void DeleteIfStale(string dataDirectory)
    {
        if (Read(dataDirectory) is null)
        {
            File.Delete(PathIn(dataDirectory));
        }
    }

    private static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "postmaster.pid");

    /// <summary>
    /// Whether the process runs a program called postgres. A postgres of another data directory counts too: then the server
    /// programs judge, which know better than we do whether two of them share one directory under different names.
    /// </summary>
    private static bool IsPostgres(int pid)
    {
        try
        {
            var arguments = File.ReadAllText(FormattableString.Invariant($"/proc/{pid}/cmdline")).Split('\0');
            return Path.GetFileName(arguments[0]) is "postgres" or "postmaster";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
