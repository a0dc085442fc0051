using System.Collections.Frozen;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Words that a page shows and takes back: crossed out, switched off in a list whose other items are on, or marked by a cross. Old prices are
/// such words, and services that are not offered.
/// </summary>
internal static class CrossedOut
{
    /// <summary>An item of a list; longer text is a part of the page that a class such as "off" says something else of.</summary>
    private const int LongestItem = 48;
    private const int LongestAnswer = 6;

    private static readonly FrozenSet<string> OffNames = new[]
    {
        "off", "no", "not", "none", "inactive", "disabled", "unavailable", "unchecked", "excluded", "negative", "false", "nein", "nee", "nie", "non", "nao", "ne", "nej", "nei", "nem", "nu", "hayir", "yok", "net", "crossed", "striked", "strike", "strikethrough",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> CrossNames = new[]
    {
        "times", "cross", "cancel", "remove", "ban", "xmark", "close", "x", "no", "clear", "block", "uncheck", "unchecked", "delete",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> TickNames = new[] { "check", "tick", "ok", "checked", "checkmark", "yes", "haken" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OnNames = new[] { "yes", "ja", "oui", "sí", "si", "sì", "sim", "tak", "ano", "áno", "igen", "da", "да", "так", "evet", "kyllä", "jah", "jā", "taip", "po", "ναι", "иә" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="isStruck">Whether the page's sheets draw a line through the element.</param>
    public static bool Is(IElement element, bool isStruck)
    {
        if (isStruck || element.LocalName is "del" or "s" or "strike")
        {
            return true;
        }

        return element.LocalName is "li" or "span" or "div" or "td" or "a" or "p" or "label" or "dd" or "em" or "b" && (IsSwitchedOff(element) || IsMarkedByCross(element));
    }

    /// <summary>The classes of utility libraries that state the declaration themselves.</summary>
    public static bool HasStrikingName(string classes)
    {
        foreach (var range in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            if (classes.AsSpan(range) is "line-through" or "strikethrough" or "text-strike" or "text-decoration-line-through" or "has-line-through")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSwitchedOff(IElement element)
    {
        if (element.GetAttribute("class") is not { Length: > 1 } classes)
        {
            return false;
        }

        var names = OffNames.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in classes.AsSpan().SplitAny(' ', '\t', '\n'))
        {
            var name = classes.AsSpan(range);
            var last = name[(name.LastIndexOfAny('-', '_') + 1)..];
            if (names.Contains(name) || (last.Length < name.Length && last is "off" or "no" or "inactive" or "disabled" or "unavailable"))
            {
                return IsItem(element) && !HoldsMore(element) && HasSiblingThatIsOn(element, name.ToString());
            }
        }

        return false;
    }

    // "<li><i class="fa fa-times"></i> Couples" beside items with another sign.
    private static bool IsMarkedByCross(IElement element) =>
        element.FirstElementChild is { } icon && element.ChildElementCount <= 2 && IsCross(icon) && IsItem(element)
        && (HasIcon(element.NextElementSibling) || HasIcon(element.PreviousElementSibling));

    /// <summary>
    /// The sign that an icon stands for, "✔" or "✘": one that says yes or no in words, wherever it stands, or one named so where it is all that a cell
    /// or a value holds; null for any other.
    /// </summary>
    public static string? SignOf(IElement icon)
    {
        var says = icon.GetAttribute("alt") ?? icon.GetAttribute("title") ?? "";
        if (icon.LocalName is "img" && says.Length is > 0 and <= LongestAnswer && !PictureAddress.IsPhotoFile(icon.GetAttribute("src")) && Answer(says) is { } answer)
        {
            return answer;
        }

        if (icon.ParentElement is not { LocalName: "td" or "th" or "dd", ChildElementCount: 1 } cell || !cell.TextContent.AsSpan().Trim().IsEmpty)
        {
            return null;
        }

        return IsCross(icon) ? "✘" : IsNamed(icon, TickNames) ? "✔" : Answer(says);
    }

    private static string? Answer(string words) => OffNames.Contains(words.ToLowerInvariant()) ? "✘" : OnNames.Contains(words.ToLowerInvariant()) ? "✔" : null;

    private static bool HasIcon(IElement? element) => element?.FirstElementChild is { } icon && (icon.LocalName is "img" || IconLabels.IsIcon(icon));

    private static bool IsCross(IElement icon) => IsNamed(icon, CrossNames);

    // By its file, its classes or the name that a script draws it by; photos are none.
    private static bool IsNamed(IElement icon, FrozenSet<string> names)
    {
        if (icon.LocalName is "img")
        {
            return icon.GetAttribute("src") is { } source && !PictureAddress.IsPhotoFile(source) && HasName(source.AsSpan(source.LastIndexOf('/') + 1), names);
        }

        return IconLabels.IsIcon(icon) && ((icon.GetAttribute("class") is { } classes && HasName(classes, names)) || (icon.GetAttribute("data-icon") is { } drawn && HasName(drawn, names)));
    }

    private static bool HasName(ReadOnlySpan<char> text, FrozenSet<string> names)
    {
        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in text.SplitAny(" -_.:\t\n"))
        {
            if (known.Contains(text[range]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsItem(IElement element) => element.TextContent.AsSpan().Trim() is { Length: > 1 and <= LongestItem } text && !text.ContainsAnyInRange('0', '9');

    // A tab that is not open is off too, and what it holds is not.
    private static bool HoldsMore(IElement element) =>
        element.Id is { Length: > 0 } || element.ChildElementCount > 2 || element.QuerySelector("a, button, input, p, div, h1, h2, h3, h4, ul, table") is not null;

    private static bool HasSiblingThatIsOn(IElement element, string off)
    {
        if (element.ParentElement is not { } parent)
        {
            return false;
        }

        // In a table each item stands in a cell, and all items of a row may be off.
        foreach (var sibling in parent.Children)
        {
            if (string.Equals(sibling.LocalName, element.LocalName, StringComparison.Ordinal) && !sibling.ClassList.Contains(off))
            {
                return true;
            }
        }

        return false;
    }
}
