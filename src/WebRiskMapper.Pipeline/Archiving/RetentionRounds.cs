using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// Deletes what campaigns no longer may keep, when a worker starts and every day from then on. Each worker does it, as only it may have its files;
/// they take turns, and what one has deleted from the database the next finds gone.
/// </summary>
internal sealed partial class RetentionRounds(
    NpgsqlDataSource database, Retention retention, CampaignStore campaigns, ArchiveGuard guard, WorkerIdentity identity, TimeProvider time, ILogger<RetentionRounds> log) : BackgroundService
{
    private const long TurnLock = 0x7265_7461_696E;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookAgain, time);
        long? done = null;
        try
        {
            do
            {
                if ((done is null || time.GetElapsedTime(done.Value) >= Interval) && await TryRoundAsync(stoppingToken))
                {
                    done = time.GetTimestamp();
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    /// <returns>False when another worker has its turn, or the database or the disk is away: then it is tried again in a minute.</returns>
    private async Task<bool> TryRoundAsync(CancellationToken ct)
    {
        try
        {
            await using var turn = await database.OpenConnectionAsync(ct);
            if (!guard.IsWritable || !await AskAsync(turn, "SELECT pg_try_advisory_lock($1)", ct))
            {
                return false;
            }

            try
            {
                foreach (var listed in await campaigns.ListAsync(ct))
                {
                    await KeepNoLongerAsync((await campaigns.FindAsync(listed.Name, ct))!, ct);
                }
            }
            finally
            {
                if (turn.State == System.Data.ConnectionState.Open)
                {
                    await AskAsync(turn, "SELECT pg_advisory_unlock($1)", CancellationToken.None);
                }
            }

            return true;
        }
        catch (Exception e) when (DatabaseFault.IsPassing(e))
        {
            LogDatabaseAway(e);
        }
        catch (Exception e) when (ArchiveGuard.IsFault(e))
        {
            guard.Fail(e);
        }

        return false;
    }

    private async Task KeepNoLongerAsync(Campaign campaign, CancellationToken ct)
    {
        try
        {
            await retention.RunAsync(campaign, dryRun: false, identity.Name, ct);
        }
        catch (BadInputException e)
        {
            // An archive that somebody changed is for people to look at; the crawl and the other campaigns have nothing to do with it.
            LogDamaged(campaign.Name, e.Message);
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = TurnLock } } };
        return await command.ExecuteScalarAsync(ct) is true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Captured pages of campaign {Campaign} that are past their time could not be erased: {Reason}")]
    private partial void LogDamaged(string campaign, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; what may no longer be kept is deleted when it does.")]
    private partial void LogDatabaseAway(Exception exception);
}
