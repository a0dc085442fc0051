using Spectre.Console;

namespace WebRiskMapper.Output;

internal static class TextTable
{
    /// <summary>A plain table: the first two columns to the left, figures to the right.</summary>
    public static Table New(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (name, i) in columns.Select((c, i) => (c, i)))
        {
            var column = new TableColumn(Markup.Escape(name)) { NoWrap = true };
            table.AddColumn(i > 1 ? column.RightAligned() : column);
        }

        return table;
    }
}
