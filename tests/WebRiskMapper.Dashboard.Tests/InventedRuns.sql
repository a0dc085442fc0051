-- Three invented runs of one synthetic campaign: 1 and 2 done, 3 under way. Every figure is made up.
INSERT INTO maps.campaign (campaign_id, name, synthetic, state, cron, spec, created_at)
VALUES (1, 'invented-region', true, 'active', '0 0 3 ? * SUN', '{}', '2026-05-01T00:00Z');

INSERT INTO research.model (version, kind, sha256, validated, first_used)
VALUES ('evidence-1', 'evidence', '\x00', false, '2026-05-01T00:00Z'), ('evidence-2', 'evidence', '\x01', false, '2026-11-01T00:00Z');

INSERT INTO maps.run (run_id, campaign_id, state, trigger, started_at, crawl_finished_at, finished_at, code_version, model_version)
VALUES (1, 1, 'done', 'manual', '2026-05-15T03:00Z', '2026-05-15T04:10Z', '2026-05-15T04:12Z', '0.1.0', 'evidence-1'),
       (2, 1, 'done', 'schedule', '2026-11-15T03:00Z', '2026-11-15T04:30Z', '2026-11-15T04:33Z', '0.1.0', 'evidence-2'),
       (3, 1, 'crawling', 'schedule', '2026-11-22T03:00Z', NULL, NULL, '0.1.0', NULL);

INSERT INTO maps.platform (platform_id, name, type, source, note)
SELECT i, format('platform-%s.test', lpad(i::text, 2, '0')), (ARRAY['classifieds', 'directory', 'forum'])[1 + i % 3], 'invented', ''
  FROM generate_series(1, 24) i;

-- Austria is fixed, because tests name its figure; the rest follows a pattern over classes, widths and coverage.
CREATE TEMPORARY TABLE figure AS
SELECT iso2 AS country, row_number() OVER (ORDER BY iso2) AS i FROM maps.country WHERE osce_status = 'participating' AND iso2 NOT IN ('TM', 'VA', 'KG', 'SM', 'BY');

INSERT INTO maps.country_risk (run_id, country, platforms, ads, ads_per_100k, entities, high_entities, cross_border_entities, platforms_above_reference, mean, low, high, coverage, suppressed)
SELECT r, country, 3 + i % 9, 200 + 137 * i, 0.5 + i * 0.7, 40 + 17 * i, 2 + i, i % 13, i % 4, m, greatest(0.001, m - w / 2), m + w / 2, c, i % 17 = 5
  FROM figure, generate_series(1, 2) r,
       LATERAL (SELECT (ARRAY[0.012, 0.034, 0.071, 0.15, 0.29])[1 + (i * 7 + r) % 5] AS m, (ARRAY[0.016, 0.05, 0.10, 0.22, 0.34])[1 + (i * 3) % 5] AS spread,
                       0.28 + (i * 13 % 70) / 100.0 AS c) a,
       LATERAL (SELECT least(spread, 2 * m) AS w) b
 WHERE country <> 'AT';
UPDATE maps.country_risk SET mean = NULL, low = NULL, high = NULL WHERE suppressed;
INSERT INTO maps.country_risk (run_id, country, platforms, ads, ads_per_100k, entities, high_entities, cross_border_entities, platforms_above_reference, mean, low, high, coverage, suppressed)
VALUES (1, 'AT', 6, 2900, 31.6, 398, 58, 20, 2, 0.146, 0.11, 0.19, 0.61, false),
       (2, 'AT', 7, 3311, 36.1, 431, 64, 23, 2, 0.149, 0.12, 0.18, 0.74, false),
       (2, 'IL', 2, 311, 3.1, 88, 6, 2, 0, 0.069, 0.03, 0.13, 0.66, false),
       (1, 'ZZ', 9, 700, NULL, 150, 9, 0, 0, 0.06, 0.03, 0.10, 0.55, false),
       (2, 'ZZ', 9, 812, NULL, 171, 11, 0, 0, 0.064, 0.04, 0.10, 0.58, false);

