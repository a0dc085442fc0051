using AngleSharp.Dom;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>A visible block or link of a page with what it holds. Boxes stand in document order, a box before its children.</summary>
internal sealed class Box(int index, int parent, int depth, IElement element)
{
    public int Index { get; } = index;

    /// <summary>Index of the enclosing box; −1 for the root.</summary>
    public int Parent { get; } = parent;
    public int Depth { get; } = depth;
    public IElement Element { get; } = element;
    public string Tag { get; } = element.LocalName;

    /// <summary>The first of its classes, which boxes that are drawn alike have in common, without a number of its own: "post" of "post-4711"; empty without one.</summary>
    public string FirstClass => field ??= (Element.ClassName is { } classes ? classes.AsSpan(0, classes.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? space : classes.Length) : default).TrimEnd("0123456789-_").ToString();

    /// <summary>Index after the last box inside.</summary>
    public int End { get; set; }
    public int FirstLine { get; set; }
    public int EndLine { get; set; }
    public int TextLength { get; set; }
    public int LinkTextLength { get; set; }
    public int FirstAnchor { get; set; }
    public int EndAnchor { get; set; }
    public int FirstImage { get; set; }
    public int EndImage { get; set; }

    /// <summary>Not part of the page's own content: navigation, footer, related ads, reviews, overlays.</summary>
    public bool Excluded { get; set; }

    /// <summary>One card of a list of links to other pages.</summary>
    public bool IsCard { get; set; }

    /// <summary>What its class and id say that it is for.</summary>
    public PartSet Parts { get; set; }

    /// <summary>One contribution to a thread.</summary>
    public bool IsPost { get; set; }

    public double LinkDensity => TextLength == 0 ? 0 : (double)LinkTextLength / TextLength;
}

/// <summary>One block's visible text, white space collapsed; cells of a simple table row are parted by tabs.</summary>
/// <param name="Box">Index of the innermost box.</param>
/// <param name="Heading">1 to 6 in a heading, otherwise 0.</param>
/// <param name="FirstFragment">Length of the inline element that opens the line (such as <c>&lt;b&gt;Age&lt;/b&gt; 25</c>), or 0.</param>
/// <param name="LastFragment">Where the inline element that ends the line begins (such as <c>&lt;small&gt;Age&lt;/small&gt;</c> after a value), or 0.</param>
internal readonly record struct OutlineLine(string Text, int Box, int Heading, int FirstFragment, int LastFragment, bool Excluded)
{
    /// <summary>Icons that say what stands behind them, and where that begins, in order; null when there are none.</summary>
    public IReadOnlyList<(int Position, FieldLabel Label)>? Icons { get; init; }

    /// <summary>Style sheets turn its letters round or hide some of its digits, so that programs read something else.</summary>
    public bool IsDisguised { get; init; }
}

/// <param name="Text">First words of the link's text, or its title or image's alternative text.</param>
internal sealed record Anchor(IElement Element, string Href, Uri? Target, int Box, string Text);

internal sealed record Picture(IElement Element, int Box);

/// <summary>The visible part of a page as boxes and lines: what all later steps read, so that the DOM is walked once.</summary>
internal sealed class PageOutline
{
    private const int LongestGroupHeading = 40;

    public required IReadOnlyList<Box> Boxes { get; init; }
    public required IList<OutlineLine> Lines { get; init; }
    public required IReadOnlyList<Anchor> Anchors { get; init; }
    public required IReadOnlyList<Picture> Images { get; init; }
    public required IReadOnlyList<IElement> Forms { get; init; }

    /// <summary>Visible inputs, buttons and selects.</summary>
    public required IReadOnlyList<IElement> Controls { get; init; }

    /// <summary>Elements that carry a property or type of microdata or RDFa, and the box each stands in.</summary>
    public required IReadOnlyList<(IElement Element, int Box)> Properties { get; init; }

    /// <summary>Numbers in attributes such as <c>data-phone</c> and, behind <c>mailto:</c>, addresses, and the box each stands in.</summary>
    public required IReadOnlyList<(string Value, int Box)> DataContacts { get; init; }

    /// <summary>Machine-readable times of the page's <c>time</c> elements.</summary>
    public required IReadOnlyList<(string Value, int Box)> Times { get; init; }

    /// <summary>JSON in attributes such as <c>data-page</c>, and the box each stands in.</summary>
    public required IReadOnlyList<(string Value, int Box)> States { get; init; }

    /// <summary>Addresses of frames; a captcha often sits in one.</summary>
    public required IReadOnlyList<string> Frames { get; init; }

    /// <summary>Lines of sections that hold reviews, as half-open ranges; they are excluded from the page's own content.</summary>
    public List<(int First, int End)> Reviews { get; } = [];

    public int TextLength => Boxes.Count == 0 ? 0 : Boxes[0].TextLength;

    /// <summary>Marks a box and everything inside it as not the page's own content.</summary>
    public void Exclude(Box box)
    {
        if (box.Excluded)
        {
            return;
        }

        for (var i = box.Index; i < box.End; i++)
        {
            Boxes[i].Excluded = true;
        }

        ExcludeLines(box.FirstLine, box.EndLine);
    }

    public void ExcludeLines(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            Lines[i] = Lines[i] with { Excluded = true };
        }
    }

    /// <summary>The short line above a group of links is the group's own heading.</summary>
    public void ExcludeHeadingAbove(int line)
    {
        if (line > 0 && line <= Lines.Count && Lines[line - 1] is { Excluded: false, Heading: not 1, Text.Length: <= LongestGroupHeading } above
            && !above.Text.Any(char.IsAsciiDigit) && !above.Text.Contains(':', StringComparison.Ordinal) && line > 1)
        {
            ExcludeLines(line - 1, line);
        }
    }

    /// <summary>The box's direct child boxes.</summary>
    public IEnumerable<Box> ChildrenOf(Box box)
    {
        for (var i = box.Index + 1; i < box.End; i = Boxes[i].End)
        {
            yield return Boxes[i];
        }
    }

    /// <summary>Whether a box is a card of a list or stands inside one.</summary>
    public bool IsInCard(int box)
    {
        for (var i = box; i >= 0; i = Boxes[i].Parent)
        {
            if (Boxes[i].IsCard)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a heading of the first rank stands in a box.</summary>
    public bool HoldsTitle(Box box)
    {
        for (var i = box.FirstLine; i < box.EndLine && i < Lines.Count; i++)
        {
            if (Lines[i].Heading == 1)
            {
                return true;
            }
        }

        return false;
    }

    public int IncludedTextLength()
    {
        var sum = 0;
        foreach (var line in Lines)
        {
            sum += line.Excluded ? 0 : line.Text.Length;
        }

        return sum;
    }
}
