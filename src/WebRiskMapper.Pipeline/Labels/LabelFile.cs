using System.Globalization;
using System.Text.RegularExpressions;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Labels;

/// <summary>
/// Labels as files, in the same columns either way: comma-separated with a header line, or JSON Lines (<c>.jsonl</c>, <c>.ndjson</c>).
/// </summary>
public static partial class LabelFile
{
    private const int MostRemark = 500;

    private static readonly string[] Columns = ["run", "entity", "labeller", "ordinal", "high", "date", "source", "remark"];

    /// <summary>Whether a file of this name holds JSON Lines.</summary>
    public static bool IsJsonLines(string path) => Path.GetExtension(path).ToLowerInvariant() is ".jsonl" or ".ndjson";

    /// <summary>Reads and judges a file; whether its entities exist, <see cref="LabelStore"/> judges.</summary>
    /// <param name="today">No label can be of a later day.</param>
    /// <returns>The labels with the lines they stand in.</returns>
    /// <exception cref="BadInputException">Every problem with its line, field and remedy.</exception>
    public static IReadOnlyList<(int Line, Label Label)> Read(string path, DateOnly today)
    {
        var table = IsJsonLines(path) ? SeedTable.ReadJsonLines(path, Columns) : SeedTable.Read(path, Columns);
        var labels = new List<(int Line, Label Label)>();
        var lineOf = new Dictionary<(long, int, string), int>();
        foreach (var line in table.Lines)
        {
            var label = new Label(
                Number(line, "run", long.MaxValue),
                (int)Number(line, "entity", int.MaxValue),
                Labeller(line),
                (int?)line.Whole("ordinal", 0, 6),
                High(line),
                Date(line, today),
                Source(line),
                Remark(line));
            if (line.Optional("ordinal") is null == line.Optional("high") is null)
            {
                line.Refuse("ordinal", "give either an ordinal label or high, and not both", "write 0 to 6 in ordinal, or true or false in high");
            }

            var key = (label.RunId, label.EntityId!.Value, label.Labeller);
            if (label.RunId > 0 && !lineOf.TryAdd(key, line.LineNumber))
            {
                line.Refuse("labeller", $"'{label.Labeller}' judges the entity in line {lineOf[key].ToString(CultureInfo.InvariantCulture)} too", "remove one of the lines");
            }

            labels.Add((line.LineNumber, label));
        }

        if (labels.Count == 0 && !table.IsBad)
        {
            table.Add(new InputProblem(path, 1, null, "the file holds no label", "add a line per label"));
        }

        table.ThrowIfBad();
        return labels;
    }

    /// <summary>Writes labels so that <see cref="Read"/> gives them again.</summary>
    public static void Write(TextWriter output, IEnumerable<Label> labels, bool jsonLines)
    {
        if (!jsonLines)
        {
            output.Write(string.Join(',', Columns) + "\n");
        }

        foreach (var l in labels)
        {
            output.Write((jsonLines
                ? StoredJson.Write(new { run = l.RunId, entity = l.EntityId, l.Labeller, l.Ordinal, l.High, date = l.LabelledOn, l.Source, l.Remark })
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{l.RunId},{l.EntityId},{l.Labeller},{l.Ordinal},{(l.High is { } high ? high ? "true" : "false" : "")},{l.LabelledOn:yyyy-MM-dd},{ColumnConversions.Word(l.Source)},{Quoted(l.Remark)}")) + "\n");
        }
    }

    private static long Number(SeedLine line, string field, long most)
    {
        line.Text(field, "'webrisk labels queue' and 'labels audit' print the run and entity to judge");
        return line.Whole(field, 0, most) ?? 0;
    }

    private static string Labeller(SeedLine line)
    {
        var value = line.Text("labeller", "give every reviewer a code, such as 'r1'");
        if (value.Length > 0 && !LabellerPattern().IsMatch(value))
        {
            line.Refuse("labeller", $"'{value}' is not a code of a reviewer", "write up to 40 letters, digits, '-' and '_', such as 'r1', and no name or address");
        }

        return value;
    }

    private static bool? High(SeedLine line)
    {
        var value = line.Optional("high");
        if (value is not (null or "true" or "false"))
        {
            line.Refuse("high", $"'{value}' is neither true nor false", "write 'true' where the entity belongs in the high band, 'false' where not");
        }

        return value is null ? null : value == "true";
    }

    private static DateOnly Date(SeedLine line, DateOnly today)
    {
        var value = line.Text("date", "say when it was judged, such as 2026-11-30");
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date <= today)
        {
            return date;
        }

        if (value.Length > 0)
        {
            line.Refuse("date", $"'{value}' is not a date up to today", "write the day of the judgement as 2026-11-30");
        }

        return default;
    }

    private static LabelSource Source(SeedLine line)
    {
        switch (line.Optional("source"))
        {
            case null or "import":
                return LabelSource.Import;
            case "queue":
                return LabelSource.Queue;
            case "audit":
                return LabelSource.Audit;
            case var other:
                line.Refuse("source", $"'{other}' is none of audit, queue, import", "say how the entity came before the labeller; empty means import");
                return default;
        }
    }

    // Names cannot be told from words; contacts can.
    private static string Remark(SeedLine line)
    {
        var remark = line.Optional("remark") ?? "";
        if (remark.Length > MostRemark || remark.Any(char.IsControl))
        {
            line.Refuse("remark", "is longer than 500 characters or of several lines", "keep to one short line");
        }
        else if (ContactPattern().IsMatch(remark))
        {
            line.Refuse("remark", "looks as if it held a contact or an address", "leave out addresses, numbers of six digits and more, and names of persons");
        }

        return remark;
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny("\",") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LabellerPattern();

    [GeneratedRegex(@"@|://|www\.|\d(?:[\s().\/+-]?\d){5}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ContactPattern();
}
