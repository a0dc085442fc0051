using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WebRiskMapper.Pipeline.Storage.Migrations;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>The schema as a whole: bringing it up to date, and its partitions.</summary>
public static class RiskMapDatabase
{
    // Any constant does, as long as every webrisk uses the same one.
    private const long MigrationLock = 0x5765_6252_6973_6B;
    private const int MonthsAhead = 3;

    /// <summary>
    /// Applies the migrations that are missing. Safe to run from several hosts at once: one works, the others wait. A
    /// migration is one transaction, so a failed one leaves nothing behind.
    /// </summary>
    /// <param name="connectionString">The owner's; creating the roles needs CREATEROLE unless they exist.</param>
    /// <param name="ct">Cancels between statements.</param>
    public static async Task MigrateAsync(string connectionString, CancellationToken ct = default)
    {
        // The lock lives on a connection of its own, because EF opens and closes its connection as it goes.
        var own = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 };
        await using var guard = new NpgsqlConnection(own.ConnectionString);
        await guard.OpenAsync(ct);
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", guard) { Parameters = { new() { Value = MigrationLock } } })
        {
            await take.ExecuteNonQueryAsync(ct);
        }

        await using var db = RiskMapDbContext.Open(own.ConnectionString);
        await db.Database.MigrateAsync(ct);
        await using (var partitions = new NpgsqlCommand($"SELECT archive.ensure_fetch_partitions(now() - interval '1 month', {MonthsAhead + 2})", guard))
        {
            await partitions.ExecuteNonQueryAsync(ct);
        }

        await PrepareQuartzAsync(guard, ct);
    }

    /// <summary>
    /// Runs Quartz's script once per version of it. It creates only what is missing, but locks the tables to find that out: beside a worker
    /// that fires a trigger that is a wait, or a deadlock that ends the worker that starts.
    /// </summary>
    private static async Task PrepareQuartzAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var script = SqlResource.ReadQuartz();
        var mark = "made by the script with SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        await using var look = new NpgsqlCommand("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = 'quartz'", connection);
        if (await look.ExecuteScalarAsync(ct) is string made && made.Equals(mark, StringComparison.Ordinal))
        {
            return;
        }

        await using var run = new NpgsqlCommand($"{script}\nCOMMENT ON SCHEMA quartz IS '{mark}'", connection);
        await run.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Migrations in the order of their application, with whether this database has them.</summary>
    public static async Task<IReadOnlyList<(string Name, bool Applied)>> StatusAsync(string connectionString, CancellationToken ct = default)
    {
        await using var db = RiskMapDbContext.Open(connectionString);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return [.. db.Database.GetMigrations().Select(m => (m, applied.Contains(m)))];
    }

    /// <summary>Whether anyone has put a platform or a campaign into the database; reference data doesn't count.</summary>
    public static async Task<bool> HoldsDataAsync(string connectionString, CancellationToken ct = default)
    {
        if (!(await StatusAsync(connectionString, ct)).Any(m => m.Applied))
        {
            return false;
        }

        await using var db = RiskMapDbContext.Open(connectionString);
        return await db.Platforms.AnyAsync(ct) || await db.Campaigns.AnyAsync(ct);
    }

    /// <summary>Prepares the monthly partitions of <c>archive.fetch</c> from <paramref name="now"/>'s month on.</summary>
    public static async Task EnsureFetchPartitionsAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct = default)
    {
        await using var command = new NpgsqlCommand("SELECT archive.ensure_fetch_partitions($1, $2)", connection)
        {
            Parameters = { new() { Value = now.UtcDateTime }, new() { Value = MonthsAhead + 1 } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Makes the campaign's partition of the frontier; call it in the transaction that creates the campaign.</summary>
    public static async Task EnsureCampaignPartitionAsync(NpgsqlConnection connection, int campaignId, CancellationToken ct = default)
    {
        await using var command = new NpgsqlCommand("SELECT archive.ensure_campaign_partition($1)", connection) { Parameters = { new() { Value = campaignId } } };
        await command.ExecuteNonQueryAsync(ct);
    }
}
