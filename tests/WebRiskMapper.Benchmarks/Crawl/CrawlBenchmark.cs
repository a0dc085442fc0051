using System.Globalization;

namespace WebRiskMapper.Benchmarks.Crawl;

/// <summary>Pages per CPU-second of the whole crawl, alone or beside its peers, on one web in one run.</summary>
internal static class CrawlBenchmark
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static async Task<int> RunAsync(string[] args)
    {
        var sites = Argument(args, "--sites", 64);
        var ads = Argument(args, "--ads", 250);
        var folder = Directory.CreateTempSubdirectory("webrisk-benchmark-").FullName;
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        using var web = ServedWeb.Start(sites, ads, folder);
        try
        {
            var before = web.Count();
            var webrisk = new WebriskCommand(folder);
            await webrisk.CreateCampaignAsync(web);
            var figure = await Contender.MeasureAsync("webrisk", webrisk.RunCampaign(), web, web.Ads / 5, (long)(web.Ads * 0.95), 15, Limit, folder);
            Print(figure);
            var after = web.Count();
            Console.WriteLine(FormattableString.Invariant($"web: {(after.Bytes - before.Bytes) / (after.Requests - before.Requests)} bytes and {(after.CpuSeconds - before.CpuSeconds) * 1000 / (after.Requests - before.Requests):0.000} CPU-ms an answer"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Print(CrawlFigure figure) => Console.WriteLine(FormattableString.Invariant(
        $"{figure.Name}: {figure.Pages} pages in {figure.Seconds:0.0} s, {figure.CpuPerThousand:0.00} CPU-s per 1,000 ({string.Join(", ", figure.Cpu.Where(c => c.Value > 0.005).Select(c => FormattableString.Invariant($"{c.Key} {c.Value * 1000 / figure.Pages:0.00}")))}), {figure.PagesPerCpuSecond:0} pages per CPU-s, {figure.MostResidentBytes / 1e6:0} MB"));

    internal static int Argument(string[] args, string name, int standard) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;
}
