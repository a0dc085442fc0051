-- Who may read what. Roles carry no login: a deployment grants them to its own login roles
-- (GRANT webrisk_maps TO dashboard), and a session may step down with SET ROLE.
--   webrisk_maps      aggregates only
--   webrisk_research  pseudonymised ads and entities, and aggregates
--   webrisk_archive   everything, raw material included

REVOKE CREATE ON SCHEMA public FROM PUBLIC;

GRANT USAGE ON SCHEMA maps TO webrisk_maps, webrisk_research, webrisk_archive;
GRANT USAGE ON SCHEMA research TO webrisk_research, webrisk_archive;
GRANT USAGE ON SCHEMA archive TO webrisk_archive;
GRANT SELECT ON ALL TABLES IN SCHEMA maps TO webrisk_maps, webrisk_research, webrisk_archive;
GRANT SELECT ON ALL TABLES IN SCHEMA research TO webrisk_research, webrisk_archive;
GRANT SELECT ON ALL TABLES IN SCHEMA archive TO webrisk_archive;

-- Tables of later migrations follow the same rule.
ALTER DEFAULT PRIVILEGES IN SCHEMA maps GRANT SELECT ON TABLES TO webrisk_maps, webrisk_research, webrisk_archive;
ALTER DEFAULT PRIVILEGES IN SCHEMA research GRANT SELECT ON TABLES TO webrisk_research, webrisk_archive;
ALTER DEFAULT PRIVILEGES IN SCHEMA archive GRANT SELECT ON TABLES TO webrisk_archive;

REVOKE EXECUTE ON FUNCTION archive.ensure_fetch_partitions(timestamptz, integer) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION archive.ensure_campaign_partition(integer) FROM PUBLIC;

---------------------------------------------------------------- audit log: append only

CREATE FUNCTION archive.refuse_audit_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'archive.audit_log is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

-- Triggers bind the owner and superusers too, until one disables them openly.
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON archive.audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION archive.refuse_audit_change();

-- Every role writes entries through this function and no role writes the table: the clock and the number are the database's.
CREATE FUNCTION maps.write_audit(actor text, action text, subject text, detail jsonb) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO archive.audit_log (actor, action, subject, detail)
    VALUES (write_audit.actor, write_audit.action, write_audit.subject, write_audit.detail)
    RETURNING audit_id
$$;

REVOKE EXECUTE ON FUNCTION maps.write_audit(text, text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION maps.write_audit(text, text, text, jsonb) TO webrisk_maps, webrisk_research, webrisk_archive;

---------------------------------------------------------------- the contract for analysts' own tools
-- Views are versioned: a column is never renamed, retyped or dropped within a version; additions go to the end,
-- anything else becomes v2 beside v1. Tables may change at any time.

CREATE VIEW maps.v1_runs AS
SELECT r.run_id, c.name AS campaign, c.synthetic, r.state, r.trigger, r.started_at, r.crawl_finished_at, r.finished_at,
       r.code_version, r.model_version
FROM maps.run r
JOIN maps.campaign c USING (campaign_id);

CREATE VIEW maps.v1_platforms AS
SELECT platform_id, name AS platform, type, source, note
FROM maps.platform;

-- country 'ZZ' gathers ads that cannot be located; its country_name is null.
CREATE VIEW maps.v1_country_risk AS
SELECT k.run_id, c.name AS campaign, c.synthetic, r.started_at AS run_started_at, r.model_version,
       k.country, n.name AS country_name, n.subregion, n.osce_status,
       k.platforms, k.ads, k.ads_per_100k, k.entities, k.high_entities, k.cross_border_entities, k.platforms_above_reference,
       k.mean, k.low, k.high, k.coverage, k.suppressed
FROM maps.country_risk k
JOIN maps.run r USING (run_id)
JOIN maps.campaign c USING (campaign_id)
LEFT JOIN maps.country n ON n.iso2 = k.country;

CREATE VIEW maps.v1_platform_risk AS
SELECT p.run_id, c.name AS campaign, c.synthetic, r.started_at AS run_started_at, r.model_version,
       p.platform_id, f.name AS platform, f.type AS platform_type, p.country, n.name AS country_name, n.subregion,
       p.ads, p.entities, p.high_entities, p.mean, p.low, p.high, p.probability_above_reference, p.coverage, p.suppressed
FROM maps.platform_risk p
JOIN maps.platform f USING (platform_id)
JOIN maps.run r USING (run_id)
JOIN maps.campaign c USING (campaign_id)
LEFT JOIN maps.country n ON n.iso2 = p.country;

COMMENT ON VIEW maps.v1_country_risk IS 'Content risk per run and country: mean with one 90 % interval. Indicators and advertisements alone are not sufficient evidence of trafficking.';
COMMENT ON VIEW maps.v1_platform_risk IS 'Content risk per run, platform and country: mean with one 90 % interval. Indicators and advertisements alone are not sufficient evidence of trafficking.';
COMMENT ON VIEW maps.v1_runs IS 'Executions of campaigns.';
COMMENT ON VIEW maps.v1_platforms IS 'Platforms under observation.';
