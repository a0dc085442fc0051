using Npgsql;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>Which columns a bulk write fills, and from what. Values go to PostgreSQL without boxing.</summary>
public sealed class BulkColumns<T>
{
    private readonly List<(string Name, string Type, Func<NpgsqlBinaryImporter, T, CancellationToken, Task> Write)> columns = [];

    internal IReadOnlyList<string> Names => [.. columns.Select(c => c.Name)];

    internal string Definitions => string.Join(", ", columns.Select(c => $"{c.Name} {c.Type}"));

    /// <summary>Adds a column.</summary>
    /// <param name="name">The column in the table.</param>
    /// <param name="type">Its PostgreSQL type, such as <c>bigint</c>, <c>text[]</c>, <c>jsonb</c>; <c>text</c> also for <c>char(n)</c>.</param>
    /// <param name="value">The row's value; null writes NULL.</param>
    public BulkColumns<T> Add<TValue>(string name, string type, Func<T, TValue> value)
    {
        columns.Add((name, type, (importer, row, ct) =>
        {
            var item = value(row);
            return item is null ? importer.WriteNullAsync(ct) : importer.WriteAsync(item, type, ct);
        }
        ));
        return this;
    }

    internal async Task WriteAsync(NpgsqlBinaryImporter importer, T row, CancellationToken ct)
    {
        await importer.StartRowAsync(ct);
        foreach (var column in columns)
        {
            await column.Write(importer, row, ct);
        }
    }
}
