using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Campaigns;

public sealed class PlatformListTests
{
    private const string Header = "site,platform,market_countries,language,type,source,note\n";

    private static IReadOnlyList<string> Problems(string text) =>
        [.. Should.Throw<BadInputException>(() => PlatformList.Parse("l.csv", text)).Problems.Select(p => p.ToString())];

    [Fact]
    public void Parse_Valid_ReadsEveryColumn()
    {
        var site = PlatformList.Parse("l.csv", Header + "https://example.org/,One,AT DE,de,directory,\"a list, of 2026\",").ShouldHaveSingleItem();

        site.Site.ShouldBe(new Uri("https://example.org/"));
        site.MarketCountries.ShouldBe(["AT", "DE"]);
        site.Language.ShouldBe("de");
        site.Source.ShouldBe("a list, of 2026");
    }

    [Fact]
    public void Parse_Mistakes_AreAllNamed()
    {
        var problems = Problems(Header
            + "example.org,One,AT,de,directory,x,\n"
            + "https://example.org/,,Austria,german,directory,,\n"
            + "https://example.net/,Two,AT,de,directory,x,\n"
            + "https://example.net/,Two,AT,de,directory,x,\n"
            + "https://example.com/,Two\n");

        problems.ShouldContain(p => p.StartsWith("l.csv:2: field 'site'", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("l.csv:3: field 'platform'", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("l.csv:3: field 'market_countries'", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("l.csv:3: field 'language'", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("l.csv:3: field 'source'", StringComparison.Ordinal));
        problems.ShouldContain("l.csv:5: field 'site': stands already on line 4; remove one of the two");
        problems.ShouldContain(p => p.StartsWith("l.csv:6:", StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_WrongColumns_AreNamed()
    {
        var problems = Problems("url,platform,market_countries,language,type,source,note\nx,x,x,x,x,x,x");

        problems.ShouldBe([
            "l.csv:1: field 'site': the column is missing; start with the line site,platform,market_countries,language,type,source,note",
            "l.csv:1: field 'url': is not a known column; known: site, platform, market_countries, language, type, source, note"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Header)]
    public void Parse_NoSite_IsRefused(string text)
    {
        Problems(text).ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_ShippedExample_NamesReservedDomainsOnly()
    {
        PlatformList.Read(Path.Combine(Repository.Root, "seeds/platforms/example.csv"))
            .ShouldAllBe(s => s.Site.Host == "example.org" || s.Site.Host == "example.net" || s.Site.Host == "example.com");
    }
}
