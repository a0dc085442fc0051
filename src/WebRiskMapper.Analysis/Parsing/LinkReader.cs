using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Turns a page's anchors into distinct links with the part each probably plays.</summary>
internal static class LinkReader
{
    private const int MostLinks = 2_000;

    public static IReadOnlyList<PageLink> Read(IDocument document, IReadOnlyList<IHtmlScriptElement> scripts, PageOutline outline, CardFindings cards, PageWords words, Uri page, Uri baseUri, Uri? canonical, AgeGateAction? gate)
    {
        var kinds = new Dictionary<Uri, LinkKind>();
        var order = new List<Uri>();
        Dictionary<Uri, string>? languages = null;
        if (canonical is not null && canonical != page)
        {
            Note(canonical, LinkKind.Canonical, kinds, order);
        }

        if (gate is { Method: GateMethod.Get })
        {
            Note(gate.Url, LinkKind.AgeGateAccept, kinds, order);
        }

        foreach (var (target, kind, language) in DeclaredLinks.InHead(document, baseUri))
        {
            if (target != page)
            {
                Note(target, kind, kinds, order);
                if (language is not null)
                {
                    (languages ??= [])[target] = language;
                }
            }
        }

        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Target is { } target && order.Count < MostLinks && !PageAddress.IsFile(target))
            {
                // The same page linked again is not judged again, unless nothing was known of it.
                if (!kinds.TryGetValue(target, out var known) || known == LinkKind.Other)
                {
                    Note(target, KindOf(anchor, target, outline, cards, words, page), kinds, order);
                }

                if (anchor.Element.GetAttribute("hreflang") is { Length: >= 2 } language)
                {
                    (languages ??= [])[target] = language.ToLowerInvariant();
                }
            }
        }

        foreach (var target in DeclaredLinks.InScripts(scripts, baseUri))
        {
            if (order.Count < MostLinks && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase) && !PageAddress.IsFile(target))
            {
                Note(target, cards.Shape is { } shape && PageAddress.IsTelling(shape) && string.Equals(PageAddress.Shape(target), shape, StringComparison.Ordinal) ? LinkKind.Ad : LinkKind.Other, kinds, order);
            }
        }

        return order.ConvertAll(u => new PageLink(u, kinds[u], languages?.GetValueOrDefault(u)));
    }

    private static void Note(Uri target, LinkKind kind, Dictionary<Uri, LinkKind> kinds, List<Uri> order)
    {
        if (!kinds.TryGetValue(target, out var known))
        {
            kinds.Add(target, kind);
            order.Add(target);
        }
        else if (known == LinkKind.Other)
        {
            kinds[target] = kind;
        }
    }

    private static LinkKind KindOf(Anchor anchor, Uri target, PageOutline outline, CardFindings cards, PageWords words, Uri page)
    {
        if (!string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase))
        {
            return LinkKind.Other;
        }

        var rel = anchor.Element.GetAttribute("rel") ?? "";
        var found = words.Find(anchor.Text);
        if (rel.Contains("next", StringComparison.OrdinalIgnoreCase) || found.Is(PageWord.Next) || anchor.Text is "»" or "›" or ">" or ">>" or "→")
        {
            return LinkKind.Next;
        }

        if (outline.IsInCard(anchor.Box))
        {
            return cards.Shape is null || string.Equals(PageAddress.Shape(target), cards.Shape, StringComparison.Ordinal) ? LinkKind.Ad : LinkKind.Other;
        }

        if (found.OpensWith(PageWord.ServicePage) || found.Has(PageWord.Footer) || found.Is(PageWord.Report) || found.Is(PageWord.Login) || target == page)
        {
            return LinkKind.Other;
        }

        if (cards.Shape is { } common && PageAddress.IsTelling(common) && !IsNumber(anchor.Text) && string.Equals(PageAddress.Shape(target), common, StringComparison.Ordinal))
        {
            return LinkKind.Ad;
        }

        // What stays inside the site, is named and is no service page leads to more lists: cities, categories, page numbers.
        return anchor.Text.Length is > 0 and <= 40 ? LinkKind.List : LinkKind.Other;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit);

}
