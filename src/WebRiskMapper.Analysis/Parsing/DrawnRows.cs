using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>
/// Tables drawn with plain blocks: several blocks below each other, of as many short cells each, as in
/// <c>&lt;div&gt;&lt;div&gt;30 min&lt;/div&gt;&lt;div&gt;£80&lt;/div&gt;&lt;div&gt;£120&lt;/div&gt;&lt;/div&gt;</c>. Their cells are read as one line, like those of a table's row.
/// </summary>
internal sealed class DrawnRows(HiddenContent styles)
{
    private const int FewestCells = 3;
    private const int FewestPairs = 2;
    private const int MostCells = 8;
    private const int LongestCell = 30;
    private const int MostRows = 40;

    /// <summary>A head and two rows of three.</summary>
    private const int FewestRepeated = 9;

    private IElement? known;
    private bool isRow;
    private int columns;
    private (IElement? Table, int Cells, bool IsOne) knownTable;

    /// <summary>Whether the element is a cell of such a row.</summary>
    /// <param name="hasOnlyInline">Whether an element holds nothing that begins a block.</param>
    public bool IsCell(IElement element, Func<IElement, bool> hasOnlyInline)
    {
        if (element.LocalName is not ("div" or "li" or "p") || element.ParentElement is not { LocalName: "div" or "li" or "ul" or "section" } parent)
        {
            return false;
        }

        if (!ReferenceEquals(parent, known))
        {
            (known, var stated) = (parent, styles.ColumnsOf(parent));
            columns = stated is >= FewestCells and <= MostCells ? stated : stated == 0 ? Repeating(parent) : 0;
            // Two columns are pairs below each other, and no row of all. A grid of a single row is one of a table's rows.
            isRow = (InlineGrid.IsStatedRow(parent) && Cells(parent, hasOnlyInline) > 0) || (columns > 0 && IsGrid(parent, columns, hasOnlyInline)) || (stated != 2 && IsRow(parent, hasOnlyInline) is var row && row && (columns == 0 || parent.ChildElementCount == columns));
        }

        return isRow;
    }

    /// <summary>Whether a cell stands on the line of the cell before it.</summary>
    public bool ContinuesRow(IElement cell)
    {
        var index = 0;
        for (var before = cell.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
        {
            index++;
        }

        return columns > 0 && ReferenceEquals(cell.ParentElement, known) ? index % columns != 0 : index > 0;
    }

    // Cells one behind the other, whole rows of them, and in one of the rows two that count.
    private static bool IsGrid(IElement grid, int columns, Func<IElement, bool> hasOnlyInline) =>
        Cells(grid, hasOnlyInline, MostRows) is var cells && cells >= 2 * columns && cells % columns == 0 && CellsWithDigits(grid) >= 2;

    /// <summary>The columns that cells' classes tell, where they come back in the same order row by row, "d v v d v v", below a head of its own or without one; 0 where they don't.</summary>
    private static int Repeating(IElement grid)
    {
        var count = grid.ChildElementCount;
        if (count is < FewestRepeated or > MostRows || grid.FirstElementChild?.ClassName is not { Length: > 0 })
        {
            return 0;
        }

        var classes = new string[count];
        var index = 0;
        for (var cell = grid.FirstElementChild; cell is not null; cell = cell.NextElementSibling)
        {
            classes[index++] = cell.ClassName is { } names ? names.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? names[..space] : names : "";
        }

        for (var width = FewestCells; width <= MostCells && width * 3 <= count; width++)
        {
            if (count % width == 0 && ComesBack(classes, width))
            {
                return width;
            }
        }

        return 0;
    }

    private static bool ComesBack(string[] classes, int width)
    {
        for (var i = 2 * width; i < classes.Length; i++)
        {
            if (!string.Equals(classes[i], classes[i - width], StringComparison.Ordinal))
            {
                return false;
            }
        }

        // Cells all alike may be set in any number of columns.
        return !string.Equals(classes[width], classes[width + 1], StringComparison.Ordinal);
    }

    private bool IsRow(IElement row, Func<IElement, bool> hasOnlyInline)
    {
        var cells = Cells(row, hasOnlyInline);
        if (cells is < FewestPairs or > MostCells || row.ParentElement is not { } table)
        {
            return false;
        }

        // The rows of a table share the answer.
        if (!ReferenceEquals(knownTable.Table, table) || knownTable.Cells != cells)
        {
            knownTable = (table, cells, IsTable(table, row.LocalName, cells, hasOnlyInline));
        }

        return knownTable.IsOne;
    }

    private static bool IsTable(IElement table, string rowTag, int cells, Func<IElement, bool> hasOnlyInline)
    {
        var like = 0;
        var counting = 0;
        for (var other = table.FirstElementChild; other is not null && like < MostRows; other = other.NextElementSibling)
        {
            if (string.Equals(other.LocalName, rowTag, StringComparison.Ordinal) && Cells(other, hasOnlyInline) == cells)
            {
                like++;
                counting += CellsWithDigits(other) >= 2 ? 1 : 0;
            }
        }

        // Labels with their values are pairs already; rows of two numbers, "30 min" and "80 €", are a table.
        return cells >= FewestCells ? like >= 2 && counting >= 1 : counting >= 2 && counting >= like - 1;
    }

    /// <summary>How many cells the block is made of; 0 when it holds anything else.</summary>
    private static int Cells(IElement row, Func<IElement, bool> hasOnlyInline, int most = MostCells)
    {
        var cells = 0;
        foreach (var node in row.ChildNodes)
        {
            switch (node)
            {
                case IElement { LocalName: "div" or "li" or "p" } cell when cells < most && hasOnlyInline(cell) && !Offers(cell) && cell.TextContent.AsSpan().Trim().Length <= LongestCell:
                    cells++;
                    break;
                case IElement:
                    return 0;
                case IText text when !string.IsNullOrWhiteSpace(text.Data):
                    return 0;
            }
        }

        return cells;
    }

    // Something to click, to fill in or to look at.
    private static bool Offers(IElement cell)
    {
        for (var child = cell.FirstElementChild; child is not null; child = child.NextElementSibling)
        {
            if (child.LocalName is "a" or "img" or "input" or "button" || Offers(child))
            {
                return true;
            }
        }

        return false;
    }

    private static int CellsWithDigits(IElement row)
    {
        var cells = 0;
        for (var cell = row.FirstElementChild; cell is not null; cell = cell.NextElementSibling)
        {
            cells += cell.TextContent.AsSpan().IndexOfAnyInRange('0', '9') >= 0 ? 1 : 0;
        }

        return cells;
    }
}
