using System.Text.Json;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Invented pages under <c>Pages/</c>, each with what must be read from it.</summary>
public sealed class PageFixtureTests
{
    private static readonly Uri Url = new("https://board.example/x");
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);
    private static readonly AdExtractor Extractor = AdExtractor.Create(RepositoryFiles.All);
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests", "WebRiskMapper.Analysis.Tests", "Pages");

    public static TheoryData<string> Pages() =>
        new(Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(Folder, p)).Order(StringComparer.Ordinal));

    [Fact]
    public void Pages_OnDisk_AreAtLeastTwelve() => Pages().Count.ShouldBeGreaterThanOrEqualTo(12);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Parse_Page_IsReadAsExpected(string path)
    {
        var html = File.ReadAllBytes(Path.Combine(Folder, path));
        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, Path.ChangeExtension(path, ".expected.json"))), Reading).ShouldNotBeNull();
        var page = Parser.Parse(html, "text/html", Url, new SiteContext("board.example", ["AT"], null), new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
        var wrong = new List<string>();

        Check(wrong, "type", page.Type.ToString(), expected.Type.Replace("_", "", StringComparison.Ordinal));
        CheckIf(wrong, "language", page.Language, expected.Language);
        CheckIf(wrong, "title", page.Main.Title, expected.Title);
        CheckIf(wrong, "charset", page.Charset, expected.Charset);
        CheckIf(wrong, "canonical", page.Canonical?.AbsolutePath, expected.Canonical);
        wrong.AddRange(expected.Contains.Where(c => !page.Main.Text.Contains(c, StringComparison.Ordinal)).Select(c => $"the main text lacks '{c}'"));
        wrong.AddRange(expected.Excludes.Where(c => page.Main.Text.Contains(c, StringComparison.Ordinal)).Select(c => $"the main text holds '{c}'"));
        foreach (var (label, value) in expected.Fields)
        {
            if (!page.Main.Fields.Any(f => f.Label.ToString() == label && f.Value == value))
            {
                wrong.Add($"field {label} = '{value}' is missing; there are {string.Join("; ", page.Main.Fields.Select(f => $"{f.Label}='{f.Value}'"))}");
            }
        }

        foreach (var field in page.Main.Fields.Where(f => f.Span is not null))
        {
            var span = field.Span.GetValueOrDefault();
            Check(wrong, $"span of {field.Label}", page.Main.Text.Substring(span.Start, span.Length), field.Value);
        }

        foreach (var (url, kind) in expected.Links)
        {
            Check(wrong, $"link {url}", page.Links.FirstOrDefault(l => l.Url.PathAndQuery == url)?.Kind.ToString(), kind);
        }

        wrong.AddRange(expected.ContactLinks.Except(page.Main.ContactLinks).Select(c => $"contact link {c} is missing"));
        if (expected.Images is { } images)
        {
            Check(wrong, "images", page.Main.ImageUrls.Count.ToString(), images.ToString());
        }

        CheckGate(wrong, page, expected);
        CheckFields(wrong, Extractor.Extract(page.Main), expected);
        wrong.ShouldBeEmpty($"{page.Type} {page.TypeConfidence}\n{page.Main.Text}");
    }

    private static void CheckGate(List<string> wrong, ParsedPage page, Expected expected)
    {
        if (expected.Type != "age_gate")
        {
            Check(wrong, "gate", page.AgeGate?.Url.AbsoluteUri, null);
            return;
        }

        Check(wrong, "gate address", page.AgeGate?.Url.PathAndQuery, expected.Gate?.Url);
        Check(wrong, "gate method", page.AgeGate?.Method.ToString(), expected.Gate?.Method);
        Check(wrong, "gate cookie", page.AgeGate?.Cookie, expected.Gate?.Cookie);
        Check(wrong, "gate fields", string.Join('&', page.AgeGate?.Fields.Select(f => f.Key + "=" + f.Value) ?? []), string.Join('&', expected.Gate?.Fields.Select(f => f.Key + "=" + f.Value) ?? []));
    }

    private static void CheckFields(List<string> wrong, ExtractedAd ad, Expected expected)
    {
        CheckIf(wrong, "names", string.Join(',', ad.Names), expected.Names is null ? null : string.Join(',', expected.Names));
        CheckIf(wrong, "nationalities", string.Join(',', ad.Nationalities), expected.Nationalities is null ? null : string.Join(',', expected.Nationalities));
        CheckIf(wrong, "services", string.Join(',', ad.Services), expected.Services is null ? null : string.Join(',', expected.Services));
        CheckIf(wrong, "incall", ad.Incall?.ToString(), expected.Incall?.ToString());
        CheckIf(wrong, "outcall", ad.Outcall?.ToString(), expected.Outcall?.ToString());
    }

    private static void CheckIf(List<string> wrong, string what, string? actual, string? expected)
    {
        if (expected is not null)
        {
            Check(wrong, what, actual, expected);
        }
    }

    private static void Check(List<string> wrong, string what, string? actual, string? expected)
    {
        if (!string.Equals(actual, expected, what == "type" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            wrong.Add($"{what}: expected '{expected}', got '{actual}'");
        }
    }

    private sealed record Expected
    {
        public required string Type { get; init; }
        public string? Language { get; init; }
        public string? Title { get; init; }
        public string? Charset { get; init; }
        public string? Canonical { get; init; }
        public IReadOnlyList<string> Contains { get; init; } = [];
        public IReadOnlyList<string> Excludes { get; init; } = [];
        public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
        public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();
        public IReadOnlyList<string> ContactLinks { get; init; } = [];
        public int? Images { get; init; }
        public Gate? Gate { get; init; }
        public IReadOnlyList<string>? Names { get; init; }
        public IReadOnlyList<string>? Nationalities { get; init; }
        public IReadOnlyList<string>? Services { get; init; }
        public bool? Incall { get; init; }
        public bool? Outcall { get; init; }
    }

    private sealed record Gate(string Url, string Method, string? Cookie)
    {
        public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
    }
}
