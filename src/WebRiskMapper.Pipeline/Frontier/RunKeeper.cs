using System.Data;
using Npgsql;
using WebRiskMapper.Pipeline.Profiles;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What follows the crawl of a run: linking, scoring, mapping. Called at least once per run, by one worker of the cluster at a time; it replaces what an interrupted call left.</summary>
public delegate Task AnalyseRun(long runId, CancellationToken cancellationToken);

/// <summary>Moves runs on: crawling → analysing when no site is active any more, analysing → done when the analysis has ended.</summary>
/// <param name="profiles">Learns sites' templates before the analysis; null leaves it out.</param>
public sealed class RunKeeper(NpgsqlDataSource database, AnalyseRun analyse, SiteProfiles? profiles = null)
{
    /// <summary>Held on the number of its run by whoever imports.</summary>
    internal const int ImportLockSpace = 0x696D7074;

    private const int AnalysisLockSpace = 0x616E6C79;

    /// <summary>Ends the crawl of runs that are over or out of time. Compare-and-set: each run is moved by exactly one caller.</summary>
    public async Task FinishCrawlsAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            UPDATE maps.run r SET spent_at = clock_timestamp()
            FROM maps.campaign c
            WHERE c.campaign_id = r.campaign_id AND r.state = 'crawling' AND r.spent_at IS NULL
              AND (r.started_at + make_interval(mins => (c.spec #>> '{budgets,minutes}')::integer) < clock_timestamp()
                   OR EXISTS (SELECT FROM archive.run_site rs WHERE rs.run_id = r.run_id
                              HAVING sum(rs.pages) >= (c.spec #>> '{budgets,pages}')::bigint OR sum(rs.bytes) >= (c.spec #>> '{budgets,bytes}')::bigint))
            """));
        // A leased site is given back by its visitor, who finds no URL due any more.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            UPDATE archive.run_site rs SET state = 'budget', finished_at = clock_timestamp()
            FROM maps.run r, archive.site s
            WHERE rs.run_id = r.run_id AND s.site_id = rs.site_id AND rs.state = 'active' AND r.state = 'crawling' AND r.spent_at IS NOT NULL
              AND (s.lease_until IS NULL OR s.lease_until < clock_timestamp())
            """));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            UPDATE maps.run r SET state = 'analysing', crawl_finished_at = clock_timestamp()
            WHERE r.state = 'crawling' AND NOT EXISTS (SELECT FROM archive.run_site rs WHERE rs.run_id = r.run_id AND rs.state = 'active')
            """));
        // An import that died let go of its run; what it stored stays, and is not mapped.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            UPDATE maps.run SET state = 'failed', error = 'the import ended before it had read everything', finished_at = clock_timestamp()
            WHERE run_id IN (SELECT run_id FROM maps.run WHERE state = 'importing' OFFSET 0) AND state = 'importing' AND pg_try_advisory_xact_lock($1, run_id::integer)
            """)
        {
            Parameters = { new() { Value = ImportLockSpace } },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Analyses the runs whose crawl is over. The claim is an advisory lock held by a connection, so that a worker that dies in the middle
    /// gives it up by dying, and another starts the analysis again.
    /// </summary>
    public async Task AnalyseAsync(CancellationToken cancellationToken)
    {
        foreach (var runId in await WaitingAsync(cancellationToken))
        {
            await using var claim = await database.OpenConnectionAsync(cancellationToken);
            if (!await TryClaimAsync(claim, runId, cancellationToken))
            {
                continue;
            }

            try
            {
                if (profiles is not null)
                {
                    await profiles.RefreshAsync(runId, cancellationToken);
                }

                await analyse(runId, cancellationToken);
                await EndAsync(claim, runId, "done", error: null);
            }
            catch (Exception e) when (!DatabaseFault.IsPassing(e) && (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
            {
                // A bug or a broken model ends this run visibly, and is thrown on for the host to see. A database that was away for a
                // moment does not: the run stays where it is, and its analysis starts again.
                await EndAsync(claim, runId, "failed", FaultText.Of(e));
                throw;
            }
            finally
            {
                await ReleaseAsync(claim, runId);
            }
        }
    }

    private async Task<IReadOnlyList<long>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT run_id FROM maps.run WHERE state = 'analysing' ORDER BY run_id");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            runs.Add(reader.GetInt64(0));
        }

        return runs;
    }

    private static async Task<bool> TryClaimAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken)
    {
        await using var claim = new NpgsqlCommand("SELECT pg_try_advisory_lock($1, $2)", connection);
        claim.Parameters.AddWithValue(AnalysisLockSpace);
        claim.Parameters.AddWithValue(unchecked((int)runId));
        if (await claim.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return false;
        }

        // Another worker may have finished between the list and the lock.
        await using var check = new NpgsqlCommand("SELECT state = 'analysing' FROM maps.run WHERE run_id = $1", connection);
        check.Parameters.AddWithValue(runId);
        if (await check.ExecuteScalarAsync(cancellationToken) is true)
        {
            return true;
        }

        await ReleaseAsync(connection, runId);
        return false;
    }

    private static async Task EndAsync(NpgsqlConnection connection, long runId, string state, string? error)
    {
        await using var command = new NpgsqlCommand("UPDATE maps.run SET state = $2, error = $3, finished_at = clock_timestamp() WHERE run_id = $1 AND state = 'analysing'", connection);
        command.Parameters.AddWithValue(runId);
        command.Parameters.AddWithValue(state);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static async Task ReleaseAsync(NpgsqlConnection connection, long runId)
    {
        if (connection.State != ConnectionState.Open)
        {
            // The lock ended with the session.
            return;
        }

        await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock($1, $2)", connection);
        command.Parameters.AddWithValue(AnalysisLockSpace);
        command.Parameters.AddWithValue(unchecked((int)runId));
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
