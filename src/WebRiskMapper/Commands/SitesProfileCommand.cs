using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Profiles;
using WebRiskMapper.Input;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Profiles;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk sites profile</c>: what is known of a site's template, and a researcher's corrections to it.</summary>
internal static class SitesProfileCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("SITE") { Description = "Address or host of a site." };
        var learn = new Option<bool>("--learn") { Description = "Learn it anew from the site's archived ads, whatever was known." };
        var drop = new Option<bool>("--drop") { Description = "Forget it; the next run with enough new ads learns another." };
        var set = new Option<string?>("--set") { Description = "Replace it by an edited one: start from what --json prints.", HelpName = "FILE" };
        var command = new Command("profile", "Show what a site's ads taught about its template: the words it repeats, the places of its fields, the yields to expect. Learnt at the end of a run.") { name, learn, drop, set };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(learn), result.GetValue(drop), result.GetValue(set) is not null }.Count(asked => asked) > 1)
            {
                result.AddError("Give one of --learn, --drop and --set.");
            }
        });
        command.SetAction(async (parsed, ct) =>
        {
            var site = parsed.GetValue(name)!;
            var edited = parsed.GetValue(set) is { } file ? await ReadAsync(file, ct) : null;
            var options = DeploymentOptions.From(parsed);
            await using var deployment = await Deployment.OpenAsync(options, null, ct);
            var models = ShippedFiles.Load();
            var profiles = new SiteProfiles(deployment.Database, PageParser.Create(models), AdExtractor.Create(models), new EvidenceFiles(options.DataDirectory), TimeProvider.System);
            var sites = await profiles.FindAsync(site, ct);
            if (sites.Count == 0)
            {
                throw new BadInputException(new InputProblem("sites profile", null, "SITE", $"there is no site '{site}'", "see 'webrisk sites list'"));
            }

            foreach (var known in sites.Where(_ => parsed.GetValue(learn)))
            {
                await profiles.LearnAsync(known, Environment.UserName, ct);
            }

            foreach (var known in sites.Where(_ => parsed.GetValue(drop) || edited is not null))
            {
                await profiles.StoreAsync(known, edited is null ? null : edited with { Version = known.Version + 1 }, Environment.UserName, ct);
            }

            Print(await profiles.FindAsync(site, ct), DeploymentOptions.WantsJson(parsed));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<SiteProfile> ReadAsync(string file, CancellationToken ct)
    {
        try
        {
            return SiteProfile.Read(await File.ReadAllTextAsync(InputFile.Existing(file), ct), file);
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException(new InputProblem(file, null, null, e.Message));
        }
    }

    private static void Print(IReadOnlyList<ProfiledSite> sites, bool json)
    {
        foreach (var site in sites)
        {
            if (json)
            {
                Console.Out.WriteLine(site.Profile?.Write() ?? "null");
                continue;
            }

            if (site.Profile is not { } profile)
            {
                AnsiConsole.MarkupLineInterpolated($"{site.BaseUrl}: nothing is known of its template yet. It is learnt when a run ends that archived {ProfileLearner.FewestPages} of its ads or more.");
                continue;
            }

            AnsiConsole.MarkupLineInterpolated($"[bold]{site.BaseUrl}[/]: version {profile.Version}, learnt on {profile.LearnedOn:yyyy-MM-dd} from {profile.Pages} ads");
            AnsiConsole.MarkupLineInterpolated($"Ad addresses: {profile.AdAddress ?? "of several shapes"}");
            if (profile.List is { } list)
            {
                AnsiConsole.MarkupLineInterpolated($"Lists: {list.Cards} ads each, in {Tail(list.Card)}, at {(list.Addresses.Count == 0 ? "addresses of several shapes" : string.Join(", ", list.Addresses))}");
            }

            AnsiConsole.MarkupLineInterpolated($"Yields to expect: {string.Join(", ", profile.Yields.OrderByDescending(y => y.Value).Select(y => string.Create(CultureInfo.InvariantCulture, $"{y.Key} {y.Value * 100:0} %")))}");
            var table = TextTable.New("Place", "Says", "Seen", "Opens with", "Looks like");
            foreach (var region in profile.Regions)
            {
                table.AddRow(Markup.Escape(Tail(region.Path)), region.Kind == RegionKind.Fixed ? "the site's words" : region.Field.ToString()!.ToLowerInvariant(), string.Create(CultureInfo.InvariantCulture, $"{region.Seen * 100:0} %"), Markup.Escape(region.Lead), Markup.Escape(region.Example ?? ""));
            }

            AnsiConsole.Write(table);
        }
    }

    // The outer blocks are the same everywhere.
    private static string Tail(string path) => path.Split('>') is { Length: > 4 } steps ? "…" + string.Join('>', steps[^4..]) : path;
}
