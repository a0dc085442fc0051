using WebRiskMapper.Analysis.Profiles;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Names the place of each line in a page's markup, so that pages of one template can be laid side by side.</summary>
internal static class PageLayout
{
    private const int LongestLead = 40;

    /// <summary>Where the lines begin in the ad's text is left at 0.</summary>
    public static List<LayoutLine> Of(IReadOnlyList<OutlineLine> lines, IReadOnlyList<Box> boxes)
    {
        var paths = new Dictionary<int, string>();
        var layout = new List<LayoutLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var value = ValueStart(lines[i]);
            var above = i > 0 && lines[i - 1].Text is { Length: <= LongestLead } before && IsWording(before) ? Lead(before) : null;
            layout.Add(new LayoutLine(PathOf(boxes, lines[i].Box, paths), Lead(lines[i].Text.AsSpan(0, value)), above, value, lines[i].Text, 0));
        }

        return layout;
    }

    /// <summary>The place of a box.</summary>
    public static string PathOf(IReadOnlyList<Box> boxes, Box box) => PathOf(boxes, box.Index, []);

    private static string PathOf(IReadOnlyList<Box> boxes, int index, Dictionary<int, string> known)
    {
        if (index < 0)
        {
            return "";
        }

        if (!known.TryGetValue(index, out var path))
        {
            var above = PathOf(boxes, boxes[index].Parent, known);
            path = (above.Length == 0 ? "" : above + ">") + StepOf(boxes[index]);
            known.Add(index, path);
        }

        return path;
    }

    // Classes such as "ad-4711" differ from page to page.
    public static string StepOf(Box box)
    {
        var names = box.Element.GetAttribute("class").AsSpan().Trim();
        var end = names.IndexOfAny(' ', '\t', '\n');
        var name = (end < 0 ? names : names[..end]).TrimEnd("0123456789-_");
        return name.IsEmpty ? box.Tag : string.Concat(box.Tag, ".", name);
    }

    /// <summary>Where the value begins: after the first cell, a colon, or the inline element that opens the line; 0 when nothing sets a label apart.</summary>
    private static int ValueStart(OutlineLine line)
    {
        var text = line.Text;
        var mark = text.AsSpan().IndexOfAny("\t:：");
        var end = mark > 0 && mark < text.Length - 1 ? mark + 1 : line.FirstFragment > 0 && line.FirstFragment < text.Length ? line.FirstFragment : 0;
        return end is > 0 and <= LongestLead && IsWording(text.AsSpan(0, end)) ? end : 0;
    }

    private static bool IsWording(ReadOnlySpan<char> lead)
    {
        var letters = 0;
        foreach (var c in lead)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            if (char.IsDigit(c))
            {
                return false;
            }
        }

        return letters > 1;
    }

    private static string Lead(ReadOnlySpan<char> text) => text.Trim(" \t:：-–—|").ToString().ToLowerInvariant();
}
