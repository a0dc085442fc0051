using System.Globalization;
using System.Text;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Api;

/// <summary>
/// CSV after RFC 4180, UTF-8. Its first lines are comments beginning with <c>#</c>: the mandatory statement, the run,
/// the meaning of empty cells; then one header line.
/// </summary>
internal static class CsvExport
{
    public static byte[] Write(Run run, IReadOnlyList<ApiCountry> rows) => Write(
        run,
        "country,name,mean,low,high,entities,high_entities,suppressed,platforms,platforms_above_reference,ads,ads_per_100k,cross_border_entities,coverage",
        rows.Select(row => new object?[]
        {
            row.Country, row.Name, row.Mean, row.Low, row.High, row.Entities, row.HighEntities, row.Suppressed, row.Platforms, row.PlatformsAboveReference,
            row.Ads, row.AdsPer100k, row.CrossBorderEntities, row.Coverage,
        }));

    public static byte[] Write(Run run, IReadOnlyList<ApiPlatform> rows) => Write(
        run,
        "platform_id,name,type,country,mean,low,high,entities,high_entities,suppressed,ads,probability_above_reference,coverage",
        rows.Select(row => new object?[]
        {
            row.PlatformId, row.Name, row.Type, row.Country, row.Mean, row.Low, row.High, row.Entities, row.HighEntities, row.Suppressed,
            row.Ads, row.ProbabilityAboveReference, row.Coverage,
        }));

    private static byte[] Write(Run run, string header, IEnumerable<object?[]> rows)
    {
        var csv = new StringBuilder();
        Comment(csv, Statements.Mandatory);
        if (!run.ModelValidated)
        {
            Comment(csv, Statements.Unvalidated);
        }
        if (run.Synthetic)
        {
            Comment(csv, Statements.Synthetic);
        }
        Comment(csv, $"Run {run.RunId} of campaign {run.Campaign}, model {run.ModelVersion ?? "none"}, code {run.CodeVersion}. Shares from 0 to 1; low and high bound the 90 % interval; empty: suppressed or not estimated.");
        csv.Append(header).Append("\r\n");
        foreach (var row in rows)
        {
            csv.AppendJoin(',', row.Select(Field)).Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static void Comment(StringBuilder csv, string text) => csv.Append("# ").Append(text.ReplaceLineEndings(" ")).Append("\r\n");

    private static string Field(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted((string)value),
    };

    // A spreadsheet runs a cell that begins like a formula; names of platforms come from outside.
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
