using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace WebRiskMapper.Output;

/// <summary><c>webrisk inspect</c> for a person at a terminal.</summary>
internal static class InspectionText
{
    public static void Print(InspectionReport report)
    {
        AnsiConsole.MarkupLineInterpolated($"Page type [bold]{Word(report.PageType)}[/], language [bold]{report.Language ?? "undetermined"}[/], {report.Links.Count} links");
        if (report is not { Ad: { } ad, Score: { } score })
        {
            return;
        }

        var fields = TextTable.New("Field", "Value");
        Row(fields, "title", ad.Title);
        Row(fields, "phones", string.Join(", ", ad.Phones));
        Row(fields, "e-mails", string.Join(", ", ad.Emails));
        Row(fields, "handles", string.Join(", ", ad.Handles.Select(h => $"{h.Service}:{h.Id}")));
        Row(fields, "prices", string.Join(", ", ad.Prices.Select(Price)));
        Row(fields, "ages", string.Join(", ", ad.Ages));
        Row(fields, "names", string.Join(", ", ad.Names));
        Row(fields, "persons", string.Join("; ", ad.Persons.Select(p => string.Join(", ", new[] { p.Name, p.Age?.ToString(CultureInfo.InvariantCulture) }.OfType<string>()))));
        Row(fields, "nationalities", string.Join(", ", ad.Nationalities));
        Row(fields, "languages", string.Join(", ", ad.SpokenLanguages));
        Row(fields, "services", string.Join(", ", ad.Services));
        Row(fields, "availability", ad.Availability is { } available ? Hours(available) : null);
        Row(fields, "venues", string.Join(", ", ad.Venues));
        Row(fields, "payment", string.Join(", ", ad.PaymentChannels));
        Row(fields, "verified", string.Join(", ", ad.Verifications));
        Row(fields, "agency", ad.Agency);
        Row(fields, "operator", ad.Operator);
        Row(fields, "place", string.Join(", ", new[] { ad.City, ad.Country }.OfType<string>()));
        Row(fields, "posted", ad.PostedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Row(fields, "updated", ad.UpdatedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Row(fields, "views", ad.ViewCount?.ToString(CultureInfo.InvariantCulture));
        Row(fields, "images", ad.ImageCount.ToString(CultureInfo.InvariantCulture));
        Row(fields, "reviews", ad.Reviews.Count == 0 ? null : ad.Reviews.Count.ToString(CultureInfo.InvariantCulture));
        AnsiConsole.Write(fields);

        if (report.Indicators.Count > 0)
        {
            var indicators = TextTable.New("Indicator", "Group", "Evidence");
            foreach (var hit in report.Indicators)
            {
                indicators.AddRow(Markup.Escape(hit.Id), Markup.Escape(hit.Group), Markup.Escape(hit.Evidence));
            }

            AnsiConsole.Write(indicators);
        }

        AnsiConsole.MarkupLineInterpolated($"Review priority [bold]{score.Priority:0.00}[/] ({score.Low:0.00}–{score.High:0.00}), band [bold]{Word(score.Band)}[/]{(score.Validated ? "" : ", unvalidated index")}");
        foreach (var alternative in score.Alternatives)
        {
            AnsiConsole.MarkupLineInterpolated($"Another explanation to rule out: {alternative}");
        }

        AnsiConsole.MarkupLineInterpolated($"[grey]{RiskTableText.Statement}[/]");
    }

    private static string Hours(InspectedAvailability available) =>
        available.Always ? "always" : string.Join("; ", available.Hours.Select(h => $"{string.Join(", ", h.Days)} {h.From}{(h.To is null ? "" : "–" + h.To)}".Trim()));

    private static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    private static string Price(InspectedPrice price) =>
        string.Create(CultureInfo.InvariantCulture, $"{price.Amount:0.##} {price.Currency}{(price.Minutes is { } minutes ? $" / {minutes} min" : "")}");

    private static void Row(Table table, string field, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            table.AddRow(field, Markup.Escape(value));
        }
    }
}
