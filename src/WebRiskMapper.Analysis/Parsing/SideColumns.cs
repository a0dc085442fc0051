namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Columns beside the ad that show other ads: from those on nothing in them is the page's own.</summary>
internal static class SideColumns
{
    private const double LargestShare = 0.35;

    public static void Exclude(PageOutline outline, int mainHeading)
    {
        if (mainHeading < 0)
        {
            return;
        }

        foreach (var box in outline.Boxes)
        {
            if (!IsOfOthers(box))
            {
                continue;
            }

            var column = ColumnOf(outline, box, mainHeading);
            if (column is not null && box.EndLine < column.EndLine && column.TextLength < outline.TextLength * LargestShare)
            {
                ExcludeFrom(outline, box.EndLine, column.EndLine);
            }
        }
    }

    /// <summary>Excludes the lines and the boxes that lie between two lines.</summary>
    public static void ExcludeFrom(PageOutline outline, int first, int end)
    {
        outline.ExcludeLines(first, Math.Min(end, outline.Lines.Count));
        foreach (var box in outline.Boxes)
        {
            if (box.FirstLine >= first && box.EndLine <= end && box.EndLine > box.FirstLine)
            {
                box.Excluded = true;
            }
        }
    }

    // Cards whose heading says so are excluded with it.
    private static bool IsOfOthers(Box box) => box is { IsCard: true, Excluded: true } || (box.Parts.Has(PagePart.Related) && box.Excluded);

    // The largest box around it that neither holds the heading nor stands above it.
    private static Box? ColumnOf(PageOutline outline, Box box, int mainHeading)
    {
        Box? column = null;
        for (var i = box.Parent; i > 0; i = outline.Boxes[i].Parent)
        {
            var around = outline.Boxes[i];
            if (Boilerplate.Holds(around, mainHeading) || around.FirstLine <= mainHeading || around.Tag is "body" or "main" or "article")
            {
                break;
            }

            column = around;
        }

        return column;
    }
}
