using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// Seals what a worker archived: finally when a run's crawl is over, and for the time being when the worker leaves. What a worker that died left
/// unsealed in the same archive is sealed by the next one. Stops after the crawl worker, so that its last records are in.
/// </summary>
internal sealed partial class EvidenceSealer(
    NpgsqlDataSource database, WarcArchive archive, EvidenceSeal seal, ArchiveGuard guard, TimestampAuthority? authority, WorkerIdentity identity, TimeProvider time, ILogger<EvidenceSealer> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan StampAgain = TimeSpan.FromMinutes(5);

    private readonly SortedSet<long> unsealed = [];
    private readonly Queue<string> unstamped = [];
    private long stampedAt;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        unsealed.UnionWith(archive.OpenRuns());
        try
        {
            try
            {
                await SealEndedAsync(cancellationToken);
            }
            catch (Exception e) when (DatabaseFault.IsPassing(e))
            {
                LogDatabaseAway(e);
            }

            await StampAsync(cancellationToken);
            // Handed over: another worker goes on with these runs. The database learns of it from whoever comes next.
            foreach (var run in archive.OpenRuns())
            {
                archive.Close(run);
                seal.Write(run, final: false, custody: null);
            }
        }
        catch (Exception e) when (ArchiveGuard.IsFault(e))
        {
            // Every record that the database refers to is on disk; the next worker on this archive seals it.
            guard.Fail(e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        unsealed.UnionWith(seal.Unsealed());
        seal.Unstamped().ToList().ForEach(unstamped.Enqueue);
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            await CatchUpAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                unsealed.UnionWith(archive.OpenRuns());
                if (!guard.IsWritable)
                {
                    continue;
                }

                try
                {
                    await SealEndedAsync(stoppingToken);
                    await StampAsync(stoppingToken);
                }
                catch (Exception e) when (DatabaseFault.IsPassing(e))
                {
                    LogDatabaseAway(e);
                }
                catch (Exception e) when (ArchiveGuard.IsFault(e))
                {
                    guard.Fail(e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    /// <summary>Manifests that were written while the database was away.</summary>
    private async Task CatchUpAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            foreach (var earlier in seal.Seals())
            {
                await StoreAsync(connection, earlier, ct);
            }
        }
        catch (Exception e) when (DatabaseFault.IsPassing(e))
        {
            LogDatabaseAway(e);
        }
    }

    private async Task SealEndedAsync(CancellationToken ct)
    {
        if (unsealed.Count == 0)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        foreach (var run in await EndedAsync(connection, ct))
        {
            archive.Close(run);
            if (seal.Write(run, final: true, await CustodyLog.HeadAsync(database, ct)) is { } written)
            {
                // It stands on the disk, and is not written again: a shutdown just now must not keep it from the database.
                await StoreAsync(connection, written, CancellationToken.None);
                unstamped.Enqueue(written.Path);
                stampedAt = 0;
            }

            unsealed.Remove(run);
        }
    }

    /// <summary>An authority that is away is asked again after a while; until then the manifests stand without a timestamp.</summary>
    private async Task StampAsync(CancellationToken ct)
    {
        if (authority is null || unstamped.Count == 0 || (stampedAt != 0 && time.GetElapsedTime(stampedAt) < StampAgain))
        {
            return;
        }

        while (unstamped.TryPeek(out var path))
        {
            var (token, reason) = await authority.StampAsync(await File.ReadAllBytesAsync(path, ct), ct);
            if (token is null)
            {
                LogNotStamped(authority.Url, reason!);
                stampedAt = time.GetTimestamp();
                return;
            }

            AtomicFile.Write(EvidenceManifest.TimestampOf(path), token);
            unstamped.Dequeue();
        }
    }

    private async Task<IReadOnlyList<long>> EndedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT run_id FROM maps.run WHERE run_id = ANY ($1) AND state NOT IN ('crawling', 'importing') ORDER BY run_id", connection);
        command.Parameters.AddWithValue(unsealed.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var ended = new List<long>();
        while (await reader.ReadAsync(ct))
        {
            ended.Add(reader.GetInt64(0));
        }

        return ended;
    }

    private async Task StoreAsync(NpgsqlConnection connection, Seal written, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(
            "INSERT INTO archive.evidence_manifest (archive_id, sequence, run_id, final, sha256, sealed_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING", connection)
        {
            Parameters =
            {
                new() { Value = written.Archive },
                new() { Value = written.Sequence },
                new() { Value = written.RunId },
                new() { Value = written.Final },
                new() { Value = Convert.FromHexString(written.Sha256) },
                new() { Value = written.SealedAt.UtcDateTime },
            },
        };
        if (await command.ExecuteNonQueryAsync(ct) > 0)
        {
            await CustodyLog.WriteAsync(connection, identity.Name, "seal", $"run {written.RunId}", new { archive = written.Archive, written.Sequence, written.Final, written.Sha256 }, ct);
        }

        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; evidence is sealed when it does.")]
    private partial void LogDatabaseAway(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Authority} gave no timestamp: {Reason}. It is asked again later.")]
    private partial void LogNotStamped(Uri authority, string reason);
}
