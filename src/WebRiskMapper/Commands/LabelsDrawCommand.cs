using System.CommandLine;
using System.Security.Cryptography;
using Spectre.Console;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline.Labels;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk labels queue</c> and <c>audit</c>: which entities reviewers judge next.</summary>
internal static class LabelsDrawCommand
{
    private static readonly Option<long?> Run = new("--run") { Description = "Number of a finished run. Default: the newest.", HelpName = "N" };

    public static Command Queue()
    {
        var country = new Option<string>("--country") { Description = "ISO 3166-1 alpha-2 code of the country, such as AT.", HelpName = "CC", Required = true };
        country.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !IsoCountries.Codes.Contains(given.ToUpperInvariant()))
            {
                result.AddError($"--country '{given}' is no ISO 3166-1 alpha-2 code, such as AT.");
            }
        });
        var count = Count("Most entities.");
        var command = new Command("queue", "Take entities of a country into the review queue: from every tenth of the priority in turn, at random within it. What was drawn or labelled before stays out.") { country, count, Run };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            var run = await RunAsync(deployment, parsed, ct);
            var queue = await ReviewDraws.QueueAsync(deployment.Database, run, parsed.GetValue(country)!.ToUpperInvariant(), parsed.GetValue(count), Environment.UserName, TimeProvider.System, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(queue.Select(e => new { run, entity = e.EntityId, e.Ads, e.Countries, e.Stratum, e.LeadingGroup, e.Priority, e.Low, e.High, source = LabelSource.Queue }));
                return ExitCode.Done;
            }

            var table = TextTable.New("Run", "Entity", "Ads", "Countries", "Leading group", "Priority");
            foreach (var e in queue)
            {
                table.AddRow($"{run}", $"{e.EntityId}", $"{e.Ads}", string.Join(' ', e.Countries), Markup.Escape(e.LeadingGroup ?? "–"), $"{e.Priority:0.00} ({e.Low:0.00}–{e.High:0.00})");
            }

            AnsiConsole.Write(table);
            AnsiConsole.MarkupLineInterpolated($"{queue.Count} entities. Judge them with source 'queue': such labels teach the model and never validate it.");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Audit()
    {
        var count = Count("Most entities of each stratum.");
        var seed = new Option<int?>("--seed") { Description = "Seed of the draw, to repeat one. Default: random; it is kept in the audit log.", HelpName = "N" };
        var command = new Command("audit", "Draw a random audit sample of each stratum (platform type / subregion / size class). Only such a sample can validate a model; nothing of it is trained on. Scores are not shown, so that they do not sway the labeller.") { count, seed, Run };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            var run = await RunAsync(deployment, parsed, ct);
            var sample = await ReviewDraws.AuditAsync(
                deployment.Database, run, parsed.GetValue(count), parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue), Environment.UserName, TimeProvider.System, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(sample.Select(e => new { run, entity = e.EntityId, e.Ads, e.Countries, e.Stratum, source = LabelSource.Audit }));
                return ExitCode.Done;
            }

            var table = TextTable.New("Run", "Entity", "Ads", "Countries", "Stratum");
            foreach (var e in sample)
            {
                table.AddRow($"{run}", $"{e.EntityId}", $"{e.Ads}", string.Join(' ', e.Countries), Markup.Escape(e.Stratum));
            }

            AnsiConsole.Write(table);
            AnsiConsole.MarkupLineInterpolated($"{sample.Count} entities. Have two people judge each, apart from each other, with source 'audit'.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int> Count(string description)
    {
        var count = new Option<int>("--count") { Description = description + " Default 20.", HelpName = "N", DefaultValueFactory = _ => 20 };
        count.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && int.TryParse(given, out var number) && number is < 1 or > 10_000)
            {
                result.AddError("--count must be between 1 and 10000.");
            }
        });
        return count;
    }

    private static async Task<long> RunAsync(Deployment deployment, ParseResult parsed, CancellationToken ct)
    {
        await using var db = deployment.OpenContext();
        return (await MapCommand.FindRunAsync(db, parsed.GetValue(Run), ct)).RunId;
    }
}
