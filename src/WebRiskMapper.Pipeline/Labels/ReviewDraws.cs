using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Labels;

/// <summary>Draws entities for review and keeps on record which were drawn how, in <c>research.review_draw</c>.</summary>
public static class ReviewDraws
{
    private const string EntitiesSql = """
        WITH judged AS (
            SELECT ad_id, bool_or(purpose = 'audit') AS audited
            FROM (SELECT ad_id, purpose FROM research.review_draw UNION ALL SELECT ad_id, 'label' FROM research.label) j
            GROUP BY ad_id
        ), platform AS (
            SELECT m.entity_id, a.platform_id, count(*) AS ads, min(m.ad_id) AS ad_id, coalesce(bool_or(j.audited), false) AS audited, count(j.ad_id) > 0 AS judged
            FROM research.entity_member m JOIN research.ad a USING (ad_id) LEFT JOIN judged j USING (ad_id)
            WHERE m.run_id = $1
            GROUP BY m.entity_id, a.platform_id
        )
        SELECT e.entity_id, min(p.ad_id), e.ads, e.countries, (array_agg(coalesce(c.stratum, 'unknown') ORDER BY p.ads DESC, p.platform_id))[1],
               bool_or(p.audited), bool_or(p.judged), s.priority, s.low, s.high,
               (SELECT x.group FROM jsonb_to_recordset(s.contributions) AS x ("group" text, log_odds double precision)
                WHERE x.group <> 'alternative' GROUP BY x.group HAVING sum(x.log_odds) > 0 ORDER BY sum(x.log_odds) DESC, x.group LIMIT 1)
        FROM platform p
        JOIN research.entity e ON e.run_id = $1 AND e.entity_id = p.entity_id
        JOIN research.score s ON s.run_id = $1 AND s.entity_id = p.entity_id
        LEFT JOIN maps.platform_coverage c ON c.run_id = $1 AND c.platform_id = p.platform_id
        WHERE $2 IS NULL OR $2 = ANY (e.countries)
        GROUP BY e.run_id, e.entity_id, s.run_id, s.entity_id
        ORDER BY e.entity_id
        """;

    /// <summary>Takes the next entities of a country into the review queue.</summary>
    /// <param name="country">ISO alpha-2; entities with an ad there.</param>
    public static async Task<IReadOnlyList<ReviewEntity>> QueueAsync(NpgsqlDataSource database, long runId, string country, int count, string actor, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var entities = await EntitiesAsync(connection, runId, country, ct);
        var queue = ReviewPicks.Queue(entities, count);
        await RecordAsync(connection, runId, "queue", queue, _ => entities.Count, new { run = runId, country, entities = queue.Count }, actor, time, ct);
        return queue;
    }

    /// <summary>Draws a random audit sample of a run, stratum by stratum.</summary>
    /// <param name="count">Most entities of a stratum.</param>
    /// <param name="seed">Kept in the audit log, so that the draw can be repeated by somebody else.</param>
    public static async Task<IReadOnlyList<ReviewEntity>> AuditAsync(NpgsqlDataSource database, long runId, int count, int seed, string actor, TimeProvider time, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var entities = await EntitiesAsync(connection, runId, null, ct);
        var frames = entities.CountBy(e => e.Stratum, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var sample = ReviewPicks.Audit(entities, count, seed);
        await RecordAsync(connection, runId, "audit", sample, e => frames[e.Stratum], new { run = runId, per_stratum = count, seed, entities = sample.Count, strata = frames.Count }, actor, time, ct);
        return sample;
    }

    private static async Task<IReadOnlyList<ReviewEntity>> EntitiesAsync(NpgsqlConnection connection, long runId, string? country, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(EntitiesSql, connection)
        {
            CommandTimeout = 0,
            Parameters = { new() { Value = runId }, new() { Value = (object?)country ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        var entities = new List<ReviewEntity>();
        while (await row.ReadAsync(ct))
        {
            entities.Add(new ReviewEntity(
                row.GetInt32(0), row.GetInt64(1), row.GetInt32(2), row.GetFieldValue<string[]>(3), row.GetString(4), row.GetBoolean(5), row.GetBoolean(6),
                row.GetDouble(7), row.GetDouble(8), row.GetDouble(9), row.IsDBNull(10) ? null : row.GetString(10)));
        }

        return entities;
    }

    private static async Task RecordAsync(
        NpgsqlConnection connection, long runId, string purpose, IReadOnlyList<ReviewEntity> drawn, Func<ReviewEntity, int> frame, object detail, string actor, TimeProvider time, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var columns = new BulkColumns<ReviewEntity>()
            .Add("run_id", "bigint", _ => runId)
            .Add("ad_id", "bigint", e => e.AdId)
            .Add("purpose", "text", _ => purpose)
            .Add("stratum", "text", e => e.Stratum)
            .Add("frame", "integer", frame)
            .Add("drawn_at", "timestamptz", _ => now)
            .Add("drawn_by", "text", _ => actor);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await BulkCopy.InsertAsync(
            connection,
            "research.review_draw",
            columns,
            drawn,
            ["run_id", "ad_id"],
            "DO UPDATE SET purpose = excluded.purpose, stratum = excluded.stratum, frame = excluded.frame, drawn_at = excluded.drawn_at, drawn_by = excluded.drawn_by WHERE review_draw.purpose = 'queue'",
            ct);
        await AuditLog.WriteAsync(connection, actor, "labels." + purpose, $"run {runId}", detail, ct);
        await transaction.CommitAsync(ct);
    }
}
