namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Columns beside the ad that show other ads: from those on nothing in them is the page's own.</summary>
internal static class SideColumns
{
    private const double LargestShare = 0.35;
    private const int FewestFacts = 2;
    private const int LongestLabel = 20;
    private const int LongestFact = 50;
    private const int ShortestNumber = 6;

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
                ExcludeButFacts(outline, box.EndLine, Math.Min(column.EndLine, outline.Lines.Count));
            }
        }
    }

    // "age: 26", "height: 170 cm": a group of facts without a number to call tells of no other ad; those have their facts in one line.
    private static void ExcludeButFacts(PageOutline outline, int first, int end)
    {
        for (var i = first; i < end;)
        {
            var run = i;
            while (run < end && IsFact(outline.Lines[run].Text) && (run == i || outline.Boxes[outline.Lines[run].Box].Parent == outline.Boxes[outline.Lines[i].Box].Parent || outline.Lines[run].Box == outline.Lines[i].Box))
            {
                run++;
            }

            if (run - i >= FewestFacts)
            {
                ExcludeFrom(outline, first, i);
                first = run;
            }

            i = Math.Max(run, i + 1);
        }

        ExcludeFrom(outline, first, end);
    }

    private static bool IsFact(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon is > 1 and <= LongestLabel && line.Length <= LongestFact && line.Length > colon + 1 && !line.AsSpan(0, colon).ContainsAnyInRange('0', '9')
            && !line.Contains('@', StringComparison.Ordinal) && !ContactLinks.HasCallableNumber(line, ShortestNumber);
    }

    /// <summary>Excludes the lines and the boxes that lie between two lines.</summary>
    public static void ExcludeFrom(PageOutline outline, int first, int end)
    {
        outline.ExcludeLines(first, Math.Min(end, outline.Lines.Count));
        foreach (var box in outline.Boxes)
        {
            // What holds a picture and no text stands between two lines.
            if (box.EndLine <= end && (box.EndLine > box.FirstLine ? box.FirstLine >= first : box.FirstLine > first && box.FirstLine < end))
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
