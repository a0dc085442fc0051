using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// The other hosts that a page itself leads to. What an advertiser links from an ad (an own page, a network, a payment service) is never read:
/// on the page of an ad only the site's navigation and footer count, and on a list nothing inside the card of an ad.
/// </summary>
internal static class OutLinks
{
    private const int MostHosts = 200;

    private static readonly FrozenSet<string> FooterNames = new[] { "foot", "footer", "fuss", "fusszeile", "pied", "podval", "bottom" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> NavigationNames = new[] { "nav", "navbar", "navi", "navigation", "menu", "mainmenu", "topbar", "topmenu", "submenu", "header" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<OutLink> Read(PageOutline outline, PageType type, Uri page, PlatformWords words, WellKnownDomains wellKnown)
    {
        Dictionary<string, OutLink>? found = null;
        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Target is not { } target || string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var host = HostOf(target);
            if (host.Length == 0 || wellKnown.Contains(host) || PlaceOf(outline, anchor, type, page) is not { } placement)
            {
                continue;
            }

            found ??= new Dictionary<string, OutLink>(StringComparer.Ordinal);
            if (found.TryGetValue(host, out var known))
            {
                found[host] = known with { Placement = placement > known.Placement ? placement : known.Placement, HasCue = known.HasCue || words.AreIn(anchor.Text) };
            }
            else if (found.Count < MostHosts)
            {
                found.Add(host, new OutLink(host, placement, words.AreIn(anchor.Text) || words.AreIn(host)));
            }
        }

        return found is null ? [] : [.. found.Values];
    }

    /// <summary>Empty for a host that has no ASCII form.</summary>
    private static string HostOf(Uri target)
    {
        try
        {
            return target.IdnHost.TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return "";
        }
    }

    /// <summary>Null where an advertiser may have put the link.</summary>
    private static LinkPlacement? PlaceOf(PageOutline outline, Anchor anchor, PageType type, Uri page)
    {
        var place = LinkPlacement.Content;
        for (var i = anchor.Box; i >= 0; i = outline.Boxes[i].Parent)
        {
            var box = outline.Boxes[i];
            if (box.IsCard && LeadsInside(outline, box, page))
            {
                return null;
            }

            if (box.Tag is "article")
            {
                // The foot of an article is the article's.
                place = LinkPlacement.Content;
            }
            else if (place == LinkPlacement.Content && box.Tag is not "a")
            {
                place = FrameOf(box);
            }
        }

        return type == PageType.Ad && (place == LinkPlacement.Content || !outline.Boxes[anchor.Box].Excluded) ? null : place;
    }

    private static LinkPlacement FrameOf(Box box) => box.Tag switch
    {
        "footer" => LinkPlacement.Footer,
        "nav" or "header" => LinkPlacement.Navigation,
        "body" or "html" or "main" => LinkPlacement.Content,
        _ => Names(box.Element.GetAttribute("class")) is var byClass and not LinkPlacement.Content ? byClass : Names(box.Element.GetAttribute("id")),
    };

    private static LinkPlacement Names(ReadOnlySpan<char> names)
    {
        var footers = FooterNames.GetAlternateLookup<ReadOnlySpan<char>>();
        var navigation = NavigationNames.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in names.SplitAny(" -_"))
        {
            var name = names[part];
            if (footers.Contains(name))
            {
                return LinkPlacement.Footer;
            }

            if (navigation.Contains(name))
            {
                return LinkPlacement.Navigation;
            }
        }

        return LinkPlacement.Content;
    }

    /// <summary>A card that leads to a page of the site is the card of an ad; one that leads only elsewhere is an entry of a list of links.</summary>
    private static bool LeadsInside(PageOutline outline, Box card, Uri page)
    {
        for (var i = card.FirstAnchor; i < card.EndAnchor; i++)
        {
            if (outline.Anchors[i].Target is { } target && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
