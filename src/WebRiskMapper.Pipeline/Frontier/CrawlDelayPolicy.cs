using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>How a site is treated at this moment; stored with the site.</summary>
/// <param name="DelayMs">Milliseconds between two requests: see <see cref="SitePace"/>.</param>
/// <param name="BackoffLevel">0 when the site is well; each failure adds one, each success takes one away.</param>
public readonly record struct Politeness(int DelayMs, int BackoffLevel);

/// <summary>What follows from one outcome.</summary>
/// <param name="Next">The site's new state.</param>
/// <param name="Pause">How long to leave the whole site alone before the next request.</param>
public readonly record struct PolitenessStep(Politeness Next, TimeSpan Pause);

/// <summary>
/// How fast a site is asked. The delay follows the site's response time on successes only: errors are fast, and a crawler that adapts to
/// them speeds up into a refusal. Failures climb a ladder of pauses that outlives the process; successes step down.
/// </summary>
/// <param name="FloorMs">Least delay in milliseconds; a robots.txt <c>Crawl-delay</c> may raise it.</param>
/// <param name="MaxMs">Greatest adaptive delay in milliseconds. A floor above it wins.</param>
/// <param name="LadderStep">First pause after a failure.</param>
public sealed record CrawlDelayPolicy(int FloorMs, int MaxMs, TimeSpan LadderStep)
{
    /// <summary>At this level the site counts as unreachable for the run.</summary>
    public const int GiveUpLevel = 4;

    /// <summary>Delay per response time: a site that needs 300 ms for a page is asked again after 1.5 s.</summary>
    private const double ResponseTimeMultiple = 5;

    /// <summary>Longest pause a Retry-After may ask for; beyond it the run's budget ends the site anyway.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    private static readonly int[] Ladder = [1, 6, 24, 120, 720, 4320];

    public CrawlDelayPolicy WithFloor(TimeSpan? crawlDelay) =>
        crawlDelay is { } delay && delay.TotalMilliseconds > FloorMs ? this with { FloorMs = (int)Math.Min(delay.TotalMilliseconds, LongestPause.TotalMilliseconds) } : this;

    /// <summary>What a request that has just started leaves between itself and the next, whatever comes of it.</summary>
    public TimeSpan Spacing(Politeness state) => TimeSpan.FromMilliseconds(SpacingMs(state with { DelayMs = Math.Clamp(state.DelayMs, FloorMs, Math.Max(FloorMs, MaxMs)) }));

    public PolitenessStep After(Politeness now, FetchOutcome outcome, TimeSpan responseTime, TimeSpan? retryAfter)
    {
        if (outcome.IsTransient())
        {
            var level = Math.Min(now.BackoffLevel + 1, Ladder.Length);
            var pause = retryAfter ?? LadderStep * Ladder[level - 1];
            return new PolitenessStep(new Politeness(Math.Max(now.DelayMs, FloorMs), level), Clamp(pause, now.DelayMs));
        }

        if (!outcome.IsHealthy())
        {
            // A refusal says nothing about speed: neither faster nor slower.
            var same = now with { DelayMs = Math.Max(now.DelayMs, FloorMs) };
            return new PolitenessStep(same, Clamp(retryAfter ?? TimeSpan.Zero, SpacingMs(same)));
        }

        var target = Math.Clamp(responseTime.TotalMilliseconds * ResponseTimeMultiple, FloorMs, Math.Max(FloorMs, MaxMs));
        var next = new Politeness((int)Math.Clamp((now.DelayMs + target) / 2, FloorMs, Math.Max(FloorMs, MaxMs)), Math.Max(0, now.BackoffLevel - 1));
        return new PolitenessStep(next, Clamp(retryAfter ?? TimeSpan.Zero, SpacingMs(next)));
    }

    /// <summary>Milliseconds between two requests: the delay, doubled for every level the site has not yet recovered from.</summary>
    private int SpacingMs(Politeness state) =>
        state.BackoffLevel == 0 ? state.DelayMs : (int)Math.Min((long)Math.Max(state.DelayMs, 100) << state.BackoffLevel, Math.Max(60_000, FloorMs));

    private static TimeSpan Clamp(TimeSpan pause, int leastMs)
    {
        var least = TimeSpan.FromMilliseconds(leastMs);
        return pause < least ? least : pause > LongestPause ? LongestPause : pause;
    }
}
