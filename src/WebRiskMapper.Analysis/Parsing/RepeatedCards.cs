namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Finds groups of sibling boxes that each lead to a page of their own: the results of a list, or the related ads
/// beside an ad.
/// </summary>
internal static class RepeatedCards
{
    private const int SmallestGroup = 3;
    private const int SmallGroup = 2;
    private const int LongestCard = 1_500;

    /// <summary>Pages that a card leads to on average: the ad, perhaps its city and its category.</summary>
    private const int MostTargets = 3;

    /// <summary>Marks the cards and tells what they amount to.</summary>
    public static CardFindings Find(PageOutline outline, Uri page)
    {
        var shapes = new Dictionary<string, int>(StringComparer.Ordinal);
        var targets = new HashSet<Uri>();
        var cards = 0;
        var offers = 0;
        var text = 0;
        var groups = new List<Box>();
        foreach (var parent in outline.Boxes)
        {
            if (parent.Excluded || outline.IsInCard(parent.Index))
            {
                continue;
            }

            foreach (var members in SiblingsAlike(outline, parent))
            {
                var links = members.ConvertAll(m => DetailLink(outline, m, page));
                var shapeOf = links.OfType<Uri>().Distinct().ToDictionary(l => l, PageAddress.Shape);
                if (!IsCardGroup(outline, members, shapeOf) || AreColumns(outline, members) || AreFields(members))
                {
                    continue;
                }

                groups.Add(parent);
                var most = shapeOf.Values.CountBy(s => s, StringComparer.Ordinal).MaxBy(s => s.Value).Key;
                for (var i = 0; i < members.Count; i++)
                {
                    // Who can be called from a box drawn like the cards, which leads elsewhere, is the page's own.
                    if ((links[i] is not { } own || !string.Equals(shapeOf[own], most, StringComparison.Ordinal)) && IsToBeCalled(outline, members[i]))
                    {
                        continue;
                    }

                    members[i].IsCard = true;
                    text += members[i].TextLength;
                    if (links[i] is { } link && targets.Add(link))
                    {
                        cards++;
                        offers += Offers(outline, members[i]) ? 1 : 0;
                        var shape = shapeOf[link];
                        shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
                    }
                }
            }
        }

        MarkSmallGroups(outline, page, groups);
        var unlinked = UnlinkedCards.Mark(outline, groups, ref text);
        cards += unlinked;
        offers += unlinked;
        var below = page.AbsolutePath.TrimEnd('/') + "/";
        var common = shapes.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).FirstOrDefault();
        return new CardFindings(cards, text, common.Value * 2 >= cards && cards > 0 ? common.Key : null, groups, offers, below.Length > 1 ? targets.Count(t => t.AbsolutePath.StartsWith(below, StringComparison.OrdinalIgnoreCase)) : 0);
    }

    // A number to call or a sum of money, or a picture with some number about whom it shows.
    private static bool Offers(PageOutline outline, Box box)
    {
        if (box.EndImage > box.FirstImage && LineHasDigit(outline, box))
        {
            return true;
        }

        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count; i++)
        {
            if (ContactLinks.HasCallableNumber(outline.Lines[i].Text) || (outline.Lines[i].Text.AsSpan().ContainsAny("€£$₽₴₺₾₸₼") && outline.Lines[i].Text.AsSpan().ContainsAnyInRange('0', '9')))
            {
                return true;
            }
        }

        return IsToBeCalled(outline, box);
    }

    /// <summary>The largest group that was marked.</summary>
    public static CardLayout? LayoutOf(PageOutline outline)
    {
        var groups = outline.Boxes.Where(b => b.IsCard).GroupBy(b => (b.Parent, b.Tag, b.FirstClass));
        return groups.MaxBy(g => g.Count()) is { } largest ? new CardLayout(PageLayout.PathOf(outline.Boxes, largest.First()), largest.Count()) : null;
    }

    /// <summary>Whether a block stands in the place of a site's cards.</summary>
    public static bool Has(PageOutline outline, string path) =>
        outline.Boxes.Any(b => path.EndsWith(PageLayout.StepOf(b), StringComparison.Ordinal) && string.Equals(PageLayout.PathOf(outline.Boxes, b), path, StringComparison.Ordinal));

    private static IEnumerable<List<Box>> SiblingsAlike(PageOutline outline, Box parent)
    {
        if (parent.End - parent.Index <= SmallestGroup || parent.EndAnchor - parent.FirstAnchor < SmallestGroup)
        {
            return [];
        }

        return outline.ChildrenOf(parent)
            .Where(b => b.TextLength <= LongestCard && b.EndAnchor > b.FirstAnchor && !b.IsPost)
            .GroupBy(b => (b.Tag, b.FirstClass))
            .Where(g => g.Skip(SmallestGroup - 1).Any())
            .Select(g => g.ToList());
    }

    // "even" and "odd" are drawn in turn.
    private static string KindOf(Box box) => box.FirstClass is var first && first is "even" or "odd" or "first" or "last" or "alt" ? "" : first;

    // Two will do where each shows somebody and leads to a page like this one, or beside it.
    private static void MarkSmallGroups(PageOutline outline, Uri page, List<Box> groups)
    {
        var own = PageAddress.Shape(page);
        var folder = FolderOf(page);
        foreach (var parent in outline.Boxes)
        {
            if (parent.EndAnchor - parent.FirstAnchor < SmallGroup || outline.IsInCard(parent.Index))
            {
                continue;
            }

            foreach (var alike in outline.ChildrenOf(parent).Where(b => b.TextLength > 0 && !b.IsPost && !b.IsCard).GroupBy(b => (b.Tag, KindOf(b))))
            {
                var members = alike.ToList();
                // The column of the ad itself may stand beside one of others', drawn by the same class.
                if (members.Count < SmallGroup || !members.TrueForAll(m => SaysMore(outline, m)) || members.Count(outline.HoldsTitle) == 1)
                {
                    continue;
                }

                var links = members.ConvertAll(m => DetailLink(outline, m, page));
                if (links.Distinct().Count() == members.Count && links.TrueForAll(l => l is not null && ((PageAddress.IsTelling(own) && string.Equals(PageAddress.Shape(l), own, StringComparison.Ordinal)) || (folder.Length > 1 && string.Equals(FolderOf(l), folder, StringComparison.Ordinal)))))
                {
                    members.ForEach(m => m.IsCard = true);
                    groups.Add(parent);
                }
            }
        }
    }

    private static bool IsToBeCalled(PageOutline outline, Box box)
    {
        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (ContactLinks.IsPersonal(outline.Anchors[i]))
            {
                return true;
            }
        }

        return outline.DataContacts.Any(d => d.Box >= box.Index && d.Box < box.End);
    }

    // A picture, or the number of whoever it leads to.
    private static bool SaysMore(PageOutline outline, Box box)
    {
        if (box.TextLength > LongestCard || box.EndAnchor == box.FirstAnchor || box.EndImage > box.FirstImage)
        {
            return box.TextLength <= LongestCard && box.EndAnchor > box.FirstAnchor;
        }

        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count; i++)
        {
            if (ContactLinks.HasCallableNumber(outline.Lines[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    private static string FolderOf(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        return path[..(path.LastIndexOf('/') + 1)];
    }

    // The columns of a page that is laid out as a table: one holds the page's title, those beside it others' ads.
    private static bool AreColumns(PageOutline outline, List<Box> members) => members[0].Tag is "td" && members.Count(outline.HoldsTitle) == 1;

    // A label in front of each: facts whose values lead to lists of their kind.
    private static bool AreFields(List<Box> members) => members.TrueForAll(m => m.Element.FirstElementChild is { } first && FieldNames.IsLabel(first.ClassName) && first.QuerySelector("a") is null);

    // Cards lead to distinct pages and say something about them; a menu of bare words does not.
    private static bool IsCardGroup(PageOutline outline, List<Box> members, Dictionary<Uri, string> shapeOf)
    {
        if (shapeOf.Count < SmallestGroup || shapeOf.Count * 10 < members.Count * 7)
        {
            return false;
        }

        // Parts of a page (head, body, foot) are siblings too; but their links lead to pages of several kinds, and to many.
        var alike = shapeOf.Values.CountBy(s => s, StringComparer.Ordinal).Max(s => s.Value);
        if (alike * 10 < shapeOf.Count * 6 || members.Sum(m => TargetsIn(outline, m)) > members.Count * MostTargets)
        {
            return false;
        }

        var text = members.Sum(m => m.TextLength) / (double)members.Count;
        var withImage = members.Count(m => m.EndImage > m.FirstImage);
        var outsideLinks = members.Sum(m => m.TextLength - m.LinkTextLength) / (double)members.Count;
        var severalLines = members.Count(m => m.EndLine - m.FirstLine > 1 || HasCells(outline, m));
        var withDigits = members.Count(m => LineHasDigit(outline, m));
        var many = members.Count * 0.6;
        if (text < 8 && members.TrueForAll(m => ShowsPhoto(outline, m)))
        {
            return members.Sum(m => LettersIn(outline, m)) >= members.Count * 2;
        }

        return text >= 8 && (withImage >= many || severalLines >= many || outsideLinks >= 8 || text >= 30 || (text >= 12 && withDigits >= many));
    }

    // A row of name, age and price.
    private static bool HasCells(PageOutline outline, Box box) => box.FirstLine < outline.Lines.Count && outline.Lines[box.FirstLine].Text.AsSpan().Count('\t') >= 2;

    // Somebody's picture above a short name; icons of a menu are drawn.
    private static bool ShowsPhoto(PageOutline outline, Box box)
    {
        for (var i = box.FirstImage; i < box.EndImage; i++)
        {
            if (PictureAddress.Of(outline.Images[i].Element) is { } address && !address.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) && !address.EndsWith(".png", StringComparison.OrdinalIgnoreCase) && !address.EndsWith(".gif", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int LettersIn(PageOutline outline, Box box)
    {
        var letters = 0;
        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count; i++)
        {
            letters += outline.Lines[i].Text.Count(char.IsLetter);
        }

        return letters;
    }

    private static int TargetsIn(PageOutline outline, Box box)
    {
        var targets = new HashSet<Uri>();
        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (outline.Anchors[i].Target is { } target)
            {
                targets.Add(target);
            }
        }

        return targets.Count;
    }

    private static bool LineHasDigit(PageOutline outline, Box box)
    {
        for (var i = box.FirstLine; i < box.EndLine && i < outline.Lines.Count; i++)
        {
            if (outline.Lines[i].Text.Any(char.IsAsciiDigit))
            {
                return true;
            }
        }

        return false;
    }

    private static Uri? DetailLink(PageOutline outline, Box box, Uri page)
    {
        for (var i = box.FirstAnchor; i < box.EndAnchor; i++)
        {
            if (outline.Anchors[i].Target is { } target && string.Equals(target.Host, page.Host, StringComparison.OrdinalIgnoreCase)
                && target != page && target.AbsolutePath.Length > 1 && !PageAddress.IsFile(target))
            {
                return target;
            }
        }

        return null;
    }
}

/// <param name="Cards">Distinct pages that cards lead to.</param>
/// <param name="TextLength">Characters of text inside cards.</param>
/// <param name="Shape">The address shape that most of those pages share, or null.</param>
/// <param name="Groups">Boxes that hold the groups.</param>
/// <param name="Offers">How many of those cards offer somebody: tell a number to call or a sum of money, or show a picture and tell some number.</param>
/// <param name="Below">How many of those pages stand below this one, as in a folder.</param>
internal sealed record CardFindings(int Cards, int TextLength, string? Shape, IReadOnlyList<Box> Groups, int Offers, int Below);
