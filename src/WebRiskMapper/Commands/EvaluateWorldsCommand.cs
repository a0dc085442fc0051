using System.CommandLine;
using System.CommandLine.Parsing;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Evaluation;
using WebRiskMapper.Output;
using WebRiskMapper.SyntheticWeb.Worlds;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk evaluate linking</c> and <c>scoring</c>: on invented populations, in every world that they should hold in.</summary>
internal static class EvaluateWorldsCommand
{
    private const string AllWorlds = "all";
    private const int MostAds = 5_000_000;

    /// <summary>From the seed of the population that is measured to that of the one whose entities are labelled.</summary>
    private const int EarlierRun = 1000;

    private static readonly string Names = string.Join(", ", World.All.Select(w => w.Name));

    public static Command Linking()
    {
        var options = new WorldOptions();
        var command = new Command("linking", "Entities and templates of invented populations, beside connected components; the worst world is the gate.") { options.World, options.Ads, options.Seed, options.Fields };
        command.SetAction(parsed =>
        {
            var files = ShippedFiles.Load();
            var cities = OwnCity.Load(files);
            List<WorldLinking> results = [.. options.Readings(parsed, files, parsed.GetValue(options.Seed)).Select(r => WorldLinking.Measure(r, cities))];
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { worlds = results, worst = results.MinBy(r => r.Linking.F1)!.World });
            }
            else
            {
                WorldText.Print(results);
            }

            return ExitCode.Done;
        });
        return command;
    }

    public static Command Scoring()
    {
        var options = new WorldOptions();
        var labels = new Option<int>("--labels") { Description = "Entities that are labelled, in another population of the same world, to measure with labels too; 0 leaves that out. Default 500.", HelpName = "N", DefaultValueFactory = _ => 500 };
        Within(labels, 0, 100_000);
        var draw = new Option<LabelDraw>("--draw") { Description = "How the labelled entities are chosen: as 'labels queue' chooses them, or at random. Default queue.", HelpName = "queue|random", DefaultValueFactory = _ => LabelDraw.Queue, CustomParser = r => r.Tokens[0].Value switch { "queue" => LabelDraw.Queue, "random" => LabelDraw.Random, _ => Refused<LabelDraw>(r, "--draw", "queue, random") } };
        var method = TrainCommand.MethodOption();
        var command = new Command("scoring", "Review priorities on invented populations, without labels and with, beside naive rankings; the worst world is the gate.") { options.World, options.Ads, options.Seed, options.Fields, labels, draw, method };
        command.SetAction(parsed =>
        {
            var files = ShippedFiles.Load();
            var methods = RiskMethods.Load(files);
            var trainer = methods.Trainers.Of(parsed.GetValue(method)!, method.Name);
            var (count, seed) = (parsed.GetValue(labels), parsed.GetValue(options.Seed));
            List<WorldScoring> results = [.. options.Readings(parsed, files, seed).Select(r => WorldScoring.Measure(r, count == 0 ? null : options.Reading(parsed, files, r.World, seed + EarlierRun), methods, trainer, parsed.GetValue(draw), count, seed))];
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { worlds = results, worst = results.MinBy(r => r.Unlabelled.Auc)!.World });
            }
            else
            {
                WorldText.Print(results, parsed.GetValue(draw));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Within(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var given }] && int.TryParse(given, out var number) && (number < least || number > most))
        {
            result.AddError($"{option.Name} {given} is out of range: give {least} to {most}.");
        }
    });

    private static T Refused<T>(ArgumentResult result, string option, string choices)
    {
        result.AddError($"{option} '{result.Tokens[0].Value}' is none of {choices}.");
        return default!;
    }

    private sealed class WorldOptions
    {
        public WorldOptions()
        {
            Within(Ads, 100, MostAds);
        }

        public Option<string> World { get; } = new("--world") { Description = $"One of {Names}; or all. Default all.", HelpName = "NAME", DefaultValueFactory = _ => AllWorlds, CustomParser = r => r.Tokens[0].Value is var name && (name == AllWorlds || SyntheticWeb.Worlds.World.All.Any(w => w.Name == name)) ? name : Refused<string>(r, "--world", $"{Names}, {AllWorlds}") };

        public Option<int> Ads { get; } = new("--ads") { Description = "Ads of a world. Default 20000.", HelpName = "N", DefaultValueFactory = _ => 20_000 };

        public Option<int> Seed { get; } = new("--seed") { Description = "Seed of the worlds. Default 7.", HelpName = "N", DefaultValueFactory = _ => 7 };

        public Option<FieldSource> Fields { get; } = new("--fields") { Description = "Fields of the ads: read from their text, or from the truth, which is several times as fast. Default read.", HelpName = "read|truth", DefaultValueFactory = _ => FieldSource.Read, CustomParser = r => r.Tokens[0].Value switch { "read" => FieldSource.Read, "truth" => FieldSource.Truth, _ => Refused<FieldSource>(r, "--fields", "read, truth") } };

        /// <summary>One world after another; none is kept.</summary>
        public IEnumerable<WorldReading> Readings(ParseResult parsed, ModelFiles files, int seed)
        {
            var name = parsed.GetValue(World)!;
            return SyntheticWeb.Worlds.World.All.Where(w => name is AllWorlds || w.Name == name).Select(w => Reading(parsed, files, w, seed));
        }

        public WorldReading Reading(ParseResult parsed, ModelFiles files, SyntheticWeb.Worlds.World world, int seed) => WorldReading.Of(world, parsed.GetValue(Ads), seed, parsed.GetValue(Fields), files);
    }
}
