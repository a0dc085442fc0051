using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>How the crawler passes gates and stops at walls, seen from the site.</summary>
public sealed class AgeGateCrawlTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Question = "<h1>Adults only</h1><p>You must be at least 18 years of age to enter.</p><a href='https://elsewhere.example/'>Leave</a>";

    private readonly string data = Directory.CreateTempSubdirectory("webrisk-gates-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Crawl_GateByForm_SendsItsHiddenFieldsOnceAndKeepsTheCookie()
    {
        var forms = new List<string>();
        await using var site = await ScriptedServer.StartAsync(async context =>
        {
            if (context.Request is { Method: "POST", Path.Value: "/age" })
            {
                var form = await context.Request.ReadFormAsync();
                lock (forms)
                {
                    forms.Add(string.Join('&', form.Select(f => f.Key + "=" + f.Value)));
                }

                // The cookie comes with a redirect, as sites do it.
                context.Response.Headers.SetCookie = "seen=" + form["token"] + "; Path=/";
                context.Response.Redirect("/");
                return;
            }

            var passed = string.Equals(context.Request.Cookies["seen"], "t7", StringComparison.Ordinal);
            await Answer(context, passed, "<form method='post' action='/age'><input type='hidden' name='token' value='t7'><button name='of' value='age'>I am over 18</button></form>");
        });

        var progress = await RunAsync("gate-form", site.Url);

        forms.ShouldBe(["token=t7&of=age"]);
        progress.Outcomes[FetchOutcome.Ok].ShouldBe(3);
        progress.Outcomes.Keys.ShouldNotContain(FetchOutcome.AgeGate);
    }

    [Fact]
    public async Task Crawl_GateByScript_SetsTheCookieThatTheScriptNames()
    {
        await using var site = await ScriptedServer.StartAsync(context => Answer(
            context,
            string.Equals(context.Request.Cookies["adult"], "yes", StringComparison.Ordinal),
            "<a href='#' onclick='pass()'>I am over 18</a><script>function pass() { document.cookie = 'adult=yes; path=/'; location.reload(); }</script>"));

        var progress = await RunAsync("gate-script", site.Url);

        progress.Outcomes[FetchOutcome.Ok].ShouldBe(3);
        progress.Outcomes.Keys.ShouldNotContain(FetchOutcome.AgeGate);
    }

    [Fact]
    public async Task Crawl_GateThatStaysOrAsksForMore_IsRecordedAfterOneTry()
    {
        var clicks = 0;
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            if (context.Request.Path == "/in")
            {
                Interlocked.Increment(ref clicks);
            }

            return Answer(context, passed: false, "<a href='/in'>I am over 18</a>");
        });

        var progress = await RunAsync("gate-stays", site.Url);

        clicks.ShouldBe(1);
        progress.Outcomes[FetchOutcome.AgeGate].ShouldBe(1);
    }

    [Fact]
    public async Task Crawl_LoginsAndCaptchas_AreRecordedAndNeverAnswered()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        await using var site = await ScriptedServer.StartAsync(context =>
        {
            lock (asked)
            {
                asked.Add(context.Request.Method + " " + context.Request.Path);
            }

            return context.Request.Path.Value switch
            {
                "/" => Html(context, "<h1>Start</h1><p><a href='/one'>one</a> <a href='/two'>two</a> <a href='/three'>three</a></p>"),
                "/one" => Html(context, "<h1>Log in</h1><form method='post' action='/session'><input name='who'><input type='password' name='pw'><button>Log in</button></form>"),
                "/two" => Html(context, "<h1>One moment</h1><p>Please verify you are human.</p><form method='post' action='/verify'><div class='h-captcha'></div><button>Continue</button></form><iframe src='/captcha-frame'></iframe>"),
                "/three" => Html(context, "<h1>Adults only</h1><p>You must be at least 18 years of age.</p><form method='post' action='/signup'><button>I am over 18 - Enter</button></form>"),
                _ => Answer(context, passed: true, ""),
            };
        });

        var progress = await RunAsync("walls", site.Url);

        progress.Outcomes[FetchOutcome.Login].ShouldBe(1);
        progress.Outcomes[FetchOutcome.Blocked].ShouldBe(1);
        progress.Outcomes[FetchOutcome.AgeGate].ShouldBe(1);
        asked.ShouldAllBe(a => a.StartsWith("GET ", StringComparison.Ordinal));
        asked.Intersect(["GET /session", "GET /verify", "GET /captcha-frame", "GET /signup"], StringComparer.Ordinal).ShouldBeEmpty();
    }

    private async Task<RunProgress> RunAsync(string name, Uri site)
    {
        var spec = new CampaignSpec { Name = name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 1, Contact = "https://example.org/crawler" } };
        await using var host = new CrawlHost(postgres.DataSource, data);
        await host.Campaigns.CreateAsync(spec, [new PlatformSeed(site, name, ["AT"], "en", "classifieds", "test", "")], "test", CancellationToken.None);
        await host.StartAsync();
        var run = await host.StartRunAsync(name);
        return await host.WaitAsync(run.RunId, p => p.State is "done" or "failed");
    }

    private static Task Answer(HttpContext context, bool passed, string click)
    {
        switch (context.Request.Path.Value)
        {
            case "/robots.txt":
                context.Response.ContentType = "text/plain";
                return context.Response.WriteAsync("User-agent: *\nDisallow:");
            case "/sitemap.xml":
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
            case var path when passed:
                return Html(context, path == "/" ? "<h1>Start</h1><p><a href='/a'>one</a> <a href='/b'>two</a></p>" : $"<h1>About {path}</h1><p>The rules of this site, {path} of two.</p>");
            default:
                return Html(context, Question + click);
        }
    }

    private static Task Html(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html><title>Board</title><body>" + body);
    }
}
