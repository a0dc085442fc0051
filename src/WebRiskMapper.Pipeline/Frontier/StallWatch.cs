using Microsoft.Extensions.Logging;
using Npgsql;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Says when nothing moves, which nobody notices otherwise: sites held and no turn ended, sites overdue in the whole cluster and none
/// asked, a transaction open for long (it holds back vacuum, and often a lock).
/// </summary>
internal sealed partial class StallWatch(NpgsqlDataSource database, CrawlPulse pulse, CrawlerOptions options, ILogger<StallWatch> log)
{
    private readonly TimeSpan limit = TimeSpan.FromSeconds(options.StallSeconds);

    /// <summary>Looks once; each thing that stands still is one warning.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (pulse.Idle > limit)
        {
            LogIdle(pulse.Visits, pulse.Idle.TotalSeconds);
        }

        try
        {
            await LookAtTransactionsAsync(cancellationToken);
            await LookAtSitesAsync(cancellationToken);
        }
        catch (Exception e) when (DatabaseFault.IsPassing(e))
        {
            // The crawl loop says so already.
        }
    }

    private async Task LookAtTransactionsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT pid, coalesce(state, '?'), extract(epoch FROM clock_timestamp() - xact_start)::float8
            FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
            ORDER BY xact_start LIMIT 1
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            pulse.OldestTransaction = TimeSpan.Zero;
            return;
        }

        pulse.OldestTransaction = TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(2)));
        if (pulse.OldestTransaction > limit)
        {
            LogOldTransaction(reader.GetInt32(0), reader.GetString(1), pulse.OldestTransaction.TotalSeconds);
        }
    }

    private async Task LookAtSitesAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT count(*) FILTER (WHERE s.next_fetch_at < clock_timestamp() - $1 AND (s.lease_until IS NULL OR s.lease_until < clock_timestamp())),
                   max(s.asked_at) > clock_timestamp() - $1
            FROM archive.run_site rs
            JOIN maps.run r ON r.run_id = rs.run_id AND r.state = 'crawling' AND r.started_at < clock_timestamp() - $1
            JOIN maps.campaign c ON c.campaign_id = r.campaign_id AND c.state = 'active'
            JOIN archive.site s ON s.site_id = rs.site_id
            WHERE rs.state = 'active'
            """);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetInt64(0) is > 0 and var overdue && !reader.GetBoolean(1))
        {
            LogOverdue(overdue, limit.TotalSeconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing moves: {Visits} sites are held, and no URL has ended for {Seconds:0} s.")]
    private partial void LogIdle(int visits, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of database session {Pid} ({State}) has been open for {Seconds:0} s.")]
    private partial void LogOldTransaction(int pid, string state, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sites} sites have been due for more than {Seconds:0} s, and no worker has asked any site since.")]
    private partial void LogOverdue(long sites, double seconds);
}
