using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>What a page's head states. Its elements stand side by side, so that they are walked rather than searched by selectors.</summary>
internal static class PageHead
{
    public static IEnumerable<IElement> Elements(IDocument document, string tag)
    {
        for (var element = document.Head?.FirstElementChild; element is not null; element = element.NextElementSibling)
        {
            if (string.Equals(element.LocalName, tag, StringComparison.Ordinal))
            {
                yield return element;
            }
        }
    }

    /// <summary>The trimmed content of the first <c>&lt;meta property="…"&gt;</c>; null when there is none.</summary>
    public static string? Property(IDocument document, string name) =>
        Elements(document, "meta").FirstOrDefault(m => string.Equals(m.GetAttribute("property"), name, StringComparison.Ordinal))?.GetAttribute("content")?.Trim();

    /// <summary>Where the first <c>&lt;link rel="…"&gt;</c> leads; null when there is none.</summary>
    public static Uri? Link(IDocument document, string relation, Uri baseUri) =>
        Elements(document, "link").FirstOrDefault(l => string.Equals(l.GetAttribute("rel"), relation, StringComparison.Ordinal))?.GetAttribute("href") is { } href ? PageAddress.Resolve(baseUri, href) : null;
}
