using System.CommandLine;
using System.Globalization;
using System.Text;
using Spectre.Console;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline.Labels;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk labels</c>: what reviewers judged.</summary>
internal static class LabelsCommand
{
    public static Command Create() => new("labels", "Reviewers' judgements of entities, and what to judge next. They stay in the deployment: entities are never published.")
    {
        Import(),
        Export(),
        LabelsDrawCommand.Queue(),
        LabelsDrawCommand.Audit(),
    };

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "Labels: run,entity,labeller,ordinal,high,date,source,remark as CSV, or the same fields as JSON Lines (.jsonl). Give ordinal (0 to 6) or high (true, false); labeller is a code; a remark names nobody." };
        var command = new Command("import", "Import labels. The whole file is judged first; one problem refuses it. A labeller's later label of an entity replaces the earlier one.") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(file)!;
            InputFile.Existing(path);
            var labels = LabelFile.Read(path, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            var import = await LabelStore.ImportAsync(deployment.Database, path, labels, Environment.UserName, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteLine(import);
            }
            else
            {
                AnsiConsole.MarkupLineInterpolated($"Read {import.Labels} labels: {import.Added} new, {import.Changed} changed.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export()
    {
        var file = new Argument<string?>("FILE") { Description = "File to write, readable by its owner only; .jsonl gives JSON Lines, anything else CSV. Default: standard output.", Arity = ArgumentArity.ZeroOrOne };
        var agreement = new Option<bool>("--agreement") { Description = "Print how far labellers agree (Krippendorff's alpha, ordinal) instead of the labels." };
        var command = new Command("export", "Export the labels in the form that import reads, or how far labellers agree.") { file, agreement };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            var all = await LabelStore.ListAsync(deployment.Database, ct);
            if (parsed.GetValue(agreement))
            {
                PrintAgreement(LabelAgreement.Of(all), DeploymentOptions.WantsJson(parsed));
                return ExitCode.Done;
            }

            List<Label> labels = [.. all.Select(l => l.Label).Where(l => l.EntityId is not null)];
            await using (var connection = await deployment.Database.OpenConnectionAsync(ct))
            {
                await AuditLog.WriteAsync(connection, Environment.UserName, "labels.export", "labels", new { labels = labels.Count }, ct);
            }

            if (parsed.GetValue(file) is { } path)
            {
                var ownerOnly = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
                await using var writer = new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ownerOnly);
                LabelFile.Write(writer, labels, LabelFile.IsJsonLines(path));
            }
            else
            {
                LabelFile.Write(Console.Out, labels, DeploymentOptions.WantsJson(parsed));
            }

            if (labels.Count < all.Count)
            {
                await Console.Error.WriteLineAsync($"webrisk: {all.Count - labels.Count} labels are left out: retention has deleted their entities.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void PrintAgreement(LabelAgreement agreement, bool json)
    {
        if (json)
        {
            Json.WriteDocument(agreement);
            return;
        }

        AnsiConsole.MarkupLineInterpolated($"{agreement.Labels} labels by {agreement.Labellers} labellers on {agreement.Entities} entities, {agreement.JudgedTwice} of them judged by two or more.");
        AnsiConsole.MarkupLineInterpolated($"Krippendorff's alpha, ordinal labels: {Alpha(agreement.Ordinal)}; all labels as high or not: {Alpha(agreement.Decision)}");
        AnsiConsole.MarkupLine("1 is perfect, 0 is chance; from 0.8 labels are called reliable, below 0.667 too little to conclude from.");
    }

    private static string Alpha(double? alpha) => alpha is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture) : "unknown";
}
