using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>From a site's own pages to what is known of how it is run.</summary>
public sealed class SitesFactsTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Advert = "<p>Call me: 0664 1234567, 150 € an hour. I like long walks, good food and quiet evenings by the river.</p><dl><dt>Age</dt><dd>25</dd><dt>Height</dt><dd>170 cm</dd></dl>";

    private const string Terms = "<h1>Terms of use</h1><p>We do not tolerate human trafficking.</p><p>Every ad is checked by a moderator before publication.</p>";

    [Fact]
    public async Task Facts_OfACrawl_NameThePageThatTellsThem()
    {
        await using var site = await ScriptedServer.StartAsync(AnswerAsync);
        await using var host = new CrawlHost(postgres.DataSource, Folder);
        var spec = new CampaignSpec { Name = "facts", Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 1, Contact = "https://example.org/crawler" } };
        await host.Campaigns.CreateAsync(spec, [new PlatformSeed(site.Url, "facts", ["AT"], "en", "classifieds", "test", "")], "test", CancellationToken.None);
        await host.StartAsync();
        await RunAsync(host);

        var facts = (await FactsAsync(site.Url, "--json")).ShouldSucceed().Json;

        facts.GetProperty("pages_read").GetProperty("ad").GetInt32().ShouldBe(6);
        facts.GetProperty("pages_read").GetProperty("terms").GetInt32().ShouldBe(1);
        var states = facts.GetProperty("facts").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("state").GetString());
        states.Where(s => s.Value == "present").Select(s => s.Key).ShouldBe(["PL06", "PL08", "PL11"]);
        states.Where(s => s.Value == "absent").Select(s => s.Key).ShouldBe(["PL07", "PL10", "PL19"]);
        var policy = facts.GetProperty("facts").EnumerateArray().Single(f => f.GetProperty("id").GetString() == "PL08").GetProperty("evidence")[0];
        policy.GetProperty("url").GetString().ShouldBe(new Uri(site.Url, "/terms").AbsoluteUri);
        policy.GetProperty("warc_record").GetString().ShouldNotBeNullOrEmpty();
        policy.GetProperty("sha256").GetString()!.Length.ShouldBe(64);
        var gap = facts.GetProperty("governance_gap");
        (gap.GetProperty("low").GetDouble(), gap.GetProperty("high").GetDouble()).ShouldBe((2 / 12d, 8 / 12d));
        (await FactsAsync(site.Url)).ShouldSucceed().Output.ShouldContain("Governance gap");
        (await FactsAsync(new Uri("https://nobody.example/"))).ShouldBeRefused("nobody.example", "sites list");

        // What is not read again still holds; a page that is, and no longer tells it, takes it back.
        await RunAsync(host);
        (await PresentAsync(site.Url)).ShouldBe(["PL06", "PL08", "PL11"]);
        await using var again = postgres.DataSource.CreateCommand("""
            INSERT INTO archive.fetch (fetched_at, run_id, site_id, url_hash, attempt, settled, outcome, bytes, duration_ms, content_hash, page_type)
            SELECT clock_timestamp(), (SELECT max(run_id) FROM maps.run), f.site_id, f.url_hash, 2, false, f.outcome, f.bytes, 1, f.content_hash, f.page_type
            FROM archive.fetch f JOIN archive.platform_fact p USING (run_id, site_id, url_hash) WHERE p.indicator = 'PL08' AND f.content_hash IS NOT NULL
            """);
        (await again.ExecuteNonQueryAsync()).ShouldBe(1);
        (await PresentAsync(site.Url)).ShouldBe(["PL11"]);

        // The facts go with the ads of their run.
        await using var aged = postgres.DataSource.CreateCommand("UPDATE maps.run SET started_at = started_at - interval '800 days'");
        await aged.ExecuteNonQueryAsync();
        (await WebriskAsync("retention", "run", "--connection", postgres.ConnectionString, "--data", Folder)).ShouldSucceed();
        await using var count = postgres.DataSource.CreateCommand("SELECT count(*) FROM archive.platform_fact");
        (await count.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/" => HtmlAsync(context, "<h1>Start</h1><p>" + string.Concat(Enumerable.Range(1, 6).Select(i => $"<a href='/ad/{i}'>ad {i}</a> ")) + "<a href='/terms'>Terms</a> <a href='/imprint'>Imprint</a></p>"),
        "/terms" => HtmlAsync(context, Terms),
        "/imprint" => HtmlAsync(context, "<h1>Imprint</h1><p>Example Media Ltd, registered office: 1 Example Street, Exampletown. Company number 01234567.</p>"),
        ['/', 'a', 'd', '/', ..] path => HtmlAsync(context, $"<h1>Ad {path[4..]}</h1>" + Advert),
        _ => NotFoundAsync(context),
    };

    private Task<CommandResult> FactsAsync(Uri site, params string[] options) => WebriskAsync(["sites", "facts", site.AbsoluteUri, .. options, "--connection", postgres.ConnectionString, "--data", Folder]);

    private async Task<IReadOnlyList<string?>> PresentAsync(Uri site) =>
        [.. (await FactsAsync(site, "--json")).ShouldSucceed().Json.GetProperty("facts").EnumerateArray().Where(f => f.GetProperty("state").GetString() == "present").Select(f => f.GetProperty("id").GetString())];

    private static async Task RunAsync(CrawlHost host)
    {
        var run = await host.StartRunAsync("facts");
        (await host.WaitAsync(run.RunId, p => p.State is "done" or "failed")).State.ShouldBe("done");
    }

    private static Task HtmlAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html><body>" + body);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
