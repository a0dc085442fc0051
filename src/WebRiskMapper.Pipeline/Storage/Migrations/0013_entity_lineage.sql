-- An entity keeps a number from run to run; where evidence merges or splits entities, it is recorded which.

CREATE SEQUENCE research.entity_persistent_id;
ALTER TABLE research.entity ADD COLUMN persistent_id bigint;
UPDATE research.entity SET persistent_id = nextval('research.entity_persistent_id');
ALTER TABLE research.entity ALTER COLUMN persistent_id SET NOT NULL;
CREATE UNIQUE INDEX ix_entity_persistent ON research.entity (persistent_id, run_id);

CREATE TABLE research.entity_lineage (
    run_id             bigint  NOT NULL,
    entity_id          integer NOT NULL,
    -- the entity that ended here, or that lost ads to this one
    from_persistent_id bigint  NOT NULL,
    kind               text    NOT NULL CONSTRAINT ck_entity_lineage_kind CHECK (kind IN ('merged', 'split')),
    CONSTRAINT pk_entity_lineage PRIMARY KEY (run_id, entity_id, from_persistent_id),
    CONSTRAINT fk_entity_lineage_entity FOREIGN KEY (run_id, entity_id) REFERENCES research.entity (run_id, entity_id)
);

-- The entity that an ad was last in is looked up for each run.
CREATE INDEX ix_entity_member_ad ON research.entity_member (ad_id, run_id);
