-- How the features that models weigh are distributed in a run, and how far that is from the campaign's run before it.
-- Counts of entities only, so they outlive the entities themselves and later runs can be compared with a run that retention has emptied.

CREATE TABLE research.feature_distribution (
    run_id         bigint    NOT NULL CONSTRAINT fk_feature_distribution_run REFERENCES maps.run (run_id),
    -- an indicator's id, or the name of a pattern
    feature        text      NOT NULL,
    -- entities that do not show it, then those with a strength up to 1/4, 1/2, 3/4 and 1
    entities       integer[] NOT NULL,
    -- null in a campaign's first run
    earlier_run_id bigint CONSTRAINT fk_feature_distribution_earlier REFERENCES maps.run (run_id),
    -- population stability index against the earlier run
    psi            double precision,
    -- what the index stays below in 95 of 100 cases when nothing changed
    chance         double precision,
    CONSTRAINT pk_feature_distribution PRIMARY KEY (run_id, feature)
);
