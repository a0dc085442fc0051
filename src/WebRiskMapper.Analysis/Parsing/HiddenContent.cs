using System.Buffers;
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

    private const int MostColumns = 8;

    // Most sheets hide nothing and turn nothing round, and need not be read rule by rule.
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["none", "hidden", ":-", ": -", "(0", "clip", "collapse", "override", "opacity", "font-size:0", "-reverse", "line-through", "template-columns", "content"], StringComparison.OrdinalIgnoreCase);

    private readonly OpenedParts opened = new();
    private readonly StyleRules hiding = new();
    private readonly NestedRules nested = new();
    private readonly StyleRules reversing = new();
    private readonly StyleRules reversingRows = new();
    private readonly StyleRules striking = new();
    private readonly NestedRules nestedStriking = new();
    private readonly StyleRules?[] columned = new StyleRules?[MostColumns + 1];

    /// <param name="sheets">The page's own style sheets.</param>
    public static HiddenContent Of(List<string> sheets)
    {
        var content = new HiddenContent();
        foreach (var sheet in sheets)
        {
            content.Read(sheet);
        }

        content.hiding.Settle();
        return content;
    }

    /// <param name="isReversed">Whether what the element holds is drawn from right to left, digits and Latin letters as well.</param>
    public bool Hides(IElement element, out bool isReversed)
    {
        isReversed = false;
        if (nested.Count > 0 && IsDecoy(element) && nested.Match(element))
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
        isReversed = reversing.Match(element, classes) || (classes is not null && HasReversingNames(classes))
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

        return (hiding.MatchById(element) && !opened.Hold(element))
            || (classes is not null && ((hiding.MatchByClass(element, classes) && !IsShownElsewhere(classes) && !opened.Hold(element)) || IsDecoy(element, classes)));
    }

    /// <summary>Whether the sheets draw the parts of the element from the last to the first.</summary>
    public bool ReversesRow(IElement element, string? classes) => reversingRows.Match(element, classes);

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

        return Math.Max(0, Array.FindIndex(columned, r => r?.Match(element, classes) == true));
    }

    /// <summary>Whether what the element holds is taken back in front of the visitor's eyes.</summary>
    public bool CrossesOut(IElement element)
    {
        var classes = element.GetAttribute("class");
        return CrossedOut.Is(element, striking.Match(element, classes) || (nestedStriking.Count > 0 && nestedStriking.Match(element)) || (classes is not null && CrossedOut.HasStrikingName(classes)) || (element.GetAttribute("style") is { } style && DrawnStyle.Of(style).IsStruck));
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

    /// <summary>Rules for one element, without regard to what it stands in. What stands in <c>@media</c> and its like holds for some screens only.</summary>
    private void Read(string sheet)
    {
        if (!sheet.AsSpan().ContainsAny(Telling))
        {
            return;
        }

        var depth = 0;
        var start = 0;
        for (var i = sheet.AsSpan().IndexOfAny('{', '}'); i >= 0;)
        {
            if (sheet[i] == '}')
            {
                depth = Math.Max(0, depth - 1);
                start = i + 1;
            }
            else
            {
                var selectors = sheet.AsSpan(start, i - start);
                // A remark stands before the rule.
                selectors = selectors[(selectors.LastIndexOf("*/") is var remark and >= 0 ? remark + 2 : 0)..].Trim();
                start = i + 1;
                depth++;
                if (!selectors.StartsWith("@") && sheet.IndexOf('}', i) is var end and > 0)
                {
                    Add(selectors, DrawnStyle.Of(sheet.AsSpan(i + 1, end - i - 1)), isForAllScreens: depth == 1);
                }
            }

            var next = sheet.AsSpan(i + 1).IndexOfAny('{', '}');
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    private void Add(ReadOnlySpan<char> selectors, DrawnStyle style, bool isForAllScreens)
    {
        // Most rules are of colours and sizes.
        if (style == default)
        {
            return;
        }

        foreach (var range in selectors.Split(','))
        {
            var selector = selectors[range].Trim();
            if (style.IsHidden && isForAllScreens)
            {
                if (!IsForReaders(selector))
                {
                    hiding.Add(selector);
                    nested.Add(selector);
                }
            }
            else if (style.SetsDrawing)
            {
                hiding.AddException(selector);
            }

            if (style.IsReversed && isForAllScreens)
            {
                reversing.Add(selector);
            }

            if (style.IsRowReversed && isForAllScreens)
            {
                reversingRows.Add(selector);
            }

            if (style.IsCrossed && isForAllScreens && selector.EndsWith(":before", StringComparison.Ordinal))
            {
                AddStriking(selector[..selector.IndexOf(':')]);
            }

            if (style.IsStruck && isForAllScreens)
            {
                AddStriking(selector);
            }

            if (style.Columns is > 1 and <= MostColumns && isForAllScreens)
            {
                (columned[style.Columns] ??= new StyleRules()).Add(selector);
            }
        }
    }

    private void AddStriking(ReadOnlySpan<char> selector)
    {
        striking.Add(selector);
        nestedStriking.Add(selector);
    }

    // Words for those who have the page read to them say what others see.
    private static bool IsForReaders(ReadOnlySpan<char> selector) =>
        selector.Contains("sr-only", StringComparison.Ordinal) || selector.Contains("visually", StringComparison.Ordinal) || selector.Contains("screen-reader-text", StringComparison.Ordinal);
}
