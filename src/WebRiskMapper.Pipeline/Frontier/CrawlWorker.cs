using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// One worker: leases sites of open runs, visits many at once, renews its leases, and moves runs on. Start as many as there is work;
/// they share nothing but the database. On shutdown it stores what is complete and gives its sites back.
/// </summary>
internal sealed partial class CrawlWorker(
    NpgsqlDataSource database, SiteVisitor visitor, ArchiveGuard archive, RunKeeper keeper, StallWatch watch, CrawlPulse pulse, CrawlerOptions options, WorkerIdentity identity, TimeProvider time, ILogger<CrawlWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(400);
    private const int MostClaimed = 64;
    private static readonly TimeSpan KeeperInterval = TimeSpan.FromSeconds(1);

    private readonly TimeSpan leaseDuration = TimeSpan.FromSeconds(options.LeaseSeconds);
    private readonly SiteLeases leases = new(database, identity.Name, TimeSpan.FromSeconds(options.LeaseSeconds));
    private readonly Dictionary<(int CampaignId, int SiteId), SiteState> states = [];
    private readonly Dictionary<int, OpenVisit> visits = [];
    private readonly SemaphoreSlim ended = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A loop that fails ends the others: the host sees the exception, and the leases end by themselves.
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        Task[] loops = [CrawlAsync(all.Token), HeartbeatAsync(all.Token), KeepRunsAsync(all.Token), WatchAsync(all.Token)];
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
                // Ended visits make room, but however many end, the database is asked only so often.
                await Task.Delay(ShortestPoll, time, stopping);
                await ended.WaitAsync(poll - ShortestPoll, stopping);
                while (ended.Wait(0, CancellationToken.None))
                {
                }

                await ReapAsync();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Shutdown.
        }
        finally
        {
            // Each visit stores what is complete and gives its site back.
            await Task.WhenAll(Running());
            await LeaveAsync();
            foreach (var state in states.Values)
            {
                state.Dispose();
            }
        }
    }

    private async Task<int> StartVisitsAsync(CancellationToken stopping)
    {
        archive.Probe();
        // A few at a time: workers that start together share what is due.
        var free = Math.Min(options.SitesAtOnce - visits.Count, MostClaimed);
        if (free == 0 || !archive.IsWritable)
        {
            return 0;
        }

        IReadOnlyList<SiteLease> claimed;
        var asked = LeaseTerm.Moment.Of(time);
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
            var term = new LeaseTerm(time, leaseDuration, asked);
            var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var state = StateOf(lease);
            var before = Task.CompletedTask;
            lock (visits)
            {
                if (visits.TryGetValue(lease.SiteId, out var old))
                {
                    // The lease ran out while the database was away, and the site is ours again: never two visits at once.
                    old.Lost.Cancel();
                    before = old.Visit;
                }

                var visit = Task.Run(() => VisitAsync(lease, state, term, before, lost.Token), CancellationToken.None);
                visits[lease.SiteId] = new OpenVisit(lease, term, visit, lost);
                pulse.Visits = visits.Count;
            }
        }

        return claimed.Count;
    }

    private async Task VisitAsync(SiteLease lease, SiteState state, LeaseTerm term, Task before, CancellationToken lost)
    {
        try
        {
            await before;
            if (!await visitor.VisitAsync(lease, state, term, lost))
            {
                LogLeaseLost(lease.SiteId);
            }
        }
        catch (Exception e) when (DatabaseFault.IsPassing(e) || e is OperationCanceledException)
        {
            // Away, or too slow for the patience of a write. Nothing of the batch was written; the lease ends, and the site is due again.
            LogDatabaseAway(e);
        }
        finally
        {
            ended.Release();
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await leases.LeaveAsync(CancellationToken.None);
        }
        catch (Exception e) when (DatabaseFault.IsPassing(e))
        {
            // Its leases end by themselves.
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
        List<OpenVisit> over;
        lock (visits)
        {
            over = [.. visits.Values.Where(v => v.Visit.IsCompleted)];
            over.ForEach(v => visits.Remove(v.Lease.SiteId));
            pulse.Visits = visits.Count;
        }

        foreach (var visit in over)
        {
            visit.Lost.Dispose();
            await visit.Visit;
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

        if (states.Count >= options.SitesAtOnce * 2)
        {
            foreach (var (idle, old) in states.Where(s => !visits.ContainsKey(s.Key.SiteId)).ToList())
            {
                states.Remove(idle);
                old.Dispose();
            }
        }

        var politeness = lease.Spec.Politeness;
        var gate = EgressGate.For(lease.Spec);
        var fetching = new FetchOptions
        {
            Contact = politeness.Contact,
            ConnectionsPerSite = politeness.ConnectionsPerSite,
            TotalSeconds = options.RequestSeconds,
            ConnectSeconds = Math.Min(10, options.RequestSeconds),
        };
        state = new SiteState(new SiteClient(gate, fetching, time));
        states[key] = state;
        return state;
    }

    private async Task HeartbeatAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(leaseDuration / 4, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                OpenVisit[] mine;
                lock (visits)
                {
                    mine = [.. visits.Values.Where(v => !v.Visit.IsCompleted)];
                }

                var sent = LeaseTerm.Moment.Of(time);
                IReadOnlySet<int> held;
                try
                {
                    held = await leases.HeartbeatAsync([.. mine.Select(v => v.Lease)], stopping);
                }
                catch (Exception e) when (DatabaseFault.IsPassing(e))
                {
                    LogDatabaseAway(e);
                    continue;
                }

                lock (visits)
                {
                    foreach (var visit in mine)
                    {
                        if (held.Contains(visit.Lease.SiteId))
                        {
                            visit.Term.Renew(sent);
                        }
                        else if (visits.TryGetValue(visit.Lease.SiteId, out var present) && ReferenceEquals(present, visit))
                        {
                            visit.Lost.Cancel();
                        }
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

    private async Task WatchAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Min(30, options.StallSeconds)), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await watch.LookAsync(stopping);
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

    private sealed record OpenVisit(SiteLease Lease, LeaseTerm Term, Task Visit, CancellationTokenSource Lost);
}

/// <summary>Names this worker in leases and archive files; unique per process start.</summary>
internal sealed record WorkerIdentity(string Name)
{
    public static WorkerIdentity Create() =>
        new(FormattableString.Invariant($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}"));
}
