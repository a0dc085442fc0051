using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Sets apart what its wording says is not the page's own: sections headed "Similar ads" or "Reviews", the site's notices, its rights.</summary>
internal static class WordedParts
{
    private const double SmallPart = 0.35;
    private const int LongestLine = 300;
    private const double WholePage = 0.95;
    private const double LargestSection = 0.6;
    private const int LongestNotice = 200;
    private const int LastLines = 3;
    private const int LongestHead = 400;
    private const int LongestCaption = 40;
    private const int ShortestName = 3;

    public static void Exclude(PageOutline outline, PageWords words, Uri page, int mainHeading)
    {
        ExcludePanels(outline, words, mainHeading);
        var operatorsMail = MainHeading.IsFirst(page) ? null : "@" + (page.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? page.Host[4..] : page.Host);
        var isOwnSite = operatorsMail is null || mainHeading < 0 || IsNamed(operatorsMail, outline.Lines[mainHeading].Text);
        for (var i = 0; i < outline.Lines.Count; i++)
        {
            var line = outline.Lines[i];
            if (line.Excluded || line.Text.Length > LongestLine || i == mainHeading)
            {
                continue;
            }

            var found = words.Find(WithoutCount(line.Text));
            if ((found.Is(PageWord.Related) || found.Is(PageWord.Reviews)) && IsCount(line))
            {
                continue;
            }

            if (found.Is(PageWord.Related) || found.Is(PageWord.Reviews) || found.Is(PageWord.Advice) || (IsCaption(line) && found.OpensWith(PageWord.Related)) || (line.Heading > 1 && (found.OpensWith(PageWord.Related) || found.OpensWith(PageWord.Reviews))))
            {
                var section = ExcludeSection(outline, i, mainHeading);
                if (found.Is(PageWord.Reviews) || (line.Heading > 1 && found.OpensWith(PageWord.Reviews)))
                {
                    outline.Reviews.Add(section);
                }
            }
            else if (found.Is(PageWord.Report) || (found.OpensWith(PageWord.Advice) && line.Text.AsSpan().IndexOfAny(':', '!') >= 0))
            {
                outline.ExcludeLines(i, i + 1);
            }
            else if ((found.Has(PageWord.Footer) || line.Text.Contains('©')) && line.Text.Length < LongestNotice && !Reveals(outline, i))
            {
                ExcludeSurroundings(outline, i, mainHeading);
            }
            else if (operatorsMail is not null && line.Text.Contains(operatorsMail, StringComparison.OrdinalIgnoreCase) && !IsNamesake(line.Text, operatorsMail))
            {
                // Who can be written to at the site itself, above the heading or at the very end, runs it.
                if (i < mainHeading || (i >= outline.Lines.Count - LastLines && IsApart(outline, i, mainHeading)))
                {
                    ExcludeOperator(outline, i, mainHeading);
                }
                else if (!isOwnSite && (!ContactLinks.HasCallableNumber(line.Text) || HasNumberElsewhere(outline, i)))
                {
                    SideColumns.ExcludeFrom(outline, i, i + 1);
                }
            }
        }
    }

    // A panel is headed by the tab that opens it: "Guestbook (3)".
    private static void ExcludePanels(PageOutline outline, PageWords words, int mainHeading)
    {
        foreach (var anchor in outline.Anchors)
        {
            if (anchor.Href.Length < 2 || anchor.Href[0] != '#' || words.Find(WithoutCount(anchor.Text)) is var found && !found.Is(PageWord.Related) && !found.Is(PageWord.Reviews))
            {
                continue;
            }

            if (outline.Boxes.FirstOrDefault(b => string.Equals(b.Element.Id, anchor.Href[1..], StringComparison.Ordinal)) is { Excluded: false } panel && !Boilerplate.Holds(panel, mainHeading) && panel.TextLength < outline.TextLength * LargestSection)
            {
                outline.Exclude(panel);
                if (found.Is(PageWord.Reviews))
                {
                    outline.Reviews.Add((panel.FirstLine, panel.EndLine));
                }
            }
        }
    }

    // The button that shows the ad's number may stand beside the one that reports the ad.
    private static bool Reveals(PageOutline outline, int line) => outline.DataContacts.Any(d => d.Box >= 0 && Boilerplate.Holds(outline.Boxes[d.Box], line));

