using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Risk;

/// <summary>The lasting number of each entity of a run, and where it comes from.</summary>
/// <param name="PersistentIds">By the entity's number in the run.</param>
/// <param name="Origins">By the entity's number in the run.</param>
internal sealed record StoredLineage(IReadOnlyList<long> PersistentIds, IReadOnlyList<EntityOrigin> Origins)
{
    /// <summary>Traces a run's entities to those of the runs before it, and to its own when it is analysed again. New entities draw new numbers.</summary>
    public static async Task<StoredLineage> TraceAsync(NpgsqlConnection connection, long runId, RunFindings findings, CancellationToken ct)
    {
        List<long> ads = [.. findings.Ads.Select(a => a.AdId)];
        var earlier = new Dictionary<long, long>();
        await using (var command = new NpgsqlCommand(
            """
            SELECT DISTINCT ON (m.ad_id) m.ad_id, e.persistent_id
            FROM unnest($2) AS seen (ad_id) JOIN research.entity_member m USING (ad_id) JOIN research.entity e USING (run_id, entity_id)
            WHERE m.run_id <= $1
            ORDER BY m.ad_id, m.run_id DESC
            """,
            connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = runId });
            command.Parameters.Add(new NpgsqlParameter { Value = ads.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                earlier.Add(reader.GetInt64(0), reader.GetInt64(1));
            }
        }

        var origins = EntityLineage.Trace(ads, findings.Links.EntityOf, earlier);
        var fresh = new Queue<long>(await DrawAsync(connection, origins.Count(o => o.Continues is null), ct));
        return new StoredLineage([.. origins.Select(o => o.Continues ?? fresh.Dequeue())], origins);
    }

    public IEnumerable<EntityLineageRow> Rows(long runId) =>
        Origins.SelectMany((origin, entity) =>
            origin.Absorbs.Select(a => (From: a, Kind: "merged")).Concat(origin.SplitFrom.Select(s => (From: s, Kind: "split")))
                .Select(s => new EntityLineageRow { RunId = runId, EntityId = entity, FromPersistentId = s.From, Kind = s.Kind }));

    private static async Task<List<long>> DrawAsync(NpgsqlConnection connection, int count, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT nextval('research.entity_persistent_id') FROM generate_series(1, $1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = count });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var drawn = new List<long>(count);
        while (await reader.ReadAsync(ct))
        {
            drawn.Add(reader.GetInt64(0));
        }

        return drawn;
    }
}
