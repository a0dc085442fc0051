using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Tells a page whose body is nothing but the question of age, however much small print stands in it and whoever its head names, from a page
/// that asks beside its content.
/// </summary>
internal static class GateAlone
{
    private const double MostOfThePage = 0.6;
    private const int DaysOfAMonth = 31;
    private const int FewestYears = 10;

    /// <param name="line">Index of the line that speaks of the age, or −1.</param>
    public static bool Is(PageOutline outline, int line, PageWords words)
    {
        foreach (var form in outline.Forms)
        {
            if (AsksForBirth(form))
            {
                return true;
            }
        }

        if (line < 0)
        {
            return false;
        }

        var accepts = outline.Controls.Concat(outline.Anchors.Select(a => a.Element)).Where(e => AgeGate.IsWayIn(e, words)).ToList();
        for (var i = outline.Lines[line].Box; i > 0 && accepts.Count > 0; i = outline.Boxes[i].Parent)
        {
            var box = outline.Boxes[i];
            if (accepts.Find(box.Element.Contains) is { } accept)
            {
                return SaysSo(outline, box, accept, words) && TextIn(outline, box.FirstLine, box.EndLine) >= MostOfThePage * TextIn(outline, 0, outline.Lines.Count);
            }
        }

        return false;
    }

    // A heading, the button or the markup.
    private static bool SaysSo(PageOutline outline, Box box, IElement accept, PageWords words)
    {
        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count; i++)
        {
            if (outline.Lines[i].Heading > 0 && words.Find(outline.Lines[i].Text).Has(PageWord.Gate))
            {
                return true;
            }
        }

        return words.Find(accept.TextContent).Has(PageWord.Gate) || accept.TextContent.Contains("18", StringComparison.Ordinal) || accept.Closest("[role=dialog], [role=alertdialog], dialog") is not null;
    }

    // Day and year to choose, and nothing to write: who registers states more.
    private static bool AsksForBirth(IElement form)
    {
        var (days, years) = (false, false);
        foreach (var select in form.QuerySelectorAll("select"))
        {
            var numbers = select.QuerySelectorAll("option").Select(o => o.TextContent.Trim()).Where(t => t.Length is > 0 and <= 4 && t.All(char.IsAsciiDigit)).ToList();
            days |= numbers.Count(n => n.Length <= 2) == DaysOfAMonth;
            years |= numbers.Count(n => n.Length == 4) >= FewestYears;
        }

        return days && years && form.QuerySelector("textarea, input[type=text], input[type=email], input[type=password], input[type=tel], input[type=file], input:not([type])") is null;
    }

    private static int TextIn(PageOutline outline, int first, int end)
    {
        var sum = 0;
        for (var i = first; i < end && i < outline.Lines.Count; i++)
        {
            sum += outline.Lines[i].Excluded ? 0 : outline.Lines[i].Text.Length;
        }

        return sum;
    }
}
