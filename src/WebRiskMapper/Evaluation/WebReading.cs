using System.Collections.Concurrent;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Profiles;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.Evaluation;

/// <summary>A page that was taken for another type than it is.</summary>
internal sealed record TypeMiss(string Page, string Family, PageKind Kind, PageType Taken);

/// <summary>The same pages read without and with their sites' profiles, which other pages of the sites taught.</summary>
/// <param name="Sites">Sites with enough ads for a profile.</param>
/// <param name="Pages">Pages of all types that taught nothing.</param>
/// <param name="TypesWithout">Share of them whose type was told, 0 to 1.</param>
internal sealed record ProfileGain(int Sites, FieldAccuracy Without, FieldAccuracy With, IReadOnlyDictionary<string, FieldAccuracy> WithByFamily, int Pages, double TypesWithout, double TypesWith);

/// <summary>Every page of an invented web, read over HTTP as the worker reads it, without a crawl and without a database.</summary>
/// <param name="Extraction">Of all ads, without profiles.</param>
/// <param name="Profiles">Of the second half of each site's ads.</param>
/// <param name="Pages">Pages read, the safety stop's own fixtures aside: none states an age under 18.</param>
/// <param name="Sealed">Those that the safety stop sealed, wrongly.</param>
/// <param name="NotArchived">Those that would be kept out of the archive for what stands around the ad, wrongly.</param>
internal sealed record WebReading(
    FieldAccuracy Extraction, IReadOnlyDictionary<string, FieldAccuracy> ByFamily, ProfileGain Profiles, int Pages, IReadOnlyList<TypeMiss> TypeMisses, int Sealed, int NotArchived)
{
    public double TypeAccuracy => Pages == 0 ? 0 : 1 - ((double)TypeMisses.Count / Pages);

    public static async Task<WebReading> OfAsync(SyntheticWorld world, ModelFiles files, CancellationToken ct)
    {
        var reader = new Reader(PageParser.Create(files), AdExtractor.Create(files), world.Options.Today);
        var fetched = await FetchAsync(world, ct);
        var read = new ConcurrentBag<ReadPage>();
        await Parallel.ForEachAsync(fetched, ct, (page, _) =>
        {
            read.Add(reader.Read(page, profile: null, withLayout: true));
            return ValueTask.CompletedTask;
        });
        var pages = read.OrderBy(r => r.Page.Url.AbsoluteUri, StringComparer.Ordinal).ToList();
        var ads = pages.Where(p => p.Page.Truth is not null).ToList();
        return new WebReading(
            Accuracy(ads),
            PerFamily(ads),
            Gain(pages, reader, world.Options.Today),
            pages.Count,
            [.. pages.Where(p => !p.IsTypeRight).Select(p => new TypeMiss(p.Page.Url.AbsoluteUri, p.Page.Site.Family, p.Page.Kind, p.Parsed.Type))],
            pages.Count(p => IsSealed(p, world.Options.Today)),
            pages.Count(p => p.Parsed.Type is PageType.Ad or PageType.Other && !IsSealed(p, world.Options.Today) && SafetyStop.JudgeAround(p.Parsed).ExplicitMinor));
    }

    private static bool IsSealed(ReadPage page, DateOnly today) => SafetyStop.Judge(page.Parsed.Main).ExplicitMinor || (page.Ad is { } ad && SafetyStop.Judge(ad, today).ExplicitMinor);

    private static async Task<IReadOnlyList<FetchedPage>> FetchAsync(SyntheticWorld world, CancellationToken ct)
    {
        await using var web = await SyntheticWebServer.StartAsync(world, ct);
        using var client = new HttpClient();
        var truths = world.TruthByUrl(web.Port);
        var sites = world.Sites.ToDictionary(s => new Uri(s.BaseUrl(web.Port)).Authority, StringComparer.Ordinal);
        var fetched = new ConcurrentBag<FetchedPage>();
        await Parallel.ForEachAsync(world.PageTypes(web.Port), ct, async (page, cancel) =>
        {
            var truth = truths.GetValueOrDefault(page.Key);
            if (truth is not { SafetyFixture: true })
            {
                var url = new Uri(page.Key);
                using var response = await client.GetAsync(url, cancel);
                response.EnsureSuccessStatusCode();
                fetched.Add(new FetchedPage(url, page.Value, sites[url.Authority], truth, await response.Content.ReadAsByteArrayAsync(cancel), response.Content.Headers.ContentType?.ToString()));
            }
        });
        return [.. fetched];
    }

    private static ProfileGain Gain(List<ReadPage> pages, Reader reader, DateOnly today)
    {
        var (without, with, sites) = (new List<ReadPage>(), new List<ReadPage>(), 0);
        foreach (var site in pages.GroupBy(a => a.Page.Site.Id))
        {
            var learner = new ProfileLearner(reader.Extractor);
            // As in a crawl, what a page was taken for decides what it teaches.
            var (taught, others) = Halves(site);
            foreach (var page in taught)
            {
                learner.Observe(page.Parsed, page.Ad);
            }

            if (learner.Build(1, today) is { } profile)
            {
                sites++;
                without.AddRange(others);
                with.AddRange(others.Select(p => reader.Read(p.Page, profile, withLayout: false)));
            }
        }

        var ads = with.Where(p => p.Page.Truth is not null).ToList();
        return new ProfileGain(sites, Accuracy(without.Where(p => p.Page.Truth is not null)), Accuracy(ads), PerFamily(ads), without.Count, RightTypes(without), RightTypes(with));
    }

    private static (List<ReadPage> Taught, List<ReadPage> Others) Halves(IEnumerable<ReadPage> site)
    {
        var (taught, others) = (new List<ReadPage>(), new List<ReadPage>());
        foreach (var kind in site.GroupBy(p => p.Page.Kind))
        {
            var own = kind.ToList();
            var half = kind.Key is PageKind.Ad or PageKind.List ? own.Count / 2 : 0;
            taught.AddRange(own.Take(half));
            others.AddRange(own.Skip(half));
        }

        return (taught, others);
    }

    private static double RightTypes(List<ReadPage> pages) => pages.Count == 0 ? 0 : (double)pages.Count(p => p.IsTypeRight) / pages.Count;

    private static Dictionary<string, FieldAccuracy> PerFamily(List<ReadPage> ads) =>
        ads.GroupBy(a => a.Page.Site.Family, StringComparer.Ordinal).ToDictionary(g => g.Key, Accuracy, StringComparer.Ordinal);

    private static FieldAccuracy Accuracy(IEnumerable<ReadPage> ads) => ExtractionAccuracy.Measure(ads.Select(a => (a.Page.Truth!, a.Ad)));

    private static PageType TypeOf(PageKind kind) => kind switch { PageKind.Ad => PageType.Ad, PageKind.List => PageType.List, _ => PageType.Other };

    /// <param name="Truth">Null for a page that is no ad.</param>
    private sealed record FetchedPage(Uri Url, PageKind Kind, SiteTruth Site, AdTruth? Truth, byte[] Body, string? ContentType);

    /// <param name="Ad">Null when the page was not taken for an ad.</param>
    private sealed record ReadPage(FetchedPage Page, ParsedPage Parsed, ExtractedAd? Ad)
    {
        public bool IsTypeRight => Parsed.Type == TypeOf(Page.Kind);
    }

    private sealed class Reader(PageParser parser, AdExtractor extractor, DateOnly today)
    {
        public AdExtractor Extractor => extractor;

        public ReadPage Read(FetchedPage page, SiteProfile? profile, bool withLayout)
        {
            var context = new SiteContext(page.Url.Host, page.Site.Countries, page.Site.Language) { Profile = profile, WithLayout = withLayout };
            var parsed = parser.Parse(page.Body, page.ContentType, page.Url, context, new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
            return new ReadPage(page, parsed, parsed.Type == PageType.Ad ? extractor.Extract(parsed.Main) : null);
        }
    }
}
