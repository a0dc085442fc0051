using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What a transaction of <see cref="FrontierStore"/> says about URLs, sites and their part in a run: one statement each, for any number of sites.</summary>
internal static class FrontierWrites
{
    public static void AddUrls(NpgsqlBatch batch, int campaignId, long runId, IReadOnlyList<SiteResult> results) => batch.Add(
        """
        UPDATE archive.frontier f
        SET pending = NOT u.settled, attempts = f.attempts + CASE WHEN u.settled THEN 0 ELSE 1 END, outcome = u.outcome, fetched_at = u.fetched_at,
            page_type = coalesce(u.page_type, CASE WHEN u.keep THEN f.page_type END),
            etag = coalesce(u.etag, CASE WHEN u.keep THEN f.etag END),
            last_modified = coalesce(u.last_modified, CASE WHEN u.keep THEN f.last_modified END),
            content_hash = coalesce(u.content_hash, CASE WHEN u.keep THEN f.content_hash END),
            content_key = coalesce(u.content_key, CASE WHEN u.keep THEN f.content_key END),
            changed_at = CASE WHEN u.changed OR (u.content_key IS NOT NULL AND f.content_key IS NULL) THEN u.fetched_at ELSE f.changed_at END,
            revisits = u.revisits, changes = u.changes, watched_days = u.watched_days, change_rate = u.change_rate,
            due_at = CASE WHEN u.settled THEN f.due_at ELSE clock_timestamp() + u.retry_in END
        FROM unnest($2::integer[], $4::bytea[], $5::boolean[], $6::interval[], $7::smallint[], $8::timestamptz[], $9::smallint[], $10::text[], $11::text[], $12::bytea[], $13::boolean[],
                    $14::bigint[], $15::boolean[], $16::integer[], $17::integer[], $18::float8[], $19::float8[])
             AS u (site_id, url_hash, settled, retry_in, outcome, fetched_at, page_type, etag, last_modified, content_hash, keep,
                   content_key, changed, revisits, changes, watched_days, change_rate)
        WHERE f.campaign_id = $1 AND f.site_id = u.site_id AND f.run_id = $3 AND f.pending AND f.url_hash = u.url_hash
        """,
        campaignId,
        Array(results, r => r.Lease.SiteId),
        runId,
        Array(results, r => r.Result.Url.Hash.ToBytes()),
        Array(results, r => r.Result.Settled),
        Array(results, r => r.Result.RetryIn),
        Array(results, r => (short)r.Result.Outcome),
        Array(results, r => r.Result.FetchedAt.UtcDateTime),
        Array(results, r => (short?)r.Result.PageType),
        Array(results, r => r.Result.ETag),
        Array(results, r => r.Result.LastModified),
        Array(results, r => r.Result.ContentHash),
        // A page that was not read keeps what is known of it; one that was read, sealed or could not be understood does not.
        Array(results, r => r.Result.Outcome is not (FetchOutcome.Ok or FetchOutcome.Quarantined or FetchOutcome.Gone or FetchOutcome.Unreadable)),
        Array(results, r => r.Result.ContentKey),
        Array(results, r => r.Result.Changed ?? false),
        Array(results, r => r.Result.History.Revisits),
        Array(results, r => r.Result.History.Changes),
        Array(results, r => r.Result.History.WatchedDays),
        Array(results, r => r.Result.History.RatePerDay));

    public static void AddFetches(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results) => batch.Add(
        """
        INSERT INTO archive.fetch (fetched_at, run_id, site_id, url_hash, attempt, settled, outcome, http_status, bytes, duration_ms, content_hash, page_type, detail)
        SELECT u.fetched_at, $1, u.site_id, u.url_hash, u.attempt, u.settled, u.outcome, u.http_status, u.bytes, u.duration_ms, u.content_hash, u.page_type, u.detail
        FROM unnest($2::integer[], $3::timestamptz[], $4::bytea[], $5::integer[], $6::boolean[], $7::smallint[], $8::integer[], $9::bigint[], $10::integer[], $11::bytea[], $12::smallint[], $13::text[])
             AS u (site_id, fetched_at, url_hash, attempt, settled, outcome, http_status, bytes, duration_ms, content_hash, page_type, detail)
        """,
        runId,
        Array(results, r => r.Lease.SiteId),
        Array(results, r => r.Result.FetchedAt.UtcDateTime),
        Array(results, r => r.Result.Url.Hash.ToBytes()),
        Array(results, r => r.Result.Url.Attempts + 1),
        Array(results, r => r.Result.Settled),
        Array(results, r => (short)r.Result.Outcome),
        Array(results, r => r.Result.Status),
        Array(results, r => r.Result.Bytes),
        Array(results, r => r.Result.DurationMs),
        Array(results, r => r.Result.ContentHash),
        Array(results, r => (short?)r.Result.PageType),
        Array(results, r => r.Result.Detail));

