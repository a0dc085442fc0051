using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;

namespace WebRiskMapper.Evaluation;

/// <summary>
/// Advertisements of adults that are full of small numbers (floors, years of experience, reviews, a cat's age), in every language with a
/// lexicon: none may be sealed by the safety stop, and no number may be taken for an age that is none. A file has one JSON object a line,
/// <see cref="KnownAges"/>.
/// </summary>
internal static class HarmlessNumbers
{
    private const string Files = "seeds/evaluation/harmless-numbers";

    public static IReadOnlyList<DetailResult> Shipped(PageParser parser, AdExtractor extractor) =>
        WrittenLines.Halves(Files, (file, lines, showsMisses) => Measure(file, lines, parser, extractor, showsMisses));

    /// <exception cref="Pipeline.BadInputException">A line is malformed; the message names file, line and field.</exception>
    internal static DetailResult Measure(string file, IEnumerable<string> lines, PageParser parser, AdExtractor extractor, bool showsMisses)
    {
        var accuracy = new FieldAccuracy();
        var line = 0;
        foreach (var json in lines)
        {
            line++;
            var known = WrittenLines.Read<KnownAges>(file, line, json);
            var page = WrittenLines.Page(known.Text, known.Market, known.Language, line, parser);
            var ad = new KnownAd(known.Language, Path.GetFileName(file), $"line {line}");
            var read = extractor.Extract(page);
            accuracy.Compare("not sealed", ad, ["clear"], [Verdict(page, read)]);
            accuracy.Compare("age", ad, known.Ages, read.Ages);
        }

        return new DetailResult(file, line, accuracy, showsMisses);
    }

    /// <summary>"clear", or the rule of the safety stop that fired.</summary>
    public static string Verdict(AdText page, ExtractedAd? read) =>
        SafetyStop.Judge(page).Rule ?? (read is null ? null : SafetyStop.Judge(read, DateOnly.FromDateTime(page.FetchedAt.UtcDateTime)).Rule) ?? "clear";
}

/// <summary>An advertisement of an adult and the ages it states.</summary>
internal sealed record KnownAges
{
    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>ISO alpha-2 of the market that its site serves.</summary>
    public required string Market { get; init; }

    /// <summary>Lines as a page shows them.</summary>
    public required string Text { get; init; }

    /// <summary>Of the persons advertised; all of 18 and above.</summary>
    public required IReadOnlyList<int> Ages { get; init; }
}
