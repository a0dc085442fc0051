using System.CommandLine;
using System.CommandLine.Parsing;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Evaluation;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.SyntheticWeb;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk evaluate</c>: how well this build does what it claims, on truth that is known.</summary>
internal static class EvaluateCommand
{
    private const int MissesShown = 10;

    public static Command Create() => new("evaluate", "Measure this build against known truth: invented webs, and files of cases.")
    {
        Extraction(),
        EvaluateWorldsCommand.Linking(),
        EvaluateWorldsCommand.Scoring(),
    };

    private static Command Extraction()
    {
        var cases = new Argument<string[]>("FILES") { Description = "Files of cases: .tsv with 'language TAB text' lines, .jsonl with {text, currency, amount} lines.", Arity = ArgumentArity.ZeroOrMore };
        var seed = new Option<int>("--seed") { Description = "Seed of the invented web. Default 7, which no test and no demo uses.", HelpName = "N", DefaultValueFactory = _ => 7 };
        var sites = new Option<int>("--sites") { Description = "Sites of the invented web; 0 leaves it out. Default 48.", HelpName = "N", DefaultValueFactory = _ => 48 };
        var ads = new Option<int>("--ads") { Description = "Fewest ads of a site. Default 20.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var families = new Option<FamilySet>("--families") { Description = "Page layouts of the invented web: those of the demo, or those held back, which extraction was never shown. Default development.", HelpName = "development|held-back", DefaultValueFactory = _ => FamilySet.Development, CustomParser = r => r.Tokens[0].Value switch { "development" => FamilySet.Development, "held-back" => FamilySet.HeldBack, _ => Refused<FamilySet>(r, "development or held-back") } };
        var markets = new Option<MarketSet>("--markets") { Description = "Countries and languages of the invented web: the 12 and 6 of the demo, or 30 and 20. Default core.", HelpName = "core|wide", DefaultValueFactory = _ => MarketSet.Core, CustomParser = r => r.Tokens[0].Value switch { "core" => MarketSet.Core, "wide" => MarketSet.Wide, _ => Refused<MarketSet>(r, "core or wide") } };
        var misses = new Option<int>("--misses") { Description = $"Misses printed per field and file. Default {MissesShown}.", HelpName = "N", DefaultValueFactory = _ => MissesShown };
        var command = new Command("extraction", "Page types, fields per language and page family on an invented web; the same and further fields in written pages and advertisements; languages of mixed advertisements; languages and prices on files.") { cases, seed, sites, ads, families, markets, misses };
        command.SetAction(async (parsed, ct) =>
        {
            var files = ShippedFiles.Load();
            List<CaseResult> texts = [.. TextCases.Shipped(files), .. (parsed.GetValue(cases) ?? []).SelectMany(f => TextCases.Measure(InputFile.Existing(f), files))];
            var (parser, extractor) = (PageParser.Create(files), AdExtractor.Create(files));
            List<DetailResult> written = [.. AdDetails.Shipped(parser, extractor), .. HarmlessNumbers.Shipped(parser, extractor), .. WrittenPages.Shipped(parser, extractor, CityNames.Load(files))];
            var reading = parsed.GetValue(sites) == 0 ? null : await WebReading.OfAsync(World(new SyntheticWebOptions
            {
                Seed = parsed.GetValue(seed),
                Sites = parsed.GetValue(sites),
                AdsPerSite = parsed.GetValue(ads),
                Families = parsed.GetValue(families),
                Markets = parsed.GetValue(markets),
                WellBehaved = true,
                // A day of its own, so that the same command measures the same pages on every day.
                Today = new DateOnly(2026, 3, 15),
            }), files, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(EvaluationReport.Of(reading, written, texts, parsed.GetValue(misses)));
            }
            else
            {
                EvaluationText.Print(reading, written, texts, parsed.GetValue(misses));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static T Refused<T>(ArgumentResult result, string choices)
    {
        result.AddError($"'{result.Tokens[0].Value}' is not {choices}.");
        return default!;
    }

    private static SyntheticWorld World(SyntheticWebOptions options)
    {
        try
        {
            return SyntheticWorld.Generate(options);
        }
        catch (ArgumentException e)
        {
            throw new BadInputException(new InputProblem("evaluate extraction", null, null, e.Message));
        }
    }
}
