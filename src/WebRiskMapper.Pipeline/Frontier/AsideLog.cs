using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>A request that was no URL's turn.</summary>
/// <param name="Purpose">What it was asked for, in words.</param>
/// <param name="Answer">Without its body.</param>
public sealed record AsideRequest(string Purpose, FetchResult Answer);

/// <summary>
/// What a visit asked of its site beside pages: a robots.txt, a click through an age gate, a probe for the answer to an address that cannot exist.
/// It goes into the log of fetches, so that the log holds every request that the site can hold against it. Safe for turns that overlap.
/// </summary>
internal sealed class AsideLog
{
    private readonly Lock gate = new();
    private readonly List<AsideRequest> noted = [];

    public void Note(string purpose, FetchResult answer)
    {
        lock (gate)
        {
            noted.Add(new AsideRequest(purpose, answer with { Body = default, SentBody = default }));
        }
    }

    /// <summary>Those that were not stored yet.</summary>
    public IReadOnlyList<AsideRequest> Pending()
    {
        lock (gate)
        {
            return [.. noted];
        }
    }

    /// <summary>To be called when all that is pending was stored; no turn is under way then.</summary>
    public void Stored()
    {
        lock (gate)
        {
            noted.Clear();
        }
    }
}
