using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>The append-only record of who did what and why. The database sets time and number, and refuses changes.</summary>
public static class AuditLog
{
    /// <summary>Writes one entry, within the connection's current transaction if it has one; any webrisk role may.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="actor">Who: a user's or key's name, or the job.</param>
    /// <param name="action">What, as <c>noun.verb</c>: <c>sites.import</c>.</param>
    /// <param name="subject">On what, without any contact or name of a person advertised.</param>
    /// <param name="detail">Facts and the reason, written as JSON; null for none.</param>
    /// <param name="ct">Cancels the write.</param>
    /// <returns>The entry's number.</returns>
    public static async Task<long> WriteAsync(NpgsqlConnection connection, string actor, string action, string subject, object? detail = null, CancellationToken ct = default)
    {
        var json = detail is null ? "{}" : JsonSerializer.Serialize(detail, StoredJson.Options);
        await using var command = new NpgsqlCommand("SELECT maps.write_audit($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = actor },
                new() { Value = action },
                new() { Value = subject },
                new() { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
