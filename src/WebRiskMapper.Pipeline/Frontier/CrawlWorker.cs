using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// One worker: leases sites of open runs, visits many at once, renews its leases, and moves runs on. Start as many as there is work;
/// they share nothing but the database. On shutdown it stores what is complete and gives its sites back.
/// </summary>
internal sealed partial class CrawlWorker(
    NpgsqlDataSource database, SiteVisitor visitor, RunKeeper keeper, CrawlerOptions options, WorkerIdentity identity, TimeProvider time, ILogger<CrawlWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeeperInterval = TimeSpan.FromSeconds(1);

    private readonly SiteLeases leases = new(database, identity.Name, TimeSpan.FromSeconds(options.LeaseSeconds));
    private readonly Dictionary<(int CampaignId, int SiteId), SiteState> states = [];
    private readonly Dictionary<int, (SiteLease Lease, Task Visit, CancellationTokenSource Lost)> visits = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A loop that fails ends the others: the host sees the exception, and the leases end by themselves.
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] loops = [CrawlAsync(all.Token), HeartbeatAsync(all.Token), KeepRunsAsync(all.Token)];
        await Task.WhenAny(loops);
        await all.CancelAsync();
        await Task.WhenAll(loops);
    }

    private async Task CrawlAsync(CancellationToken stopping)
    {
        var poll = ShortestPoll;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var claimed = await StartVisitsAsync(stopping);
                poll = claimed > 0 ? ShortestPoll : Min(poll * 2, LongestPoll);
                await Task.WhenAny([Task.Delay(poll, time, stopping), .. Running()]);
                await ReapAsync();
            }
        }
        finally
        {
            // Each visit stores what is complete and gives its site back.
            await Task.WhenAll(Running());
            foreach (var state in states.Values)
            {
                state.Dispose();
            }
        }
    }

    private async Task<int> StartVisitsAsync(CancellationToken stopping)
    {
        var free = options.SitesAtOnce - visits.Count;
        if (free == 0)
        {
            return 0;
        }

        IReadOnlyList<SiteLease> claimed;
        try
        {
            claimed = await leases.ClaimAsync(free, stopping);
        }
        catch (Exception e) when (DatabaseFault.IsPassing(e))
        {
            LogDatabaseAway(e);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }

        foreach (var lease in claimed)
        {
            var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var state = StateOf(lease);
            var visit = Task.Run(() => VisitAsync(lease, state, lost.Token), CancellationToken.None);
            lock (visits)
            {
                visits[lease.SiteId] = (lease, visit, lost);
            }
        }

        return claimed.Count;
    }

    private async Task VisitAsync(SiteLease lease, SiteState state, CancellationToken lost)
    {
        try
        {
            if (!await visitor.VisitAsync(lease, state, lost))
            {
                LogLeaseLost(lease.SiteId);
            }
        }
        catch (Exception e) when (DatabaseFault.IsPassing(e) || e is OperationCanceledException)
        {
            // Away, or too slow for the patience of a write. Nothing of the batch was written; the lease ends, and the site is due again.
            LogDatabaseAway(e);
        }
    }

    private Task[] Running()
    {
        lock (visits)
        {
            return [.. visits.Values.Select(v => v.Visit)];
        }
    }

    private async Task ReapAsync()
    {
        List<(SiteLease Lease, Task Visit, CancellationTokenSource Lost)> ended;
        lock (visits)
        {
            ended = [.. visits.Values.Where(v => v.Visit.IsCompleted)];
            ended.ForEach(v => visits.Remove(v.Lease.SiteId));
        }

        foreach (var (_, visit, lost) in ended)
        {
            lost.Dispose();
            await visit;
        }
    }

    /// <summary>The site's connection and cookies from the visit before, if this worker has them still.</summary>
    private SiteState StateOf(SiteLease lease)
    {
        var key = (lease.CampaignId, lease.SiteId);
        if (states.TryGetValue(key, out var state))
        {
            return state;
        }

        if (states.Count >= options.SitesAtOnce * 8)
        {
            foreach (var (idle, old) in states.Where(s => !visits.ContainsKey(s.Key.SiteId)).ToList())
            {
                states.Remove(idle);
                old.Dispose();
            }
        }

        var politeness = lease.Spec.Politeness;
        var gate = new EgressGate(lease.Spec.Synthetic ? EgressScope.LoopbackOnly : EgressScope.PublicWeb);
        state = new SiteState(new SiteClient(gate, new FetchOptions { Contact = politeness.Contact, ConnectionsPerSite = politeness.ConnectionsPerSite }, time));
        states[key] = state;
        return state;
    }

    private async Task HeartbeatAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.LeaseSeconds / 4d), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                int[] mine;
                lock (visits)
                {
                    mine = [.. visits.Keys];
                }

                IReadOnlySet<int> held;
                try
                {
                    held = await leases.HeartbeatAsync(stopping);
                }
                catch (Exception e) when (DatabaseFault.IsPassing(e))
                {
                    LogDatabaseAway(e);
                    continue;
                }

                lock (visits)
                {
                    foreach (var site in mine.Where(s => !held.Contains(s) && visits.TryGetValue(s, out var v) && !v.Visit.IsCompleted))
                    {
                        visits[site].Lost.Cancel();
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    private async Task KeepRunsAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(KeeperInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                try
                {
                    await keeper.FinishCrawlsAsync(stopping);
                    await keeper.AnalyseAsync(stopping);
                }
                catch (Exception e) when (DatabaseFault.IsPassing(e))
                {
                    LogDatabaseAway(e);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Shutdown.
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; trying again.")]
    private partial void LogDatabaseAway(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of site {SiteId} was lost; its unwritten results were dropped.")]
    private partial void LogLeaseLost(int siteId);
}

/// <summary>Names this worker in leases and archive files; unique per process start.</summary>
internal sealed record WorkerIdentity(string Name)
{
    public static WorkerIdentity Create() =>
        new(FormattableString.Invariant($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}"));
}
