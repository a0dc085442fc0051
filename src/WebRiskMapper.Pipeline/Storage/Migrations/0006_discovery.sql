-- Incremental recrawl: what a page's earlier visits tell about when to ask it again, and what confirms it unasked.

ALTER TABLE archive.frontier
    -- where the page was last listed: the list page, or null when only sitemaps name it
    ADD COLUMN parent_hash    bytea,
    -- the latest run in which a list or a sitemap named the page
    ADD COLUMN listed_run_id  bigint,
    -- what the page says, counters and surroundings aside, as 64 bits: equal when nothing that matters changed
    ADD COLUMN content_key    bigint,
    -- when the page was last found changed, or stated to be by its sitemap
    ADD COLUMN changed_at     timestamptz,
    -- visits after the first, how many of them found a change, and the days they cover (the older ones weigh half)
    ADD COLUMN revisits       integer NOT NULL DEFAULT 0,
    ADD COLUMN changes        integer NOT NULL DEFAULT 0,
    ADD COLUMN watched_days   double precision NOT NULL DEFAULT 0.0,
    -- estimated changes per day; null until the second visit
    ADD COLUMN change_rate    double precision,
    -- the shape of the address, hashed: what its pages turn out to be changes the order of those still pending
    ADD COLUMN shape          integer;

-- What a site's pages taught about its addresses: pairs of addresses per parameter, pages per shape.
ALTER TABLE archive.site ADD COLUMN learned jsonb;

-- A page that waits in a run for its list to confirm it is pending and due at infinity.
COMMENT ON COLUMN archive.frontier.due_at IS 'When the page may be asked; infinity while the run expects it unchanged and waits for its list or sitemap to confirm it.';
