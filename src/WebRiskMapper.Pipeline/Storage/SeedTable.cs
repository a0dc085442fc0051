using System.Text;
using System.Text.Json;
using CsvHelper;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>
/// A comma-separated file with a header line, or one of JSON Lines, in UTF-8. Problems are gathered, so that a person mends a file once.
/// </summary>
internal sealed class SeedTable
{
    private readonly List<InputProblem> problems = [];
    private readonly List<SeedLine> lines = [];

    private SeedTable(string path) => Path = path;

    public string Path { get; }

    public IReadOnlyList<SeedLine> Lines => lines;

    public bool IsBad => problems.Count > 0;

    /// <exception cref="BadInputException">The file is missing or not UTF-8, or lacks a column.</exception>
    public static SeedTable Read(string path, params string[] columns)
    {
        var text = TextOf(path, columns);
        var table = new SeedTable(path);
        var options = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => table.Add(new InputProblem(path, (int)bad.LineNumber, null, "a quotation mark is out of place or never closed", "put the whole value in quotation marks and double those inside it")),
        };
        using var csv = CsvReader.FromText(text, options);
        csv.ReadHeader();
        var header = csv.Headers.ToList();
        var missing = columns.Where(c => !header.Contains(c, StringComparer.Ordinal)).ToList();
        if (missing.Count > 0)
        {
            throw new BadInputException([.. missing.Select(c => new InputProblem(path, 1, c, "the column is missing", $"the first line must name {string.Join(',', columns)}"))]);
        }

        while (csv.Read())
        {
            var number = (int)csv.LineNumber;
            if (csv.FieldCount != header.Count)
            {
                table.Add(new InputProblem(path, number, null, $"the line has {csv.FieldCount} fields, the header {header.Count}", "put a value that holds a comma in quotation marks"));
                continue;
            }

            var fields = new Dictionary<string, string>(header.Count, StringComparer.Ordinal);
            for (var i = 0; i < header.Count; i++)
            {
                fields[header[i]] = csv.GetString(i).Trim();
            }

            table.lines.Add(new SeedLine(table, number, fields));
        }

        return table;
    }

    /// <summary>One flat object a line, with the columns as its fields; a field that is absent or null is empty.</summary>
    /// <exception cref="BadInputException">The file is missing or not UTF-8.</exception>
    public static SeedTable ReadJsonLines(string path, params string[] columns)
    {
        var table = new SeedTable(path);
        foreach (var (index, line) in TextOf(path, columns).Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(line);
                var values = document.RootElement.EnumerateObject().ToLookup(p => p.Name, p => p.Value.ValueKind switch { JsonValueKind.String => p.Value.GetString()!.Trim(), JsonValueKind.Null => "", _ => p.Value.GetRawText() }, StringComparer.Ordinal);
                foreach (var unknown in values.Select(v => v.Key).Except(columns, StringComparer.Ordinal))
                {
                    table.Add(new InputProblem(path, index + 1, unknown, "there is no such field", $"use {string.Join(", ", columns)}"));
                }

                table.lines.Add(new SeedLine(table, index + 1, columns.ToDictionary(c => c, c => values[c].FirstOrDefault(""), StringComparer.Ordinal)));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                table.Add(new InputProblem(path, index + 1, null, "the line is no JSON object", "give one object a line"));
            }
        }

        return table;
    }

    public void Add(InputProblem problem) => problems.Add(problem);

    /// <exception cref="BadInputException">A problem was found in any line.</exception>
    public void ThrowIfBad()
    {
        if (problems.Count > 0)
        {
            throw new BadInputException([.. problems.OrderBy(p => p.Line)]);
        }
    }

    private static string TextOf(string path, string[] columns)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file is missing", $"it needs the columns {string.Join(", ", columns)}"));
        }

        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file is not valid UTF-8", "save it as UTF-8"));
        }
    }
}