INSERT INTO maps.platform_risk (run_id, platform_id, country, ads, entities, high_entities, mean, low, high, probability_above_reference, coverage, suppressed)
SELECT r, p, 'AT', 100 + p * 90, 20 + p * 12, p, 0.03 * p, 0.018 * p, 0.03 * p + 0.09, least(0.99, p * 0.12), 0.9 - p * 0.06, p = 5
  FROM generate_series(1, 2) r, generate_series(1, 8) p WHERE NOT (r = 1 AND p IN (7, 8)) AND NOT (r = 2 AND p = 1);
INSERT INTO maps.platform_risk (run_id, platform_id, country, ads, entities, high_entities, mean, low, high, probability_above_reference, coverage, suppressed)
VALUES (2, 3, 'DE', 640, 120, 14, 0.12, 0.08, 0.17, 0.81, 0.7, false), (2, 3, 'ZZ', 40, 12, 1, NULL, NULL, NULL, NULL, 0.7, true);
UPDATE maps.platform_risk SET mean = NULL, low = NULL, high = NULL WHERE suppressed;

INSERT INTO maps.platform_coverage (run_id, platform_id, stratum, pages, ads_seen, ads_estimated, lost_to_robots, lost_to_refusals, lost_to_budget, lost_to_language)
SELECT r, p, 'classifieds / Central Europe / medium', 900 + p * 31, 400 + p * 21, 700 + p * 21, 0.11, 0.06, 0.2, 0.04
  FROM generate_series(1, 2) r, generate_series(1, 20) p;

-- What the dashboard may count and never read: an address of a page, and an ad.
INSERT INTO archive.site (site_id, platform_id, base_url, host, registrable_domain, market_countries)
SELECT i, i, format('http://platform-%s.test/', i), format('platform-%s.test', i), format('platform-%s.test', i), '{AT}' FROM generate_series(1, 4) i;
INSERT INTO archive.run_site (run_id, site_id, state, pages, bytes)
VALUES (3, 1, 'done', 300, 9000000), (3, 2, 'active', 120, 3600000), (3, 3, 'active', 70, 2100000), (3, 4, 'unreachable', 0, 0);
SELECT archive.ensure_campaign_partition(1);
SELECT archive.ensure_fetch_partitions('2026-11-01T00:00Z', 2);
INSERT INTO archive.fetch (fetched_at, run_id, site_id, url_hash, attempt, settled, outcome, bytes, duration_ms)
SELECT '2026-11-22T03:00Z'::timestamptz + i * interval '1 second', 3, 1 + i % 3, decode(lpad(to_hex(i), 32, '0'), 'hex'), 1, i % 50 <> 0,
       CASE WHEN i % 10 = 0 THEN 3 WHEN i % 17 = 0 THEN 8 WHEN i % 23 = 0 THEN 1 ELSE 0 END, 30000, 40
  FROM generate_series(1, 500) i;
INSERT INTO archive.frontier (campaign_id, site_id, url_hash, url, kind, depth, priority, found_by, first_run_id, run_id, pending, due_at)
SELECT 1, 2, decode(lpad(to_hex(i), 32, '0'), 'hex'), format('http://platform-2.test/%s', i), 0, 1, 0, 2, 3, 3, i <= 120, '2026-11-22T03:00Z'
  FROM generate_series(1, 200) i;
INSERT INTO research.ad (ad_id, site_id, platform_id, url_hash, first_seen, last_seen)
SELECT i, 1, 1, decode(lpad(to_hex(i), 32, '0'), 'hex'), '2026-11-22T03:00Z', '2026-11-22T03:00Z' FROM generate_series(1, 77) i;
INSERT INTO research.ad_version (ad_version_id, ad_id, content_hash, extracted_at, site_id, platform_id, text, language_supported, contacts, prices, ages,
       name_keys, nationalities, ethnicities, services, place_confidence, place_method, image_count, image_fingerprints, substitution_rate)
SELECT i, i, '\x00', '2026-11-22T03:00Z', 1, 1, 'invented', true, '[]', '[]', '{}', '{}', '{}', '{}', '{}', 0, 'none', 0, '{}', 0 FROM generate_series(1, 77) i;
INSERT INTO research.observation (run_id, ad_id, ad_version_id, platform_id, seen_at) SELECT 3, i, i, 1, '2026-11-22T03:00Z' FROM generate_series(1, 77) i;
DROP TABLE figure;
