using System.Globalization;
using System.Text.RegularExpressions;

namespace WebRiskMapper.Pipeline;

/// <summary>One installed version of PostgreSQL's server programs.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Major)
{
    public const int OldestMajor = 15;

    private const string Remedy =
        "Install it (Debian and Ubuntu: 'sudo apt-get install postgresql-15' or any newer 'postgresql-NN'), "
        + "or set a connection string of a server you run yourself.";

    public string Program(string name) => Path.Combine(Directory, name);

    /// <summary>Folders to look in, in order: the given one alone, or PATH and then the distributions' own places.</summary>
    public static IReadOnlyList<string> Candidates(string? only)
    {
        if (only is not null)
        {
            return [only];
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        string[] roots = ["/usr/lib/postgresql", "/usr/local/lib/postgresql"];
        var versioned = roots
            .Where(System.IO.Directory.Exists)
            .SelectMany(System.IO.Directory.EnumerateDirectories)
            .Concat(System.IO.Directory.Exists("/usr") ? System.IO.Directory.EnumerateDirectories("/usr", "pgsql-*") : [])
            .Select(d => Path.Combine(d, "bin"));
        return [.. path, .. versioned];
    }

    /// <summary>The newest usable version, or the one that wrote an existing cluster.</summary>
    /// <param name="candidates">Folders to look in.</param>
    /// <param name="clusterMajor">Major version in the cluster's PG_VERSION, or null for a new cluster.</param>
    /// <param name="ct">Cancels the search.</param>
    /// <exception cref="LocalPostgresException">No version, or only unusable ones, are installed.</exception>
    public static Task<PostgresBinaries> FindAsync(IReadOnlyList<string> candidates, int? clusterMajor, CancellationToken ct) =>
        FindAsync(["postgres", "pg_ctl", "initdb"], candidates, clusterMajor, ct);

    /// <summary>The newest programs for backups; they must be at least as new as the server.</summary>
    /// <exception cref="LocalPostgresException">They are not installed.</exception>
    public static Task<PostgresBinaries> FindClientsAsync(IReadOnlyList<string> candidates, CancellationToken ct) =>
        FindAsync(["pg_dump", "pg_restore"], candidates, clusterMajor: null, ct);

    private static async Task<PostgresBinaries> FindAsync(string[] programs, IReadOnlyList<string> candidates, int? clusterMajor, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in candidates.Select(c => Home(c, programs)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await MajorOfAsync(Path.Combine(folder, programs[0]), ct) is { } major)
            {
                found.Add(new PostgresBinaries(folder, major));
            }
        }

        if (found.Count == 0)
        {
            throw new LocalPostgresException($"PostgreSQL {OldestMajor} or newer is needed and its programs ({string.Join(", ", programs)}) were not found. {Remedy}");
        }

        if (clusterMajor is { } wanted)
        {
            return found.Find(b => b.Major == wanted) ?? throw new LocalPostgresException(
                $"The existing data directory was written by PostgreSQL {wanted}, and only {Versions(found)} is installed. "
                + $"Install 'postgresql-{wanted}', or move the data with 'webrisk db backup' under the old version and 'webrisk db restore' under the new one.");
        }

        var newest = found.MaxBy(b => b.Major)!;
        return newest.Major >= OldestMajor
            ? newest
            : throw new LocalPostgresException($"PostgreSQL {OldestMajor} or newer is needed and only {Versions(found)} is installed. {Remedy}");
    }

    /// <summary>
    /// The folder that holds all programs: the candidate, or where its links lead, because the links beside each other in a
    /// PATH folder are often not all there.
    /// </summary>
    private static string? Home(string candidate, string[] programs)
    {
        var first = Path.Combine(candidate, programs[0]);
        var real = File.Exists(first) ? Path.GetDirectoryName(File.ResolveLinkTarget(first, returnFinalTarget: true)?.FullName) : null;
        return Array.Find([real, candidate], folder => folder is not null && Array.TrueForAll(programs, p => File.Exists(Path.Combine(folder, p))));
    }

    private static string Versions(IEnumerable<PostgresBinaries> found) =>
        string.Join(", ", found.Select(b => b.Major).Distinct().Order().Select(m => m.ToString(CultureInfo.InvariantCulture)));

    private static async Task<int?> MajorOfAsync(string postgres, CancellationToken ct)
    {
        var (code, output) = await ServerAccount.Self.RunAsync(postgres, ["--version"], ct);
        var match = VersionPattern().Match(output);
        return code == 0 && match.Success ? int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionPattern();
}
