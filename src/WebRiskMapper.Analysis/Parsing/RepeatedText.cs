namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Sites write an ad twice, for wide and for narrow screens, and show one of the two: what a page says again, line by line, is read once.</summary>
internal static class RepeatedText
{
    private const int FewestLines = 3;
    private const int ShortestText = 80;

    /// <summary>A sentence of so many characters is not said twice by chance.</summary>
    private const int ShortestSentence = 60;

    /// <summary>Lines with so many digits may hold a number, which the two copies write differently.</summary>
    private const int DigitsOfNumber = 7;

    public static void Exclude(PageOutline outline)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = Enumerable.Range(0, outline.Lines.Count).Where(i => !outline.Lines[i].Excluded).Select(i => (Line: i, Key: KeyOf(outline.Lines[i].Text))).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (first.TryGetValue(lines[i].Key, out var earlier) && Run(lines, earlier, i) is > 0 and var run)
            {
                for (var k = i; k < i + run; k++)
                {
                    outline.ExcludeLines(lines[k].Line, lines[k].Line + 1);
                }

                i += run - 1;
            }
            else
            {
                first.TryAdd(lines[i].Key, i);
            }
        }
    }

    /// <summary>How many lines from <paramref name="later"/> on repeat those from <paramref name="earlier"/> on, or 0 when it may be chance.</summary>
    private static int Run(List<(int Line, string Key)> lines, int earlier, int later)
    {
        var (run, length, isSentence) = (0, 0, false);
        while (later + run < lines.Count && earlier + run < later && string.Equals(lines[earlier + run].Key, lines[later + run].Key, StringComparison.Ordinal))
        {
            var key = lines[later + run].Key;
            length += key.Length;
            // The head of a second table says again what the first one's said, and is needed there.
            isSentence |= key.Length >= ShortestSentence && !key.Contains('\t', StringComparison.Ordinal);
            run++;
        }

        return isSentence || (run >= FewestLines && length >= ShortestText) ? run : 0;
    }

    // "Call 07400 123456" and "Call 07400-123-456" say the same.
    private static string KeyOf(string line)
    {
        if (line.Length >= ShortestText || !line.AsSpan().ContainsAnyInRange('0', '9') || line.Contains('\t', StringComparison.Ordinal))
        {
            return line;
        }

        var digits = 0;
        foreach (var c in line)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits < DigitsOfNumber ? line : string.Concat(line.Where(char.IsLetterOrDigit));
    }
}
