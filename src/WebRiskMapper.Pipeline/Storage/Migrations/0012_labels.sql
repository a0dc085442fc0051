-- Reviewers' judgements of entities, and which entities were handed to reviewers how.

-- Of an entity's evidence, what its indicator hits do not hold. Null in runs from before it was kept: such an entity cannot be trained on.
ALTER TABLE research.entity
    ADD COLUMN abstaining_ads      integer,
    ADD COLUMN spam_pattern        double precision,
    ADD COLUMN open_agency_pattern double precision;

-- An entity is named by one of its ads and has no foreign key: an analysis that is repeated replaces the entities of its run and may number
-- them otherwise, and retention deletes them. The judgement stays.
CREATE TABLE research.label (
    run_id      bigint  NOT NULL CONSTRAINT fk_label_run REFERENCES maps.run (run_id),
    -- the entity's ad of the lowest number when it was judged
    ad_id       bigint  NOT NULL,
    -- a code, not a name
    labeller    text    NOT NULL,
    -- 0 (nothing to review) to 6 (review at once), or whether it belongs in the high band
    ordinal     integer,
    high        boolean,
    labelled_on date    NOT NULL,
    source      text    NOT NULL,
    remark      text    NOT NULL,
    CONSTRAINT pk_label PRIMARY KEY (run_id, ad_id, labeller),
    CONSTRAINT ck_label_value CHECK ((ordinal IS NULL) <> (high IS NULL) AND (ordinal IS NULL OR ordinal BETWEEN 0 AND 6)),
    CONSTRAINT ck_label_source CHECK (source IN ('audit', 'queue', 'import'))
);

-- An entity is in one draw of a run only; a random audit sample takes an entity out of the queue, never the other way.
CREATE TABLE research.review_draw (
    run_id   bigint      NOT NULL CONSTRAINT fk_review_draw_run REFERENCES maps.run (run_id),
    ad_id    bigint      NOT NULL,
    purpose  text        NOT NULL CONSTRAINT ck_review_draw_purpose CHECK (purpose IN ('audit', 'queue')),
    stratum  text        NOT NULL,
    -- entities of the run among which it was drawn: of the stratum for an audit, of the country for the queue
    frame    integer     NOT NULL,
    drawn_at timestamptz NOT NULL,
    drawn_by text        NOT NULL,
    CONSTRAINT pk_review_draw PRIMARY KEY (run_id, ad_id)
);
CREATE INDEX ix_review_draw_ad ON research.review_draw (ad_id);
