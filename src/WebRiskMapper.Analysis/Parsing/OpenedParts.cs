using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Parts of a page that are hidden until a visitor asks for them: the panels of tabs and accordions, what a tab, a button or a link within the
/// page names by its id, and what a button or a link to nowhere in front of it unfolds. One for each page.
/// </summary>
internal sealed class OpenedParts
{
    private const int LongestCaption = 60;
    private const int FewestOfMenu = 3;

    private static readonly string[] PanelNames = ["tab-pane", "tabpane", "tabpanel", "tab-panel", "tab-content", "tabcontent", "tabs-panel", "tab__panel", "tabs__content", "accordion-body", "accordion-content", "accordion-panel", "accordion__body", "accordion__content", "accordion__panel", "accordion-item__", "panel-collapse", "accordion-collapse", "toggle-content", "tab-description"];
    private static readonly string[] MenuNames = ["menu", "dropdown", "popup", "popover", "tooltip", "overlay", "lightbox", "cookie", "consent", "search", "share"];

    private readonly PageControls controls;

    public OpenedParts(PageControls controls)
    {
        this.controls = controls;
    }

    /// <summary>Whether the hidden element is such a part. What opens in front of the page, as a dialogue or a menu does, is none.</summary>
    public bool Hold(IElement element)
    {
        if (element.GetAttribute("role") is { } role)
        {
            return role is "tabpanel";
        }

        var classes = element.GetAttribute("class");
        if (element.LocalName is "dialog" or "nav" || (classes is not null && classes.Contains("modal", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        // "x-show="tab === 'rates'"": a script compares what was chosen.
        if ((element.GetAttribute("x-show") ?? element.GetAttribute("v-show")) is { } condition && condition.Contains("==", StringComparison.Ordinal))
        {
            return true;
        }

        return (classes is not null && Array.Exists(PanelNames, n => classes.Contains(n, StringComparison.OrdinalIgnoreCase)))
            || (element.GetAttribute("id") is { Length: > 0 } id && controls.Open(id))
            || IsFolded(element, classes);
    }

    // A button with a few words, alone or in a heading, and behind it what it unfolds; menus, too, are lists of links behind buttons.
    private static bool IsFolded(IElement element, string? classes) =>
        element.LocalName is "div" or "section" or "dd" or "ul" or "table" && element.PreviousElementSibling is { } before
        && (before.LocalName is "button" or "summary" || PageControls.LeadsNowhere(before) || (before.LocalName is "h2" or "h3" or "h4" or "h5" or "dt" or "div" && before.QuerySelector("button, [role=button], [aria-expanded]") is not null))
        && before.TextContent.AsSpan().Trim().Length is > 1 and <= LongestCaption && !HasMenuName(classes) && !HasMenuName(element.Id)
        && element.QuerySelectorAll("a[href]").Length < FewestOfMenu && element.QuerySelector("input:not([type=hidden])") is null;

    private static bool HasMenuName(string? names) => names is not null && Array.Exists(MenuNames, n => names.Contains(n, StringComparison.OrdinalIgnoreCase));
}
