using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// When a leased site may be asked next. With one connection the delay counts from the end of a request, with several from its start;
/// a refusal or a failure holds back all of them. Safe for concurrent use.
/// </summary>
internal sealed class SitePace
{
    /// <summary>How often a worker whose lease has run out looks whether a heartbeat has renewed it.</summary>
    private static readonly TimeSpan RenewalPoll = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly LeaseTerm term;
    private readonly TimeProvider time;
    private readonly bool oneAtATime;
    private CrawlDelayPolicy policy;
    private Politeness politeness;
    private long next;
    private long failedAt = long.MinValue;

    public SitePace(SiteLease lease, LeaseTerm term, TimeProvider time)
    {
        this.term = term;
        this.time = time;
        var asked = lease.Spec.Politeness;
        oneAtATime = asked.ConnectionsPerSite == 1;
        policy = new CrawlDelayPolicy(asked.DelayMs, asked.MaxDelayMs, TimeSpan.FromSeconds(asked.BackoffSeconds));
        politeness = lease.Politeness;
        // Whoever held the site before may have asked it a moment ago.
        next = After(time.GetTimestamp(), lease.TakenOver ? TimeSpan.FromMilliseconds(Math.Max(lease.Politeness.DelayMs, asked.DelayMs)) : TimeSpan.Zero);
    }

    public Politeness Politeness
    {
        get
        {
            lock (gate)
            {
                return politeness;
            }
        }
    }

    /// <summary>How long from now the site wants to be left alone.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (gate)
            {
                var now = time.GetTimestamp();
                return next > now ? time.GetElapsedTime(now, next) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Waits until the site may be asked, without taking the turn.</summary>
    public async Task UntilDueAsync(CancellationToken cancellationToken)
    {
        while (Pause is { Ticks: > 0 } pause)
        {
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>Waits for a turn and takes it.</summary>
    /// <returns>The time stamp of the request's start, for <see cref="Observe"/>.</returns>
    public async Task<long> TakeTurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
            {
                var now = time.GetTimestamp();
                // The lease last: between this look and the request there is nothing to wait for.
                wait = next > now ? time.GetElapsedTime(now, next) : term.Holds ? TimeSpan.Zero : RenewalPoll;
                if (wait == TimeSpan.Zero)
                {
                    next = After(now, policy.Spacing(politeness));
                    return now;
                }
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Waits until the lease may be relied on, as it nearly always may. A turn may send more than once: a redirect, a retry.</summary>
    public async ValueTask UntilLeasedAsync(CancellationToken cancellationToken)
    {
        while (!term.Holds)
        {
            await Task.Delay(RenewalPoll, time, cancellationToken);
        }
    }

    /// <summary>What an answer means for the next request.</summary>
    public void Observe(FetchResult result, long started)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var step = policy.After(politeness, result.Outcome, result.ResponseTime, result.RetryAfter);
            var failed = result.Outcome.IsTransient();
            if (failed && started < failedAt)
            {
                // Was under way when the site failed already: the same failure, not the next rung of the ladder.
                Hold(now, result.RetryAfter ?? TimeSpan.Zero);
                return;
            }

            politeness = step.Next;
            failedAt = failed ? now : failedAt;
            if (oneAtATime || failed || result.RetryAfter is not null)
            {
                Hold(now, step.Pause);
            }
        }
    }

    /// <summary>Counts requests that were made without a turn, up to now, as if each had been asked in its own.</summary>
    public void Charge(int requests)
    {
        lock (gate)
        {
            Hold(time.GetTimestamp(), policy.Spacing(politeness) * Math.Max(1, requests));
        }
    }

    /// <summary>Applies what robots.txt, fetched or remembered, asks for.</summary>
    /// <param name="fetched">Whether it was fetched just now: then it was a request, and the delay it asks for counts from it.</param>
    public void Obey(TimeSpan? crawlDelay, bool fetched)
    {
        lock (gate)
        {
            policy = policy.WithFloor(crawlDelay);
            if (fetched)
            {
                // An hour at most: the file is fetched anew every day, and a longer delay counted from it would leave no turn for a page.
                var floor = TimeSpan.FromMilliseconds(policy.FloorMs);
                Hold(time.GetTimestamp(), floor < TimeSpan.FromHours(1) ? floor : TimeSpan.FromHours(1));
            }
        }
    }

    private void Hold(long from, TimeSpan pause) => next = Math.Max(next, After(from, pause));

    private long After(long from, TimeSpan pause) => from + (long)(pause.TotalSeconds * time.TimestampFrequency);
}
