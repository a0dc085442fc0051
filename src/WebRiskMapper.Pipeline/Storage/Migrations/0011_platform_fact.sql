-- What a site's own pages tell about how its platform is run, counted per site and run. Nothing of an ad's own words.

CREATE TABLE archive.platform_fact (
    run_id    bigint      NOT NULL CONSTRAINT fk_platform_fact_run REFERENCES maps.run (run_id),
    site_id   integer     NOT NULL CONSTRAINT fk_platform_fact_site REFERENCES archive.site (site_id),
    -- a row of models/platform-indicators.csv, or 'page': that pages of a kind were read
    indicator text        NOT NULL,
    -- present, denied, what is offered (such as a means of payment), or the kind of page
    value     text        NOT NULL,
    -- pages read that tell it, and the last of them
    pages     integer     NOT NULL,
    url_hash  bytea       NOT NULL,
    seen_at   timestamptz NOT NULL,
    CONSTRAINT pk_platform_fact PRIMARY KEY (run_id, site_id, indicator, value)
);
CREATE INDEX ix_platform_fact_site ON archive.platform_fact (site_id);
