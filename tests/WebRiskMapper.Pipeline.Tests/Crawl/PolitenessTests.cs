using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>How often and how many at once a site is asked, seen from the site.</summary>
public sealed class PolitenessTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-polite-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Crawl_SeveralConnections_OverlapWithTheDelayBetweenTheirStarts()
    {
        var requests = new Requests();
        await using var site = await ScriptedServer.StartAsync(context => requests.AnswerAsync(context, TimeSpan.FromMilliseconds(250)));

        await using var host = await HostAsync("several", site.Url, new CampaignPoliteness { DelayMs = 60, MaxDelayMs = 60, ConnectionsPerSite = 3, Contact = "https://example.org/crawler" });
        var run = await host.StartRunAsync("several");
        var progress = await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");

        progress.SitesDone.ShouldBe(1);
        requests.Starts.Count.ShouldBeGreaterThan(12);
        requests.MostAtOnce.ShouldBe(3);
        // What is sent 60 ms apart on different connections arrives with the machine's jitter between, which does not add up.
        (requests.Starts[^1] - requests.Starts[0]).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(60) * (requests.Starts.Count - 2));
    }

    [Fact]
    public async Task Crawl_OneConnection_CountsTheDelayFromTheEndOfARequest()
    {
        var requests = new Requests();
        await using var site = await ScriptedServer.StartAsync(context => requests.AnswerAsync(context, TimeSpan.FromMilliseconds(60)));

        await using var host = await HostAsync("one", site.Url, new CampaignPoliteness { DelayMs = 60, MaxDelayMs = 60, Contact = "https://example.org/crawler" });
        var run = await host.StartRunAsync("one");
        await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");

        requests.MostAtOnce.ShouldBe(1);
        requests.Gaps.ShouldAllBe(gap => gap > TimeSpan.FromMilliseconds(115));
    }

    [Fact]
    public async Task Crawl_DelayAboveEveryCap_IsKeptAndTheSiteIsCrawledAllTheSame()
    {
        var requests = new Requests { Robots = "User-agent: *\nCrawl-delay: 7200\n" };
        await using var site = await ScriptedServer.StartAsync(context => requests.AnswerAsync(context, TimeSpan.Zero));
        await using var host = await HostAsync("patient", site.Url, new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, Contact = "https://example.org/crawler" });

        var run = await host.StartRunAsync("patient");
        await UntilRestingAsync();
        requests.Paths.ShouldBe(["/robots.txt"]);

        // The pause passes.
        await ExecuteAsync("UPDATE archive.site SET next_fetch_at = clock_timestamp() WHERE base_url = $1", site.Url.AbsoluteUri);
        await host.WaitAsync(run.RunId, p => p.Settled == 1);
        await UntilRestingAsync();
        requests.Paths.ShouldBe(["/robots.txt", "/"]);
        (await ScalarAsync("SELECT round(extract(epoch FROM next_fetch_at - asked_at))::bigint FROM archive.site WHERE base_url = $1", site.Url.AbsoluteUri)).ShouldBe(7200);

        // The site is given back, to be left alone for an hour at least.
        Task UntilRestingAsync() => host.WaitAsync(run.RunId, _ => ScalarAsync(
            "SELECT count(*) FROM archive.site WHERE base_url = $1 AND lease_until IS NULL AND next_fetch_at > clock_timestamp() + interval '59 minutes'", site.Url.AbsoluteUri).GetAwaiter().GetResult() == 1);
    }

    [Fact]
    public async Task Crawl_AddressThatWasReached_IsStoredWithTheSite()
    {
        var requests = new Requests();
        await using var site = await ScriptedServer.StartAsync(context => requests.AnswerAsync(context, TimeSpan.Zero));
        await using var host = await HostAsync("address", site.Url, new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, Contact = "https://example.org/crawler" });

        var run = await host.StartRunAsync("address");
        await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");

        (await ScalarAsync("SELECT count(*) FROM archive.site WHERE base_url = $1 AND address_group = '127.0.0.1' AND asked_at > clock_timestamp() - interval '1 minute'", site.Url.AbsoluteUri)).ShouldBe(1);
    }

    private async Task<CrawlHost> HostAsync(string name, Uri site, CampaignPoliteness politeness)
    {
        var spec = new CampaignSpec { Name = name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = politeness };
        // All these sites share the domain 127.0.0.1, and keep their distance by it.
        await ExecuteAsync("UPDATE archive.site SET asked_at = '-infinity' WHERE base_url <> $1", site.AbsoluteUri);
        var host = new CrawlHost(postgres.DataSource, data);
        await host.Campaigns.CreateAsync(spec, [new PlatformSeed(site, name, ["AT"], "en", "classifieds", "test", "")], "test", CancellationToken.None);
        await host.StartAsync();
        return host;
    }

    private async Task<long> ScalarAsync(string sql, string site)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        command.Parameters.AddWithValue(site);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql, string site)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        command.Parameters.AddWithValue(site);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A site of a start page and twelve others, and what it saw of its visitor.</summary>
    private sealed class Requests
    {
        private readonly Lock gate = new();
        private readonly List<(string Path, DateTimeOffset Start)> seen = [];
        private int running;

        public string? Robots { get; init; }

        public int MostAtOnce { get; private set; }

        public IReadOnlyList<DateTimeOffset> Starts => [.. seen.Select(s => s.Start)];

        public IReadOnlyList<string> Paths => [.. seen.Select(s => s.Path)];

        public IEnumerable<TimeSpan> Gaps => Starts.Zip(Starts.Skip(1), (a, b) => b - a);

        public async Task AnswerAsync(HttpContext context, TimeSpan takes)
        {
            var path = context.Request.Path.Value!;
            lock (gate)
            {
                seen.Add((path, TimeProvider.System.GetUtcNow()));
                MostAtOnce = Math.Max(MostAtOnce, ++running);
            }

            await Task.Delay(takes);
            lock (gate)
            {
                running--;
            }

            if (path == "/robots.txt" && Robots is not null)
            {
                context.Response.ContentType = "text/plain";
                await context.Response.WriteAsync(Robots);
            }
            else if (path == "/" || path.StartsWith("/p/", StringComparison.Ordinal))
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync("<!doctype html><title>t</title><body><h1>" + path + "</h1>" + string.Concat(Enumerable.Range(0, 12).Select(i => $"<p><a href='/p/{i}'>page {i}</a>")));
            }
            else
            {
                context.Response.StatusCode = 404;
            }
        }
    }
}
