using System.Globalization;
using System.Net;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>Every hostile answer is the start page of a site of its own, crawled by the real worker beside sites that are well.</summary>
public sealed class HostileResponseTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IDisposable
{
    private const int HealthySites = 3;
    private const int HealthyPages = 30;

    private readonly string data = Directory.CreateTempSubdirectory("webrisk-hostile-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Crawl_HostileSites_EachEndsInItsOutcomeAndHarmsNobody()
    {
        var responses = HostileResponses.All().ToList();
        responses.Count.ShouldBeGreaterThanOrEqualTo(500);
        responses.Select(r => r.Name).Distinct().Count().ShouldBe(responses.Count);
        var sites = responses.Select((r, i) => new HostileSite(Address(30, i), r.Answer, r.Ending)).ToList();
        var healthy = await Task.WhenAll(Enumerable.Range(0, HealthySites).Select(HealthyAsync));
        try
        {
            await using var host = new CrawlHost(postgres.DataSource, data, o =>
            {
                o.RequestSeconds = 4;
                o.SitesAtOnce = 100;
            });
            // First come, first served: those who are well have places, and all others are taken by those who are not.
            await CreateAsync(host, "healthy", healthy.Select(h => h.Url), scope => scope);
            await CreateAsync(host, "hostile", sites.Select(s => s.Url), scope => scope with { MaxDepth = 0 });
            var neighbours = (await host.StartRunAsync("healthy")).RunId;
            var run = (await host.StartRunAsync("hostile")).RunId;
            var started = TimeProvider.System.GetTimestamp();
            await host.StartAsync();
            var well = await host.WaitAsync(neighbours, p => p.State is "done" or "failed");
            var wellAfter = TimeProvider.System.GetElapsedTime(started);
            // Whoever is well does not wait for those who are not.
            (await host.WaitAsync(run, _ => true)).State.ShouldBe("crawling");
            var done = await host.WaitAsync(run, p => p.State is "done" or "failed");
            output.WriteLine($"{responses.Count} responses in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s, their neighbours in {wellAfter.TotalSeconds:F1} s: {string.Join(", ", done.Outcomes.Select(o => $"{o.Key.Code()} {o.Value}"))}");

            done.State.ShouldBe("done");
            var ends = await EndsAsync(run);
            var faults = responses.Zip(sites, (response, site) => (response, end: ends.GetValueOrDefault(site.Url.ToString())))
                .Where(c => c.end is not { Settled: 1, Outcome: { } outcome } || !c.response.Allowed.Contains(outcome))
                .Select(c => $"{c.response.Name}: {c.end?.ToString() ?? "lost"}, expected {string.Join(" or ", c.response.Allowed)}");
            string.Join('\n', faults).ShouldBeEmpty();

            well.State.ShouldBe("done");
            well.Outcomes[FetchOutcome.Ok].ShouldBe(HealthySites * (HealthyPages + 1));
            well.SitesDone.ShouldBe(HealthySites);
        }
        finally
        {
            await Task.WhenAll(sites.Select(s => s.DisposeAsync().AsTask()));
            await Task.WhenAll(healthy.Select(h => h.DisposeAsync().AsTask()));
        }
    }

    // The same answers where the crawler looks before it asks for any page: the site ends, read or given up, and no URL of it is lost.
    [Theory]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    public async Task Crawl_HostileRobotsAndSitemaps_EndEverySite(string path)
    {
        const int Every = 6;
        var responses = HostileResponses.All().Where((_, i) => i % Every == 0).ToList();
        responses.Count.ShouldBeGreaterThan(80);
        var sites = responses.Select((r, i) => new HostileSite(Address((byte)(path == "/robots.txt" ? 31 : 32), i), r.Answer, r.Ending, path)).ToList();
        try
        {
            var name = path[1..^4];
            await using var host = new CrawlHost(postgres.DataSource, data, o =>
            {
                o.RequestSeconds = 2;
                o.SitesAtOnce = 100;
            });
            await CreateAsync(host, name, sites.Select(s => s.Url), scope => scope with { MaxDepth = 1 });
            var run = (await host.StartRunAsync(name)).RunId;
            await host.StartAsync();

            var done = await host.WaitAsync(run, p => p.State is "done" or "failed");

            output.WriteLine($"{done.SitesDone} read, {done.SitesUnreachable} given up; {string.Join(", ", done.Outcomes.Select(o => $"{o.Key.Code()} {o.Value}"))}");
            done.State.ShouldBe("done");
            (done.SitesDone + done.SitesUnreachable).ShouldBe(sites.Count);
            var ends = await EndsAsync(run);
            if (path == "/sitemap.xml")
            {
                // Whatever the list was, the page beside it was read.
                done.SitesUnreachable.ShouldBe(0);
                sites.Where(s => ends.GetValueOrDefault(s.Url.ToString())?.Outcome != FetchOutcome.Ok).ShouldBeEmpty();
                ends.Count(e => e.Key.EndsWith(path, StringComparison.Ordinal)).ShouldBe(sites.Count);
            }
            else
            {
                // A page is asked only where a robots.txt could be had.
                ends.Values.ShouldAllBe(e => e.Settled == 1);
                done.SitesUnreachable.ShouldBeInRange(1, sites.Count - 1);
            }
        }
        finally
        {
            await Task.WhenAll(sites.Select(s => s.DisposeAsync().AsTask()));
        }
    }

    private static Task<ScriptedServer> HealthyAsync(int number) => ScriptedServer.StartAsync(async context =>
    {
        var path = context.Request.Path.Value!;
        if (path is "/robots.txt" or "/sitemap.xml")
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        var links = path == "/" ? string.Concat(Enumerable.Range(0, HealthyPages).Select(i => string.Create(CultureInfo.InvariantCulture, $"<a href='/p/{i}'>page {i}</a> "))) : "";
        await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, $"<!doctype html><title>{path}</title><h1>{path}</h1><p>A page about {path}.</p>{links}");
    }, address: Address(40, number));

