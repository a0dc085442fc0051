using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What the tab says that opens a panel: the visitor reads it above whatever the panel shows, wherever it stands in the source. One for each page.
/// </summary>
internal sealed class TabCaptions
{
    private const int LongestCaption = 40;
    private const int LongestReference = 60;
    private const int MostTabs = 24;

    /// <summary>A single panel is a part of the page with a menu of its own.</summary>
    private const int FewestTabs = 2;
    private const string Tabs = "[role=tab],[class*=tab] li,[class*=tab] a,[class*=tab] button";

    private Dictionary<string, string>? captions;

    /// <summary>The caption of a panel that is drawn without one; null for anything else.</summary>
    public string? Of(IElement element)
    {
        if (element.LocalName is not ("div" or "section" or "ul" or "table" or "article" or "dl") || element.Attributes.Length == 0 || !IsPanel(element))
        {
            return null;
        }

        // What is only read out is no caption of anything else.
        var caption = (element.GetAttribute("role") is "tabpanel" ? element.GetAttribute("aria-label") : null) ?? NamedBy(element) ?? Refers(element);
        return caption is { Length: > 1 and <= LongestCaption } && !element.TextContent.AsSpan().TrimStart().StartsWith(caption, StringComparison.OrdinalIgnoreCase) ? caption : null;
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
        captions ??= Read(panel);
        if (captions.Count < FewestTabs)
        {
            return null;
        }

        if (panel.Id is { } id && captions.TryGetValue(id, out var caption))
        {
            return caption;
        }

        foreach (var attribute in panel.Attributes)
        {
            if (attribute.Name.StartsWith("data-", StringComparison.Ordinal) && captions.TryGetValue(attribute.Value, out caption))
            {
                return caption;
            }
        }

        return null;
    }

    // What a tab refers to by "#rates", data-target="rates" or onclick="show('rates')", with the tab's words.
    private static Dictionary<string, string> Read(IElement panel)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tab in panel.Owner!.QuerySelectorAll(Tabs))
        {
            var words = tab.TextContent.Trim();
            if (words.Length is <= 1 or > LongestCaption || known.Count >= MostTabs)
            {
                continue;
            }

            foreach (var attribute in tab.Attributes)
            {
                var reference = attribute.Name is "href" ? attribute.Value.StartsWith('#') ? attribute.Value : ""
                    : attribute.Name is "aria-controls" || attribute.Name.StartsWith("data-", StringComparison.Ordinal) ? attribute.Value
                    : attribute.Name is "onclick" ? Quoted(attribute.Value) : "";
                if (reference.TrimStart('#') is { Length: > 0 and <= LongestReference } id)
                {
                    known.TryAdd(id, words);
                }
            }
        }

        return known;
    }

    private static string Quoted(string script) =>
        script.IndexOfAny(['\'', '"']) is var start and >= 0 && script.IndexOf(script[start], start + 1) is var end and > 0 ? script[(start + 1)..end] : "";
}
