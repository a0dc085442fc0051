using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>How the crawler behaves towards one site, seen from the site.</summary>
public sealed class ConductTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-conduct-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Crawl_CrawlDelay_IsKeptAndTheBudgetEndsTheSite()
    {
        var times = new List<(string Path, DateTimeOffset Start)>();
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            lock (times)
            {
                times.Add((context.Request.Path, TimeProvider.System.GetUtcNow()));
            }

            return context.Request.Path == "/robots.txt" ? Text(context, "User-agent: *\nCrawl-delay: 0.4\nDisallow: /p/private") : Html(context, Links(context.Request.Path));
        });

        var (progress, campaign) = await RunAsync("delay", site.Url, spec => spec with { Budgets = spec.Budgets with { PagesPerSite = 5 } });

        progress.SitesCutOff.ShouldBe(1);
        // What robots.txt forbids is settled too, and costs the site nothing.
        (progress.Settled - progress.Outcomes.GetValueOrDefault(FetchOutcome.RobotsDenied)).ShouldBe(5);
        times.Count(t => t.Path is not ("/robots.txt" or "/sitemap.xml")).ShouldBeInRange(4, 5);
        progress.Pending.ShouldBeGreaterThan(0);
        times.ShouldNotContain(t => t.Path.StartsWith("/p/private", StringComparison.Ordinal));
        times.Zip(times.Skip(1), (a, b) => b.Start - a.Start).ShouldAllBe(gap => gap > TimeSpan.FromMilliseconds(380));
        campaign.ShouldBe("delay");
    }

    // Addresses that robots.txt forbids, and those that look like a trap, spent the budget: a site that links to many was hardly read.
    [Fact]
    public async Task Crawl_ManyForbiddenAddresses_SpendNoBudgetOfPages()
    {
        await using var site = await ScriptedServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/robots.txt" => Text(context, "User-agent: *\nDisallow: /private"),
            "/" => Html(context, "<h1>Start</h1>" + string.Concat(Enumerable.Range(0, 60).Select(i => $"<p><a href='/private/{i}'>page {i}</a></p>")) + string.Concat(Enumerable.Range(0, 10).Select(i => $"<p><a href='/open/{i}'>page {i}</a></p>"))),
            var path when path!.StartsWith("/open/", StringComparison.Ordinal) => Html(context, $"<h1>{path}</h1><p>Rules of the house, part {path[6..]}, which nobody reads twice.</p>"),
            _ => Status(context, 404),
        });

        var (progress, _) = await RunAsync("forbidden", site.Url, spec => spec with { Budgets = spec.Budgets with { PagesPerSite = 20 } });

        progress.SitesCutOff.ShouldBe(0);
        progress.Outcomes[FetchOutcome.RobotsDenied].ShouldBe(60);
        progress.Outcomes[FetchOutcome.Ok].ShouldBe(11);
        progress.Pending.ShouldBe(0);
    }

    [Fact]
    public async Task Crawl_BytesOfTheSiteSpent_EndsTheSite()
    {
        await using var site = await ScriptedServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/robots.txt" or "/sitemap.xml" => Status(context, 404),
            "/" => Html(context, "<h1>Start</h1>" + string.Concat(Enumerable.Range(0, 20).Select(i => $"<p><a href='/p/{i}'>page {i}</a></p>"))),
            _ => Html(context, $"<h1>{context.Request.Path}</h1><!--{new string('x', 400_000)}-->"),
        });

        var (progress, _) = await RunAsync("bytes", site.Url, spec => spec with { Budgets = spec.Budgets with { BytesPerSite = 1_000_000 } });

        progress.SitesCutOff.ShouldBe(1);
        progress.Outcomes[FetchOutcome.Ok].ShouldBe(4, "the start page, two below the limit, and the one that passes it");
        progress.Pending.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Crawl_StatedAgeUnder18_IsSealedWithNothingKept()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            lock (asked)
            {
                asked.Add(context.Request.Path);
            }

            return context.Request.Path.Value switch
            {
                "/" => Html(context, "<h1>Start</h1><p><a href='/sealed'>one</a> <a href='/clear'>two</a></p>"),
                "/sealed" => Html(context, "<h1>Profile</h1><dl><dt>Age</dt><dd>17</dd></dl><a href='/behind'>more</a>"),
                "/clear" => Html(context, "<h1>About</h1><p>Rules of this site.</p>"),
                _ => Status(context, 404),
            };
        });

        var (progress, _) = await RunAsync("sealed", site.Url, spec => spec);

        progress.Outcomes[FetchOutcome.Quarantined].ShouldBe(1);
        asked.ShouldContain("/clear");
        asked.ShouldNotContain("/behind");
        (await ScalarAsync("SELECT count(*) FROM archive.quarantine WHERE url LIKE '%/sealed' AND hotline_state = 'queued'")).ShouldBe(1);
        (await ScalarAsync("SELECT count(*) FROM archive.evidence e JOIN archive.quarantine q USING (site_id, url_hash)")).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM research.ad a JOIN archive.quarantine q USING (site_id, url_hash)")).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM archive.frontier f JOIN archive.quarantine q USING (site_id, url_hash) WHERE f.content_hash IS NOT NULL OR f.etag IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task Crawl_NeighbourThatStatesAnAgeUnder18_KeepsTheAdAndNoPageOfIt()
    {
        await using var site = await ScriptedServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/" => Html(context, "<h1>Start</h1><p><a href='/profile/1'>one</a> <a href='/profile/2'>two</a></p>"),
            "/profile/1" => Html(context, OwnAd("Emma", "Mia, 17, Vienna")),
            "/profile/2" => Html(context, OwnAd("Lea", "Mia, 27, Vienna")),
            _ => Status(context, 404),
        });
        const string ofTheSite = "JOIN maps.platform p ON p.platform_id = a.platform_id WHERE p.name = 'neighbour'";

        var (progress, _) = await RunAsync("neighbour", site.Url, spec => spec);

        progress.Outcomes.Keys.ShouldNotContain(FetchOutcome.Quarantined);
        (await ScalarAsync("SELECT count(*) FROM research.ad a " + ofTheSite)).ShouldBe(2);
        (await ScalarAsync("SELECT count(*) FROM archive.evidence e JOIN research.ad a USING (site_id, url_hash) " + ofTheSite)).ShouldBe(1);
    }

    private static string OwnAd(string name, string neighbour) =>
        $"<main><h1>{name} in Vienna</h1><dl><dt>Age</dt><dd>29</dd><dt>City</dt><dd>Vienna</dd><dt>Price</dt><dd>1 hour 150 €</dd><dt>Phone</dt><dd>+43 660 1234567</dd></dl><p>I am {name}, private and discreet, call me any time.</p></main>"
        + $"<aside class='related'><h3>Similar ads</h3><div><a href='/a/9'>{neighbour}</a></div><div><a href='/a/8'>Zoe, 25, Vienna</a></div><div><a href='/a/7'>Ida, 26, Vienna</a></div></aside>";

    [Fact]
    public async Task Crawl_AdThatLaterStatesAnAgeUnder18_LeavesEveryListingForGood()
    {
        var age = 24;
        await using var site = await ScriptedServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/" => Html(context, "<h1>Start</h1><p><a href='/profile/1'>one</a></p>"),
            "/profile/1" => Html(context, $"<h1>Mia in Vienna</h1><dl><dt>Age</dt><dd>{age}</dd><dt>City</dt><dd>Vienna</dd><dt>Price</dt><dd>1 hour 150 €</dd><dt>Phone</dt><dd>+43 660 1234567</dd></dl><p>Private and discreet, call me any time.</p>"),
            _ => Status(context, 404),
        });
        const string ofTheAd = "JOIN research.ad a ON a.ad_id = v.ad_id JOIN maps.platform p ON p.platform_id = a.platform_id WHERE p.name = 'later'";

        await using var host = await HostAsync("later", site.Url, spec => spec);
        await RunOnceAsync(host, "later");
        (await ScalarAsync("SELECT count(*) FROM research.ad_version v " + ofTheAd)).ShouldBe(1);
        (await ScalarAsync("SELECT count(*) FROM research.ad_contact v " + ofTheAd)).ShouldBe(1);

        // Analysts know by now where its entity was advertised.
        await using (var analysed = postgres.DataSource.CreateCommand("WITH entity AS (INSERT INTO research.entity (run_id, entity_id, persistent_id, ads, personas, contacts, platforms, countries) SELECT o.run_id, 901, 901, 1, 1, 1, 1, '{}' FROM research.observation o JOIN research.ad_version v USING (ad_version_id) " + ofTheAd + " RETURNING run_id, entity_id), member AS (INSERT INTO research.entity_member (run_id, ad_id, entity_id, persona, reasons) SELECT e.run_id, v.ad_id, e.entity_id, 0, '{}' FROM entity e, research.ad_version v " + ofTheAd + ") INSERT INTO research.stay (run_id, entity_id, position, city_id, first_day, last_day) SELECT run_id, entity_id, 0, 2761369, now(), now() FROM entity"))
        {
            (await analysed.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        age = 16;
        (await RunOnceAsync(host, "later")).Outcomes[FetchOutcome.Quarantined].ShouldBe(1);
        age = 25;
        (await RunOnceAsync(host, "later")).Ads.ShouldBe(0);

        (await ScalarAsync("SELECT count(*) FROM research.ad_version v " + ofTheAd)).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM research.observation v " + ofTheAd)).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM research.stay WHERE entity_id = 901")).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM research.ad_contact v " + ofTheAd)).ShouldBe(0);
    }

    [Fact]
    public async Task Crawl_MissingPagesWithTheStatusOfSuccess_CountAsGoneAfterOneProbe()
    {
        const string nothing = "<h1>Oops</h1><p>We could not find what you were looking for. It may have been removed, or it never was here at all.</p>";
        var asked = new List<string>();
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            lock (asked)
            {
                asked.Add(context.Request.Path);
            }

            return context.Request.Path.Value switch
            {
                "/robots.txt" => Text(context, "User-agent: *\nDisallow:"),
                "/" => Html(context, "<h1>Start</h1>" + string.Concat(Enumerable.Range(0, 6).Select(i => $"<p><a href='/old/{i}'>page {i}</a></p>")) + "<a href='/rules'>rules</a><a href='/terms'>terms</a>"),
                "/rules" or "/terms" => Html(context, "<h1>Rules</h1><p>Be kind to each other, tell the truth, and do not publish what is not yours to publish.</p>"),
                _ => Html(context, nothing),
            };
        });

        var (progress, _) = await RunAsync("soft", site.Url, spec => spec);

        // The first of them cannot be told from a page; two pages that say the same are no missing pages either.
        progress.Outcomes[FetchOutcome.Gone].ShouldBeInRange(5, 6);
        asked.Count(p => p.StartsWith("/no-such-page", StringComparison.Ordinal)).ShouldBe(1);

        // The log holds every request that the site saw, those beside the pages too.
        var logged = $"SELECT count(*) FROM archive.fetch t JOIN archive.site s USING (site_id) WHERE s.base_url = '{site.Url}' AND t.http_status IS NOT NULL";
        (await ScalarAsync(logged)).ShouldBe(asked.Count);
        (await ScalarAsync(logged + " AND NOT settled AND detail LIKE 'probe for %'")).ShouldBe(1);
        (await ScalarAsync($"SELECT count(*) FROM archive.frontier f JOIN archive.site s USING (site_id) WHERE s.base_url = '{site.Url}' AND f.url ~ '/(rules|terms)$' AND f.outcome = 0")).ShouldBe(2);
    }

    // Which addresses are ads is told by those that were read: seen from the site, what is no ad comes last.
    [Fact]
    public async Task Crawl_AdsAndOtherPages_AdsAreAskedForFirst()
    {
        const int Each = 25;
        var asked = new List<string>();
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            var path = context.Request.Path.Value!;
            lock (asked)
            {
                asked.Add(path);
            }

            var number = path.Split('-', '/')[^1];
            return path is "/robots.txt" or "/sitemap.xml" ? Status(context, 404)
                : path == "/" ? Html(context, "<h1>Start</h1>" + string.Concat(Enumerable.Range(10, Each).Select(i => $"<p><a href='/x/{i}'>item {i}</a> <a href='/y/b-{i}'>item {i + Each}</a></p>")))
                : path.StartsWith("/x/", StringComparison.Ordinal) ? Html(context, $"<h1>House rule {number}</h1><p>Rule {number} of this house says what guests of room {number} may do after {number} o'clock, and what they may not.</p>")
                : Html(context, $"<h1>Mia {number} in Vienna</h1><dl><dt>Age</dt><dd>{number}</dd><dt>City</dt><dd>Vienna</dd><dt>Price</dt><dd>1 hour 1{number} €</dd><dt>Phone</dt><dd>+43 660 12345{number}</dd></dl><p>Private and discreet, call me any time, I am number {number}.</p>");
        });

        await using var host = await HostAsync("order", site.Url, spec => spec, o => o.BatchSize = 5);
        (await RunOnceAsync(host, "order")).Settled.ShouldBe((2 * Each) + 2);

        var pages = asked.Where(p => p.StartsWith("/x/", StringComparison.Ordinal) || p.StartsWith("/y/", StringComparison.Ordinal)).ToList();
        pages.TakeLast(10).ShouldAllBe(p => p.StartsWith("/x/", StringComparison.Ordinal));
    }

    // The visit that could not have the robots.txt counted as the first, and the sitemaps that it names were never asked for.
    [Fact]
    public async Task Crawl_RobotsThatCannotBeHadAtFirst_StillNamesTheSitemaps()
    {
        var refused = 0;
        var asked = new ConcurrentBag<string>();
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            var path = context.Request.Path.Value!;
            asked.Add(path);
            return path switch
            {
                "/robots.txt" => Interlocked.Exchange(ref refused, 1) == 0 ? Status(context, 503) : Text(context, $"Sitemap: http://{context.Request.Host}/map.txt"),
                "/map.txt" => Text(context, $"http://{context.Request.Host}/only-in-the-map"),
                _ => Html(context, $"<h1>{path}</h1><p>Rules of this site.</p>"),
            };
        });

        var (progress, _) = await RunAsync("late", site.Url, spec => spec);

        progress.SitesDone.ShouldBe(1);
        asked.ShouldContain("/only-in-the-map");
    }

    // All the sitemaps of an index were held in memory, fifty thousand addresses each, before the first was written.
    [Fact]
    public async Task Crawl_LongSitemaps_AreWrittenBeforeMoreAreAskedFor()
    {
        const int entries = 6_000;
        var writtenBefore = new List<long>();
        await using var site = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                await Text(context, "User-agent: *\nDisallow:\n" + string.Concat(Enumerable.Range(0, 4).Select(i => $"Sitemap: /map/{i}.txt\n")));
                return;
            }

            if (!context.Request.Path.StartsWithSegments("/map"))
            {
                await Html(context, "<h1>Page</h1><p>Rules of this site.</p>");
                return;
            }

            var host = $"http://{context.Request.Host}/ad";
            writtenBefore.Add(await ScalarAsync($"SELECT count(*) FROM archive.frontier WHERE url LIKE '{host}/%'"));
            await Text(context, string.Concat(Enumerable.Range(0, entries).Select(i => $"{host}/{(writtenBefore.Count * entries) + i}\n")));
        });

        await RunAsync("sitemaps", site.Url, spec => spec with { Budgets = spec.Budgets with { PagesPerSite = 6 } });

        writtenBefore.Count.ShouldBe(4);
        writtenBefore[2].ShouldBe(2 * entries);
    }

    [Fact]
    public async Task Crawl_DeadSite_EndsAsUnreachable()
    {
        var (progress, _) = await RunAsync("dead", new Uri("http://127.0.0.1:9/"), spec => spec with { Politeness = spec.Politeness with { BackoffSeconds = 0 } });

        progress.SitesUnreachable.ShouldBe(1);
        progress.State.ShouldBe("done");
    }

    [Fact]
    public async Task Crawl_ThrottlingSite_IsAskedAgainAfterTheTimeItNames()
    {
        var times = new List<DateTimeOffset>();
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            if (context.Request.Path != "/")
            {
                return Status(context, 404);
            }

            lock (times)
            {
                times.Add(TimeProvider.System.GetUtcNow());
                if (times.Count == 1)
                {
                    context.Response.Headers.RetryAfter = "1";
                    return Status(context, 429);
                }
            }

            return Html(context, "<h1>Start</h1>");
        });

        var (progress, _) = await RunAsync("throttle", site.Url, spec => spec);

        progress.SitesDone.ShouldBe(1);
        times.Count.ShouldBe(2);
        (times[1] - times[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.95));
        (await ScalarAsync("SELECT count(*) FROM archive.fetch f JOIN maps.run r USING (run_id) JOIN maps.campaign c USING (campaign_id) WHERE c.name = 'throttle' AND NOT f.settled AND f.outcome = 15")).ShouldBe(1);
    }

    private async Task<(Pipeline.Frontier.RunProgress Progress, string Campaign)> RunAsync(string name, Uri site, Func<CampaignSpec, CampaignSpec> change)
    {
        await using var host = await HostAsync(name, site, change);
        return (await RunOnceAsync(host, name), name);
    }

    private async Task<CrawlHost> HostAsync(string name, Uri site, Func<CampaignSpec, CampaignSpec> change, Action<Pipeline.Frontier.CrawlerOptions>? configure = null)
    {
        var spec = change(new CampaignSpec { Name = name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 1, Contact = "https://example.org/crawler" } });
        var host = new CrawlHost(postgres.DataSource, data, configure);
        await host.Campaigns.CreateAsync(spec, [new PlatformSeed(site, name, ["AT"], "en", "classifieds", "test", "")], "test", CancellationToken.None);
        await host.StartAsync();
        return host;
    }

    private static async Task<Pipeline.Frontier.RunProgress> RunOnceAsync(CrawlHost host, string campaign)
    {
        var run = await host.StartRunAsync(campaign);
        return await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");
    }

    private static string Links(string path) => $"<h1>{path}</h1>" + string.Concat(Enumerable.Range(0, 20).Select(i => $"<p><a href='/p/{i}'>page {i}</a> <a href='/p/private/{i}'>page {i}</a></p>"));

    private static Task Html(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html><title>t</title><body>" + body);
    }

    private static Task Text(HttpContext context, string body)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(body);
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
}
