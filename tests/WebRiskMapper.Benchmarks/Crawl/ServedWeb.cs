using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>What the web has answered so far, and what that cost it.</summary>
/// <param name="Pages">Requests for pages; robots.txt and sitemaps are not among them.</param>
internal sealed record WebCount(long Pages, long Requests, long Bytes, double CpuSeconds);

/// <summary>The invented web in a process of its own, so that its cost is not taken for the crawler's.</summary>
internal sealed class ServedWeb : IDisposable
{
    private readonly Process process;

    private ServedWeb(Process process, string platformList, IReadOnlyList<string> startPages, int ads)
    {
        this.process = process;
        PlatformList = platformList;
        StartPages = startPages;
        Ads = ads;
    }

    /// <summary>Path of the platform list, as a researcher would import it.</summary>
    public string PlatformList { get; }

    public IReadOnlyList<string> StartPages { get; }

    /// <summary>Ads online; a few per cent more pages can be had.</summary>
    public int Ads { get; }

    public static ServedWeb Start(int sites, int adsPerSite, string folder)
    {
        var list = Path.Combine(folder, "sites.csv");
        var served = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["web", Number(sites), Number(adsPerSite), list])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answer = served.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The invented web did not start.");
        return new ServedWeb(served, list, [.. File.ReadLines(list).Skip(1).Select(l => l.Split(',')[0])], int.Parse(answer, CultureInfo.InvariantCulture));
    }

    public WebCount Count()
    {
        process.StandardInput.WriteLine("count");
        return JsonSerializer.Deserialize<WebCount>(process.StandardOutput.ReadLine()!)!;
    }

    /// <summary>From now on the web notes how much later than this after its last answer a site is asked.</summary>
    public void MarkLateness(TimeSpan delay)
    {
        process.StandardInput.WriteLine("mark " + Number((int)delay.TotalMilliseconds));
        process.StandardOutput.ReadLine();
    }

    public LatenessFigure Lateness()
    {
        process.StandardInput.WriteLine("late");
        return JsonSerializer.Deserialize<LatenessFigure>(process.StandardOutput.ReadLine()!)!;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>The child's side: serves until its input ends.</summary>
    public static async Task<int> ServeAsync(string[] args)
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions
        {
            Today = new DateOnly(2026, 3, 15),
            Sites = int.Parse(args[0], CultureInfo.InvariantCulture),
            AdsPerSite = int.Parse(args[1], CultureInfo.InvariantCulture),
            WellBehaved = true,
            PageBytes = 30_000,
            RequestsKept = 0,
        });
        await using var web = await SyntheticWebServer.StartAsync(world);
        var witness = new LatenessWitness(TimeProvider.System);
        web.Log.Began = witness.Began;
        web.Log.Ended = witness.Ended;
        await File.WriteAllTextAsync(args[2], world.SeedPlatformsCsv(web.Port));
        Console.WriteLine(world.AdCount);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var log = web.Log;
            switch (line.Split(' '))
            {
                case ["mark", var delay]:
                    witness.Mark(TimeSpan.FromMilliseconds(int.Parse(delay, CultureInfo.InvariantCulture)));
                    Console.WriteLine();
                    break;
                case ["late"]:
                    Console.WriteLine(JsonSerializer.Serialize(witness.Figure()));
                    break;
                default:
                    Console.WriteLine(JsonSerializer.Serialize(new WebCount(log.PageRequests, log.Total, log.Bytes, Environment.CpuUsage.TotalTime.TotalSeconds)));
                    break;
            }
        }

        return 0;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