    /// <summary>Requests that were no URL's turn stand in the log of fetches like attempts that settled nothing.</summary>
    public static void AddAsides(NpgsqlBatch batch, long runId, IReadOnlyList<SiteWork> sites)
    {
        var asides = sites.SelectMany(w => w.Batch.Asides.Select(a => (w.Lease.SiteId, Url: CanonicalUrl.TryCreate(a.Answer.Url), a.Purpose, a.Answer))).Where(a => a.Url is not null).ToList();
        if (asides.Count == 0)
        {
            return;
        }

        batch.Add(
            """
            INSERT INTO archive.fetch (fetched_at, run_id, site_id, url_hash, attempt, settled, outcome, http_status, bytes, duration_ms, detail)
            SELECT u.fetched_at, $1, u.site_id, u.url_hash, 1, false, u.outcome, u.http_status, u.bytes, u.duration_ms, u.detail
            FROM unnest($2::integer[], $3::timestamptz[], $4::bytea[], $5::smallint[], $6::integer[], $7::bigint[], $8::integer[], $9::text[])
                 AS u (site_id, fetched_at, url_hash, outcome, http_status, bytes, duration_ms, detail)
            """,
            runId,
            Array(asides, a => a.SiteId),
            Array(asides, a => a.Answer.FetchedAt.UtcDateTime),
            Array(asides, a => a.Url!.Hash.ToBytes()),
            Array(asides, a => (short)a.Answer.Outcome),
            Array(asides, a => a.Answer.Status),
            Array(asides, a => a.Answer.Bytes),
            Array(asides, a => (int)a.Answer.Duration.TotalMilliseconds),
            Array(asides, a => a.Answer.Detail is { } detail ? $"{a.Purpose}: {detail}" : a.Purpose));
    }

