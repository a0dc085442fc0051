using System.Reflection;
using Npgsql;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <param name="IsNew">False when a run of the campaign was open already; then that one is named.</param>
public readonly record struct StartedRun(long RunId, bool IsNew);

public enum RunTrigger
{
    Manual,
    Schedule,
}

/// <summary>Opens a run: its sites, their start pages, and every URL that earlier runs left alive. Idempotent while a run is open.</summary>
public sealed class RunStarter(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly short[] NotRevisited = [(short)FetchOutcome.Gone, (short)FetchOutcome.Trap, (short)FetchOutcome.RefusedByPolicy, (short)FetchOutcome.Quarantined];

    /// <exception cref="InvalidOperationException">The campaign is paused, or has no sites.</exception>
    public async Task<StartedRun> StartAsync(Campaign campaign, RunTrigger trigger, string actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await RiskMapDatabase.EnsureFetchPartitionsAsync(connection, time.GetUtcNow(), cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await IsActiveAsync(connection, campaign, cancellationToken))
        {
            throw new InvalidOperationException($"Campaign '{campaign.Name}' is paused; resume it first.");
        }

        if (await InsertAsync(connection, campaign, trigger, cancellationToken) is not { } runId)
        {
            return new StartedRun(await OpenRunAsync(connection, campaign, cancellationToken), IsNew: false);
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            "INSERT INTO archive.run_site (run_id, site_id, state) SELECT $1, site_id, 'active' FROM archive.campaign_site WHERE campaign_id = $2",
            runId,
            campaign.CampaignId);
        Recrawl.AddToRun(batch, campaign.CampaignId, runId, NotRevisited);
        var sites = await ReadSitesAsync(connection, campaign, cancellationToken);
        if (sites.Count == 0)
        {
            throw new InvalidOperationException($"Campaign '{campaign.Name}' has no sites; give it a platform list.");
        }

        AddStartPages(batch, campaign, runId, sites);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await AuditLog.WriteAsync(connection, actor, "run.start", campaign.Name, new { run_id = runId, trigger = trigger.ToString() }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StartedRun(runId, IsNew: true);
    }

    private static void AddStartPages(NpgsqlBatch batch, Campaign campaign, long runId, IReadOnlyList<(int SiteId, CanonicalUrl Url)> sites) => batch.Add(
        """
        INSERT INTO archive.frontier AS f (campaign_id, site_id, url_hash, url, kind, depth, priority, found_by, first_run_id, run_id, pending, due_at)
        SELECT $1, u.site_id, u.url_hash, u.url, $3, 0, $4, 0, $2, $2, true, clock_timestamp()
        FROM unnest($5::integer[], $6::bytea[], $7::text[]) AS u (site_id, url_hash, url)
        ON CONFLICT (campaign_id, site_id, url_hash) DO UPDATE
        SET run_id = excluded.run_id, pending = true, attempts = 0, due_at = excluded.due_at, priority = excluded.priority, kind = excluded.kind, depth = 0
        """,
        campaign.CampaignId,
        runId,
        (short)UrlKind.Start,
        new Discovery(sites[0].Url, UrlKind.Start, 0, FoundBy.None).Priority,
        sites.Select(s => s.SiteId).ToArray(),
        sites.Select(s => s.Url.Hash.ToBytes()).ToArray(),
        sites.Select(s => s.Url.Text).ToArray());

    private static async Task<bool> IsActiveAsync(NpgsqlConnection connection, Campaign campaign, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT state = 'active' FROM maps.campaign WHERE campaign_id = $1", connection);
        command.Parameters.AddWithValue(campaign.CampaignId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<long?> InsertAsync(NpgsqlConnection connection, Campaign campaign, RunTrigger trigger, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO maps.run (campaign_id, state, trigger, started_at, code_version) VALUES ($1, 'crawling', $2, $3, $4)
            ON CONFLICT (campaign_id) WHERE state IN ('crawling', 'analysing') DO NOTHING RETURNING run_id
            """,
            connection);
        command.Parameters.AddWithValue(campaign.CampaignId);
        command.Parameters.AddWithValue(trigger == RunTrigger.Manual ? "manual" : "schedule");
        command.Parameters.AddWithValue(time.GetUtcNow().UtcDateTime);
        command.Parameters.AddWithValue(typeof(RunStarter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task<long> OpenRunAsync(NpgsqlConnection connection, Campaign campaign, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT max(run_id) FROM maps.run WHERE campaign_id = $1", connection);
        command.Parameters.AddWithValue(campaign.CampaignId);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<IReadOnlyList<(int SiteId, CanonicalUrl Url)>> ReadSitesAsync(NpgsqlConnection connection, Campaign campaign, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT s.site_id, s.base_url FROM archive.campaign_site c JOIN archive.site s USING (site_id) WHERE c.campaign_id = $1 ORDER BY s.site_id", connection);
        command.Parameters.AddWithValue(campaign.CampaignId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sites = new List<(int, CanonicalUrl)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sites.Add((reader.GetInt32(0), CanonicalUrl.TryCreate(reader.GetString(1))!));
        }

        return sites;
    }
}
