using System.Text.Json;
using System.Text.Json.Serialization;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline;

namespace WebRiskMapper.Evaluation;

/// <summary>
/// Whole pages written by hand, each of another make, by authors who had not read the code: <c>NAME.html</c> with <c>NAME.json</c>,
/// <see cref="KnownPage"/>, beside it. One folder to improve on and one kept for testing.
/// </summary>
internal static class WrittenPages
{
    private const string Folder = "seeds/evaluation/pages/";

    private static readonly DateTimeOffset FetchedAt = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static IReadOnlyList<DetailResult> Shipped(PageParser parser, AdExtractor extractor, CityNames cities) =>
    [
        Measure(ShippedFiles.Folder(Folder + "dev"), parser, extractor, cities, showsMisses: true) with { File = Folder + "dev" },
        Measure(ShippedFiles.Folder(Folder + "test"), parser, extractor, cities, showsMisses: false) with { File = Folder + "test" },
    ];

    /// <exception cref="BadInputException">A truth is missing or malformed; the message names file and field.</exception>
    internal static DetailResult Measure(string folder, PageParser parser, AdExtractor extractor, CityNames cities, bool showsMisses)
    {
        var pages = Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal).Select(html => Read(html, parser, extractor)).ToList();
        var accuracy = ExtractionAccuracy.Measure(pages.Where(p => p.Known.PageType == PageType.Ad).Select(p => (p.Known.Fields(p.Name, cities), p.Ad)));
        foreach (var (name, known, parsed, read) in pages)
        {
            var ad = new KnownAd(known.Language, "pages", name);
            accuracy.Compare("page type", ad, [known.PageType], [parsed.Type]);
            accuracy.Compare("not sealed", ad, ["clear"], [HarmlessNumbers.Verdict(parsed.Main, read)]);
        }

        return new DetailResult(folder, pages.Count, accuracy, showsMisses);
    }

    private static (string Name, KnownPage Known, ParsedPage Parsed, ExtractedAd? Ad) Read(string html, PageParser parser, AdExtractor extractor)
    {
        var known = Truth(html);
        var parsed = parser.Parse(File.ReadAllBytes(html), "text/html", known.Url, new SiteContext(known.Url.Host, [known.Market], null) { WithLayout = true }, FetchedAt);
        return (Path.GetFileNameWithoutExtension(html), known, parsed, parsed.Type == PageType.Ad ? extractor.Extract(parsed.Main) : null);
    }

    private static KnownPage Truth(string html)
    {
        var file = Path.ChangeExtension(html, ".json");
        return File.Exists(file)
            ? WrittenLines.Read<KnownPage>(file, null, File.ReadAllText(file), Format)
            : throw new BadInputException(new InputProblem(file, null, null, "is missing", "write the page's truth beside it"));
    }
}

/// <summary>What a page truly is and shows; empty or null where it says nothing. Only an ad has fields.</summary>
internal sealed record KnownPage
{
    public required Uri Url { get; init; }

    /// <summary>ISO alpha-2 of the country that its site serves.</summary>
    public required string Market { get; init; }

    public required PageType PageType { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    public string? Title { get; init; }

    /// <summary>The advertiser's own description, a paragraph a line.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<string> Phones { get; init; } = [];

    public IReadOnlyList<string> HiddenPhones { get; init; } = [];

    public IReadOnlyList<string> Emails { get; init; } = [];

    public IReadOnlyList<KnownHandle> Handles { get; init; } = [];

    public IReadOnlyList<KnownPrice> Prices { get; init; } = [];

    public IReadOnlyList<int> Ages { get; init; } = [];

    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyList<string> Nationality { get; init; } = [];

    public IReadOnlyList<string> Services { get; init; } = [];

    public string? City { get; init; }

    public string? Country { get; init; }

    public DateOnly? PostedAt { get; init; }

    public bool? Incall { get; init; }

    public bool? Outcall { get; init; }

    public int? ImageCount { get; init; }

    /// <param name="cities">Authors call a city by one of its names; the truth is which city it is.</param>
    public KnownFields Fields(string name, CityNames cities) => new()
    {
        Ad = new KnownAd(Language, "pages", name),
        Title = Title ?? "",
        Text = Text ?? "",
        Phones = Phones,
        HiddenPhones = HiddenPhones,
        Emails = Emails,
        Handles = [.. Handles.Select(h => (h.Service, h.Id))],
        Prices = [.. Prices.Select(p => (p.Amount, p.Currency, p.Minutes, p.Outcall))],
        Ages = Ages,
        Names = Names,
        Nationalities = Nationality,
        Services = Services,
        City = City is null ? null : cities.Of(City, Country ?? Market),
        Country = Country,
        PostedAt = PostedAt,
        Incall = Incall,
        Outcall = Outcall,
        ImageCount = ImageCount ?? 0,
    };
}

/// <param name="Service">As in <c>models/messengers.csv</c>.</param>
/// <param name="Id">Lower case, without "@".</param>
internal sealed record KnownHandle(string Service, string Id);

/// <param name="Minutes">Null where none is said; a night without hours counts as 720.</param>
/// <param name="Outcall">Null where the page does not tell the two apart.</param>
internal sealed record KnownPrice(decimal Amount, string Currency, int? Minutes, bool? Outcall);
