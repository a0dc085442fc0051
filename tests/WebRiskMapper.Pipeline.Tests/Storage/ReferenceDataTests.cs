using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class ReferenceDataTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string seeds = Directory.CreateTempSubdirectory("webrisk-seeds-").FullName;

    public void Dispose() => Directory.Delete(seeds, recursive: true);

    [Fact]
    public async Task Load_ShippedFilesTwice_ChangesNothingTheSecondTime()
    {
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        var shipped = Shipped();

        (await ReferenceData.LoadAsync(connection, shipped)).ShouldBeGreaterThan(19_000);
        (await ReferenceData.LoadAsync(connection, shipped)).ShouldBe(0);

        await using var read = new NpgsqlCommand("SELECT count(*) FILTER (WHERE osce_status = 'participating') || ' ' || max(name) FILTER (WHERE iso2 = 'AT') FROM maps.country", connection);
        (await read.ExecuteScalarAsync()).ShouldBe("57 Austria");
        await using var city = new NpgsqlCommand("SELECT name FROM maps.city WHERE geonames_id = 4140963", connection);
        (await city.ExecuteScalarAsync()).ShouldBe("Washington, D.C.");
    }

    [Theory]
    [InlineData("cities.csv", "1,Nowhere,QQ,,5,1.0,2.0", "country", "osce-states.csv")]
    [InlineData("cities.csv", "1,Nowhere,AT,,5,91,2.0", "latitude", "'91'")]
    [InlineData("cities.csv", "x,Nowhere,AT,,5,1.0,2.0", "geonames_id", "'x'")]
    [InlineData("cities.csv", "1,,AT,,5,1.0,2.0", "name", "missing")]
    [InlineData("territory-names.csv", "at,de,Nowhere", "iso2", "'at'")]
    [InlineData("city-exonyms.csv", "Vienna,AT,,Bécs", "language", "missing")]
    [InlineData("osce-states.csv", "AT,AUT,040,Austria,participating,Europe,,,43,EUR,.at,de", "iso2", "earlier line")]
    public async Task Load_BadLine_NamesItAndChangesNothing(string name, string line, string field, string message)
    {
        var folder = Directory.CreateDirectory(Path.Combine(seeds, "reference")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Shipped(), "reference")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var bad = Path.Combine(folder, name);
        await File.AppendAllTextAsync(bad, line + "\n");
        await using var connection = new NpgsqlConnection(await postgres.CreateDatabaseAsync());
        await connection.OpenAsync();

        var problem = (await Should.ThrowAsync<BadInputException>(() => ReferenceData.LoadAsync(connection, seeds))).Problems.ShouldHaveSingleItem();

        problem.File.ShouldBe(bad);
        problem.Line.ShouldBe((await File.ReadAllLinesAsync(bad)).Length);
        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain(message);
        await using var read = new NpgsqlCommand("SELECT count(*) FROM maps.country", connection);
        (await read.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static string Shipped()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WebRiskMapper.sln")))
            {
                return Path.Combine(folder.FullName, "seeds");
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
