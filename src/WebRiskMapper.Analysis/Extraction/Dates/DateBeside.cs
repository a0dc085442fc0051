namespace WebRiskMapper.Analysis.Extraction.Dates;

/// <summary>The date that a word such as "posted" or "updated" speaks of: behind it, or, where the verb comes last ("vor 2 Tagen aktualisiert"), before it.</summary>
internal static class DateBeside
{
    /// <summary>How far from the word the date may reach, in characters.</summary>
    private const int LongestDate = 48;

    /// <param name="line">One line.</param>
    /// <param name="word">Where the word stands in it.</param>
    public static DateOnly? Word(string line, TextSpan word, Func<string, DateOnly?> parse)
    {
        var from = word.End;
        while (from < line.Length && (DateSegments.IsBreak(line[from]) || char.IsWhiteSpace(line[from]) || line[from] is ':' or '-' or '–' or '—'))
        {
            from++;
        }

        var end = from;
        while (end < line.Length && end - from < LongestDate && !DateSegments.IsBreak(line[end]) && (line[end] != '(' || end == from))
        {
            // What stands in brackets is said of something else: "2 days ago by anna (member since 2019)".
            end++;
        }

        if (from < end && parse(line[from..end]) is { } behind)
        {
            return behind;
        }

        var start = word.Start;
        while (start > 0 && word.Start - start < LongestDate && !DateSegments.IsBreak(line[start - 1]))
        {
            start--;
        }

        var endsPart = word.End >= line.Length || line.AsSpan(word.End).TrimStart(" .:").IsEmpty || DateSegments.IsBreak(line.AsSpan(word.End).TrimStart(" .")[0]);
        return endsPart && start < word.Start ? parse(line[start..word.Start]) : null;
    }
}
