using System.Text;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Takes tags out of markup that leaves elements open without end. For each new element an HTML parser looks through all that are still
/// open, so that two megabytes of <c>&lt;div&gt;</c> keep it busy for many minutes; no page that a person reads comes near the limit.
/// The text stays: the safety stop reads all of it.
/// </summary>
internal static class OpenTags
{
    /// <summary>Elements that may be open at once; the time to parse them grows with the square.</summary>
    internal const int Most = 5_000;

    private static readonly string[] NeverOpen = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

    /// <returns>The markup without the tags that would each open one element too many: nearly always all of it.</returns>
    public static string Bound(string html)
    {
        if (html.AsSpan().Count('<') <= Most)
        {
            return html;
        }

        StringBuilder? kept = null;
        int open = 0, written = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/')
            {
                open = Math.Max(0, open - 1);
            }
            else if (char.IsAsciiLetter(html[at + 1]) && !IsNeverOpen(html.AsSpan(at + 1)))
            {
                if (open < Most)
                {
                    open++;
                    continue;
                }

                var end = html.IndexOf('>', at);
                (kept ??= new StringBuilder(html.Length)).Append(html, written, at - written);
                written = end < 0 ? html.Length : end + 1;
                at = written - 1;
            }
        }

        return kept is null ? html : kept.Append(html, written, html.Length - written).ToString();
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
