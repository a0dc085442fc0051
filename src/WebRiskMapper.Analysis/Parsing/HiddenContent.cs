using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// What a page holds and no visitor sees: <c>hidden</c>, and what its styles, in the element or in the page's own sheet, do not draw, draw
/// without size or draw off the screen. A class that another rule shows again, as of tabs, hides nothing.
/// </summary>
internal sealed class HiddenContent
{
    /// <summary>So far to the left or up nothing is seen.</summary>
    private const double OffScreen = -500;

    private static readonly HiddenContent Nothing = new([]);

    private readonly HashSet<string> classes;

    private HiddenContent(HashSet<string> classes)
    {
        this.classes = classes;
    }

    public static HiddenContent Of(IHtmlDocument document)
    {
        HashSet<string>? hidden = null;
        for (var element = document.Head?.FirstElementChild; element is not null; element = element.NextElementSibling)
        {
            if (element.LocalName is "style" && element.TextContent is var sheet && MayHide(sheet))
            {
                hidden ??= new HashSet<string>(StringComparer.Ordinal);
                ReadRules(sheet, hidden);
            }
        }

        return hidden is { Count: > 0 } ? new HiddenContent(hidden) : Nothing;
    }

    public bool Hides(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return false;
        }

        return element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && DrawsNothing(style))
            || (classes.Count > 0 && element.GetAttribute("class") is { } names && IsOfHidden(names));
    }

    private bool IsOfHidden(string names)
    {
        var lookup = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in names.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            if (lookup.Contains(names.AsSpan(range)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayHide(string sheet) =>
        sheet.Contains("none", StringComparison.OrdinalIgnoreCase) || sheet.Contains("hidden", StringComparison.OrdinalIgnoreCase) || sheet.Contains(":-", StringComparison.Ordinal) || sheet.Contains(": -", StringComparison.Ordinal);

    /// <summary>Rules for one class alone. What stands in <c>@media</c> and its like holds for some screens only.</summary>
    private static void ReadRules(string sheet, HashSet<string> hidden)
    {
        var mentionedElsewhere = new HashSet<string>(StringComparer.Ordinal);
        var depth = 0;
        var start = 0;
        for (var i = 0; i < sheet.Length; i++)
        {
            if (sheet[i] == '}')
            {
                depth = Math.Max(0, depth - 1);
                start = i + 1;
            }
            else if (sheet[i] == '{')
            {
                var selector = sheet.AsSpan(start, i - start).Trim();
                start = i + 1;
                if (selector.StartsWith("@"))
                {
                    depth++;
                    continue;
                }

                var end = sheet.IndexOf('}', i);
                var hides = depth == 0 && end > 0 && DrawsNothing(sheet.AsSpan(i + 1, end - i - 1));
                foreach (var range in selector.Split(','))
                {
                    var one = selector[range].Trim();
                    if (hides && one.Length > 1 && one[0] == '.' && one[1..].IndexOfAny(" .:#>[+~") < 0)
                    {
                        hidden.Add(one[1..].ToString());
                    }
                    else if (!hides)
                    {
                        AddClasses(one, mentionedElsewhere);
                    }
                }

                // Its closing brace ends the rule.
                depth++;
            }
        }

        hidden.ExceptWith(mentionedElsewhere);
    }

    private static void AddClasses(ReadOnlySpan<char> selector, HashSet<string> classes)
    {
        for (var dot = selector.IndexOf('.'); dot >= 0;)
        {
            selector = selector[(dot + 1)..];
            var end = selector.IndexOfAny(" .:#>[+~");
            classes.Add((end < 0 ? selector : selector[..end]).ToString());
            dot = selector.IndexOf('.');
        }
    }

    private static bool DrawsNothing(ReadOnlySpan<char> style)
    {
        var isAbsolute = false;
        var isOff = false;
        foreach (var range in style.Split(';'))
        {
            var rule = style[range];
            var colon = rule.IndexOf(':');
            if (colon <= 0)
            {
                continue;
            }

            var property = rule[..colon].Trim();
            var value = rule[(colon + 1)..].Trim();
            if (Is(property, "display") && value.StartsWith("none", StringComparison.OrdinalIgnoreCase)
                || Is(property, "visibility") && value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase)
                || Is(property, "font-size") && Length(value) == 0
                || Is(property, "opacity") && Length(value) == 0
                || Is(property, "text-indent") && Length(value) <= OffScreen)
            {
                return true;
            }

            isAbsolute |= Is(property, "position") && (value.StartsWith("absolute", StringComparison.OrdinalIgnoreCase) || value.StartsWith("fixed", StringComparison.OrdinalIgnoreCase));
            isOff |= (Is(property, "left") || Is(property, "top") || Is(property, "margin-left")) && Length(value) <= OffScreen;
        }

        return isAbsolute && isOff;
    }

    private static bool Is(ReadOnlySpan<char> property, string name) => property.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The number that the value begins with, in whatever unit, or NaN.</summary>
    private static double Length(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAnyExcept("+-.0123456789");
        return double.TryParse(end < 0 ? value : value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }
}
