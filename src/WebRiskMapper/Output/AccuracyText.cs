using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Evaluation;

namespace WebRiskMapper.Output;

/// <summary>Prints how much of the planted structure was recovered.</summary>
internal static class AccuracyText
{
    private const int LanguagesPerTable = 10;

    public static void Print(FieldAccuracy accuracy, string heading = "Recovery of planted structure: extraction")
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{heading}[/], F1 per field and language");
        // As many languages as fit a terminal; the others in tables of their own.
        foreach (var languages in accuracy.Languages.Chunk(LanguagesPerTable))
        {
            var table = TextTable.New(["Field", "all", .. languages, "prec.", "recall"]);
            foreach (var field in accuracy.Fields)
            {
                var all = accuracy.OfField(field);
                table.AddRow([field, Number(all.F1), .. languages.Select(l => Number(accuracy.Of(field, l).F1)), Number(all.Precision), Number(all.Recall)]);
            }

            table.AddRow(["mean", Number(accuracy.MacroF1), .. languages.Select(l => Number(accuracy.MacroF1Of(l))), "", ""]);
            AnsiConsole.Write(table);
        }

        AnsiConsole.MarkupLineInterpolated($"Macro-F1 over {accuracy.Fields.Count} fields: [bold]{Number(accuracy.MacroF1)}[/]");
    }

    public static void Print(StructureRecovery recovery)
    {
        AnsiConsole.MarkupLine("[bold]Recovery of planted structure: linking and scoring[/] (no labels used)");
        AnsiConsole.MarkupLineInterpolated($"Linking: B³ F1 [bold]{Number(recovery.Linking.F1)}[/] (precision {Number(recovery.Linking.Precision)}, recall {Number(recovery.Linking.Recall)}); connected components reach {Number(recovery.NaiveLinking.F1)}");
        AnsiConsole.MarkupLineInterpolated($"         {recovery.FoundEntities} entities found, {recovery.TrueEntities} planted; largest {recovery.LargestFound} ads, planted {recovery.LargestTrue}");
        AnsiConsole.MarkupLineInterpolated($"Scoring: AUC [bold]{Number(recovery.Auc)}[/] (by number of indicators {Number(recovery.AnyIndicatorAuc)}); precision of the top {recovery.Top} ads {Number(recovery.PrecisionOfTop)}");
        var table = TextTable.New("Planted kind", "Ads", "in high band", "in medium or high");
        foreach (var (kind, ads, high, mediumOrHigh) in recovery.HighByKind)
        {
            table.AddRow(kind.ToString().ToLowerInvariant(), ads.ToString("N0", CultureInfo.InvariantCulture), Percent(high), Percent(mediumOrHigh));
        }

        AnsiConsole.Write(table);
    }

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");
}
