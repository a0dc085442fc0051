using System.Text;
using CsvHelper;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>
/// A comma-separated seed file with a header line, in UTF-8. Problems are gathered, so that a person mends a file once.
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
        if (!File.Exists(path))
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file is missing", $"it needs the columns {string.Join(", ", columns)}"));
        }

        var table = new SeedTable(path);
        var options = new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => table.Add(new InputProblem(path, (int)bad.LineNumber, null, "a quotation mark is out of place or never closed", "put the whole value in quotation marks and double those inside it")),
        };
        using var csv = CsvReader.FromText(TextOf(path), options);
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

    public void Add(InputProblem problem) => problems.Add(problem);

    /// <exception cref="BadInputException">A problem was found in any line.</exception>
    public void ThrowIfBad()
    {
        if (problems.Count > 0)
        {
            throw new BadInputException([.. problems.OrderBy(p => p.Line)]);
        }
    }

    private static string TextOf(string path)
    {
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
