using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;

namespace WebRiskMapper.Pipeline.Risk;

/// <summary>
/// Links each run of a campaign as a change of the campaign's run that this process linked last. Kept in memory only: another worker, or one
/// that has just started, links from scratch and measures the parameters anew. Thread-safe.
/// </summary>
internal sealed class CampaignLinks
{
    /// <summary>At some 200 bytes an ad.</summary>
    private const int MostRememberedAds = 3_000_000;

    /// <summary>Share of changed ads from which on the parameters are too old.</summary>
    private const double Stale = 0.2;

    private readonly Lock _gate = new();

    // The campaign that was linked last stands last.
    private readonly List<(long Campaign, LinkMemory Memory)> _remembered = [];

    /// <param name="ads">Ascending by number.</param>
    public LinkedRun Link(long campaign, IReadOnlyList<StoredAd> ads)
    {
        var linked = EntityLinker.Link(ads, Take(campaign));
        lock (_gate)
        {
            _remembered.RemoveAll(r => r.Campaign == campaign);
            _remembered.Add((campaign, linked.Memory));
            while (_remembered.Sum(r => (long)r.Memory.Ads) > MostRememberedAds)
            {
                _remembered.RemoveAt(0);
            }
        }

        return linked;
    }

    private LinkMemory? Take(long campaign)
    {
        lock (_gate)
        {
            var memory = _remembered.Find(r => r.Campaign == campaign).Memory;
            return memory is null || memory.ChangedSinceMeasured > Stale * memory.Ads ? null : memory;
        }
    }
}
