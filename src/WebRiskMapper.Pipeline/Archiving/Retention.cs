using Npgsql;
using WebRiskMapper.Pipeline.Campaigns;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>What retention deletes, or would.</summary>
/// <param name="Captures">Pages in the evidence archive.</param>
/// <param name="Files">WARC files in which nothing is left to keep: deleted whole.</param>
/// <param name="HeldCaptures">Past their time and kept by a legal hold.</param>
/// <param name="Elsewhere">Past their time, in archives that do not lie here: those who have them erase them.</param>
/// <param name="Urls">Addresses that no later run of the campaign took up.</param>
/// <param name="Fetches">Requests in the log of fetches.</param>
/// <param name="Observations">Sightings of ads.</param>
/// <param name="AdVersions">Contents of ads that no sighting refers to any more.</param>
/// <param name="Entities">With their members, movements, indicators and scores.</param>
/// <param name="RiskRows">Rows of the risk tables.</param>
public sealed record RetentionResult(string Campaign, int Captures, int Files, int HeldCaptures, int Elsewhere, int Urls, int Fetches, int Observations, int AdVersions, int Entities, int RiskRows)
{
    public bool DeletesNothing() => Captures + Urls + Fetches + Observations + AdVersions + Entities + RiskRows == 0;
}

/// <summary>
/// Deletes what a campaign's <c>retention_days</c> no longer allow to keep, by class, unless a legal hold covers it. Addresses can carry names and
/// phones, so that they go with the raw pages; the log of fetches, which knows pages by hash, goes with the ads. Safe to repeat, and to do where
/// only a part of the archive lies.
/// </summary>
public sealed class Retention(NpgsqlDataSource database, string dataDirectory, EvidenceKey key, TimeProvider time)
{
    private const string HeldRun = "EXISTS (SELECT FROM archive.legal_hold h WHERE h.released_at IS NULL AND h.class = $3 AND h.platform_id IS NULL AND h.site_id IS NULL AND (h.run_id IS NULL OR h.run_id = r.run_id))";

    private const string Expired = "expired AS (SELECT r.run_id FROM maps.run r WHERE r.campaign_id = $1 AND r.state IN ('done', 'failed') AND r.started_at < $2 AND NOT " + HeldRun + ")";

    // An ad that a hold on its platform, its site or the whole class covers keeps everything, and so does an entity that such an ad belongs to.
    private const string HeldAds = """
        held AS (SELECT a.ad_id FROM research.ad a JOIN archive.legal_hold h ON h.released_at IS NULL AND h.class = $3
                 AND (h.platform_id = a.platform_id OR h.site_id = a.site_id OR (h.platform_id IS NULL AND h.site_id IS NULL AND h.run_id IS NULL)))
        """;

    private const string HeldSites = """
        kept AS (SELECT s.site_id FROM archive.site s JOIN archive.legal_hold h ON h.released_at IS NULL AND h.class = $3 AND (h.platform_id = s.platform_id OR h.site_id = s.site_id))
        """;

    private const string EntitiesSql = $"""
        WITH {Expired}, {HeldAds},
             gone AS MATERIALIZED (
                SELECT e.run_id, e.entity_id FROM research.entity e JOIN expired USING (run_id)
                WHERE NOT EXISTS (SELECT FROM research.entity_member m JOIN held USING (ad_id) WHERE m.run_id = e.run_id AND m.entity_id = e.entity_id)),
             hits AS (DELETE FROM research.indicator_hit t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id),
             stays AS (DELETE FROM research.stay t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id),
             scores AS (DELETE FROM research.score t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id),
             lineage AS (DELETE FROM research.entity_lineage t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id),
             members AS (DELETE FROM research.entity_member t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id)
        DELETE FROM research.entity t USING gone g WHERE t.run_id = g.run_id AND t.entity_id = g.entity_id
        """;

    private const string ObservationsSql = $"""
        WITH {Expired}, {HeldAds}
        DELETE FROM research.observation o USING expired x WHERE o.run_id = x.run_id AND NOT EXISTS (SELECT FROM held WHERE held.ad_id = o.ad_id)
        """;

