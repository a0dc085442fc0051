using Npgsql;

namespace WebRiskMapper.Dashboard.Reading;

internal static class RunQueries
{
    internal const string Columns =
        "r.run_id, r.campaign_id, n.name, n.synthetic, r.state, r.trigger, r.started_at, r.crawl_finished_at, r.finished_at, "
        + "r.code_version, r.model_version, m.validated, r.error";

    internal const string Tables =
        "(maps.run r JOIN maps.campaign n ON n.campaign_id = r.campaign_id JOIN maps.v1_run_models m ON m.run_id = r.run_id)";

    internal const int ColumnCount = 13;

    /// <summary>The latest <paramref name="limit"/> runs, newest first.</summary>
    public static Task<IReadOnlyList<RunSummary>> RunsAsync(this MapsDatabase database, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"""
            SELECT {Columns},
                   (SELECT count(*) FROM maps.v1_country_risk k WHERE k.run_id = r.run_id AND k.country <> 'ZZ'),
                   p.platforms, p.pages, p.ads
              FROM {Tables}
              LEFT JOIN LATERAL (SELECT count(*) AS platforms, coalesce(sum(pages), 0) AS pages, coalesce(sum(ads_seen), 0) AS ads
                                   FROM maps.platform_coverage c WHERE c.run_id = r.run_id) p ON true
             ORDER BY r.run_id DESC LIMIT @limit
            """,
            row => new RunSummary(Read(row), (int)row.GetInt64(ColumnCount), (int)row.GetInt64(ColumnCount + 1), row.GetInt64(ColumnCount + 2), row.GetInt64(ColumnCount + 3)),
            cancellationToken,
            ("limit", limit));

    public static async Task<Run?> RunAsync(this MapsDatabase database, long runId, CancellationToken cancellationToken) =>
        (await database.ReadAsync($"SELECT {Columns} FROM {Tables} WHERE r.run_id = @run", row => Read(row), cancellationToken, ("run", runId)))
        .SingleOrDefault();

    /// <summary>Runs that have a country table, newest first: the ones a map can be drawn of.</summary>
    public static Task<IReadOnlyList<Run>> MappedRunsAsync(this MapsDatabase database, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"""
            SELECT {Columns} FROM {Tables}
             WHERE r.state = 'done' AND EXISTS (SELECT FROM maps.v1_country_risk k WHERE k.run_id = r.run_id)
             ORDER BY r.run_id DESC LIMIT 100
            """,
            row => Read(row),
            cancellationToken);

    public static async Task<RunProgress> ProgressAsync(this MapsDatabase database, long runId, CancellationToken cancellationToken)
    {
        var outcomes = await database.ReadAsync(
            "SELECT outcome, pages FROM maps.v1_run_outcomes WHERE run_id = @run ORDER BY pages DESC, outcome",
            row => new OutcomeCount(row.GetInt16(0), row.GetInt64(1)),
            cancellationToken,
            ("run", runId));
        var rows = await database.ReadAsync(
            """
            SELECT sites, sites_active, sites_done, sites_budget, sites_unreachable, pages_settled, pages_pending, bytes, ads
              FROM maps.v1_run_progress WHERE run_id = @run
            """,
            row => new RunProgress(
                row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
                row.GetInt64(7), row.GetInt64(8), outcomes),
            cancellationToken,
            ("run", runId));
        return rows.Single();
    }

    internal static Run Read(NpgsqlDataReader row, int at = 0) => new(
        row.GetInt64(at), row.GetInt32(at + 1), row.GetString(at + 2), row.GetBoolean(at + 3), row.GetString(at + 4), row.GetString(at + 5),
        row.GetFieldValue<DateTimeOffset>(at + 6), Nullable(row, at + 7), Nullable(row, at + 8), row.GetString(at + 9),
        row.IsDBNull(at + 10) ? null : row.GetString(at + 10), row.GetBoolean(at + 11), row.IsDBNull(at + 12) ? null : row.GetString(at + 12));

    private static DateTimeOffset? Nullable(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
