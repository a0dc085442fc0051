using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WebRiskMapper.Pipeline.Campaigns;

/// <summary>Reads one YAML mapping field by field and notes every problem with its line, so that a person mends the file in one go.</summary>
internal sealed class YamlFields
{
    private readonly string file;
    private readonly string prefix;
    private readonly List<InputProblem> problems;
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly int line;

    private YamlFields(string file, string prefix, YamlMappingNode? mapping, int line, List<InputProblem> problems)
    {
        this.file = file;
        this.prefix = prefix;
        this.problems = problems;
        this.line = line;
        if (mapping is null)
        {
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = key is YamlScalarNode scalar ? scalar.Value ?? "" : key.ToString();
            values[name] = value;
            lines[name] = (int)key.Start.Line;
        }
    }

    /// <returns>Null when the text is not one YAML mapping; the problem is noted.</returns>
    public static YamlFields? Open(string file, string text, List<InputProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new YamlFields(file, "", root, 1, problems);
            }

            problems.Add(new InputProblem(file, 1, null, "the file is not one YAML mapping", "start it with 'name: …' and give each setting a line of its own"));
        }
        catch (YamlException e)
        {
            problems.Add(new InputProblem(file, (int)e.Start.Line, null, "not valid YAML: " + (e.InnerException?.Message ?? e.Message), "check indentation, quotes and doubled keys on this line"));
        }

        catch (InvalidOperationException e)
        {
            // The parser gives up on some broken texts without saying where.
            problems.Add(new InputProblem(file, null, null, "not valid YAML: " + e.Message, "check that every bracket and quote is closed"));
        }

        return null;
    }

    public void Problem(string name, string message, string remedy) =>
        problems.Add(new InputProblem(file, lines.GetValueOrDefault(name, line), prefix + name, message, remedy));

    public YamlFields Section(string name)
    {
        known.Add(name);
        if (values.TryGetValue(name, out var node) && node is not YamlMappingNode && !IsEmpty(node))
        {
            Problem(name, "is not a group of settings", "put its settings on indented lines below it");
        }

        return new YamlFields(file, prefix + name + ".", node as YamlMappingNode, lines.GetValueOrDefault(name, line), problems);
    }

    public string? Text(string name)
    {
        known.Add(name);
        if (!values.TryGetValue(name, out var node) || IsEmpty(node))
        {
            return null;
        }

        if (node is YamlScalarNode scalar)
        {
            return scalar.Value!.Trim();
        }

        Problem(name, "is not a text", "write one value on the same line");
        return null;
    }

    public bool Flag(string name, bool fallback)
    {
        switch (Text(name))
        {
            case null:
                return fallback;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Problem(name, "is neither true nor false", "write 'true' or 'false'");
                return fallback;
        }
    }

    public long Number(string name, long fallback, long least, long most)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        if (!long.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Problem(name, $"'{text}' is not a whole number", string.Create(CultureInfo.InvariantCulture, $"write a number from {least} to {most}"));
            return fallback;
        }

        if (number < least || number > most)
        {
            Problem(name, string.Create(CultureInfo.InvariantCulture, $"{number} is out of range"), string.Create(CultureInfo.InvariantCulture, $"write a number from {least} to {most}"));
            return fallback;
        }

        return number;
    }

    public IReadOnlyList<string> List(string name)
    {
        known.Add(name);
        if (!values.TryGetValue(name, out var node) || IsEmpty(node))
        {
            return [];
        }

        if (node is YamlSequenceNode sequence && sequence.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. sequence.Children.Select(c => ((YamlScalarNode)c).Value!.Trim())];
        }

        Problem(name, "is not a list of texts", $"write '{name}: [one, two]', or '[]' for none");
        return [];
    }

    /// <summary>Refuses what was not asked for: a misspelt setting that is silently ignored would be a setting nobody notices.</summary>
    public void RefuseUnknown()
    {
        foreach (var name in values.Keys.Where(n => !known.Contains(n)))
        {
            var nearest = known.MinBy(k => (Distance(k, name), k), Comparer<(int, string)>.Default)!;
            var remedy = Distance(nearest, name) <= Math.Max(2, name.Length / 3)
                ? $"did you mean '{nearest}'?"
                : "known here: " + string.Join(", ", known.Order(StringComparer.Ordinal));
            Problem(name, "is not a known setting", remedy);
        }
    }

    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any, Value: null or "" or "~" or "null" } or YamlScalarNode { Value: "" };

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
