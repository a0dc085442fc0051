using System.Collections.Frozen;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Sets the frame of a page apart from its content: navigation, footers, related ads, reviews, cookie notices. Each sign
/// is weak evidence; a box that holds the main heading or most of the text is never taken for frame.
/// </summary>
internal static class Boilerplate
{
    private const double MostOfThePage = 0.6;
    private const double SmallPart = 0.35;
    private const int ShortestMenu = 3;

    // Parts of class names and ids, in the languages sites name them in.
    private static readonly FrozenSet<string> FrameNames = new[]
    {
        "nav", "navbar", "navi", "navigation", "menu", "mainmenu", "topbar", "topmenu", "submenu", "breadcrumb", "breadcrumbs", "crumbs", "brotkrumen", "footer", "foot", "fuss", "fusszeile",
        "pied", "pie", "podval", "cookie", "cookies", "consent", "gdpr", "pagination", "pager", "paginator", "share", "sharing", "social", "newsletter",
        "related", "similar", "aehnlich", "aehnliche", "ahnliche", "weitere", "similaires", "similares", "relacionados", "simili", "correlati", "pohozhie", "pohozie", "podobne", "benzer", "recommended",
        "recommendations", "recommend", "empfehlungen", "more", "others", "disclaimer", "copyright", "searchbox", "searchform", "suche", "filter", "filters", "toolbar", "banner", "promo", "support",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NetworkNames = new[] { "social", "share", "sharing" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ReviewNames = new[]
    {
        "reviews", "review", "comments", "comment", "kommentare", "bewertungen", "commentaires", "avis", "comentarios", "opiniones", "otzyvy", "testimonials", "guestbook",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "card-footer" is the foot of a card, not of the page.
    private static readonly FrozenSet<string> ComponentNames = new[] { "card", "panel", "box", "tile", "modal", "profile", "profil", "ad", "item", "entry", "post", "article", "details", "detail", "contact", "kontakt" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Excludes the frame by its tags, names and wording. Cards are left to the caller, who knows what the page is.</summary>
    public static void Exclude(PageOutline outline, PageWords words, Uri page)
    {
        var mainHeading = MainHeading(outline);
        ExcludeDescribed(outline, mainHeading);
        foreach (var box in outline.Boxes)
        {
            if (!box.Excluded && box.Index > 0 && !Holds(box, mainHeading) && IsFrame(outline, box, mainHeading))
            {
                if (HasName(box, ReviewNames))
                {
                    outline.Reviews.Add((box.FirstLine, box.EndLine));
                }

                outline.Exclude(box);
            }
        }

        foreach (var box in outline.Boxes)
        {
            if (!box.Excluded && box.EndAnchor - box.FirstAnchor >= ShortestMenu)
            {
                ExcludeLinkRuns(outline, box, page);
            }
        }

        ExcludeByWording(outline, words, mainHeading);
    }

    // What the page's own markup says is its frame, its operator or a client's word.
    private static void ExcludeDescribed(PageOutline outline, int mainHeading)
    {
        foreach (var (element, index) in outline.Properties)
        {
            if (index < 0 || outline.Boxes[index] is not { Excluded: false } box || !ReferenceEquals(box.Element, element) || Holds(box, mainHeading))
            {
                continue;
            }

            if (PropertyAttributes.IsReview(element))
            {
                outline.Reviews.Add((box.FirstLine, box.EndLine));
                outline.Exclude(box);
            }
            else if (PropertyAttributes.IsFrame(element))
            {
                outline.Exclude(box);
            }
        }
    }

    // Three siblings in a row that are nothing but a link into the site: a menu, whatever it is called.
    private static void ExcludeLinkRuns(PageOutline outline, Box parent, Uri page)
    {
        var run = new List<Box>();
        foreach (var child in outline.ChildrenOf(parent).Append(null))
        {
            if (child is { IsCard: false } && IsBareLink(outline, child, page))
            {
                run.Add(child);
                continue;
            }

            if (run.Count >= ShortestMenu)
            {
                run.ForEach(outline.Exclude);
                outline.ExcludeHeadingAbove(run[0].FirstLine);
            }

            run.Clear();
        }
    }

    private static bool IsBareLink(PageOutline outline, Box box, Uri page) =>
        box.TextLength is > 0 and <= 40 && box.LinkDensity > 0.8 && box.EndAnchor - box.FirstAnchor == 1
        && outline.Anchors[box.FirstAnchor].Target is { } target && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The line of the first top heading that is not part of the frame, or −1.</summary>
    private static int MainHeading(PageOutline outline)
    {
        for (var level = 1; level <= 2; level++)
        {
            for (var i = 0; i < outline.Lines.Count; i++)
            {
                if (outline.Lines[i].Heading == level && !IsInTaggedFrame(outline, outline.Lines[i].Box))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static bool IsInTaggedFrame(PageOutline outline, int box)
    {
        for (var i = box; i >= 0; i = outline.Boxes[i].Parent)
        {
            if (outline.Boxes[i].Tag is "nav" or "footer" or "aside" || outline.Boxes[i].IsCard)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(Box box, int line) => line >= box.FirstLine && line < box.EndLine;

    private static bool IsFrame(PageOutline outline, Box box, int mainHeading)
    {
        var share = outline.TextLength == 0 ? 0 : (double)box.TextLength / outline.TextLength;
        switch (box.Tag)
        {
            case "nav":
                return true;
            case "footer":
                return !IsInside(outline, box, "article") || box.LinkDensity > 0.5;
            case "header":
                return share < MostOfThePage && !IsInside(outline, box, "article") && !IsInside(outline, box, "main");
            case "aside":
                return share < MostOfThePage && (box.LinkDensity > 0.4 || CardsInside(outline, box) >= 2) && !IsForContact(outline, box);
        }

        if (box.Tag is "td" or "li" && share < SmallPart && IsMenu(outline, box, mainHeading))
        {
            return true;
        }

        if (box.Tag is "a" or "li" or "td" or "tr" or "tbody" or "html" or "body" or "main" or "article" || share > MostOfThePage)
        {
            return false;
        }

        var role = box.Element.GetAttribute("role");
        if (role is "navigation" or "contentinfo" or "search" or "banner" or "menu" or "menubar")
        {
            return true;
        }

        // A bar of the site's networks holds links; the advertiser's own names may stand there in plain text.
        return ((HasName(box, FrameNames) && !(box.EndAnchor == box.FirstAnchor && HasName(box, NetworkNames))) || HasName(box, ReviewNames)) && share < MostOfThePage
            || (share < SmallPart && IsMenu(outline, box, mainHeading));
    }

    // Three links and hardly anything else.
    private static bool IsMenu(PageOutline outline, Box box, int mainHeading)
    {
        if (box.LinkDensity < 0.7 || box.EndAnchor - box.FirstAnchor < ShortestMenu)
        {
            return false;
        }

        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (outline.Anchors[i].Target is null)
            {
                return false;
            }
        }

        return !IsForContact(outline, box) && !IsOwnNetworks(outline, box, mainHeading);
    }

    // At least half of its links call or write to somebody.
    private static bool IsForContact(PageOutline outline, Box box)
    {
        var contacts = 0;
        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            contacts += ContactLinks.IsPersonal(outline.Anchors[i]) ? 1 : 0;
        }

        return contacts > 0 && contacts * 2 >= box.EndAnchor - box.FirstAnchor;
    }

    // Nothing but links to messengers and networks, right below the main heading and beside no menu: the advertiser's own, not the site's.
    private static bool IsOwnNetworks(PageOutline outline, Box box, int mainHeading)
    {
        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (!ContactLinks.IsContact(outline.Anchors[i]))
            {
                return false;
            }
        }

        var around = box.Parent;
        while (around > 0 && outline.Boxes[around].EndLine - outline.Boxes[around].FirstLine <= box.EndLine - box.FirstLine + 1)
        {
            around = outline.Boxes[around].Parent;
        }

        return around > 0 && outline.Boxes[around].Tag is not "body" && Holds(outline.Boxes[around], mainHeading)
            && !outline.Boxes.Skip(around).Take(outline.Boxes[around].End - around).Any(b => b.Tag is "nav" or "footer" or "header" && b.LinkDensity > 0.5);
    }

    private static bool IsInside(PageOutline outline, Box box, string tag)
    {
        for (var i = box.Parent; i >= 0; i = outline.Boxes[i].Parent)
        {
            if (string.Equals(outline.Boxes[i].Tag, tag, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int CardsInside(PageOutline outline, Box box)
    {
        var cards = 0;
        for (var i = box.Index; i < box.End; i++)
        {
            cards += outline.Boxes[i].IsCard ? 1 : 0;
        }

        return cards;
    }

    private static bool HasName(Box box, FrozenSet<string> sought) => HasName(box.Element.ClassName, sought) || HasName(box.Element.Id, sought);

    private static bool HasName(string? names, FrozenSet<string> sought)
    {
        if (string.IsNullOrEmpty(names))
        {
            return false;
        }

        Span<char> lower = stackalloc char[Math.Min(names.Length, 100)];
        names.AsSpan(0, lower.Length).ToLowerInvariant(lower);
        var frames = sought.GetAlternateLookup<ReadOnlySpan<char>>();
        var components = ComponentNames.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in ((ReadOnlySpan<char>)lower).Split(' '))
        {
            var inComponent = false;
            foreach (var part in ((ReadOnlySpan<char>)lower[name]).SplitAny("-_"))
            {
                var word = lower[name][part];
                if (frames.Contains(word) && !inComponent)
                {
                    return true;
                }

                inComponent |= components.Contains(word);
            }
        }

        return false;
    }

    private static void ExcludeByWording(PageOutline outline, PageWords words, int mainHeading)
    {
        for (var i = 0; i < outline.Lines.Count; i++)
        {
            var line = outline.Lines[i];
            if (line.Excluded || line.Text.Length > 300 || i == mainHeading)
            {
                continue;
            }

            var found = words.Find(line.Text);
            if (found.Is(PageWord.Related) || found.Is(PageWord.Reviews) || (line.Heading > 1 && (found.OpensWith(PageWord.Related) || found.OpensWith(PageWord.Reviews))))
            {
                var section = ExcludeSection(outline, i, mainHeading);
                if (found.Is(PageWord.Reviews) || (line.Heading > 1 && found.OpensWith(PageWord.Reviews)))
                {
                    outline.Reviews.Add(section);
                }
            }
            else if (found.Is(PageWord.Report))
            {
                outline.ExcludeLines(i, i + 1);
            }
            else if ((found.Has(PageWord.Footer) || line.Text.Contains('©')) && line.Text.Length < 200 && !Reveals(outline, i))
            {
                ExcludeSurroundings(outline, i, mainHeading);
            }
        }
    }

    // The button that shows the ad's number may stand beside the one that reports the ad.
    private static bool Reveals(PageOutline outline, int line) => outline.DataContacts.Any(d => d.Box >= 0 && Holds(outline.Boxes[d.Box], line));

    // From a heading to the next one of its rank, or to the end of the box it opens. Returns the lines excluded.
    private static (int First, int End) ExcludeSection(PageOutline outline, int line, int mainHeading)
    {
        var box = outline.Boxes[outline.Lines[line].Box];
        while (box.Parent > 0 && outline.Boxes[box.Parent].FirstLine == line && !Holds(outline.Boxes[box.Parent], mainHeading))
        {
            box = outline.Boxes[box.Parent];
        }

        if (box.EndLine - box.FirstLine > 1 && !Holds(box, mainHeading))
        {
            outline.Exclude(box);
            return (box.FirstLine, box.EndLine);
        }

        var parent = outline.Boxes[Math.Max(0, box.Parent)];
        var rank = outline.Lines[line].Heading;
        var end = line + 1;
        while (end < parent.EndLine && end < outline.Lines.Count && !(outline.Lines[end].Heading > 0 && (rank == 0 || outline.Lines[end].Heading <= rank)))
        {
            end++;
        }

        ExcludeRange(outline, line, end);
        return (line, end);
    }

    private static void ExcludeRange(PageOutline outline, int first, int end)
    {
        outline.ExcludeLines(first, end);
        foreach (var box in outline.Boxes)
        {
            if (box.FirstLine >= first && box.EndLine <= end && box.EndLine > box.FirstLine)
            {
                box.Excluded = true;
            }
        }
    }

    // A support line or a notice of rights belongs to a block that is small and has no part of the heading.
    private static void ExcludeSurroundings(PageOutline outline, int line, int mainHeading)
    {
        outline.ExcludeLines(line, line + 1);
        var last = -1;
        for (var i = outline.Lines[line].Box; i > 0; i = outline.Boxes[i].Parent)
        {
            var box = outline.Boxes[i];
            var share = (double)box.TextLength / Math.Max(1, outline.TextLength);
            if (Holds(box, mainHeading) || share > SmallPart || box.Tag is "main" or "article" or "body")
            {
                break;
            }

            last = i;
        }

        if (last > 0 && outline.Boxes[last].FirstLine > mainHeading && IsTail(outline, outline.Boxes[last]))
        {
            outline.Exclude(outline.Boxes[last]);
        }
        else if (outline.Lines[line].Box is var own and > 0 && outline.Boxes[own].EndLine - outline.Boxes[own].FirstLine <= 3 && !Holds(outline.Boxes[own], mainHeading))
        {
            outline.Exclude(outline.Boxes[own]);
        }
    }

    // Nothing but frame follows.
    private static bool IsTail(PageOutline outline, Box box)
    {
        var after = 0;
        for (var i = box.EndLine; i < outline.Lines.Count; i++)
        {
            after += outline.Lines[i].Excluded ? 0 : outline.Lines[i].Text.Length;
        }

        return after < Math.Max(200, outline.TextLength * 0.1);
    }
}
