using Npgsql;
using WebRiskMapper.Analysis.Platforms;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Platforms;

/// <summary>The page that a fact was last seen on.</summary>
/// <param name="Url">Null when the page has left the frontier.</param>
/// <param name="Record">WARC record id of the page's latest capture, and its SHA-256 in hexadecimal; null when it was not kept.</param>
public sealed record FactEvidence(PlatformFact Fact, int Pages, string? Url, DateTimeOffset SeenAt, string? Record, string? Sha256);

/// <summary>What is known of a site: each row of the catalogue that pages can tell, and the pages that told.</summary>
/// <param name="PagesRead">By kind, the most that a run read.</param>
public sealed record SiteFindings(IReadOnlyDictionary<PageKind, int> PagesRead, IReadOnlyList<PlatformFinding> Findings, GovernanceGap Gap, IReadOnlyList<FactEvidence> Evidence);

/// <summary>Reads what a site's pages told about its platform over its runs.</summary>
public static class PlatformFactStore
{
    private const string Sql =
        """
        SELECT f.indicator, f.value, f.pages, f.seen_at, f.run_id,
               (SELECT u.url FROM archive.frontier u WHERE u.site_id = f.site_id AND u.url_hash = f.url_hash LIMIT 1), e.record_id, encode(e.sha256, 'hex'),
               EXISTS (SELECT FROM archive.fetch r WHERE r.site_id = f.site_id AND r.run_id > f.run_id AND r.url_hash = f.url_hash AND r.content_hash IS NOT NULL)
        FROM archive.platform_fact f
        LEFT JOIN LATERAL (SELECT e.record_id, e.sha256 FROM archive.evidence e
                           WHERE e.site_id = f.site_id AND e.url_hash = f.url_hash AND e.kind = 'response' AND e.erased_at IS NULL ORDER BY e.run_id = f.run_id DESC, e.captured_at DESC LIMIT 1) e ON true
        WHERE f.site_id = $1
        ORDER BY f.indicator, f.value, f.run_id
        """;

    public static async Task<SiteFindings> OfSiteAsync(NpgsqlDataSource database, int siteId, IReadOnlyList<PlatformIndicator> catalogue, CancellationToken ct)
    {
        var rows = new List<Row>();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(siteId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new Row(reader.GetInt64(4), reader.GetBoolean(8), new FactEvidence(
                new PlatformFact(reader.GetString(0), reader.GetString(1)), reader.GetInt32(2), Text(reader, 5), reader.GetFieldValue<DateTimeOffset>(3), Text(reader, 6), Text(reader, 7))));
        }

        var pages = Enum.GetValues<PageKind>().ToDictionary(k => k, k => rows.Where(r => IsPage(r.Told, k)).Select(r => r.Told.Pages).DefaultIfEmpty(0).Max());
        // Of each fact what the last run saw that saw it. A page that did not change is not read again, so that an older run's word holds.
        var latest = rows.Where(r => r.Told.Fact.Indicator != PlatformFactWrites.Page).GroupBy(r => r.Told.Fact).Select(g => g.MaxBy(r => r.Run)!);
        var standing = latest.Where(f => !IsTakenBack(f, rows)).Select(f => f.Told).ToList();
        var findings = PlatformFindings.Judge(catalogue, pages, [.. standing.Select(s => s.Fact)]);
        return new SiteFindings(pages, findings, PlatformFindings.Gap(findings), standing);
    }

    /// <summary>Sites whose own pages once told that it is so, such as <c>PL11</c>: who runs them.</summary>
    public static async Task<IReadOnlySet<int>> SitesTellingAsync(NpgsqlDataSource database, string indicator, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT DISTINCT site_id FROM archive.platform_fact WHERE indicator = $1 AND value = $2");
        command.Parameters.AddWithValue(indicator);
        command.Parameters.AddWithValue(PlatformFact.Present);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sites = new HashSet<int>();
        while (await reader.ReadAsync(ct))
        {
            sites.Add(reader.GetInt32(0));
        }

        return sites;
    }

    // The page was read again and no longer tells it; or, of what any ad's page would tell, enough later ones did not.
    private static bool IsTakenBack(Row fact, List<Row> rows) =>
        PlatformFindings.IsToldByAds(fact.Told.Fact.Indicator)
            ? rows.Exists(r => r.Run > fact.Run && IsPage(r.Told, PageKind.Ad) && r.Told.Pages >= PlatformFindings.FewestAds)
            : fact.WasReadAgain;

    private static bool IsPage(FactEvidence told, PageKind kind) =>
        told.Fact.Indicator == PlatformFactWrites.Page && told.Fact.Value == PlatformFactWrites.NameOf(kind);

    private sealed record Row(long Run, bool WasReadAgain, FactEvidence Told);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
