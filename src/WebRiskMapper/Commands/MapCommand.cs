using System.CommandLine;
using Spectre.Console;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Reporting;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk map</c>: the risk tables of a run.</summary>
internal static class MapCommand
{
    private static readonly Option<string?> Purpose = new("--purpose") { Description = "Why the figures are taken; written to the audit log.", HelpName = "TEXT" };
    private static readonly Option<long?> Run = new("--run") { Description = "Number of a finished run. Default: the newest.", HelpName = "N" };

    public static Command Create() => new("map", "The risk tables of a run: aggregates, with intervals and coverage.")
    {
        Region(),
        Country(),
        Platforms(),
    };

    private static Command Region()
    {
        var command = new Command("region", "The country table, ranked by the lower bound.") { Run, Purpose };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await using var db = deployment.OpenContext();
            var run = await FindRunAsync(db, parsed.GetValue(Run), ct);
            var rows = await RiskTableReader.CountriesAsync(db, run.RunId, ct);
            await RecordAsync(deployment, parsed, "countries", run, rows.Count, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { run, statement = RiskTableText.Statement, countries = rows.Select(CountryDocument) });
                return ExitCode.Done;
            }

            RiskTableText.PrintHeader(run);
            RiskTableText.PrintCountries(rows);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Country()
    {
        var iso2 = CountryArgument(ArgumentArity.ExactlyOne);
        var command = new Command("country", "One country over all runs, and its platforms in one run.") { iso2, Run, Purpose };
        command.SetAction(async (parsed, ct) =>
        {
            var country = parsed.GetValue(iso2)!.ToUpperInvariant();
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await using var db = deployment.OpenContext();
            var run = await FindRunAsync(db, parsed.GetValue(Run), ct);
            var history = new List<(RunHeader Run, CountryFigure Row)>();
            foreach (var earlier in (await RiskTableReader.RunsAsync(db, ct)).Where(r => r.Campaign == run.Campaign))
            {
                var row = (await RiskTableReader.CountriesAsync(db, earlier.RunId, ct)).FirstOrDefault(r => r.Risk.Country == country);
                if (row is not null)
                {
                    history.Add((earlier, row));
                }
            }

            if (history.Count == 0)
            {
                throw new BadInputException(new InputProblem("map country", null, "COUNTRY", $"no run of campaign {run.Campaign} has figures for '{country}'", "see 'webrisk map region' for the countries that have some"));
            }

            var platforms = await RiskTableReader.PlatformsAsync(db, run.RunId, country, ct);
            await RecordAsync(deployment, parsed, $"countries/{country}", run, history.Count + platforms.Count, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new
                {
                    run,
                    statement = RiskTableText.Statement,
                    history = history.Select(h => new { run_id = h.Run.RunId, figure = CountryDocument(h.Row) }),
                    platforms = platforms.Select(PlatformDocument),
                });
                return ExitCode.Done;
            }

            RiskTableText.PrintHeader(run);
            foreach (var (earlier, row) in history)
            {
                AnsiConsole.MarkupLineInterpolated($"run {earlier.RunId,4}  {row.Name}: {RiskTableText.Share(row.Risk.Mean, row.Risk.Low, row.Risk.High, row.Risk.Entities, row.Risk.Suppressed)}");
            }

            RiskTableText.PrintPlatforms(platforms);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Platforms()
    {
        var iso2 = CountryArgument(ArgumentArity.ZeroOrOne);
        var command = new Command("platforms", "The platforms of a run or of one country, ranked by the lower bound.") { iso2, Run, Purpose };
        command.SetAction(async (parsed, ct) =>
        {
            await using var deployment = await Deployment.ConnectToReadAsync(DeploymentOptions.From(parsed), ct);
            await using var db = deployment.OpenContext();
            var run = await FindRunAsync(db, parsed.GetValue(Run), ct);
            var country = parsed.GetValue(iso2)?.ToUpperInvariant();
            var rows = await RiskTableReader.PlatformsAsync(db, run.RunId, country, ct);
            await RecordAsync(deployment, parsed, country is null ? "platforms" : $"countries/{country}/platforms", run, rows.Count, ct);
            if (DeploymentOptions.WantsJson(parsed))
            {
                Json.WriteDocument(new { run, statement = RiskTableText.Statement, platforms = rows.Select(PlatformDocument) });
                return ExitCode.Done;
            }

            RiskTableText.PrintHeader(run);
            RiskTableText.PrintPlatforms(rows);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Who took what, and why, before it leaves: as the dashboard's API does.</summary>
    private static async Task RecordAsync(Deployment deployment, ParseResult parsed, string subject, RunHeader run, int rows, CancellationToken ct)
    {
        await using var connection = await deployment.Database.OpenConnectionAsync(ct);
        await AuditLog.WriteAsync(
            connection,
            Environment.UserName,
            "export",
            "maps/" + subject,
            new { run = run.RunId, format = DeploymentOptions.WantsJson(parsed) ? "json" : "text", rows, purpose = parsed.GetValue(Purpose) ?? "not stated" },
            ct);
    }

    private static Argument<string?> CountryArgument(ArgumentArity arity) => new("COUNTRY") { Description = "ISO 3166-1 alpha-2 code, such as AT.", Arity = arity };

    // A suppressed row keeps its place and loses its numbers, as everywhere else.
    private static object CountryDocument(CountryFigure row) => new
    {
        row.Risk.Country,
        row.Name,
        row.Risk.Mean,
        row.Risk.Low,
        row.Risk.High,
        Entities = row.Risk.Suppressed ? (int?)null : row.Risk.Entities,
        HighEntities = row.Risk.Suppressed ? (int?)null : row.Risk.HighEntities,
        CrossBorderEntities = row.Risk.Suppressed ? (int?)null : row.Risk.CrossBorderEntities,
        row.Risk.Platforms,
        row.Risk.PlatformsAboveReference,
        row.Risk.Ads,
        AdsPer_100k = row.Risk.AdsPer100K,
        row.Risk.Coverage,
        row.Risk.Suppressed,
    };

    private static object PlatformDocument(PlatformFigure row) => new
    {
        row.Risk.PlatformId,
        Platform = row.Name,
        row.Type,
        row.Risk.Country,
        row.Risk.Mean,
        row.Risk.Low,
        row.Risk.High,
        Entities = row.Risk.Suppressed ? (int?)null : row.Risk.Entities,
        HighEntities = row.Risk.Suppressed ? (int?)null : row.Risk.HighEntities,
        row.Risk.ProbabilityAboveReference,
        row.Risk.Ads,
        row.Risk.Coverage,
        row.Risk.Suppressed,
    };

    /// <summary>A finished run by its number, or the newest.</summary>
    internal static async Task<RunHeader> FindRunAsync(RiskMapDbContext db, long? number, CancellationToken ct)
    {
        var runs = await RiskTableReader.RunsAsync(db, ct);
        return (number is { } wanted ? runs.FirstOrDefault(r => r.RunId == wanted) : runs.FirstOrDefault())
            ?? throw new BadInputException(new InputProblem(
                "runs", null, "--run", runs.Count == 0 ? "no run has finished yet" : $"there is no finished run {number}", runs.Count == 0 ? "start one with 'webrisk campaign run NAME', or see 'webrisk demo'" : $"finished runs: {string.Join(", ", runs.Take(20).Select(r => r.RunId))}"));
    }
}
