using System.Globalization;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>CPU time and memory of a process and of everything it started.</summary>
/// <param name="CpuSeconds">User and system time by command name, children that have ended included.</param>
/// <param name="ResidentBytes">Resident set by command name.</param>
internal sealed record TreeUsage(IReadOnlyDictionary<string, double> CpuSeconds, IReadOnlyDictionary<string, long> ResidentBytes)
{
    public double Total => CpuSeconds.Values.Sum();

    public double Of(string command) => CpuSeconds.GetValueOrDefault(command);
}

/// <summary>Reads /proc: a run is charged for its database's backends too.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;
    private const int PageBytes = 4096;

    /// <param name="marker">Processes that name this on their command line are roots too: a database server leaves its parent.</param>
    public static TreeUsage Usage(int root, string? marker = null)
    {
        var tree = new HashSet<int> { root };
        var processes = new Dictionary<int, (int Parent, string Command, double Cpu, long Resident)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            string stat;
            try
            {
                stat = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                // It ended between the listing and the reading; its parent has its times.
                continue;
            }

            var id = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            var end = stat.LastIndexOf(')');
            var fields = stat[(end + 2)..].Split(' ');
            // utime, stime, cutime, cstime: fields 14 to 17 of proc(5), of which the first after the command is number 3.
            var cpu = fields[11..15].Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;
            processes[id] = (int.Parse(fields[1], CultureInfo.InvariantCulture), stat[(stat.IndexOf('(') + 1)..end], cpu, long.Parse(fields[21], CultureInfo.InvariantCulture) * PageBytes);
            if (marker is not null && processes[id].Command is "postgres" && CommandLine(folder).Contains(marker, StringComparison.Ordinal))
            {
                tree.Add(id);
            }
        }

        while (processes.Any(p => tree.Contains(p.Value.Parent) && tree.Add(p.Key)))
        {
        }

        var members = tree.Where(processes.ContainsKey).Select(id => processes[id]).ToLookup(p => p.Command, StringComparer.Ordinal);
        return new TreeUsage(
            members.ToDictionary(g => g.Key, g => g.Sum(p => p.Cpu), StringComparer.Ordinal),
            members.ToDictionary(g => g.Key, g => g.Sum(p => p.Resident), StringComparer.Ordinal));
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
