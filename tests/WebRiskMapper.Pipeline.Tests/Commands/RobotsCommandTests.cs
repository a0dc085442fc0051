using System.Text.Json;
using Shouldly;
using WebRiskMapper.Pipeline.Fetching.Robots;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

public sealed class RobotsCommandTests : CommandLineTest
{
    private const string Rules = "# ours\nUser-agent: Examplebot/2\nUser-agent: Other\nDisallow: /private # keep out\nAllow: /private/open\n\nUser-agent: *\nCrawl-delay: 4\nDisallow: /";

    private Task<CommandResult> CheckAsync(string url, params string[] more) => WebriskAsync(["robots", "check", "--url", url, Write("robots.txt", Rules), .. more]);

    [Theory]
    [InlineData("Examplebot", "https://site.example/private/x?y#z", "disallowed\nline 4: Disallow: /private # keep out\ngroup: line 2: User-agent: Examplebot/2\n")]
    [InlineData("Examplebot/3.1 (+https://bot.example)", "/private/open/1", "allowed\nline 5: Allow: /private/open\ngroup: line 2: User-agent: Examplebot/2\n")]
    [InlineData("Examplebot", "/public", "allowed\nno rule of the group matches\ngroup: line 2: User-agent: Examplebot/2\n")]
    [InlineData("Nobody", "http://site.example", "disallowed\nline 9: Disallow: /\ngroup: line 7: User-agent: *\n")]
    [InlineData("Nobody", "/robots.txt", "allowed\n/robots.txt itself is always allowed\ngroup: line 7: User-agent: *\n")]
    public async Task Check_Url_PrintsTheDecisionAndTheLineThatMadeIt(string agent, string url, string printed)
    {
        (await CheckAsync(url, "--agent", agent)).ShouldSucceed().Output.ShouldBe(printed);
    }

    [Fact]
    public async Task Check_AsJson_SaysTheSame()
    {
        var json = (await CheckAsync("https://site.example/a b", "--agent", "Nobody/1.0", "--json")).ShouldSucceed().Json;

        json.Names().ShouldBe(["allowed", "reason", "rule", "group", "agent", "product_token", "url", "path", "crawl_delay_seconds"]);
        json.GetProperty("allowed").GetBoolean().ShouldBeFalse();
        json.GetProperty("reason").GetString().ShouldBe("rule");
        json.GetProperty("rule").GetProperty("line").GetInt32().ShouldBe(9);
        json.GetProperty("rule").GetProperty("text").GetString().ShouldBe("Disallow: /");
        json.GetProperty("group").GetProperty("lines")[0].GetProperty("text").GetString().ShouldBe("User-agent: *");
        json.GetProperty("product_token").GetString().ShouldBe("Nobody");
        json.GetProperty("path").GetString().ShouldBe("/a%20b");
        json.GetProperty("crawl_delay_seconds").GetDouble().ShouldBe(4);
    }

    [Fact]
    public async Task Check_FileWithoutGroups_AllowsAndSaysSo()
    {
        var file = Write("empty.txt", "");

        (await WebriskAsync("robots", "check", "--url", "/x", file)).ShouldSucceed().Output.ShouldBe("allowed\nno group names WebRiskMapper, and none is for *\n");
        var json = (await WebriskAsync("robots", "check", "--url", "/x", file, "--json")).ShouldSucceed().Json;
        json.GetProperty("group").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("reason").GetString().ShouldBe("no_group");
    }

    [Fact]
    public async Task Check_LineThatSteersATerminal_IsShownWithoutItsPower()
    {
        var file = Write("evil.txt", "User-agent: *\nDisallow: /\u001b[2J");

        (await WebriskAsync("robots", "check", "--url", "/%1B[2J", file)).ShouldSucceed().Output.ShouldContain("Disallow: /\uFFFD[2J\n");
    }

    [Fact]
    public async Task Check_FileBeyondTheLimit_IsReadUpToIt()
    {
        var file = Write("long.txt", "User-agent: *\nDisallow: /early\n#" + new string('x', RobotsText.MaxBytes) + "\nDisallow: /late");

        (await WebriskAsync("robots", "check", "--url", "/early", file)).Output.ShouldStartWith("disallowed\n");
        (await WebriskAsync("robots", "check", "--url", "/late", file)).Output.ShouldStartWith("allowed\n");
    }

    [Theory]
    [InlineData("ftp://site.example/", "--url")]
    [InlineData("site.example/x", "--url")]
    [InlineData("http://", "--url")]
    public async Task Check_BadUrl_IsRefused(string url, string named)
    {
        (await CheckAsync(url)).ShouldBeRefused(named, url);
    }

    [Fact]
    public async Task Check_BadAgentOrFile_IsRefused()
    {
        (await CheckAsync("/", "--agent", "(x)")).ShouldBeRefused("--agent", "(x)");
        (await WebriskAsync("robots", "check", "--url", "/", Path.Combine(Folder, "none.txt"))).ShouldBeRefused("none.txt", "does not exist");
        (await WebriskAsync("robots", "check", Write("robots.txt", ""))).ShouldBeRefused("--url");
    }
}
