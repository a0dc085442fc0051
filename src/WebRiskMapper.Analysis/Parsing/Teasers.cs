namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Tells whether what a page shows are the beginnings of other pages, be they one or two: a picture and a heading that lead to the same page, and
/// what stands beside them. Three and more are cards.
/// </summary>
internal static class Teasers
{
    private const double MostOfThePage = 0.5;
    private const int LongestTeaser = 1_500;

    /// <summary>Whether most of the page's own text stands in such beginnings, and nobody is to be called outside them.</summary>
    public static bool MakeUp(PageOutline outline, Uri page, Uri? canonical)
    {
        var boxes = new List<Box>();
        foreach (var heading in outline.Anchors)
        {
            if (heading.Target is { AbsolutePath.Length: > 1 } target && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase) && target != page && target != canonical
                && !PageAddress.IsFile(target) && IsHeading(outline, heading) && outline.Anchors.FirstOrDefault(a => a.Target == target && HoldsPicture(outline, a)) is { } picture
                && Around(outline, heading, picture, target) is { } box && !boxes.Contains(box))
            {
                boxes.Add(box);
            }
        }

        if (boxes.Count == 0)
        {
            return false;
        }

        var (inside, all) = (0, 0);
        for (var i = 0; i < outline.Lines.Count; i++)
        {
            if (outline.Lines[i].Excluded)
            {
                continue;
            }

            var isInside = boxes.Exists(b => Boilerplate.Holds(b, i));
            if (!isInside && ContactLinks.HasCallableNumber(outline.Lines[i].Text))
            {
                return false;
            }

            all += outline.Lines[i].Text.Length;
            inside += isInside ? outline.Lines[i].Text.Length : 0;
        }

        return inside >= all * MostOfThePage && !outline.Anchors.Any(a => !outline.Boxes[a.Box].Excluded && ContactLinks.IsPersonal(a) && !boxes.Exists(b => a.Box >= b.Index && a.Box < b.End));
    }

    private static bool IsHeading(PageOutline outline, Anchor anchor) =>
        anchor.Text.Length > 1 && outline.Boxes[anchor.Box] is { Excluded: false } box && box.FirstLine < outline.Lines.Count
        && outline.Lines[box.FirstLine] is { Heading: > 1 } line && line.Text.StartsWith(anchor.Text, StringComparison.Ordinal);

    private static bool HoldsPicture(PageOutline outline, Anchor anchor) => outline.Boxes[anchor.Box] is var box && box.EndImage > box.FirstImage;

    // The largest box around both that leads to no second page of the kind, and holds no heading of the page's.
    private static Box? Around(PageOutline outline, Anchor heading, Anchor picture, Uri target)
    {
        Box? around = null;
        var shape = PageAddress.Shape(target);
        for (var i = heading.Box; i > 0; i = outline.Boxes[i].Parent)
        {
            var box = outline.Boxes[i];
            if (box.Tag is "body" or "main" || box.TextLength > LongestTeaser || Holds(outline, box, shape, target))
            {
                break;
            }

            around = picture.Box >= box.Index && picture.Box < box.End ? box : around;
        }

        return around;
    }

    private static bool Holds(PageOutline outline, Box box, string shape, Uri target)
    {
        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (outline.Anchors[i].Target is { } other && other != target && string.Equals(PageAddress.Shape(other), shape, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return outline.HoldsTitle(box);
    }
}
