using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Risk;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Risk;

public sealed class RiskPipelineTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Located = 30;
    private const int Unlocated = 4;

    [Fact]
    public async Task Run_ObservedAds_FillsEveryTableAndClosesTheRun()
    {
        var run = await CrawledRunAsync("first");

        await AnalyseAsync(run);

        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        (await db.Runs.SingleAsync(r => r.RunId == run)).State.ShouldBe("done");
        (await db.EntityMembers.CountAsync(m => m.RunId == run)).ShouldBe(Located + Unlocated);
        // Two ads share a phone, so there is one entity fewer than there are ads.
        (await db.Entities.CountAsync(e => e.RunId == run)).ShouldBe(Located + Unlocated - 1);
        (await db.ScoresOf(run).CountAsync()).ShouldBe(Located + Unlocated - 1);
        (await db.ScoresOf(run).AllAsync(s => !s.Validated)).ShouldBeTrue();

        var countries = await db.CountryRisksOf(run).ToListAsync();
        var austria = countries.Single(c => c.Country == "AT");
        austria.Ads.ShouldBe(Located);
        austria.Entities.ShouldBe(Located - 1);
        austria.Suppressed.ShouldBeFalse();
        austria.Low.ShouldNotBeNull().ShouldBeLessThan(austria.Mean!.Value);
        austria.High.ShouldNotBeNull().ShouldBeGreaterThan(austria.Mean!.Value);
    }

    [Fact]
    public async Task Run_AdsWithoutACountry_HaveARowOfTheirOwnAndTooFewAreSuppressed()
    {
        var run = await CrawledRunAsync("unlocated");

        await AnalyseAsync(run);

        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        var row = await db.CountryRisksOf(run).SingleAsync(c => c.Country == Presence.Unlocated);
        row.Ads.ShouldBe(Unlocated);
        row.Suppressed.ShouldBeTrue();
        row.Mean.ShouldBeNull();
        row.Low.ShouldBeNull();
        row.High.ShouldBeNull();
    }

    [Fact]
    public async Task Run_RepeatedAfterACrash_ReplacesWhatStoodThere()
    {
        var run = await CrawledRunAsync("repeated");
        await AnalyseAsync(run);
        var before = await CountsAsync(run);
        await ExecuteAsync("UPDATE maps.run SET state = 'analysing', finished_at = NULL WHERE run_id = $1", run);

        await AnalyseAsync(run);

        (await CountsAsync(run)).ShouldBe(before);
    }

    [Fact]
    public async Task Run_Repeated_GivesEntitiesTheSameLastingNumbers()
    {
        var run = await CrawledRunAsync("lasting");
        await AnalyseAsync(run);
        var before = await NumbersAsync(run);

        await AnalyseAsync(run);

        (await NumbersAsync(run)).ShouldBe(before);
        before.Distinct().Count().ShouldBe(Located + Unlocated - 1);
    }

    [Fact]
    public async Task Run_AdsThatMoveAndReviewsThatWarn_StoresStaysAndIndicators()
    {
        var run = await CrawledRunAsync("moving");
        // The first two ads share a phone and a persona; they stand in two cities, and below the first a client warns.
        await ExecuteAsync(
            """
            UPDATE research.ad_version v SET name_keys = '{one}', ages = '{30}', city_id = 2761369 + n.place, city = 'city', posted_at = date '2026-01-10' + n.place::integer,
                review_signs = CASE WHEN n.place = 0 THEN '{"count": 3, "signs": [{"concept": "review_coercion", "review": 2, "start": 4, "words": "was crying"}]}'::jsonb END,
                agency_operator_named = false
            FROM (SELECT ad_id, row_number() OVER (ORDER BY ad_id) - 1 AS place FROM research.observation WHERE run_id = $1 ORDER BY ad_id LIMIT 2) n
            WHERE v.ad_id = n.ad_id
            """,
            run);

        await AnalyseAsync(run);

        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        var stays = await db.Stays.Where(s => s.RunId == run).OrderBy(s => s.Persona).ThenBy(s => s.Position).ToListAsync();
        stays.Select(s => (s.Persona, s.Position, s.CityId, s.FirstDay, s.LastDay)).ShouldBe(
        [
            (0, 0, 2761369, new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 10)), (0, 1, 2761370, new DateOnly(2026, 1, 11), new DateOnly(2026, 1, 11)),
            (null, 0, 2761369, new DateOnly(2026, 1, 10), new DateOnly(2026, 1, 10)), (null, 1, 2761370, new DateOnly(2026, 1, 11), new DateOnly(2026, 1, 11)),
        ]);
        var hits = await db.IndicatorHits.Where(h => h.RunId == run && (h.Indicator == "C08" || h.Indicator == "V04")).OrderBy(h => h.Indicator).ToListAsync();
        hits.Select(h => h.Indicator).ShouldBe(["C08", "V04", "V04"]);
        hits[0].Evidence.ShouldContain("\"was crying\" in review 2");

        // A site that says who runs it makes its agencies traceable; and what is analysed again replaces what stood there.
        await ExecuteAsync("INSERT INTO archive.platform_fact (run_id, site_id, indicator, value, pages, url_hash, seen_at) SELECT run_id, site_id, 'PL11', 'present', 1, '\\x00', now() FROM archive.run_site WHERE run_id = $1", run);
        await AnalyseAsync(run);
        (await db.IndicatorHits.CountAsync(h => h.RunId == run && h.Indicator == "V04")).ShouldBe(0);
        (await db.Stays.CountAsync(s => s.RunId == run)).ShouldBe(4);
    }

    [Fact]
    public async Task Run_LaterWithNewEvidence_ContinuesEntitiesAndRecordsTheMerge()
    {
        var first = await CrawledRunAsync("merge");
        await AnalyseAsync(first);
        var second = await NextRunAsync(first);
        // The third and fourth ad had phones of their own; by now they share one, and the ad says so in its next version.
        await ExecuteAsync(
            """
            UPDATE research.ad_version v SET contacts = (SELECT f.contacts FROM research.ad_version f WHERE f.ad_id = v.ad_id - 1)
            WHERE v.ad_id = (SELECT min(ad_id) + 3 FROM research.observation WHERE run_id = $1)
            """,
            second);

        await AnalyseAsync(second);

        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        var lineage = await db.EntityLineages.SingleAsync(l => l.RunId == second);
        lineage.Kind.ShouldBe("merged");
        var earlier = await NumbersAsync(first);
        var later = await NumbersAsync(second);
        later.Except(earlier).ShouldBeEmpty();
        earlier.Except(later).ShouldBe([lineage.FromPersistentId]);
        var heir = await db.Entities.SingleAsync(e => e.RunId == second && e.EntityId == lineage.EntityId);
        heir.Ads.ShouldBe(2);
        (await db.EntityLineages.CountAsync(l => l.RunId == first)).ShouldBe(0);
    }

    [Fact]
    public async Task Run_AfterAnotherOfItsCampaignInOneProcess_FindsWhatANewProcessFinds()
    {
        var first = await CrawledRunAsync("relinked");
        long second;
        await using (var worker = Services())
        {
            await worker.GetRequiredService<AnalyseRun>()(first, CancellationToken.None);
            second = await NextRunAsync(first);
            await ExecuteAsync("UPDATE research.ad_version v SET contacts = (SELECT f.contacts FROM research.ad_version f WHERE f.ad_id = v.ad_id - 1) WHERE v.ad_id = (SELECT min(ad_id) + 3 FROM research.observation WHERE run_id = $1)", second);
            await worker.GetRequiredService<AnalyseRun>()(second, CancellationToken.None);
        }

        var relinked = await CountsAsync(second);
        await AnalyseAsync(second);
        (await CountsAsync(second)).ShouldBe(relinked);
        (await NumbersAsync(second)).Count.ShouldBe((await NumbersAsync(first)).Count - 1);
    }

    [Fact]
    public void CampaignLinks_OfOneCampaign_AreNotAnothers()
    {
        var links = new CampaignLinks();
        List<StoredAd> ads = [.. Enumerable.Range(1, 50).Select(id => new StoredAd { AdId = id, SiteId = 1, PlatformId = 1, Text = "ad " + id })];

        links.Link(1, ads).ReadAds.ShouldBe(50);
        links.Link(2, ads).ReadAds.ShouldBe(50);
        links.Link(1, ads).ReadAds.ShouldBe(0);
        // More than a fifth came and went, so that the parameters are measured anew.
        links.Link(1, [.. ads.Skip(20)]).ReadAds.ShouldBe(0);
        links.Link(1, [.. ads.Skip(20)]).ReadAds.ShouldBe(30);
    }

    // The same ads, seen once more.
    private async Task<long> NextRunAsync(long first)
    {
        await using var command = postgres.DataSource.CreateCommand(
            """
            WITH run AS (
                INSERT INTO maps.run (campaign_id, state, trigger, started_at, crawl_finished_at, code_version)
                SELECT campaign_id, 'analysing', 'manual', now(), now(), 'test' FROM maps.run WHERE run_id = $1 RETURNING run_id),
            visited AS (INSERT INTO archive.run_site (run_id, site_id, state) SELECT run.run_id, s.site_id, 'done' FROM run, archive.run_site s WHERE s.run_id = $1),
            seen AS (INSERT INTO research.observation (run_id, ad_id, ad_version_id, platform_id, seen_at) SELECT run.run_id, o.ad_id, o.ad_version_id, o.platform_id, now() FROM run, research.observation o WHERE o.run_id = $1)
            SELECT run_id FROM run
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = first });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<List<long>> NumbersAsync(long run)
    {
        await using var db = RiskMapDbContext.Open(postgres.ConnectionString);
        return await db.Entities.Where(e => e.RunId == run).OrderBy(e => e.EntityId).Select(e => e.PersistentId).ToListAsync();
    }

    private async Task AnalyseAsync(long run)
    {
        await using var services = Services();
        await services.GetRequiredService<AnalyseRun>()(run, CancellationToken.None);
    }

    /// <summary>A worker that has just started.</summary>
    private ServiceProvider Services()
    {
        var methods = RiskMethods.Load(CrawlHost.LoadModels());
        return new ServiceCollection()
            .AddSingleton(postgres.DataSource)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(methods.Indicators)
            .AddSingleton<IRiskModel>(methods.Model)
            .AddRisk(postgres.ConnectionString, new RiskTableOptions())
            .BuildServiceProvider();
    }

    private async Task<string> CountsAsync(long run)
    {
        await using var command = postgres.DataSource.CreateCommand(
            """
            SELECT concat_ws(' ',
                (SELECT count(*) FROM research.entity WHERE run_id = $1), (SELECT count(*) FROM research.entity_member WHERE run_id = $1),
                (SELECT count(*) FROM research.indicator_hit WHERE run_id = $1), (SELECT count(*) FROM research.score WHERE run_id = $1),
                (SELECT count(*) FROM maps.platform_risk WHERE run_id = $1), (SELECT count(*) FROM maps.platform_coverage WHERE run_id = $1),
                (SELECT string_agg(country_risk::text, ';' ORDER BY country) FROM maps.country_risk WHERE run_id = $1))
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = run });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    // A run as the crawl leaves it: thirty ads in Austria, four that nobody could locate, the first two with one phone.
    private async Task<long> CrawledRunAsync(string name)
    {
        await ExecuteAsync("INSERT INTO maps.country (iso2, iso3, iso_numeric, name, osce_status, subregion, population, currencies, languages) VALUES ('AT', 'AUT', '040', 'Austria', 'participating', 'Western Europe', 9000000, '{EUR}', '{de}') ON CONFLICT DO NOTHING");
        await using var command = postgres.DataSource.CreateCommand(
            """
            WITH platform AS (INSERT INTO maps.platform (name, type, source) VALUES ($1, 'classifieds', 'test') RETURNING platform_id),
            campaign AS (INSERT INTO maps.campaign (name, synthetic, state, cron, spec, created_at) VALUES ($1, true, 'active', '0 0 3 ? * SUN', '{}', now()) RETURNING campaign_id),
            run AS (INSERT INTO maps.run (campaign_id, state, trigger, started_at, crawl_finished_at, code_version) SELECT campaign_id, 'analysing', 'manual', now(), now(), 'test' FROM campaign RETURNING run_id),
            site AS (INSERT INTO archive.site (platform_id, base_url, host, registrable_domain, market_countries) SELECT platform_id, 'http://' || $1 || '.example/', $1 || '.example', $1 || '.example', '{AT}' FROM platform RETURNING site_id),
            visited AS (INSERT INTO archive.run_site (run_id, site_id, state) SELECT run_id, site_id, 'done' FROM run, site),
            ad AS (
                INSERT INTO research.ad (site_id, platform_id, url_hash, first_seen, last_seen)
                SELECT site_id, platform_id, int4send(n), now(), now() FROM site, platform, generate_series(1, $2 + $3) n RETURNING ad_id, site_id, platform_id),
            numbered AS (SELECT *, row_number() OVER (ORDER BY ad_id) AS n FROM ad),
            version AS (
                INSERT INTO research.ad_version (ad_id, content_hash, extracted_at, site_id, platform_id, text, language, language_supported, contacts, prices, ages,
                    name_keys, nationalities, ethnicities, services, country, place_confidence, place_method, image_count, image_fingerprints, substitution_rate)
                SELECT ad_id, int8send(ad_id), now(), site_id, platform_id, 'ad number ' || n || ' ' || md5(n::text), 'en', true,
                    jsonb_build_array(jsonb_build_object('kind', 'phone', 'service', 'phone', 'hmac', repeat(md5(greatest(n, 2)::text), 2), 'key_version', 1, 'country', 'AT', 'obfuscated', false)),
                    '[]', ARRAY[20 + n % 30], ARRAY[md5('name' || n)], '{}', '{}', '{}', CASE WHEN n <= $2 THEN 'AT' END, CASE WHEN n <= $2 THEN 0.9 ELSE 0 END, 'label', 0, '{}', 0
                FROM numbered RETURNING ad_id, ad_version_id, platform_id),
            seen AS (INSERT INTO research.observation (run_id, ad_id, ad_version_id, platform_id, seen_at) SELECT run_id, ad_id, ad_version_id, platform_id, now() FROM run, version)
            SELECT run_id FROM run
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        command.Parameters.Add(new NpgsqlParameter { Value = Located });
        command.Parameters.Add(new NpgsqlParameter { Value = Unlocated });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
