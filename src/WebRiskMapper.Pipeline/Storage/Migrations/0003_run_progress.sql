-- What the dashboard needs to know about runs beyond the maps schema, as counts only. Views run with the rights of
-- their owner, so the role webrisk_maps sees these numbers and no row of archive or research behind them.

CREATE VIEW maps.v1_run AS
SELECT r.run_id,
       r.campaign_id,
       c.name                      AS campaign,
       c.synthetic,
       r.state,
       r.trigger,
       r.started_at,
       r.crawl_finished_at,
       r.finished_at,
       r.code_version,
       r.model_version,
       coalesce(m.validated, false) AS model_validated,
       r.error
  FROM maps.run r
  JOIN maps.campaign c USING (campaign_id)
  LEFT JOIN research.model m ON m.version = r.model_version;

CREATE VIEW maps.v1_run_progress AS
SELECT r.run_id,
       coalesce(s.sites, 0)         AS sites,
       coalesce(s.active, 0)        AS sites_active,
       coalesce(s.done, 0)          AS sites_done,
       coalesce(s.budget, 0)        AS sites_budget,
       coalesce(s.unreachable, 0)   AS sites_unreachable,
       coalesce(f.settled, 0)       AS pages_settled,
       coalesce(p.pending, 0)       AS pages_pending,
       coalesce(f.bytes, 0)         AS bytes,
       coalesce(o.ads, 0)           AS ads
  FROM maps.run r
  LEFT JOIN LATERAL (
        SELECT count(*)                                    AS sites,
               count(*) FILTER (WHERE state = 'active')      AS active,
               count(*) FILTER (WHERE state = 'done')        AS done,
               count(*) FILTER (WHERE state = 'budget')      AS budget,
               count(*) FILTER (WHERE state = 'unreachable') AS unreachable
          FROM archive.run_site WHERE run_id = r.run_id) s ON true
  LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE settled) AS settled, sum(bytes)::bigint AS bytes
          FROM archive.fetch WHERE run_id = r.run_id) f ON true
  LEFT JOIN LATERAL (
        SELECT count(*) AS pending
          FROM archive.frontier u
         WHERE u.campaign_id = r.campaign_id AND u.run_id = r.run_id AND u.pending) p ON r.state = 'crawling'
  LEFT JOIN LATERAL (
        SELECT count(*) AS ads FROM research.observation WHERE run_id = r.run_id) o ON true;

-- Pages of a run by how they ended; outcome is the number of the FetchOutcome.
CREATE VIEW maps.v1_run_outcome AS
SELECT run_id, outcome, count(*) AS pages
  FROM archive.fetch
 WHERE settled
 GROUP BY run_id, outcome;

-- Every export leaves a line in the audit log; the role may add one and can neither read nor change the log.
CREATE FUNCTION maps.record_export(actor text, subject text, detail jsonb) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ INSERT INTO archive.audit_log (actor, action, subject, detail) VALUES (actor, 'export', subject, detail) $$;

REVOKE ALL ON FUNCTION maps.record_export(text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION maps.record_export(text, text, jsonb) TO webrisk_maps;
GRANT SELECT ON maps.v1_run, maps.v1_run_progress, maps.v1_run_outcome TO webrisk_maps;
