using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Tabs, buttons and links within the page, and what they name: "#rates", data-target="rates", onclick="show('rates')". The page is searched for them
/// when first asked; most pages have nothing to open.
/// </summary>
internal sealed class PageControls
{
    /// <summary>A tab says no more than so many characters.</summary>
    public const int LongestWords = 40;

    private const int LongestReference = 60;
    private const int MostTabs = 24;

    /// <summary>A single panel is a part of the page with a menu of its own.</summary>
    private const int FewestTabs = 2;
    private const string Controls = "[role=tab],[class*=tab] li,[class*=tab] a,[class*=tab] button,[aria-controls],[data-target],[data-bs-target],[data-tab],[data-toggle-target],a[href^='#'],label[for]";

    private readonly IDocument document;
    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> tabs = new(StringComparer.Ordinal);
    private bool isRead;

    public PageControls(IDocument document)
    {
        this.document = document;
    }

    /// <summary>Whether a control names what has this id.</summary>
    public bool Open(string id)
    {
        Read();
        return named.Contains(id);
    }

    /// <summary>The words of the tab that names this id or name, one of several; null where none does.</summary>
    public string? TabOf(string name)
    {
        Read();
        return tabs.Count >= FewestTabs ? tabs.GetValueOrDefault(name) : null;
    }

    /// <summary>Whether the element is a link that leads nowhere and is clicked for its script.</summary>
    public static bool LeadsNowhere(IElement link) =>
        link.LocalName is "a" && link.GetAttribute("href") is var href && (href is null or "#" or "" || href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));

    private void Read()
    {
        if (isRead)
        {
            return;
        }

        isRead = true;
        foreach (var control in document.QuerySelectorAll(Controls))
        {
            var words = IsTab(control) && tabs.Count < MostTabs ? control.TextContent.Trim() : "";
            foreach (var attribute in control.Attributes)
            {
                if (Reference(attribute).TrimStart('#') is not { Length: > 0 and <= LongestReference } reference)
                {
                    continue;
                }

                named.Add(reference);
                if (words.Length is > 1 and <= LongestWords)
                {
                    tabs.TryAdd(reference, words);
                }
            }
        }
    }

    private static bool IsTab(IElement control) => control.GetAttribute("role") is "tab" || (control.LocalName is "li" or "a" or "button" && StandsInTabs(control));

    private static bool StandsInTabs(IElement control)
    {
        for (var around = control.ParentElement; around is not null; around = around.ParentElement)
        {
            if (around.GetAttribute("class") is { } classes && classes.Contains("tab", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Reference(IAttr attribute) => attribute.Name switch
    {
        "href" => attribute.Value.StartsWith('#') ? attribute.Value : "",
        "aria-controls" or "for" => attribute.Value,
        "onclick" => Quoted(attribute.Value),
        _ => attribute.Name.StartsWith("data-", StringComparison.Ordinal) ? attribute.Value : "",
    };

    private static string Quoted(string script) =>
        script.IndexOfAny(['\'', '"']) is var start and >= 0 && script.IndexOf(script[start], start + 1) is var end and > 0 ? script[(start + 1)..end] : "";
}
