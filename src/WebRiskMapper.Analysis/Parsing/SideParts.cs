using System.Globalization;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Side columns full of others' data: what is named or marked so, and the narrow cells beside the page's main cell where tables lay it out. They
/// are the site's where the numbers told in them are none of those that the page tells elsewhere.
/// </summary>
internal static class SideParts
{
    private const double LargestShare = 0.35;
    private const double LeastOfLayout = 0.5;
    private const int WidestPixels = 260;
    private const int WidestPercent = 30;

    /// <summary>Digits at a number's end by which two ways of writing it are compared.</summary>
    private const int Compared = 7;

    public static void Exclude(PageOutline outline, int mainHeading)
    {
        ExcludeHeadNumbers(outline, mainHeading);
        foreach (var box in outline.Boxes)
        {
            if (!box.Excluded && !Boilerplate.Holds(box, mainHeading) && box.TextLength < outline.TextLength * LargestShare && (box.Tag is "aside" || box.Parts.Has(PagePart.Side) || IsNarrowCell(outline, box)) && IsOfOthers(outline, box))
            {
                outline.Exclude(box);
            }
        }
    }

    // "To advertise call …" stands above the heading, in whatever block; an ad that tells its number there tells it below as well, or there only.
    private static void ExcludeHeadNumbers(PageOutline outline, int mainHeading)
    {
        for (var i = 0; i < mainHeading; i++)
        {
            if (!outline.Lines[i].Excluded && ContactLinks.NumbersIn(outline.Lines[i].Text).Any() && outline.Boxes[outline.Lines[i].Box] is var box && box.EndLine <= mainHeading && IsOfOthers(outline, box))
            {
                SideColumns.ExcludeFrom(outline, box.FirstLine, box.EndLine);
            }
        }
    }

    // A cell with a width of its own in a row that holds most of the page, and beside a cell that holds most of the row.
    private static bool IsNarrowCell(PageOutline outline, Box box)
    {
        if (box.Tag is not "td" || box.Parent < 0 || !IsNarrow(box.Element.GetAttribute("width")))
        {
            return false;
        }

        var row = outline.Boxes[box.Parent];
        return row.TextLength >= outline.TextLength * LeastOfLayout && outline.ChildrenOf(row).Any(c => c.Index != box.Index && c.TextLength >= row.TextLength * LeastOfLayout);
    }

    private static bool IsNarrow(string? width)
    {
        var digits = width.AsSpan().Trim();
        var isPercent = digits.EndsWith("%");
        return int.TryParse(isPercent ? digits[..^1] : digits.TrimEnd("px"), NumberStyles.None, CultureInfo.InvariantCulture, out var wide) && wide <= (isPercent ? WidestPercent : WidestPixels);
    }

    private static bool IsOfOthers(PageOutline outline, Box box)
    {
        var (own, others) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < outline.Lines.Count; i++)
        {
            var line = outline.Lines[i];
            if (Boilerplate.Holds(box, i))
            {
                AddNumbers(line.Text, others);
            }
            else if (!line.Excluded && !outline.Boxes[line.Box].IsCard)
            {
                AddNumbers(line.Text, own);
            }
        }

        foreach (var (value, at) in outline.DataContacts)
        {
            if (at >= 0 && (at >= box.Index && at < box.End ? others : outline.Boxes[at].Excluded ? null : own) is { } numbers)
            {
                AddNumbers("+" + value.TrimStart('+'), numbers);
            }
        }

        foreach (var anchor in outline.Anchors)
        {
            if (ContactLinks.IsPersonal(anchor) && (anchor.Box >= box.Index && anchor.Box < box.End ? others : outline.Boxes[anchor.Box].Excluded ? null : own) is { } numbers)
            {
                AddNumbers("+" + anchor.Href.AsSpan(Math.Max(0, anchor.Href.AsSpan().IndexOfAnyInRange('0', '9'))).ToString(), numbers);
            }
        }

        return others.Count > 0 && own.Count > 0 && !others.Overlaps(own);
    }

    private static void AddNumbers(string text, HashSet<string> found)
    {
        foreach (var number in ContactLinks.NumbersIn(text))
        {
            found.Add(number[^Compared..]);
        }
    }
}
