using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Parts of a page that are hidden until a visitor asks for them: the panels of tabs, and what a tab, a button or a link within the page
/// names by its id. One for each page.
/// </summary>
internal sealed class OpenedParts
{
    private const string Controls = "[aria-controls],[data-target],[data-bs-target],[data-tab],[data-toggle-target],a[href^='#'],label[for]";

    private static readonly string[] Names = ["aria-controls", "data-target", "data-bs-target", "data-tab", "data-toggle-target", "href", "for"];
    private static readonly string[] PanelNames = ["tab-pane", "tabpane", "tabpanel", "tab-panel", "tab-content", "tabcontent", "tabs-panel", "tab__panel", "tabs__content"];

    private HashSet<string>? named;

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
            || (element.GetAttribute("id") is { Length: > 0 } id && (named ??= Named(element)).Contains(id));
    }

    private static HashSet<string> Named(IElement element)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var control in element.Owner!.QuerySelectorAll(Controls))
        {
            foreach (var name in Names)
            {
                if (control.GetAttribute(name) is { Length: > 1 } reference)
                {
                    ids.Add(reference.TrimStart('#'));
                }
            }
        }

        return ids;
    }
}