    // Without its content an unchanged ad could not be counted: the next visit reads it anew.
    private const string VersionsSql = $"""
        WITH {HeldAds},
             gone AS (
                DELETE FROM research.ad_version v
                WHERE v.extracted_at < $2 AND NOT EXISTS (SELECT FROM research.observation o WHERE o.ad_version_id = v.ad_version_id)
                  AND NOT EXISTS (SELECT FROM held WHERE held.ad_id = v.ad_id)
                  AND EXISTS (SELECT FROM research.ad a JOIN archive.campaign_site c USING (site_id) WHERE a.ad_id = v.ad_id AND c.campaign_id = $1)
                RETURNING v.ad_id),
             asked AS (
                UPDATE archive.frontier f SET etag = NULL, last_modified = NULL, content_hash = NULL, fetched_at = NULL
                FROM (SELECT DISTINCT a.site_id, a.url_hash FROM gone JOIN research.ad a USING (ad_id)) k, maps.campaign c
                WHERE f.campaign_id = c.campaign_id AND f.site_id = k.site_id AND f.url_hash = k.url_hash)
        SELECT count(*)::integer FROM gone
        """;

    // A page that was sealed stays known, so that it stays sealed.
    private const string UrlsSql = $"""
        WITH {Expired}, {HeldSites}
        DELETE FROM archive.frontier f USING expired x
        WHERE f.campaign_id = $1 AND f.run_id = x.run_id AND NOT EXISTS (SELECT FROM kept WHERE kept.site_id = f.site_id)
          AND NOT EXISTS (SELECT FROM archive.quarantine q WHERE q.site_id = f.site_id AND q.url_hash = f.url_hash)
        """;

    private const string FetchesSql = $"""
        WITH {Expired}, {HeldSites}
        DELETE FROM archive.fetch t USING expired x WHERE t.run_id = x.run_id AND NOT EXISTS (SELECT FROM kept WHERE kept.site_id = t.site_id)
        """;

    // An ad without content keeps no contact; a sealed one keeps its number, so that it stays sealed.
    // A crawl that finds the contact again just now must not lose its link to it: it waits, and makes the contact anew.
    private const string ContactsSql = """
        LOCK TABLE research.contact, research.ad_contact IN SHARE ROW EXCLUSIVE MODE;
        WITH bare AS (DELETE FROM research.ad_contact c WHERE NOT EXISTS (SELECT FROM research.ad_version v WHERE v.ad_id = c.ad_id) RETURNING c.contact_id)
        DELETE FROM research.contact t WHERE t.contact_id IN (SELECT contact_id FROM bare)
          AND NOT EXISTS (SELECT FROM research.ad_contact c WHERE c.contact_id = t.contact_id AND EXISTS (SELECT FROM research.ad_version v WHERE v.ad_id = c.ad_id))
        """;

    private const string AdsSql = $"""
        WITH {HeldAds}
        DELETE FROM research.ad a
        WHERE a.last_seen < $2 AND NOT EXISTS (SELECT FROM research.ad_version v WHERE v.ad_id = a.ad_id) AND NOT EXISTS (SELECT FROM research.observation o WHERE o.ad_id = a.ad_id)
          AND NOT EXISTS (SELECT FROM research.entity_member m WHERE m.ad_id = a.ad_id)
          AND NOT EXISTS (SELECT FROM archive.quarantine q WHERE q.site_id = a.site_id AND q.url_hash = a.url_hash)
          AND EXISTS (SELECT FROM archive.campaign_site c WHERE c.site_id = a.site_id AND c.campaign_id = $1)
          AND NOT EXISTS (SELECT FROM held WHERE held.ad_id = a.ad_id)
        """;

    private const string CandidatesSql = $"""
        WITH {Expired}, {HeldSites},
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
        SELECT ((SELECT count(*) FROM coverage) + (SELECT count(*) FROM platforms) + (SELECT count(*) FROM countries))::integer
        """;

