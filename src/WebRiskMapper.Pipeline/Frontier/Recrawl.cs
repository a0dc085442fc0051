using Npgsql;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Spares a repeat run the pages that have most probably not changed, without taking anything on trust: a page that is not asked must be
/// named again by its list or sitemap, and a sample of each site shows whether the site is as quiet as expected.
/// <list type="number">
/// <item>At the start of a run a page waits (pending, due at infinity) unless its own change rate, or its place in the site's sample
/// (those not asked for longest), makes it due. Start pages, sitemaps and pages whose last visit failed are always due.</item>
/// <item>When a site has nothing else to do, its waiting pages are reviewed: news (a new page, a changed list) makes its lists due; a sample
/// that changed by more than <see cref="ChangeHistory.AskAbove"/> makes everything due; an ad that no list or sitemap named makes the list
/// it was on due, and itself once that list does not name it either, which is how ended ads are noticed.</item>
/// <item>What still waits ends as <see cref="FetchOutcome.NotDue"/>; its ads count as seen, by their list.</item>
/// </list>
/// </summary>
internal sealed class Recrawl(NpgsqlDataSource database)
{
    private const int RowsAtOnce = 5_000;

    private static readonly short[] Waits = [(short)FetchOutcome.Ok, (short)FetchOutcome.NotModified, (short)FetchOutcome.Redirected, (short)FetchOutcome.NotDue];

    /// <summary>Brings every URL that earlier runs left alive into a run, due or waiting.</summary>
    public static void AddToRun(NpgsqlBatch batch, int campaignId, long runId, short[] notRevisited) => batch.Add(
        """
        UPDATE archive.frontier f
        SET run_id = $1, pending = true, attempts = 0,
            due_at = CASE WHEN k.may_wait AND k.turn > greatest(CASE WHEN k.is_list THEN 2 ELSE 3 END, ceil(k.peers * CASE WHEN k.is_list THEN 0.1 ELSE 0.05 END))
                          THEN 'infinity'::timestamptz ELSE clock_timestamp() END
        FROM (
            SELECT site_id, url_hash, may_wait, is_list, row_number() OVER peers AS turn, count(*) OVER (PARTITION BY site_id, may_wait, is_list) AS peers
            FROM (
                SELECT site_id, url_hash, fetched_at, page_type IS NOT DISTINCT FROM $6 AS is_list,
                       outcome IS NOT NULL AND outcome = ANY ($4) AND kind NOT IN ($7, $8) AND fetched_at IS NOT NULL
                       AND coalesce(change_rate, 0) * extract(epoch FROM clock_timestamp() - fetched_at) / 86400 < $5 AS may_wait
                FROM archive.frontier
                WHERE campaign_id = $2 AND (outcome IS NULL OR outcome <> ALL ($3))) p
            WINDOW peers AS (PARTITION BY site_id, may_wait, is_list ORDER BY fetched_at, url_hash)) k
        WHERE f.campaign_id = $2 AND f.site_id = k.site_id AND f.url_hash = k.url_hash
        """,
        runId,
        campaignId,
        notRevisited,
        Waits,
        ChangeHistory.LeastExpectedChanges,
        (short)PageType.List,
        (short)UrlKind.Start,
        (short)UrlKind.Sitemap);

    /// <summary>Decides about a site's waiting pages once nothing else of the site is pending; cheap when nothing waits.</summary>
    /// <returns>True when pages became due; false when nothing waits any more, when other pages come first, or when the lease was lost.</returns>
    public async Task<bool> ReviewAsync(SiteLease lease, CancellationToken cancellationToken)
    {
        if (!await IsWaitingAsync(lease, cancellationToken))
        {
            return false;
        }

        if (await MakeDueAsync(lease, cancellationToken) > 0)
        {
            return true;
        }

        while (await SettleAsync(lease, cancellationToken) == RowsAtOnce)
        {
            // The next part in a transaction of its own: the lease's heartbeat waits for each.
        }

        return false;
    }

