using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>One crawler on one web, from the moment when it is warm until its pages run out.</summary>
/// <param name="Pages">Pages that the web answered in the window.</param>
/// <param name="Cpu">Seconds of CPU in the window, by command.</param>
internal sealed record CrawlFigure(string Name, long Pages, double Seconds, IReadOnlyDictionary<string, double> Cpu, long MostResidentBytes)
{
    public double CpuSeconds => Cpu.Values.Sum();

    public double PagesPerCpuSecond => Pages / CpuSeconds;

    public double CpuPerThousand => CpuSeconds * 1000 / Pages;
}

internal static partial class Signals
{
    private const int SigTerm = 15;

    public static void Terminate(int process) => _ = Kill(process, SigTerm);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

internal static class Contender
{
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs a crawler and reads the clocks of its process tree between two counts of pages.</summary>
    /// <param name="from">Pages after which it counts as warm; also at least <paramref name="warmSeconds"/> seconds after its first page.</param>
    /// <param name="database">Folder of the database it started, if any.</param>
    /// <param name="to">Pages at which the window closes and the crawler is told to stop.</param>
    public static async Task<CrawlFigure> MeasureAsync(string name, ProcessStartInfo start, ServedWeb web, long from, long to, double warmSeconds, TimeSpan limit, string? database = null, Action<long, TreeUsage>? each = null)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var zero = web.Count().Pages;
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var clock = Stopwatch.StartNew();
        double? first = null;
        (long Pages, double Seconds, TreeUsage Usage)? opened = null;
        var last = (Pages: 0L, Seconds: 0d, Usage: ProcessTree.Usage(process.Id, database));
        var resident = 0L;
        while (clock.Elapsed < limit && !process.HasExited)
        {
            await Task.Delay(Sample);
            var pages = web.Count().Pages - zero;
            var usage = ProcessTree.Usage(process.Id, database);
            if (process.HasExited || usage.CpuSeconds.Count == 0)
            {
                break;
            }

            var seconds = clock.Elapsed.TotalSeconds;
            resident = Math.Max(resident, usage.ResidentBytes.Where(r => r.Key is not "postgres").Sum(r => r.Value));
            each?.Invoke(pages, usage);
            first ??= pages > 0 ? seconds : null;
            if (first is { } began && pages >= from && seconds - began >= warmSeconds)
            {
                opened ??= (pages, seconds, usage);
            }

            // Cleaning up at the end is not crawling.
            if (pages > last.Pages)
            {
                last = (pages, seconds, usage);
            }

            if (pages >= to)
            {
                break;
            }
        }

        if (!process.HasExited)
        {
            // A crawler puts its things in order, and its database is stopped.
            Signals.Terminate(process.Id);
        }

        await process.WaitForExitAsync();
        if (opened is not { } open || last.Pages - open.Pages < (to - from) / 4)
        {
            throw new InvalidOperationException($"{name} did not come to a steady state: {last.Pages} pages. {string.Join('\n', (await output).Select(Tail))}");
        }

        return new CrawlFigure(
            name,
            last.Pages - open.Pages,
            last.Seconds - open.Seconds,
            last.Usage.CpuSeconds.ToDictionary(c => c.Key, c => c.Value - open.Usage.Of(c.Key), StringComparer.Ordinal),
            resident);
    }

    private static string Tail(string text) => text.Length > 3000 ? text[^3000..] : text;
}
