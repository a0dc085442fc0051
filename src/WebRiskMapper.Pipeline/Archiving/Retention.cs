using Npgsql;
using WebRiskMapper.Pipeline.Campaigns;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>What retention deletes, or would.</summary>
/// <param name="Captures">Pages in the evidence archive.</param>
/// <param name="Files">WARC files in which nothing is left to keep: deleted whole.</param>
/// <param name="HeldCaptures">Past their time and kept by a legal hold.</param>
/// <param name="Observations">Sightings of ads.</param>
/// <param name="AdVersions">Contents of ads that no sighting refers to any more.</param>
/// <param name="Entities">With their members, indicators and scores.</param>
/// <param name="RiskRows">Rows of the risk tables.</param>
public sealed record RetentionResult(string Campaign, int Captures, int Files, int HeldCaptures, int Observations, int AdVersions, int Entities, int RiskRows);

/// <summary>Deletes what a campaign's <c>retention_days</c> no longer allow to keep, by class, unless a legal hold covers it.</summary>
public sealed class Retention(NpgsqlDataSource database, string dataDirectory, EvidenceKey key, TimeProvider time)
{
    private const string HeldRun = "EXISTS (SELECT FROM archive.legal_hold h WHERE h.released_at IS NULL AND h.class = $3 AND h.platform_id IS NULL AND h.site_id IS NULL AND (h.run_id IS NULL OR h.run_id = r.run_id))";

    private const string Expired = "expired AS (SELECT r.run_id FROM maps.run r WHERE r.campaign_id = $1 AND r.state IN ('done', 'failed') AND r.started_at < $2 AND NOT " + HeldRun + ")";

    // An ad that a hold on its platform or site covers keeps everything, and so does an entity that such an ad belongs to.
    private const string HeldAds = """
        held AS (SELECT a.ad_id FROM research.ad a JOIN archive.legal_hold h ON h.released_at IS NULL AND h.class = $3 AND (h.platform_id = a.platform_id OR h.site_id = a.site_id))
        """;

    private const string EntitiesSql = $"""
        WITH {Expired}, {HeldAds},
             gone AS MATERIALIZED (
                SELECT e.run_id, e.entity_id FROM research.entity e JOIN expired USING (run_id)
                WHERE NOT EXISTS (SELECT FROM research.entity_member m JOIN held USING (ad_id) WHERE m.run_id = e.run_id AND m.entity_id = e.entity_id)),
             hits AS (DELETE FROM research.indicator_hit t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id),
             scores AS (DELETE FROM research.score t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id),
             lineage AS (DELETE FROM research.entity_lineage t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id),
             members AS (DELETE FROM research.entity_member t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id)
        DELETE FROM research.entity t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id
        """;

    private const string ObservationsSql = $"""
        WITH {Expired}, {HeldAds}
        DELETE FROM research.observation o USING expired x WHERE o.run_id = x.run_id AND NOT EXISTS (SELECT FROM held WHERE held.ad_id = o.ad_id)
        """;

    private const string VersionsSql = $"""
        WITH {HeldAds}
        DELETE FROM research.ad_version v
        WHERE v.extracted_at < $2 AND NOT EXISTS (SELECT FROM research.observation o WHERE o.ad_version_id = v.ad_version_id)
          AND NOT EXISTS (SELECT FROM held WHERE held.ad_id = v.ad_id)
          AND EXISTS (SELECT FROM research.ad a JOIN archive.campaign_site c USING (site_id) WHERE a.ad_id = v.ad_id AND c.campaign_id = $1)
        """;

    // An ad without content keeps no contact; a sealed one keeps its number, so that it stays sealed.
    private const string ContactsSql = """
        WITH bare AS (DELETE FROM research.ad_contact c WHERE NOT EXISTS (SELECT FROM research.ad_version v WHERE v.ad_id = c.ad_id) RETURNING c.contact_id)
        DELETE FROM research.contact t WHERE t.contact_id IN (SELECT contact_id FROM bare)
          AND NOT EXISTS (SELECT FROM research.ad_contact c WHERE c.contact_id = t.contact_id AND EXISTS (SELECT FROM research.ad_version v WHERE v.ad_id = c.ad_id))
        """;

    private const string AdsSql = """
        DELETE FROM research.ad a
        WHERE a.last_seen < $2 AND NOT EXISTS (SELECT FROM research.ad_version v WHERE v.ad_id = a.ad_id) AND NOT EXISTS (SELECT FROM research.observation o WHERE o.ad_id = a.ad_id)
          AND NOT EXISTS (SELECT FROM research.entity_member m WHERE m.ad_id = a.ad_id)
          AND NOT EXISTS (SELECT FROM archive.quarantine q WHERE q.site_id = a.site_id AND q.url_hash = a.url_hash)
          AND EXISTS (SELECT FROM archive.campaign_site c WHERE c.site_id = a.site_id AND c.campaign_id = $1)
          AND NOT EXISTS (SELECT FROM archive.legal_hold h WHERE h.released_at IS NULL AND h.class = $3 AND (h.platform_id = a.platform_id OR h.site_id = a.site_id))
        """;