    private static IPAddress Address(byte net, int number) => new([127, net, (byte)(number / 250), (byte)((number % 250) + 1)]);

    private static async Task CreateAsync(CrawlHost host, string name, IEnumerable<Uri> sites, Func<CampaignScope, CampaignScope> change)
    {
        var spec = new CampaignSpec
        {
            Name = name,
            Cron = "0 0 3 ? * SUN",
            Synthetic = true,
            Scope = change(new CampaignScope()),
            Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 0, Contact = "https://example.org/crawler" },
        };
        await host.Campaigns.CreateAsync(spec, [.. sites.Select(s => new PlatformSeed(s, $"{name} {s.Port}", ["AT"], "en", "classifieds", "test", ""))], "test", CancellationToken.None);
    }

    private async Task<Dictionary<string, SiteEnd>> EndsAsync(long run)
    {
        await using var command = postgres.DataSource.CreateCommand("""
            SELECT f.url, t.outcome, t.detail, t.settled
            FROM archive.frontier f LEFT JOIN LATERAL (
                SELECT max(outcome) FILTER (WHERE settled) AS outcome, max(detail) FILTER (WHERE settled) AS detail, count(*) FILTER (WHERE settled) AS settled
                FROM archive.fetch t WHERE t.run_id = f.run_id AND t.site_id = f.site_id AND t.url_hash = f.url_hash) t ON true
            WHERE f.run_id = $1 AND NOT f.pending
            """);
        command.Parameters.AddWithValue(run);
        await using var reader = await command.ExecuteReaderAsync();
        var ends = new Dictionary<string, SiteEnd>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            ends[reader.GetString(0)] = new SiteEnd(reader.IsDBNull(1) ? null : (FetchOutcome)reader.GetInt16(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3));
        }

        return ends;
    }

    private sealed record SiteEnd(FetchOutcome? Outcome, string? Detail, long Settled);
}
