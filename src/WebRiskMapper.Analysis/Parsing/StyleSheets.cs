using System.Collections.Concurrent;
using AngleSharp.Html.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// The style sheets that stand in a page itself, read. The pages of a site mostly have the same ones, so the latest that were read are kept,
/// 16 MB of their sources at the most. Thread-safe.
/// </summary>
internal sealed class StyleSheets
{
    private const int LongestKept = 64_000;
    private const int MostKept = 128;

    private readonly ConcurrentDictionary<string, PageStyles> known = new(StringComparer.Ordinal);

    /// <param name="html">The page's source, which tells whether it has style sheets outside its head.</param>
    public PageStyles Of(IHtmlDocument document, string html)
    {
        var sheets = Find(document, html);
        var source = sheets.Count == 1 ? sheets[0] : string.Join('\0', sheets);
        if (known.TryGetValue(source, out var styles))
        {
            return styles;
        }

        styles = PageStyles.Of(sheets);
        if (source.Length <= LongestKept)
        {
            if (known.Count >= MostKept)
            {
                known.Clear();
            }

            known[source] = styles;
        }

        return styles;
    }

    private static List<string> Find(IHtmlDocument document, string html)
    {
        var sheets = new List<string>();
        foreach (var style in PageHead.Elements(document, "style"))
        {
            sheets.Add(style.TextContent);
        }

        if (CountOf("<style", html) > sheets.Count && document.Body is { } body)
        {
            foreach (var style in body.GetElementsByTagName("style"))
            {
                sheets.Add(style.TextContent);
            }
        }

        return sheets;
    }

    private static int CountOf(string part, string text)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }
}
