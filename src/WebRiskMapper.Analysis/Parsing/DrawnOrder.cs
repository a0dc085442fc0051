using System.Globalization;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Rows of digits whose parts a page draws in another order than it writes them, so that programs read a wrong number.</summary>
internal static class DrawnOrder
{
    private const int FewestDigitsOfARow = 6;
    private const int MostParts = 16;
    private const int MostDigits = 16;

    /// <summary>The element's text as it is drawn, where it is such a row; otherwise null.</summary>
    public static string? Of(IElement element, HiddenContent hidden)
    {
        if (element.ChildNodes.Length < 2 || element.Attributes.Length == 0)
        {
            return null;
        }

        var names = element.GetAttribute("class") ?? "";
        var style = element.GetAttribute("style") ?? "";
        var isFlex = names.Contains("flex", StringComparison.Ordinal);
        var isReverse = (isFlex && Has(names, "flex-row-reverse")) || style.Contains("row-reverse", StringComparison.OrdinalIgnoreCase) || hidden.ReversesRow(element, names);
        var isRow = isReverse || (isFlex && (Has(names, "flex") || Has(names, "inline-flex") || Has(names, "d-flex"))) || (names.Contains("grid", StringComparison.Ordinal) && Has(names, "grid"))
            || style.Contains("flex", StringComparison.Ordinal) || style.Contains("grid", StringComparison.Ordinal);
        return isRow ? Row(element, isReverse, hidden) : null;
    }

    /// <summary>The parts of a row, nothing but digits and their marks, in the order in which they are drawn; also of blocks that stand beside each other.</summary>
    private static string? Row(IElement row, bool isReverse, HiddenContent hidden)
    {
        var parts = new List<(int Order, string Text)>();
        var areBlocks = false;
        foreach (var node in row.ChildNodes)
        {
            var child = node as IElement;
            if (parts.Count == MostParts || (child is not null && !IsPart(child)))
            {
                return null;
            }

            var text = node.TextContent.Trim();
            if (text.Any(char.IsLetter))
            {
                return null;
            }

            if (text.Length > 0 && (child is null || !hidden.Hides(child, out _)))
            {
                parts.Add((child is null ? 0 : OrderOf(child), text));
                areBlocks |= child?.LocalName is "div" or "p" or "li";
            }
        }

        if (parts.Count < 2 || parts.Sum(p => p.Text.Count(char.IsAsciiDigit)) < FewestDigitsOfARow || (!isReverse && parts.TrueForAll(p => p.Order == 0) && !(areBlocks && AreGroups(parts))))
        {
            return null;
        }

        var drawn = parts.OrderBy(p => p.Order).Select(p => p.Text);
        return string.Join(' ', isReverse ? drawn.Reverse() : drawn);
    }

    private static bool IsPart(IElement child) =>
        child.LocalName is not ("a" or "button" or "input" or "img" or "select" or "textarea") && (child.FirstElementChild is null || child.LocalName is "svg");

    // "697", "418", "2203": groups of one number. Amounts beside each other are round, and have their currency or a sign.
    private static bool AreGroups(List<(int Order, string Text)> parts) =>
        parts.TrueForAll(p => p.Text.AsSpan().IndexOfAnyExcept("+()0123456789") < 0) && parts.Sum(p => p.Text.Length) <= MostDigits && parts.Count(p => p.Text[^1] == '0') * 2 < parts.Count;

    private static int OrderOf(IElement part)
    {
        if (part.ClassName is { } names)
        {
            foreach (var range in names.AsSpan().Split(' '))
            {
                var name = names.AsSpan(range);
                if (name.StartsWith("order-", StringComparison.Ordinal) && int.TryParse(name["order-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var order))
                {
                    return order;
                }
            }
        }

        var style = part.GetAttribute("style") is { } own ? own.AsSpan() : default;
        var at = style.IndexOf("order:", StringComparison.Ordinal);
        if (at < 0 || (at > 0 && style[at - 1] is not (';' or ' ')))
        {
            return 0;
        }

        var rest = style[(at + "order:".Length)..].TrimStart();
        var end = rest.IndexOfAnyExcept("-0123456789");
        return int.TryParse(end < 0 ? rest : rest[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var stated) ? stated : 0;
    }

    private static bool Has(string names, string sought)
    {
        foreach (var range in names.AsSpan().Split(' '))
        {
            if (names.AsSpan(range).Equals(sought, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
