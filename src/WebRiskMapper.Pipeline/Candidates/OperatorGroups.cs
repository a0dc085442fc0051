using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Pipeline.Candidates;

internal sealed record KnownSite(int SiteId, string BaseUrl, string Platform, string Domain);

/// <summary>
/// Known sites that seem to be one operator's: of one platform, on one registrable domain, or with an account at a measuring or advertising
/// service in common. Only known sites are fetched, so an account never connects a candidate; what it tells is that two sites that link to one
/// are not two voices.
/// </summary>
internal sealed class OperatorGroups
{
    /// <summary>An account that more sites name belongs to whoever built or hosts them.</summary>
    public const int MostSharing = 25;

    private readonly Dictionary<int, int> parents = [];
    private readonly Dictionary<int, List<SharedId>> sharedIds = [];
    private readonly ILookup<int, KnownSite> members;

    public OperatorGroups(IReadOnlyList<KnownSite> sites, IEnumerable<(int SiteId, TrackingId Id)> ids)
    {
        foreach (var site in sites)
        {
            parents[site.SiteId] = site.SiteId;
        }

        Join(sites.GroupBy(s => s.Platform, StringComparer.Ordinal));
        Join(sites.GroupBy(s => s.Domain, StringComparer.Ordinal));
        var byId = sites.ToDictionary(s => s.SiteId);
        var shared = ids.Where(i => byId.ContainsKey(i.SiteId)).GroupBy(i => i.Id, i => byId[i.SiteId]).Where(g => g.Distinct().Count() is > 1 and <= MostSharing).ToList();
        Join(shared);
        foreach (var id in shared.OrderBy(g => g.Key.Service, StringComparer.Ordinal).ThenBy(g => g.Key.Account, StringComparer.Ordinal))
        {
            var group = Of(id.First().SiteId);
            if (!sharedIds.TryGetValue(group, out var known))
            {
                sharedIds[group] = known = [];
            }

            known.Add(new SharedId(id.Key.Service, id.Key.Account, [.. id.Distinct().Select(s => s.BaseUrl).Order(StringComparer.Ordinal)]));
        }

        members = sites.ToLookup(s => Of(s.SiteId));
    }

    /// <summary>The group's number: that of its first site.</summary>
    public int Of(int site)
    {
        while (parents[site] != site)
        {
            site = parents[site] = parents[parents[site]];
        }

        return site;
    }

    public IReadOnlyList<string> PlatformsOf(int group) => [.. members[group].Select(s => s.Platform).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IReadOnlyList<SharedId> SharedIdsOf(int group) => sharedIds.TryGetValue(group, out var ids) ? ids : [];

    private void Join<TKey>(IEnumerable<IGrouping<TKey, KnownSite>> groups)
    {
        foreach (var group in groups)
        {
            var first = group.First().SiteId;
            foreach (var site in group)
            {
                var (a, b) = (Of(first), Of(site.SiteId));
                parents[Math.Max(a, b)] = Math.Min(a, b);
            }
        }
    }
}
