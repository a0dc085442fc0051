using WebRiskMapper.Analysis.Profiles;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Rendering;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>Carries a lease from claim to release: URLs in, results out, a batch at a time, until the site has nothing due, its budget is spent, or its turn is over.</summary>
internal sealed class SiteVisitor(
    CrawlPipeline pipeline, FrontierStore store, SettleQueue queue, Recrawl recrawl, PageRenderer renderer, ArchiveGuard guard, CrawlerOptions options, CrawlPulse pulse, RequestGate requests, TimeProvider time)
{
    /// <summary>A site that wants to be left alone longer than this gives its place to another, when others want it.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);

    /// <summary>… and in any case when it wants to be left alone longer than this.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>A batch with so many is written before the next page is asked for: the sitemaps of a huge site, fifty thousand addresses each, never pile up.</summary>
    private const int MostDiscoveries = 10_000;

    /// <summary>How long the order in which URLs were read stands: what was found since may be better.</summary>
    private static readonly TimeSpan OrderStands = TimeSpan.FromSeconds(30);

    /// <returns>False when the lease was lost to another worker.</returns>
    /// <param name="term">How long the lease may be relied on.</param>
    /// <param name="lost">Cancelled when the lease is lost or the worker stops: what is being fetched is dropped.</param>
    public async Task<bool> VisitAsync(SiteLease lease, SiteState state, LeaseTerm term, CancellationToken lost)
    {
        if (!state.HasLearned || state.RunId != lease.RunId)
        {
            var (learned, profile) = await store.LearnedAsync(lease, lost);
            state.Learn(learned, profile is null ? null : SiteProfile.Read(profile, $"the profile of {lease.BaseUrl}"));
        }

        var visit = new SiteVisit(lease, state, term, requests, time, renderer);
        var batch = new VisitBatch(lease, visit, guard, options, pulse, time);
        try
        {
            if (lease.TimeLeft <= TimeSpan.Zero)
            {
                batch.EndState = "budget";
            }
            else if (!batch.IsPausing && await visit.OpenAsync(lost) is { } sitemaps)
            {
                batch.Seeds = sitemaps;
                var urls = new Queue<FrontierUrl>();
                var read = 0L;
                while (true)
                {
                    if (batch.IsPausing || !guard.IsWritable)
                    {
                        break;
                    }

                    if (urls.Count == 0 || time.GetElapsedTime(read) > OrderStands)
                    {
                        urls = new Queue<FrontierUrl>(await store.NextAsync(lease, batch.Most, lost));
                        read = time.GetTimestamp();
                    }

                    if (urls.Count == 0 && batch.Seeds.Count == 0 && !await recrawl.ReviewAsync(lease, lost))
                    {
                        break;
                    }

                    await TakeTurnsAsync(visit, batch, urls, lost);
                    if (batch.IsLeaving)
                    {
                        break;
                    }

                    if (!await WriteAsync(visit, batch, release: false))
                    {
                        return false;
                    }

                    batch.Begin();
                }
            }
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            // Shutdown, or another worker has the site: what is complete is offered, and the fence decides.
        }
        catch (Exception e) when (ArchiveGuard.IsFault(e))
        {
            // Only the archive throws these: the page that could not be kept stays due.
            guard.Fail(e);
        }

        return await WriteAsync(visit, batch, release: true);
    }

    /// <summary>As many turns at once as the site may have connections, until there is something to write.</summary>
    private async Task TakeTurnsAsync(SiteVisit visit, VisitBatch batch, Queue<FrontierUrl> urls, CancellationToken lost)
    {
        var lanes = Math.Min(visit.Lease.Spec.Politeness.ConnectionsPerSite, urls.Count);
        await (lanes <= 1 ? LaneAsync() : Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => LaneAsync())));

        async Task LaneAsync()
        {
            while (!batch.IsFull && !batch.IsPausing && Next() is { } url)
            {
                batch.Add(await pipeline.TakeTurnAsync(visit, url, lost));
                pulse.Beat();
            }
        }

        FrontierUrl? Next()
        {
            lock (urls)
            {
                return urls.TryDequeue(out var url) ? url : null;
            }
        }
    }

    private async Task<bool> WriteAsync(SiteVisit visit, VisitBatch batch, bool release)
    {
        try
        {
            return await StoreAsync(visit, batch, release);
        }
        catch (Exception e) when (ArchiveGuard.IsFault(e))
        {
            // What is not on disk is not stored either; what needs no evidence is.
            guard.Fail(e);
            batch.Results.RemoveAll(r => r.Evidence is not null);
            visit.Dropped();
            return await StoreAsync(visit, batch, release);
        }
    }

    private async Task<bool> StoreAsync(SiteVisit visit, VisitBatch batch, bool release)
    {
        var stored = await queue.SettleAsync(
            visit.Lease,
            new SiteBatch
            {
                Results = batch.Results,
                Seeds = batch.Seeds,
                Asides = visit.Asides.Pending(),
                Politeness = visit.Politeness,
                Pause = visit.Pause,
                Robots = visit.NewRobots,
                AddressGroup = visit.AddressGroup,
                Reclassified = visit.Learning.TakeReclassified(),
                Learned = release && visit.Learning.IsChanged ? visit.Learning.Write() : null,
                Release = release,
                EndState = release ? batch.EndState ?? (visit.HasGivenUp ? "unreachable" : null) : null,
            });
        if (stored)
        {
            visit.Stored();
        }

        return stored;
    }

    /// <summary>What a visit has gathered and not yet written, and whether it is time to write or to leave. Safe for turns that overlap.</summary>
    private sealed class VisitBatch(SiteLease lease, SiteVisit visit, ArchiveGuard guard, CrawlerOptions options, CrawlPulse pulse, TimeProvider time)
    {
        private readonly Lock gate = new();
        private readonly long started = time.GetTimestamp();
        private long begun = time.GetTimestamp();
        private int pages = lease.Pages;
        private int discoveries;
        private long bytes = lease.Bytes;

        public List<UrlResult> Results { get; } = [];

        public IReadOnlyList<Discovery> Seeds { get; set; } = [];

        public string? EndState { get; set; }

        /// <summary>Most URLs of the next batch: as many as can be asked for while their order stands.</summary>
        public int Most => Math.Min(Math.Min(options.BatchSize, lease.Spec.Budgets.PagesPerSite - pages), InOrder);

        private int InOrder => 2 + (int)(lease.Spec.Politeness.ConnectionsPerSite * OrderStands.TotalMilliseconds / Math.Max(1, visit.Politeness.DelayMs));

        /// <summary>Whether the site wants to be left alone longer than its place can be kept.</summary>
        public bool IsPausing => visit.Pause > (IsCrowded ? LongPause : LongestPause);

        public bool IsLeaving =>
            !guard.IsWritable || EndState is not null || IsPausing || visit.HasGivenUp || time.GetElapsedTime(started).TotalSeconds > options.VisitSeconds * (IsCrowded ? 1 : 10);

        public bool IsFull => Results.Count > 0 && (IsLeaving || discoveries >= MostDiscoveries || time.GetElapsedTime(begun).TotalSeconds > options.BatchSeconds);

        private bool IsCrowded => pulse.Visits >= options.SitesAtOnce;

        public void Add(UrlResult result)
        {
            lock (gate)
            {
                Results.Add(result);
                discoveries += result.Discoveries.Count;
                pages += result.CountsAsPage ? 1 : 0;
                bytes += result.Bytes;
                var budgets = lease.Spec.Budgets;
                if (pages >= budgets.PagesPerSite || bytes >= budgets.BytesPerSite || time.GetElapsedTime(started) >= lease.TimeLeft)
                {
                    EndState = "budget";
                }
            }
        }

        public void Begin()
        {
            Results.Clear();
            Seeds = [];
            discoveries = 0;
            begun = time.GetTimestamp();
        }
    }
}
