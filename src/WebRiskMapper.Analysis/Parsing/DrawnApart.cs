using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Whether two inline elements that touch in the markup are drawn apart: tags in a row, labels and values in a flexible row.</summary>
internal static class DrawnApart
{
    private const int LongestValue = 20;
    private const int ShortestLabel = 3;

    public static bool Parts(IElement parent, INode before, IElement element) =>
        before is IElement previous && (IsFlexible(parent) || IsBox(previous) || IsBox(element) || Repeats(previous, element) || AreValueAndUnit(previous, element) || AreLabelAndValue(previous, element)) && !IsLetter(previous) && !IsLetter(element);

    // Children of such a row are boxes of their own.
    private static bool IsFlexible(IElement parent)
    {
        if (parent.ClassName is { } names)
        {
            foreach (var range in names.AsSpan().Split(' '))
            {
                if (names.AsSpan(range) is "flex" or "inline-flex" or "grid" or "inline-grid" or "d-flex" or "d-inline-flex" or "d-grid" or "is-flex")
                {
                    return true;
                }
            }
        }

        return parent.GetAttribute("style") is { } style && (style.Contains("flex", StringComparison.Ordinal) || style.Contains("grid", StringComparison.Ordinal));
    }

    // Utility classes draw an inline element as a block, "block text-xs", "inline-block w-24".
    private static bool IsBox(IElement element)
    {
        if (element.ClassName is { Length: >= 5 } names)
        {
            foreach (var range in names.AsSpan().Split(' '))
            {
                if (names.AsSpan(range) is "block" or "inline-block" or "d-block" or "d-inline-block" or "flex" or "inline-flex" or "table-cell" or "is-block")
                {
                    return true;
                }
            }
        }

        return false;
    }

    // One of a row of tags.
    private static bool Repeats(IElement before, IElement element) =>
        string.Equals(before.LocalName, element.LocalName, StringComparison.Ordinal) && element.ClassName is { Length: > 0 } names && string.Equals(before.ClassName, names, StringComparison.Ordinal);

    // "<b>1500 kr</b><i>hour</i>": a number with its unit is no part of the next word.
    private static bool AreValueAndUnit(IElement before, IElement element) =>
        !string.Equals(before.LocalName, element.LocalName, StringComparison.Ordinal) && before.TextContent is var value && element.TextContent is var word
        && value.Length is > 2 and <= LongestValue && word.Length is > 1 and <= LongestValue && char.IsAsciiDigit(value[0]) && char.IsLetter(value[^1]) && char.IsLetter(word[0]);

    // "<b>E-mail</b><span>anna …": bold words that no blank ends are a label, for nobody writes a word half in bold and half in a box of its own.
    private static bool AreLabelAndValue(IElement before, IElement element) =>
        before.LocalName is "b" or "strong" && element.LocalName is "span" && before.ChildElementCount == 0 && before.TextContent is { Length: >= ShortestLabel } label && char.IsLetter(label[^1]);

    // Words are animated letter by letter, and numbers hidden digit by digit.
    private static bool IsLetter(IElement element) => element.ChildNodes is [IText { Length: 1 }];
}
