namespace WebRiskMapper.Analysis.Parsing;

/// <summary>The heading of what the page is about, which no part of the frame holds.</summary>
internal static class MainHeading
{
    private const int ShortestNamed = 8;
    private const int LastRankNamed = 4;

    /// <summary>
    /// The line of the first top heading, or of a lower one that the document's title names where the top one is missing or the site's name; −1
    /// where there is none.
    /// </summary>
    public static int Find(PageOutline outline, Uri page, string? title)
    {
        var (top, second, named, inHeader) = (-1, -1, -1, -1);
        for (var i = 0; i < outline.Lines.Count; i++)
        {
            var line = outline.Lines[i];
            if (line.Excluded || line.Heading is 0 or > LastRankNamed || IsInFrame(outline, line.Box, out var inHead) || LeadsHome(outline, i, page))
            {
                continue;
            }

            if (inHead)
            {
                inHeader = inHeader < 0 && line.Heading <= 2 ? i : inHeader;
                continue;
            }

            top = top < 0 && line.Heading == 1 ? i : top;
            second = second < 0 && line.Heading == 2 ? i : second;
            if (line.Text.Length >= ShortestNamed && title is not null && title.Contains(line.Text, StringComparison.OrdinalIgnoreCase) && (named < 0 || line.Text.Length > outline.Lines[named].Text.Length))
            {
                named = i;
            }
        }

        // "Anna in Vienna - Example Forum".
        var isSiteName = top >= 0 && named > top && title!.StartsWith(outline.Lines[named].Text, StringComparison.OrdinalIgnoreCase) && title.EndsWith(outline.Lines[top].Text, StringComparison.OrdinalIgnoreCase);
        return top >= 0 && !isSiteName ? top : named >= 0 ? named : second >= 0 ? second : inHeader;
    }

    /// <summary>Whether a link leads to the site's first page from another one.</summary>
    public static bool IsHome(Anchor anchor, Uri page) =>
        anchor.Target is { } target && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase) && IsFirst(target) && !IsFirst(page);

    /// <summary>Whether an address is a site's first page.</summary>
    public static bool IsFirst(Uri page) =>
        page.Query.Length < 2 && (page.AbsolutePath.Length <= 1 || (page.AbsolutePath.LastIndexOf('/') == 0 && page.AbsolutePath.StartsWith("/index.", StringComparison.OrdinalIgnoreCase)));

    // The site's own name, which leads to its first page.
    private static bool LeadsHome(PageOutline outline, int line, Uri page)
    {
        foreach (var anchor in outline.Anchors)
        {
            if (IsHome(anchor, page) && outline.Boxes[anchor.Box].FirstLine == line && string.Equals(anchor.Text, outline.Lines[line].Text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInFrame(PageOutline outline, int box, out bool isInHeader)
    {
        isInHeader = false;
        var isInContent = false;
        for (var i = box; i >= 0; i = outline.Boxes[i].Parent)
        {
            var one = outline.Boxes[i];
            if (one.Tag is "nav" or "footer" or "aside" || one.IsCard || one.Element.GetAttribute("role") is "banner" or "navigation" or "contentinfo")
            {
                return true;
            }

            isInHeader |= one.Tag is "header" && !isInContent;
            isInContent |= one.Tag is "article" or "main";
        }

        // An article's own head is no head of the page.
        isInHeader &= !isInContent;
        return false;
    }
}
