using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Campaigns;
using WebRiskMapper.Pipeline.Tests.Commands;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Profiles;

/// <summary>From a crawl to profiles of its sites, and what a researcher and a change of template do to them.</summary>
public sealed class SiteProfilesTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Campaign = "synthetic-demo";

    [Fact]
    public async Task Profiles_OfACrawl_AreLearntShownEditedAndDropped()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 3, AdsPerSite = 14, WellBehaved = true, Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        await using var host = new CrawlHost(postgres.DataSource, Folder);
        await host.Campaigns.CreateAsync(
            CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns", Campaign + ".yml")), PlatformSeeds.Read(Write("synthetic.csv", world.SeedPlatformsCsv(web.Port))), "test", CancellationToken.None);
        await host.StartAsync();
        await RunAsync(host);

        var site = world.Sites[0].BaseUrl(web.Port);
        var port = FormattableString.Invariant($"{web.Port}/'");
        (await CountAsync("SELECT count(*) FROM archive.site WHERE profile IS NOT NULL AND profile_version = 1 AND base_url LIKE '%:" + port)).ShouldBe(3);
        var shown = (await ProfileAsync(site, "--json")).ShouldSucceed().Json;
        shown.GetProperty("pages").GetInt32().ShouldBeGreaterThan(7);
        shown.GetProperty("yields").GetProperty("phone").GetDouble().ShouldBeGreaterThan(0.5);
        (await ProfileAsync(site)).ShouldSucceed().Output.ShouldContain("Yields to expect");

        // The next run reads with it, and keeps it: the template is the same.
        await RunAsync(host);
        (await CountAsync("SELECT count(*) FROM archive.site WHERE profile_version = 1 AND base_url LIKE '%:" + port)).ShouldBe(3);

        var edited = JsonNode.Parse(shown.GetRawText())!;
        edited["yields"]!["phone"] = 0.25;
        (await ProfileAsync(site, "--set", Write("edited.json", edited.ToJsonString()), "--json")).ShouldSucceed().Json.GetProperty("version").GetInt32().ShouldBe(2);
        (await ProfileAsync(site, "--set", Write("bad.json", "{ \"version\": 1 }"))).ShouldBeRefused("bad.json", "regions");
        (await ProfileAsync(site, "--learn", "--json")).ShouldSucceed().Json.GetProperty("yields").GetProperty("phone").GetDouble().ShouldBeGreaterThan(0.5);
        (await ProfileAsync(site, "--drop")).ShouldSucceed().Output.ShouldContain("nothing is known");
        (await ProfileAsync("nowhere.example")).ShouldBeRefused("nowhere.example", "sites list");
        (await CountAsync($"SELECT count(*) FROM archive.audit_log WHERE action = 'sites.profile' AND subject = '{site}'")).ShouldBe(4);
    }

    [Fact]
    public async Task Refresh_FieldsThatStoppedComing_MakeTheSiteBeLearntAnew()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 2, AdsPerSite = 14, WellBehaved = true, Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        await using var host = new CrawlHost(postgres.DataSource, Folder);
        var spec = CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns", Campaign + ".yml")) with { Name = "fallen" };
        await host.Campaigns.CreateAsync(spec, PlatformSeeds.Read(Write("synthetic.csv", world.SeedPlatformsCsv(web.Port))), "test", CancellationToken.None);
        await host.StartAsync();
        await RunAsync(host, spec.Name);

        // As if all ads had had a field that no ad has now.
        var site = world.Sites[1].BaseUrl(web.Port);
        await CountAsync($$"""WITH aged AS (UPDATE archive.site SET profile = jsonb_set(profile, '{yields,unheard_of}', '1') WHERE base_url = '{{site}}' RETURNING 1) SELECT count(*) FROM aged""");
        await host.RefreshProfilesAsync(await CountAsync("SELECT max(run_id) FROM maps.run"));

        (await CountAsync($"SELECT count(*) FROM archive.site WHERE base_url = '{site}' AND profile_version = 2 AND NOT profile -> 'yields' ? 'unheard_of'")).ShouldBe(1);
        (await CountAsync($"SELECT count(*) FROM archive.site WHERE base_url = '{world.Sites[0].BaseUrl(web.Port)}' AND profile_version = 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_PagesThatAreNoAdsAnyMore_DropTheProfile()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 1, AdsPerSite = 10, WellBehaved = true, Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        await using var host = new CrawlHost(postgres.DataSource, Folder);
        var spec = CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns", Campaign + ".yml")) with { Name = "dropped" };
        await host.Campaigns.CreateAsync(spec, PlatformSeeds.Read(Write("synthetic.csv", world.SeedPlatformsCsv(web.Port))), "test", CancellationToken.None);
        await host.StartAsync();
        await RunAsync(host, spec.Name);
        var site = world.Sites[0].BaseUrl(web.Port);

        // As if what its ads were read from showed something else now.
        (await CountAsync($"""
            WITH others AS (
                SELECT url_hash, row_number() OVER (ORDER BY url_hash) AS n
                FROM (SELECT DISTINCT e.url_hash FROM archive.evidence e JOIN archive.site s ON s.site_id = e.site_id AND s.base_url = '{site}'
                      WHERE e.kind = 'response' AND NOT EXISTS (SELECT FROM research.ad a WHERE a.site_id = e.site_id AND a.url_hash = e.url_hash)) o),
            ads AS (SELECT a.ad_id, row_number() OVER (ORDER BY a.ad_id) AS n FROM research.ad a JOIN archive.site s ON s.site_id = a.site_id AND s.base_url = '{site}'),
            moved AS (UPDATE research.ad a SET url_hash = others.url_hash FROM ads JOIN others ON others.n = ads.n WHERE a.ad_id = ads.ad_id RETURNING 1)
            SELECT count(*) FROM moved
            """)).ShouldBeGreaterThan(2);
        await host.RefreshProfilesAsync(await CountAsync("SELECT max(run_id) FROM maps.run"));

        (await CountAsync($"SELECT count(*) FROM archive.site WHERE base_url = '{site}' AND profile_version = 2 AND profile IS NULL")).ShouldBe(1);
    }

    private Task<CommandResult> ProfileAsync(string site, params string[] more) =>
        WebriskAsync(["sites", "profile", site, "--connection", postgres.ConnectionString, "--data", Folder, .. more]);

    private static async Task RunAsync(CrawlHost host, string campaign = Campaign)
    {
        var run = await host.StartRunAsync(campaign);
        (await host.WaitAsync(run.RunId, p => p.State is "done" or "failed")).State.ShouldBe("done");
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, await postgres.DataSource.OpenConnectionAsync());
        await using var connection = command.Connection;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
