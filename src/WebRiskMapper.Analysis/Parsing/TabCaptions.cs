using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What the tab says that opens a panel: the visitor reads it above whatever the panel shows, wherever it stands in the source. One for each page.
/// </summary>
internal sealed class TabCaptions
{
    private readonly PageControls controls;

    public TabCaptions(PageControls controls)
    {
        this.controls = controls;
    }

    /// <summary>The caption of a panel that is drawn without one; null for anything else.</summary>
    public string? Of(IElement element)
    {
        if (element.LocalName is not ("div" or "section" or "ul" or "table" or "article" or "dl") || element.Attributes.Length == 0 || !IsPanel(element))
        {
            return null;
        }

        // What is only read out is no caption of anything else.
        var caption = (element.GetAttribute("role") is "tabpanel" ? element.GetAttribute("aria-label") : null) ?? NamedBy(element) ?? Refers(element);
        return caption is { Length: > 1 and <= PageControls.LongestWords } && !element.TextContent.AsSpan().TrimStart().StartsWith(caption, StringComparison.OrdinalIgnoreCase) ? caption : null;
    }

    private static bool IsPanel(IElement element)
    {
        if (element.GetAttribute("role") is { } role)
        {
            return role is "tabpanel";
        }

        if (element.GetAttribute("class") is not { } classes)
        {
            return false;
        }

        foreach (var range in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            if (classes.AsSpan(range) is "tab-pane" or "tabpane" or "tab-panel" or "tabpanel" or "tabs-panel" or "tab__panel" or "tab-content" or "tabcontent" or "tabs__content" or "pane" or "panel" or "tab")
            {
                return true;
            }
        }

        return false;
    }

    private static string? NamedBy(IElement panel) =>
        panel.GetAttribute("aria-labelledby") is { Length: > 0 } id && panel.Owner?.GetElementById(id) is { } tab ? tab.TextContent.Trim() : null;

    private string? Refers(IElement panel)
    {
        if (panel.Id is { } id && controls.TabOf(id) is { } caption)
        {
            return caption;
        }

        foreach (var attribute in panel.Attributes)
        {
            if (attribute.Name.StartsWith("data-", StringComparison.Ordinal) && controls.TabOf(attribute.Value) is { } tab)
            {
                return tab;
            }
        }

        return null;
    }
}
