-- New platforms: what known sites link to and share, counted per site and run. No address of a page, no text, and nothing of what an
-- advertiser put into an ad.

CREATE TABLE archive.out_link (
    run_id     bigint  NOT NULL CONSTRAINT fk_out_link_run REFERENCES maps.run (run_id),
    site_id    integer NOT NULL CONSTRAINT fk_out_link_site REFERENCES archive.site (site_id),
    -- registrable domain
    domain     text    NOT NULL,
    -- pages read that link to it, by the weightiest place of the link on the page
    navigation integer NOT NULL,
    footer     integer NOT NULL,
    content    integer NOT NULL,
    -- a word of the market stood in a link's text or in the host
    has_cue    boolean NOT NULL,
    CONSTRAINT pk_out_link PRIMARY KEY (run_id, site_id, domain)
);
CREATE INDEX ix_out_link_domain ON archive.out_link (domain);

CREATE TABLE archive.tracking_id (
    run_id  bigint  NOT NULL CONSTRAINT fk_tracking_id_run REFERENCES maps.run (run_id),
    site_id integer NOT NULL CONSTRAINT fk_tracking_id_site REFERENCES archive.site (site_id),
    service text    NOT NULL,
    account text    NOT NULL,
    -- pages read that name it
    pages   integer NOT NULL,
    CONSTRAINT pk_tracking_id PRIMARY KEY (run_id, site_id, service, account)
);

-- What a researcher decided about a domain; it leaves the list of candidates.
CREATE TABLE archive.candidate_decision (
    domain     text        CONSTRAINT pk_candidate_decision PRIMARY KEY,
    decision   text        NOT NULL CONSTRAINT ck_candidate_decision CHECK (decision IN ('accepted', 'rejected')),
    reason     text        NOT NULL,
    decided_by text        NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
