using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Campaigns;

public sealed class CampaignFileTests
{
    private const string Valid = """
        name: study
        cron: "0 0 3 ? * SUN"
        platforms: [list.csv]
        controller: University of Somewhere
        legal_basis: GDPR Art. 6(1)(e) and 9(2)(j)
        dpia_reference: DPIA-7
        politeness:
          contact: https://study.example/crawler
        """;

    private static IReadOnlyList<string> Problems(string text) =>
        [.. Should.Throw<BadInputException>(() => CampaignFile.Parse("c.yml", text)).Problems.Select(p => p.ToString())];

    [Fact]
    public void Parse_Valid_FillsDefaults()
    {
        var spec = CampaignFile.Parse("c.yml", Valid);

        spec.Name.ShouldBe("study");
        spec.Synthetic.ShouldBeFalse();
        spec.Politeness.DelayMs.ShouldBe(1000);
        spec.Budgets.PagesPerSite.ShouldBe(20_000);
        spec.RetentionDays.Raw.ShouldBe(90);
    }

    [Theory]
    [InlineData("controller")]
    [InlineData("legal_basis")]
    [InlineData("dpia_reference")]
    public void Parse_RealCampaignWithoutResponsibility_IsRefused(string field)
    {
        var text = string.Join('\n', Valid.Split('\n').Where(l => !l.StartsWith(field, StringComparison.Ordinal)));

        Problems(text).ShouldHaveSingleItem().ShouldContain($"field '{field}'");
        CampaignFile.Parse("c.yml", text + "\nsynthetic: true").Synthetic.ShouldBeTrue();
    }

    [Fact]
    public void Parse_ManyMistakes_AreAllNamedWithTheirLines()
    {
        var problems = Problems("""
            name: My Study
            cron: every sunday
            platfroms: [list.csv]
            synthetic: yes
            budgets:
              pages_per_site: many
              minutes: -1
              bytes_per_sites: 5
            politeness:
              delay_ms: 10
              contact: me
              proxy: socks5://user:secret@127.0.0.1:9050
            """);

        problems.ShouldContain(p => p.StartsWith("c.yml:1: field 'name'", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("c.yml:2: field 'cron'", StringComparison.Ordinal));
        problems.ShouldContain("c.yml:3: field 'platfroms': is not a known setting; did you mean 'platforms'?");
        problems.ShouldContain("c.yml:4: field 'synthetic': is neither true nor false; write 'true' or 'false'");
        problems.ShouldContain(p => p.StartsWith("c.yml:6: field 'budgets.pages_per_site': 'many' is not a whole number", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("c.yml:7: field 'budgets.minutes': -1 is out of range", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("c.yml:12: field 'politeness.proxy': holds a user name or password", StringComparison.Ordinal) && !p.Contains("secret", StringComparison.Ordinal));
        problems.ShouldContain("c.yml:8: field 'budgets.bytes_per_sites': is not a known setting; did you mean 'bytes_per_site'?");
        problems.ShouldContain(p => p.StartsWith("c.yml:10: field 'politeness.delay_ms'", StringComparison.Ordinal));
        problems.ShouldContain(p => p.StartsWith("c.yml:11: field 'politeness.contact'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("name: [unclosed", 2)]
    [InlineData("name: a\nname: b", 2)]
    [InlineData("- just\n- a list", 1)]
    [InlineData("", 1)]
    public void Parse_NotAMapping_NamesTheLine(string text, int line)
    {
        Problems(text).ShouldHaveSingleItem().ShouldStartWith($"c.yml:{line}:");
    }

    [Fact]
    public void Parse_BracketLeftOpenBeforeASetting_IsBadInput()
    {
        Problems("name: [unclosed\ncron: x").ShouldHaveSingleItem().ShouldStartWith("c.yml");
    }

    [Fact]
    public void Read_MissingFile_IsBadInput()
    {
        Should.Throw<BadInputException>(() => CampaignFile.Read("nowhere/c.yml")).Problems.ShouldHaveSingleItem().File.ShouldBe("nowhere/c.yml");
    }

    [Fact]
    public void Read_ShippedDemo_IsValid()
    {
        CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns/synthetic-demo.yml")).Synthetic.ShouldBeTrue();
    }

    [Fact]
    public void Read_ShippedExample_DoesNotStartUntilFilledIn()
    {
        var problems = Should.Throw<BadInputException>(() => CampaignFile.Read(Path.Combine(Repository.Root, "seeds/campaigns/example-osce-region.yml"))).Problems;

        problems.Select(p => p.Field).ShouldBe(["politeness.contact", "controller", "legal_basis", "dpia_reference"], ignoreOrder: true);
        problems.ShouldAllBe(p => p.Line > 1 && p.Remedy != null);
    }
}

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WebRiskMapper.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
