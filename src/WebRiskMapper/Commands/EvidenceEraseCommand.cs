using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Archiving;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk evidence erase</c>: lawful erasure, which verification tells from tampering.</summary>
internal static class EvidenceEraseCommand
{
    private static readonly Option<string?> Url = new("--url") { Description = "Every capture of this page.", HelpName = "URL" };
    private static readonly Option<string?> Site = new("--site") { Description = "Every capture of this site: its address or host.", HelpName = "SITE" };
    private static readonly Option<int?> OlderThan = new("--older-than") { Description = "Only captures older than this many days.", HelpName = "DAYS" };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why this is lawful; it is signed and stays.", HelpName = "TEXT", Required = true };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be erased, and change nothing." };

    public static Command Create()
    {
        var command = new Command("erase", "Erase captures lawfully: in the place of each record stays a signed tombstone with the reason. A legal hold refuses it. Give --url or --site.") { Url, Site, OlderThan, Reason, DryRun };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Url) is null && result.GetValue(Site) is null)
            {
                result.AddError("Give --url or --site. What is too old for its campaign is erased by 'webrisk retention run'.");
            }

            if (result.GetResult(Reason) is not null && string.IsNullOrWhiteSpace(result.GetValue(Reason)))
            {
                result.AddError("Option '--reason' must say why.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var url = parsed.GetValue(Url) is { } address ? EvidenceCommand.Address(address, "evidence erase") : null;
        var site = parsed.GetValue(Site);
        var options = DeploymentOptions.From(parsed);
        await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
        var before = parsed.GetValue(OlderThan) is { } days ? TimeProvider.System.GetUtcNow().AddDays(-days) : (DateTimeOffset?)null;
        var found = await EvidenceCaptures.FindAsync(deployment.Database, new CaptureSelection(url, site, before), ct);
        var captures = found.Where(c => c.ErasedAt is null).ToList();
        if (captures.Count == 0)
        {
            throw new BadInputException(new InputProblem("evidence erase", null, url is null ? "--site" : "--url", found.Count > 0 ? "every capture of it was erased before" : "there is no capture of it", "see 'webrisk evidence show URL' and 'webrisk sites list'"));
        }

        var holds = await LegalHolds.ListAsync(deployment.Database, ct);
        if (holds.FirstOrDefault(h => captures.Exists(h.Covers)) is { } hold)
        {
            throw new BadInputException(new InputProblem("evidence erase", null, null, $"legal hold {hold.HoldId} covers it: {hold.Reason}", $"nothing was erased; see 'webrisk evidence hold release {hold.HoldId}'"));
        }

        var erased = new Erasure(captures.Count, 0);
        if (!parsed.GetValue(DryRun))
        {
            using var key = EvidenceKey.LoadOrCreate(options.DataDirectory);
            erased = await new EvidenceEraser(deployment.Database, options.DataDirectory, key, TimeProvider.System)
                .EraseAsync(captures, new HashSet<string>(), url?.AbsoluteUri ?? site!, parsed.GetValue(Reason)!, Environment.UserName, ct);
        }

        if (options.Json)
        {
            Json.WriteDocument(new { dry_run = parsed.GetValue(DryRun), captures = erased.Captures });
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated($"{(parsed.GetValue(DryRun) ? "Would erase" : "Erased")} {erased.Captures} captures{(parsed.GetValue(DryRun) ? "" : "; signed tombstones stand in their place")}.");
        }

        return ExitCode.Done;
    }
}
