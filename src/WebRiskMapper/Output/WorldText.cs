using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Evaluation;

namespace WebRiskMapper.Output;

/// <summary>Prints what <c>evaluate linking</c> and <c>evaluate scoring</c> measured: a row a world, the targets, and last the worst world, which is the gate.</summary>
internal static class WorldText
{
    private const string Base = "base";

    public static void Print(IReadOnlyList<WorldLinking> worlds)
    {
        AnsiConsole.MarkupLine("[bold]Recovery of planted structure: linking[/], B³ over ads");
        var table = TextTable.New("World", "Ads", "F1", "precision", "recall", "networks'", "naive F1", "largest mixed", "largest true", "templates ARI", "slots F1", "seconds");
        foreach (var world in worlds)
        {
            table.AddRow(
                world.World, Count(world.Ads), Number(world.Linking.F1), Number(world.Linking.Precision), Number(world.Linking.Recall), Number(world.NetworkRecall), Number(world.Naive.F1),
                Count(world.LargestFalse), Count(world.LargestTrue), Number(world.TemplateIndex), Number(world.SlotF1), world.Seconds.ToString("0.0", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine("naive: connected components over shared contacts; networks': recall over the ads of exploitation networks; mixed: holds ads of several planted entities");
        if (worlds.FirstOrDefault(w => w.World == Base) is { } plain)
        {
            Target("base world, B³ F1", plain.Linking.F1, 0.92);
        }

        Target($"templates, ARI, worst in {worlds.MinBy(w => w.TemplateIndex)!.World}", worlds.Min(w => w.TemplateIndex), 0.95);
        Target("slots, F1", worlds.Min(w => w.SlotF1), 0.90);
        var mixed = worlds.MaxBy(w => w.LargestFalse / (double)w.LargestTrue)!;
        AnsiConsole.MarkupLineInterpolated($"largest mixed entity against the largest true one, worst in {mixed.World}: {mixed.LargestFalse / (double)mixed.LargestTrue:0.00}, wanted ≤ 3: {(mixed.LargestFalse <= 3 * mixed.LargestTrue ? "met" : "NOT MET")}");
        var worst = worlds.MinBy(w => w.Linking.F1)!;
        Target($"worst world, {worst.World} ({worst.Says}), B³ F1", worst.Linking.F1, 0.85);
    }

    public static void Print(IReadOnlyList<WorldScoring> worlds, LabelDraw draw)
    {
        AnsiConsole.MarkupLine("[bold]Recovery of planted structure: scoring[/], without labels");
        Print(worlds, w => w.Unlabelled);
        var naive = TextTable.New("Naive rankings", "", "AUC", "top 1 %");
        foreach (var world in worlds)
        {
            naive.AddRow(world.World, "indicators", Number(world.AnyIndicator.Auc), Number(world.AnyIndicator.PrecisionOfTop));
            naive.AddRow("", "phones", Number(world.PhoneCount.Auc), Number(world.PhoneCount.PrecisionOfTop));
        }

        AnsiConsole.Write(naive);
        var labelled = worlds.Where(w => w.Labelled is not null).ToList();
        if (labelled.Count > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"With {labelled[0].Labels} entities of another population labelled, drawn {(draw == LabelDraw.Random ? "at random" : "as 'labels queue' draws them")}; of them exploited: {string.Join(", ", labelled.Select(w => $"{w.World} {w.HighLabels}"))}.");
            Print(labelled, w => w.Labelled!);
        }

        PrintAblations(worlds);
        PrintLabellers(worlds);
        AnsiConsole.MarkupLine("AUC, top 1 % and bands over ads; calibration slope, with its standard error (found parts of one planted entity taken together), and Brier skill over found entities. At best: what a perfect ranking would reach in the top 1 %; of as many: precision of as many ads as are exploited, 1 % at most");
        Targets(worlds, labelled);
    }

    private static void PrintLabellers(IReadOnlyList<WorldScoring> worlds)
    {
        List<LabellerFigures> labellers = [.. worlds.Select(w => w.Labellers).OfType<LabellerFigures>()];
        if (labellers.Count == 0)
        {
            return;
        }

        var table = TextTable.New("Targets", "AUC, mean", "lowest", "slope, median", "Brier skill, mean", "lowest");
        foreach (var fit in labellers.SelectMany(l => l.Fits).GroupBy(f => f.Targets, StringComparer.Ordinal))
        {
            table.AddRow(
                fit.Key, Number(fit.Average(f => f.Auc)), Number(fit.Min(f => f.Auc)), Number(fit.Select(f => f.CalibrationSlope).Order().ElementAt(fit.Count() / 2)),
                Number(fit.Average(f => f.BrierSkill)), Number(fit.Min(f => f.BrierSkill)));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated($"the same entities judged 0 to 6 by three each of five invented labellers, of whose answers 2 to 40 % are given without looking; Krippendorff's alpha {Number(labellers.Min(l => l.Alpha))} to {Number(labellers.Max(l => l.Alpha))}");
    }

    private static void PrintAblations(IReadOnlyList<WorldScoring> worlds)
    {
        var table = TextTable.New("Change", "AUC, mean", "lowest", "in", "Brier, mean", "highest", "in");
        foreach (var change in worlds.SelectMany(w => w.Ablations.Select(a => (w.World, Ablation: a))).GroupBy(a => a.Ablation.Change, StringComparer.Ordinal))
        {
            var (lowest, highest) = (change.MinBy(c => c.Ablation.Auc), change.MaxBy(c => c.Ablation.Brier));
            table.AddRow(
                change.Key, Signed(change.Average(c => c.Ablation.Auc)), Signed(lowest.Ablation.Auc), lowest.World,
                Signed(change.Average(c => c.Ablation.Brier)), Signed(highest.Ablation.Brier), highest.World);
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine("differences from the model above after one change; a Brier difference above 0 says that the change does harm");
    }

    private static void Targets(IReadOnlyList<WorldScoring> worlds, List<WorldScoring> labelled)
    {
        if (worlds.FirstOrDefault(w => w.World == Base) is { } plain)
        {
            Target("base world without labels, AUC", plain.Unlabelled.Auc, 0.94);
            Target("base world without labels, precision of the top 1 %", plain.Unlabelled.PrecisionOfTop, 0.85);
            if (plain.Labelled is { } taught)
            {
                Target("base world with labels, AUC", taught.Auc, 0.97);
                Target("base world with labels, Brier skill", taught.BrierSkill, 0.5);
                AnsiConsole.MarkupLineInterpolated($"base world with labels, calibration slope: {Number(taught.CalibrationSlope)}, wanted 0.9 to 1.1: {(taught.CalibrationSlope is >= 0.9 and <= 1.1 ? "met" : "NOT MET")}");
            }
        }

        if (labelled.Count > 1)
        {
            List<double> slopes = [.. labelled.Select(w => w.Labelled!.CalibrationSlope).OfType<double>().Order()];
            AnsiConsole.MarkupLineInterpolated($"calibration slope with labels: median {Number(slopes.Count == 0 ? null : slopes[slopes.Count / 2])}, 0.9 to 1.1 in {slopes.Count(s => s is >= 0.9 and <= 1.1)} of {labelled.Count} worlds; Brier skill ≥ 0.5 in {labelled.Count(w => w.Labelled!.BrierSkill >= 0.5)}");
        }

        var figures = worlds.Select(w => (w.World, w.Unlabelled)).Concat(labelled.Select(w => (w.World + " with labels", w.Labelled!))).ToList();
        AtMost("spam in the high band", figures.MaxBy(f => f.Item2.SpamInHigh ?? 0), f => f.SpamInHigh, 0.02);
        AtMost("agencies in the high band", figures.MaxBy(f => f.Item2.AgenciesInHigh ?? 0), f => f.AgenciesInHigh, 0.03);
        var worst = worlds.MinBy(w => w.Unlabelled.Auc)!;
        Target($"worst world, {worst.World} ({worst.Says}), AUC without labels", worst.Unlabelled.Auc, 0.80);
    }

    private static void Print(IReadOnlyList<WorldScoring> worlds, Func<WorldScoring, ScoringFigures> figuresOf)
    {
        var table = TextTable.New("World", "Ads", "AUC", "top 1 %", "at best", "of as many", "slope", "Brier skill", "networks high", "spam high", "agencies high");
        foreach (var world in worlds)
        {
            var figures = figuresOf(world);
            table.AddRow(
                world.World, Count(figures.Ads), Number(figures.Auc), Number(figures.PrecisionOfTop), Number(figures.BestPrecisionOfTop), Number(figures.PrecisionOfAsMany), Slope(figures), Number(figures.BrierSkill),
                Percent(figures.ExploitedInHigh), Percent(figures.SpamInHigh), Percent(figures.AgenciesInHigh));
        }

        AnsiConsole.Write(table);
    }

    private static void Target(string what, double? measured, double wanted) =>
        AnsiConsole.MarkupLineInterpolated($"{what}: [bold]{Number(measured)}[/], wanted ≥ {wanted:0.00}: {(measured is not { } known ? "not measured" : known >= wanted ? "met" : "NOT MET")}");

    private static void AtMost(string what, (string World, ScoringFigures Figures) worst, Func<ScoringFigures, double?> share, double wanted) =>
        AnsiConsole.MarkupLineInterpolated($"{what}, worst in {worst.World}: [bold]{Percent(share(worst.Figures))}[/], wanted ≤ {wanted * 100:0} %: {(share(worst.Figures) is not { } known ? "not measured" : known <= wanted ? "met" : "NOT MET")}");

    private static string Slope(ScoringFigures figures) => figures.CalibrationSlope is { } slope ? string.Create(CultureInfo.InvariantCulture, $"{slope:0.00} ± {figures.SlopeError:0.00}") : "–";

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";

    private static string Signed(double? value) => value?.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture) ?? "–";

    private static string Percent(double? share) => share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0.0} %") : "–";
}
