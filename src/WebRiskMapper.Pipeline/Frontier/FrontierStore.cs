using Npgsql;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Reads a leased site's URLs and writes what became of them: one transaction per batch, guarded by the lease's fence, so that after a
/// crash at any point every URL is either untouched or wholly settled.
/// </summary>
public sealed class FrontierStore(NpgsqlDataSource database, PublicSuffixList suffixes)
{
    /// <summary>URLs of the site that are due, best first; none when the run's budget is spent.</summary>
    public async Task<IReadOnlyList<FrontierUrl>> NextAsync(SiteLease lease, int most, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT f.url_hash, f.url, f.kind, f.depth, f.attempts, f.etag, f.last_modified, f.content_hash,
                   f.page_type, f.parent_hash, f.fetched_at, f.content_key, f.revisits, f.changes, f.watched_days, e.record_id, e.captured_at, e.sha256
            FROM (SELECT * FROM archive.frontier
                  WHERE campaign_id = $1 AND site_id = $2 AND pending AND run_id = $3 AND due_at <= clock_timestamp()
                    AND NOT EXISTS (SELECT FROM maps.run WHERE run_id = $3 AND spent_at IS NOT NULL)
                  ORDER BY priority DESC, due_at, url_hash LIMIT $4) f
            LEFT JOIN LATERAL (
                SELECT e.record_id, e.captured_at, e.sha256 FROM archive.evidence e JOIN maps.run r ON r.run_id = e.run_id AND r.campaign_id = f.campaign_id
                WHERE f.content_hash IS NOT NULL AND e.site_id = f.site_id AND e.url_hash = f.url_hash AND e.kind = 'response' AND e.erased_at IS NULL
                ORDER BY e.captured_at DESC LIMIT 1) e ON true
            ORDER BY f.priority DESC, f.due_at, f.url_hash
            """);
        command.Parameters.AddWithValue(lease.CampaignId);
        command.Parameters.AddWithValue(lease.SiteId);
        command.Parameters.AddWithValue(lease.RunId);
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var urls = new List<FrontierUrl>(most);
        while (await reader.ReadAsync(cancellationToken))
        {
            urls.Add(new FrontierUrl(
                UrlHash.FromBytes(reader.GetFieldValue<byte[]>(0)), new Uri(reader.GetString(1)), (UrlKind)reader.GetInt16(2), reader.GetInt32(3), reader.GetInt32(4),
                Text(reader, 5), Text(reader, 6), reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7))
            {
                PageType = reader.IsDBNull(8) ? null : (PageType)reader.GetInt16(8),
                Parent = reader.IsDBNull(9) ? null : UrlHash.FromBytes(reader.GetFieldValue<byte[]>(9)),
                FetchedAt = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10),
                ContentKey = reader.IsDBNull(11) ? null : reader.GetInt64(11),
                History = new ChangeHistory(reader.GetInt32(12), reader.GetInt32(13), reader.GetDouble(14)),
                Kept = reader.IsDBNull(15) ? null : new KeptCapture(reader.GetString(15), reader.GetFieldValue<DateTimeOffset>(16), reader.GetFieldValue<byte[]>(17)),
            });
        }

        return urls;
    }

    /// <summary>What earlier visits learnt about the site, as <see cref="SiteLearning.Write"/> wrote it, and the profile of its template, if any.</summary>
    public async Task<(string? Learned, string? Profile)> LearnedAsync(SiteLease lease, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT learned::text, profile::text FROM archive.site WHERE site_id = $1");
        command.Parameters.AddWithValue(lease.SiteId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (Text(reader, 0), Text(reader, 1)) : (null, null);
    }

    /// <summary>Writes a batch and, when it says so, gives the site back.</summary>
    /// <returns>False when the lease was lost: nothing was written, and whoever took the site over fetches these URLs again.</returns>
    public async Task<bool> SettleAsync(SiteLease lease, SiteBatch batch, CancellationToken cancellationToken) =>
        (await SettleAsync([new SiteWork(lease, batch)], cancellationToken)).Contains(lease.SiteId);

    /// <summary>Writes batches of distinct sites in one transaction: the statements stay as many as for one site.</summary>
    /// <returns>The sites whose lease still held; of the others nothing was written.</returns>
    public async Task<IReadOnlySet<int>> SettleAsync(IReadOnlyList<SiteWork> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await HoldAsync(connection, [.. work.Select(w => w.Lease)], cancellationToken);
        await using var commands = new NpgsqlBatch(connection);
        foreach (var run in work.Where(w => held.Contains(w.Lease.SiteId)).GroupBy(w => w.Lease.RunId))
        {
            var sites = run.ToList();
            var read = sites.SelectMany(w => w.Batch.Results.Select(r => new SiteResult(w.Lease, r))).ToList();
            var (campaignId, runId) = (sites[0].Lease.CampaignId, run.Key);
            if (read.Count > 0)
            {
                FrontierWrites.AddUrls(commands, campaignId, runId, read);
                FrontierWrites.AddFetches(commands, runId, read);
            }

            FrontierWrites.AddAsides(commands, runId, sites);
            FrontierWrites.AddDiscoveries(commands, campaignId, runId, sites);
            FrontierWrites.AddOrder(commands, sites);
            AdWrites.Add(commands, runId, read);
            CandidateWrites.Add(commands, runId, read, suffixes);
            PlatformFactWrites.Add(commands, runId, read);
            FrontierWrites.AddSites(commands, sites);
            FrontierWrites.AddRunSites(commands, runId, sites);
            FrontierWrites.AddRelease(commands, campaignId, runId, [.. sites.Where(w => w.Batch.Release)]);
        }

        if (commands.BatchCommands.Count > 0)
        {
            await commands.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return held;
    }

    /// <summary>Locks the sites for the transaction and names those whose lease still holds.</summary>
    internal static async Task<IReadOnlySet<int>> HoldAsync(NpgsqlConnection connection, IReadOnlyList<SiteLease> leases, CancellationToken cancellationToken)
    {
        // In one order, so that two workers that both believe to hold a site never wait in a circle.
        await using var guard = new NpgsqlCommand(
            $"""
            SELECT s.site_id, {SiteLeases.ShortTransaction}
            FROM archive.site s JOIN unnest($1::integer[], $2::bigint[]) AS held (site_id, fence) ON s.site_id = held.site_id AND s.fence = held.fence
            ORDER BY s.site_id FOR UPDATE OF s
            """,
            connection);
        guard.Parameters.AddWithValue(leases.Select(l => l.SiteId).ToArray());
        guard.Parameters.AddWithValue(leases.Select(l => l.Fence).ToArray());
        await using var reader = await guard.ExecuteReaderAsync(cancellationToken);
        var held = new HashSet<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add(reader.GetInt32(0));
        }

        return held;
    }

    /// <summary>
    /// Writes pages that come from an archive: no lease is needed, as nothing is asked of the site, and its politeness stays as it is. A page
    /// that was sealed stays sealed.
    /// </summary>
    public async Task StoreImportedAsync(SiteLease lease, SiteBatch batch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var commands = new NpgsqlBatch(connection);
        commands.Add(
            """
            INSERT INTO archive.frontier AS f (campaign_id, site_id, url_hash, url, kind, depth, priority, found_by, first_run_id, run_id, pending, due_at)
            SELECT $1, $2, u.url_hash, u.url, $6, 0, 0, 0, $3, $3, true, clock_timestamp() FROM unnest($4::bytea[], $5::text[]) AS u (url_hash, url)
            ON CONFLICT (campaign_id, site_id, url_hash) DO UPDATE SET run_id = excluded.run_id, pending = true, attempts = 0, due_at = excluded.due_at
            WHERE f.outcome IS DISTINCT FROM $7
            """,
            lease.CampaignId,
            lease.SiteId,
            lease.RunId,
            batch.Results.Select(r => r.Url.Hash.ToBytes()).ToArray(),
            batch.Results.Select(r => r.Url.Url.AbsoluteUri).ToArray(),
            (short)UrlKind.Page,
            (short)FetchOutcome.Quarantined);
        var read = batch.Results.Select(r => new SiteResult(lease, r)).ToList();
        FrontierWrites.AddUrls(commands, lease.CampaignId, lease.RunId, read);
        FrontierWrites.AddFetches(commands, lease.RunId, read);
        AdWrites.Add(commands, lease.RunId, read);
        CandidateWrites.Add(commands, lease.RunId, read, suffixes);
        PlatformFactWrites.Add(commands, lease.RunId, read);
        FrontierWrites.AddRunSites(commands, lease.RunId, [new SiteWork(lease, batch)]);
        await commands.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <summary>What one visit has to write.</summary>
public sealed record SiteWork(SiteLease Lease, SiteBatch Batch);

/// <summary>A result and the lease it was fetched under.</summary>
internal readonly record struct SiteResult(SiteLease Lease, UrlResult Result);
