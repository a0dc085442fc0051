using Microsoft.AspNetCore.Http;
using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.Pipeline.Tests.Fetching;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

/// <summary>What workers delete by themselves, and what with it.</summary>
public sealed class RetentionRoundsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private const string Name = "kept";
    private const string Advert = "<p>Call me: 0664 1234567, 150 € an hour. I like long walks, good food and quiet evenings by the river.</p><dl><dt>Age</dt><dd>25</dd><dt>Height</dt><dd>170 cm</dd></dl>";
    private const string Archived = "SELECT count(*) FROM archive.evidence WHERE erased_at IS NULL";
    private const string Urls = "SELECT count(*) FROM archive.frontier";
    private const string Fetches = "SELECT count(*) FROM archive.fetch";
    private const string Deletions = "SELECT count(*) FROM archive.custody_log WHERE action = 'retention'";

    private readonly string data = Directory.CreateTempSubdirectory("webrisk-retention-").FullName;
    private NpgsqlDataSource database = null!;
    private ScriptedServer site = null!;

    public async Task InitializeAsync()
    {
        database = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        site = await ScriptedServer.StartAsync(AnswerAsync);
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Worker_StartsWhereOldPagesLieElsewhere_DeletesTheDatabasesPartAndLeavesTheFilesToWhoHasThem()
    {
        var (here, elsewhere) = (Path.Combine(data, "here"), Path.Combine(data, "elsewhere"));
        await CrawlAsync(here);
        var pages = await ScalarAsync(Archived);
        pages.ShouldBeGreaterThan(2);
        await AgeAsync(days: 100);

        await using (var other = new CrawlHost(database, elsewhere))
        {
            await other.StartAsync();
            await UntilNoneAsync(Urls);
        }

        (await ScalarAsync(Archived)).ShouldBe(pages);
        (await ScalarAsync(Fetches)).ShouldBeGreaterThan(0, "the log of fetches names no address, and goes with the ads");
        (await ScalarAsync("SELECT count(*) FROM research.ad_version")).ShouldBe(1);
        (await ScalarAsync(Deletions)).ShouldBe(1);

        await using (var owner = new CrawlHost(database, here))
        {
            await owner.StartAsync();
            await UntilNoneAsync(Archived);
        }

        Directory.EnumerateFiles(here, "*.warc.gz", SearchOption.AllDirectories).ShouldBeEmpty();
        EvidenceVerifier.Verify(here, null, null, CancellationToken.None).Intact.ShouldBeTrue();
        (await ScalarAsync(Deletions)).ShouldBe(2);
    }

    [Fact]
    public async Task Run_UrlsOfAnEndedRun_GoUnlessTakenUpSinceOrHeldOrSealed()
    {
        await CrawlAsync(data);
        await AgeAsync(days: 100);
        using var key = EvidenceKey.LoadOrCreate(data);
        var retention = new Retention(database, data, key, TimeProvider.System);
        var campaign = await CampaignAsync();
        await ExecuteAsync($"UPDATE archive.frontier SET outcome = {(int)FetchOutcome.Gone} WHERE url LIKE '%/page/%'");
        await ExecuteAsync("INSERT INTO archive.quarantine (run_id, site_id, url_hash, url, rule, found_at) SELECT run_id, site_id, url_hash, url, 'stated age', now() FROM archive.frontier WHERE url LIKE '%/page/2'");
        var hold = await LegalHolds.PlaceAsync(database, DataClass.Raw, null, site.Url.Host, null, "case 9", "test", CancellationToken.None);
        var all = await ScalarAsync(Urls);
        (await retention.RunAsync(campaign, dryRun: true, "test", CancellationToken.None)).Urls.ShouldBe(0);
        await LegalHolds.ReleaseAsync(database, hold, "case closed", "test", CancellationToken.None);
        (await retention.RunAsync(campaign, dryRun: true, "test", CancellationToken.None)).Urls.ShouldBe((int)all - 1);

        // The next run takes up what is alive: not the page that is gone, nor the sitemap that never was.
        await new RunStarter(database, TimeProvider.System).StartAsync(campaign, RunTrigger.Manual, "test", CancellationToken.None);
        (await retention.RunAsync(campaign, dryRun: false, "test", CancellationToken.None)).Urls.ShouldBe(2);

        (await ScalarAsync(Urls)).ShouldBe(all - 2);
        (await ScalarAsync(Urls + " WHERE url LIKE '%/page/1'")).ShouldBe(0);
        (await retention.RunAsync(campaign, dryRun: false, "test", CancellationToken.None)).DeletesNothing().ShouldBeTrue();
        (await ScalarAsync(Deletions)).ShouldBe(1, "what deleted nothing is no entry");
    }

    // The page had not changed, so that it was not read; and of what it had said before nothing was left.
    [Fact]
    public async Task Run_AdsContentDeleted_IsReadAnewByTheNextRun()
    {
        await CrawlAsync(data);
        await AgeAsync(days: 800);
        using var key = EvidenceKey.LoadOrCreate(data);
        await ExecuteAsync("UPDATE archive.evidence SET captured_at = now()");
        await ExecuteAsync("INSERT INTO research.entity (run_id, entity_id, persistent_id, ads, personas, contacts, platforms, countries) SELECT run_id, 0, 1, 1, 1, 1, 1, '{}' FROM maps.run");
        await ExecuteAsync("INSERT INTO research.stay (run_id, entity_id, position, city_id, first_day, last_day) SELECT run_id, 0, 0, 2761369, now(), now() FROM maps.run");
        // The address is still known: a run that began since has taken it up.
        await ExecuteAsync("WITH later AS (INSERT INTO maps.run (campaign_id, state, trigger, started_at, code_version) SELECT campaign_id, 'done', 'manual', now(), '' FROM maps.run RETURNING run_id) UPDATE archive.frontier SET run_id = later.run_id FROM later");
        var deleted = await new Retention(database, data, key, TimeProvider.System).RunAsync(await CampaignAsync(), dryRun: false, "test", CancellationToken.None);
        (deleted.AdVersions, deleted.Observations, deleted.Entities).ShouldBe((1, 1, 1));
        (await ScalarAsync("SELECT count(*) FROM research.stay")).ShouldBe(0);
        deleted.Fetches.ShouldBeGreaterThan(3);

        await CrawlAsync(data);

        (await ScalarAsync("SELECT count(*) FROM research.observation JOIN research.ad_version USING (ad_version_id)")).ShouldBe(1);
    }

    public static TheoryData<DataClass, string> Holds()
    {
        var holds = new TheoryData<DataClass, string>();
        foreach (var dataClass in Enum.GetValues<DataClass>())
        {
            foreach (var scope in (string[])["platform", "site", "run", "all"])
            {
                holds.Add(dataClass, scope);
            }
        }

        return holds;
    }

    // What a hold covers stays, whichever way it is named; the other classes go when their time has come.
    [Theory]
    [MemberData(nameof(Holds))]
    public async Task Run_HoldOnAClass_KeepsThatClassAndNoOther(DataClass held, string scope)
    {
        await CrawlAsync(data);
        await AgeAsync(days: 4000);
        await ExecuteAsync("INSERT INTO maps.platform_coverage (run_id, platform_id, stratum, pages, ads_seen, lost_to_robots, lost_to_refusals, lost_to_budget, lost_to_language) SELECT run_id, platform_id, 's', 1, 1, 0, 0, 0, 0 FROM maps.run, maps.platform WHERE name = 'kept'");
        // A content of the ad that no run has seen, as an interrupted one leaves it.
        await ExecuteAsync("INSERT INTO research.ad_version SELECT (jsonb_populate_record(v, jsonb_build_object('ad_version_id', v.ad_version_id + 1000, 'content_hash', '\\x00'))).* FROM research.ad_version v");
        using var key = EvidenceKey.LoadOrCreate(data);
        var run = await ScalarAsync("SELECT max(run_id) FROM maps.run");
        await LegalHolds.PlaceAsync(database, held, scope == "platform" ? Name : null, scope == "site" ? site.Url.Host : null, scope == "run" ? run : null, "case 10", "test", CancellationToken.None);

        var deleted = await new Retention(database, data, key, TimeProvider.System).RunAsync(await CampaignAsync(), dryRun: false, "test", CancellationToken.None);

        (deleted.Captures == 0 && deleted.Urls == 0).ShouldBe(held == DataClass.Raw);
        (deleted.HeldCaptures > 0).ShouldBe(held == DataClass.Raw);
        (deleted.Fetches == 0 && deleted.Observations == 0).ShouldBe(held == DataClass.Ads);
        // Nothing ties a content that no run has seen to a run.
        deleted.AdVersions.ShouldBe(held != DataClass.Ads ? 2 : scope == "run" ? 1 : 0);
        deleted.RiskRows.ShouldBe(held == DataClass.Aggregates ? 0 : 1);
    }

    private async Task CrawlAsync(string folder)
    {
        var politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 1, Contact = "https://example.org/crawler" };
        var spec = new CampaignSpec { Name = Name, Cron = "0 0 3 ? * SUN", Synthetic = true, Politeness = politeness };
        await using var host = new CrawlHost(database, folder);
        await host.Campaigns.CreateAsync(spec, [new PlatformSeed(site.Url, Name, ["AT"], "en", "classifieds", "test", "")], "test", CancellationToken.None);
        await host.StartAsync();
        (await host.WaitAsync((await host.StartRunAsync(Name)).RunId, p => p.State is "done" or "failed")).State.ShouldBe("done");
    }

    private async Task<Campaign> CampaignAsync() =>
        (await new CampaignStore(database, PublicSuffixList.Load(), TimeProvider.System).FindAsync(Name, CancellationToken.None))!;

    private async Task AgeAsync(int days)
    {
        await ExecuteAsync($"UPDATE maps.run SET started_at = started_at - interval '{days} days'");
        await ExecuteAsync($"UPDATE archive.evidence SET captured_at = captured_at - interval '{days} days'");
        await ExecuteAsync($"UPDATE research.ad_version SET extracted_at = extracted_at - interval '{days} days'");
    }

    private async Task UntilNoneAsync(string sql)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await ScalarAsync(sql) > 0)
        {
            await poll.WaitForNextTickAsync(patience.Token);
        }
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        switch (context.Request.Path.Value)
        {
            case "/":
                return context.Response.WriteAsync("<!doctype html><title>t</title><h1>Start</h1><p>Rules of this site.</p><a href='/page/1'>one</a> <a href='/page/2'>two</a> <a href='/ad/7'>an ad</a>");
            case "/page/1" or "/page/2":
                return context.Response.WriteAsync($"<!doctype html><title>t</title><h1>About</h1><p>This is page {context.Request.Path.Value[^1..]} of the house rules.</p>");
            case "/ad/7":
                return context.Response.WriteAsync("<!doctype html><body><h1>Ad 7</h1>" + Advert);
            default:
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