    /// <param name="dryRun">Counts, and changes nothing.</param>
    /// <exception cref="BadInputException">A captured page is not where the database says; all else was deleted.</exception>
    public async Task<RetentionResult> RunAsync(Campaign campaign, bool dryRun, string actor, CancellationToken ct)
    {
        var (captures, held, elsewhere, whole) = await RawAsync(campaign, ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var urls = await ExecuteAsync(connection, UrlsSql, campaign, Before(campaign.Spec.RetentionDays.Raw), "raw", ct);
        var ads = Before(campaign.Spec.RetentionDays.Ads);
        var fetches = await ExecuteAsync(connection, FetchesSql, campaign, ads, "ads", ct);
        var entities = await ExecuteAsync(connection, EntitiesSql, campaign, ads, "ads", ct);
        var observations = await ExecuteAsync(connection, ObservationsSql, campaign, ads, "ads", ct);
        var versions = await CountAsync(connection, VersionsSql, campaign, ads, "ads", ct);
        if (versions > 0)
        {
            await using var contacts = new NpgsqlCommand(ContactsSql, connection) { CommandTimeout = 0 };
            await contacts.ExecuteNonQueryAsync(ct);
        }

        await ExecuteAsync(connection, AdsSql, campaign, ads, "ads", ct);
        await ExecuteAsync(connection, CandidatesSql, campaign, ads, "ads", ct);
        var rows = await CountAsync(connection, RiskSql, campaign, Before(campaign.Spec.RetentionDays.Aggregates), "aggregates", ct);
        var result = new RetentionResult(campaign.Name, captures.Count, whole.Count, held, elsewhere, urls, fetches, observations, versions, entities, rows);
        // A dry run counts by doing it, and takes everything back with the transaction.
        if (!dryRun && !result.DeletesNothing())
        {
            await CustodyLog.WriteAsync(connection, actor, "retention", $"campaign {campaign.Name}", result, ct);
            await transaction.CommitAsync(ct);
        }

        // The files last: one that is damaged keeps nothing else from being deleted.
        if (!dryRun)
        {
            await new EvidenceEraser(database, dataDirectory, key, time)
                .EraseAsync(captures, whole, $"campaign {campaign.Name}", $"retention: raw pages are kept {campaign.Spec.RetentionDays.Raw} days", actor, ct);
        }

        return result;
    }

    /// <summary>Captures here that are past their time, how many more are held or elsewhere, and the files in which every capture goes.</summary>
    private async Task<(IReadOnlyList<EvidenceCapture> Captures, int Held, int Elsewhere, IReadOnlySet<string> WholeFiles)> RawAsync(Campaign campaign, CancellationToken ct)
    {
        var holds = await LegalHolds.ListAsync(database, ct);
        var expired = await EvidenceCaptures.FindAsync(database, new CaptureSelection(HeldBefore: Before(campaign.Spec.RetentionDays.Raw), Campaign: campaign.CampaignId), ct);
        var open = expired.Where(c => c.ErasedAt is null).ToList();
        var due = open.Where(c => !holds.Any(h => h.Covers(c))).ToList();
        var files = new EvidenceFiles(dataDirectory);
        var here = due.GroupBy(c => c.WarcFile, StringComparer.Ordinal).Where(f => files.IsHere(f.Key)).SelectMany(f => f).ToList();
        return (here, open.Count - due.Count, due.Count - here.Count, await WholeAsync(here, ct));
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

    private static async Task<int> CountAsync(NpgsqlConnection connection, string sql, Campaign campaign, DateTimeOffset before, string dataClass, CancellationToken ct)
    {
        await using var command = Command(connection, sql, campaign, before, dataClass);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Campaign campaign, DateTimeOffset before, string dataClass) => new(sql, connection)
    {
        // The first time may have years to delete.
        CommandTimeout = 0,
        Parameters = { new() { Value = campaign.CampaignId }, new() { Value = before.UtcDateTime }, new() { Value = dataClass } },
    };
}
