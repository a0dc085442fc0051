using Npgsql;
using WebRiskMapper.Analysis.Platforms;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What a batch's pages tell about how their platforms are run, counted per site, each with the last page that tells it, in one statement.</summary>
internal static class PlatformFactWrites
{
    /// <summary>Stands in the place of an indicator where pages of a kind are counted.</summary>
    public const string Page = "page";

    public static void Add(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        var told = results.Where(r => r.Result.Platform.Kinds.Count > 0 || r.Result.Platform.Facts.Count > 0)
            .SelectMany(r => Facts(r.Result.Platform).Select(f => (r.Lease.SiteId, Fact: f, r.Result)));
        // In one order, so that workers that import and crawl the same run never wait in a circle.
        var rows = told.GroupBy(t => (t.SiteId, t.Fact)).OrderBy(g => g.Key.SiteId).ThenBy(g => g.Key.Fact.Indicator, StringComparer.Ordinal).ThenBy(g => g.Key.Fact.Value, StringComparer.Ordinal)
            .Select(g => (g.Key.SiteId, g.Key.Fact, Pages: g.Count(), Last: g.MaxBy(t => t.Result.FetchedAt).Result)).ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        batch.Add(
            """
            INSERT INTO archive.platform_fact AS f (run_id, site_id, indicator, value, pages, url_hash, seen_at)
            SELECT $1, u.site_id, u.indicator, u.value, u.pages, u.url_hash, u.seen_at
            FROM unnest($2::integer[], $3::text[], $4::text[], $5::integer[], $6::bytea[], $7::timestamptz[]) AS u (site_id, indicator, value, pages, url_hash, seen_at)
            ON CONFLICT (run_id, site_id, indicator, value) DO UPDATE SET pages = f.pages + excluded.pages, url_hash = excluded.url_hash, seen_at = excluded.seen_at
            """,
            runId,
            Array.ConvertAll(rows, r => r.SiteId),
            Array.ConvertAll(rows, r => r.Fact.Indicator),
            Array.ConvertAll(rows, r => r.Fact.Value),
            Array.ConvertAll(rows, r => r.Pages),
            Array.ConvertAll(rows, r => r.Last.Url.Hash.ToBytes()),
            Array.ConvertAll(rows, r => r.Last.FetchedAt.ToUniversalTime()));
    }

    /// <summary>How a kind of page is written in the database.</summary>
    public static string NameOf(PageKind kind) => kind.ToString().ToLowerInvariant();

    private static IEnumerable<PlatformFact> Facts(PlatformReading read) =>
        [.. read.Kinds.Select(k => new PlatformFact(Page, NameOf(k))), .. read.Facts];
}
