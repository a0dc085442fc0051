using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Pipeline.Reporting;

namespace WebRiskMapper.Output;

/// <summary>Risk tables as a terminal shows them: never a point without its interval and its n.</summary>
internal static class RiskTableText
{
    public const string Statement = "Indicators and advertisements alone are not sufficient evidence of trafficking.";

    public static void PrintHeader(RunHeader run)
    {
        var finished = run.FinishedAt?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "not finished";
        AnsiConsole.MarkupLineInterpolated($"[bold]Run {run.RunId}[/] of campaign {run.Campaign}{(run.Synthetic ? " (synthetic)" : "")}, {finished}, model {run.ModelVersion}");
        if (!run.Validated)
        {
            AnsiConsole.MarkupLine("[black on yellow] Unvalidated index, not a probability: it ranks what a human should review. [/]");
        }
    }

    public static void PrintCountries(IReadOnlyList<CountryFigure> rows)
    {
        // A narrow terminal gets the figures that answer the question; --json has all of them.
        var wide = AnsiConsole.Profile.Width >= 120;
        string[] more = wide ? ["Above ref.", "Per 100,000", "Cross-border"] : [];
        var table = TextTable.New(["Country", "Risk: mean (90 % interval) of n", "High", "Platforms", "Ads", "Seen", .. more]);
        foreach (var (name, risk) in rows)
        {
            string[] rest = wide
                ? [Count(risk.PlatformsAboveReference), risk.AdsPer100K?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–", risk.Suppressed ? "–" : Count(risk.CrossBorderEntities)]
                : [];
            table.AddRow(
            [
                Markup.Escape(name),
                Share(risk.Mean, risk.Low, risk.High, risk.Entities, risk.Suppressed),
                risk.Suppressed ? "–" : Count(risk.HighEntities),
                Count(risk.Platforms),
                Count(risk.Ads),
                Coverage(risk.Coverage),
                .. rest,
            ]);
        }

        Print(table);
    }

    public static void PrintPlatforms(IReadOnlyList<PlatformFigure> rows)
    {
        var table = TextTable.New("Platform", "Country", "Risk: mean (90 % interval) of n", "High", "P(above ref.)", "Ads", "Seen", "Type");
        foreach (var (name, type, risk) in rows)
        {
            table.AddRow(
                Markup.Escape(name),
                risk.Country == Presence.Unlocated ? "not located" : risk.Country,
                Share(risk.Mean, risk.Low, risk.High, risk.Entities, risk.Suppressed),
                risk.Suppressed ? "–" : Count(risk.HighEntities),
                risk.ProbabilityAboveReference?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–",
                Count(risk.Ads),
                Coverage(risk.Coverage),
                Markup.Escape(type));
        }

        Print(table);
    }

    /// <summary><c>15 % (12–18 %) of 431</c>.</summary>
    public static string Share(double? mean, double? low, double? high, int entities, bool suppressed) =>
        suppressed || mean is null || low is null || high is null
            ? "suppressed: too few entities"
            : string.Create(CultureInfo.InvariantCulture, $"{mean * 100:0.0} % ({low * 100:0.0}–{high * 100:0.0} %) of {entities:N0}");

    private static void Print(Table table)
    {
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"[grey]{Statement}[/]");
    }

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Coverage(double? share) => share is { } seen ? string.Create(CultureInfo.InvariantCulture, $"{seen * 100:0} %") : "unknown";
}
