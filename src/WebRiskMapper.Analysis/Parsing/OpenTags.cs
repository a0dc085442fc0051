namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Cuts markup that leaves elements open without end. For each new element an HTML parser looks through all that are still open, so that
/// two megabytes of <c>&lt;div&gt;</c> keep it busy for many minutes; no page that a person reads comes near the limit.
/// </summary>
internal static class OpenTags
{
    /// <summary>Elements that may be open at once. 10,000 cost about half a second to parse.</summary>
    internal const int Most = 10_000;

    private static readonly string[] NeverOpen = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

    /// <returns>The markup up to the tag that would be one too many: nearly always all of it.</returns>
    public static string Bound(string html)
    {
        var open = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/')
            {
                open = Math.Max(0, open - 1);
            }
            else if (char.IsAsciiLetter(html[at + 1]) && !IsNeverOpen(html.AsSpan(at + 1)) && ++open > Most)
            {
                return html[..at];
            }
        }

        return html;
    }

    private static bool IsNeverOpen(ReadOnlySpan<char> tag)
    {
        foreach (var name in NeverOpen)
        {
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && tag.Length > name.Length && !char.IsAsciiLetterOrDigit(tag[name.Length]))
            {
                return true;
            }
        }

        return false;
    }
}
