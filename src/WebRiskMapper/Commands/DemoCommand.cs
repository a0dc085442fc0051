using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using WebRiskMapper.Dashboard;
using WebRiskMapper.Demo;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Reporting;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk demo</c>: the whole job on a web of invented sites.</summary>
internal static class DemoCommand
{
    private static readonly Option<int> Sites = new("--sites") { Description = "Invented sites.", DefaultValueFactory = _ => 48 };
    private static readonly Option<int> Ads = new("--ads") { Description = "Fewest ads of a site.", DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the invented web; another seed is another web.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> Prevalence = new("--prevalence") { Description = "Share of entities that are invented as exploitation networks, 0.001 to 0.1.", DefaultValueFactory = _ => 0.03 };
    private static readonly Option<int?> Port = new("--port") { Description = "Port of the invented sites. Default: 18080, or the one of the run before.", HelpName = "N" };
    private static readonly Option<string> Url = new("--url") { Description = "Loopback address of the dashboard.", DefaultValueFactory = _ => ServeCommand.DefaultUrl, HelpName = "URL" };
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "End when the tables are printed, without the dashboard." };

    public static Command Create()
    {
        var command = new Command("demo", "The main job end to end on invented sites: private PostgreSQL, schedule, crawl, extract, link, score, map, dashboard. Run it again for a second run some days later.")
        {
            Sites, Ads, Seed, Prevalence, Port, Url, NoServe,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var demo = new DemoOptions(
            parsed.GetValue(Seed), parsed.GetValue(Sites), parsed.GetValue(Ads), parsed.GetValue(Prevalence), parsed.GetValue(Port), parsed.GetValue(Url)!, !parsed.GetValue(NoServe));
        var options = demo.In(DeploymentOptions.From(parsed));
        var talk = !options.Json;
        var steps = new Steps(talk);

        await using var deployment = await steps.DoAsync("Private PostgreSQL, schema, reference data", () => Deployment.OpenAsync(options, null, ct));
        var ended = await EndedRunsAsync(deployment, ct);
        await using var web = await steps.DoAsync($"Invented web of {demo.Sites} sites", () => DemoWeb.StartAsync(demo, options.DataDirectory, ended, ct));
        steps.Say($"{web.World.Ads.Count:N0} ads of {web.World.Entities.Count:N0} invented entities on {web.World.Sites.Count} sites in {web.World.Sites.SelectMany(s => s.Countries).Distinct().Count()} countries and {web.World.Sites.Select(s => s.Language).Distinct().Count()} languages, day {ended + 1} of its history, port {web.Port}");

        var progress = await DemoRun.RunAsync(deployment, web, talk, ct);
        if (progress.State != "done")
        {
            await Console.Error.WriteLineAsync($"webrisk: run {progress.RunId} failed: {progress.Error}");
            return ExitCode.Failed;
        }

        var evaluation = await RunEvaluation.OfAsync(deployment, progress.RunId, web, ct);
        if (!talk)
        {
            Json.WriteDocument(await DocumentAsync(deployment, progress, evaluation, ct));
            return ExitCode.Done;
        }

        await PrintAsync(deployment, web, progress, evaluation, ct);
        if (demo.Serve)
        {
            await using var app = await ServeCommand.StartAsync(deployment, demo.DashboardUrl, ct);
            AnsiConsole.MarkupLineInterpolated($"\nThe dashboard is at [bold]{DashboardHost.Address(app)}[/]. Ctrl+C ends the demo; its data stays in {options.DataDirectory}.");
            await Until.Cancelled(ct);
            await app.StopAsync(CancellationToken.None);
        }

        return ExitCode.Done;
    }

    private static async Task<int> EndedRunsAsync(Deployment deployment, CancellationToken ct)
    {
        await using var db = deployment.OpenContext();
        return await db.Runs.CountAsync(r => r.State == "done" || r.State == "failed", ct);
    }

    private static async Task PrintAsync(Deployment deployment, SyntheticWebServer web, RunProgress progress, RunEvaluation evaluation, CancellationToken ct)
    {
        await using var db = deployment.OpenContext();
        var runs = await RiskTableReader.RunsAsync(db, ct);
        AnsiConsole.WriteLine();
        AccuracyText.Print(evaluation.Extraction);
        AnsiConsole.WriteLine();
        AccuracyText.Print(evaluation.Structure);
        AnsiConsole.WriteLine();
        RiskTableText.PrintHeader(runs.First(r => r.RunId == progress.RunId));
        RiskTableText.PrintCountries(await RiskTableReader.CountriesAsync(db, progress.RunId, ct));

        AnsiConsole.MarkupLine("\n[bold]History[/]");
        foreach (var run in runs.Reverse())
        {
            var its = await RunProgress.ReadAsync(deployment.Database, run.RunId, ct);
            var pace = await CrawlPace.OfAsync(deployment.Database, run.RunId, ct);
            var unchanged = its!.Outcomes.GetValueOrDefault(FetchOutcome.NotModified);
            AnsiConsole.MarkupLineInterpolated($"run {run.RunId}: {its.Settled:N0} pages in {its.Elapsed.TotalSeconds:0} s, nine tenths of them in {pace.Seconds:0} s ({pace.PagesPerSecond:0} pages/s; the rest waits for sites that ask for a delay); {its.Ads:N0} ads");
            AnsiConsole.MarkupLineInterpolated($"       {its.Outcomes.GetValueOrDefault(FetchOutcome.Ok):N0} pages read, {unchanged:N0} unchanged and not read again, {its.Outcomes.GetValueOrDefault(FetchOutcome.NotDue):N0} listed as before and not asked, {its.Outcomes.GetValueOrDefault(FetchOutcome.Gone):N0} gone, {its.Outcomes.GetValueOrDefault(FetchOutcome.Quarantined):N0} sealed by the safety stop");
        }

        AnsiConsole.MarkupLineInterpolated($"Conduct, by the invented sites' own log: {web.Log.Total:N0} requests, {web.Log.ImageRequests} for images, {web.Log.DisallowedRequests} against robots.txt");
    }

    private static async Task<object> DocumentAsync(Deployment deployment, RunProgress progress, RunEvaluation evaluation, CancellationToken ct)
    {
        await using var db = deployment.OpenContext();
        return new
        {
            run_id = progress.RunId,
            pages = progress.Settled,
            ads = progress.Ads,
            pages_per_second = progress.PagesPerSecond,
            pages_per_second_to_nine_tenths = (await CrawlPace.OfAsync(deployment.Database, progress.RunId, ct)).PagesPerSecond,
            outcomes = progress.Outcomes.ToDictionary(o => o.Key.Code(), o => o.Value, StringComparer.Ordinal),
            recovery_of_planted_structure = new
            {
                extraction = evaluation.Extraction.Fields.ToDictionary(f => f, f => evaluation.Extraction.OfField(f), StringComparer.Ordinal),
                extraction_macro_f1 = evaluation.Extraction.MacroF1,
                structure = evaluation.Structure,
            },
            statement = RiskTableText.Statement,
            countries = (await RiskTableReader.CountriesAsync(db, progress.RunId, ct)).Select(c => new { c.Name, c.Risk }),
        };
    }
}
