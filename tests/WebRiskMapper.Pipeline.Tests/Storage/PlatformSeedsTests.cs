using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Storage;

public sealed class PlatformSeedsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Header = "site,platform,market_countries,language,type,source,note\n";
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Read_GoodList_GivesItsRows()
    {
        var rows = Read("https://Ads.Example.AT,Example,AT|DE,de,classifieds,desk research,\"mirror, old\"\n\nhttp://127.0.0.3:8080/at/,Other,,,directory,invented,\n");

        rows.Count.ShouldBe(2);
        rows[0].Site.AbsoluteUri.ShouldBe("https://ads.example.at/");
        rows[0].MarketCountries.ShouldBe(["AT", "DE"]);
        rows[0].Note.ShouldBe("mirror, old");
        rows[1].Language.ShouldBeNull();
        rows[1].MarketCountries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("example.org,A,AT,de,t,s,", 2, "site", "absolute http or https")]
    [InlineData("ftp://example.org/,A,AT,de,t,s,", 2, "site", "absolute http or https")]
    [InlineData("https://u:p@example.org/,A,AT,de,t,s,", 2, "site", "more than scheme")]
    [InlineData("https://example.org/?q=1,A,AT,de,t,s,", 2, "site", "more than scheme")]
    [InlineData("https://example.org/,,AT,de,t,s,", 2, "platform", "missing")]
    [InlineData("https://example.org/,A,AT|UK,de,t,s,", 2, "market_countries", "'UK'")]
    [InlineData("https://example.org/,A,AT|AT,de,t,s,", 2, "market_countries", "twice")]
    [InlineData("https://example.org/,A,AT,deu,t,s,", 2, "language", "'deu'")]
    [InlineData("https://example.org/,A,AT,de,,s,", 2, "type", "missing")]
    [InlineData("https://example.org/,A,AT,de,t,,", 2, "source", "missing")]
    [InlineData("https://example.org/,A,AT,de,t,s", 2, null, "6 fields")]
    [InlineData("https://example.org/,A,AT,de,t,s,\nhttps://EXAMPLE.org,A,AT,de,t,s,", 3, "site", "line 2")]
    [InlineData("https://a.example/,A,AT,de,t,s,\n\nhttps://b.example/,A,AT,de,u,s,", 4, "type", "line 2")]
    [InlineData("https://a.example/,A,AT,de,t,s,say \"hi", 2, null, "quotation mark")]
    public void Read_BadLine_NamesLineFieldAndRemedy(string lines, int line, string? field, string message)
    {
        var problem = Should.Throw<BadInputException>(() => Read(lines)).Problems.ShouldHaveSingleItem();

        problem.File.ShouldBe(file);
        problem.Line.ShouldBe(line);
        problem.Field.ShouldBe(field);
        problem.Message.ShouldContain(message);
        problem.Remedy.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Read_SeveralBadLines_ListsThemAllInOrder()
    {
        var problems = Should.Throw<BadInputException>(() => Read("nonsense,A,AT,de,t,s,\nhttps://b.example/,B,ZZ,de,t,,\n")).Problems;

        problems.Select(p => (p.Line, p.Field)).ShouldBe([(2, "site"), (3, "market_countries"), (3, "source")]);
    }

    [Fact]
    public void Read_MissingColumn_NamesIt()
    {
        File.WriteAllText(file, "site,platform\n");

        Should.Throw<BadInputException>(() => PlatformSeeds.Read(file)).Problems.Select(p => p.Field)
            .ShouldBe(["market_countries", "language", "type", "source", "note"]);
    }

    [Fact]
    public void Read_NotUtf8_SaysSo()
    {
        File.WriteAllBytes(file, [.. "site"u8, 0xE9]);

        Should.Throw<BadInputException>(() => PlatformSeeds.Read(file)).Message.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task Import_SameListTwice_ChangesNothingTheSecondTime()
    {
        var suffixes = PublicSuffixList.Parse(["example", "co.example"]);
        var rows = Read("https://www.one.co.example/,One,AT,de,t,s,\nhttps://m.one.co.example/,One,AT,de,t,s,\nhttp://127.0.0.3:8080/,Two,,,t,s,\n");
        await using var connection = await postgres.DataSource.OpenConnectionAsync();

        var first = await PlatformSeeds.ImportAsync(connection, rows, suffixes, "tester", "list.csv");
        var second = await PlatformSeeds.ImportAsync(connection, rows, suffixes, "tester", "list.csv");
        var third = await PlatformSeeds.ImportAsync(connection, [rows[0] with { Language = "en" }], suffixes, "tester", "list.csv");

        first.ShouldBe(new PlatformImport(2, 3, 2, 3));
        second.ShouldBe(new PlatformImport(2, 3, 0, 0));
        third.ShouldBe(new PlatformImport(1, 1, 0, 1));
        await using var read = new NpgsqlCommand("SELECT string_agg(host || '=' || registrable_domain || '=' || coalesce(language, '-'), ' ' ORDER BY host) FROM archive.site", connection);
        (await read.ExecuteScalarAsync()).ShouldBe("127.0.0.3=127.0.0.3=- m.one.co.example=one.co.example=de www.one.co.example=one.co.example=en");
        await using var audit = new NpgsqlCommand("SELECT count(*) FROM archive.audit_log WHERE action = 'sites.import' AND actor = 'tester'", connection);
        (await audit.ExecuteScalarAsync()).ShouldBe(3L);
    }

    private IReadOnlyList<PlatformSeed> Read(string lines)
    {
        File.WriteAllText(file, Header + lines);
        return PlatformSeeds.Read(file);
    }
}
