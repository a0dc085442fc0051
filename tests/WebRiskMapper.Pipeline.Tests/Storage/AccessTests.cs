using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class AccessTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Refused = "42501";

    [Theory]
    [InlineData("webrisk_maps", "maps.country_risk", false)]
    [InlineData("webrisk_maps", "maps.platform_risk", false)]
    [InlineData("webrisk_maps", "maps.v1_country_risk", true)]
    [InlineData("webrisk_maps", "maps.v1_run_progress", true)]
    [InlineData("webrisk_maps", "research.ad_version", false)]
    [InlineData("webrisk_maps", "archive.frontier", false)]
    [InlineData("webrisk_maps", "archive.audit_log", false)]
    [InlineData("webrisk_research", "maps.v1_platform_risk", true)]
    [InlineData("webrisk_research", "research.score", true)]
    [InlineData("webrisk_research", "archive.site", false)]
    [InlineData("webrisk_research", "archive.fetch", false)]
    [InlineData("webrisk_archive", "archive.audit_log", true)]
    [InlineData("webrisk_archive", "archive.fetch", true)]
    [InlineData("webrisk_archive", "research.ad", true)]
    [InlineData("webrisk_archive", "maps.run", true)]
    public async Task Role_ReadingATable_SeesOnlyItsClass(string role, string table, bool allowed)
    {
        await using var connection = await AsAsync(role);

        var state = await StateOfAsync(connection, $"SELECT count(*) FROM {table}");

        state.ShouldBe(allowed ? null : Refused);
    }

    [Theory]
    [InlineData("webrisk_maps", "spec", false)]
    [InlineData("webrisk_maps", "name", true)]
    [InlineData("webrisk_research", "spec", true)]
    public async Task Role_ReadingACampaign_SeesItsSpecificationOnlyForResearch(string role, string column, bool allowed)
    {
        await using var connection = await AsAsync(role);

        (await StateOfAsync(connection, $"SELECT {column} FROM maps.campaign")).ShouldBe(allowed ? null : Refused);
    }

    [Theory]
    [InlineData(false, "11/4/2 11/4")]
    [InlineData(true, "-/-/- -/-")]
    public async Task Views_SuppressedRow_WithholdItsCounts(bool suppressed, string expected)
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            $"""
            WITH c AS (INSERT INTO maps.campaign (name, synthetic, state, cron, spec, created_at) VALUES ('views', true, 'active', '', '{"{}"}', now()) RETURNING campaign_id),
                 f AS (INSERT INTO maps.platform (name, type, source) VALUES ('views', 't', 's') RETURNING platform_id),
                 r AS (INSERT INTO maps.run (campaign_id, state, trigger, started_at, code_version) SELECT campaign_id, 'done', 'manual', now(), 'x' FROM c RETURNING run_id),
                 k AS (INSERT INTO maps.country_risk (run_id, country, platforms, ads, entities, high_entities, cross_border_entities, platforms_above_reference, suppressed)
                       SELECT run_id, 'AT', 1, 20, 11, 4, 2, 0, {suppressed} FROM r)
            INSERT INTO maps.platform_risk (run_id, platform_id, country, ads, entities, high_entities, suppressed) SELECT run_id, platform_id, 'AT', 20, 11, 4, {suppressed} FROM r, f
            """,
            connection);
        await command.ExecuteNonQueryAsync();

        command.CommandText = """
            SELECT concat_ws('/', coalesce(k.entities::text, '-'), coalesce(k.high_entities::text, '-'), coalesce(k.cross_border_entities::text, '-'))
                   || ' ' || concat_ws('/', coalesce(p.entities::text, '-'), coalesce(p.high_entities::text, '-'))
            FROM maps.v1_country_risk k JOIN maps.v1_platform_risk p USING (run_id) WHERE k.campaign = 'views'
            """;
        (await command.ExecuteScalarAsync()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("webrisk_maps", "DELETE FROM maps.platform")]
    [InlineData("webrisk_research", "UPDATE research.ad SET gone_at = now()")]
    [InlineData("webrisk_archive", "INSERT INTO archive.audit_log (actor, action, subject) VALUES ('a', 'b', 'c')")]
    [InlineData("webrisk_archive", "SELECT archive.ensure_campaign_partition(1)")]
    [InlineData("webrisk_maps", "CREATE TABLE public.mine (id integer)")]
    public async Task Role_Writing_IsRefused(string role, string sql)
    {
        await using var connection = await AsAsync(role);

        (await StateOfAsync(connection, sql)).ShouldBe(Refused);
    }

    [Theory]
    [InlineData("webrisk_maps", "maps", true)]
    [InlineData("webrisk_maps", "research", false)]
    [InlineData("webrisk_research", "research", true)]
    [InlineData("webrisk_research", "archive", false)]
    [InlineData("webrisk_archive", "archive", true)]
    public async Task Role_TableOfALaterMigration_FollowsTheSameRule(string role, string schema, bool allowed)
    {
        var table = $"{schema}.later_{role}";
        await using (var create = postgres.DataSource.CreateCommand($"CREATE TABLE {table} (id integer)"))
        {
            await create.ExecuteNonQueryAsync();
        }

        await using var connection = await AsAsync(role);

        (await StateOfAsync(connection, $"SELECT * FROM {table}")).ShouldBe(allowed ? null : Refused);
    }

    [Theory]
    [InlineData("webrisk_maps")]
    [InlineData("webrisk_research")]
    [InlineData("webrisk_archive")]
    public async Task AuditLog_WrittenByARole_KeepsTheEntry(string role)
    {
        await using var connection = await AsAsync(role);

        var number = await AuditLog.WriteAsync(connection, role, "export.country", "AT", new { Reason = "court order" });

        await using var read = postgres.DataSource.CreateCommand($"SELECT actor || ' ' || action || ' ' || subject || ' ' || detail::text FROM archive.audit_log WHERE audit_id = {number}");
        (await read.ExecuteScalarAsync()).ShouldBe(role + " export.country AT {\"reason\": \"court order\"}");
    }

    [Theory]
    [InlineData("UPDATE archive.audit_log SET actor = 'nobody'")]
    [InlineData("DELETE FROM archive.audit_log")]
    [InlineData("TRUNCATE archive.audit_log")]
    public async Task AuditLog_ChangedByItsOwner_Refuses(string sql)
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        var number = await AuditLog.WriteAsync(connection, "owner", "test.write", "x");

        (await StateOfAsync(connection, sql)).ShouldBe(Refused);

        await using var read = new NpgsqlCommand($"SELECT actor FROM archive.audit_log WHERE audit_id = {number}", connection);
        (await read.ExecuteScalarAsync()).ShouldBe("owner");
    }

    private async Task<NpgsqlConnection> AsAsync(string role)
    {
        var connection = await postgres.DataSource.OpenConnectionAsync();
        await using var become = new NpgsqlCommand($"SET ROLE {role}", connection);
        await become.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The SQLSTATE a statement fails with, or null.</summary>
    private static async Task<string?> StateOfAsync(NpgsqlConnection connection, string sql)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
