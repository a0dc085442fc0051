using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

/// <summary>Migrations are written by hand; EF's model must describe exactly the schema they make.</summary>
public sealed class SchemaDriftTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Model_AgainstMigratedSchema_DescribesIt()
    {
        var migrated = await SchemaOfAsync(postgres.ConnectionString);
        var model = await SchemaOfAsync(await CreateFromModelAsync());

        model.Except(migrated, StringComparer.Ordinal).ShouldBeEmpty("in EF's model, not in the migrations");
        migrated.Except(model, StringComparer.Ordinal).ShouldBeEmpty("in the migrations, not in EF's model");
        migrated.Count.ShouldBeGreaterThan(300);
    }

    [Theory]
    [InlineData("ALTER TABLE maps.platform ALTER COLUMN note DROP NOT NULL", "maps.platform column note")]
    [InlineData("ALTER TABLE research.ad ALTER COLUMN site_id TYPE bigint", "research.ad column site_id")]
    [InlineData("ALTER TABLE archive.site ALTER COLUMN delay_ms SET DEFAULT 1", "archive.site column delay_ms")]
    [InlineData("ALTER TABLE maps.run RENAME CONSTRAINT fk_run_campaign TO fk_other", "maps.run constraint fk_other")]
    [InlineData("ALTER TABLE maps.run DROP CONSTRAINT fk_run_campaign", "maps.run constraint fk_run_campaign")]
    [InlineData("ALTER TABLE research.ad ADD COLUMN extra text", "research.ad column extra")]
    [InlineData("DROP INDEX archive.ix_frontier_due", "archive.frontier index ix_frontier_due")]
    [InlineData("CREATE TABLE maps.extra (id integer)", "maps.extra column id")]
    public async Task SchemaComparison_ChangedSchema_SeesTheDrift(string change, string seen)
    {
        var before = await SchemaOfAsync(postgres.ConnectionString);
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, change);

        var after = await SchemaOfAsync(connection);

        var drift = before.Except(after, StringComparer.Ordinal).Concat(after.Except(before, StringComparer.Ordinal));
        drift.ShouldContain(line => line.StartsWith(seen, StringComparison.Ordinal));
    }

    private async Task<string> CreateFromModelAsync()
    {
        var empty = await postgres.CreateDatabaseAsync(migrated: false);
        await using var db = RiskMapDbContext.Open(empty);
        await using var connection = new NpgsqlConnection(empty);
        await connection.OpenAsync();
        await ExecuteAsync(connection, db.Database.GenerateCreateScript());
        return empty;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> SchemaOfAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return await SchemaOfAsync(connection);
    }

    /// <summary>Columns, constraints and indexes, one line each. Partitions repeat their parent and are left out.</summary>
    private static async Task<IReadOnlyList<string>> SchemaOfAsync(NpgsqlConnection connection)
    {
        const string sql = """
            WITH tables AS (
                SELECT c.oid, n.nspname || '.' || c.relname AS name
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN ('archive', 'research', 'maps') AND c.relkind IN ('r', 'p') AND NOT c.relispartition)
            SELECT t.name || ' column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                   || CASE a.attidentity WHEN '' THEN '' ELSE ' identity ' || a.attidentity::text END
                   || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            FROM tables t
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
            UNION ALL
            SELECT t.name || ' constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
            FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.conparentid = 0
            UNION ALL
            SELECT t.name || ' index ' || i.indexname || ' ' || replace(i.indexdef, ' ON ONLY ', ' ON ')
            FROM tables t JOIN pg_indexes i ON i.schemaname || '.' || i.tablename = t.name
            ORDER BY 1
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
