using System.Collections.Concurrent;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Serving;

/// <param name="Target">Path and query.</param>
/// <param name="At">When the request arrived.</param>
public sealed record LoggedRequest(int SiteId, string Target, DateTimeOffset At, int Status, string UserAgent);

/// <summary>What visitors did, for tests of politeness. Safe for concurrent use; the counters are exact, the list keeps the newest requests.</summary>
public sealed class RequestLog
{
    private readonly ConcurrentQueue<LoggedRequest> requests = new();
    private readonly SiteCounters[] counters;
    private readonly int kept;
    private int held;
    private long total;
    private long images;
    private long disallowed;
    private long bytes;

    internal RequestLog(int sites, int kept)
    {
        this.kept = kept;
        counters = [.. Enumerable.Range(0, sites).Select(_ => new SiteCounters())];
    }

    /// <summary>Told the number of the site whenever a request of it arrives, on the request's own thread.</summary>
    public Action<int>? Began { get; set; }

    /// <summary>Told when the request was answered.</summary>
    public Action<int>? Ended { get; set; }

    /// <summary>In order of completion; the oldest are dropped when there are more than the options keep.</summary>
    public IReadOnlyList<LoggedRequest> Requests => [.. requests];

    public long Total => Interlocked.Read(ref total);

    /// <summary>Requests for anything but robots.txt and sitemaps.</summary>
    public long PageRequests => counters.Sum(c => Interlocked.Read(ref c.Pages));

    /// <summary>Body bytes sent.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Requests for images: a crawler that keeps the rules makes none.</summary>
    public long ImageRequests => Interlocked.Read(ref images);

    /// <summary>Requests for pages that robots.txt forbids.</summary>
    public long DisallowedRequests => Interlocked.Read(ref disallowed);

    public IReadOnlyList<LoggedRequest> Of(SiteTruth site) => [.. requests.Where(r => r.SiteId == site.Id)];

    public long CountOf(SiteTruth site) => Interlocked.Read(ref counters[site.Id].Requests);

    /// <summary>Most connections that were open to the site at one time.</summary>
    public int MostConnections(SiteTruth site) => Volatile.Read(ref counters[site.Id].Connections.Most);

    /// <summary>Most requests to the site that were being answered at one time.</summary>
    public int MostConcurrentRequests(SiteTruth site) => Volatile.Read(ref counters[site.Id].Running.Most);

    internal SiteCounters CountersOf(int site) => counters[site];

    internal void Begin(int site) => Began?.Invoke(site);

    internal void Add(LoggedRequest request, long sent, bool image, bool forbidden)
    {
        Ended?.Invoke(request.SiteId);
        Interlocked.Increment(ref total);
        Interlocked.Add(ref bytes, sent);
        Interlocked.Increment(ref counters[request.SiteId].Requests);
        if (image)
        {
            Interlocked.Increment(ref images);
        }

        if (forbidden)
        {
            Interlocked.Increment(ref disallowed);
        }

        requests.Enqueue(request);
        if (Interlocked.Increment(ref held) > kept && requests.TryDequeue(out _))
        {
            Interlocked.Decrement(ref held);
        }
    }
}

internal sealed class SiteCounters
{
    public Gauge Connections { get; } = new();

    public Gauge Running { get; } = new();

    /// <summary>Finished requests.</summary>
    public long Requests;

    /// <summary>Page requests that arrived; what behaviours count.</summary>
    public long Pages;
}

/// <summary>A number that goes up and down, and the highest it has been.</summary>
internal sealed class Gauge
{
    private int now;

    public int Most;

    public void Up()
    {
        var value = Interlocked.Increment(ref now);
        int most;
        while (value > (most = Volatile.Read(ref Most)) && Interlocked.CompareExchange(ref Most, value, most) != most)
        {
        }
    }

    public void Down() => Interlocked.Decrement(ref now);
}
