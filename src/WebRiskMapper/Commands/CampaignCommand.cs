using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk campaign</c>: what is crawled, when, and on whose responsibility.</summary>
internal static class CampaignCommand
{
    public static Command Create() => new("campaign", "Crawl campaigns: scope, schedule, and who is responsible.")
    {
        New(),
        Run(),
        List(),
        Status(),
        Switch("pause", "Stop new runs of a campaign; an open run goes on.", (store, name, ct) => store.PauseAsync(name, Environment.UserName, ct)),
        Switch("resume", "Let a paused campaign start runs again.", (store, name, ct) => store.ResumeAsync(name, Environment.UserName, ct)),
    };

    private static Argument<string> Name() => new("NAME") { Description = "Name of the campaign." };

    private static Command New()
    {
        var file = new Argument<string>("FILE") { Description = "A campaign file, such as seeds/campaigns/example-osce-region.yml." };
        var command = new Command("create", "Create a campaign from its file, or bring it up to date. Everything is judged first; one problem refuses it.") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var path = InputFile.Existing(parsed.GetValue(file)!);
            var spec = CampaignFile.Read(path);
            var sites = spec.Platforms.SelectMany(list => PlatformSeeds.Read(Path.Combine(Path.GetDirectoryName(path)!, list))).ToList();
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            await deployment.Campaigns().CreateAsync(spec, sites, Environment.UserName, ct);
            return await PrintStatusAsync(deployment, spec.Name, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static Command Run()
    {
        var name = Name();
        var command = new Command("run", "Start a run now and work on it until it is done, with live progress. A run that is open already is joined.") { name };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            var campaign = await FindAsync(deployment, parsed.GetValue(name)!, ct);
            var run = await OpenRunAsync(deployment, campaign, ct);
            var json = DeploymentOptions.WantsJson(parsed);
            var summary = await WorkerHost.BesideAsync(deployment, schedule: false, (_, stopping) => RunDisplay.FollowAsync(deployment.Database, run.RunId, live: !json, stopping), ct);
            if (json)
            {
                Json.WriteDocument(summary);
            }

            return summary.State == "done" ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the campaigns.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            var campaigns = await deployment.Campaigns().ListAsync(ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(campaigns);
                return ExitCode.Done;
            }

            if (campaigns.Count == 0)
            {
                AnsiConsole.MarkupLine("There is no campaign yet. Make one with [bold]webrisk campaign create FILE[/].");
                return ExitCode.Done;
            }

            var table = TextTable.New("Campaign", "Schedule (UTC)", "State", "Sites", "Last run");
            foreach (var c in campaigns)
            {
                table.AddRow(Markup.Escape(c.Name), Markup.Escape(c.Cron), c.Active ? "active" : "paused", $"{c.Sites}", c.LastRunId is { } run ? $"{run}, {c.LastRunState}" : "none");
            }

            AnsiConsole.Write(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Status()
    {
        var name = Name();
        var command = new Command("status", "Show a campaign and the progress of its newest run.") { name };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            return await PrintStatusAsync(deployment, parsed.GetValue(name)!, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static Command Switch(string verb, string description, Func<CampaignStore, string, CancellationToken, Task<bool>> change)
    {
        var name = Name();
        var command = new Command(verb, description) { name };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            var campaign = await FindAsync(deployment, parsed.GetValue(name)!, ct);
            await change(deployment.Campaigns(), campaign.Name, ct);
            return await PrintStatusAsync(deployment, campaign.Name, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static async Task<Campaign> FindAsync(Deployment deployment, string name, CancellationToken ct) =>
        await deployment.Campaigns().FindAsync(name, ct)
            ?? throw new BadInputException(new InputProblem("campaign", null, "NAME", $"there is no campaign '{name}'", "see 'webrisk campaign list', or make one with 'webrisk campaign create FILE'"));

    private static async Task<StartedRun> OpenRunAsync(Deployment deployment, Campaign campaign, CancellationToken ct)
    {
        try
        {
            return await new RunStarter(deployment.Database, TimeProvider.System).StartAsync(campaign, RunTrigger.Manual, Environment.UserName, ct);
        }
        catch (InvalidOperationException e)
        {
            // Paused, or without sites.
            throw new BadInputException(new InputProblem("campaign run", null, "NAME", e.Message, "see 'webrisk campaign resume NAME' and 'webrisk campaign create FILE'"));
        }
    }

    private static async Task<int> PrintStatusAsync(Deployment deployment, string name, bool json, CancellationToken ct)
    {
        var campaigns = await deployment.Campaigns().ListAsync(ct);
        var campaign = campaigns.FirstOrDefault(c => c.Name == name)
            ?? throw new BadInputException(new InputProblem("campaign", null, "NAME", $"there is no campaign '{name}'", "see 'webrisk campaign list'"));
        var progress = campaign.LastRunId is { } run ? await RunProgress.ReadAsync(deployment.Database, run, ct) : null;
        if (json)
        {
            Json.WriteDocument(new { campaign, progress });
            return ExitCode.Done;
        }

        AnsiConsole.MarkupLineInterpolated($"[bold]{campaign.Name}[/]{(campaign.Synthetic ? " (synthetic)" : "")}, {(campaign.Active ? "active" : "paused")}, {campaign.Sites} sites, schedule {campaign.Cron}");
        if (progress is not null)
        {
            AnsiConsole.Write(RunDisplay.Render(progress));
        }

        return ExitCode.Done;
    }
}
