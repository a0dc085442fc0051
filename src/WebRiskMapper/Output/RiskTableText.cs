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
        var table = TextTable.New("Country", "Risk, mean (90 % interval) of n", "High band", "Platforms", "above ref.", "Ads", "per 100,000", "Cross-border", "Ads seen");
        foreach (var (name, risk) in rows)
        {
            table.AddRow(
                Markup.Escape(name),
                Share(risk.Mean, risk.Low, risk.High, risk.Entities, risk.Suppressed),
                risk.Suppressed ? "suppressed" : Count(risk.HighEntities),
                Count(risk.Platforms),
                Count(risk.PlatformsAboveReference),
                Count(risk.Ads),
                risk.AdsPer100K?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–",
                risk.Suppressed ? "suppressed" : Count(risk.CrossBorderEntities),
                Coverage(risk.Coverage));
        }

        Print(table);
    }

    public static void PrintPlatforms(IReadOnlyList<PlatformFigure> rows)
    {
        var table = TextTable.New("Platform", "Country", "Risk, mean (90 % interval) of n", "High band", "P(above ref.)", "Ads", "Ads seen", "Type");
        foreach (var (name, type, risk) in rows)
        {
            table.AddRow(
                Markup.Escape(name),
                risk.Country == Presence.Unlocated ? "not located" : risk.Country,
                Share(risk.Mean, risk.Low, risk.High, risk.Entities, risk.Suppressed),
                risk.Suppressed ? "suppressed" : Count(risk.HighEntities),
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
