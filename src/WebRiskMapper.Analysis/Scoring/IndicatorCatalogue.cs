namespace WebRiskMapper.Analysis.Scoring;

/// <summary>How well an indicator is supported: tested on outcomes, published model, practice list, proposal, contrary evidence, hard rule.</summary>
public enum EvidenceGrade
{
    A,
    B,
    C,
    P,
    X,
    R,
}

/// <summary>One row of <c>models/indicators.csv</c>.</summary>
/// <param name="ComputedFrom"><c>ad</c>, <c>entity</c>, <c>page</c>, <c>ad+market</c> …; <c>label</c> and <c>none</c> are never computed.</param>
/// <param name="Direction">+1 raises review priority, −1 lowers it, 0 neither.</param>
public sealed record IndicatorRow(string Id, string Group, string Name, string Definition, string ComputedFrom, string Source, int Direction, EvidenceGrade Grade)
{
    public bool AnalystOnly => string.Equals(ComputedFrom, "label", StringComparison.Ordinal);

    public bool Refused => string.Equals(ComputedFrom, "none", StringComparison.Ordinal);
}

/// <summary>The catalogue of indicators, as the researchers keep it.</summary>
public sealed class IndicatorCatalogue
{
    public const string Path = "models/indicators.csv";

    private static readonly string[] Header = ["id", "group", "name", "definition", "computed_from", "source", "direction", "evidence"];

    private readonly Dictionary<string, IndicatorRow> _byId;

    private IndicatorCatalogue(IReadOnlyList<IndicatorRow> rows) =>
        (Rows, _byId) = (rows, rows.ToDictionary(r => r.Id, StringComparer.Ordinal));

    public IReadOnlyList<IndicatorRow> Rows { get; }

    /// <exception cref="KeyNotFoundException">The catalogue has no such row.</exception>
    public IndicatorRow this[string id] =>
        _byId.TryGetValue(id, out var row) ? row : throw new KeyNotFoundException($"{Path} has no indicator '{id}'.");

    /// <exception cref="InvalidDataException">A row is malformed; the message names line, field and remedy.</exception>
    public static IndicatorCatalogue Load(ModelFiles files)
    {
        var lines = files.Text(Path).Split('\n');
        var rows = new List<IndicatorRow>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (i == 0)
            {
                if (!string.Equals(line, string.Join(',', Header), StringComparison.Ordinal))
                {
                    throw Bad(1, "header", $"expected '{string.Join(',', Header)}'");
                }
            }
            else if (line.Length > 0)
            {
                rows.Add(Parse(line, i + 1));
            }
        }

        if (rows.CountBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(c => c.Value > 1).Key is { } twice)
        {
            throw Bad(rows.FindLastIndex(r => string.Equals(r.Id, twice, StringComparison.Ordinal)) + 2, "id", $"'{twice}' occurs twice; ids must be unique");
        }

        return new IndicatorCatalogue(rows);
    }

    private static IndicatorRow Parse(string line, int number)
    {
        var fields = SplitFields(line);
        if (fields.Count != Header.Length)
        {
            throw Bad(number, "line", $"has {fields.Count} fields instead of {Header.Length}; quote a field that holds a comma");
        }

        var direction = fields[6] switch
        {
            "+" or "hard" => 1,
            "-" => -1,
            "0" => 0,
            _ => throw Bad(number, "direction", $"'{fields[6]}' is not one of + - 0 hard"),
        };
        if (!Enum.TryParse<EvidenceGrade>(fields[7], out var grade) || !Enum.IsDefined(grade) || fields[7].Length != 1)
        {
            throw Bad(number, "evidence", $"'{fields[7]}' is not one of A B C P X R");
        }

        return new IndicatorRow(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], direction, grade);
    }

    private static List<string> SplitFields(string line)
    {
        var fields = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (i == line.Length || (line[i] == ',' && !quoted))
            {
                fields.Add(line[start..i].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));
                start = i + 1;
            }
        }

        return fields;
    }

    private static InvalidDataException Bad(int line, string field, string what) => new($"{Path}, line {line}, {field}: {what}.");
}
