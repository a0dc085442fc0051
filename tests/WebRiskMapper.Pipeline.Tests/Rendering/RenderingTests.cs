using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Rendering;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Campaigns;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Rendering;

/// <summary>A site whose ads appear only by script, with and without a real browser.</summary>
public sealed class RenderingTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-rendering-").FullName;

    private static string Renderer => Path.Combine(
        Repository.Root, "src/WebRiskMapper.Renderer", Path.GetRelativePath(Path.Combine(Repository.Root, "tests/WebRiskMapper.Pipeline.Tests"), AppContext.BaseDirectory), "webrisk-renderer.dll");

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Crawl_SiteOptedIn_ReadsWhatItsScriptsShowAndAsksForNothingElse()
    {
        const int delay = 200;
        await using var site = await ScriptedSite.StartAsync();

        var progress = await CrawlAsync("scripted", site.Url, render: true, Renderer, delayMs: delay);

        progress.Outcomes.Keys.ShouldNotContain(FetchOutcome.NotRendered);
        progress.Ads.ShouldBe(2);
        site.Paths.ShouldContain("/api/ads.json");
        site.Paths.ShouldNotContain("/private/data.json", "robots.txt holds for what a script asks for");
        site.Paths.ShouldNotContain("/private/app.js", "… and for scripts");
        site.Paths.ShouldNotContain("/photo.jpg");
        site.Paths.ShouldNotContain("/post");
        site.ElsewhereWasAsked.ShouldBeFalse("a page reaches its own site and nothing else");
        (await ScalarAsync("SELECT count(*) FROM archive.evidence")).ShouldBeGreaterThanOrEqualTo(2);
        (await ArchivedEvidence.VerifyAsync(postgres.DataSource, data)).ShouldBeGreaterThanOrEqualTo(2);

        // A page's script and data have no turn of their own: they come one by one, and what is asked after them waits for them too.
        site.MostAtOnce.ShouldBe(1, "a campaign allows a site one connection unless it says otherwise");
        var after = site.Requests.Zip(site.Requests.Skip(1)).Where(r => IsOfAPage(r.First.Path) && !IsOfAPage(r.Second.Path)).ToList();
        after.Count.ShouldBeGreaterThanOrEqualTo(2);
        after.ShouldAllBe(r => r.Second.Start - r.First.Start > TimeSpan.FromMilliseconds(2 * delay));

        // The log holds every request that the site saw, the pages' own too.
        (await ScalarAsync("SELECT count(*) FROM archive.fetch WHERE detail = 'script of a rendered page' AND http_status = 200")).ShouldBe(site.Requests.Count(r => r.Path == "/app.js"));
        (await ScalarAsync("SELECT count(*) FROM archive.fetch WHERE detail = 'fetch of a rendered page' AND http_status = 200")).ShouldBe(site.Requests.Count(r => r.Path.StartsWith("/api/", StringComparison.Ordinal)));
    }

    private static bool IsOfAPage(string path) => path == "/app.js" || path.StartsWith("/api/", StringComparison.Ordinal);

    [Fact]
    public async Task Crawl_SiteNotOptedIn_RunsNoScript()
    {
        await using var site = await ScriptedSite.StartAsync();

        var progress = await CrawlAsync("plain", site.Url, render: false, Renderer);

        progress.Ads.ShouldBe(0);
        site.Paths.ShouldNotContain("/app.js");
    }

    [Fact]
    public async Task Crawl_NoBrowser_EndsEachUrlWithWhatToDo()
    {
        await using var site = await ScriptedSite.StartAsync();

        var progress = await CrawlAsync("browserless", site.Url, render: true, Renderer, chromium: "/nonexistent/chromium");

        progress.State.ShouldBe("done");
        progress.Outcomes[FetchOutcome.NotRendered].ShouldBe(1);
        (await TextAsync("SELECT f.detail FROM archive.fetch f WHERE f.outcome = 21 LIMIT 1")).ShouldContain("install Debian's 'chromium'");
    }

    [Fact]
    public void Missing_NoChromium_SaysWhatToInstall() =>
        RenderingNeeds.Missing(new CrawlerOptions { Renderer = Renderer, Chromium = "/nonexistent/chromium" }).ShouldHaveSingleItem().ShouldContain("install Debian's 'chromium'");

    [Fact]
    public async Task Render_BrowserHangs_IsKilledWithItsProcess()
    {
        // A browser that starts and never says a word.
        var (browser, started) = (Path.Combine(data, "browser"), Path.Combine(data, "started"));
        await File.WriteAllTextAsync(browser, $"#!/bin/sh\necho $$ > {started}.new && mv {started}.new {started}\nexec sleep 600\n");
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var time = new PatienceTime();
        using var renderer = new PageRenderer(new CrawlerOptions { Renderer = Renderer, Chromium = browser }, time);
        var page = new FetchResult { Outcome = FetchOutcome.Ok, Url = new Uri("http://127.0.0.1:1/"), FetchedAt = time.GetUtcNow(), Body = "<title>App</title>"u8.ToArray(), ContentType = "text/html" };

        var rendering = renderer.RenderAsync(page, new RenderScope(page.Url, new EgressGate(EgressScope.LoopbackOnly), "test", "", 1, _ => true, _ => { }), CancellationToken.None);
        using (var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
        {
            while (!File.Exists(started) && !rendering.IsCompleted)
            {
                await poll.WaitForNextTickAsync();
            }
        }

        rendering.IsCompleted.ShouldBeFalse();
        time.EndPatience();
        var result = await rendering;

        result.Outcome.ShouldBe(FetchOutcome.NotRendered);
        result.Detail!.ShouldContain("was killed");
        var stat = $"/proc/{(await File.ReadAllTextAsync(started)).Trim()}/stat";
        // Gone, or dead and not yet collected by whoever inherited it.
        (!File.Exists(stat) || (await File.ReadAllTextAsync(stat)).Contains(") Z ", StringComparison.Ordinal)).ShouldBeTrue();
    }

    private async Task<RunProgress> CrawlAsync(string name, Uri site, bool render, string renderer, string chromium = "/usr/bin/chromium", int delayMs = 0)
    {
        var spec = new CampaignSpec { Name = name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = new CampaignPoliteness { DelayMs = delayMs, MaxDelayMs = delayMs, BackoffSeconds = 1, Contact = "https://example.org/crawler" } };
        await using var host = new CrawlHost(postgres.DataSource, data, o =>
        {
            o.Renderer = renderer;
            o.Chromium = chromium;
        });
        await host.Campaigns.CreateAsync(spec, [new PlatformSeed(site, name, ["AT"], "en", "classifieds", "test", "") { Render = render }], "test", CancellationToken.None);
        await host.StartAsync();
        var run = await host.StartRunAsync(name);
        return await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The system's time, but that waits of half a minute and more end when the test says so.</summary>
    private sealed class PatienceTime : TimeProvider
    {
        private readonly ConcurrentBag<ITimer> held = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.FromSeconds(30))
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
            held.Add(timer);
            return timer;
        }

        public void EndPatience()
        {
            foreach (var timer in held)
            {
                timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>An empty document, and a script that builds the page from data; it also tries what it must not.</summary>
    private sealed class ScriptedSite : IAsyncDisposable
    {
        private readonly List<(string Path, DateTimeOffset Start)> requests = [];
        private int open;
        private readonly TcpListener elsewhere = new(IPAddress.Loopback, 0);
        private ScriptedServer? server;

        public Uri Url => server!.Url;

        public IReadOnlyList<(string Path, DateTimeOffset Start)> Requests
        {
            get
            {
                lock (requests)
                {
                    return [.. requests];
                }
            }
        }

        public IEnumerable<string> Paths => Requests.Select(r => r.Path);

        /// <summary>Most requests that were being answered at once.</summary>
        public int MostAtOnce { get; private set; }

        /// <summary>Whether a connection waits at another port of this machine.</summary>
        public bool ElsewhereWasAsked => elsewhere.Pending();

        public static async Task<ScriptedSite> StartAsync()
        {
            var site = new ScriptedSite();
            site.elsewhere.Start();
            site.server = await ScriptedServer.StartAsync(site.AnswerAsync);
            return site;
        }

        public async ValueTask DisposeAsync()
        {
            elsewhere.Dispose();
            await server!.DisposeAsync();
        }

        private async Task AnswerAsync(HttpContext context)
        {
            var path = context.Request.Path.Value!;
            lock (requests)
            {
                requests.Add((path, TimeProvider.System.GetUtcNow()));
                MostAtOnce = Math.Max(MostAtOnce, ++open);
            }

            await (path switch
            {
                "/robots.txt" => WriteAsync(context, "text/plain", "User-agent: *\nDisallow: /private/\n"),
                "/app.js" => WriteAsync(context, "text/javascript", Script(((IPEndPoint)elsewhere.LocalEndpoint).Port)),
                "/api/ads.json" => WriteAsync(context, "application/json", """
                    [{"name":"Mia","age":24,"phone":"+43 660 1234567","price":"150 €"},{"name":"Lena","age":27,"phone":"+43 660 7654321","price":"180 €"}]
                    """),
                "/api/more.json" => WriteAsync(context, "application/json", "[]"),
                "/" or "/profile/0" or "/profile/1" => WriteAsync(context, "text/html; charset=utf-8", "<!doctype html><title>App</title><body><div id=app></div><script src=/private/app.js></script><script src=/app.js></script>"),
                _ => NotFoundAsync(context),
            });
            lock (requests)
            {
                open--;
            }
        }

        private static string Script(int elsewhere) => """
            const app = document.getElementById('app');
            const ads = await_(fetch('/api/ads.json'));
            function await_(promise) {
              promise.then(r => r.json()).then(ads => {
                const profile = location.pathname.match(/profile\/(\d)/);
                if (!profile) {
                  app.innerHTML = '<h1>Profiles</h1>' + ads.map((a, i) => `<p><a href="/profile/${i}">${a.name} in Vienna</a></p>`).join('');
                } else {
                  const a = ads[profile[1]];
                  app.innerHTML = `<h1>${a.name} in Vienna</h1><img src=/photo.jpg><dl><dt>Age</dt><dd>${a.age}</dd><dt>City</dt><dd>Vienna</dd><dt>Price</dt><dd>1 hour ${a.price}</dd><dt>Phone</dt><dd>${a.phone}</dd></dl><p>Private and discreet, call me any time.</p>`;
                }
              });
            }
            fetch('/api/more.json').catch(() => {});
            fetch('/private/data.json').catch(() => {});
            fetch('/post', { method: 'POST', body: 'x' }).catch(() => {});
            fetch('http://127.0.0.1:PORT/leak').catch(() => {});
            new WebSocket('ws://127.0.0.1:PORT/leak');
            """.Replace("PORT", elsewhere.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        private static Task WriteAsync(HttpContext context, string type, string body)
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        }

        private static Task NotFoundAsync(HttpContext context)
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }
    }
}