    private async Task<bool> IsWaitingAsync(SiteLease lease, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT coalesce(min(due_at) = 'infinity', false) FROM archive.frontier WHERE campaign_id = $1 AND site_id = $2 AND run_id = $3 AND pending
            """);
        command.Parameters.AddWithValue(lease.CampaignId);
        command.Parameters.AddWithValue(lease.SiteId);
        command.Parameters.AddWithValue(lease.RunId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    // The sample speaks with pages that had never changed before: those that often do are due by themselves, and say nothing about the rest.
    private Task<int> MakeDueAsync(SiteLease lease, CancellationToken cancellationToken) => ExecuteAsync(
        lease,
        """
        WITH site AS MATERIALIZED (
            SELECT url_hash, pending, page_type, outcome, parent_hash, listed_run_id, first_run_id, revisits, changes, changed_at = fetched_at AS changed
            FROM archive.frontier WHERE campaign_id = $1 AND site_id = $2 AND run_id = $3),
        sample AS (
            SELECT count(*) FILTER (WHERE changes = 0 OR (changes = 1 AND changed)) AS asked, count(*) FILTER (WHERE changes = 1 AND changed) AS changed
            FROM site WHERE NOT pending AND revisits > 0 AND outcome IN ($4, $5) AND page_type IS DISTINCT FROM $6),
        news AS (
            SELECT coalesce(bool_or(first_run_id = $3 OR (page_type = $6 AND outcome = $4 AND revisits > 0 AND changed)), false) AS lists FROM site WHERE NOT pending),
        unlisted AS (
            SELECT s.url_hash, p.url_hash AS parent FROM site s
            LEFT JOIN site p ON p.url_hash = s.parent_hash AND p.pending
            WHERE s.pending AND s.page_type = $7 AND s.listed_run_id IS DISTINCT FROM $3
              AND NOT EXISTS (SELECT FROM site l WHERE l.url_hash = s.parent_hash AND NOT l.pending AND l.outcome = $5)),
        due AS (
            SELECT url_hash FROM site, news WHERE pending AND page_type = $6 AND news.lists
            UNION
            SELECT url_hash FROM site, sample WHERE pending AND page_type IS DISTINCT FROM $6 AND (sample.changed + 0.5) / (sample.asked + 1) > $8
            UNION
            SELECT coalesce(parent, url_hash) FROM unlisted),
        made AS (
            UPDATE archive.frontier f SET due_at = clock_timestamp() FROM due
            WHERE f.campaign_id = $1 AND f.site_id = $2 AND f.url_hash = due.url_hash AND f.pending
            RETURNING f.url_hash)
        SELECT count(*)::integer FROM made
        """,
        [(short)FetchOutcome.Ok, (short)FetchOutcome.NotModified, (short)PageType.List, (short)PageType.Ad, ChangeHistory.AskAbove],
        cancellationToken);

    private Task<int> SettleAsync(SiteLease lease, CancellationToken cancellationToken) => ExecuteAsync(
        lease,
        """
        WITH settled AS (
            UPDATE archive.frontier f SET pending = false, outcome = $4, due_at = clock_timestamp()
            FROM (SELECT url_hash FROM archive.frontier WHERE campaign_id = $1 AND site_id = $2 AND run_id = $3 AND pending AND due_at = 'infinity' LIMIT $6) w
            WHERE f.campaign_id = $1 AND f.site_id = $2 AND f.url_hash = w.url_hash
            RETURNING f.url_hash, f.page_type),
        logged AS (
            INSERT INTO archive.fetch (fetched_at, run_id, site_id, url_hash, attempt, settled, outcome, bytes, duration_ms, page_type)
            SELECT clock_timestamp(), $3, $2, url_hash, 1, true, $4, 0, 0, page_type FROM settled),
        seen AS (
            UPDATE research.ad a SET last_seen = greatest(a.last_seen, clock_timestamp()), gone_at = NULL
            FROM settled s WHERE s.page_type = $5 AND a.site_id = $2 AND a.url_hash = s.url_hash
            RETURNING a.ad_id, a.platform_id),
        observed AS (
            INSERT INTO research.observation (run_id, ad_id, ad_version_id, platform_id, seen_at)
            SELECT $3, a.ad_id, v.ad_version_id, a.platform_id, clock_timestamp() FROM seen a
            JOIN LATERAL (SELECT ad_version_id FROM research.ad_version WHERE ad_id = a.ad_id ORDER BY extracted_at DESC, ad_version_id DESC LIMIT 1) v ON true
            ON CONFLICT (run_id, ad_id) DO NOTHING)
        SELECT count(*)::integer FROM settled
        """,
        [(short)FetchOutcome.NotDue, (short)PageType.Ad, RowsAtOnce],
        cancellationToken);

    /// <summary>Runs one statement over the site's part of the run, guarded by the fence.</summary>
    /// <param name="sql">Its first three parameters are campaign, site and run; it returns the number of URLs it changed.</param>
    /// <returns>That number; 0 when the lease was lost.</returns>
    private async Task<int> ExecuteAsync(SiteLease lease, string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if ((await FrontierStore.HoldAsync(connection, [lease], cancellationToken)).Count == 0)
        {
            return 0;
        }

        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in (object[])[lease.CampaignId, lease.SiteId, lease.RunId, .. values])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var number = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        return number;
    }
}
