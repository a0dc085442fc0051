using System.Globalization;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>A grid whose cells are inline elements, one behind the other, and whose class or style tells its columns: rows of a label and a value, or of a price list.</summary>
internal static class InlineGrid
{
    private const string GridColumns = "grid-cols-";
    private const int FewestRows = 2;

    /// <summary>Two below each other are a tile of a value and its label.</summary>
    private const int FewestLines = 3;
    private const int MostColumns = 6;
    private const int LongestCell = 80;

    /// <summary>The columns of such a grid; 0 for any other element.</summary>
    public static int Columns(IElement element, HiddenContent styles)
    {
        // Most elements hold blocks, and need not be asked for their style.
        if (element.FirstElementChild is not { NextElementSibling: not null } first || !IsInline(first))
        {
            return 0;
        }

        if (IsStatedRow(element))
        {
            return element.ChildElementCount;
        }

        if (AreFacts(element, first))
        {
            return 1;
        }

        var columns = styles.ColumnsOf(element);
        if (columns == 0 && IsRowOfGrid(element, styles))
        {
            return element.ChildElementCount;
        }

        var isColumn = columns == 0 && IsColumn(element.ClassName);
        if (!isColumn && columns is < 2 or > MostColumns)
        {
            return 0;
        }

        var cells = 0;
        foreach (var node in element.ChildNodes)
        {
            switch (node)
            {
                case IElement cell when IsInline(cell) && cell.TextContent.Length <= LongestCell:
                    cells++;
                    break;
                case IElement:
                case IText text when !string.IsNullOrWhiteSpace(text.Data):
                    return 0;
            }
        }

        if (isColumn)
        {
            return cells >= FewestLines ? 1 : 0;
        }

        // A grid of a single row is one of a table's rows.
        return cells % columns == 0 && cells >= columns && (cells >= FewestRows * columns || IsLike(element, element.NextElementSibling) || IsLike(element, element.PreviousElementSibling)) ? columns : 0;
    }

    // Chips of the same class, "Height: 168", "Shoes: 37": the next begins where a value ends.
    private static bool AreFacts(IElement element, IElement first)
    {
        if (first.ClassName is not { Length: > 0 } kind || element.ChildElementCount < FewestLines)
        {
            return false;
        }

        var facts = 0;
        foreach (var node in element.ChildNodes)
        {
            switch (node)
            {
                case IElement fact when string.Equals(fact.ClassName, kind, StringComparison.Ordinal) && IsInline(fact) && fact.TextContent is { Length: <= LongestCell } text:
                    facts += text.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon && colon < text.Length - 1 && char.IsLetter(text[colon - 1]) ? 1 : 0;
                    break;
                case IElement:
                case IText text when !string.IsNullOrWhiteSpace(text.Data):
                    return false;
            }
        }

        return facts >= FewestLines;
    }

    /// <summary>A row as roles tell it: "row", of nothing but cells. Programs that draw tables with plain blocks and spans name them so for those who have the page read to them.</summary>
    public static bool IsStatedRow(IElement row)
    {
        if (row.GetAttribute("role") is not "row")
        {
            return false;
        }

        for (var cell = row.FirstElementChild; cell is not null; cell = cell.NextElementSibling)
        {
            if (cell.GetAttribute("role") is not ("cell" or "gridcell" or "columnheader" or "rowheader"))
            {
                return false;
            }
        }

        return true;
    }

    // A block that dissolves into the grid around it: one of several of as many short cells as the grid has columns.
    private static bool IsRowOfGrid(IElement row, HiddenContent styles)
    {
        if (row.LocalName is not ("div" or "li") || row.ParentElement is not { } grid || row.ChildElementCount is < FewestLines or > MostColumns || styles.ColumnsOf(grid) != row.ChildElementCount)
        {
            return false;
        }

        var rows = 0;
        for (var other = grid.FirstElementChild; other is not null; other = other.NextElementSibling)
        {
            if (other.ChildElementCount != row.ChildElementCount || other.TextContent.Length > LongestCell || !IsInline(other.FirstElementChild!))
            {
                return false;
            }

            rows++;
        }

        return rows >= FewestRows;
    }

    private static bool IsInline(IElement cell) => cell.LocalName is "span" or "b" or "strong" or "em" or "i" or "svg" or "label" or "output" or "time" or "a";

    private static bool IsLike(IElement row, IElement? other) =>
        other is not null && string.Equals(row.LocalName, other.LocalName, StringComparison.Ordinal) && string.Equals(row.ClassName, other.ClassName, StringComparison.Ordinal) && row.ChildElementCount == other.ChildElementCount;

    private static bool IsColumn(string? classes)
    {
        if (classes is null || !classes.Contains("flex-col", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var range in classes.AsSpan().Split(' '))
        {
            if (classes.AsSpan(range) is "flex-col" or "flex-column")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The columns that a class states, <c>grid-cols-2</c>, <c>grid-cols-[auto_1fr]</c>; 0 where none does.</summary>
    public static int Stated(string? classes)
    {
        if (classes is null || !classes.Contains(GridColumns, StringComparison.Ordinal))
        {
            return 0;
        }

        foreach (var range in classes.AsSpan().Split(' '))
        {
            var name = classes.AsSpan(range);
            if (name.StartsWith(GridColumns, StringComparison.Ordinal))
            {
                var value = name[GridColumns.Length..];
                return value.StartsWith("[", StringComparison.Ordinal) ? value.Count('_') + 1
                    : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : 0;
            }
        }

        return 0;
    }
}
