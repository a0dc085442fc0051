using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Api;

/// <summary>
/// The read-only HTTP API, version 1: snake_case JSON, problem documents for errors. Whatever shows risk carries the
/// mandatory statement and is recorded as an export before it is sent.
/// </summary>
internal static class ApiEndpoints
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static void MapDashboardApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/runs", RunsAsync);
        api.MapGet("/runs/{id:long}", RunAsync);
        api.MapGet("/countries", (string? run, string? purpose, MapsDatabase database, CancellationToken cancellation) => CountriesAsync(run, purpose, false, database, cancellation));
        api.MapGet("/countries.csv", (string? run, string? purpose, MapsDatabase database, CancellationToken cancellation) => CountriesAsync(run, purpose, true, database, cancellation));
        api.MapGet("/countries/{iso2}/platforms", (string iso2, string? run, string? purpose, MapsDatabase database, CancellationToken cancellation) => PlatformsAsync(iso2, run, purpose, false, database, cancellation));
        api.MapGet("/countries/{iso2}/platforms.csv", (string iso2, string? run, string? purpose, MapsDatabase database, CancellationToken cancellation) => PlatformsAsync(iso2, run, purpose, true, database, cancellation));
        api.MapGet("/platforms/{id:int}", PlatformAsync);
    }

    private static async Task<IResult> RunsAsync(MapsDatabase database, CancellationToken cancellation) =>
        Results.Json(new { runs = (await database.RunsAsync(1000, cancellation)).Select(summary => ApiRun.Of(summary.Run)) }, Json);

    private static async Task<IResult> RunAsync(long id, MapsDatabase database, RunWatch watch, CancellationToken cancellation) =>
        await database.RunAsync(id, cancellation) is not { } run
            ? Problem(StatusCodes.Status404NotFound, $"There is no run {id}.", "List the runs at /api/v1/runs.")
            : Results.Json(new { run = ApiRun.Of(run), progress = ApiProgress.Of(await watch.ProgressAsync(id, cancellation)) }, Json);

    private static async Task<IResult> CountriesAsync(string? runText, string? purpose, bool csv, MapsDatabase database, CancellationToken cancellation)
    {
        var (run, problem) = await ChooseAsync(runText, database, cancellation);
        if (run is null)
        {
            return problem!;
        }
        var places = new Places(await database.CountriesAsync(cancellation));
        var rows = (await database.CountryFiguresAsync(run.RunId, cancellation)).Select(row => ApiCountry.Of(row, places)).ToList();
        await RecordAsync(database, "countries", run, csv, rows.Count, purpose, cancellation);
        return csv
            ? Csv($"webrisk-countries-run-{run.RunId}.csv", CsvExport.Write(run, rows))
            : Results.Json(new { statement = Statements.Mandatory, caveat = Caveat(run), run = ApiRun.Of(run), countries = rows }, Json);
    }

    private static async Task<IResult> PlatformsAsync(string iso2, string? runText, string? purpose, bool csv, MapsDatabase database, CancellationToken cancellation)
    {
        var places = new Places(await database.CountriesAsync(cancellation));
        var code = iso2.ToUpperInvariant();
        if (code is not Places.Unlocated && places.Find(code) is null)
        {
            return Problem(StatusCodes.Status404NotFound, $"'{iso2}' is not the ISO alpha-2 code of a participating or partner State.", "Use a code such as AT, or ZZ for advertisements that could not be located.");
        }
        var (run, problem) = await ChooseAsync(runText, database, cancellation);
        if (run is null)
        {
            return problem!;
        }
        var rows = (await database.PlatformsOfCountryAsync(run.RunId, code, cancellation)).Select(ApiPlatform.Of).ToList();
        await RecordAsync(database, $"countries/{code}/platforms", run, csv, rows.Count, purpose, cancellation);
        return csv
            ? Csv($"webrisk-platforms-{code.ToLowerInvariant()}-run-{run.RunId}.csv", CsvExport.Write(run, rows))
            : Results.Json(new { statement = Statements.Mandatory, caveat = Caveat(run), run = ApiRun.Of(run), country = code, platforms = rows }, Json);
    }

    private static async Task<IResult> PlatformAsync(int id, string? run, string? purpose, MapsDatabase database, CancellationToken cancellation)
    {
        if (await database.PlatformAsync(id, cancellation) is not { } platform)
        {
            return Problem(StatusCodes.Status404NotFound, $"There is no platform {id}.", "Platform ids stand in /api/v1/countries/{iso2}/platforms.");
        }
        var (chosen, problem) = await ChooseAsync(run, database, cancellation);
        if (chosen is null)
        {
            return problem!;
        }
        var rows = (await database.CountriesOfPlatformAsync(chosen.RunId, id, cancellation)).Select(ApiPlatform.Of).ToList();
        var coverage = await database.CoverageAsync(chosen.RunId, id, cancellation);
        await RecordAsync(database, $"platforms/{id}", chosen, csv: false, rows.Count, purpose, cancellation);
        return Results.Json(
            new { statement = Statements.Mandatory, caveat = Caveat(chosen), run = ApiRun.Of(chosen), platform = new { platform.PlatformId, platform.Name, platform.Type, platform.Source }, coverage = ApiCoverage.Of(coverage), countries = rows },
            Json);
    }

    // A number is parsed here and not by the framework, whose answer to a bad one would not say what to write instead.
    private static async Task<(Run? Run, IResult? Problem)> ChooseAsync(string? runText, MapsDatabase database, CancellationToken cancellation)
    {
        var runs = await database.MappedRunsAsync(cancellation);
        if (string.IsNullOrEmpty(runText))
        {
            return runs.Count > 0 ? (runs[0], null) : (null, Problem(StatusCodes.Status404NotFound, "There is no finished run yet.", "Run a campaign: webrisk campaign run NAME."));
        }
        if (!long.TryParse(runText, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
        {
            return (null, Problem(StatusCodes.Status400BadRequest, $"The parameter 'run' must be a whole number, not '{runText}'.", "List the runs at /api/v1/runs."));
        }
        return runs.FirstOrDefault(run => run.RunId == id) is { } run
            ? (run, null)
            : (null, Problem(StatusCodes.Status404NotFound, $"Run {id} does not exist or has no map.", "List the runs at /api/v1/runs."));
    }

    private static Task RecordAsync(MapsDatabase database, string subject, Run run, bool csv, int rows, string? purpose, CancellationToken cancellation) =>
        // Who: until access control exists, everybody who reaches the dashboard is the person at this machine.
        database.RecordExportAsync(
            "local user",
            $"maps/{subject}",
            JsonSerializer.Serialize(new { run = run.RunId, format = csv ? "csv" : "json", rows, purpose = string.IsNullOrWhiteSpace(purpose) ? "not stated" : purpose[..Math.Min(purpose.Length, 500)] }, Json),
            cancellation);

    private static string? Caveat(Run run) => run.ModelValidated ? null : Statements.Unvalidated;

    private static IResult Csv(string name, byte[] content) => Results.File(content, "text/csv; charset=utf-8", name);

    private static IResult Problem(int status, string what, string remedy) =>
        Results.Problem(statusCode: status, title: status == StatusCodes.Status404NotFound ? "Not found" : "The request could not be understood", detail: $"{what} {remedy}");
}
