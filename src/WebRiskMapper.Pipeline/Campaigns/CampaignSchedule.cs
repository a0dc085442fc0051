using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Campaigns;

public static class CampaignScheduleServices
{
    private static readonly TimeSpan FiringTimeout = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Starts the runs of active campaigns when they are due. Quartz keeps its triggers in the database (schema <c>quartz</c>) and is
    /// clustered: on any number of hosts each firing happens once, and a host that dies leaves its firing to another.
    /// </summary>
    /// <param name="connectionString">The database of the host's <see cref="NpgsqlDataSource"/>.</param>
    /// <param name="leaseSeconds">How long a host may be silent before the others take over what it was firing, as they do with its sites.</param>
    public static IServiceCollection AddCampaignSchedule(this IServiceCollection services, string connectionString, int leaseSeconds = CrawlerOptions.DefaultLeaseSeconds)
    {
        var lease = TimeSpan.FromSeconds(leaseSeconds);
        services.AddCampaigns();
        var store = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "quartz" }.ConnectionString;
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o => o.InstanceId = "AUTO");
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(s =>
            {
                s.UsePostgres(store);
                s.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (lease / 4, lease * 3 / 4));
                s.UseSystemTextJsonSerializer(_ => { });
            });
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddHostedService<CampaignSchedule>();
        return services;
    }

    /// <summary>Fires a campaign's trigger now, as if it were due, and waits until its run is open.</summary>
    /// <param name="services">Of a started host with <see cref="AddCampaignSchedule"/>.</param>
    /// <returns>The run: a new one, or the one that was open already.</returns>
    public static async Task<long> StartNowAsync(this IServiceProvider services, Campaign campaign, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<NpgsqlDataSource>();
        var before = await NewestRunAsync(database, campaign, cancellationToken);
        if (before is { IsOpen: true })
        {
            return before.RunId;
        }

        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        await CampaignSchedule.ReconcileAsync(scheduler, campaign.Name, campaign.Spec.Cron, campaign.Active, cancellationToken);
        await scheduler.TriggerJob(CampaignJob.KeyOf(campaign.Name), cancellationToken);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(FiringTimeout);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            if (await NewestRunAsync(database, campaign, cancellationToken) is { } run && run.RunId > (before?.RunId ?? 0))
            {
                return run.RunId;
            }

            try
            {
                await timer.WaitForNextTickAsync(timeout.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The schedule did not start a run of campaign '{campaign.Name}' within {FiringTimeout.TotalSeconds:0} s; the log of the host says why.", e);
            }
        }
    }

    private static async Task<OpenedRun?> NewestRunAsync(NpgsqlDataSource database, Campaign campaign, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT run_id, state IN ('crawling', 'importing', 'analysing') FROM maps.run WHERE campaign_id = $1 ORDER BY run_id DESC LIMIT 1");
        command.Parameters.AddWithValue(campaign.CampaignId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new OpenedRun(reader.GetInt64(0), reader.GetBoolean(1)) : null;
    }

    private sealed record OpenedRun(long RunId, bool IsOpen);
}

/// <summary>Keeps one cron trigger per active campaign: declared at start and looked over every minute, so that a new, paused or changed campaign needs no restart.</summary>
internal sealed partial class CampaignSchedule(NpgsqlDataSource database, ISchedulerFactory schedulers, TimeProvider time, ILogger<CampaignSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    await ReconcileAsync(await schedulers.GetScheduler(stoppingToken), stoppingToken);
                }
                catch (Exception e) when (DatabaseFault.IsPassing(e))
                {
                    // The triggers stand as they were declared; what changed meanwhile waits for the next look.
                    LogDatabaseAway(e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    internal async Task ReconcileAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT name, cron, state = 'active' FROM maps.campaign ORDER BY name");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            await ReconcileAsync(scheduler, reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), cancellationToken);
        }
    }

    internal static async Task ReconcileAsync(IScheduler scheduler, string campaign, string cron, bool active, CancellationToken cancellationToken)
    {
        var key = new TriggerKey(campaign, "campaigns");
        var known = await scheduler.GetTrigger(key, cancellationToken) as ICronTrigger;
        if (!active)
        {
            if (known is not null)
            {
                await scheduler.UnscheduleJob(key, cancellationToken);
            }

            return;
        }

        if (string.Equals(known?.CronExpressionString, cron, StringComparison.Ordinal))
        {
            return;
        }

        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(CampaignJob.KeyOf(campaign)).WithCronSchedule(cron, c => c.InTimeZone(TimeZoneInfo.Utc)).Build();
        if (known is not null)
        {
            await scheduler.RescheduleJob(key, trigger, cancellationToken);
            return;
        }

        var job = JobBuilder.Create<CampaignJob>().WithIdentity(CampaignJob.KeyOf(campaign)).RequestRecovery().Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; schedules are looked over again in a minute.")]
    private partial void LogDatabaseAway(Exception exception);
}

/// <summary>
/// Starts a run of the campaign that the job is named after; one that is open already is left to go on. Of a firing that is taken over nobody
/// knows how far it came: the run it had started may even be over, and is not started again.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class CampaignJob(CampaignStore campaigns, RunStarter runs, NpgsqlDataSource database) : IJob
{
    public static JobKey KeyOf(string campaign) => new(campaign, "campaigns");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await campaigns.FindAsync(context.JobDetail.Key.Name, cancellationToken) is { Active: true } campaign
            && !(context.Recovering && await HasStartedAsync(campaign, FiredAt(context), cancellationToken)))
        {
            await runs.StartAsync(campaign, RunTrigger.Schedule, "schedule", cancellationToken);
        }
    }

    private async Task<bool> HasStartedAsync(Campaign campaign, DateTimeOffset firedAt, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM maps.run WHERE campaign_id = $1 AND trigger = 'schedule' AND started_at >= $2)");
        command.Parameters.AddWithValue(campaign.CampaignId);
        command.Parameters.AddWithValue(firedAt.UtcDateTime);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>When the host that died began the firing that this one takes over.</summary>
    private static DateTimeOffset FiredAt(IJobExecutionContext context) =>
        DateTimeOffset.Parse(context.MergedJobDataMap.GetString(SchedulerConstants.FailedJobOriginalTriggerFireTime)!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
