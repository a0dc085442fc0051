-- What the dashboard needs to know about runs beyond the maps schema, as counts only. Views run with the rights of
-- their owner, so the role webrisk_maps sees these numbers and no row of archive or research behind them.

-- Whether the model of a run had been validated when it is asked: an unvalidated one ranks, and states no probability.
CREATE VIEW maps.v1_run_models AS
SELECT r.run_id, r.model_version, coalesce(m.validated, false) AS validated
  FROM maps.run r
  LEFT JOIN research.model m ON m.version = r.model_version;

CREATE VIEW maps.v1_run_progress AS
SELECT r.run_id,
       coalesce(s.sites, 0)         AS sites,
       coalesce(s.active, 0)        AS sites_active,
       coalesce(s.done, 0)          AS sites_done,
       coalesce(s.budget, 0)        AS sites_budget,
       coalesce(s.unreachable, 0)   AS sites_unreachable,
       coalesce(s.pages, 0)         AS pages_settled,
       coalesce(p.pending, 0)       AS pages_pending,
       coalesce(s.bytes, 0)         AS bytes,
       coalesce(o.ads, 0)           AS ads
  FROM maps.run r
  LEFT JOIN LATERAL (
        SELECT count(*)                                    AS sites,
               count(*) FILTER (WHERE state = 'active')      AS active,
               count(*) FILTER (WHERE state = 'done')        AS done,
               count(*) FILTER (WHERE state = 'budget')      AS budget,
               count(*) FILTER (WHERE state = 'unreachable') AS unreachable,
               sum(pages)                                    AS pages,
               sum(bytes)::bigint                            AS bytes
          FROM archive.run_site WHERE run_id = r.run_id) s ON true
  LEFT JOIN LATERAL (
        SELECT count(*) AS pending
          FROM archive.frontier u
         WHERE u.campaign_id = r.campaign_id AND u.run_id = r.run_id AND u.pending) p ON r.state = 'crawling'
  LEFT JOIN LATERAL (
        SELECT count(*) AS ads FROM research.observation WHERE run_id = r.run_id) o ON true;

-- Pages of a run by how they ended; outcome is the number of the FetchOutcome.
CREATE VIEW maps.v1_run_outcomes AS
SELECT run_id, outcome, count(*) AS pages
  FROM archive.fetch
 WHERE settled
 GROUP BY run_id, outcome;

COMMENT ON VIEW maps.v1_run_models IS 'The model of a run and whether it is validated.';
COMMENT ON VIEW maps.v1_run_progress IS 'Sites, pages and ads of a run so far, as counts.';
COMMENT ON VIEW maps.v1_run_outcomes IS 'Pages of a run by the number of their FetchOutcome.';
