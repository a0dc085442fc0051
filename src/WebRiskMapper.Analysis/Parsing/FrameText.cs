using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What the frame of a page says that is worth keeping: clients' reviews, and the foot that its operator signs.</summary>
internal static class FrameText
{
    private const int ShortestReview = 12;
    private const int MostFootLines = 15;
    private const int LongestFootLine = 300;

    /// <summary>The reviews of the sections that were taken for reviews, one text each, in page order.</summary>
    public static IReadOnlyList<string> Reviews(PageOutline outline, PageWords words)
    {
        var reviews = new List<string>();
        var read = 0;
        foreach (var (first, end) in outline.Reviews.OrderBy(r => r.First).ThenByDescending(r => r.End))
        {
            // A section inside another is read already.
            if (first >= read)
            {
                Add(outline, words, first, end, reviews);
                read = end;
            }
        }

        return reviews;
    }

    /// <summary>The last lines of the frame, related ads and reviews aside, last line first.</summary>
    public static IReadOnlyList<string> Foot(PageOutline outline)
    {
        var foot = new List<string>();
        for (var i = outline.Lines.Count - 1; i >= 0 && foot.Count < MostFootLines; i--)
        {
            if (outline.Lines[i].Excluded && outline.Lines[i].Text.Length is > 3 and <= LongestFootLine && !outline.IsInCard(outline.Lines[i].Box) && !outline.Reviews.Exists(r => i >= r.First && i < r.End))
            {
                foot.Add(outline.Lines[i].Text);
            }
        }

        return foot;
    }

    /// <summary>All lines that are not the page's own text, in page order.</summary>
    public static IReadOnlyList<AroundLine> Around(PageOutline outline)
    {
        var lines = new List<AroundLine>();
        foreach (var line in outline.Lines)
        {
            if (line.Excluded)
            {
                var box = line.Box;
                while (box >= 0 && outline.Boxes[box].Tag is not "footer")
                {
                    box = outline.Boxes[box].Parent;
                }

                lines.Add(new AroundLine(line.Text, InFoot: box >= 0));
            }
        }

        return lines;
    }

    private static void Add(PageOutline outline, PageWords words, int first, int end, List<string> reviews)
    {
        // Headings and "Write a review" are the page's words.
        int[] body = [.. Enumerable.Range(first, Math.Min(end, outline.Lines.Count) - first).Where(i => outline.Lines[i].Heading == 0 && !words.Find(outline.Lines[i].Text).Is(PageWord.Reviews))];
        if (body.Length == 0)
        {
            return;
        }

        var container = body.Select(i => outline.Lines[i].Box).Aggregate((a, b) => CommonBox(outline, a, b));
        var item = -1;
        var text = "";
        foreach (var i in body)
        {
            var line = outline.Lines[i];
            var own = ChildHolding(outline, container, line.Box);
            if (own < 0 || own != item)
            {
                Keep(text, reviews);
                text = "";
            }

            text = text.Length == 0 ? line.Text : text.Length < AdText.LongestReview ? text + "\n" + line.Text : text;
            item = own;
        }

        Keep(text, reviews);
    }

    private static void Keep(string text, List<string> reviews)
    {
        if (reviews.Count < AdText.MostReviews && text.Count(WordChars.IsPart) >= ShortestReview)
        {
            reviews.Add(text.Length > AdText.LongestReview ? text[..AdText.LongestReview] : text);
        }
    }

    // Boxes stand in document order, so that an ancestor's index is the smaller one.
    private static int CommonBox(PageOutline outline, int one, int other)
    {
        while (one != other)
        {
            (one, other) = one > other ? (outline.Boxes[one].Parent, other) : (one, outline.Boxes[other].Parent);
        }

        return one;
    }

    // The container's child that holds the box, or −1 for a line of the container's own.
    private static int ChildHolding(PageOutline outline, int container, int box)
    {
        var child = -1;
        for (var i = box; i >= 0 && i != container; i = outline.Boxes[i].Parent)
        {
            child = i;
        }

        return child;
    }
}
