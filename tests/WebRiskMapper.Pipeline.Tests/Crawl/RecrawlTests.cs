using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>What a repeat run asks for, what it may leave unasked, and what it notices all the same.</summary>
public sealed class RecrawlTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-recrawl-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    /// <summary>
    /// The cost of a repeat run of an unchanged web, as a share of the first run's: requests by the sites' own log, robots.txt included; body
    /// bytes as sent; CPU seconds of this process, which serves the pages too (their part falls with the requests), and not PostgreSQL's.
    /// </summary>
    [Fact]
    public async Task Repeat_UnchangedWeb_CostsUnder15PercentOfTheFirstRunAndSeesEveryAd()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 4, AdsPerSite = 200, Today = DateOnly.FromDateTime(DateTime.UtcNow) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        // A site with a Crawl-delay would decide how long the test takes.
        var slow = world.Sites.Where(s => s.Behaviours.Contains("crawl-delay")).Select(s => new Uri(s.BaseUrl(web.Port))).ToHashSet();
        var list = Path.Combine(data, "synthetic.csv");
        await File.WriteAllTextAsync(list, world.SeedPlatformsCsv(web.Port));
        await using var host = await HostAsync("unchanged", [.. PlatformSeeds.Read(list).Where(s => !slow.Contains(s.Site))]);

        var first = await MeasureAsync(host, web, "unchanged");
        var repeat = await MeasureAsync(host, web, "unchanged");
        output.WriteLine($"first:  {first}");
        output.WriteLine($"repeat: {repeat}");
        output.WriteLine(FormattableString.Invariant($"repeat / first: requests {repeat.Requests / (double)first.Requests:P1}, bytes {repeat.Progress.Bytes / (double)first.Progress.Bytes:P1}, CPU {repeat.Cpu / first.Cpu:P1}"));

        ((double)repeat.Requests).ShouldBeLessThan(0.15 * first.Requests);
        ((double)repeat.Progress.Bytes).ShouldBeLessThan(0.15 * first.Progress.Bytes);
        repeat.Progress.Ads.ShouldBe(first.Progress.Ads);
        repeat.Progress.Pending.ShouldBe(0);
        repeat.Progress.Settled.ShouldBe(repeat.Progress.Outcomes.Values.Sum());
        (await ScalarAsync($"SELECT count(*) FROM research.ad JOIN archive.run_site USING (site_id) JOIN maps.run USING (run_id) WHERE run_id = {repeat.Progress.RunId} AND (gone_at IS NOT NULL OR last_seen < maps.run.started_at)")).ShouldBe(0);
        (await ScalarAsync($"SELECT count(*) FROM archive.frontier WHERE run_id = {repeat.Progress.RunId} AND outcome = 20 AND page_type = 1 AND listed_run_id IS DISTINCT FROM run_id AND parent_hash IS NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task Repeat_SiteWithNews_NoticesNewEndedAndListedAds()
    {
        var ads = new ConcurrentDictionary<int, string>(Enumerable.Range(1, 60).Select(i => KeyValuePair.Create(i, "first")));
        var asked = new ConcurrentBag<string>();
        await using var site = await AdSiteAsync(ads, asked);
        await using var host = await HostAsync("news", [new PlatformSeed(site.Url, "news", ["AT"], "en", "classifieds", "test", "")]);
        var first = await RunOnceAsync(host, "news");
        first.Ads.ShouldBe(60);

        asked.Clear();
        ads.TryRemove(17, out _);
        ads[61] = "first";
        var repeat = await RunOnceAsync(host, "news");

        repeat.Ads.ShouldBe(60);
        asked.ShouldContain("/ad/17");
        asked.ShouldContain("/ad/61");
        asked.Count(p => p.StartsWith("/ad/", StringComparison.Ordinal)).ShouldBeLessThan(10);
        (await ScalarAsync("SELECT count(*) FROM research.ad a JOIN archive.frontier f USING (site_id, url_hash) WHERE f.url LIKE '%/ad/17' AND a.gone_at > a.last_seen")).ShouldBe(1);
        (await ScalarAsync($"SELECT count(*) FROM research.ad a JOIN archive.frontier f USING (site_id, url_hash) WHERE f.url LIKE '%/ad/61' AND a.first_seen > (SELECT started_at FROM maps.run WHERE run_id = {repeat.RunId})")).ShouldBe(1);
        (await ScalarAsync($"SELECT count(*) FROM research.ad a WHERE a.gone_at IS NULL AND a.last_seen > (SELECT started_at FROM maps.run WHERE run_id = {repeat.RunId}) AND site_id = (SELECT site_id FROM archive.site WHERE base_url = '{site.Url}')")).ShouldBe(60);

        // An ended ad that comes back is no new ad, and not gone any more.
        ads[17] = "first";
        (await RunOnceAsync(host, "news")).Ads.ShouldBe(61);
        (await ScalarAsync("SELECT count(*) FROM research.ad a JOIN archive.frontier f USING (site_id, url_hash) WHERE f.url LIKE '%/ad/17' AND a.gone_at IS NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task Repeat_SampleOfASiteHasChanged_AsksForEverything()
    {
        var ads = new ConcurrentDictionary<int, string>(Enumerable.Range(1, 60).Select(i => KeyValuePair.Create(i, "first")));
        var asked = new ConcurrentBag<string>();
        await using var site = await AdSiteAsync(ads, asked);
        await using var host = await HostAsync("rewritten", [new PlatformSeed(site.Url, "rewritten", ["AT"], "en", "classifieds", "test", "")]);
        await RunOnceAsync(host, "rewritten");

        asked.Clear();
        foreach (var ad in ads.Keys)
        {
            ads[ad] = "second";
        }

        var repeat = await RunOnceAsync(host, "rewritten");

        repeat.Outcomes.Keys.ShouldNotContain(FetchOutcome.NotDue);
        asked.Where(p => p.StartsWith("/ad/", StringComparison.Ordinal)).Distinct().Count().ShouldBe(60);
        (await ScalarAsync("SELECT count(*) FROM research.ad_version v JOIN maps.platform p USING (platform_id) WHERE p.name = 'rewritten'")).ShouldBe(120);
    }

    private static async Task<ScriptedServer> AdSiteAsync(ConcurrentDictionary<int, string> ads, ConcurrentBag<string> asked) => await ScriptedServer.StartAsync(context =>
    {
        var path = context.Request.Path.Value!;
        asked.Add(path);
        if (path == "/")
        {
            return Html(context, "<h1>All ads</h1><ul>" + string.Concat(ads.Keys.Order().Select(i =>
                FormattableString.Invariant($"<li class='card'><a href='/ad/{i}'><h3>Offer number {i} in Vienna</h3></a><p>Friendly and discreet, {i} minutes from the centre.</p><span>150 €</span></li>"))) + "</ul>");
        }

        return path.StartsWith("/ad/", StringComparison.Ordinal) && ads.TryGetValue(int.Parse(path[4..], CultureInfo.InvariantCulture), out var text)
            ? Html(context, FormattableString.Invariant($"<h1>Mia {path[4..]} in Vienna</h1><dl><dt>Age</dt><dd>24</dd><dt>City</dt><dd>Vienna</dd><dt>Price</dt><dd>1 hour 150 €</dd><dt>Phone</dt><dd>+43 660 12345{path[4..].PadLeft(2, '0')}</dd></dl><p>This is my {text} text: private and discreet, call me any time.</p><p>Views: {asked.Count}</p>"))
            : Status(context, 404);
    });

    private async Task<Cost> MeasureAsync(CrawlHost host, SyntheticWebServer web, string campaign)
    {
        var before = (web.Log.Total, Process.GetCurrentProcess().TotalProcessorTime);
        var progress = await RunOnceAsync(host, campaign);
        return new Cost(progress, web.Log.Total - before.Total, (Process.GetCurrentProcess().TotalProcessorTime - before.TotalProcessorTime).TotalSeconds);
    }

    private async Task<CrawlHost> HostAsync(string name, IReadOnlyList<PlatformSeed> sites)
    {
        var spec = new CampaignSpec { Name = name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 1, Contact = "https://example.org/crawler" } };
        var host = new CrawlHost(postgres.DataSource, data);
        await host.Campaigns.CreateAsync(spec, sites, "test", CancellationToken.None);
        await host.StartAsync();
        return host;
    }

    private static async Task<RunProgress> RunOnceAsync(CrawlHost host, string campaign)
    {
        var run = await host.StartRunAsync(campaign);
        return await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");
    }

    private static Task Html(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html><title>t</title><body>" + body);
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed record Cost(RunProgress Progress, long Requests, double Cpu)
    {
        public override string ToString() => FormattableString.Invariant(
            $"{Requests} requests, {Progress.Bytes} bytes, {Cpu:F2} CPU-s, {Progress.Ads} ads; {string.Join(", ", Progress.Outcomes.Select(o => $"{o.Key.Code()} {o.Value}"))}");
    }
}
