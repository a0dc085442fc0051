using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Training;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk model</c>: the trained models, and which one scoring loads.</summary>
internal static class ModelCommand
{
    private const string Shipped = "shipped";

    public static Command Create() => new("model", "The trained models, and which one scoring loads.")
    {
        List(),
        Show(),
        Promote(),
        Rollback(),
        ModelDriftCommand.Create(),
    };

    private static Command List()
    {
        var command = new Command("list", "List the trained models and the one in use, with how each did on the entities held out from its training.");
        command.SetAction(parsed =>
        {
            var models = new TrainedModels(DeploymentOptions.From(parsed).DataDirectory);
            var current = models.CurrentVersion();
            var listed = models.List();
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new
                {
                    current = current ?? Shipped,
                    models = listed.Select(m => new { m.Version, m.Model.Learnt.Method, m.Model.TrainedAt, m.Model.Labels, m.Model.Report.Entities, m.Model.Report.Validated, m.Model.Report.Model.Brier, m.Model.Report.Model.Auc }),
                    history = models.History(),
                });
                return ExitCode.Done;
            }

            var table = TextTable.New("Model", "Method", "In use", "Trained", "Entities", "Validated", "Brier", "AUC");
            table.AddRow(Shipped, EvidenceModel.MethodName, current is null ? "yes" : "", "", "", "no", "", "");
            foreach (var (version, model) in listed)
            {
                table.AddRow(
                    version, model.Learnt.Method, version == current ? "yes" : "", $"{model.TrainedAt.UtcDateTime:yyyy-MM-dd}", $"{model.Report.Entities}", model.Report.Validated ? "yes" : "no",
                    TrainCommand.Text(model.Report.Model.Brier), TrainCommand.Text(model.Report.Model.Auc));
            }

            AnsiConsole.Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var version = Version();
        var command = new Command("show", "Print a model's card: its data, metrics, calibration, ablations, weights and limits.") { version };
        command.SetAction(parsed =>
        {
            var models = new TrainedModels(DeploymentOptions.From(parsed).DataDirectory);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(models.Read(parsed.GetValue(version)!));
            }
            else
            {
                Console.Out.Write(models.Card(parsed.GetValue(version)!));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Promote()
    {
        var version = Version();
        var force = new Option<bool>("--force") { Description = "Promote a model that does worse or cannot be compared; needs --reason." };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the promotion.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var command = new Command("promote", "Put a model into use. It is measured beside the one in use on the same entities, none of which either was trained on; a worse one is refused. A worker takes it up with the next run it analyses.") { version, force, reason };
        command.Validators.Add(result =>
        {
            if (result.GetValue(force) && string.IsNullOrWhiteSpace(result.GetValue(reason)))
            {
                result.AddError("--force needs --reason: say why, it is kept with the promotion.");
            }
        });
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            var models = new TrainedModels(options.DataDirectory);
            var challenger = parsed.GetValue(version)!;
            var champion = models.CurrentVersion();
            if (challenger == champion)
            {
                throw new BadInputException(new InputProblem("model promote", null, "VERSION", $"'{challenger}' is in use already", "see 'webrisk model list'"));
            }

            var files = ShippedFiles.Load();
            var trainers = RiskMethods.LoadTrainers(files);
            var loaded = (models.Load(challenger, trainers), models.Read(challenger).TrainedOn);
            var withTexts = new[] { challenger, champion }.OfType<string>().Any(v => trainers.Of(models.Read(v).Learnt.Method, v).ReadsTexts);
            await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
            var labelled = await LabelledEntities.ReadAsync(deployment.Database, IndicatorCatalogue.Load(files), withTexts, ct);
            var comparison = ModelComparison.Of(labelled.Entities, champion is null ? (trainers.Shipped, []) : (models.Load(champion, trainers), models.Read(champion).TrainedOn), loaded);
            if (comparison.Objection is { } objection && !parsed.GetValue(force))
            {
                throw new BadInputException(new InputProblem(
                    "model promote",
                    null,
                    "VERSION",
                    $"'{challenger}' is refused: {objection} ({comparison.Challenger.Entities} entities; Brier {TrainCommand.Text(comparison.Challenger.Brier)}, of {champion ?? Shipped} {TrainCommand.Text(comparison.Champion.Brier)})",
                    "give --force and --reason to promote it all the same"));
            }

            var promotion = new Promotion(challenger, TimeProvider.System.GetUtcNow(), Environment.UserName, parsed.GetValue(reason)!, false, comparison.Objection is not null, comparison);
            await RecordAsync(deployment, models, promotion, "model.promote", ct);
            if (options.Json)
            {
                Json.WriteDocument(promotion);
                return ExitCode.Done;
            }

            AnsiConsole.MarkupLineInterpolated($"{challenger} is in use instead of {champion ?? Shipped}. On {comparison.Challenger.Entities} entities that neither was trained on: Brier {TrainCommand.Text(comparison.Challenger.Brier)}, before {TrainCommand.Text(comparison.Champion.Brier)}; AUC {TrainCommand.Text(comparison.Challenger.Auc)}, before {TrainCommand.Text(comparison.Champion.Auc)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Rollback()
    {
        var reason = new Option<string>("--reason") { Description = "Why; kept with the history of models.", HelpName = "TEXT", Required = true };
        var command = new Command("rollback", "Take back the last promotion: the model before it is in use again.") { reason };
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            var models = new TrainedModels(options.DataDirectory);
            var (from, to) = (models.CurrentVersion(), models.Previous());
            await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
            var rollback = new Promotion(to, TimeProvider.System.GetUtcNow(), Environment.UserName, parsed.GetValue(reason)!, true, false, null);
            await RecordAsync(deployment, models, rollback, "model.rollback", ct);
            if (options.Json)
            {
                Json.WriteDocument(rollback);
                return ExitCode.Done;
            }

            AnsiConsole.MarkupLineInterpolated($"{to ?? Shipped} is in use again instead of {from}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Version() => new("VERSION") { Description = "A version as 'webrisk model list' shows it." };

    // The audit log first: a change that could not be recorded is not made.
    private static async Task RecordAsync(Deployment deployment, TrainedModels models, Promotion promotion, string action, CancellationToken ct)
    {
        await using var connection = await deployment.Database.OpenConnectionAsync(ct);
        await AuditLog.WriteAsync(connection, promotion.By, action, promotion.Version ?? Shipped, new { promotion.Reason, promotion.Forced }, ct);
        models.Record(promotion);
    }
}
