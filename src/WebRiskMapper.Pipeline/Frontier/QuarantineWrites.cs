using Npgsql;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Queues sealed pages for the hotline. What an earlier crawl, of any campaign, read at the same address leaves every listing: the ad keeps
/// its number and nothing else, and no later reading gives it content again.
/// </summary>
internal static class QuarantineWrites
{
    // In the order in which foreign keys allow an ad's rows to be deleted.
    private static readonly string[] HoldAdContent =
        ["research.indicator_hit", "research.entity_member", "research.observation", "research.ad_contact", "research.ad_version"];

    public static void Add(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        var sites = results.Select(r => r.Lease.SiteId).ToArray();
        var hashes = results.Select(r => r.Result.Url.Hash.ToBytes()).ToArray();
        batch.Add(
            """
            INSERT INTO archive.quarantine (run_id, site_id, url_hash, url, rule, found_at)
            SELECT $1, u.* FROM unnest($2::integer[], $3::bytea[], $4::text[], $5::text[], $6::timestamptz[]) AS u
            ON CONFLICT (site_id, url_hash) DO NOTHING
            """,
            runId,
            sites,
            hashes,
            results.Select(r => r.Result.Url.Url.AbsoluteUri).ToArray(),
            results.Select(r => r.Result.QuarantineRule!).ToArray(),
            results.Select(r => r.Result.FetchedAt.UtcDateTime).ToArray());
        // Where its entities were advertised was counted with it.
        batch.Add(
            """
            DELETE FROM research.stay t USING research.entity_member m, research.ad a, unnest($1::integer[], $2::bytea[]) AS u (site_id, url_hash)
            WHERE t.run_id = m.run_id AND t.entity_id = m.entity_id AND m.ad_id = a.ad_id AND a.site_id = u.site_id AND a.url_hash = u.url_hash
            """,
            sites,
            hashes);
        foreach (var table in HoldAdContent)
        {
            batch.Add(
                $"""
                DELETE FROM {table} t USING research.ad a, unnest($1::integer[], $2::bytea[]) AS u (site_id, url_hash)
                WHERE t.ad_id = a.ad_id AND a.site_id = u.site_id AND a.url_hash = u.url_hash
                """,
                sites,
                hashes);
        }
    }
}
