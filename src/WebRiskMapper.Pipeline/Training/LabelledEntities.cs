using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.Pipeline.Labels;

namespace WebRiskMapper.Pipeline.Training;

/// <summary>Labels with the evidence that their runs recorded, ready to train on.</summary>
/// <param name="Unusable">Labelled entities without evidence: retention has deleted them, or their run is from before all of it was kept.</param>
/// <param name="Strata">Strata in which the newest finished run saw ads.</param>
public sealed record LabelledEntities(IReadOnlyList<LabelledEntity> Entities, int Labels, int Labellers, int Unusable, LabelAgreement Agreement, IReadOnlyList<string> Strata)
{
    private const string EntitiesSql = """
        SELECT e.run_id, e.entity_id, e.ads, e.abstaining_ads, e.spam_pattern, e.open_agency_pattern, m.ads, m.contacts, m.audited,
               (SELECT mode() WITHIN GROUP (ORDER BY v.language)
                FROM research.entity_member x JOIN research.observation o USING (run_id, ad_id) JOIN research.ad_version v USING (ad_version_id)
                WHERE x.run_id = e.run_id AND x.entity_id = e.entity_id),
               (SELECT c.stratum
                FROM research.entity_member x JOIN research.ad a USING (ad_id) JOIN maps.platform_coverage c ON c.run_id = x.run_id AND c.platform_id = a.platform_id
                WHERE x.run_id = e.run_id AND x.entity_id = e.entity_id
                GROUP BY c.platform_id, c.stratum ORDER BY count(*) DESC, c.platform_id LIMIT 1)
        FROM unnest($1, $2) AS w(run_id, entity_id)
        JOIN research.entity e USING (run_id, entity_id)
        JOIN LATERAL (
            SELECT array_agg(DISTINCT x.ad_id ORDER BY x.ad_id) AS ads, array_remove(array_agg(DISTINCT c.contact_id), NULL) AS contacts, coalesce(bool_or(d.purpose = 'audit'), false) AS audited
            FROM research.entity_member x LEFT JOIN research.ad_contact c USING (ad_id) LEFT JOIN research.review_draw d USING (ad_id)
            WHERE x.run_id = e.run_id AND x.entity_id = e.entity_id) m ON true
        WHERE e.abstaining_ads IS NOT NULL AND e.spam_pattern IS NOT NULL AND e.open_agency_pattern IS NOT NULL
        ORDER BY e.run_id, e.entity_id
        """;

    private const string HitsSql = """
        SELECT h.run_id, h.entity_id, h.indicator, h.strength, h.ad_id, h.evidence
        FROM unnest($1, $2) AS w(run_id, entity_id) JOIN research.indicator_hit h USING (run_id, entity_id)
        ORDER BY h.run_id, h.entity_id, h.hit_id
        """;

    private const string TextsSql = """
        SELECT x.run_id, x.entity_id, array_agg(v.text ORDER BY x.ad_id)
        FROM unnest($1, $2) AS w(run_id, entity_id)
        JOIN research.entity_member x USING (run_id, entity_id) JOIN research.observation o USING (run_id, ad_id) JOIN research.ad_version v USING (ad_version_id)
        GROUP BY x.run_id, x.entity_id
        """;

    private const string StrataSql = """
        SELECT DISTINCT stratum FROM maps.platform_coverage
        WHERE ads_seen > 0 AND run_id = (SELECT max(run_id) FROM maps.run WHERE state = 'done') ORDER BY stratum
        """;

    /// <param name="withTexts">Whether a model will read the ads' texts, which are most of what there is to read.</param>
    public static async Task<LabelledEntities> ReadAsync(NpgsqlDataSource database, IndicatorCatalogue catalogue, bool withTexts, CancellationToken ct)
    {
        var labels = await LabelStore.ListAsync(database, ct);
        // Two ads may have named what is one entity now.
        var judged = labels
            .Where(l => l.Label.EntityId is not null)
            .GroupBy(l => (l.Label.RunId, EntityId: l.Label.EntityId!.Value))
            .ToDictionary(g => g.Key, g => g.Select(l => new Judgement(l.Label.Labeller, l.Label.SaysHigh, l.Label.Source == LabelSource.Audit)).DistinctBy(j => j.Labeller, StringComparer.Ordinal).ToList());
        var runs = judged.Keys.Select(k => k.RunId).ToArray();
        var numbers = judged.Keys.Select(k => k.EntityId).ToArray();
        await using var connection = await database.OpenConnectionAsync(ct);
        var hits = (await ReadAsync(connection, HitsSql, runs, numbers, r => (Key: (r.GetInt64(0), r.GetInt32(1)), Id: r.GetString(2), Strength: r.GetDouble(3), Ad: r.IsDBNull(4) ? (long?)null : r.GetInt64(4), Words: r.GetString(5)), ct))
            .ToLookup(h => h.Key);
        var texts = withTexts
            ? (await ReadAsync(connection, TextsSql, runs, numbers, r => (Key: (r.GetInt64(0), r.GetInt32(1)), Texts: r.GetFieldValue<string[]>(2)), ct)).ToDictionary(t => t.Key, t => t.Texts)
            : [];
        var entities = await ReadAsync(
            connection,
            EntitiesSql,
            runs,
            numbers,
            r =>
            {
                var key = (r.GetInt64(0), r.GetInt32(1));
                var ads = r.GetFieldValue<long[]>(6);
                var found = hits[key].Select(h => new IndicatorHit(h.Id, catalogue[h.Id].Group, h.Strength, h.Words, h.Ad is { } ad ? Array.IndexOf(ads, ad) : null, null));
                var evidence = new EntityEvidence([.. found], r.GetInt32(2), r.GetInt32(3), r.GetDouble(4), r.GetDouble(5)) { Texts = texts.GetValueOrDefault(key, []) };
                return new LabelledEntity(evidence, judged[key], r.IsDBNull(10) ? "unknown" : r.GetString(10), r.IsDBNull(9) ? null : r.GetString(9), ads, r.GetFieldValue<long[]>(7), r.GetBoolean(8));
            },
            ct);
        await using var strata = new NpgsqlCommand(StrataSql, connection);
        await using var stratum = await strata.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await stratum.ReadAsync(ct))
        {
            names.Add(stratum.GetString(0));
        }

        var gone = labels.Where(l => l.Label.EntityId is null).Select(l => (l.Label.RunId, l.AdId)).Distinct().Count();
        return new LabelledEntities(entities, labels.Count, labels.Select(l => l.Label.Labeller).Distinct(StringComparer.Ordinal).Count(), gone + judged.Count - entities.Count, LabelAgreement.Of(labels), names);
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, long[] runs, int[] entities, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            CommandTimeout = 0,
            Parameters =
            {
                new() { Value = runs, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
                new() { Value = entities, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await row.ReadAsync(ct))
        {
            rows.Add(read(row));
        }

        return rows;
    }
}
