using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class BulkCopyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly BulkColumns<TerritoryNameRow> Names = new BulkColumns<TerritoryNameRow>()
        .Add("iso2", "text", r => r.Iso2)
        .Add("language", "text", r => r.Language)
        .Add("name", "text", r => r.Name);

    private static readonly BulkColumns<PlatformRow> Platforms = new BulkColumns<PlatformRow>()
        .Add("name", "text", r => r.Name)
        .Add("type", "text", r => r.Type)
        .Add("source", "text", r => r.Source);

    [Fact]
    public async Task Insert_RowsThatExist_AddsOnlyTheNewOnes()
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        var first = Enumerable.Range(0, 1000).Select(Name);
        var second = Enumerable.Range(500, 1000).Select(Name);

        (await BulkCopy.InsertAsync(connection, "maps.territory_name", Names, first, ["iso2", "language", "name"])).ShouldBe(1000);
        (await BulkCopy.InsertAsync(connection, "maps.territory_name", Names, second, ["iso2", "language", "name"])).ShouldBe(500);
    }

    [Fact]
    public async Task Upsert_OneKeyTwice_TakesTheLastAndLeavesEqualRowsAlone()
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        PlatformRow[] rows =
        [
            new() { Name = "a", Type = "old", Source = "s" },
            new() { Name = "b", Type = "same", Source = "s" },
            new() { Name = "a", Type = "new", Source = "s" },
        ];

        (await BulkCopy.UpsertAsync(connection, "maps.platform", Platforms, rows, ["name"])).ShouldBe(2);
        (await BulkCopy.UpsertAsync(connection, "maps.platform", Platforms, rows, ["name"])).ShouldBe(0);

        await using var read = new NpgsqlCommand("SELECT type FROM maps.platform WHERE name = 'a'", connection);
        (await read.ExecuteScalarAsync()).ShouldBe("new");
    }

    [Fact]
    public async Task Insert_InsideATransaction_VanishesWithIt()
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        await using (await connection.BeginTransactionAsync())
        {
            (await BulkCopy.InsertAsync(connection, "maps.platform", Platforms, [new PlatformRow { Name = "gone", Type = "t", Source = "s" }], ["name"])).ShouldBe(1);
        }

        await using var read = new NpgsqlCommand("SELECT count(*) FROM maps.platform WHERE name = 'gone'", connection);
        (await read.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static TerritoryNameRow Name(int number) => new() { Iso2 = "AT", Language = "de", Name = FormattableString.Invariant($"name {number}") };
}
