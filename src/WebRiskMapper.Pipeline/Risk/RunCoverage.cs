using Npgsql;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Risk;

/// <summary>One platform's coverage with the number of pages that a run settled on it.</summary>
internal sealed record MeasuredCoverage(PlatformCoverage Coverage, int Pages);

/// <summary>How much of each platform a run saw, from what the frontier knows.</summary>
internal static class RunCoverage
{
    // Ads found by the sitemap and ads found by links are two lists of the same population: what both hold tells how
    // much neither holds. Losses are shares of the URLs the run knew, by why they were not read.
    private const string Sql = """
        WITH known AS (
            SELECT s.platform_id, f.pending, f.outcome, f.page_type, f.found_by
            FROM archive.frontier f
            JOIN archive.site s USING (site_id)
            JOIN maps.run r ON r.run_id = @run AND r.campaign_id = f.campaign_id
            WHERE f.run_id = @run
        ), ads AS (
            SELECT o.platform_id, count(*) AS seen, count(*) FILTER (WHERE NOT v.language_supported) AS unsupported
            FROM research.observation o JOIN research.ad_version v USING (ad_version_id)
            WHERE o.run_id = @run
            GROUP BY o.platform_id
        ), subregion AS (
            SELECT DISTINCT ON (s.platform_id) s.platform_id, coalesce(c.subregion, 'unknown') AS subregion
            FROM archive.run_site rs JOIN archive.site s USING (site_id)
            LEFT JOIN maps.country c ON c.iso2 = s.market_countries[1]
            WHERE rs.run_id = @run
            ORDER BY s.platform_id, s.site_id
        )
        SELECT p.platform_id, p.type, sub.subregion,
               coalesce(max(a.seen), 0)::int AS ads_seen,
               coalesce(max(a.unsupported), 0)::int AS ads_unsupported,
               count(*) FILTER (WHERE NOT k.pending)::int AS pages,
               count(*)::int AS known,
               count(*) FILTER (WHERE k.page_type = @ad AND k.found_by = 1)::int AS sitemap_only,
               count(*) FILTER (WHERE k.page_type = @ad AND k.found_by = 2)::int AS links_only,
               count(*) FILTER (WHERE k.page_type = @ad AND k.found_by = 3)::int AS both,
               count(*) FILTER (WHERE k.outcome = @robots AND NOT k.pending)::int AS robots,
               count(*) FILTER (WHERE k.outcome = ANY(@refusals) AND NOT k.pending)::int AS refusals,
               count(*) FILTER (WHERE k.pending)::int AS unread
        FROM maps.platform p
        JOIN subregion sub USING (platform_id)
        LEFT JOIN known k USING (platform_id)
        LEFT JOIN ads a USING (platform_id)
        GROUP BY p.platform_id, p.type, sub.subregion
        ORDER BY p.platform_id
        """;

    private static readonly short[] Refusals =
    [
        .. new[]
        {
            FetchOutcome.Blocked, FetchOutcome.AgeGate, FetchOutcome.Login, FetchOutcome.Throttled, FetchOutcome.Timeout, FetchOutcome.Dns,
            FetchOutcome.Tls, FetchOutcome.ServerError, FetchOutcome.Connection, FetchOutcome.ClientError, FetchOutcome.TooLarge,
        }.Select(o => (short)o),
    ];

    public static async Task<IReadOnlyList<MeasuredCoverage>> ReadAsync(NpgsqlDataSource database, long runId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue("run", runId);
        command.Parameters.AddWithValue("ad", (short)PageType.Ad);
        command.Parameters.AddWithValue("robots", (short)FetchOutcome.RobotsDenied);
        command.Parameters.AddWithValue("refusals", Refusals);
        await using var row = await command.ExecuteReaderAsync(ct);
        var all = new List<MeasuredCoverage>();
        while (await row.ReadAsync(ct))
        {
            var adsSeen = row.GetInt32(3);
            var known = Math.Max(1, row.GetInt32(6));
            var (sitemapOnly, linksOnly, both) = (row.GetInt32(7), row.GetInt32(8), row.GetInt32(9));
            var coverage = new PlatformCoverage(
                row.GetInt32(0),
                Stratum(row.GetString(1), row.GetString(2), adsSeen),
                adsSeen,
                EstimateOfAll(adsSeen, sitemapOnly + both, linksOnly + both, both),
                row.GetInt32(10) / (double)known,
                row.GetInt32(11) / (double)known,
                row.GetInt32(12) / (double)known,
                adsSeen == 0 ? 0 : row.GetInt32(4) / (double)adsSeen);
            all.Add(new MeasuredCoverage(coverage, row.GetInt32(5)));
        }

        return all;
    }

    private static double? EstimateOfAll(int adsSeen, int bySitemap, int byLinks, int both) =>
        bySitemap == 0 || byLinks == 0 || both == 0
            ? null
            : Math.Max(adsSeen, CaptureRecapture.Chapman(bySitemap, byLinks, both)?.Total ?? adsSeen);

    /// <summary>Platform type × subregion × size class; size by ads seen.</summary>
    private static string Stratum(string type, string subregion, int adsSeen)
    {
        var size = adsSeen switch
        {
            < 100 => "small",
            < 10_000 => "medium",
            _ => "large",
        };
        return $"{type} / {subregion} / {size}";
    }
}
