using AngleSharp.Html.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>The style sheets that stand in a page itself.</summary>
internal static class StyleSheets
{
    /// <param name="html">The page's source, which tells whether it has style sheets outside its head.</param>
    public static List<string> Of(IHtmlDocument document, string html)
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
