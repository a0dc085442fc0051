using System.Globalization;
using WebRiskMapper.SyntheticWeb.Behaviours;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb;

/// <summary>An ad that is online, before its text is written.</summary>
internal sealed record AdEntry(AdDraft Draft, AdReach Reach, DateOnly? PostedAt);

/// <summary>One page of a list: which ads, and what stands beside it.</summary>
internal sealed record ListPage(ArraySegment<AdEntry> Ads, LinkView? Previous, LinkView? Next, IReadOnlyList<LinkView> Near);

/// <summary>A page of a site before it is rendered.</summary>
/// <param name="Heading">Empty for an ad.</param>
internal sealed record SitePage(PageKind Kind, string Path, string Heading, AdEntry? Ad = null, ListPage? List = null);

/// <summary>Everything that one site serves, by path and query.</summary>
internal sealed class SitePages
{
    private const int FrontPageAds = 10;

    /// <summary>Ads that a site shows beside others.</summary>
    private const int Featured = 120;

    private readonly AdWriter writer;
    private readonly Dictionary<string, SitePage> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AdEntry> ads;
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);
    private readonly Teaser[] featured;

    /// <param name="drafts">Every ad that the site ever had.</param>
    public SitePages(SiteTruth site, AdWriter writer, IReadOnlyList<AdDraft> drafts, Func<AdDraft, bool> isOnline)
    {
        Site = site;
        this.writer = writer;
        var online = new List<AdEntry>(drafts.Count);
        foreach (var draft in drafts)
        {
            var reach = writer.Reach(draft);
            if (isOnline(draft))
            {
                online.Add(new AdEntry(draft, reach, writer.PostedAt(draft)));
            }
            else
            {
                gone.Add(reach.Path);
            }
        }

        Ads = online;
        ads = online.ToDictionary(a => a.Draft.Id);
        // As first posted and from the first generation, so that pages stay the same over generations.
        featured = [.. drafts.Where(d => d.Birth == 0).Select(writer.Write).Where(a => !a.SafetyFixture && !a.Disallowed).Take(Featured).Select(Teaser)];
        Cities = [.. site.Countries.SelectMany(c => Markets.ByCountry[c].Cities).Select(c => new LinkView("/city/" + AdPath.Slug(c.Name), c.Written(site.Language)))];
        foreach (var ad in online)
        {
            Add(new SitePage(PageKind.Ad, ad.Reach.Path, "", ad));
        }

        AddLists();
        var words = site.Style.Language.Chrome;
        foreach (var (path, heading) in new[] { ("/about", words.About), ("/terms", words.Terms), ("/contact", words.Contact), ("/imprint", words.Imprint) })
        {
            Add(new SitePage(PageKind.Other, path, heading));
            Legal.Add(new LinkView(path, heading));
        }

        Navigation = [new LinkView("/", words.Home), new LinkView("/browse", words.Browse), new LinkView("/about", words.About), new LinkView("/contact", words.Contact)];
    }

    public SiteTruth Site { get; }

    public IReadOnlyList<AdEntry> Ads { get; }

    public IReadOnlyList<LinkView> Navigation { get; }

    public IReadOnlyList<LinkView> Cities { get; }

    public List<LinkView> Legal { get; } = [];

    public IEnumerable<SitePage> All => pages.Values;

    public SitePage? Find(string target) => pages.GetValueOrDefault(target);

    public AdEntry? Ad(int id) => ads.GetValueOrDefault(id);

    public bool IsGone(string target) => gone.Contains(target);

    public AdTruth Truth(AdEntry ad) => writer.Current(ad.Draft);

    public ListView View(SitePage page, ListPage list) =>
        new(Site, page.Heading, [.. list.Ads.Select(a => Teaser(Truth(a)))], list.Previous, list.Next, list.Near);

    /// <summary>Ten other ads, always the same ones for one page.</summary>
    public IReadOnlyList<Teaser> Related(SitePage page)
    {
        if (featured.Length < 2 || page.Ad is { Draft.Entity.Kind: EntityKind.SafetyFixture })
        {
            return [];
        }

        var start = page.Ad is { } ad ? (ad.Draft.Id * 31) % featured.Length : (page.Path.Length * 17) % featured.Length;
        var own = page.Ad is { } shown ? Href(shown.Draft.Id, shown.Reach) : null;
        return [.. Enumerable.Range(0, Math.Min(FrontPageAds, featured.Length)).Select(i => featured[(start + (i * 3)) % featured.Length]).Distinct().Where(t => !string.Equals(t.Href, own, StringComparison.Ordinal))];
    }

    private void Add(SitePage page) => pages.Add(page.Path, page);

    private void AddLists()
    {
        // Newest first, as such sites do; the id breaks ties.
        var listed = Ads.Where(a => a.Reach.InListing).OrderByDescending(a => a.PostedAt).ThenByDescending(a => a.Draft.Id).ToArray();
        var words = Site.Style.Language.Chrome;
        Add(new SitePage(PageKind.List, "/", words.Tagline, List: new ListPage(new ArraySegment<AdEntry>(listed, 0, Math.Min(FrontPageAds, listed.Length)), null, null, [])));
        AddList("/browse", words.Browse, listed);
        var byCity = listed.ToLookup(a => a.Draft.City.Name, StringComparer.Ordinal);
        foreach (var city in Site.Countries.SelectMany(c => Markets.ByCountry[c].Cities))
        {
            AddList("/city/" + AdPath.Slug(city.Name), city.Written(Site.Language), [.. byCity[city.Name].Where(a => a.Draft.Entity.Kind != EntityKind.SafetyFixture)]);
        }
    }

    private void AddList(string path, string heading, AdEntry[] listed)
    {
        var words = Site.Style.Language.Chrome;
        var size = Site.Style.PageSize;
        var count = Math.Max(1, (listed.Length + size - 1) / size);
        string At(int page) => page == 1 ? path
            : Site.Style.PagesInPath ? $"{path}/page/{page.ToString(CultureInfo.InvariantCulture)}/" : $"{path}?page={page.ToString(CultureInfo.InvariantCulture)}";
        for (var page = 1; page <= count; page++)
        {
            var first = Math.Max(1, page - 3);
            var near = Enumerable.Range(first, Math.Min(count, page + 3) - first + 1).Where(p => p != page);
            var start = (page - 1) * size;
            Add(new SitePage(PageKind.List, At(page), heading, List: new ListPage(
                new ArraySegment<AdEntry>(listed, start, Math.Min(size, listed.Length - start)),
                page > 1 ? new LinkView(At(page - 1), words.Previous) : null,
                page < count ? new LinkView(At(page + 1), words.Next) : null,
                [.. near.Select(p => new LinkView(At(p), p.ToString(CultureInfo.InvariantCulture)))])));
        }
    }

    private Teaser Teaser(AdTruth ad)
    {
        var style = Site.Style;
        var price = ad.Prices.FirstOrDefault(p => p.Minutes == 60);
        return new Teaser(
            Href(ad.Id, new AdReach(ad.Path, ad.Disallowed || ad.SafetyFixture, ad.InSitemap, ad.InListing)),
            ad.Title,
            ad.SafetyFixture ? null : ad.Age,
            price is null ? null : PriceWriter.Amount(price.Amount, price.Currency, style.PriceWriting),
            ad.CityWritten,
            ad.Text.Split('\n')[0]);
    }

    private string Href(int id, AdReach reach)
    {
        var path = reach.Path;
        if (Site.Behaviours.Contains(ShortLinkRedirect.BehaviourName, StringComparer.Ordinal) && !reach.Disallowed)
        {
            return ShortLinkRedirect.Folder + id.ToString(CultureInfo.InvariantCulture);
        }

        return Site.Behaviours.Contains(TrailingSlashRedirect.BehaviourName, StringComparer.Ordinal) && !path.EndsWith('/') && !path.Contains('.', StringComparison.Ordinal) && !path.Contains('?', StringComparison.Ordinal)
            ? path + "/"
            : path;
    }
}
