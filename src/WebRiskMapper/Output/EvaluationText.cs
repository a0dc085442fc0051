using System.Globalization;
using Spectre.Console;
using WebRiskMapper.Evaluation;

namespace WebRiskMapper.Output;

/// <summary>Prints what <c>evaluate extraction</c> measured, misses included.</summary>
internal static class EvaluationText
{
    private const int LongestText = 90;

    public static void Print(WebReading? reading, IReadOnlyList<DetailResult> details, IReadOnlyList<CaseResult> cases, int misses)
    {
        if (reading is not null)
        {
            Print(reading, misses);
        }

        foreach (var result in details)
        {
            AccuracyText.Print(result.Accuracy, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(result.File)}, {result.Ads} written advertisements or pages"));
            Print(result.Misses, misses);
        }

        foreach (var result in cases)
        {
            var speed = result.PerSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $", {rate:N0} texts/s on one thread") : "";
            AnsiConsole.MarkupLineInterpolated($"[bold]{Path.GetFileName(result.File)}[/], {result.Question}: [bold]{Share(result.Accuracy)}[/] of {result.Cases}{speed}");
            foreach (var group in result.Misses.GroupBy(m => m.Group).Where(g => g.Key.Length > 0).OrderByDescending(g => g.Count()).Take(misses))
            {
                AnsiConsole.MarkupLineInterpolated($"  {group.Key}: {group.Count()} missed, as {string.Join(", ", group.GroupBy(m => m.Found).OrderByDescending(g => g.Count()).Take(4).Select(g => $"{g.Key} {g.Count()}"))}");
            }

            foreach (var miss in result.Misses.Take(misses))
            {
                AnsiConsole.MarkupLineInterpolated($"  expected {miss.Expected}, found {miss.Found}: {Short(miss.Text)}");
            }
        }
    }

    private static void Print(WebReading reading, int misses)
    {
        AccuracyText.Print(reading.Extraction);
        var families = TextTable.New("Family", "Ads", "macro-F1", "with profile", "weakest fields");
        foreach (var (family, accuracy) in reading.ByFamily.OrderBy(f => f.Value.MacroF1))
        {
            var weakest = accuracy.Fields.Select(f => (Field: f, accuracy.OfField(f).F1)).Where(f => f.F1 < 0.995).OrderBy(f => f.F1).Take(5);
            families.AddRow(family, (accuracy.OfField("ad page") is var p ? p.Right + p.Missed : 0).ToString(CultureInfo.InvariantCulture), Number(accuracy.MacroF1), reading.Profiles.WithByFamily.TryGetValue(family, out var with) ? Number(with.MacroF1) : "–", string.Join(", ", weakest.Select(f => $"{f.Field} {Number(f.F1)}")));
        }

        AnsiConsole.Write(families);
        if (reading.Profiles is { Sites: > 0 } gain)
        {
            AnsiConsole.MarkupLineInterpolated($"With a profile, learnt from half of a site's ads and lists, on the other pages of {gain.Sites} sites: macro-F1 [bold]{Number(gain.With.MacroF1)}[/], without {Number(gain.Without.MacroF1)}; page types {gain.TypesWith * 100:0.0} %, without {gain.TypesWithout * 100:0.0} %");
            var changed = gain.With.Fields.Select(f => (Field: f, Before: gain.Without.OfField(f).F1, After: gain.With.OfField(f).F1)).Where(f => Math.Abs((f.After - f.Before) ?? 0) > 0.001).ToList();
            if (changed.Count > 0)
            {
                AnsiConsole.MarkupLineInterpolated($"  {string.Join(", ", changed.Select(f => $"{f.Field} {Number(f.Before)} → {Number(f.After)}"))}");
            }
        }

        AnsiConsole.MarkupLineInterpolated($"Page types: [bold]{Share(reading.TypeAccuracy)}[/] of {reading.Pages} pages");
        AnsiConsole.MarkupLineInterpolated($"Safety stop: {reading.Sealed} of these pages sealed, {reading.NotArchived} kept out of the archive; none of them states an age under 18");
        foreach (var kind in reading.TypeMisses.GroupBy(m => (m.Family, m.Kind, m.Taken)).OrderByDescending(g => g.Count()).Take(misses))
        {
            AnsiConsole.MarkupLineInterpolated($"  {kind.Count()} × {kind.Key.Kind} taken for {kind.Key.Taken}, family {kind.Key.Family}, such as {kind.First().Page}");
        }

        Print(reading.Extraction.Misses, misses);
    }

    private static void Print(IEnumerable<FieldMiss> all, int misses)
    {
        foreach (var field in all.GroupBy(m => m.Field))
        {
            AnsiConsole.MarkupLineInterpolated($"[bold]{field.Key}[/]: {field.Count()} ads with misses");
            foreach (var miss in field.Take(misses))
            {
                AnsiConsole.MarkupLineInterpolated($"  {miss.Language} {miss.Family} {miss.Page}: expected {Short(miss.Expected)}; found {Short(miss.Found)}");
            }
        }
    }

    private static string Short(string text) => text.Length == 0 ? "nothing" : text.Length > LongestText ? text[..LongestText] + "…" : text;

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–";

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");
}
