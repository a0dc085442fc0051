using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Scoring.Training;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Pipeline.Training;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk train</c>: a model of the labels, measured and described; not yet in use.</summary>
internal static class TrainCommand
{
    private const int Fewest = 20;

    public static Command Create()
    {
        var method = MethodOption();
        var command = new Command("train", "Fit a model to the labels, measure it on entities that were held out, and write it with its model card below the data folder. Scoring goes on with the model in use until 'webrisk model promote'.") { method };
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            var files = ShippedFiles.Load();
            var trainers = RiskMethods.LoadTrainers(files);
            var trainer = trainers.Of(parsed.GetValue(method)!, method.Name);
            await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
            var labelled = await LabelledEntities.ReadAsync(deployment.Database, IndicatorCatalogue.Load(files), trainer.ReadsTexts, ct);
            var (version, trained) = Train(labelled, trainer, trainers.Shipped, new TrainedModels(options.DataDirectory));
            await using (var connection = await deployment.Database.OpenConnectionAsync(ct))
            {
                await AuditLog.WriteAsync(connection, Environment.UserName, "model.train", version, new { trained.Labels, trained.Report.Entities, trained.Report.TrainedOn, trained.Report.Validated }, ct);
            }

            if (options.Json)
            {
                Json.WriteDocument(new { version, trained.Labels, trained.Labellers, labelled.Unusable, trained.Report });
                return ExitCode.Done;
            }

            var report = trained.Report;
            AnsiConsole.MarkupLineInterpolated($"[bold]{version}[/]: trained on {report.TrainedOn} of {report.Entities} labelled entities, measured on {report.Model.Entities} others{(report.OnAudit ? ", all of the random audit sample" : "")}.");
            AnsiConsole.MarkupLineInterpolated($"Brier {Text(report.Model.Brier)}, without labels {Text(report.Priors.Brier)}; AUC {Text(report.Model.Auc)}, without labels {Text(report.Priors.Auc)}; {(report.Validated ? "validated" : "unvalidated")}.");
            if (labelled.Unusable > 0)
            {
                AnsiConsole.MarkupLineInterpolated($"{labelled.Unusable} labelled entities have no evidence any more and were left out.");
            }

            AnsiConsole.MarkupLineInterpolated($"'webrisk model show {version}' prints its card, 'webrisk model promote {version}' puts it into use.");
            return ExitCode.Done;
        });
        return command;
    }

    public static Option<string> MethodOption()
    {
        var method = new Option<string>("--method") { Description = $"How a model is trained: evidence, or with ML.NET, in a build that has it, {string.Join(", ", RiskTrainers.Methods.Skip(1))}.", HelpName = "METHOD", DefaultValueFactory = _ => EvidenceModel.MethodName };
        method.AcceptOnlyFromAmong([.. RiskTrainers.Methods]);
        return method;
    }

    public static string Text(Measured m) => m.Value is not { } value ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.000}{(m is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" ({low:0.000}–{high:0.000})") : "")}");

    private static (string Version, TrainedModel Trained) Train(LabelledEntities labelled, IRiskTrainer trainer, EvidenceModel shipped, TrainedModels models)
    {
        if (labelled.Entities.Count < Fewest)
        {
            throw new BadInputException(new InputProblem("train", null, "labels", $"{labelled.Entities.Count} entities are labelled; training needs {Fewest}", "label more: see 'webrisk labels queue' and 'webrisk labels import'"));
        }

        try
        {
            var (learnt, trainedOn, report) = ModelTrainer.Train(trainer, shipped, labelled.Entities, labelled.Strata);
            var trained = new TrainedModel(
                shipped.ParametersSha256, TimeProvider.System.GetUtcNow(), labelled.Labels, labelled.Labellers, labelled.Agreement, report, learnt, [.. trainedOn.SelectMany(e => e.Ads).Distinct().Order()]);
            return (models.Save(trained), trained);
        }
        catch (ArgumentException e)
        {
            throw new BadInputException(new InputProblem("train", null, "labels", e.Message, "label entities of both kinds outside the audit sample"));
        }
    }
}
