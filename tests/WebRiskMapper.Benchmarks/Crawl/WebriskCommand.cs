using System.Diagnostics;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>The command under measurement, on a data folder of its own with a private database.</summary>
internal sealed class WebriskCommand
{
    private const string Campaign = "benchmark";

    private readonly string folder;
    private readonly string executable;

    public WebriskCommand(string folder)
    {
        this.folder = folder;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        executable = Path.Combine(Repository.Root, "src/WebRiskMapper/bin", configuration.Parent!.Name, configuration.Name, "webrisk");
    }

    /// <summary>A campaign over the web's platform list, with one and the same delay for every site.</summary>
    public async Task CreateCampaignAsync(ServedWeb web, TimeSpan delay = default)
    {
        var file = Path.Combine(folder, "campaign.yml");
        await File.WriteAllTextAsync(file, $"""
            name: {Campaign}
            cron: "0 0 3 1 1 ? 2099"
            synthetic: true
            platforms: [{Path.GetRelativePath(folder, web.PlatformList)}]
            budgets:
              pages_per_site: 10_000_000
              bytes_per_site: 1_000_000_000_000
            politeness:
              delay_ms: {delay.TotalMilliseconds}
              max_delay_ms: {delay.TotalMilliseconds}
              contact: https://example.org/benchmark
            """);
        using var process = Process.Start(Start("campaign", "create", file))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("webrisk campaign create failed.");
        }
    }

    public Process StartCampaign()
    {
        var start = RunCampaign();
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }

    public ProcessStartInfo RunCampaign() => Start("campaign", "run", Campaign, "--json");

    private ProcessStartInfo Start(params ReadOnlySpan<string> arguments) => new(executable, [.. arguments, "--data", Path.Combine(folder, "data")]);
}

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WebRiskMapper.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
        }

        return folder.FullName;
    }
}
