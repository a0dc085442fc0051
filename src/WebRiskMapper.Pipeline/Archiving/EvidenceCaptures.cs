using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>One capture as the database knows it.</summary>
/// <param name="WarcFile">Path relative to the data directory.</param>
public sealed record EvidenceCapture(
    long EvidenceId, long RunId, int SiteId, int PlatformId, string Site, byte[] UrlHash, DateTimeOffset CapturedAt, string Kind, string WarcFile, long Offset, long Length,
    string RecordId, string? RefersTo, byte[] Sha256, DateTimeOffset? ErasedAt);

/// <summary>Which captures are meant. Several conditions narrow each other; none means all.</summary>
/// <param name="Site">Address or host of a site.</param>
/// <param name="Before">Captured before.</param>
/// <param name="HeldBefore">Captured before, and held since before: an imported archive is older than its import.</param>
/// <param name="Campaign">Id of the campaign whose runs made the captures.</param>
public sealed record CaptureSelection(Uri? Url = null, string? Site = null, DateTimeOffset? Before = null, int? Campaign = null, string? RecordId = null, DateTimeOffset? HeldBefore = null);

/// <summary>Finds captures.</summary>
public static class EvidenceCaptures
{
    // A site's pages are found by (site, address): the hash alone has no index, and sites are few.
    private const string Sql = """
        SELECT e.evidence_id, e.run_id, e.site_id, s.platform_id, s.base_url, e.url_hash, e.captured_at, e.kind, e.warc_file, e.warc_offset, e.warc_length,
               e.record_id, e.refers_to, e.sha256, e.erased_at
        FROM archive.site s JOIN archive.evidence e USING (site_id) JOIN maps.run r USING (run_id)
        WHERE ($1::bytea IS NULL OR e.url_hash = $1) AND ($2::text IS NULL OR s.host = $2 OR s.base_url IN ($2, $2 || '/'))
          AND ($3::timestamptz IS NULL OR e.captured_at < $3) AND ($4::integer IS NULL OR r.campaign_id = $4) AND ($5::text IS NULL OR e.record_id = $5)
          AND ($6::timestamptz IS NULL OR greatest(e.captured_at, r.started_at) < $6)
        ORDER BY e.captured_at DESC, e.evidence_id DESC
        """;

    /// <returns>Newest first; erased ones too.</returns>
    public static async Task<IReadOnlyList<EvidenceCapture>> FindAsync(NpgsqlDataSource database, CaptureSelection selection, CancellationToken ct)
    {
        var url = selection.Url is null ? null : CanonicalUrl.TryCreate(selection.Url);
        if (selection.Url is not null && url is null)
        {
            return [];
        }

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(Parameter(url?.Hash.ToBytes(), NpgsqlDbType.Bytea));
        command.Parameters.Add(Parameter(selection.Site, NpgsqlDbType.Text));
        command.Parameters.Add(Parameter(selection.Before?.UtcDateTime, NpgsqlDbType.TimestampTz));
        command.Parameters.Add(Parameter(selection.Campaign, NpgsqlDbType.Integer));
        command.Parameters.Add(Parameter(selection.RecordId, NpgsqlDbType.Text));
        command.Parameters.Add(Parameter(selection.HeldBefore?.UtcDateTime, NpgsqlDbType.TimestampTz));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var captures = new List<EvidenceCapture>();
        while (await reader.ReadAsync(ct))
        {
            captures.Add(new EvidenceCapture(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetString(4), reader.GetFieldValue<byte[]>(5),
                reader.GetFieldValue<DateTimeOffset>(6), reader.GetString(7), reader.GetString(8), reader.GetInt64(9), reader.GetInt64(10), reader.GetString(11),
                reader.IsDBNull(12) ? null : reader.GetString(12), reader.GetFieldValue<byte[]>(13), reader.IsDBNull(14) ? null : reader.GetFieldValue<DateTimeOffset>(14)));
        }

        return captures;
    }

    private static NpgsqlParameter Parameter(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
