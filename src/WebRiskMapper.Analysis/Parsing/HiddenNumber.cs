using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Whether a page hides a number and offers to show it, by a button or by showing its beginning.</summary>
internal static class HiddenNumber
{
    private const int LongestButton = 50;

    private static readonly string[] Names = ["phone", "telefon", "reveal", "show-number", "shownumber", "show_number", "show-contact", "showcontact", "whatsapp"];

    /// <param name="shown">The page's own text.</param>
    public static bool IsOffered(PageOutline outline, string shown, StateKeys keys) =>
        outline.Controls.Any(c => IsReveal(c, keys))
        || outline.Anchors.Any(a => a.Href is [] or ['#', ..] or ['j' or 'J', 'a' or 'A', 'v' or 'V', ..] && !outline.Boxes[a.Box].Excluded && IsReveal(a.Element, keys))
        || new VisibleText(shown).ShowsMaskedNumber();

    private static bool IsReveal(IElement element, StateKeys keys)
    {
        // A field that asks for the visitor's own number is no offer.
        if (element.LocalName is "input" && element.GetAttribute("type") is not ("button" or "submit"))
        {
            return false;
        }

        var text = element.LocalName is "input" ? element.GetAttribute("value") ?? "" : element.TextContent.Trim();
        return text.Length is > 2 and <= LongestButton && keys.OffersNumber(text) || Speaks(element.ClassName) || Speaks(element.Id);
    }

    private static bool Speaks(string? names) => names is not null && Array.Exists(Names, n => names.Contains(n, StringComparison.OrdinalIgnoreCase));
}
