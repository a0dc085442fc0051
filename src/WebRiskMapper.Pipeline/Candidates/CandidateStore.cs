using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Pipeline.Candidates;

/// <summary>Reads the candidates that crawls have found. A site's evidence is that of its runs together, the largest counts of any of them.</summary>
public static class CandidateStore
{
    /// <summary>Undecided candidates, best first; no known site and no well-known domain among them.</summary>
    public static async Task<IReadOnlyList<Candidate>> ListAsync(NpgsqlDataSource database, WellKnownDomains wellKnown, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var links = await LinksAsync(connection, domain: null, ct);
        return await RankAsync(connection, [.. links.Where(l => !wellKnown.Contains(l.Domain))], ct);
    }

    /// <summary>One domain's evidence, whatever was decided about it.</summary>
    /// <returns>Null when no known site links to it.</returns>
    public static async Task<(Candidate Candidate, CandidateDecision? Decision)?> FindAsync(NpgsqlDataSource database, string domain, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var ranked = await RankAsync(connection, await LinksAsync(connection, domain, ct), ct);
        return ranked is [var candidate] ? (candidate, await DecisionAsync(connection, domain, ct)) : null;
    }

    private static async Task<IReadOnlyList<Candidate>> RankAsync(NpgsqlConnection connection, IReadOnlyList<LinkEvidence> links, CancellationToken ct) =>
        CandidateRanking.Rank(await SitesAsync(connection, ct), await IdsAsync(connection, ct), links);

    private static Task<List<LinkEvidence>> LinksAsync(NpgsqlConnection connection, string? domain, CancellationToken ct) => ReadAsync(
        connection,
        """
        SELECT o.site_id, o.domain, max(o.navigation), max(o.footer), max(o.content), bool_or(o.has_cue), max(o.run_id)
        FROM archive.out_link o
        WHERE CASE WHEN $1::text IS NULL
                   THEN NOT EXISTS (SELECT FROM archive.site s WHERE s.registrable_domain = o.domain) AND NOT EXISTS (SELECT FROM archive.candidate_decision d WHERE d.domain = o.domain)
                   ELSE o.domain = $1 END
        GROUP BY o.site_id, o.domain
        """,
        r => new LinkEvidence(r.GetInt32(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetBoolean(5), r.GetInt64(6)),
        new NpgsqlParameter { Value = (object?)domain ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        ct);

    private static Task<List<KnownSite>> SitesAsync(NpgsqlConnection connection, CancellationToken ct) => ReadAsync(
        connection,
        "SELECT s.site_id, s.base_url, p.name, s.registrable_domain FROM archive.site s JOIN maps.platform p USING (platform_id) ORDER BY s.site_id",
        r => new KnownSite(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3)),
        parameter: null,
        ct);

    private static Task<List<(int SiteId, TrackingId Id)>> IdsAsync(NpgsqlConnection connection, CancellationToken ct) => ReadAsync(
        connection,
        "SELECT DISTINCT site_id, service, account FROM archive.tracking_id",
        r => (r.GetInt32(0), new TrackingId(r.GetString(1), r.GetString(2))),
        parameter: null,
        ct);

    private static async Task<CandidateDecision?> DecisionAsync(NpgsqlConnection connection, string domain, CancellationToken ct) =>
        (await ReadAsync(
            connection,
            "SELECT decision, reason, decided_by, decided_at FROM archive.candidate_decision WHERE domain = $1",
            r => new CandidateDecision(r.GetString(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3)),
            new NpgsqlParameter { Value = domain },
            ct)).FirstOrDefault();

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> row, NpgsqlParameter? parameter, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (parameter is not null)
        {
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
