-- What many workers on one web need to know about each other.

ALTER TABLE archive.site
    -- When the site was last asked, as far as results are written: hosts of one domain and sites behind one address keep their distance by it.
    ADD COLUMN asked_at      timestamptz NOT NULL DEFAULT '-infinity',
    -- The address that the last connection reached, IPv6 as its /64: sites that share it share a machine. Null until known, or behind a proxy.
    ADD COLUMN address_group text,
    -- Pages come from a browser in a process of its own; opted in per site.
    ADD COLUMN render        boolean     NOT NULL DEFAULT false;
CREATE INDEX ix_site_address ON archive.site (address_group);

-- When the run's budget of pages, bytes or minutes was found spent: its crawl ends then, whatever is left.
ALTER TABLE maps.run ADD COLUMN spent_at timestamptz;
