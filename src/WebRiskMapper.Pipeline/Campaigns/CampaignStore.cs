using System.Net;
using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Campaigns;

/// <summary>A campaign as the database knows it.</summary>
public sealed record Campaign(int CampaignId, string Name, bool Active, CampaignSpec Spec);

/// <summary>One line of the list of campaigns.</summary>
/// <param name="LastRunId">Null before the first run.</param>
/// <param name="LastRunState"><c>crawling</c>, <c>analysing</c>, <c>done</c> or <c>failed</c>.</param>
public sealed record CampaignSummary(int CampaignId, string Name, bool Synthetic, bool Active, string Cron, int Sites, long? LastRunId, string? LastRunState, DateTimeOffset? LastRunStarted);

/// <summary>Creates, lists, pauses and resumes campaigns. Every change is in the audit log, in the same transaction.</summary>
public sealed class CampaignStore(NpgsqlDataSource database, PublicSuffixList suffixes, TimeProvider time)
{
    /// <summary>Creates a campaign, or brings the one of this name up to date; sites it has already stay.</summary>
    /// <param name="sites">The lines of its platform lists, or of the synthetic web.</param>
    /// <param name="actor">Who does it, for the audit log.</param>
    /// <exception cref="BadInputException">A synthetic campaign names a real site, or the other way round; nothing is changed.</exception>
    public async Task<int> CreateAsync(CampaignSpec spec, IReadOnlyList<PlatformSeed> sites, string actor, CancellationToken cancellationToken)
    {
        Check(spec, sites);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = await UpsertCampaignAsync(connection, spec, cancellationToken);
        await UpsertSitesAsync(connection, id, spec, sites, cancellationToken);
        await AuditLog.WriteAsync(connection, actor, "campaign.create", spec.Name, new { sites = sites.Count, spec.Synthetic }, cancellationToken);
        await RiskMapDatabase.EnsureCampaignPartitionAsync(connection, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    public async Task<Campaign?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT campaign_id, name, state, spec::text FROM maps.campaign WHERE name = $1");
        command.Parameters.AddWithValue(name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Campaign(reader.GetInt32(0), reader.GetString(1), reader.GetString(2) is "active", ReadSpec(reader.GetString(3)))
            : null;
    }

    public async Task<IReadOnlyList<CampaignSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT c.campaign_id, c.name, c.synthetic, c.state, c.cron,
                   (SELECT count(*)::int FROM archive.campaign_site s WHERE s.campaign_id = c.campaign_id),
                   r.run_id, r.state, r.started_at
            FROM maps.campaign c
            LEFT JOIN LATERAL (SELECT * FROM maps.run r WHERE r.campaign_id = c.campaign_id ORDER BY r.run_id DESC LIMIT 1) r ON true
            ORDER BY c.name
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<CampaignSummary>();
        while (await reader.ReadAsync(cancellationToken))
        {
            list.Add(new CampaignSummary(
                reader.GetInt32(0), reader.GetString(1), reader.GetBoolean(2), reader.GetString(3) is "active", reader.GetString(4), reader.GetInt32(5),
                reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8)));
        }

        return list;
    }

    /// <summary>No run starts and no page is fetched until the campaign is resumed; an open run waits.</summary>
    /// <returns>False when there is no such campaign.</returns>
    public Task<bool> PauseAsync(string name, string actor, CancellationToken cancellationToken) => SetStateAsync(name, "paused", actor, cancellationToken);

    /// <returns>False when there is no such campaign.</returns>
    public Task<bool> ResumeAsync(string name, string actor, CancellationToken cancellationToken) => SetStateAsync(name, "active", actor, cancellationToken);

    internal static CampaignSpec ReadSpec(string json) => StoredJson.Read<CampaignSpec>(json);

    /// <summary>The gate refuses a wrong address at connect time anyway; here the person is told before anything starts.</summary>
    private static void Check(CampaignSpec spec, IReadOnlyList<PlatformSeed> sites)
    {
        var problems = new List<InputProblem>();
        if (!spec.Synthetic && (spec.Controller is null || spec.LegalBasis is null || spec.DpiaReference is null))
        {
            problems.Add(new InputProblem(spec.Name, null, "controller", "a campaign over real sites needs controller, legal_basis and dpia_reference", "fill them in in the campaign's file"));
        }

        foreach (var site in sites)
        {
            var loopback = IPAddress.TryParse(site.Site.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
            if (spec.Synthetic != (loopback || site.Site.IsLoopback))
            {
                problems.Add(new InputProblem(spec.Name, null, "platforms", $"{site.Site.Host} is {(spec.Synthetic ? "not " : "")}a loopback address", spec.Synthetic ? "a synthetic campaign crawls the invented web only" : "set 'synthetic: true' for the invented web"));
            }
        }

        if (problems.Count > 0)
        {
            throw new BadInputException(problems);
        }
    }

    private async Task<int> UpsertCampaignAsync(NpgsqlConnection connection, CampaignSpec spec, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO maps.campaign (name, synthetic, state, cron, spec, created_at) VALUES ($1, $2, 'active', $3, $4, $5)
            ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, spec = excluded.spec
            RETURNING campaign_id, synthetic
            """,
            connection);
        command.Parameters.AddWithValue(spec.Name);
        command.Parameters.AddWithValue(spec.Synthetic);
        command.Parameters.AddWithValue(spec.Cron);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, StoredJson.Write(spec));
        command.Parameters.AddWithValue(time.GetUtcNow().UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return reader.GetBoolean(1) == spec.Synthetic
            ? reader.GetInt32(0)
            : throw new BadInputException(new InputProblem(spec.Name, null, "synthetic", "the existing campaign of this name is of the other kind", "give the new one another name: invented and real data never mix"));
    }

    private async Task UpsertSitesAsync(NpgsqlConnection connection, int campaignId, CampaignSpec spec, IReadOnlyList<PlatformSeed> sites, CancellationToken cancellationToken)
    {
        await PlatformSeeds.UpsertAsync(connection, sites, suffixes, cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        var addresses = sites.Select(s => s.Site.AbsoluteUri).ToArray();
        batch.Add(
            """
            INSERT INTO archive.campaign_site (campaign_id, site_id)
            SELECT $1, site_id FROM archive.site WHERE base_url = ANY ($2) ORDER BY site_id ON CONFLICT DO NOTHING
            """,
            campaignId,
            addresses);
        // What a crawl learnt about a site's pace stays; a site that was never crawled starts at the campaign's.
        batch.Add(
            """
            UPDATE archive.site s SET delay_ms = $1
            WHERE base_url = ANY ($2) AND NOT EXISTS (SELECT FROM archive.run_site r WHERE r.site_id = s.site_id)
            """,
            spec.Politeness.DelayMs,
            addresses);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<bool> SetStateAsync(string name, string state, string actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("UPDATE maps.campaign SET state = $2 WHERE name = $1", connection);
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(state);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            return false;
        }

        await AuditLog.WriteAsync(connection, actor, state is "paused" ? "campaign.pause" : "campaign.resume", name, ct: cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
