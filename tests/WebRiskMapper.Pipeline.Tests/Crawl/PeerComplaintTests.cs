using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Shouldly;
using WebRiskMapper.Analysis;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>
/// What users of other crawlers complain about, one test each. Three complaints have theirs elsewhere: a host that is never crawled because
/// its Crawl-delay is above a cap (<see cref="PolitenessTests.Crawl_DelayAboveEveryCap_IsKeptAndTheSiteIsCrawledAllTheSame"/>), a Crawl-delay
/// that is ignored (<see cref="ConductTests.Crawl_CrawlDelay_IsKeptAndTheBudgetEndsTheSite"/>), and a resume that does not resume
/// (<see cref="SyntheticCrawlTests.Crawl_TwoRunsAndAKillBetween_LosesAndDoublesNothing"/>).
/// </summary>
public sealed class PeerComplaintTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-peers-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task ErrorsThatSpeedTheCrawlerUp_QuickRefusalsAfterSlowPages_KeepTheDelay()
    {
        const int SlowPages = 5;
        var requests = new ConcurrentQueue<(long Start, long End)>();
        await using var site = await ScriptedServer.StartAsync(async context =>
        {
            if (!context.Request.Path.StartsWithSegments("/p", StringComparison.Ordinal))
            {
                await (context.Request.Path == "/" ? Html(context, Links(10)) : Status(context, 404));
                return;
            }

            var start = TimeProvider.System.GetTimestamp();
            if (requests.Count < SlowPages)
            {
                await Task.Delay(60);
                await Html(context, "<p>slow</p>");
            }
            else
            {
                await Status(context, 403);
            }

            requests.Enqueue((start, TimeProvider.System.GetTimestamp()));
        });

        await RunAsync("errors", [site.Url], spec => spec with { Politeness = spec.Politeness with { MaxDelayMs = 1000 } });

        var gaps = requests.Zip(requests.Skip(1), (a, b) => TimeProvider.System.GetElapsedTime(a.End, b.Start)).ToList();
        gaps.Count.ShouldBe(9);
        // The delay that the last slow page left is the one that holds among the refusals.
        var slow = gaps[SlowPages - 1];
        slow.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(100));
        gaps.Skip(SlowPages).ShouldAllBe(gap => gap > slow * 0.7);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task RobotsThatCannotBeHad_ServerErrorOrSilence_IsNotPermission(int status)
    {
        var asked = new ConcurrentBag<string>();
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            asked.Add(context.Request.Path);
            return status == 0 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Status(context, status);
        });

        var progress = await RunAsync($"robots-{status}", [site.Url], spec => spec);

        progress.SitesUnreachable.ShouldBe(1);
        progress.Settled.ShouldBe(0);
        asked.ShouldAllBe(path => path == "/robots.txt");
    }

    [Fact]
    public async Task RulesAboutQueries_BlockQueriesAndNotTheSite()
    {
        var asked = new ConcurrentBag<string>();
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            asked.Add($"{context.Request.Path}{context.Request.QueryString}");
            return context.Request.Path == "/robots.txt" ? context.Response.WriteAsync("User-agent: *\nDisallow: /?\nDisallow: /*?*sort=\nDisallow: /search?")
                : context.Request.Path == "/sitemap.xml" ? Status(context, 404)
                : Html(context, "<a href='/?page=2'>x</a> <a href='/list?page=2'>x</a> <a href='/list?page=2&sort=age'>x</a> <a href='/search'>x</a> <a href='/search?q=x'>x</a>");
        });

        var progress = await RunAsync("queries", [site.Url], spec => spec);

        progress.State.ShouldBe("done");
        progress.Outcomes[FetchOutcome.RobotsDenied].ShouldBe(3);
        asked.Order(StringComparer.Ordinal).ShouldBe(["/", "/list?page=2", "/robots.txt", "/search", "/sitemap.xml"]);
    }

    [Fact]
    public async Task RulesOfAnotherAddress_AreNeitherAppliedNorAssumed()
    {
        var asked = new List<string>();
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            var host = context.Request.Host.Host;
            asked.Add(host + context.Request.Path);
            return context.Request.Path != "/robots.txt" ? Html(context, "<p>x</p>")
                : host == "site.example" ? context.Response.WriteAsync("User-agent: *\nDisallow: /only-here")
                : context.Response.WriteAsync("User-agent: *\nDisallow: /only-there");
        });
        var port = server.Url.Port;
        using var state = State();
        var visit = Visit(new Uri($"http://site.example:{port}/"), state);
        await visit.OpenAsync(CancellationToken.None);

        (await FetchAsync(visit, $"http://site.example:{port}/only-here")).ShouldBe(FetchOutcome.RobotsDenied);
        (await FetchAsync(visit, $"http://site.example:{port}/only-there")).ShouldBe(FetchOutcome.Ok);
        (await FetchAsync(visit, $"http://www.site.example:{port}/only-here")).ShouldBe(FetchOutcome.Ok);
        (await FetchAsync(visit, $"http://www.site.example:{port}/only-there")).ShouldBe(FetchOutcome.RobotsDenied);

        asked.ShouldBe(["site.example/robots.txt", "site.example/only-there", "www.site.example/robots.txt", "www.site.example/only-here"]);
    }

    [Fact]
    public async Task RulesOfHttp_AreNotThoseOfHttps()
    {
        using var authority = new TestAuthority();
        var asked = new ConcurrentQueue<string>();
        RequestDelegate answer = context =>
        {
            asked.Enqueue(context.Request.Scheme + context.Request.Path);
            return context.Request.Path == "/robots.txt" ? context.Response.WriteAsync("User-agent: *\nDisallow: /" + (context.Request.IsHttps ? "secure" : "plain")) : Html(context, "<p>x</p>");
        };
        await using var plain = await ScriptedServer.StartAsync(answer);
        await using var secure = await ScriptedServer.StartAsync(answer, new TlsEndpoint(authority.Issue("site.example"), HttpProtocols.Http1, SslProtocols.None));
        await using var both = new TwoFacedPort(plain.Url.Port, secure.Url.Port);
        using var state = State(authority.Trusted);
        var visit = Visit(new Uri($"http://site.example:{both.Port}/"), state);
        await visit.OpenAsync(CancellationToken.None);

        (await FetchAsync(visit, $"http://site.example:{both.Port}/plain")).ShouldBe(FetchOutcome.RobotsDenied);
        (await FetchAsync(visit, $"http://site.example:{both.Port}/secure")).ShouldBe(FetchOutcome.Ok);
        (await FetchAsync(visit, $"https://site.example:{both.Port}/plain")).ShouldBe(FetchOutcome.Ok);
        (await FetchAsync(visit, $"https://site.example:{both.Port}/secure")).ShouldBe(FetchOutcome.RobotsDenied);

        asked.ShouldBe(["http/robots.txt", "http/secure", "https/robots.txt", "https/plain"]);
    }

    [Fact]
    public async Task RulesOfAnotherAddress_ThatCannotBeHad_KeepItUnasked()
    {
        var asked = new List<string>();
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            asked.Add(context.Request.Host.Host + context.Request.Path);
            return context.Request.Host.Host == "site.example" ? Status(context, 404) : Status(context, 500);
        });
        var port = server.Url.Port;
        using var state = State();
        var visit = Visit(new Uri($"http://site.example:{port}/"), state);
        await visit.OpenAsync(CancellationToken.None);

        (await FetchAsync(visit, $"http://www.site.example:{port}/x")).ShouldBe(FetchOutcome.ServerError);

        asked.ShouldBe(["site.example/robots.txt", "www.site.example/robots.txt"]);
    }

    [Fact]
    public async Task OneGiantSite_DoesNotStarveTheRest()
    {
        var giantPages = 0;
        await using var giant = await ScriptedServer.StartAsync(context =>
        {
            // What it hasn't, it says so: a site that answers everything alike is read as one that has nothing.
            if (context.Request.Path.Value is not ("/" or { } and ['/', 'g', '/', ..]))
            {
                return Status(context, 404);
            }

            // Each page says something of its own, as a series of equal pages would be taken for a trap, and leads to forty that no other leads to.
            var page = Interlocked.Increment(ref giantPages);
            var words = string.Join(' ', Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"w{((page * 7919L) + (i * 104_729L)) % 99_991}")));
            var links = string.Concat(Enumerable.Range(page * 40, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"<p><a href='/g/{i}'>page {i}</a></p>")));
            return Html(context, "<h1>Giant</h1><p>" + words + "</p>" + links);
        });
        var small = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ScriptedServer.StartAsync(context =>
            context.Request.Path.Value switch { "/" => Html(context, Links(5)), "/robots.txt" or "/sitemap.xml" => Status(context, 404), _ => Html(context, "<p>x</p>") })));
        try
        {
            // One place for all, and the giant, whenever its turn comes, never runs out of pages.
            await using var host = await HostAsync("giant", [giant.Url, .. small.Select(s => s.Url)], spec => spec, o =>
            {
                o.SitesAtOnce = 1;
                o.VisitSeconds = 1;
                o.BatchSize = 10;
            });
            var run = await host.StartRunAsync("giant");
            var progress = await host.WaitAsync(run.RunId, p => p.SitesDone >= small.Length && giantPages > 0);

            // How far the giant came by then is a question of the machine; it is not done.
            progress.SitesDone.ShouldBe(small.Length);
            progress.SitesActive.ShouldBe(1);
            progress.Pending.ShouldBeGreaterThan(0);
        }
        finally
        {
            await Task.WhenAll(small.Select(s => s.DisposeAsync().AsTask()));
        }
    }

    // Places are few, and slow sites are many: each is asked once and gives its place back, so that the run does not end up waiting for them.
    [Fact]
    public async Task RunThatDecays_SitesThatWantLongPauses_HoldNoPlaces()
    {
        const int Slow = 12;
        // Fewer than what would be taken for a series that repeats itself.
        const int Pages = 35;
        var answered = new ConcurrentQueue<int>();
        Task<ScriptedServer> SiteAsync(int number) => ScriptedServer.StartAsync(context =>
        {
            switch (context.Request.Path.Value)
            {
                case "/robots.txt":
                    return context.Response.WriteAsync(number < Slow ? "User-agent: *\nCrawl-delay: 6" : "");
                case "/sitemap.xml":
                    return Status(context, 404);
                default:
                    answered.Enqueue(number);
                    return Html(context, context.Request.Path == "/" ? Links(number < Slow ? 5 : Pages) : $"<p>{context.Request.Path}</p>");
            }
        }, address: new IPAddress([127, 33, 0, (byte)(number + 1)]));
        var sites = await Task.WhenAll(Enumerable.Range(0, Slow + 2).Select(SiteAsync));
        try
        {
            await using var host = await HostAsync("decay", [.. sites.Select(s => s.Url)], spec => spec, o => o.SitesAtOnce = 3);
            var run = await host.StartRunAsync("decay");

            await host.WaitAsync(run.RunId, p => p.SitesDone == 2);
        }
        finally
        {
            await Task.WhenAll(sites.Select(s => s.DisposeAsync().AsTask()));
        }

        var quick = answered.Where(n => n >= Slow).ToList();
        quick.Count.ShouldBe(2 * (Pages + 1));
        // In order of arrival: the slow ones, four times as many as places, had hardly begun.
        answered.GroupBy(n => n).Where(g => g.Key < Slow).ShouldAllBe(g => g.Count() <= 3);
    }

    [Fact]
    public async Task SilentStall_SiteThatNeverAnswers_EndsAndTheRunWithIt()
    {
        await using var silent = await ScriptedServer.StartAsync(context => context.Request.Path == "/robots.txt" ? Status(context, 404) : Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var well = await ScriptedServer.StartAsync(context => context.Request.Path == "/" ? Html(context, "<p>x</p>") : Status(context, 404));

        var progress = await RunAsync("silent", [silent.Url, well.Url], spec => spec);

        progress.State.ShouldBe("done");
        (progress.SitesDone + progress.SitesUnreachable).ShouldBe(2);
        progress.Outcomes[FetchOutcome.Ok].ShouldBe(1);
    }

    [Fact]
    public void MemoryThatGrows_LinksOfAnEndlessSite_AreForgottenBeforeTheyFillIt()
    {
        using var state = State();
        for (var batch = 0; batch < 100; batch++)
        {
            state.MarkWritten(Enumerable.Range(batch * 1000, 1000).Select(Link));
        }

        Enumerable.Range(0, 100_000).Count(i => state.IsWritten(Link(i))).ShouldBeInRange(1000, 4096);
        state.IsWritten(Link(99_999)).ShouldBeTrue();

        static ulong Link(int number) => LinkMemory.KeyOf(string.Create(CultureInfo.InvariantCulture, $"http://site.example/{number}"), UrlKind.Page, isListed: false);
    }

    private static SiteState State(X509Certificate2Collection? trusted = null) =>
        new(new SiteClient(new EgressGate(EgressScope.LoopbackOnly, (_, _) => Task.FromResult(new[] { IPAddress.Loopback })) { TrustedAuthorities = trusted }, new FetchOptions { Contact = "https://example.org/crawler" }, TimeProvider.System));

    private static SiteVisit Visit(Uri site, SiteState state)
    {
        var lease = new SiteLease
        {
            SiteId = 1,
            PlatformId = 1,
            RunId = 1,
            CampaignId = 1,
            Fence = 1,
            BaseUrl = site,
            Context = new SiteContext(site.Host, ["AT"], "en"),
            Spec = Spec("visit"),
            Politeness = default,
            TimeLeft = TimeSpan.FromHours(1),
        };
        return new SiteVisit(lease, state, new LeaseTerm(TimeProvider.System, TimeSpan.FromMinutes(1), LeaseTerm.Moment.Of(TimeProvider.System)), new RequestGate(1), TimeProvider.System);
    }

    private static async Task<FetchOutcome> FetchAsync(SiteVisit visit, string url)
    {
        var canonical = CanonicalUrl.TryCreate(url).ShouldNotBeNull();
        return (await visit.FetchAsync(new FrontierUrl(canonical.Hash, canonical.Uri, UrlKind.Page, 1, 0, null, null, null), CancellationToken.None)).Outcome;
    }

    private static CampaignSpec Spec(string name) => new()
    {
        Name = name,
        Cron = "0 0 3 ? * SUN",
        Synthetic = true,
        Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 0, Contact = "https://example.org/crawler" },
    };

    private async Task<RunProgress> RunAsync(string name, IReadOnlyList<Uri> sites, Func<CampaignSpec, CampaignSpec> change)
    {
        await using var host = await HostAsync(name, sites, change, o => o.RequestSeconds = 1);
        var run = await host.StartRunAsync(name);
        return await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");
    }

    private async Task<CrawlHost> HostAsync(string name, IReadOnlyList<Uri> sites, Func<CampaignSpec, CampaignSpec> change, Action<CrawlerOptions> configure)
    {
        var host = new CrawlHost(postgres.DataSource, data, configure);
        await host.Campaigns.CreateAsync(change(Spec(name)), [.. sites.Select(s => new PlatformSeed(s, $"{name} {s.Port}", ["AT"], "en", "classifieds", "test", ""))], "test", CancellationToken.None);
        await host.StartAsync();
        return host;
    }

    private static string Links(int count) => "<h1>Start</h1>" + string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"<p><a href='/p/{i}'>page {i}</a></p>")));

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
}
