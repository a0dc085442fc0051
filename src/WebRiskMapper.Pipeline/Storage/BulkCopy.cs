using Npgsql;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>
/// Writes many rows: binary COPY into a temporary table, then one INSERT … ON CONFLICT. Rows are inserted in key order,
/// so that two writers never deadlock, and the last of several rows with one key wins.
/// </summary>
public static class BulkCopy
{
    /// <summary>Inserts rows, or does with the present ones what <paramref name="onConflict"/> says.</summary>
    /// <param name="connection">An open connection; a transaction on it is joined.</param>
    /// <param name="table">Schema-qualified table, a constant of the caller's.</param>
    /// <param name="columns">Columns to fill.</param>
    /// <param name="rows">The rows; read once.</param>
    /// <param name="key">Columns of the unique constraint that decides what is the same row; empty to insert everything.</param>
    /// <param name="onConflict"><c>DO NOTHING</c>, or <c>DO UPDATE SET …</c> with <c>excluded</c> for the new values.</param>
    /// <param name="ct">Cancels the write; nothing is then inserted.</param>
    /// <returns>Rows inserted or updated.</returns>
    public static async Task<int> InsertAsync<T>(
        NpgsqlConnection connection,
        string table,
        BulkColumns<T> columns,
        IEnumerable<T> rows,
        IReadOnlyList<string> key,
        string onConflict = "DO NOTHING",
        CancellationToken ct = default)
    {
        var staging = "bulk_" + table.Replace('.', '_');
        await StageAsync(connection, staging, columns, rows, ct);
        var names = string.Join(", ", columns.Names);
        var keys = string.Join(", ", key);
        var insert = key.Count == 0
            ? $"INSERT INTO {table} ({names}) SELECT {names} FROM pg_temp.{staging}"
            : $"INSERT INTO {table} ({names}) SELECT DISTINCT ON ({keys}) {names} FROM pg_temp.{staging} ORDER BY {keys}, ctid DESC ON CONFLICT ({keys}) {onConflict}";
        int written;
        await using (var command = new NpgsqlCommand(insert, connection) { CommandTimeout = 0 })
        {
            written = await command.ExecuteNonQueryAsync(ct);
        }

        await using var drop = new NpgsqlCommand($"DROP TABLE pg_temp.{staging}", connection);
        await drop.ExecuteNonQueryAsync(ct);
        return written;
    }

    /// <summary>
    /// Inserts rows with every non-key column replaced where the key is present; rows that would not change are not touched.
    /// </summary>
    /// <inheritdoc cref="InsertAsync{T}"/>
    public static Task<int> UpsertAsync<T>(
        NpgsqlConnection connection, string table, BulkColumns<T> columns, IEnumerable<T> rows, IReadOnlyList<string> key, CancellationToken ct = default)
    {
        var rest = columns.Names.Except(key, StringComparer.Ordinal).ToList();
        if (rest.Count == 0)
        {
            return InsertAsync(connection, table, columns, rows, key, "DO NOTHING", ct);
        }

        var name = table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var sets = string.Join(", ", rest.Select(c => $"{c} = excluded.{c}"));
        var old = string.Join(", ", rest.Select(c => $"{name}.{c}"));
        var fresh = string.Join(", ", rest.Select(c => $"excluded.{c}"));
        return InsertAsync(connection, table, columns, rows, key, $"DO UPDATE SET {sets} WHERE ({old}) IS DISTINCT FROM ({fresh})", ct);
    }

    /// <summary>
    /// Copies rows into the temporary table <c>pg_temp.<paramref name="staging"/></c>, made anew, for the caller's own SQL.
    /// It vanishes when the connection returns to its pool.
    /// </summary>
    /// <returns>Rows copied.</returns>
    public static async Task<ulong> StageAsync<T>(NpgsqlConnection connection, string staging, BulkColumns<T> columns, IEnumerable<T> rows, CancellationToken ct = default)
    {
        await using (var create = new NpgsqlCommand($"DROP TABLE IF EXISTS pg_temp.{staging}; CREATE TEMP TABLE {staging} ({columns.Definitions})", connection))
        {
            await create.ExecuteNonQueryAsync(ct);
        }

        await using var importer = await connection.BeginBinaryImportAsync($"COPY pg_temp.{staging} ({string.Join(", ", columns.Names)}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await columns.WriteAsync(importer, row, ct);
        }

        return await importer.CompleteAsync(ct);
    }
}
