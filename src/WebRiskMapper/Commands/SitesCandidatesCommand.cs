using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Candidates;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk sites candidates</c>: platforms that known sites lead to, for a researcher to accept or reject.</summary>
internal static class SitesCandidatesCommand
{
    public static Command Create() => new("candidates", "Platforms that known sites link to and nobody has listed yet, for a researcher to accept or reject.")
    {
        List(),
        Show(),
        Accept(),
        Reject(),
    };

    private static Command List()
    {
        var limit = new Option<int>("--limit") { Description = "Most candidates shown, 1 to 10000.", HelpName = "N", DefaultValueFactory = _ => 50 };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
            {
                result.AddError("--limit must be between 1 and 10000.");
            }
        });
        var command = new Command(
            "list",
            "List undecided candidates, best first: every operator that links to one counts 1 from its navigation, 0.8 from its footer, 0.4 from elsewhere, and half as much again where the domain or a link names the market. Sites that share a platform, a domain or a tracking id are one operator. Links inside ads never count.") { limit };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            var candidates = await CandidateStore.ListAsync(deployment.Database, WellKnownDomains.Load(ShippedFiles.Load()), ct);
            var shown = candidates.Take(parsed.GetValue(limit)).ToList();
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(shown.Select(c => new { c.Domain, c.Score, operators = c.Groups.Count, c.Sites, placement = c.Placement, c.HasCue }));
                return ExitCode.Done;
            }

            var table = TextTable.New("Domain", "Score", "Operators", "Sites", "Place", "Word");
            foreach (var c in shown)
            {
                table.AddRow(Markup.Escape(c.Domain), Number(c.Score), $"{c.Groups.Count}", $"{c.Sites}", PlaceOf(c.Placement), c.HasCue ? "yes" : "");
            }

            AnsiConsole.Write(table);
            AnsiConsole.MarkupLineInterpolated($"{shown.Count} of {candidates.Count} candidates. 'webrisk sites candidates show DOMAIN' gives the evidence.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var domain = Domain();
        var command = new Command("show", "Show who links to a candidate, from where, how that makes its score, and which of the sites share an account.") { domain };
        command.SetAction(async (parsed, ct) =>
        {
            var wanted = Wanted(parsed.GetValue(domain)!);
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            var (candidate, decision) = await CandidateStore.FindAsync(deployment.Database, wanted, ct)
                ?? throw new BadInputException(new InputProblem("sites candidates", null, "DOMAIN", $"no known site links to '{wanted}'", "see 'webrisk sites candidates list'"));
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { candidate.Domain, candidate.Score, candidate.HasCue, decision, operators = candidate.Groups });
                return ExitCode.Done;
            }

            var sum = string.Join(" + ", candidate.Groups.Select(g => Number(g.Weight)));
            AnsiConsole.MarkupLineInterpolated($"[bold]{candidate.Domain}[/]: score {Number(candidate.Score)} = ({sum}) × {(candidate.HasCue ? "1.5, as the domain or a link names the market" : "1")}");
            if (decision is not null)
            {
                AnsiConsole.MarkupLineInterpolated($"{decision.Decision} by {decision.By} on {decision.At.UtcDateTime:yyyy-MM-dd}: {decision.Reason}");
            }

            foreach (var group in candidate.Groups)
            {
                AnsiConsole.MarkupLineInterpolated($"operator of {string.Join(", ", group.Platforms)}: {Number(group.Weight)} ({PlaceOf(group.Placement)})");
                foreach (var link in group.Links)
                {
                    AnsiConsole.MarkupLineInterpolated($"  {link.Site}: pages with a link in navigation {link.NavigationPages}, footer {link.FooterPages}, elsewhere {link.ContentPages}; last in run {link.LastRun}");
                }

                foreach (var id in group.SharedIds)
                {
                    AnsiConsole.MarkupLineInterpolated($"  {id.Service} {id.Account} is shared by {string.Join(", ", id.Sites)}");
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Accept()
    {
        var domain = Domain();
        var site = new Option<string?>("--site") { Description = "Address to crawl; without it https on the domain itself.", HelpName = "URL" };
        var platform = new Option<string?>("--platform") { Description = "Name of the platform, without it the domain; the name of a known platform makes the site its mirror.", HelpName = "NAME" };
        var type = new Option<string?>("--type") { Description = "What kind of platform it is, such as classifieds or directory; needed for a new platform.", HelpName = "TYPE" };
        var market = new Option<string[]>("--market") { Description = "Country that it sells into, ISO 3166-1 alpha-2; repeat it, most important first.", HelpName = "CC", Required = true };
        var language = new Option<string>("--language") { Description = "Language of its pages, ISO 639-1.", HelpName = "LL", Required = true };
        var campaign = new Option<string?>("--campaign") { Description = "Campaign that crawls it from its next run on.", HelpName = "NAME" };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the decision.", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var command = new Command("accept", "Make a known site of a candidate, as 'sites import' would; its source is then 'candidate'.") { domain, site, platform, type, market, language, campaign, reason };
        command.SetAction(async (parsed, ct) =>
        {
            var stated = new AcceptedSite(parsed.GetValue(site), parsed.GetValue(platform), parsed.GetValue(type), parsed.GetValue(market)!, parsed.GetValue(language)!, parsed.GetValue(campaign));
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            var seed = await Review(deployment).AcceptAsync(Wanted(parsed.GetValue(domain)!), stated, parsed.GetValue(reason)!, Environment.UserName, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { decision = "accepted", site = seed.Site, seed.Platform, seed.Type, seed.MarketCountries, seed.Language, seed.Source, stated.Campaign });
                return ExitCode.Done;
            }

            AnsiConsole.MarkupLineInterpolated($"{seed.Site} is a site of the platform {seed.Platform}{(stated.Campaign is { } name ? $" and of the campaign {name}" : "; a campaign crawls it once its platform list names it")}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Reject()
    {
        var domain = Domain();
        var reason = new Option<string>("--reason") { Description = "Why; kept with the decision.", HelpName = "TEXT", Required = true };
        var command = new Command("reject", "Keep a domain from the list, whoever links to it. Accepting it later is possible.") { domain, reason };
        command.SetAction(async (parsed, ct) =>
        {
            var wanted = Wanted(parsed.GetValue(domain)!);
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await Review(deployment).RejectAsync(wanted, parsed.GetValue(reason)!, Environment.UserName, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { decision = "rejected", domain = wanted, reason = parsed.GetValue(reason) });
                return ExitCode.Done;
            }

            AnsiConsole.MarkupLineInterpolated($"{wanted} is rejected and no longer listed.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Domain() => new("DOMAIN") { Description = "A domain as the list shows it." };

    private static string Wanted(string domain) => domain.Trim().TrimEnd('.').ToLowerInvariant();

    private static CandidateReview Review(Deployment deployment) => new(deployment.Database, deployment.Campaigns(), PublicSuffixList.Load());

    private static string PlaceOf(LinkPlacement placement) => placement switch { LinkPlacement.Navigation => "navigation", LinkPlacement.Footer => "footer", _ => "content" };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
