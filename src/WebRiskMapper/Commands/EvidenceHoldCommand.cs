using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline.Archiving;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk evidence hold</c>: what must be kept, whatever retention and erasure say.</summary>
internal static class EvidenceHoldCommand
{
    public static Command Create() => new("hold", "Legal holds: what must be kept, whatever retention and erasure say.")
    {
        Add(),
        List(),
        Release(),
    };

    private static Command Add()
    {
        var dataClass = new Option<DataClass>("--class") { Description = "What is kept: raw (captured pages), ads or aggregates.", HelpName = "CLASS", DefaultValueFactory = _ => DataClass.Raw };
        var platform = new Option<string?>("--platform") { Description = "Only of this platform.", HelpName = "NAME" };
        var site = new Option<string?>("--site") { Description = "Only of this site: its address or host.", HelpName = "SITE" };
        var run = new Option<long?>("--run") { Description = "Only of this run.", HelpName = "N" };
        var reason = Reason();
        var command = new Command("add", "Place a hold on a platform, a site, a run, or everything of a class.") { dataClass, platform, site, run, reason };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetResult(platform), result.GetResult(site), result.GetResult(run) }.Count(o => o is { Implicit: false }) > 1)
            {
                result.AddError("Give one of --platform, --site and --run, or none for everything of the class.");
            }
        });
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await LegalHolds.PlaceAsync(
                deployment.Database, parsed.GetValue(dataClass), parsed.GetValue(platform), parsed.GetValue(site), parsed.GetValue(run), parsed.GetValue(reason)!, Environment.UserName, ct);
            return await PrintAsync(deployment, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the holds in force.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            return await PrintAsync(deployment, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static Command Release()
    {
        var hold = new Argument<int>("HOLD") { Description = "Number of the hold." };
        var reason = Reason();
        var command = new Command("release", "End a hold. It stays on record with both reasons.") { hold, reason };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await LegalHolds.ReleaseAsync(deployment.Database, parsed.GetValue(hold), parsed.GetValue(reason)!, Environment.UserName, ct);
            return await PrintAsync(deployment, DeploymentOptions.WantsJson(parsed), ct);
        });
        return command;
    }

    private static Option<string> Reason() => new("--reason") { Description = "Why; written to the custody log.", HelpName = "TEXT", Required = true };

    private static async Task<int> PrintAsync(Deployment deployment, bool json, CancellationToken ct)
    {
        var holds = await LegalHolds.ListAsync(deployment.Database, ct);
        if (json)
        {
            Json.WriteDocument(holds);
            return ExitCode.Done;
        }

        if (holds.Count == 0)
        {
            AnsiConsole.MarkupLine("No hold is in force.");
        }

        foreach (var h in holds)
        {
            var of = h switch { { PlatformId: { } p } => $"platform {p}", { SiteId: { } s } => $"site {s}", { RunId: { } r } => $"run {r}", _ => "everything" };
            AnsiConsole.MarkupLineInterpolated($"hold {h.HoldId}: {h.Class.ToString().ToLowerInvariant()} of {of}, since {h.PlacedAt.UtcDateTime:yyyy-MM-dd} by {h.PlacedBy}: {h.Reason}");
        }

        return ExitCode.Done;
    }
}
