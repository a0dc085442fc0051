using Npgsql;
using NpgsqlTypes;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Classes of data, each with its own retention.</summary>
public enum DataClass
{
    /// <summary>Pages in the evidence archive.</summary>
    Raw,

    /// <summary>Pseudonymised ads, and what links and scores them.</summary>
    Ads,

    /// <summary>Risk tables.</summary>
    Aggregates,
}

/// <summary>What must be kept, whatever retention and erasure say. At most one of platform, site and run is set; none means everything of the class.</summary>
public sealed record LegalHold(int HoldId, DataClass Class, int? PlatformId, int? SiteId, long? RunId, string Reason, string PlacedBy, DateTimeOffset PlacedAt)
{
    public bool Covers(EvidenceCapture capture) => Class == DataClass.Raw
        && (PlatformId is null || PlatformId == capture.PlatformId) && (SiteId is null || SiteId == capture.SiteId) && (RunId is null || RunId == capture.RunId);
}

public static class LegalHolds
{
    /// <summary>Holds that have not been released.</summary>
    public static async Task<IReadOnlyList<LegalHold>> ListAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT hold_id, class, platform_id, site_id, run_id, reason, placed_by, placed_at FROM archive.legal_hold WHERE released_at IS NULL ORDER BY hold_id");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var holds = new List<LegalHold>();
        while (await reader.ReadAsync(ct))
        {
            holds.Add(new LegalHold(
                reader.GetInt32(0), Enum.Parse<DataClass>(reader.GetString(1), ignoreCase: true), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetInt32(3),
                reader.IsDBNull(4) ? null : reader.GetInt64(4), reader.GetString(5), reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7)));
        }

        return holds;
    }

    /// <param name="platform">Name of a platform, or null.</param>
    /// <param name="site">Address or host of a site, or null.</param>
    /// <returns>Number of the hold.</returns>
    /// <exception cref="BadInputException">There is no such platform, site or run.</exception>
    public static async Task<int> PlaceAsync(NpgsqlDataSource database, DataClass dataClass, string? platform, string? site, long? run, string reason, string actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var platformId = platform is null ? null : await IdAsync(connection, "--platform", platform, "SELECT platform_id FROM maps.platform WHERE name = $1", platform, "see 'webrisk sites list'", ct);
        var siteId = site is null ? null : await IdAsync(connection, "--site", site, "SELECT site_id FROM archive.site WHERE host = $1 OR base_url IN ($1, $1 || '/') ORDER BY site_id LIMIT 1", site, "see 'webrisk sites list'", ct);
        var runId = run is null ? null : await IdAsync(connection, "--run", $"{run}", "SELECT run_id FROM maps.run WHERE run_id = $1", run, "see 'webrisk campaign status NAME'", ct);
        await using var insert = new NpgsqlCommand(
            "INSERT INTO archive.legal_hold (class, platform_id, site_id, run_id, reason, placed_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING hold_id", connection)
        {
            Parameters =
            {
                new() { Value = Word(dataClass) },
                new() { Value = platformId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                new() { Value = siteId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
                new() { Value = runId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                new() { Value = reason },
                new() { Value = actor },
            },
        };
        var hold = (int)(await insert.ExecuteScalarAsync(ct))!;
        await CustodyLog.WriteAsync(connection, actor, "hold", $"hold {hold}", new { @class = Word(dataClass), platform, site, run, reason }, ct);
        await transaction.CommitAsync(ct);
        return hold;
    }

    /// <exception cref="BadInputException">There is no such hold, or it was released before.</exception>
    public static async Task ReleaseAsync(NpgsqlDataSource database, int hold, string reason, string actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var update = new NpgsqlCommand(
            "UPDATE archive.legal_hold SET released_at = clock_timestamp(), released_by = $2, release_reason = $3 WHERE hold_id = $1 AND released_at IS NULL", connection)
        {
            Parameters = { new() { Value = hold }, new() { Value = actor }, new() { Value = reason } },
        };
        if (await update.ExecuteNonQueryAsync(ct) == 0)
        {
            throw new BadInputException(new InputProblem("evidence hold release", null, "HOLD", $"there is no hold {hold} in force", "see 'webrisk evidence hold list'"));
        }

        await CustodyLog.WriteAsync(connection, actor, "hold-release", $"hold {hold}", new { reason }, ct);
        await transaction.CommitAsync(ct);
    }

    private static string Word(DataClass dataClass) => dataClass.ToString().ToLowerInvariant();

    private static async Task<object?> IdAsync(NpgsqlConnection connection, string option, string given, string sql, object value, string remedy, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = value } } };
        return await command.ExecuteScalarAsync(ct)
            ?? throw new BadInputException(new InputProblem("evidence hold add", null, option, $"there is no '{given}'", remedy));
    }
}
