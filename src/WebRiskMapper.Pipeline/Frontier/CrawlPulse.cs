using System.Diagnostics.Metrics;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// Whether a worker moves, as metrics of the meter <c>WebRiskMapper.Crawler</c>: <c>webrisk.crawl.turns</c> (URLs that ended, a counter),
/// <c>webrisk.crawl.visits</c> (sites held), <c>webrisk.crawl.idle</c> (seconds since a turn ended while sites were held) and
/// <c>webrisk.database.oldest_transaction</c> (seconds, of the whole database).
/// </summary>
internal sealed class CrawlPulse : IDisposable
{
    public const string MeterName = "WebRiskMapper.Crawler";

    private readonly TimeProvider time;
    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> turns;
    private long beat;
    private int visits;
    private double oldestTransaction;

    public CrawlPulse(TimeProvider time)
    {
        this.time = time;
        beat = time.GetTimestamp();
        turns = meter.CreateCounter<long>("webrisk.crawl.turns", "{url}", "URLs that ended");
        meter.CreateObservableGauge("webrisk.crawl.visits", () => Visits, "{site}", "Sites held");
        meter.CreateObservableGauge("webrisk.crawl.idle", () => Idle.TotalSeconds, "s", "Since a turn ended while sites were held");
        meter.CreateObservableGauge("webrisk.database.oldest_transaction", () => OldestTransaction.TotalSeconds, "s", "Age of the oldest open transaction");
    }

    /// <summary>Sites held now.</summary>
    public int Visits
    {
        get => Volatile.Read(ref visits);
        set
        {
            if (Interlocked.Exchange(ref visits, value) == 0)
            {
                // Waiting for work is no stall: the time counts from the first site that is held.
                Volatile.Write(ref beat, time.GetTimestamp());
            }
        }
    }

    /// <summary>Since a turn ended, or since the first of the present sites was taken; zero when none is held.</summary>
    public TimeSpan Idle => Visits == 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref beat));

    public TimeSpan OldestTransaction
    {
        get => TimeSpan.FromSeconds(Volatile.Read(ref oldestTransaction));
        set => Volatile.Write(ref oldestTransaction, value.TotalSeconds);
    }

    /// <summary>A turn ended, however it ended.</summary>
    public void Beat()
    {
        Volatile.Write(ref beat, time.GetTimestamp());
        turns.Add(1);
    }

    public void Dispose() => meter.Dispose();
}
