namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Finds groups of sibling boxes that each offer somebody with a number of their own and lead nowhere: a list that tells everything itself, or
/// others' ads beside an ad.
/// </summary>
internal static class UnlinkedCards
{
    private const int SmallestGroup = 3;
    private const int ShortestCard = 30;
    private const int LongestCard = 1_500;
    private const int MostDifference = 4;

    /// <summary>Marks the cards and tells how many there are.</summary>
    public static int Mark(PageOutline outline, List<Box> groups, ref int text)
    {
        var cards = 0;
        foreach (var parent in outline.Boxes)
        {
            if (parent.Excluded || parent.End - parent.Index <= SmallestGroup || outline.IsInCard(parent.Index))
            {
                continue;
            }

            foreach (var alike in outline.ChildrenOf(parent).Where(b => b.TextLength is >= ShortestCard and <= LongestCard && !b.IsPost && !b.IsCard).GroupBy(b => (b.Tag, b.FirstClass)))
            {
                var members = alike.ToList();
                if (members.Count < SmallestGroup)
                {
                    continue;
                }

                // Where nearly all show a picture, one without is a part of the page.
                var pictured = members.FindAll(m => m.EndImage > m.FirstImage);
                members = pictured.Count >= SmallestGroup && pictured.Count * 10 >= members.Count * 6 ? pictured : members.FindAll(m => m.EndLine - m.FirstLine > 1);
                var numbers = members.Select(m => NumberIn(outline, m)).OfType<string>().ToList();
                if (members.Count >= SmallestGroup && AreAlike(outline, members) && numbers.Count * 10 >= members.Count * 6 && numbers.Distinct(StringComparer.Ordinal).Count() == numbers.Count)
                {
                    members.ForEach(m => m.IsCard = true);
                    groups.Add(parent);
                    cards += members.Count;
                    text += members.Sum(m => m.TextLength);
                }
            }
        }

        return cards;
    }

    // The head, the body and the foot of a page drawn as a table are siblings too, and each may tell a number.
    private static bool AreAlike(PageOutline outline, List<Box> members) =>
        members.Max(m => m.TextLength) <= MostDifference * members.Min(m => m.TextLength)
        && !members.Exists(outline.HoldsTitle)
        && members.CountBy(Build, StringComparer.Ordinal).Max(b => b.Value) is var alike && alike > 1 && alike * 10 >= members.Count * 3;

    // A list draws its cards by one template; the boxes of a column are each their own.
    private static string Build(Box box) => string.Join(' ', box.Element.Children.Select(c => c.LocalName));

    // The first number to call; comments come with dates.
    private static string? NumberIn(PageOutline outline, Box box)
    {
        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count; i++)
        {
            if (ContactLinks.NumbersIn(outline.Lines[i].Text).FirstOrDefault() is { } number)
            {
                return number;
            }
        }

        return null;
    }
}
