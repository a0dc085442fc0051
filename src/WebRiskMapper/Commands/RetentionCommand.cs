using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Campaigns;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk retention</c>: deletes what campaigns no longer may keep.</summary>
internal static class RetentionCommand
{
    public static Command Create() => new("retention", "Delete what campaigns no longer may keep.")
    {
        Run(),
    };

    private static Command Run()
    {
        var name = new Option<string?>("--campaign") { Description = "Only of this campaign. Default: of all.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be deleted, and change nothing." };
        var command = new Command("run", "Delete captured pages, addresses, ads and risk tables that are past their campaign's retention_days, each class by its own; legal holds stay. Workers do this by themselves when they start and every day, each in its own archive.") { name, dryRun };
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
            using var key = EvidenceKey.LoadOrCreate(options.DataDirectory);
            var retention = new Retention(deployment.Database, options.DataDirectory, key, TimeProvider.System);
            var results = new List<RetentionResult>();
            foreach (var campaign in await CampaignsAsync(deployment, parsed.GetValue(name), ct))
            {
                results.Add(await retention.RunAsync(campaign, parsed.GetValue(dryRun), Environment.UserName, ct));
            }

            if (options.Json)
            {
                Json.WriteDocument(new { dry_run = parsed.GetValue(dryRun), campaigns = results });
                return ExitCode.Done;
            }

            foreach (var r in results)
            {
                AnsiConsole.MarkupLineInterpolated($"{r.Campaign}: {(parsed.GetValue(dryRun) ? "would delete" : "deleted")} {r.Captures} captures ({r.Files} whole files; {r.HeldCaptures} more are held, {r.Elsewhere} lie on other machines), {r.Urls} addresses, {r.Fetches} fetches, {r.Observations} sightings, {r.AdVersions} contents of ads, {r.Entities} entities, {r.RiskRows} rows of risk tables");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Campaign>> CampaignsAsync(Deployment deployment, string? name, CancellationToken ct)
    {
        var store = deployment.Campaigns();
        var names = name is null ? (await store.ListAsync(ct)).Select(c => c.Name) : [name];
        var campaigns = new List<Campaign>();
        foreach (var wanted in names)
        {
            campaigns.Add(await store.FindAsync(wanted, ct)
                ?? throw new BadInputException(new InputProblem("retention run", null, "--campaign", $"there is no campaign '{wanted}'", "see 'webrisk campaign list'")));
        }

        return campaigns;
    }
}
