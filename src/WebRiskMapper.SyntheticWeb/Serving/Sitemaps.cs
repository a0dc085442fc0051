using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Behaviours;
using WebRiskMapper.SyntheticWeb.Families;

namespace WebRiskMapper.SyntheticWeb.Serving;

/// <summary>robots.txt and the sitemap of a site: one file, or an index of several.</summary>
internal sealed class Sitemaps
{
    private const int PerFile = 60;

    private readonly SitePages pages;
    private readonly string root;
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public Sitemaps(SitePages pages, IEnumerable<SiteBehaviour> behaviours, int port)
    {
        this.pages = pages;
        root = pages.Site.BaseUrl(port).TrimEnd('/');
        var robots = new StringBuilder("User-agent: *\n");
        foreach (var line in behaviours.SelectMany(b => b.RobotsLines).DefaultIfEmpty("Disallow:"))
        {
            robots.Append(line).Append('\n');
        }

        if (pages.Site.Style.SitemapInRobots)
        {
            robots.Append("Sitemap: ").Append(root).Append("/sitemap.xml\n");
        }

        files["/robots.txt"] = robots.ToString();
        var targets = pages.Ads.Where(a => a.Reach is { InSitemap: true, Disallowed: false }).Select(a => (a.Reach.Path, a.PostedAt)).ToList();
        if (pages.Site.Style.Sitemap == SitemapKind.Single)
        {
            files["/sitemap.xml"] = UrlSet([("/", null), .. targets]);
            return;
        }

        var names = new List<string> { "/sitemap-pages.xml" };
        files[names[0]] = UrlSet([("/", null), .. pages.Cities.Select(c => (c.Href, (DateOnly?)null))]);
        foreach (var chunk in targets.Chunk(PerFile))
        {
            var name = $"/sitemap-ads-{names.Count.ToString(CultureInfo.InvariantCulture)}.xml";
            names.Add(name);
            files[name] = UrlSet(chunk);
        }

        files["/sitemap.xml"] = """<?xml version="1.0" encoding="UTF-8"?>""" + "\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            + string.Concat(names.Select(n => $"<sitemap><loc>{root}{n}</loc></sitemap>\n")) + "</sitemapindex>\n";
    }

    public Reply? Answer(string path) =>
        files.TryGetValue(path, out var body) ? new Reply(200, path is "/robots.txt" ? "text/plain; charset=utf-8" : "application/xml", body) : null;

    private string UrlSet(IEnumerable<(string Path, DateOnly? Posted)> targets)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?>""").Append("\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var (path, posted) in targets)
        {
            xml.Append("<url><loc>").Append(root).Append(Markup.Text(path)).Append("</loc>");
            if (posted is { } date && pages.Site.Id % 2 == 0)
            {
                xml.Append("<lastmod>").Append(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</lastmod>");
            }

            xml.Append("</url>\n");
        }

        return xml.Append("</urlset>\n").ToString();
    }
}
