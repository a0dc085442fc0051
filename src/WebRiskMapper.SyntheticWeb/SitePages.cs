using System.Globalization;
using WebRiskMapper.SyntheticWeb.Behaviours;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb;

/// <summary>A page of a site before it is rendered.</summary>
/// <param name="Heading">Empty for an ad.</param>
internal sealed record SitePage(PageKind Kind, string Path, string Heading, AdTruth? Ad = null, ListView? List = null);

/// <summary>Everything that one site serves, by path and query.</summary>
internal sealed class SitePages
{
    private const int FrontPageAds = 10;

    private readonly Dictionary<string, SitePage> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AdTruth> ads;
    private readonly HashSet<string> gone;
    private readonly IReadOnlyList<Teaser> stable;

    /// <param name="originals">The site's first ads as first posted: what sidebars show, so that pages stay the same over generations.</param>
    public SitePages(SiteTruth site, IReadOnlyList<AdTruth> ads, IReadOnlyList<AdTruth> originals, IEnumerable<string> gone)
    {
        Site = site;
        Ads = ads;
        this.ads = ads.ToDictionary(a => a.Id);
        this.gone = gone.ToHashSet(StringComparer.Ordinal);
        stable = [.. originals.Where(a => !a.SafetyFixture && !a.Disallowed).Select(Teaser)];
        Cities = [.. site.Countries.SelectMany(c => Markets.ByCountry[c].Cities).Select(c => new LinkView("/city/" + AdPath.Slug(c.Name), c.Written(site.Language)))];
        foreach (var ad in ads)
        {
            Add(new SitePage(PageKind.Ad, ad.Path, "", ad));
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

    public IReadOnlyList<AdTruth> Ads { get; }

    public IReadOnlyList<LinkView> Navigation { get; }

    public IReadOnlyList<LinkView> Cities { get; }

    public List<LinkView> Legal { get; } = [];

    public IEnumerable<SitePage> All => pages.Values;

    public SitePage? Find(string target) => pages.GetValueOrDefault(target);

    public AdTruth? Ad(int id) => ads.GetValueOrDefault(id);

    public bool IsGone(string target) => gone.Contains(target);

    /// <summary>Ten other ads, always the same ones for one page.</summary>
    public IReadOnlyList<Teaser> Related(SitePage page)
    {
        if (stable.Count < 2 || page.Ad is { SafetyFixture: true })
        {
            return [];
        }

        var start = page.Ad is { } ad ? (ad.Id * 31) % stable.Count : (page.Path.Length * 17) % stable.Count;
        return [.. Enumerable.Range(0, Math.Min(FrontPageAds, stable.Count)).Select(i => stable[(start + (i * 3)) % stable.Count]).Distinct().Where(t => page.Ad is null || !string.Equals(t.Href, Href(page.Ad), StringComparison.Ordinal))];
    }

    private void Add(SitePage page) => pages.Add(page.Path, page);

    private void AddLists()
    {
        // Newest first, as such sites do; the id breaks ties.
        var listed = Ads.Where(a => a.InListing).OrderByDescending(a => a.PostedAt).ThenByDescending(a => a.Id).ToList();
        var words = Site.Style.Language.Chrome;
        Add(new SitePage(PageKind.List, "/", Site.Name, List: new ListView(Site, words.Tagline, [.. listed.Take(FrontPageAds).Select(Teaser)], null, null, [])));
        AddList("/browse", words.Browse, listed);
        foreach (var city in Site.Countries.SelectMany(c => Markets.ByCountry[c].Cities))
        {
            AddList("/city/" + AdPath.Slug(city.Name), city.Written(Site.Language), [.. listed.Where(a => string.Equals(a.City, city.Name, StringComparison.Ordinal))]);
        }
    }

    private void AddList(string path, string heading, List<AdTruth> listed)
    {
        var words = Site.Style.Language.Chrome;
        var count = Math.Max(1, (listed.Count + Site.Style.PageSize - 1) / Site.Style.PageSize);
        string At(int page) => page == 1 ? path
            : Site.Style.PagesInPath ? $"{path}/page/{page.ToString(CultureInfo.InvariantCulture)}/" : $"{path}?page={page.ToString(CultureInfo.InvariantCulture)}";
        for (var page = 1; page <= count; page++)
        {
            var near = Enumerable.Range(1, count).Where(p => p != page && Math.Abs(p - page) <= 3);
            Add(new SitePage(PageKind.List, At(page), heading, List: new ListView(
                Site,
                heading,
                [.. listed.Skip((page - 1) * Site.Style.PageSize).Take(Site.Style.PageSize).Select(Teaser)],
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
            Href(ad),
            ad.Title,
            ad.SafetyFixture ? null : ad.Age,
            price is null ? null : PriceWriter.Amount(price.Amount, price.Currency, style.PriceWriting),
            ad.CityWritten,
            ad.Text.Split('\n')[0]);
    }

    private string Href(AdTruth ad)
    {
        if (Site.Behaviours.Contains(ShortLinkRedirect.BehaviourName, StringComparer.Ordinal) && !ad.Disallowed && !ad.SafetyFixture)
        {
            return ShortLinkRedirect.Folder + ad.Id.ToString(CultureInfo.InvariantCulture);
        }

        return Site.Behaviours.Contains(TrailingSlashRedirect.BehaviourName, StringComparer.Ordinal) && !ad.Path.EndsWith('/') && !ad.Path.Contains('.', StringComparison.Ordinal) && !ad.Path.Contains('?', StringComparison.Ordinal)
            ? ad.Path + "/"
            : ad.Path;
    }
}
