using WebRiskMapper.Analysis.Extraction;

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
    private const int LongestHead = 400;
    private const int DigitsOfNoDate = 9;
    private const int FewestOfGallery = 3;
    private const int LongestLabel = 48;

    /// <summary>Excludes the frame by its tags, names and wording. Cards are left to the caller, who knows what the page is.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="thread">The thread that the page shows, if it shows one.</param>
    public static void Exclude(PageOutline outline, PageWords words, LabelLexicon labels, Uri page, string? title, ForumThread? thread)
    {
        var mainHeading = MainHeading.Find(outline, page, title);
        thread?.ExcludeOthers(outline, mainHeading);
        ExcludeHead(outline, page, mainHeading);
        ExcludeDescribed(outline, mainHeading);
        foreach (var box in outline.Boxes)
        {
            if (!box.Excluded && box.Index > 0 && !Holds(box, mainHeading) && IsFrame(outline, box, labels, mainHeading))
            {
                if (box.Parts.Has(PagePart.Reviews))
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
                ExcludeLinkRuns(outline, box, labels, page, mainHeading);
            }
        }

        WordedParts.Exclude(outline, words, page, mainHeading);
        OthersCards.Exclude(outline, mainHeading);
        SideParts.Exclude(outline, mainHeading);
        SideColumns.Exclude(outline, mainHeading);
    }

    // What stands above the heading together with the way to the site's first page is the head of the site, whatever its tags.
    private static void ExcludeHead(PageOutline outline, Uri page, int mainHeading)
    {
        foreach (var anchor in outline.Anchors)
        {
            if (outline.Boxes[anchor.Box].FirstLine >= mainHeading)
            {
                break;
            }

            if (!MainHeading.IsHome(anchor, page))
            {
                continue;
            }

            var top = outline.Boxes[anchor.Box];
            while (top.Parent > 0 && outline.Boxes[top.Parent] is var around && around.EndLine <= mainHeading && around.Tag is not "main" and not "article"
                && around.TextLength <= LongestHead && around.EndImage - around.FirstImage < FewestOfGallery)
            {
                top = around;
            }

            outline.Exclude(top);
        }
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
    private static void ExcludeLinkRuns(PageOutline outline, Box parent, LabelLexicon labels, Uri page, int mainHeading)
    {
        var run = new List<Box>();
        foreach (var child in outline.ChildrenOf(parent).Append(null))
        {
            if (child is { IsCard: false } && IsBareLink(outline, child, page))
            {
                run.Add(child);
                continue;
            }

            if (run.Count >= ShortestMenu && !IsLabelled(outline, run[0].FirstLine - 1, labels, mainHeading) && !IsLabelled(outline, run[0].FirstLine, labels, mainHeading))
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

    public static bool Holds(Box box, int line) => line >= box.FirstLine && line < box.EndLine;

    private static bool IsFrame(PageOutline outline, Box box, LabelLexicon labels, int mainHeading)
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
                return share < MostOfThePage && (box.LinkDensity > 0.4 || CardsInside(outline, box) >= 2) && !IsForContact(outline, box) && !(OpensWithContact(outline, box) && (HoldsOnlyReveal(outline, box) || !HasContactElsewhere(outline, box, mainHeading)));
        }

        if (box.Tag is "td" or "li" && share < SmallPart && IsMenu(outline, box, labels, mainHeading))
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
        var parts = box.Parts;
        return ((parts.Has(PagePart.Frame) && !(parts.Has(PagePart.Network) && IsOwnBar(outline, box, mainHeading))) || parts.Has(PagePart.Related) || parts.Has(PagePart.Reviews)) && share < MostOfThePage
            || (share < SmallPart && IsMenu(outline, box, labels, mainHeading));
    }

    // Three links and hardly anything else.
    private static bool IsMenu(PageOutline outline, Box box, LabelLexicon labels, int mainHeading)
    {
        if (box.LinkDensity < 0.7 || box.EndAnchor - box.FirstAnchor < ShortestMenu)
        {
            return false;
        }

        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (outline.Anchors[i].Target is not { } target || PageAddress.IsFile(target))
            {
                return false;
            }
        }

        return !IsForContact(outline, box) && !IsOwnNetworks(outline, box, mainHeading) && !IsLabelled(outline, box.FirstLine, labels, mainHeading) && !IsLabelled(outline, box.FirstLine - 1, labels, mainHeading);
    }

    // "Services", "Languages": what a label below the heading announces is the ad's own, though each value leads to a list of its kind.
    private static bool IsLabelled(PageOutline outline, int line, LabelLexicon labels, int mainHeading) =>
        mainHeading >= 0 && line > mainHeading && line < outline.Lines.Count && outline.Lines[line] is { Excluded: false, Text: var text, Box: var box }
        && (IsNamedLabel(outline, text, box) || labels.Find(text.AsSpan(0, text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? colon : text.Length).TrimEnd(), null) is FieldLabel.Services or FieldLabel.SpokenLanguages or FieldLabel.Nationality or FieldLabel.VisitType or FieldLabel.Availability);

    // "What you may ask for" is no label that anybody knows, but the page's own classes say that it is one.
    private static bool IsNamedLabel(PageOutline outline, string text, int box) =>
        box >= 0 && text.Length <= LongestLabel && FieldNames.IsLabel(outline.Boxes[box].Element.ClassName);

    // A number above the other ads, which are set apart by themselves.
    private static bool OpensWithContact(PageOutline outline, Box box)
    {
        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count && !outline.IsInCard(outline.Lines[i].Box); i++)
        {
            if (ContactLinks.HasCallableNumber(outline.Lines[i].Text) || outline.DataContacts.Any(d => d.Box >= 0 && Holds(outline.Boxes[d.Box], i)))
            {
                return true;
            }
        }

        return false;
    }

    // The button that shows a number is the ad's, where there is no second one.
    private static bool HoldsOnlyReveal(PageOutline outline, Box box) =>
        outline.DataContacts.Count > 0 && outline.DataContacts.All(d => d.Box >= box.Index && d.Box < box.End && !outline.IsInCard(d.Box));

    // Where the ad itself tells a number, those beside it are others'.
    private static bool HasContactElsewhere(PageOutline outline, Box box, int mainHeading)
    {
        for (var i = Math.Max(0, mainHeading); i < outline.Lines.Count; i++)
        {
            if (!Holds(box, i) && !outline.Lines[i].Excluded && ContactLinks.HasCallableNumber(outline.Lines[i].Text, DigitsOfNoDate) && !IsInFrame(outline, outline.Lines[i].Box))
            {
                return true;
            }
        }

        return outline.DataContacts.Any(d => d.Box >= 0 && !Holds(box, outline.Boxes[d.Box].FirstLine) && !outline.Boxes[d.Box].Excluded && !IsInFrame(outline, d.Box));
    }

    private static bool IsInFrame(PageOutline outline, int box)
    {
        for (var i = box; i >= 0; i = outline.Boxes[i].Parent)
        {
            if (outline.Boxes[i] is { IsCard: true } or { Tag: "footer" or "header" or "nav" or "aside" } || outline.Boxes[i].Parts.Has(PagePart.Reviews) || outline.Boxes[i].Parts.Has(PagePart.Related) || outline.Boxes[i].Parts.Has(PagePart.Frame))
            {
                return true;
            }
        }

        return false;
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
    private static bool IsOwnNetworks(PageOutline outline, Box box, int mainHeading) =>
        HoldsNetworksOnly(outline, box) && Around(outline, box) is { } around
        && ((Holds(around, mainHeading) && !outline.Boxes.Skip(around.Index).Take(around.End - around.Index).Any(b => b.Tag is "nav" or "footer" or "header" && b.LinkDensity > 0.5)) || IsBesideContact(outline, around, mainHeading));

    // Links that a site would call its networks are the advertiser's where they stand beside her number only.
    private static bool IsOwnBar(PageOutline outline, Box box, int mainHeading) =>
        box.EndAnchor == box.FirstAnchor || (HoldsNetworksOnly(outline, box) && Around(outline, box) is { } around && IsBesideContact(outline, around, mainHeading));

    private static bool HoldsNetworksOnly(PageOutline outline, Box box)
    {
        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (!ContactLinks.IsContact(outline.Anchors[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The box that holds more than this one and its heading; null where only the page does.
    private static Box? Around(PageOutline outline, Box box)
    {
        var around = box.Parent;
        while (around > 0 && outline.Boxes[around].EndLine - outline.Boxes[around].FirstLine <= box.EndLine - box.FirstLine + 1)
        {
            around = outline.Boxes[around].Parent;
        }

        return around > 0 && outline.Boxes[around].Tag is not "body" ? outline.Boxes[around] : null;
    }

    // Below the number or the mail that the same part of the content tells.
    private static bool IsBesideContact(PageOutline outline, Box around, int mainHeading)
    {
        if (around.FirstLine <= mainHeading || around.Tag is "footer" or "header" or "nav" or "aside" || !(IsInside(outline, around, "main") || IsInside(outline, around, "article")) || IsInside(outline, around, "footer") || IsInside(outline, around, "aside"))
        {
            return false;
        }

        for (var i = around.FirstLine; i < around.EndLine && i < outline.Lines.Count; i++)
        {
            if (ContactLinks.HasCallableNumber(outline.Lines[i].Text))
            {
                return true;
            }
        }

        return false;
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
}
