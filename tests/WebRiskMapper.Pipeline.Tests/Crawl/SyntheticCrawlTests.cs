using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Campaigns;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.Testing;
using Xunit.Abstractions;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

public sealed class SyntheticCrawlTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-crawl-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Crawl_TwoRunsAndAKillBetween_LosesAndDoublesNothing()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 12, AdsPerSite = 12, Today = DateOnly.FromDateTime(DateTime.UtcNow) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        long run;
        await using (var first = new CrawlHost(postgres.DataSource, data))
        {
            // A site with a Crawl-delay would decide how long the test takes.
            var slow = world.Sites.Where(s => s.Behaviours.Contains("crawl-delay")).Select(s => new Uri(s.BaseUrl(web.Port))).ToHashSet();
            var list = Path.Combine(data, "synthetic.csv");
            await File.WriteAllTextAsync(list, world.SeedPlatformsCsv(web.Port));
            var sites = PlatformSeeds.Read(list).Where(s => !slow.Contains(s.Site)).ToList();
            var spec = CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns/synthetic-demo.yml"));
            await first.Campaigns.CreateAsync(spec, sites, "test", CancellationToken.None);
            run = (await first.StartRunAsync(spec.Name)).RunId;
            (await first.StartRunAsync(spec.Name)).ShouldBe(new StartedRun(run, IsNew: false));
            await first.StartAsync();
            await first.WaitAsync(run, p => p.Settled > 40);
            // As after kill -9: the leases stay behind in the name of a worker that is gone, and its later writes are refused.
            await ExecuteAsync("UPDATE archive.site SET fence = fence + 1, lease_owner = 'dead', lease_until = clock_timestamp() + interval '2 s' WHERE lease_until IS NOT NULL");
        }

        await using var second = new CrawlHost(postgres.DataSource, data);
        await second.StartAsync();
        var done = await second.WaitAsync(run, p => p.State is "done" or "failed");
        output.WriteLine($"{done.Settled} settled, {done.Ads} ads, {done.PagesPerSecond:F0}/s: {string.Join(", ", done.Outcomes.Select(o => $"{o.Key.Code()} {o.Value}"))}; sites {done.SitesDone} done {done.SitesCutOff} cut {done.SitesUnreachable} unreachable");

        done.State.ShouldBe("done");
        done.Pending.ShouldBe(0);
        second.Analysed.ShouldBe([run]);
        (await ScalarAsync("SELECT count(*) FROM (SELECT FROM archive.fetch WHERE settled GROUP BY run_id, site_id, url_hash HAVING count(*) > 1) t")).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM archive.frontier f WHERE NOT EXISTS (SELECT FROM archive.fetch t WHERE t.run_id = f.run_id AND t.site_id = f.site_id AND t.url_hash = f.url_hash AND t.settled)")).ShouldBe(0);
        (await ScalarAsync("SELECT count(*) FROM research.observation o WHERE NOT EXISTS (SELECT FROM research.ad_version v WHERE v.ad_version_id = o.ad_version_id AND v.ad_id = o.ad_id)")).ShouldBe(0);
        // How well pages are told apart and judged is measured elsewhere; here every page of an ad was read or sealed, and every page read as one is one ad.
        var allowed = world.TruthByUrl(web.Port).Where(t => !t.Value.Disallowed && !world.Sites[t.Value.SiteId].Behaviours.Contains("crawl-delay")).Select(t => t.Key).ToArray();
        (await ScalarAsync("SELECT count(*) FROM archive.frontier WHERE url = ANY ($1) AND outcome IN (0, 18)", allowed)).ShouldBe(allowed.Length);
        done.Ads.ShouldBe(await ScalarAsync("SELECT count(*) FROM archive.frontier WHERE page_type = 1 AND outcome = 0"));
        done.Ads.ShouldBeGreaterThan(allowed.Length / 2);

        // Manners, from the server's own log.
        web.Log.ImageRequests.ShouldBe(0);
        web.Log.DisallowedRequests.ShouldBe(0);
        world.Sites.ShouldAllBe(s => web.Log.MostConcurrentRequests(s) <= 1);
        web.Log.Requests.ShouldAllBe(r => r.UserAgent.StartsWith("WebRiskMapper/", StringComparison.Ordinal));

        (await ArchivedEvidence.VerifyAsync(postgres.DataSource, data)).ShouldBeGreaterThan(50);

        var again = await second.StartRunAsync("synthetic-demo");
        again.IsNew.ShouldBeTrue();
        var rerun = await second.WaitAsync(again.RunId, p => p.State is "done" or "failed");
        output.WriteLine($"again: {rerun.Settled} settled, {rerun.Ads} ads, {rerun.PagesPerSecond:F0}/s: {string.Join(", ", rerun.Outcomes.Select(o => $"{o.Key.Code()} {o.Value}"))}");

        rerun.State.ShouldBe("done");
        rerun.Ads.ShouldBe(done.Ads);
        // What an ad says is as before, but for counters, and for the site's own contact, which a profile learnt from the first run leaves out.
        (await ScalarAsync("""
            SELECT count(*) FROM (
                SELECT v.ad_id FROM research.ad_version v JOIN archive.site s ON s.site_id = v.site_id
                WHERE s.profile IS NULL OR NOT jsonb_path_exists(s.profile, '$.regions[*] ? (@.kind == "fixed" && exists(@.field))')
                GROUP BY v.ad_id HAVING count(DISTINCT regexp_replace(concat(v.title, v.text), '[0-9]+', '#', 'g')) > 1) changed
            """)).ShouldBe(0);
        (rerun.Outcomes.GetValueOrDefault(FetchOutcome.NotModified) + rerun.Outcomes.GetValueOrDefault(FetchOutcome.NotDue)).ShouldBeGreaterThan(rerun.Ads * 9 / 10);
        (await ScalarAsync("SELECT count(*) FROM archive.site WHERE lease_until IS NOT NULL")).ShouldBe(0);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> ScalarAsync(string sql, params string[][] parameters)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.AddWithValue(parameter);
        }

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
