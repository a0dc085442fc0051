namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Sites write an ad twice, for wide and for narrow screens, and show one of the two: what a page says again, line by line, is read once.</summary>
internal static class RepeatedText
{
    private const int FewestLines = 3;
    private const int ShortestText = 80;

    public static void Exclude(PageOutline outline)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = Enumerable.Range(0, outline.Lines.Count).Where(i => !outline.Lines[i].Excluded).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (first.TryGetValue(outline.Lines[lines[i]].Text, out var earlier) && Run(outline, lines, earlier, i) is > 0 and var run)
            {
                for (var k = i; k < i + run; k++)
                {
                    outline.ExcludeLines(lines[k], lines[k] + 1);
                }

                i += run - 1;
            }
            else
            {
                first.TryAdd(outline.Lines[lines[i]].Text, i);
            }
        }
    }

    /// <summary>How many lines from <paramref name="later"/> on repeat those from <paramref name="earlier"/> on, or 0 when it may be chance.</summary>
    private static int Run(PageOutline outline, List<int> lines, int earlier, int later)
    {
        var (run, length) = (0, 0);
        while (later + run < lines.Count && earlier + run < later && string.Equals(outline.Lines[lines[earlier + run]].Text, outline.Lines[lines[later + run]].Text, StringComparison.Ordinal))
        {
            length += outline.Lines[lines[later + run]].Text.Length;
            run++;
        }

        return run >= FewestLines && length >= ShortestText ? run : 0;
    }
}
