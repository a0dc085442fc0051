-- What the role webrisk_maps may see: figures that may be shown, and of a campaign only what says what was crawled when.

-- A suppressed row keeps its place and loses the counts that its suppression is about, whoever asks and with what tool.
CREATE OR REPLACE VIEW maps.v1_country_risk AS
SELECT k.run_id, c.name AS campaign, c.synthetic, r.started_at AS run_started_at, r.model_version,
       k.country, n.name AS country_name, n.subregion, n.osce_status,
       k.platforms, k.ads, k.ads_per_100k,
       CASE WHEN NOT k.suppressed THEN k.entities END AS entities,
       CASE WHEN NOT k.suppressed THEN k.high_entities END AS high_entities,
       CASE WHEN NOT k.suppressed THEN k.cross_border_entities END AS cross_border_entities,
       k.platforms_above_reference,
       k.mean, k.low, k.high, k.coverage, k.suppressed
FROM maps.country_risk k
JOIN maps.run r USING (run_id)
JOIN maps.campaign c USING (campaign_id)
LEFT JOIN maps.country n ON n.iso2 = k.country;

CREATE OR REPLACE VIEW maps.v1_platform_risk AS
SELECT p.run_id, c.name AS campaign, c.synthetic, r.started_at AS run_started_at, r.model_version,
       p.platform_id, f.name AS platform, f.type AS platform_type, p.country, n.name AS country_name, n.subregion,
       p.ads,
       CASE WHEN NOT p.suppressed THEN p.entities END AS entities,
       CASE WHEN NOT p.suppressed THEN p.high_entities END AS high_entities,
       p.mean, p.low, p.high, p.probability_above_reference, p.coverage, p.suppressed
FROM maps.platform_risk p
JOIN maps.platform f USING (platform_id)
JOIN maps.run r USING (run_id)
JOIN maps.campaign c USING (campaign_id)
LEFT JOIN maps.country n ON n.iso2 = p.country;

REVOKE SELECT ON maps.country_risk, maps.platform_risk FROM webrisk_maps;

-- The specification names a contact, a controller and the file of the impact assessment: the researchers' business.
REVOKE SELECT ON maps.campaign FROM webrisk_maps;
GRANT SELECT (campaign_id, name, synthetic, state, cron, created_at) ON maps.campaign TO webrisk_maps;