    // "nika@nika-massage.example" is Nika's own.
    private static bool IsNamesake(string text, string mail)
    {
        var at = text.IndexOf(mail, StringComparison.OrdinalIgnoreCase);
        var start = at;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '_'))
        {
            start--;
        }

        return at - start >= ShortestName && mail.Contains(text[start..at], StringComparison.OrdinalIgnoreCase);
    }

    // "Daniela in Limassol" on daniela-limassol.example: whoever advertises runs the site.
    private static bool IsNamed(string mail, string heading)
    {
        foreach (var range in heading.AsSpan().SplitAny(' ', ',', '-', '–', '—', '|', ':', '.', '!'))
        {
            if (range.GetOffsetAndLength(heading.Length).Length > ShortestName && mail.Contains(FoldedText.Fold(heading[range]), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // "Wrong number? Tell our desk on 0161 …, desk@…" stands beside the ad's own number.
    private static bool HasNumberElsewhere(PageOutline outline, int line)
    {
        if (outline.DataContacts.Count > 0)
        {
            return true;
        }

        for (var i = 0; i < outline.Lines.Count; i++)
        {
            if (i != line && !outline.Lines[i].Excluded && ContactLinks.HasCallableNumber(outline.Lines[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    // The number beside the operator's mail is the operator's too: what stands above the heading together with it is the site's head.
    private static void ExcludeOperator(PageOutline outline, int line, int mainHeading)
    {
        var (first, end) = (line, line + 1);
        for (var i = outline.Lines[line].Box; i > 0 && line < mainHeading; i = outline.Boxes[i].Parent)
        {
            var box = outline.Boxes[i];
            if (box.EndLine > mainHeading || box.TextLength > LongestHead || box.Tag is "main" or "article" or "body")
            {
                break;
            }

            (first, end) = (box.FirstLine, box.EndLine);
        }

        SideColumns.ExcludeFrom(outline, first, end);
    }

    // Whether only the whole page holds both the line and the heading; where nothing heads the page, its last lines are its foot.
    private static bool IsApart(PageOutline outline, int line, int mainHeading)
    {
        if (mainHeading < 0)
        {
            return true;
        }

        var box = outline.Boxes[outline.Lines[line].Box];
        while (box.Parent >= 0 && !Boilerplate.Holds(box, mainHeading))
        {
            box = outline.Boxes[box.Parent];
        }

        return box.TextLength >= outline.TextLength * WholePage;
    }

    // "More girls in Leeds": a few words that head what follows, whatever their rank.
    private static bool IsCaption(OutlineLine line) => line.Heading != 1 && line.Text.Length is <= LongestCaption and > 3 && line.Text.AsSpan().IndexOfAny(".,;!?\t0123456789") < 0;

    // "Reviews (2 of 17)" says no more than "Reviews".
    private static string WithoutCount(string text) =>
        text.EndsWith(')') && text.LastIndexOf('(') is var open and > 0 && text.AsSpan(open).ContainsAnyInRange('0', '9') ? text[..open] : text;

    // "Reviews: 31" and a table's row of it count what stands elsewhere.
    private static bool IsCount(OutlineLine line) =>
        line.Heading == 0 && line.Text.AsSpan().IndexOfAny('\t', ':') is var mark and > 0 && line.Text.AsSpan(mark).ContainsAnyInRange('0', '9');

    // From a heading to the next one of its rank, or to the end of the box it opens. Returns the lines excluded.
    private static (int First, int End) ExcludeSection(PageOutline outline, int line, int mainHeading)
    {
        var box = outline.Boxes[outline.Lines[line].Box];
        while (box.Parent > 0 && outline.Boxes[box.Parent].FirstLine == line && !Boilerplate.Holds(outline.Boxes[box.Parent], mainHeading) && outline.Boxes[box.Parent].TextLength <= outline.TextLength * LargestSection)
        {
            box = outline.Boxes[box.Parent];
        }

        var opens = box.FirstLine == line;
        if (opens && box.EndLine - box.FirstLine > 1 && !Boilerplate.Holds(box, mainHeading))
        {
            outline.Exclude(box);
            return (box.FirstLine, box.EndLine);
        }

        // What stands in the middle of a box opens what follows it there.
        var parent = opens ? outline.Boxes[Math.Max(0, box.Parent)] : box;
        var rank = outline.Lines[line].Heading;
        var end = line + 1;
        while (end < parent.EndLine && end < outline.Lines.Count && !(outline.Lines[end].Heading > 0 && (rank == 0 || outline.Lines[end].Heading <= rank)))
        {
            end++;
        }

        SideColumns.ExcludeFrom(outline, line, end);
        return (line, end);
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
            if (Boilerplate.Holds(box, mainHeading) || share > SmallPart || box.Tag is "main" or "article" or "body" || outline.DataContacts.Any(d => d.Box >= box.Index && d.Box < box.End))
            {
                break;
            }

            last = i;
        }

        if (last > 0 && outline.Boxes[last].FirstLine > mainHeading && IsTail(outline, outline.Boxes[last]))
        {
            outline.Exclude(outline.Boxes[last]);
        }
        else if (outline.Lines[line].Box is var own and > 0 && outline.Boxes[own].EndLine - outline.Boxes[own].FirstLine <= 3 && !Boilerplate.Holds(outline.Boxes[own], mainHeading))
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
