using Npgsql;

namespace WebRiskMapper.Demo;

/// <summary>
/// How fast a crawl went while it was free to. One polite site with a crawl delay outlasts the others by far, so the mean over
/// the whole run says more about that site than about the crawler.
/// </summary>
/// <param name="Seconds">From the start of the run until nine tenths of its pages were settled.</param>
/// <param name="Pages">Pages settled by then.</param>
internal sealed record CrawlPace(double Seconds, long Pages)
{
    public double PagesPerSecond => Seconds > 0 ? Pages / Seconds : 0;

    public static async Task<CrawlPace> OfAsync(NpgsqlDataSource database, long runId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            WITH settled AS (
                SELECT extract(epoch FROM f.fetched_at - r.started_at)::float8 AS at, row_number() OVER (ORDER BY f.fetched_at) AS nr, count(*) OVER () AS total
                FROM archive.fetch f JOIN maps.run r USING (run_id)
                WHERE f.run_id = $1 AND f.settled
            )
            SELECT coalesce(max(at), 0), count(*) FROM settled WHERE nr <= 0.9 * total
            """);
        command.Parameters.AddWithValue(runId);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new CrawlPace(row.GetDouble(0), row.GetInt64(1));
    }
}
