using System.Diagnostics;
using System.Globalization;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Evaluation;
using WebRiskMapper.SyntheticWeb.Worlds;

namespace WebRiskMapper.Benchmarks;

/// <summary>
/// <c>linking [ADS ...]</c>: how time and memory of linking grow with the ads of an invented market, and what a run costs in which one ad in a
/// hundred is gone, changed or new. Peak memory is that of the process while it links from scratch, its ads included.
/// </summary>
internal static class LinkScaleBenchmark
{
    private static readonly int[] Sizes = [100_000, 300_000, 1_000_000];

    public static int Run(string[] args)
    {
        int[] sizes = args.Length == 0 ? Sizes : [.. args.Select(a => int.Parse(a, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)).Order()];
        var files = AdReader.LoadModels();
        List<StoredAd> Market(int ads) => WorldReading.AdsOf(World.All[0], ads, seed: 7, FieldSource.Truth, files);
        EntityLinker.Link(Market(5_000));
        Console.WriteLine("     ads  entities | from scratch s   cpu s   growth | ads MB   peak MB | 1 % changed s   cpu s   ratio   read  relinked");
        (int Ads, double Cpu)? smaller = null;
        foreach (var size in sizes)
        {
            smaller = (size, Measure(Market(size), smaller));
        }

        return 0;
    }

    /// <summary>One size, in a method of its own so that its ads are gone before the next.</summary>
    /// <returns>CPU-seconds from scratch.</returns>
    private static double Measure(List<StoredAd> later, (int Ads, double Cpu)? smaller)
    {
        var size = later.Count;
        var earlier = Earlier(later);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var held = GC.GetTotalMemory(forceFullCollection: false) / 1e6;
        ForgetPeakMemory();
        var (first, seconds, cpu) = Timed(() => EntityLinker.Link(earlier, null));
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        var (second, againSeconds, againCpu) = Timed(() => EntityLinker.Link(later, first.Memory));
        var growth = smaller is { } s ? Math.Log(cpu / s.Cpu) / Math.Log((double)size / s.Ads) : (double?)null;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size,8} {first.Links.EntityCount,9} | {seconds,14:F1} {cpu,7:F1} {growth,8:F2} | {held,6:F0} {peak,9:F0} | {againSeconds,13:F1} {againCpu,7:F1} {cpu / againCpu,7:F1} {second.ReadAds,6} {(double)second.RelinkedAds / size,9:P1}"));
        return cpu;
    }

    private static (T Result, double Seconds, double Cpu) Timed<T>(Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = work();
        process.Refresh();
        return (result, clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    /// <summary>What the invention of the market took at most is none of linking's; Linux forgets it when told so (proc(5), clear_refs).</summary>
    private static void ForgetPeakMemory() => File.WriteAllText("/proc/self/clear_refs", "5");

    /// <summary>The run before: of three ads in every three hundred one was not there yet, one was shorter, and one is gone since.</summary>
    private static List<StoredAd> Earlier(List<StoredAd> ads)
    {
        var earlier = new List<StoredAd>(ads.Count);
        for (var i = 0; i < ads.Count; i++)
        {
            earlier.AddRange((i % 300) switch
            {
                100 => [],
                200 => [ads[i] with { Text = ads[i].Text[..(ads[i].Text.Length / 2)] }],
                _ => (IEnumerable<StoredAd>)[ads[i]],
            });
        }

        ads.RemoveAll(ad => ad.AdId % 300 == 299);
        return earlier;
    }
}
