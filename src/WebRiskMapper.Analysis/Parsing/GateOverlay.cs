using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Tells a gate that is laid over a page, whose content was sent all the same, from a gate that stands in the page's place.</summary>
internal static class GateOverlay
{
    private const int FewestLinksBehind = 5;
    private const int ShortestTextBehind = 600;

    private static readonly string[] Signs = ["modal", "overlay", "popup", "dialog", "lightbox", "agegate", "age-gate", "age_gate", "age-verif", "ageverif", "age-check", "age-warning", "disclaimer", "adult-warning", "position:fixed", "position: fixed"];

    /// <param name="line">Index of the line that speaks of the age.</param>
    public static bool IsOverContent(PageOutline outline, int line, PageWords words, Uri page)
    {
        Box? overlay = null;
        for (var i = outline.Lines[line].Box; i > 0; i = outline.Boxes[i].Parent)
        {
            overlay = IsOverlay(outline.Boxes[i].Element) ? outline.Boxes[i] : overlay;
        }

        if (overlay is null)
        {
            return false;
        }

        var links = 0;
        for (var i = 0; i < outline.Anchors.Count && links < FewestLinksBehind; i++)
        {
            var anchor = outline.Anchors[i];
            links += (i < overlay.FirstAnchor || i >= overlay.EndAnchor) && anchor.Target is { } target && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase) && !IsFrame(words.Find(anchor.Text)) ? 1 : 0;
        }

        return links >= FewestLinksBehind || outline.IncludedTextLength() - IncludedIn(outline, overlay) >= ShortestTextBehind;
    }

    /// <summary>Sets the question of age apart from the page that it is laid over; what it is headed with heads nothing of the page.</summary>
    public static void Exclude(PageOutline outline, PageWords words, Uri page)
    {
        foreach (var box in outline.Boxes)
        {
            if (IsDialog(box.Element) && FirstGateLine(outline, box, words) is >= 0 and var line && IsOverContent(outline, line, words, page))
            {
                outline.Exclude(box);
            }
        }
    }

    /// <summary>Whether the markup says that an element is drawn over the page.</summary>
    public static bool IsDialog(IElement element) =>
        element.LocalName is "dialog" || element.GetAttribute("role") is "dialog" or "alertdialog" || string.Equals(element.GetAttribute("aria-modal"), "true", StringComparison.OrdinalIgnoreCase);

    private static int FirstGateLine(PageOutline outline, Box box, PageWords words)
    {
        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count; i++)
        {
            if (words.Find(outline.Lines[i].Text).Has(PageWord.Gate))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsOverlay(IElement element) =>
        IsDialog(element) || Mentions(element.ClassName) || Mentions(element.Id) || Mentions(element.GetAttribute("style"));

    // Terms, privacy, login: a gate has those beside it too.
    private static bool IsFrame(PageWordSet wording) => wording.OpensWith(PageWord.ServicePage) || wording.Has(PageWord.Footer) || wording.Has(PageWord.Login) || wording.Is(PageWord.GateAccept);

    private static int IncludedIn(PageOutline outline, Box box)
    {
        var sum = 0;
        for (var i = box.FirstLine; i < Math.Min(box.EndLine, outline.Lines.Count); i++)
        {
            sum += outline.Lines[i].Excluded ? 0 : outline.Lines[i].Text.Length;
        }

        return sum;
    }

    private static bool Mentions(string? text) => !string.IsNullOrEmpty(text) && Array.Exists(Signs, s => text.Contains(s, StringComparison.OrdinalIgnoreCase));
}
