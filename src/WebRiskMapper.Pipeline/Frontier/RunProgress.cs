using Npgsql;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>How far a run is, as a terminal or a page shows it.</summary>
/// <param name="State"><c>crawling</c>, <c>analysing</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Settled">URLs that have an outcome in this run.</param>
/// <param name="Pending">URLs known and still to be asked.</param>
/// <param name="Outcomes">Settled URLs by outcome.</param>
/// <param name="Ads">Ads seen in this run.</param>
/// <param name="Bytes">Body bytes as sent.</param>
/// <param name="PagesPerSecond">Settled URLs per second since the run started, or over the whole crawl when it has ended.</param>
public sealed record RunProgress(
    long RunId, string State, string? Error, long Settled, long Pending, IReadOnlyDictionary<FetchOutcome, long> Outcomes, long Ads, long Bytes,
    int SitesActive, int SitesDone, int SitesCutOff, int SitesUnreachable, TimeSpan Elapsed, double PagesPerSecond)
{
    public int Sites => SitesActive + SitesDone + SitesCutOff + SitesUnreachable;

    /// <returns>Null when there is no such run.</returns>
    public static async Task<RunProgress?> ReadAsync(NpgsqlDataSource database, long runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT r.state, r.error, extract(epoch FROM coalesce(r.crawl_finished_at, clock_timestamp()) - r.started_at)::float8,
                   s.active, s.done, s.budget, s.unreachable, s.bytes,
                   (SELECT count(*) FROM archive.frontier f WHERE f.campaign_id = r.campaign_id AND f.pending AND f.run_id = r.run_id),
                   (SELECT count(*) FROM research.observation o WHERE o.run_id = r.run_id)
            FROM maps.run r
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE state = 'active') AS active, count(*) FILTER (WHERE state = 'done') AS done,
                       count(*) FILTER (WHERE state = 'budget') AS budget, count(*) FILTER (WHERE state = 'unreachable') AS unreachable,
                       coalesce(sum(bytes), 0)::bigint AS bytes
                FROM archive.run_site rs WHERE rs.run_id = r.run_id) s
            WHERE r.run_id = $1
            """);
        command.Parameters.AddWithValue(runId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var outcomes = await ReadOutcomesAsync(database, runId, cancellationToken);
        var settled = outcomes.Values.Sum();
        var seconds = reader.GetDouble(2);
        return new RunProgress(
            runId, reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), settled, reader.GetInt64(8), outcomes, reader.GetInt64(9), reader.GetInt64(7),
            (int)reader.GetInt64(3), (int)reader.GetInt64(4), (int)reader.GetInt64(5), (int)reader.GetInt64(6), TimeSpan.FromSeconds(seconds), seconds > 0 ? settled / seconds : 0);
    }

    /// <summary>Whether the run is over: cheap to ask, unlike its counts.</summary>
    public static async Task<bool> HasEndedAsync(NpgsqlDataSource database, long runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT state IN ('done', 'failed') FROM maps.run WHERE run_id = $1");
        command.Parameters.AddWithValue(runId);
        return await command.ExecuteScalarAsync(cancellationToken) is not false;
    }

    private static async Task<IReadOnlyDictionary<FetchOutcome, long>> ReadOutcomesAsync(NpgsqlDataSource database, long runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT outcome, count(*) FROM archive.fetch WHERE run_id = $1 AND settled GROUP BY outcome ORDER BY outcome");
        command.Parameters.AddWithValue(runId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var outcomes = new SortedDictionary<FetchOutcome, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            outcomes[(FetchOutcome)reader.GetInt16(0)] = reader.GetInt64(1);
        }

        return outcomes;
    }
}