    private const string CandidatesSql = $"""
        WITH {Expired},
             kept AS (SELECT s.site_id FROM archive.site s JOIN archive.legal_hold h ON h.released_at IS NULL AND h.class = $3 AND (h.platform_id = s.platform_id OR h.site_id = s.site_id)),
             facts AS (DELETE FROM archive.platform_fact t USING expired x WHERE t.run_id = x.run_id AND NOT EXISTS (SELECT FROM kept WHERE kept.site_id = t.site_id)),
             links AS (DELETE FROM archive.out_link t USING expired x WHERE t.run_id = x.run_id AND NOT EXISTS (SELECT FROM kept WHERE kept.site_id = t.site_id))
        DELETE FROM archive.tracking_id t USING expired x WHERE t.run_id = x.run_id AND NOT EXISTS (SELECT FROM kept WHERE kept.site_id = t.site_id)
        """;

    private const string RiskSql = $"""
        WITH {Expired},
             kept AS (SELECT h.platform_id FROM archive.legal_hold h WHERE h.released_at IS NULL AND h.class = $3 AND h.platform_id IS NOT NULL
                      UNION SELECT s.platform_id FROM archive.legal_hold h JOIN archive.site s USING (site_id) WHERE h.released_at IS NULL AND h.class = $3),
             coverage AS (DELETE FROM maps.platform_coverage t USING expired x WHERE t.run_id = x.run_id AND NOT EXISTS (SELECT FROM kept WHERE kept.platform_id = t.platform_id) RETURNING 1),
             platforms AS (DELETE FROM maps.platform_risk t USING expired x WHERE t.run_id = x.run_id AND NOT EXISTS (SELECT FROM kept WHERE kept.platform_id = t.platform_id) RETURNING 1),
             countries AS (DELETE FROM maps.country_risk t USING expired x WHERE t.run_id = x.run_id RETURNING 1)
        SELECT (SELECT count(*) FROM coverage) + (SELECT count(*) FROM platforms) + (SELECT count(*) FROM countries)
        """;

    /// <param name="dryRun">Counts, and changes nothing.</param>
    public async Task<RetentionResult> RunAsync(Campaign campaign, bool dryRun, string actor, CancellationToken ct)
    {
        var (captures, held, whole) = await RawAsync(campaign, ct);
        if (!dryRun)
        {
            await new EvidenceEraser(database, dataDirectory, key, time)
                .EraseAsync(captures, whole, $"campaign {campaign.Name}", $"retention: raw pages are kept {campaign.Spec.RetentionDays.Raw} days", actor, ct);
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var ads = Before(campaign.Spec.RetentionDays.Ads);
        var entities = await ExecuteAsync(connection, EntitiesSql, campaign, ads, "ads", ct);
        var observations = await ExecuteAsync(connection, ObservationsSql, campaign, ads, "ads", ct);
        var versions = await ExecuteAsync(connection, VersionsSql, campaign, ads, "ads", ct);
        await using (var contacts = new NpgsqlCommand(ContactsSql, connection))
        {
            await contacts.ExecuteNonQueryAsync(ct);
        }

        await ExecuteAsync(connection, AdsSql, campaign, ads, "ads", ct);
        await ExecuteAsync(connection, CandidatesSql, campaign, ads, "ads", ct);
        await using var risk = Command(connection, RiskSql, campaign, Before(campaign.Spec.RetentionDays.Aggregates), "aggregates");
        var rows = (int)(long)(await risk.ExecuteScalarAsync(ct))!;
        var result = new RetentionResult(campaign.Name, captures.Count, whole.Count, held, observations, versions, entities, rows);
        if (!dryRun)
        {
            await CustodyLog.WriteAsync(connection, actor, "retention", $"campaign {campaign.Name}", result, ct);
            await transaction.CommitAsync(ct);
        }

        // A dry run counts by doing it, and takes everything back with the transaction.
        return result;
    }

    /// <summary>Captures past their time, how many of them are held, and the files in which every capture goes.</summary>
    private async Task<(IReadOnlyList<EvidenceCapture> Captures, int Held, IReadOnlySet<string> WholeFiles)> RawAsync(Campaign campaign, CancellationToken ct)
    {
        var holds = await LegalHolds.ListAsync(database, ct);
        var expired = await EvidenceCaptures.FindAsync(database, new CaptureSelection(Before: Before(campaign.Spec.RetentionDays.Raw), Campaign: campaign.CampaignId), ct);
        var open = expired.Where(c => c.ErasedAt is null).ToList();
        var due = open.Where(c => !holds.Any(h => h.Covers(c))).ToList();
        return (due, open.Count - due.Count, await WholeAsync(due, ct));
    }

    private async Task<IReadOnlySet<string>> WholeAsync(List<EvidenceCapture> due, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT e.warc_file FROM archive.evidence e JOIN maps.run r USING (run_id)
            WHERE e.warc_file = ANY ($1) AND r.state IN ('done', 'failed')
            GROUP BY e.warc_file HAVING bool_and(e.erased_at IS NOT NULL OR e.evidence_id = ANY ($2))
            """);
        command.Parameters.AddWithValue(due.Select(c => c.WarcFile).Distinct(StringComparer.Ordinal).ToArray());
        command.Parameters.AddWithValue(due.Select(c => c.EvidenceId).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var whole = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            whole.Add(reader.GetString(0));
        }

        return whole;
    }

    private DateTimeOffset Before(int days) => time.GetUtcNow().AddDays(-days);

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, Campaign campaign, DateTimeOffset before, string dataClass, CancellationToken ct)
    {
        await using var command = Command(connection, sql, campaign, before, dataClass);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Campaign campaign, DateTimeOffset before, string dataClass) => new(sql, connection)
    {
        Parameters = { new() { Value = campaign.CampaignId }, new() { Value = before.UtcDateTime }, new() { Value = dataClass } },
    };
}
