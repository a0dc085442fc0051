using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Campaigns;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Behaviours;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>From a crawl of sites that lead to others to a site that the next run crawls.</summary>
public sealed class SitesCandidatesTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Campaign = "synthetic-demo";

    [Fact]
    public async Task Candidates_OfACrawl_AreRankedExplainedAndDecided()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 6, AdsPerSite = 6, WellBehaved = true, PartnerLinks = true, Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        var partner = world.Sites[PartnerLinks.Partner];
        await using var host = new CrawlHost(postgres.DataSource, Folder);
        var sites = PlatformSeeds.Read(Write("synthetic.csv", world.SeedPlatformsCsv(web.Port))).Where(s => s.Site.Host != partner.Address).ToList();
        await host.Campaigns.CreateAsync(CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns", Campaign + ".yml")), sites, "test", CancellationToken.None);
        await host.StartAsync();
        (await RunAsync(host)).ShouldBe("done");

        var list = (await CandidatesAsync("list", "--json")).ShouldSucceed().Json;

        // Nothing else: no well-known domain, no known site, and nothing that stands in an ad.
        list.EnumerateArray().Select(c => c.GetProperty("domain").GetString()).ShouldBe([partner.Address, PartnerLinks.OfTwoOperators, PartnerLinks.OfOneOperator]);
        // Five sites of four operators, from their footers; links that name the market count half as much again.
        list.EnumerateArray().Select(c => c.GetProperty("score").GetDouble()).ShouldBe([4 * 0.8 * 1.5, 2 * 0.8, 0.8], 1e-9);
        list.EnumerateArray().Select(c => c.GetProperty("operators").GetInt32()).ShouldBe([4, 2, 1]);
        list.EnumerateArray().Select(c => c.GetProperty("sites").GetInt32()).ShouldBe([5, 2, 2]);
        (await TextAsync("SELECT string_agg(DISTINCT domain, ' ') FROM archive.out_link WHERE domain LIKE '%advertiser%' OR domain LIKE '%facebook%' OR domain LIKE '%onlyfans%'")).ShouldBeNull();
        (await AdsWithOwnPagesAsync(web)).ShouldBeGreaterThan(0);

        var shown = (await CandidatesAsync("show", PartnerLinks.OfOneOperator, "--json")).ShouldSucceed().Json;
        var shared = shown.GetProperty("operators")[0].GetProperty("shared_ids")[0];
        shared.GetProperty("account").GetString().ShouldBe(PartnerLinks.SharedAccount);
        shared.GetProperty("sites").Texts().ShouldBe([world.Sites[0].BaseUrl(web.Port), world.Sites[1].BaseUrl(web.Port)]);
        (await CandidatesAsync("show", "nobody.example")).ShouldBeRefused("nobody.example", "sites candidates list");

        (await CandidatesAsync("reject", PartnerLinks.OfTwoOperators, "--reason", "a shop")).ShouldSucceed();
        (await DomainsAsync()).ShouldBe([partner.Address, PartnerLinks.OfOneOperator]);
        (await CandidatesAsync("show", PartnerLinks.OfTwoOperators, "--json")).ShouldSucceed().Json.GetProperty("decision").GetProperty("reason").GetString().ShouldBe("a shop");

        await RefuseBadAnswersAsync(partner.Address);
        var address = partner.BaseUrl(web.Port);
        var accepted = await CandidatesAsync("accept", partner.Address, "--site", address, "--platform", "partner", "--type", "classifieds", "--market", "AT", "--market", "DE", "--language", "de", "--campaign", Campaign, "--json");
        accepted.ShouldSucceed().Json.GetProperty("source").GetString().ShouldBe("candidate");
        (await DomainsAsync()).ShouldBe([PartnerLinks.OfOneOperator]);
        (await TextAsync($"SELECT p.name || ' ' || p.source || ' ' || array_to_string(s.market_countries, ' ') || ' ' || s.language FROM archive.site s JOIN maps.platform p USING (platform_id) WHERE s.base_url = '{address}'"))
            .ShouldBe("partner candidate AT DE de");
        (await CandidatesAsync("accept", partner.Address, "--market", "AT", "--language", "de")).ShouldBeRefused("known already", address);

        (await RunAsync(host)).ShouldBe("done");
        (await TextAsync($"SELECT (pages > 5)::text FROM archive.run_site JOIN archive.site s USING (site_id) WHERE s.base_url = '{address}'")).ShouldBe("true");
        (await DomainsAsync()).ShouldBe([PartnerLinks.OfOneOperator]);
        (await TextAsync("SELECT string_agg(action || ' ' || subject, ', ' ORDER BY audit_id) FROM archive.audit_log WHERE action LIKE 'candidates.%'"))
            .ShouldBe($"candidates.reject {PartnerLinks.OfTwoOperators}, candidates.accept {partner.Address}");

        // The evidence goes with the ads of its run.
        (await TextAsync("WITH aged AS (UPDATE maps.run SET started_at = started_at - interval '400 days' RETURNING run_id) SELECT count(*)::text FROM aged")).ShouldBe("2");
        (await WebriskAsync("retention", "run", "--connection", postgres.ConnectionString, "--data", Folder)).ShouldSucceed();
        (await DomainsAsync()).ShouldBeEmpty();
        (await TextAsync("SELECT count(*)::text FROM archive.tracking_id")).ShouldBe("0");
    }

    private async Task RefuseBadAnswersAsync(string domain)
    {
        (await CandidatesAsync("accept", domain, "--market", "Austria", "--language", "german", "--site", "https://elsewhere.example/"))
            .ShouldBeRefused("--market", "'Austria'", "--language", "'german'", "--type", "--site", "is not on");
        (await CandidatesAsync("accept", domain, "--market", "AT")).ShouldBeRefused("--language");
        (await CandidatesAsync("accept", "nobody.example", "--market", "AT", "--language", "de")).ShouldBeRefused("nobody.example", "no candidate");
        (await CandidatesAsync("accept", domain, "--market", "AT", "--language", "de", "--type", "x", "--campaign", "none")).ShouldBeRefused("--campaign", "'none'");
        (await CandidatesAsync("reject", domain)).ShouldBeRefused("--reason");
        (await CandidatesAsync("reject", domain, "--reason", " ")).ShouldBeRefused("--reason", "empty");
        (await CandidatesAsync("list", "--limit", "0")).ShouldBeRefused("--limit", "1 and 10000");
    }

    private Task<CommandResult> CandidatesAsync(params string[] arguments) => WebriskAsync(["sites", "candidates", .. arguments, "--connection", postgres.ConnectionString, "--data", Folder]);

    private async Task<IReadOnlyList<string?>> DomainsAsync() => [.. (await CandidatesAsync("list", "--json")).ShouldSucceed().Json.EnumerateArray().Select(c => c.GetProperty("domain").GetString())];

    private static async Task<string> RunAsync(CrawlHost host)
    {
        var run = await host.StartRunAsync(Campaign);
        return (await host.WaitAsync(run.RunId, p => p.State is "done" or "failed")).State;
    }

    private static async Task<int> AdsWithOwnPagesAsync(SyntheticWebServer web)
    {
        using var client = new HttpClient();
        var found = 0;
        foreach (var url in web.World.TruthByUrl(web.Port).Keys)
        {
            found += (await client.GetStringAsync(url)).Contains(PartnerLinks.InAds, StringComparison.Ordinal) ? 1 : 0;
        }

        return found;
    }

    private async Task<string?> TextAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }
}