    /// <summary>New URLs enter; known ones learn how else they were found; those of an earlier run come back to life, unless they were sealed.</summary>
    public static void AddDiscoveries(NpgsqlBatch batch, int campaignId, long runId, IReadOnlyList<SiteWork> sites)
    {
        var found = sites.SelectMany(w => w.Batch.Seeds.Concat(w.Batch.Results.SelectMany(r => r.Discoveries))
                .GroupBy(d => d.Url.Hash)
                .Select(g => (w.Lease.SiteId, Best: g.MaxBy(d => d.Priority)!, Depth: g.Min(d => d.Depth), FoundBy: g.Aggregate(FoundBy.None, (bits, d) => bits | d.FoundBy),
                    Parent: g.FirstOrDefault(d => d.Parent is not null)?.Parent, IsListed: g.Any(d => d.Confirms), ChangedAt: g.Max(d => d.ChangedAt))))
            .OrderBy(f => f.SiteId).ThenBy(f => f.Best.Url.Hash)
            .ToList();
        if (found.Count == 0)
        {
            return;
        }

        batch.Add(
            """
            INSERT INTO archive.frontier AS f (
                campaign_id, site_id, url_hash, url, kind, depth, priority, found_by, first_run_id, run_id, pending, due_at, parent_hash, listed_run_id, changed_at, shape)
            SELECT $1, u.site_id, u.url_hash, u.url, u.kind, u.depth, u.priority, u.found_by, $3, $3, true, clock_timestamp(), u.parent_hash, CASE WHEN u.is_listed THEN $3 END, u.changed_at, u.shape
            FROM unnest($2::integer[], $4::bytea[], $5::text[], $6::smallint[], $7::integer[], $8::integer[], $9::smallint[], $11::bytea[], $12::boolean[], $13::timestamptz[], $14::integer[])
                 AS u (site_id, url_hash, url, kind, depth, priority, found_by, parent_hash, is_listed, changed_at, shape)
            ON CONFLICT (campaign_id, site_id, url_hash) DO UPDATE
            SET found_by = f.found_by | excluded.found_by, priority = greatest(f.priority, excluded.priority), depth = least(f.depth, excluded.depth),
                kind = CASE WHEN excluded.priority > f.priority THEN excluded.kind ELSE f.kind END,
                pending = f.pending OR f.run_id <> excluded.run_id, attempts = CASE WHEN f.run_id <> excluded.run_id THEN 0 ELSE f.attempts END,
                -- A page that waits is due after all when its sitemap says that it changed since it was asked.
                due_at = CASE WHEN f.run_id <> excluded.run_id OR (f.pending AND f.due_at = 'infinity' AND excluded.changed_at > f.fetched_at) THEN excluded.due_at ELSE f.due_at END,
                run_id = excluded.run_id,
                parent_hash = coalesce(excluded.parent_hash, f.parent_hash), listed_run_id = coalesce(excluded.listed_run_id, f.listed_run_id)
            WHERE (f.run_id <> excluded.run_id OR f.found_by | excluded.found_by <> f.found_by OR excluded.priority > f.priority OR excluded.depth < f.depth
                   OR (excluded.listed_run_id IS NOT NULL AND f.listed_run_id IS DISTINCT FROM excluded.listed_run_id)
                   OR (excluded.changed_at > f.fetched_at AND f.pending AND f.due_at = 'infinity'))
              AND f.outcome IS DISTINCT FROM $10
            """,
            campaignId,
            Array(found, f => f.SiteId),
            runId,
            Array(found, f => f.Best.Url.Hash.ToBytes()),
            Array(found, f => f.Best.Url.Text),
            Array(found, f => (short)f.Best.Kind),
            Array(found, f => f.Depth),
            Array(found, f => f.Best.Priority),
            Array(found, f => (short)f.FoundBy),
            (short)FetchOutcome.Quarantined,
            Array(found, f => f.Parent?.ToBytes()),
            Array(found, f => f.IsListed),
            new NpgsqlParameter { Value = Array(found, f => f.ChangedAt?.UtcDateTime), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
            Array(found, f => f.Best.Shape));
    }

    /// <summary>Moves what is pending of a shape to where its pages have turned out to belong.</summary>
    public static void AddOrder(NpgsqlBatch batch, IReadOnlyList<SiteWork> sites)
    {
        foreach (var (lease, results) in sites.Where(w => w.Batch.Reclassified.Count > 0))
        {
            batch.Add(
                """
                UPDATE archive.frontier f SET kind = u.kind, priority = u.priority
                FROM unnest($4::integer[], $5::smallint[], $6::integer[]) AS u (shape, kind, priority)
                WHERE f.campaign_id = $1 AND f.site_id = $2 AND f.run_id = $3 AND f.pending AND f.shape = u.shape AND f.kind <> $7 AND f.priority > $8
                """,
                lease.CampaignId,
                lease.SiteId,
                lease.RunId,
                Array(results.Reclassified, r => SiteLearning.HashOf(r.Shape)),
                Array(results.Reclassified, r => (short)r.Kind),
                Array(results.Reclassified, r => Discovery.PriorityOf(r.Kind, FoundBy.Link)),
                (short)UrlKind.Start,
                Discovery.UnwantedPriority);
        }
    }

    public static void AddSites(NpgsqlBatch batch, IReadOnlyList<SiteWork> sites)
    {
        batch.Add(
            """
            UPDATE archive.site s SET delay_ms = u.delay_ms, backoff_level = u.backoff_level, next_fetch_at = clock_timestamp() + u.pause, asked_at = clock_timestamp(),
                address_group = coalesce(u.address_group, s.address_group)
            FROM unnest($1::integer[], $2::integer[], $3::integer[], $4::interval[], $5::text[]) AS u (site_id, delay_ms, backoff_level, pause, address_group)
            WHERE s.site_id = u.site_id
            """,
            Array(sites, w => w.Lease.SiteId),
            Array(sites, w => w.Batch.Politeness.DelayMs),
            Array(sites, w => w.Batch.Politeness.BackoffLevel),
            Array(sites, w => w.Batch.Pause),
            Array(sites, w => w.Batch.AddressGroup));
        foreach (var (lease, results) in sites)
        {
            if (results.Learned is { } learned)
            {
                batch.Add("UPDATE archive.site SET learned = $2 WHERE site_id = $1", lease.SiteId, new NpgsqlParameter { Value = learned, NpgsqlDbType = NpgsqlDbType.Jsonb });
            }

            if (results.Robots is { } robots)
            {
                batch.Add(
                    "UPDATE archive.site SET robots_status = $2, robots_body = $3, robots_fetched_at = $4 WHERE site_id = $1",
                    lease.SiteId,
                    robots.Status,
                    new NpgsqlParameter { Value = (object?)robots.Body ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                    robots.FetchedAt.UtcDateTime);
            }
        }
    }

    /// <summary>A site has started once its robots.txt could be had: until then its sitemaps are not known, and the first visit is still to come.</summary>
    public static void AddRunSites(NpgsqlBatch batch, long runId, IReadOnlyList<SiteWork> sites) => batch.Add(
        """
        UPDATE archive.run_site rs
        SET pages = rs.pages + u.pages, bytes = rs.bytes + u.bytes, started_at = CASE WHEN u.started THEN coalesce(rs.started_at, clock_timestamp()) ELSE rs.started_at END
        FROM unnest($2::integer[], $3::integer[], $4::bigint[], $5::boolean[]) AS u (site_id, pages, bytes, started)
        WHERE rs.run_id = $1 AND rs.site_id = u.site_id
        """,
        runId,
        Array(sites, w => w.Lease.SiteId),
        Array(sites, w => w.Batch.Results.Count(r => r.CountsAsPage)),
        Array(sites, w => w.Batch.Results.Sum(r => r.Bytes)),
        Array(sites, w => w.Batch.Results.Count > 0 || w.Batch.Seeds.Count > 0));

    /// <summary>A site's part in the run ends when nothing is pending; then it was unreachable if it never gave an answer that settled a URL.</summary>
    public static void AddRelease(NpgsqlBatch batch, int campaignId, long runId, IReadOnlyList<SiteWork> sites)
    {
        if (sites.Count == 0)
        {
            return;
        }

        batch.Add(
            """
            UPDATE archive.run_site rs
            SET state = e.state, finished_at = CASE WHEN e.state <> 'active' THEN clock_timestamp() END
            FROM (SELECT u.site_id, coalesce(
                    u.end_state,
                    CASE WHEN EXISTS (SELECT FROM archive.frontier f WHERE f.campaign_id = $3 AND f.site_id = u.site_id AND f.run_id = $1 AND f.pending) THEN 'active'
                         WHEN EXISTS (SELECT FROM archive.fetch t WHERE t.run_id = $1 AND t.site_id = u.site_id AND t.settled AND t.outcome <> ALL ($5)) THEN 'done'
                         ELSE 'unreachable' END) AS state
                  FROM unnest($2::integer[], $4::text[]) AS u (site_id, end_state)) e
            WHERE rs.run_id = $1 AND rs.site_id = e.site_id
            """,
            runId,
            Array(sites, w => w.Lease.SiteId),
            campaignId,
            Array(sites, w => w.Batch.EndState),
            Enum.GetValues<FetchOutcome>().Where(o => o.IsTransient()).Select(o => (short)o).ToArray());
        batch.Add(
            """
            UPDATE archive.site s SET lease_owner = NULL, lease_until = NULL,
                -- Nearly always something is due already, which the first URL tells; only otherwise are all that wait looked through.
                next_fetch_at = greatest(clock_timestamp() + u.pause, CASE
                    WHEN EXISTS (SELECT FROM archive.frontier f WHERE f.campaign_id = $3 AND f.site_id = s.site_id AND f.run_id = $2 AND f.pending AND f.due_at <= clock_timestamp()) THEN '-infinity'
                    ELSE coalesce((
                        SELECT min(f.due_at) FROM archive.frontier f WHERE f.campaign_id = $3 AND f.site_id = s.site_id AND f.run_id = $2 AND f.pending AND f.due_at < 'infinity'), '-infinity') END)
            FROM unnest($1::integer[], $4::interval[]) AS u (site_id, pause)
            WHERE s.site_id = u.site_id
            """,
            Array(sites, w => w.Lease.SiteId),
            runId,
            campaignId,
            Array(sites, w => w.Batch.Pause));
    }

    private static T[] Array<TSource, T>(IReadOnlyList<TSource> rows, Func<TSource, T> value)
    {
        var array = new T[rows.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = value(rows[i]);
        }

        return array;
    }
}

internal static class BatchCommands
{
    /// <summary>Adds one statement with positional parameters; a ready <see cref="NpgsqlParameter"/> is taken as it is.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            // A parameter belongs to one statement; several statements of a batch may read the same document.
            command.Parameters.Add(value is NpgsqlParameter ready ? ready.Clone() : new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
