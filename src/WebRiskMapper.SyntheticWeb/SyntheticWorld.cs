using System.Globalization;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb;

/// <summary>
/// A web of invented ad sites with the truth of every page as data: what the demo crawls and what tests and benchmarks measure.
/// People, numbers, agencies and networks are invented; texts are adult and non-graphic. Agreement of the system with this truth is
/// called <em>recovery of planted structure</em>. It shows that the machinery finds what was put there; it says nothing about how
/// well anything is found on the real web. This project sees no other project of the solution, so the truth stays independent of
/// the code that is measured against it.
/// </summary>
public sealed class SyntheticWorld
{
    private readonly PopulationPlan plan;
    private readonly AdWriter writer;
    private readonly Lazy<SitePages>[] pages;
    private readonly Lazy<IReadOnlyList<AdTruth>> ads;
    private readonly Lazy<IReadOnlyList<EntityTruth>> entities;

    private SyntheticWorld(SyntheticWebOptions options, IReadOnlyList<SiteTruth> sites, PopulationPlan plan)
    {
        Options = options;
        Sites = sites;
        this.plan = plan;
        writer = new AdWriter(options);
        var bySite = sites.Select(_ => new List<AdDraft>()).ToArray();
        foreach (var draft in plan.Ads)
        {
            bySite[draft.Site.Id].Add(draft);
        }

        // Texts are written when somebody asks for them: three million at once would not fit.
        pages = [.. sites.Select(s => new Lazy<SitePages>(() => new SitePages(s, writer, bySite[s.Id], plan.IsOnline)))];
        ads = new Lazy<IReadOnlyList<AdTruth>>(() => [.. plan.Ads.Where(plan.IsOnline).Select(writer.Current)]);
        entities = new Lazy<IReadOnlyList<EntityTruth>>(EntityTruths);
    }

    public SyntheticWebOptions Options { get; }

    public IReadOnlyList<SiteTruth> Sites { get; }

    /// <summary>Entities with at least one ad online, ascending by id.</summary>
    public IReadOnlyList<EntityTruth> Entities => entities.Value;

    /// <summary>Ads online in this generation, ascending by id.</summary>
    public IReadOnlyList<AdTruth> Ads => ads.Value;

    /// <summary>Number of <see cref="Ads"/>, without writing them.</summary>
    public int AdCount => plan.Ads.Count(plan.IsOnline);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static SyntheticWorld Generate(SyntheticWebOptions options) => Generate(options, FamilyRegistry.Of(options.Families));

    /// <summary>A world in some families only, whatever <see cref="SyntheticWebOptions.Families"/> says.</summary>
    internal static SyntheticWorld Generate(SyntheticWebOptions options, IReadOnlyList<PageFamily> families)
    {
        options.Validate();
        var sites = SitePlan.Draw(options, families);
        return new SyntheticWorld(options, sites, PopulationPlan.Draw(options, sites));
    }

    /// <summary>Absolute URL → truth, for a web that is played on <paramref name="port"/>.</summary>
    public IReadOnlyDictionary<string, AdTruth> TruthByUrl(int port) =>
        Ads.ToDictionary(a => Url(Sites[a.SiteId], a.Path, port), StringComparer.Ordinal);

    /// <summary>Absolute URL → kind of every page with an address of its own. On a site with an age gate this is what stands behind it.</summary>
    public IReadOnlyDictionary<string, PageKind> PageTypes(int port) =>
        pages.SelectMany(p => p.Value.All.Select(page => (Url: Url(p.Value.Site, page.Path, port), page.Kind))).ToDictionary(p => p.Url, p => p.Kind, StringComparer.Ordinal);

    /// <summary>Rows for <c>seeds/platforms</c>: one site each; a mirror has its platform's name.</summary>
    public IReadOnlyList<PlatformSeed> SeedPlatforms(int port) =>
    [
        .. Sites.Select(s => new PlatformSeed(
            s.BaseUrl(port),
            s.Platform,
            string.Join('|', s.Countries),
            s.Language,
            "classified",
            "synthetic",
            string.Equals(s.Name, s.Platform, StringComparison.Ordinal) ? "invented site" : "invented site, mirror of " + s.Platform)),
    ];

    /// <summary>The same rows as CSV with a header: <c>site,platform,market_countries,language,type,source,note</c>; countries separated by "|".</summary>
    public string SeedPlatformsCsv(int port)
    {
        var csv = new System.Text.StringBuilder("site,platform,market_countries,language,type,source,note\n");
        foreach (var row in SeedPlatforms(port))
        {
            var note = row.Note.Contains(',', StringComparison.Ordinal) ? "\"" + row.Note + "\"" : row.Note;
            csv.AppendJoin(',', row.Site, row.Platform, row.MarketCountries, row.Language, row.Type, row.Source, note).Append('\n');
        }

        return csv.ToString();
    }

    internal SitePages PagesOf(int site) => pages[site].Value;

    private IReadOnlyList<EntityTruth> EntityTruths()
    {
        var adsOf = plan.Ads.Where(plan.IsOnline).ToLookup(a => a.Entity.Id, a => a.Id);
        return
        [
            .. plan.Entities.Where(e => adsOf.Contains(e.Id)).Select(e =>
                new EntityTruth(e.Id, e.Kind, e.Country, e.Personas.Count, [.. e.Phones.Select(p => p.Plan.E164(p.Significant))], [.. adsOf[e.Id]])),
        ];
    }

    private static string Url(SiteTruth site, string path, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"http://{site.Address}:{port}{path}");
}
