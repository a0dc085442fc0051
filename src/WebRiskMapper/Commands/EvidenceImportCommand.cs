using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Archiving;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk evidence import</c>: archives that others made, mapped as a run.</summary>
internal static class EvidenceImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "WARC 1.0 or 1.1 files, plain or gzip, by whatever crawler.", Arity = ArgumentArity.OneOrMore };
        var name = new Option<string>("--campaign") { Description = "The campaign whose sites' pages are imported.", HelpName = "NAME", Required = true };
        var command = new Command("import", "Read archives made by others as a run of a campaign, and analyse it. Every file is read to its end first; a damaged one refuses the import. Pages that are kept are written into the archive anew.") { files, name };
        command.SetAction(async (parsed, ct) =>
        {
            var paths = parsed.GetValue(files)!.Select(InputFile.Existing).ToList();
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            var campaign = await deployment.Campaigns().FindAsync(parsed.GetValue(name)!, ct)
                ?? throw new BadInputException(new InputProblem("evidence import", null, "--campaign", $"there is no campaign '{parsed.GetValue(name)}'", "see 'webrisk campaign list', or make one with 'webrisk campaign create FILE'"));
            var json = DeploymentOptions.WantsJson(parsed);
            return await WorkerHost.BesideAsync(
                deployment,
                schedule: false,
                async (services, stopping) =>
                {
                    var import = await services.GetRequiredService<EvidenceImport>().RunAsync(campaign, paths, Environment.UserName, stopping);
                    var progress = await RunDisplay.FollowAsync(deployment.Database, import.RunId, live: !json, stopping);
                    if (json)
                    {
                        Json.WriteDocument(new { import, run = progress });
                    }
                    else
                    {
                        AnsiConsole.MarkupLineInterpolated($"Read {import.Pages} pages of {import.Records} records; left out: {import.OlderCaptures} older captures, {import.Elsewhere} of other sites, {import.NotPages} that are no pages.");
                    }

                    return progress.State == "done" ? ExitCode.Done : ExitCode.Failed;
                },
                ct);
        });
        return command;
    }
}
