namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>Reads a family's own words: a line for each language, its code first, parted by bars.</summary>
internal static class Wording
{
    public static IReadOnlyDictionary<string, T> Read<T>(string lines, Func<string[], T> words) =>
        lines.Split('\n', StringSplitOptions.TrimEntries).Select(l => l.Split('|')).ToDictionary(l => l[0], l => words(l[1..]), StringComparer.Ordinal);
}
