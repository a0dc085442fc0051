using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebRiskMapper.Pipeline.Storage;

/// <summary>The database as EF Core sees it.</summary>
public sealed class RiskMapDbContext(DbContextOptions<RiskMapDbContext> options) : DbContext(options)
{
    public static RiskMapDbContext Open(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<RiskMapDbContext>();
        Configure(builder, connectionString);
        return new RiskMapDbContext(builder.Options);
    }

    /// <summary>The options of every context, for hosts that register it with <c>AddDbContext</c>.</summary>
    public static void Configure(DbContextOptionsBuilder builder, string connectionString) =>
        builder
            .UseNpgsql(connectionString, o => o.MigrationsHistoryTable("migration_history", "public"))
            // Migrations are hand-written and have no snapshot; a test compares the model with the migrated schema instead.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
