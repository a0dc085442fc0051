using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Benchmarks;

/// <summary>An ad page of the invented web as a crawler would hold it.</summary>
internal sealed record InventedPage(Uri Url, byte[] Body, string? ContentType);

/// <summary>The stages between a fetched page and a stored ad, with the models of the tree.</summary>
internal sealed class AdReader
{
    private static readonly SiteContext Site = new("ads.example", [], null);

    private readonly PageParser parser;
    private readonly AdExtractor extractor;
    private readonly AdMasker masker = new(new ContactKey(1, new byte[32]));

    public AdReader()
    {
        var files = LoadModels();
        parser = PageParser.Create(files);
        extractor = AdExtractor.Create(files);
    }

    public ParsedPage Parse(InventedPage page) => parser.Parse(page.Body, page.ContentType, page.Url, Site, DateTimeOffset.UnixEpoch);

    public ExtractedAd Extract(ParsedPage page) => extractor.Extract(page.Main);

    public StoredAd Mask(ExtractedAd ad, int id) => masker.Mask(ad, id, siteId: 1, platformId: 1);

    public static ModelFiles LoadModels()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "WebRiskMapper.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
        }

        return new ModelFiles(new[] { "models", "seeds/reference" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*", SearchOption.AllDirectories))
            .ToDictionary(path => Path.GetRelativePath(root.FullName, path), path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path), StringComparer.Ordinal));
    }
}

internal static class InventedPages
{
    /// <summary>Fetches ad pages of all families and languages over loopback, the same ones every time.</summary>
    public static Task<IReadOnlyList<InventedPage>> FetchAsync(int sites, int adsPerSite) =>
        FetchAsync(new SyntheticWebOptions { Today = new DateOnly(2026, 3, 15), Sites = sites, AdsPerSite = adsPerSite });

    public static async Task<IReadOnlyList<InventedPage>> FetchAsync(SyntheticWebOptions options)
    {
        var world = SyntheticWorld.Generate(options);
        await using var web = await SyntheticWebServer.StartAsync(world);
        using var client = new HttpClient();
        var pages = new List<InventedPage>();
        foreach (var url in world.TruthByUrl(web.Port).Keys.Order(StringComparer.Ordinal))
        {
            using var response = await client.GetAsync(new Uri(url));
            // Gates and sites that throttle answer with something else than the ad.
            if (response.IsSuccessStatusCode)
            {
                pages.Add(new InventedPage(new Uri(url), await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.ToString()));
            }
        }

        return pages;
    }
}
