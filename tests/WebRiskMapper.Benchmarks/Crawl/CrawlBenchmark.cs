using System.Diagnostics;
using System.Globalization;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>Pages per CPU-second of the whole crawl, alone or beside its peers, on one web in one run.</summary>
internal static class CrawlBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(40);

    /// <param name="args"><c>--sites N --ads N --rounds N --peers --memory</c></param>
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = NewFolder();
        using var web = ServedWeb.Start(Argument(args, "--sites", 64), Argument(args, "--ads", 400), folder);
        var figures = new List<CrawlFigure>();
        try
        {
            for (var round = 0; round < Argument(args, "--rounds", 1); round++)
            {
                figures.Add(await WebriskAsync(web, NewFolder(folder), args.Contains("--memory")));
                if (args.Contains("--peers"))
                {
                    figures.Add(await PeerAsync("Scrapy", "/usr/bin/python3", "spider.py", web, folder, 4_000));
                    figures.Add(await PeerAsync("Crawlee", "node", "crawler.mjs", web, folder, 6_000));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Summarise(figures);
        return 0;
    }

    internal static int Argument(string[] args, string name, int standard) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;

    /// <summary>A folder that a database's own user may walk through.</summary>
    internal static string NewFolder(string? within = null)
    {
        var folder = within is null ? Directory.CreateTempSubdirectory("webrisk-benchmark-").FullName : Directory.CreateDirectory(Path.Combine(within, Guid.NewGuid().ToString("N"))).FullName;
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return folder;
    }

    private static async Task<CrawlFigure> WebriskAsync(ServedWeb web, string folder, bool memory)
    {
        var webrisk = new WebriskCommand(folder);
        await webrisk.CreateCampaignAsync(web);
        var before = web.Count();
        var next = 0L;
        var most = 0L;
        var figure = await Contender.MeasureAsync("webrisk", webrisk.RunCampaign(), web, web.Ads / 5, (long)(web.Ads * 0.95), 20, Limit, folder, (pages, usage) =>
        {
            var resident = usage.ResidentBytes.GetValueOrDefault("webrisk");
            most = Math.Max(most, resident);
            if (memory && pages >= next)
            {
                Console.WriteLine(FormattableString.Invariant($"{pages,9:N0} pages: worker {resident / 1e6:0} MB resident, at most {most / 1e6:0} since the last line"));
                next = pages + (web.Ads / 20);
                most = 0;
            }
        });
        Print(figure);
        var after = web.Count();
        Console.WriteLine(FormattableString.Invariant($"web: {(after.Bytes - before.Bytes) / (after.Requests - before.Requests)} bytes and {(after.CpuSeconds - before.CpuSeconds) * 1000 / (after.Requests - before.Requests):0.000} CPU-ms an answer, connections included"));
        return figure;
    }

    private static async Task<CrawlFigure> PeerAsync(string name, string command, string script, ServedWeb web, string folder, int pages)
    {
        var starts = Path.Combine(folder, "starts.txt");
        await File.WriteAllLinesAsync(starts, web.StartPages);
        var path = Path.Combine(Repository.Root, "tests/WebRiskMapper.Benchmarks/Crawl/Peers", script);
        var output = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".jsonl");
        var start = new ProcessStartInfo(command, [path, starts, output, pages.ToString(CultureInfo.InvariantCulture)]);
        var figure = await Contender.MeasureAsync(name, start, web, pages / 5, pages, 5, Limit);
        Print(figure);
        return figure;
    }

    private static void Summarise(List<CrawlFigure> figures)
    {
        var medians = figures.GroupBy(f => f.Name, StringComparer.Ordinal).Select(g => (Name: g.Key, Rate: Median(g.Select(f => f.PagesPerCpuSecond)), Cost: Median(g.Select(f => f.CpuPerThousand)), Rounds: g.Count())).ToList();
        foreach (var (name, rate, cost, rounds) in medians)
        {
            Console.WriteLine(FormattableString.Invariant($"median of {rounds}: {name,-8} {rate:0} pages per CPU-s, {cost:0.00} CPU-s per 1,000; webrisk is {medians[0].Rate / rate:0.00} times as fast"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static void Print(CrawlFigure figure) => Console.WriteLine(FormattableString.Invariant(
        $"{figure.Name}: {figure.Pages} pages in {figure.Seconds:0.0} s, {figure.CpuPerThousand:0.00} CPU-s per 1,000 ({string.Join(", ", figure.Cpu.Where(c => c.Value > 0.05).Select(c => FormattableString.Invariant($"{c.Key} {c.Value * 1000 / figure.Pages:0.00}")))}), {figure.PagesPerCpuSecond:0} pages per CPU-s, {figure.MostResidentBytes / 1e6:0} MB"));
}
