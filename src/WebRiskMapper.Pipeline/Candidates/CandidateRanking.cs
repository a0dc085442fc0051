using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Pipeline.Candidates;

/// <summary>What one known site says about one domain.</summary>
internal sealed record LinkEvidence(int SiteId, string Domain, int Navigation, int Footer, int Content, bool HasCue, long LastRun)
{
    public LinkPlacement Placement => Navigation > 0 ? LinkPlacement.Navigation : Footer > 0 ? LinkPlacement.Footer : LinkPlacement.Content;
}

/// <summary>
/// score = c · Σ w(g), over the operator groups g with a site that links to the domain: w is 1 for a link in the navigation, 0.8 in the footer and
/// 0.4 elsewhere, the weightiest of the group; c is 1.5 where a word of the market stands in the domain or in a link to it, otherwise 1. Ten sites
/// of one operator say no more than one. Equal scores are in order of the domain.
/// </summary>
internal static class CandidateRanking
{
    private const double CueFactor = 1.5;

    public static IReadOnlyList<Candidate> Rank(IReadOnlyList<KnownSite> sites, IEnumerable<(int SiteId, TrackingId Id)> ids, IEnumerable<LinkEvidence> links)
    {
        var groups = new OperatorGroups(sites, ids);
        var byId = sites.ToDictionary(s => s.SiteId);
        return
        [
            .. links.GroupBy(l => l.Domain, StringComparer.Ordinal)
                .Select(domain => Judge(domain.Key, [.. domain], groups, byId))
                .OrderByDescending(c => c.Score)
                .ThenBy(c => c.Domain, StringComparer.Ordinal),
        ];
    }

    internal static double WeightOf(LinkPlacement placement) => placement switch
    {
        LinkPlacement.Navigation => 1,
        LinkPlacement.Footer => 0.8,
        _ => 0.4,
    };

    private static Candidate Judge(string domain, IReadOnlyList<LinkEvidence> links, OperatorGroups groups, IReadOnlyDictionary<int, KnownSite> sites)
    {
        var voices = links.GroupBy(l => groups.Of(l.SiteId))
            .Select(g =>
            {
                var placement = g.Max(l => l.Placement);
                return new CandidateGroup(
                    groups.PlatformsOf(g.Key),
                    placement,
                    WeightOf(placement),
                    [.. g.Select(l => new CandidateLink(sites[l.SiteId].BaseUrl, sites[l.SiteId].Platform, l.Navigation, l.Footer, l.Content, l.LastRun)).OrderBy(l => l.Site, StringComparer.Ordinal)],
                    groups.SharedIdsOf(g.Key));
            })
            .OrderByDescending(g => g.Weight)
            .ThenBy(g => g.Platforms[0], StringComparer.Ordinal)
            .ToList();
        var cue = links.Any(l => l.HasCue);
        return new Candidate(domain, Math.Round((cue ? CueFactor : 1) * voices.Sum(v => v.Weight), 3), cue, voices);
    }
}
