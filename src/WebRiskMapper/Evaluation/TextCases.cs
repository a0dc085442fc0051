using System.Diagnostics;
using System.Text.Json;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction.Prices;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Pipeline;

namespace WebRiskMapper.Evaluation;

/// <summary>How many of a file's cases come out as the file says, and those that don't.</summary>
/// <param name="PerSecond">Cases a second on one thread, or null where speed is not the question.</param>
internal sealed record CaseResult(string File, string Question, int Cases, int Right, IReadOnlyList<CaseMiss> Misses, double? PerSecond = null)
{
    public double Accuracy => Cases == 0 ? 0 : (double)Right / Cases;
}

/// <param name="Group">The language of a text; empty where cases have no groups.</param>
internal sealed record CaseMiss(string Group, string Text, string Expected, string Found);

/// <summary>
/// Files of texts with what is to be found in them: <c>language TAB text</c> lines (<c>hr,bs</c> where either language is right), and prices as
/// JSON lines <c>{text, currency, amount}</c>.
/// </summary>
internal static class TextCases
{
    private const double SecondsTimed = 1.0;
    private const string MixedAds = "seeds/evaluation/mixed-ads.";

    /// <summary>
    /// The short, noisy, code-mixed advertisements that ship with the program: the half to improve on, and the other half without its misses, so that
    /// nobody improves on those by looking.
    /// </summary>
    public static IReadOnlyList<CaseResult> Shipped(ModelFiles files)
    {
        var identifier = LanguageIdentifier.Load(files);
        CaseResult Half(string half) => Languages(ShippedFiles.Folder($"{MixedAds}{half}.tsv"), identifier) with { File = $"{MixedAds}{half}.tsv" };
        return [Half("dev"), Half("test") with { Misses = [] }];
    }

    /// <exception cref="BadInputException">A line is malformed; the message names file, line and field.</exception>
    public static IReadOnlyList<CaseResult> Measure(string file, ModelFiles files) => Path.GetExtension(file) switch
    {
        ".tsv" => [Languages(file, LanguageIdentifier.Load(files))],
        ".jsonl" => Prices(file, new PriceParser(files)),
        _ => throw new BadInputException(new InputProblem(file, null, null, "is neither .tsv (language TAB text) nor .jsonl (text, currency, amount)", "give files of these kinds")),
    };

    private static CaseResult Languages(string file, LanguageIdentifier identifier)
    {
        var cases = File.ReadLines(file).Select((line, i) => line.Split('\t') is [{ Length: > 0 } languages, { Length: > 0 } text]
            ? (Languages: languages.Split(','), Text: text)
            : throw new BadInputException(new InputProblem(file, i + 1, null, "is not 'language TAB text'", "separate an ISO 639-1 code, or several with commas, and the text by one tab"))).ToList();
        var found = cases.ConvertAll(c => identifier.Identify(c.Text).Language);
        var rounds = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < SecondsTimed && cases.Count > 0)
        {
            foreach (var (_, text) in cases)
            {
                identifier.Identify(text);
            }

            rounds++;
        }

        var misses = cases.Zip(found).Where(p => !p.First.Languages.Contains(p.Second, StringComparer.Ordinal))
            .Select(p => new CaseMiss(p.First.Languages[0], p.First.Text, string.Join(" or ", p.First.Languages), p.Second ?? "none")).ToList();
        return new CaseResult(file, "language", cases.Count, cases.Count - misses.Count, misses, rounds * cases.Count / clock.Elapsed.TotalSeconds);
    }

    private static IReadOnlyList<CaseResult> Prices(string file, PriceParser parser)
    {
        var cases = File.ReadLines(file).Select((line, i) => ReadPrice(file, i + 1, line)).ToList();
        var found = cases.ConvertAll(c => parser.Parse(c.Text));
        var pairs = cases.Zip(found).ToList();
        var amounts = pairs.Where(p => p.First.Amount != p.Second.Amount).Select(p => new CaseMiss("", p.First.Text, Written(p.First.Amount), Written(p.Second.Amount))).ToList();
        var currencies = pairs.Where(p => !string.Equals(p.First.Currency, p.Second.CurrencyAsWritten, StringComparison.OrdinalIgnoreCase)).Select(p => new CaseMiss("", p.First.Text, p.First.Currency ?? "none", p.Second.CurrencyAsWritten ?? "none")).ToList();
        return
        [
            new CaseResult(file, "amount", cases.Count, cases.Count - amounts.Count, amounts),
            new CaseResult(file, "currency", cases.Count, cases.Count - currencies.Count, currencies),
        ];
    }

    private static PriceCase ReadPrice(string file, int line, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<PriceCase>(json, JsonSerializerOptions.Web) is { Text: not null } known ? known
                : throw new BadInputException(new InputProblem(file, line, "text", "is missing", "give {\"text\": …, \"currency\": …, \"amount\": …}"));
        }
        catch (JsonException e)
        {
            throw new BadInputException(new InputProblem(file, line, e.Path, e.Message, "give {\"text\": …, \"currency\": …, \"amount\": …}"));
        }
    }

    private static string Written(decimal? amount) => amount is { } known ? FormattableString.Invariant($"{known}") : "none";

    private sealed record PriceCase(string Text, string? Currency, decimal? Amount);
}
