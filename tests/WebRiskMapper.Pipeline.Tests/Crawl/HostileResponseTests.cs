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
            await CreateAsync(host, "hostile", sites.Select(s => s.Url), scope => scope with { MaxDepth = 0 });
            await CreateAsync(host, "healthy", healthy.Select(h => h.Url), scope => scope);
            var run = (await host.StartRunAsync("hostile")).RunId;
            var neighbours = (await host.StartRunAsync("healthy")).RunId;
            var started = TimeProvider.System.GetTimestamp();
            await host.StartAsync();
            var well = await host.WaitAsync(neighbours, p => p.State is "done" or "failed");
            var wellAfter = TimeProvider.System.GetElapsedTime(started);
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
