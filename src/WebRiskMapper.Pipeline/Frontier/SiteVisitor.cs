using WebRiskMapper.Pipeline.Archiving;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>Carries a lease from claim to release: URLs in, results out, a batch at a time, until the site has nothing due, its budget is spent, or its turn is over.</summary>
internal sealed class SiteVisitor(CrawlPipeline pipeline, FrontierStore store, Recrawl recrawl, WarcArchive archive, CrawlerOptions options, TimeProvider time)
{
    /// <summary>A site that wants to be left alone longer than this gives its place to another.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WritePatience = TimeSpan.FromSeconds(15);

    /// <returns>False when the lease was lost to another worker.</returns>
    /// <param name="lost">Cancelled when the lease is lost or the worker stops: what is being fetched is dropped.</param>
    public async Task<bool> VisitAsync(SiteLease lease, SiteState state, CancellationToken lost)
    {
        var visit = new SiteVisit(lease, state, time);
        var started = time.GetTimestamp();
        var results = new List<UrlResult>();
        IReadOnlyList<Discovery> seeds = [];
        int pages = lease.Pages;
        var bytes = lease.Bytes;
        string? endState = null;
        try
        {
            if (lease.TimeLeft <= TimeSpan.Zero)
            {
                endState = "budget";
            }
            else if (await visit.OpenAsync(lost) is { } sitemaps)
            {
                seeds = sitemaps;
                var leaving = false;
                while (!leaving)
                {
                    var urls = await store.NextAsync(lease, Math.Min(options.BatchSize, lease.Spec.Budgets.PagesPerSite - pages), lost);
                    leaving = urls.Count == 0 && seeds.Count == 0 && !await recrawl.ReviewAsync(lease, lost);
                    var batchStarted = time.GetTimestamp();
                    foreach (var url in urls)
                    {
                        var result = await pipeline.TakeTurnAsync(visit, url, lost);
                        results.Add(result);
                        pages += result.Settled ? 1 : 0;
                        bytes += result.Bytes;
                        if (IsSpent(lease, pages, bytes, started))
                        {
                            endState = "budget";
                        }

                        leaving = endState is not null || visit.Pause > LongPause || visit.HasGivenUp || time.GetElapsedTime(started).TotalSeconds > options.VisitSeconds;
                        if (leaving || time.GetElapsedTime(batchStarted).TotalSeconds > options.BatchSeconds)
                        {
                            break;
                        }
                    }

                    if (!leaving && !await WriteAsync(visit, results, seeds, release: false, endState: null))
                    {
                        return false;
                    }

                    if (!leaving)
                    {
                        results.Clear();
                        seeds = [];
                    }
                }
            }
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            // Shutdown, or another worker has the site: what is complete is offered, and the fence decides.
        }

        return await WriteAsync(visit, results, seeds, release: true, endState ?? (visit.HasGivenUp ? "unreachable" : null));
    }

    private bool IsSpent(SiteLease lease, int pages, long bytes, long started) =>
        pages >= lease.Spec.Budgets.PagesPerSite || bytes >= lease.Spec.Budgets.BytesPerSite || time.GetElapsedTime(started) >= lease.TimeLeft;

    private async Task<bool> WriteAsync(SiteVisit visit, List<UrlResult> results, IReadOnlyList<Discovery> seeds, bool release, string? endState)
    {
        using var patience = new CancellationTokenSource(WritePatience, time);
        if (results.Exists(r => r.Evidence is not null))
        {
            archive.Flush(visit.Lease.RunId);
        }

        var stored = await store.SettleAsync(
            visit.Lease,
            new SiteBatch
            {
                Results = results,
                Seeds = seeds,
                Politeness = visit.Politeness,
                Pause = visit.Pause,
                Robots = visit.NewRobots,
                Release = release,
                EndState = endState,
            },
            patience.Token);
        if (stored)
        {
            visit.Stored();
        }

        return stored;
    }
}
