using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What a page holds and no visitor sees: <c>hidden</c>, and what its styles, in the element or in the page's own sheets, do not draw, draw
/// without size or draw off the screen; what they draw backwards, cross out or set in columns. A class or id that another rule draws in another way, as of tabs,
/// hides nothing, nor does a class beside one that shows the element again, and an element's own style has the last word. What a tab or a
/// button opens is seen.
/// </summary>
internal sealed class HiddenContent
{
    /// <summary>So short a piece inside a line is hidden to mislead programs; what is longer may be shown by a click.</summary>
    private const int LongestDecoy = 12;

    private readonly OpenedParts opened;
    private readonly PageStyles styles;

    public HiddenContent(PageStyles styles, PageControls controls)
    {
        this.styles = styles;
        opened = new OpenedParts(controls);
    }

    /// <param name="isReversed">Whether what the element holds is drawn from right to left, digits and Latin letters as well.</param>
    public bool Hides(IElement element, out bool isReversed)
    {
        isReversed = false;
        if (styles.Nested.Count > 0 && IsDecoy(element) && styles.Nested.Match(element))
        {
            return true;
        }

        if (element.Attributes.Length == 0)
        {
            return false;
        }

        if (element.HasAttribute("hidden"))
        {
            return !opened.Hold(element);
        }

        var classes = element.GetAttribute("class");
        isReversed = styles.Reversing.Match(element, classes) || (classes is not null && HasReversingNames(classes))
            || (element.LocalName is "bdo" && string.Equals(element.GetAttribute("dir"), "rtl", StringComparison.OrdinalIgnoreCase));
        if (element.GetAttribute("style") is { } style)
        {
            var drawn = DrawnStyle.Of(style);
            isReversed |= drawn.IsReversed;
            if (drawn.IsHidden || style.Contains("display", StringComparison.OrdinalIgnoreCase))
            {
                return drawn.IsHidden && !opened.Hold(element);
            }
        }

        return (styles.Hiding.MatchById(element) && !opened.Hold(element))
            || (classes is not null && ((styles.Hiding.MatchByClass(element, classes) && !IsShownElsewhere(classes) && !opened.Hold(element)) || IsDecoy(element, classes)));
    }

    /// <summary>Whether the sheets draw the parts of the element from the last to the first.</summary>
    public bool ReversesRow(IElement element, string? classes) => styles.ReversingRows.Match(element, classes);

    /// <summary>The columns of a grid that its classes, its style or the sheets tell; 0 where none does.</summary>
    public int ColumnsOf(IElement element)
    {
        var classes = element.GetAttribute("class");
        if (InlineGrid.Stated(classes) is > 0 and var stated)
        {
            return stated;
        }

        if (element.GetAttribute("style") is { } style && DrawnStyle.Of(style).Columns is > 0 and var own)
        {
            return own;
        }

        return Math.Max(0, Array.FindIndex(styles.Columned, r => r?.Match(element, classes) == true));
    }

    /// <summary>Whether what the element holds is taken back in front of the visitor's eyes.</summary>
    public bool CrossesOut(IElement element)
    {
        var classes = element.GetAttribute("class");
        return CrossedOut.Is(element, styles.Striking.Match(element, classes) || (styles.NestedStriking.Count > 0 && styles.NestedStriking.Match(element)) || (classes is not null && CrossedOut.HasStrikingName(classes)) || (element.GetAttribute("style") is { } style && DrawnStyle.Of(style).IsStruck));
    }

    // The classes of utility libraries, which state the declarations themselves.
    private static bool HasReversingNames(string classes) => classes.Contains("bidi-override]", StringComparison.Ordinal) && classes.Contains("[direction:rtl]", StringComparison.Ordinal);

    /// <summary>Whether one of the classes shows the element on some screens or in some state: "hidden md:block", "d-none d-lg-flex".</summary>
    private static bool IsShownElsewhere(string classes)
    {
        foreach (var range in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            var name = classes.AsSpan(range);
            var display = name[(name.LastIndexOf(':') + 1)..];
            if (display.Length < name.Length ? display is "block" or "flex" or "grid" or "inline" or "inline-block" or "inline-flex" or "table" or "table-cell" or "contents" or "visible" or "not-sr-only"
                : name.StartsWith("d-", StringComparison.Ordinal) && name.LastIndexOf('-') > 2 && name[(name.LastIndexOf('-') + 1)..] is "block" or "flex" or "grid" or "inline" or "table")
            {
                return true;
            }
        }

        return false;
    }

    // Digits that the usual classes of style libraries hide within a number. "hidden md:inline" is shown on wide screens.
    private static bool IsDecoy(IElement element, string classes) => HasHidingName(classes) && classes.AsSpan().IndexOfAny(':', '[') < 0 && IsDecoy(element);

    /// <summary>Whether an element that is not seen is a few digits within a line.</summary>
    public static bool IsDecoy(IElement element) =>
        IsSmall(element) && element.TextContent is { Length: <= LongestDecoy } text && text.AsSpan().ContainsAnyInRange('0', '9') && !text.AsSpan().ContainsAnyInRange('A', '\uD7FF');

    private static bool IsSmall(IElement element) => element.LocalName is "span" or "b" or "i" or "em" or "s" or "del" or "small" or "strong" or "u" or "ins" or "code" or "font" or "sup" or "sub" or "var";

    private static bool HasHidingName(string classes)
    {
        foreach (var range in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            if (classes.AsSpan(range) is "hidden" or "invisible" or "d-none" or "is-hidden" or "hide")
            {
                return true;
            }
        }

        return false;
    }
}
