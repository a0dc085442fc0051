using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What a page holds and no visitor sees: <c>hidden</c>, and what its styles, in the element or in the page's own sheets, do not draw, draw
/// without size or draw off the screen; and what they draw backwards. A class or id that another rule draws in another way, as of tabs,
/// hides nothing, and an element's own style has the last word.
/// </summary>
internal sealed class HiddenContent
{
    private readonly StyleRules hiding = new();
    private readonly StyleRules reversing = new();

    /// <param name="html">The page's source, which tells whether it has style sheets outside its head.</param>
    public static HiddenContent Of(IHtmlDocument document, string html)
    {
        var content = new HiddenContent();
        var inHead = 0;
        foreach (var style in PageHead.Elements(document, "style"))
        {
            content.Read(style.TextContent);
            inHead++;
        }

        if (CountOf("<style", html) > inHead && document.Body is { } body)
        {
            foreach (var style in body.GetElementsByTagName("style"))
            {
                content.Read(style.TextContent);
            }
        }

        content.hiding.Settle();
        return content;
    }

    /// <param name="isReversed">Whether what the element holds is drawn from right to left, digits and Latin letters as well.</param>
    public bool Hides(IElement element, out bool isReversed)
    {
        isReversed = false;
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        if (element.HasAttribute("hidden"))
        {
            return true;
        }

        isReversed = reversing.Match(element) || (element.LocalName is "bdo" && string.Equals(element.GetAttribute("dir"), "rtl", StringComparison.OrdinalIgnoreCase));
        if (element.GetAttribute("style") is { } style)
        {
            var drawn = DrawnStyle.Of(style);
            isReversed |= drawn.IsReversed;
            if (drawn.IsHidden || style.Contains("display", StringComparison.OrdinalIgnoreCase))
            {
                return drawn.IsHidden;
            }
        }

        return hiding.Match(element);
    }

    private static int CountOf(string part, string text)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }

    // Most sheets hide nothing and turn nothing round, and need not be read rule by rule.
    private static bool MayMatter(string sheet) =>
        sheet.Contains("none", StringComparison.OrdinalIgnoreCase) || sheet.Contains("hidden", StringComparison.OrdinalIgnoreCase) || sheet.Contains(":-", StringComparison.Ordinal) || sheet.Contains(": -", StringComparison.Ordinal)
        || sheet.Contains("(0", StringComparison.Ordinal) || sheet.Contains("clip", StringComparison.OrdinalIgnoreCase) || sheet.Contains("collapse", StringComparison.OrdinalIgnoreCase) || sheet.Contains("override", StringComparison.OrdinalIgnoreCase)
        || sheet.Contains("opacity", StringComparison.OrdinalIgnoreCase) || sheet.Contains("font-size:0", StringComparison.OrdinalIgnoreCase);

    /// <summary>Rules for one element, without regard to what it stands in. What stands in <c>@media</c> and its like holds for some screens only.</summary>
    private void Read(string sheet)
    {
        if (!MayMatter(sheet))
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
        foreach (var range in selectors.Split(','))
        {
            var selector = selectors[range].Trim();
            if (style.IsHidden && isForAllScreens)
            {
                hiding.Add(selector);
            }
            else if (style.SetsDrawing)
            {
                hiding.AddException(selector);
            }

            if (style.IsReversed && isForAllScreens)
            {
                reversing.Add(selector);
            }
        }
    }
}
