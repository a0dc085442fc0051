using System.Runtime.InteropServices;
using Npgsql;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// What a batch says about platforms that are not known yet: the domains its pages link to and the accounts they name, counted per site, in
/// one statement each.
/// </summary>
internal static class CandidateWrites
{
    /// <summary>Most domains, and most accounts, of one site in one batch: a directory of everything ends here.</summary>
    private const int MostOfSite = 500;

    public static void Add(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results, PublicSuffixList suffixes)
    {
        AddLinks(batch, runId, results, suffixes);
        AddIds(batch, runId, results);
    }

    private static void AddLinks(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results, PublicSuffixList suffixes)
    {
        var counts = new Dictionary<(int SiteId, string Domain), LinkCount>();
        var domains = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var site in results.Where(r => r.Result.OutLinks.Count > 0).GroupBy(r => r.Lease.SiteId))
        {
            var own = suffixes.RegistrableDomain(site.First().Lease.BaseUrl.IdnHost);
            var found = 0;
            foreach (var page in site)
            {
                // A page counts once for a domain, whatever hosts of it the page names.
                foreach (var link in page.Result.OutLinks.Select(l => (Domain: DomainOf(l.Host), l.Placement, l.HasCue)).GroupBy(l => l.Domain))
                {
                    if (link.Key.Length == 0 || string.Equals(link.Key, own, StringComparison.Ordinal) || (found >= MostOfSite && !counts.ContainsKey((site.Key, link.Key))))
                    {
                        continue;
                    }

                    ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (site.Key, link.Key), out var known);
                    found += known ? 0 : 1;
                    count = count.With(link.Max(l => l.Placement), link.Any(l => l.HasCue));
                }
            }
        }

        if (counts.Count == 0)
        {
            return;
        }

        // In one order, so that workers that import and crawl the same run never wait in a circle.
        var rows = counts.OrderBy(c => c.Key.SiteId).ThenBy(c => c.Key.Domain, StringComparer.Ordinal).ToArray();
        batch.Add(
            """
            INSERT INTO archive.out_link AS o (run_id, site_id, domain, navigation, footer, content, has_cue)
            SELECT $1, u.site_id, u.domain, u.navigation, u.footer, u.content, u.has_cue
            FROM unnest($2::integer[], $3::text[], $4::integer[], $5::integer[], $6::integer[], $7::boolean[]) AS u (site_id, domain, navigation, footer, content, has_cue)
            ON CONFLICT (run_id, site_id, domain) DO UPDATE SET navigation = o.navigation + excluded.navigation, footer = o.footer + excluded.footer,
                content = o.content + excluded.content, has_cue = o.has_cue OR excluded.has_cue
            """,
            runId,
            Array.ConvertAll(rows, r => r.Key.SiteId),
            Array.ConvertAll(rows, r => r.Key.Domain),
            Array.ConvertAll(rows, r => r.Value.Navigation),
            Array.ConvertAll(rows, r => r.Value.Footer),
            Array.ConvertAll(rows, r => r.Value.Content),
            Array.ConvertAll(rows, r => r.Value.HasCue));

        string DomainOf(string host)
        {
            ref var domain = ref CollectionsMarshal.GetValueRefOrAddDefault(domains, host, out var known);
            return known ? domain! : domain = Registrable(host, suffixes);
        }
    }

    /// <summary>Empty for a host whose name cannot exist: a page may link to anything.</summary>
    private static string Registrable(string host, PublicSuffixList suffixes)
    {
        try
        {
            return suffixes.RegistrableDomain(host);
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static void AddIds(NpgsqlBatch batch, long runId, IReadOnlyList<SiteResult> results)
    {
        var counts = new Dictionary<(int SiteId, TrackingId Id), int>();
        foreach (var site in results.Where(r => r.Result.TrackingIds.Count > 0).GroupBy(r => r.Lease.SiteId))
        {
            var found = 0;
            foreach (var id in site.SelectMany(r => r.Result.TrackingIds))
            {
                if (found < MostOfSite || counts.ContainsKey((site.Key, id)))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (site.Key, id), out var known)++;
                    found += known ? 0 : 1;
                }
            }
        }

        if (counts.Count == 0)
        {
            return;
        }

        var rows = counts.OrderBy(c => c.Key.SiteId).ThenBy(c => c.Key.Id.Service, StringComparer.Ordinal).ThenBy(c => c.Key.Id.Account, StringComparer.Ordinal).ToArray();
        batch.Add(
            """
            INSERT INTO archive.tracking_id AS t (run_id, site_id, service, account, pages)
            SELECT $1, u.site_id, u.service, u.account, u.pages FROM unnest($2::integer[], $3::text[], $4::text[], $5::integer[]) AS u (site_id, service, account, pages)
            ON CONFLICT (run_id, site_id, service, account) DO UPDATE SET pages = t.pages + excluded.pages
            """,
            runId,
            Array.ConvertAll(rows, r => r.Key.SiteId),
            Array.ConvertAll(rows, r => r.Key.Id.Service),
            Array.ConvertAll(rows, r => r.Key.Id.Account),
            Array.ConvertAll(rows, r => r.Value));
    }

    private readonly record struct LinkCount(int Navigation, int Footer, int Content, bool HasCue)
    {
        public LinkCount With(LinkPlacement placement, bool hasCue) => new(
            Navigation + (placement == LinkPlacement.Navigation ? 1 : 0),
            Footer + (placement == LinkPlacement.Footer ? 1 : 0),
            Content + (placement == LinkPlacement.Content ? 1 : 0),
            HasCue || hasCue);
    }
}
