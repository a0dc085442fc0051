using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Output;
using WebRiskMapper.Pipeline;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Commands;

/// <summary><c>webrisk model drift</c>: how far a run's features moved from those of the campaign's run before it.</summary>
internal static class ModelDriftCommand
{
    public static Command Create()
    {
        var run = new Option<long?>("--run") { Description = "Number of a finished run. Default: the newest one.", HelpName = "N" };
        var command = new Command("drift", "How far the features that models weigh moved from the campaign's run before: the population stability index of each, which warns above 0.2 when chance does not explain it.") { run };
        command.SetAction(async (parsed, ct) =>
        {
            var options = DeploymentOptions.From(parsed);
            await using var deployment = await Deployment.ConnectToReadAsync(options, ct);
            await using var db = RiskMapDbContext.Open(deployment.ConnectionString);
            var number = parsed.GetValue(run) ?? await db.Runs.Where(r => r.State == "done").MaxAsync(r => (long?)r.RunId, ct);
            var rows = await db.FeatureDistributions.Where(d => d.RunId == number).OrderByDescending(d => d.Psi).ThenBy(d => d.Feature).ToListAsync(ct);
            if (rows.Count == 0)
            {
                throw new BadInputException(new InputProblem("model drift", null, "--run", number is null ? "no run is finished" : $"nothing is known about the features of run {number}", "give a run that was analysed by this version or a later one"));
            }

            var features = rows.ConvertAll(r => (Row: r, Warns: r is { Psi: { } psi, Chance: { } chance } && new FeatureDrift(r.Feature, psi, chance).Warns));
            var earlier = rows[0].EarlierRunId;
            if (options.Json)
            {
                Json.WriteDocument(new { run = number, earlier_run = earlier, features = features.Select(f => new { f.Row.Feature, f.Row.Entities, f.Row.Psi, f.Row.Chance, f.Warns }) });
                return ExitCode.Done;
            }

            var table = TextTable.New("Feature", "PSI", "by chance", "", "none", "≤ 0.25", "≤ 0.5", "≤ 0.75", "≤ 1");
            foreach (var (row, warns) in features)
            {
                table.AddRow([row.Feature, Number(row.Psi), Number(row.Chance), warns ? "moved" : "", .. row.Entities.Select(e => e.ToString("N0", CultureInfo.InvariantCulture))]);
            }

            AnsiConsole.Write(table);
            AnsiConsole.MarkupLineInterpolated($"run {number}, {(earlier is { } before ? $"against run {before}: {features.Count(f => f.Warns)} of {features.Count} features moved" : "the first of its campaign: there is nothing to compare with")}; entities by the strength they show");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";
}
