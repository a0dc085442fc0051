using System.Text;

namespace WebRiskMapper.Analysis.Extraction;

/// <summary>Rows of a small comma-separated model file: a header line, fields optionally in double quotes, no line breaks inside a field.</summary>
internal static class ReferenceCsv
{
    /// <summary>Yields the requested columns of every row, in the order asked for.</summary>
    /// <exception cref="FormatException">A column is missing or a row is short; the message names file, line and column.</exception>
    public static IEnumerable<string[]> Rows(ModelFiles files, string path, params string[] columns)
    {
        var lines = files.Text(path).Split('\n');
        var header = Split(lines[0].TrimEnd('\r'));
        var indexes = new int[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            indexes[i] = header.IndexOf(columns[i]);
            if (indexes[i] < 0)
            {
                throw new FormatException($"{path}, line 1: the column '{columns[i]}' is missing; add it to the header.");
            }
        }

        for (var n = 1; n < lines.Length; n++)
        {
            var line = lines[n].TrimEnd('\r');
            if (line.Length == 0)
            {
                continue;
            }

            var fields = Split(line);
            var row = new string[columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                row[i] = indexes[i] < fields.Count
                    ? fields[indexes[i]]
                    : throw new FormatException($"{path}, line {n + 1}: the field '{columns[i]}' is missing; the row has {fields.Count} fields.");
            }

            yield return row;
        }
    }

    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
