using Npgsql;

namespace WebRiskMapper.Pipeline.Tests.Labels;

/// <summary>Finished runs of invented entities, straight into the tables that a crawl and its analysis would fill.</summary>
internal static class LabelScene
{
    public const string Classifieds = "classifieds / Western Europe / small";
    public const string Directory = "directory / Western Europe / small";

    /// <summary>
    /// Entities 0 to <paramref name="entities"/> − 1 of one ad each: every third in Germany, the others in Austria; even ones on a
    /// directory, odd ones among classifieds; every fourth with flags of four groups.
    /// </summary>
    /// <param name="name">Names campaign and platforms; a run of a name that was used before is a later run of the same ads.</param>
    public static async Task<long> RunAsync(NpgsqlDataSource database, string name, int entities)
    {
        await using var command = database.CreateCommand(
            """
            WITH country AS (
                INSERT INTO maps.country (iso2, iso3, iso_numeric, name, osce_status, subregion, currencies, languages)
                VALUES ('AT', 'AUT', '040', 'Austria', 'participating', 'Western Europe', '{EUR}', '{de}'), ('DE', 'DEU', '276', 'Germany', 'participating', 'Western Europe', '{EUR}', '{de}') ON CONFLICT DO NOTHING),
            model AS (INSERT INTO research.model (version, kind, sha256, validated, first_used) VALUES ('scene', 'evidence', '\x00', false, now()) ON CONFLICT DO NOTHING),
            platform AS (
                INSERT INTO maps.platform (name, type, source) VALUES ($1 || '-directory', 'directory', 'test'), ($1 || '-classifieds', 'classifieds', 'test')
                ON CONFLICT (name) DO UPDATE SET note = '' RETURNING platform_id, type),
            campaign AS (
                INSERT INTO maps.campaign (name, synthetic, state, cron, spec, created_at) VALUES ($1, true, 'active', '0 0 3 ? * SUN', jsonb_build_object('name', $1::text, 'cron', '0 0 3 ? * SUN'), now())
                ON CONFLICT (name) DO UPDATE SET state = 'active' RETURNING campaign_id),
            run AS (
                INSERT INTO maps.run (campaign_id, state, trigger, started_at, crawl_finished_at, finished_at, code_version, model_version)
                SELECT campaign_id, 'done', 'manual', now(), now(), now(), 'test', 'scene' FROM campaign RETURNING run_id),
            coverage AS (
                INSERT INTO maps.platform_coverage (run_id, platform_id, stratum, pages, ads_seen, lost_to_robots, lost_to_refusals, lost_to_budget, lost_to_language)
                SELECT run_id, platform_id, type || ' / Western Europe / small', 1, 1, 0, 0, 0, 0 FROM run, platform),
            site AS (
                INSERT INTO archive.site (platform_id, base_url, host, registrable_domain, market_countries)
                SELECT platform_id, 'http://' || type || '.' || $1 || '.example/', type || '.' || $1 || '.example', $1 || '.example', '{AT}' FROM platform
                ON CONFLICT (base_url) DO UPDATE SET language = 'de' RETURNING site_id, platform_id),
            ad AS (
                INSERT INTO research.ad (site_id, platform_id, url_hash, first_seen, last_seen)
                SELECT s.site_id, s.platform_id, int4send(n), now(), now()
                FROM generate_series(0, $2 - 1) n JOIN platform p ON p.type = CASE WHEN n % 2 = 0 THEN 'directory' ELSE 'classifieds' END JOIN site s USING (platform_id)
                ON CONFLICT (site_id, url_hash) DO UPDATE SET last_seen = now() RETURNING ad_id, site_id, platform_id, url_hash),
            entity AS (
                INSERT INTO research.entity (run_id, entity_id, persistent_id, ads, personas, contacts, platforms, countries, abstaining_ads, spam_pattern, open_agency_pattern)
                SELECT run_id, n, nextval('research.entity_persistent_id'), 1, 1, 0, 1, ARRAY[CASE WHEN n % 3 = 0 THEN 'DE' ELSE 'AT' END], 0, 0, 0 FROM run, generate_series(0, $2 - 1) n),
            numbered AS (SELECT *, ('x' || encode(url_hash, 'hex'))::bit(32)::int AS n FROM ad),
            member AS (INSERT INTO research.entity_member (run_id, ad_id, entity_id, persona, reasons) SELECT run_id, ad_id, n, 0, '{}' FROM run, numbered),
            version AS (
                INSERT INTO research.ad_version (ad_id, content_hash, extracted_at, site_id, platform_id, text, language, language_supported, contacts, prices, ages,
                    name_keys, nationalities, ethnicities, services, country, place_confidence, place_method, image_count, image_fingerprints, substitution_rate)
                SELECT ad_id, int8send(run_id), now(), site_id, platform_id, 'ad ' || n, CASE WHEN n % 2 = 0 THEN 'de' ELSE 'en' END, true,
                    '[]', '[]', '{}', '{}', '{}', '{}', '{}', CASE WHEN n % 3 = 0 THEN 'DE' ELSE 'AT' END, 0.9, 'label', 0, '{}', 0
                FROM run, numbered RETURNING ad_id, ad_version_id, platform_id),
            seen AS (INSERT INTO research.observation (run_id, ad_id, ad_version_id, platform_id, seen_at) SELECT run_id, ad_id, ad_version_id, platform_id, now() FROM run, version),
            hits AS (
                INSERT INTO research.indicator_hit (run_id, entity_id, ad_id, indicator, strength, evidence)
                SELECT run_id, n, ad_id, i.id, 1, 'seen' FROM run, numbered JOIN (VALUES ('C01', 4), ('M02', 4), ('L01', 4), ('O01', 4), ('C07', 2), ('E01', 5)) AS i (id, every) ON n % i.every = 0),
            score AS (
                INSERT INTO research.score (run_id, entity_id, model_version, priority, low, high, band, validated, groups, contributions, alternatives)
                SELECT run_id, n, 'scene', 0.3, 0.3 - 0.001 * (n % 100), 0.4 + 0.001 * (n % 100), 'medium', false, '{}',
                    jsonb_build_array(jsonb_build_object('indicator', 'C01', 'group', CASE WHEN n % 4 = 0 THEN 'movement' ELSE 'control' END, 'log_odds', 1.5, 'evidence', 'seen')), '{}'
                FROM run, generate_series(0, $2 - 1) n)
            SELECT run_id FROM run
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        command.Parameters.Add(new NpgsqlParameter { Value = entities });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static async Task<string?> TextAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }
}
