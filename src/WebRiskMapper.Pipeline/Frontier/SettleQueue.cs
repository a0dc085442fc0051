using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Gathers what visits have to write while the transaction before is under way, and writes it as one: a transaction costs the same for one
/// site as for a hundred. One writer a worker.
/// </summary>
internal sealed class SettleQueue(FrontierStore store, WarcArchive archive, CrawlPulse pulse, TimeProvider time)
{
    /// <summary>With this many sites held, others will have something to write in a moment.</summary>
    private const int Busy = 16;

    private const int MostSites = 200;
    private const int MostResults = 1_000;
    private const int MostDiscoveries = 8_000;
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = new();
    private bool writing;

    /// <summary>Returns when the batch is stored, together with others.</summary>
    /// <returns>False when the lease was lost: nothing of the batch was written.</returns>
    /// <exception cref="OperationCanceledException">The database took longer than the writer's patience.</exception>
    public async Task<bool> SettleAsync(SiteLease lease, SiteBatch batch)
    {
        var mine = new Waiting(new SiteWork(lease, batch), new TaskCompletionSource<IReadOnlySet<int>>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            waiting.Enqueue(mine);
            if (!writing)
            {
                writing = true;
                _ = Task.Run(WriteAsync);
            }
        }

        return (await mine.Held.Task).Contains(lease.SiteId);
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            if (pulse.Visits >= Busy)
            {
                await Task.Delay(Linger, time);
            }

            var batch = Next();
            if (batch.Count == 0)
            {
                return;
            }

            // Every visit of the batch hears how it ended, and judges a failure as its own.
            var stored = StoreAsync(batch);
            await Task.WhenAny(stored);
            if (batch.Count == 1 || !stored.IsFaulted || DatabaseFault.IsPassing(stored.Exception))
            {
                batch.ForEach(w => w.Held.SetFromTask(stored));
                continue;
            }

            // A bug in what one site wrote must not take the others' work with it.
            foreach (var one in batch)
            {
                var alone = StoreAsync([one]);
                await Task.WhenAny(alone);
                one.Held.SetFromTask(alone);
            }
        }
    }

    private async Task<IReadOnlySet<int>> StoreAsync(List<Waiting> batch)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        foreach (var run in batch.Where(w => w.Work.Batch.Results.Any(r => r.Evidence is not null)).Select(w => w.Work.Lease.RunId).Distinct())
        {
            archive.Flush(run);
        }

        return await store.SettleAsync(batch.ConvertAll(w => w.Work), patience.Token);
    }

    private List<Waiting> Next()
    {
        lock (gate)
        {
            var batch = new List<Waiting>();
            var (results, discoveries) = (0, 0);
            while (batch.Count < MostSites && results < MostResults && discoveries < MostDiscoveries && waiting.TryDequeue(out var next))
            {
                batch.Add(next);
                results += next.Work.Batch.Results.Count;
                discoveries += next.Work.Batch.Seeds.Count + next.Work.Batch.Results.Sum(r => r.Discoveries.Count);
            }

            writing = batch.Count > 0;
            return batch;
        }
    }

    /// <param name="Held">The sites of the batch whose lease still held.</param>
    private sealed record Waiting(SiteWork Work, TaskCompletionSource<IReadOnlySet<int>> Held);
}
