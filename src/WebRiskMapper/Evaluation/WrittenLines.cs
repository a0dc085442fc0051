using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline;

namespace WebRiskMapper.Evaluation;

/// <summary>How well written advertisements or pages were read.</summary>
/// <param name="Ads">Or pages.</param>
/// <param name="ShowsMisses">False for the half that nobody improves on by looking.</param>
internal sealed record DetailResult(string File, int Ads, FieldAccuracy Accuracy, bool ShowsMisses)
{
    public IReadOnlyList<FieldMiss> Misses => ShowsMisses ? Accuracy.Misses : [];
}

/// <summary>Files of written advertisements with their truth, one JSON object a line.</summary>
internal static class WrittenLines
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The half to improve on, with its misses, and the half kept for testing, of files in the folder that ships.</summary>
    public static IReadOnlyList<DetailResult> Halves(string name, Func<string, IEnumerable<string>, bool, DetailResult> measure)
    {
        DetailResult Half(string half, bool showsMisses) => measure($"{name}.{half}.jsonl", File.ReadLines(ShippedFiles.Folder($"{name}.{half}.jsonl")), showsMisses);
        return [Half("dev", showsMisses: true), Half("test", showsMisses: false)];
    }

    /// <exception cref="BadInputException">The line is malformed; the message names file, line and field.</exception>
    public static T Read<T>(string file, int? line, string json, JsonSerializerOptions? format = null)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, format ?? Format)!;
        }
        catch (JsonException e)
        {
            throw new BadInputException(new InputProblem(file, line, e.Path, e.Message, "give the fields as the others do"));
        }
    }

    /// <summary>The text read as a plain page shows it: a paragraph a line, and the first as the heading, unless it is a label with its value.</summary>
    public static AdText Page(string text, string market, string language, int line, PageParser parser)
    {
        var lines = text.Split('\n').Select(WebUtility.HtmlEncode).ToList();
        var first = lines[0]!.IndexOfAny([':', '՝']) >= 0 ? $"<p>{lines[0]}</p>" : $"<h1>{lines[0]}</h1>";
        var html = $"<!doctype html><html><head><title>ads.example</title></head><body><main><article>{first}{string.Concat(lines.Skip(1).Select(l => $"<p>{l}</p>"))}</article></main></body></html>";
        return parser.Parse(
            Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://ads.example/ad/" + line.ToString(CultureInfo.InvariantCulture)), new SiteContext("ads.example", [market], language), DateTimeOffset.UnixEpoch).Main;
    }
}
