-- What a site's ad pages taught about its template. Words of pages are kept as hashes, examples with their letters and digits replaced.

ALTER TABLE archive.site
    -- null while nothing is known, and after what was known stopped being true
    ADD COLUMN profile         jsonb,
    -- counts up each time a profile is learnt, edited or dropped
    ADD COLUMN profile_version integer NOT NULL DEFAULT 0;
