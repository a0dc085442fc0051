using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk sites</c>: the platforms and sites that campaigns can crawl.</summary>
internal static class SitesCommand
{
    public static Command Create() => new("sites", "The platforms and sites that campaigns can crawl.")
    {
        Import(),
        List(),
        Show(),
        SitesProfileCommand.Create(),
        SitesRenderCommand.Create(),
        SitesCandidatesCommand.Create(),
        SitesFactsCommand.Create(),
    };

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "A platform list: site,platform,market_countries,language,type,source,note, and optionally render (on or off)." };
        var command = new Command("import", "Import a platform list. The whole file is judged first; one problem refuses it.") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(file)!;
            InputFile.Existing(path);
            var seeds = PlatformSeeds.Read(path);
            await using var deployment = await Deployment.OpenAsync(DeploymentOptions.From(parsed), null, ct);
            await using var connection = await deployment.Database.OpenConnectionAsync(ct);
            var import = await PlatformSeeds.ImportAsync(connection, seeds, PublicSuffixList.Load(), Environment.UserName, Path.GetFileName(path), ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteLine(import);
            }
            else
            {
                AnsiConsole.MarkupLineInterpolated($"Read {import.Platforms} platforms with {import.Sites} sites; new or changed: {import.PlatformsChanged} platforms, {import.SitesChanged} sites.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the sites with their platform, market and language.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await using var db = deployment.OpenContext();
            var sites = await (from site in db.Sites
                               join platform in db.Platforms on site.PlatformId equals platform.PlatformId
                               orderby platform.Name, site.BaseUrl
                               select new { site.BaseUrl, Platform = platform.Name, platform.Type, site.MarketCountries, site.Language }).ToListAsync(ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(sites.Select(s => new { site = s.BaseUrl, s.Platform, s.Type, market_countries = s.MarketCountries, s.Language }));
                return ExitCode.Done;
            }

            var table = TextTable.New("Site", "Platform", "Market", "Language", "Type");
            foreach (var site in sites)
            {
                table.AddRow(Markup.Escape(site.BaseUrl), Markup.Escape(site.Platform), string.Join(' ', site.MarketCountries), site.Language ?? "–", Markup.Escape(site.Type));
            }

            AnsiConsole.Write(table);
            AnsiConsole.MarkupLineInterpolated($"{sites.Count} sites");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("SITE") { Description = "Address or host of a site." };
        var command = new Command("show", "Show one site: politeness state, robots.txt, and what its runs read.") { name };
        command.SetAction(async (parsed, ct) =>
        {
            var wanted = parsed.GetValue(name)!;
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await using var db = deployment.OpenContext();
            var site = await db.Sites.FirstOrDefaultAsync(s => s.BaseUrl == wanted || s.BaseUrl == wanted + "/" || s.Host == wanted, ct)
                ?? throw new BadInputException(new InputProblem("sites show", null, "SITE", $"there is no site '{wanted}'", "see 'webrisk sites list'"));
            var runs = await db.RunSites.Where(r => r.SiteId == site.SiteId).OrderByDescending(r => r.RunId).Take(20)
                .Select(r => new { r.RunId, r.State, r.Pages, r.Bytes }).ToListAsync(ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { site = site.BaseUrl, site.RegistrableDomain, site.MarketCountries, site.Language, site.DelayMs, site.BackoffLevel, site.RobotsStatus, site.RobotsFetchedAt, runs });
                return ExitCode.Done;
            }

            AnsiConsole.MarkupLineInterpolated($"[bold]{site.BaseUrl}[/] ({site.RegistrableDomain}), market {string.Join(' ', site.MarketCountries)}, language {site.Language ?? "unknown"}");
            AnsiConsole.MarkupLineInterpolated($"Delay {site.DelayMs} ms, back-off level {site.BackoffLevel}, robots.txt {(site.RobotsStatus is { } status ? $"status {status} at {site.RobotsFetchedAt:yyyy-MM-dd HH:mm} UTC" : "not fetched yet")}");
            foreach (var run in runs)
            {
                AnsiConsole.MarkupLineInterpolated($"run {run.RunId,4}  {run.State,-11} {run.Pages,7} pages  {run.Bytes,12} bytes");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
