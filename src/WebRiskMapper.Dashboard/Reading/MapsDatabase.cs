using Npgsql;
using NpgsqlTypes;

namespace WebRiskMapper.Dashboard.Reading;

/// <summary>
/// The only way from the dashboard to PostgreSQL. Every session runs as the role <c>webrisk_maps</c>, which sees aggregates
/// and nothing else, in read-only transactions with a time limit; the one exception is the line an export leaves in the audit log.
/// </summary>
internal sealed class MapsDatabase : IAsyncDisposable
{
    private const string Role = "-c role=webrisk_maps -c statement_timeout=15000";
    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _auditing;

    /// <exception cref="ArgumentException">The connection string cannot be understood.</exception>
    public MapsDatabase(string connectionString)
    {
        _reading = Source(connectionString, $"{Role} -c default_transaction_read_only=on", "webrisk dashboard");
        _auditing = Source(connectionString, Role, "webrisk dashboard audit");
    }

    public async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync();
        await _auditing.DisposeAsync();
    }

    /// <summary>Rows of <paramref name="sql"/>, in its order.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = _reading.CreateCommand(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }
        return rows;
    }

    /// <summary>Writes who took what, and why, before the data leaves; when this fails the export fails.</summary>
    public async Task RecordExportAsync(string actor, string subject, string detailJson, CancellationToken cancellationToken)
    {
        await using var command = _auditing.CreateCommand("SELECT maps.write_audit($1, 'export', $2, $3)");
        command.Parameters.Add(new NpgsqlParameter { Value = actor });
        command.Parameters.Add(new NpgsqlParameter { Value = subject });
        command.Parameters.Add(new NpgsqlParameter { Value = detailJson, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlDataSource Source(string connectionString, string options, string application)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Whatever the given string asked for: the role is not negotiable.
            Options = options,
            ApplicationName = application,
            MaxPoolSize = 16,
        };
        return NpgsqlDataSource.Create(settings);
    }
}
