namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Other ads that a page shows without leading to them: two or more blocks drawn alike, each with a picture and a few words, one of them at least
/// with a number to call, on a page that tells a number elsewhere too. A studio's own ladies stand in such blocks as well, but share its number.
/// </summary>
internal static class OthersCards
{
    private const int Fewest = 2;
    private const int ShortestText = 10;
    private const int LongestText = 250;
    private const int DigitsOfNoDate = 9;

    public static void Exclude(PageOutline outline, int mainHeading)
    {
        foreach (var parent in outline.Boxes)
        {
            if (parent.Excluded || parent.IsCard || mainHeading < 0 || parent.EndImage - parent.FirstImage < Fewest || parent.EndLine <= mainHeading)
            {
                continue;
            }

            foreach (var alike in outline.ChildrenOf(parent).Where(b => IsCard(b, mainHeading)).GroupBy(b => (b.Tag, b.Element.ClassName)))
            {
                var members = alike.ToList();
                if (members.Count >= Fewest && members.Exists(m => HasNumber(outline, m.FirstLine, m.EndLine)) && HasNumberElsewhere(outline, members, mainHeading))
                {
                    members.ForEach(outline.Exclude);
                    outline.ExcludeHeadingAbove(members[0].FirstLine);
                }
            }
        }
    }

    private static bool IsCard(Box box, int mainHeading) =>
        !box.Excluded && !box.IsPost && box.FirstLine > mainHeading && box.TextLength is >= ShortestText and <= LongestText && box.EndImage > box.FirstImage;

    private static bool HasNumber(PageOutline outline, int first, int end)
    {
        for (var i = first; i < end && i < outline.Lines.Count; i++)
        {
            if (!outline.Lines[i].Excluded && ContactLinks.HasCallableNumber(outline.Lines[i].Text, DigitsOfNoDate))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasNumberElsewhere(PageOutline outline, List<Box> members, int mainHeading)
    {
        bool IsElsewhere(int box) => box >= 0 && !outline.Boxes[box].Excluded && outline.Boxes[box].FirstLine >= mainHeading && !members.Exists(m => box >= m.Index && box < m.End);
        return outline.DataContacts.Any(d => IsElsewhere(d.Box))
            || outline.Anchors.Any(a => ContactLinks.IsPersonal(a) && IsElsewhere(a.Box))
            || HasNumber(outline, mainHeading, members[0].FirstLine) || HasNumber(outline, members[^1].EndLine, outline.Lines.Count);
    }
}
