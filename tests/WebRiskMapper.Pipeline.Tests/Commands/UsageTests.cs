using Shouldly;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

public sealed class UsageTests : CommandLineTest
{
    private static readonly string[] Names =
    [
        "", "demo", "db", "db up", "db migrate", "db status", "db backup", "db restore", "sites", "sites import", "sites list", "sites show", "sites profile", "sites render", "sites facts",
        "sites candidates", "sites candidates list", "sites candidates show", "sites candidates accept", "sites candidates reject",
        "campaign", "campaign create", "campaign run", "campaign list", "campaign status", "campaign pause", "campaign resume",
        "inspect", "robots", "robots check", "score", "link", "map", "map region", "map country", "map platforms", "evaluate", "evaluate extraction", "evaluate linking", "evaluate scoring",
        "labels", "labels import", "labels export", "labels queue", "labels audit", "train", "model", "model list", "model show", "model promote", "model rollback", "model drift", "evidence", "evidence verify", "evidence show", "evidence import",
        "evidence erase", "evidence hold", "evidence hold add", "evidence hold list", "evidence hold release", "evidence custody", "retention", "retention run", "worker", "serve",
    ];

    public static TheoryData<string> Commands { get; } = new(Names);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfEveryCommand_SucceedsAndNamesTheCommonOptions(string command)
    {
        var result = (await WebriskAsync([.. Words(command), "--help"])).ShouldSucceed();

        result.Output.ShouldContain("Usage:");
        result.Output.ShouldContain("--json");
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_NamesEveryCommandThatExists()
    {
        foreach (var group in Names)
        {
            var help = (await WebriskAsync([.. Words(group), "--help"])).Output;
            var listed = help.Split("Commands:\n").Skip(1).FirstOrDefault("").Split('\n').Select(l => l.Trim().Split(' ')[0]).Where(w => w.Length > 0);
            foreach (var name in listed)
            {
                Names.ShouldContain((group + " " + name).Trim());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task UnknownOption_IsBadUsage(string command) =>
        (await WebriskAsync([.. Words(command), "--frobnicate", "--data", Folder])).ShouldBeRefused("--frobnicate", "--help");

    [Theory]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("worker --lease-seconds 4", "--lease-seconds", "5 to 3600")]
    [InlineData("worker --lease-seconds 3601", "--lease-seconds", "5 to 3600")]
    [InlineData("worker --lease-seconds soon", "--lease-seconds", "soon")]
    [InlineData("map country", "COUNTRY")]
    [InlineData("worker --tsa-url nonsense", "--tsa-url", "nonsense")]
    [InlineData("evidence verify nowhere", "nowhere", "no such file or folder")]
    [InlineData("evidence show nonsense", "URL", "https://")]
    [InlineData("evidence import missing.warc.gz --campaign x", "missing.warc.gz", "does not exist")]
    [InlineData("evidence erase --reason x", "--url", "--site")]
    [InlineData("evidence erase --url https://example.org/", "--reason")]
    [InlineData("evidence hold add --class raw --site a --run 1 --reason x", "--platform, --site and --run")]
    [InlineData("map region --run newest", "newest")]
    [InlineData("labels import missing.csv", "missing.csv", "does not exist")]
    [InlineData("labels queue", "--country")]
    [InlineData("labels queue --country XX", "'XX'", "alpha-2")]
    [InlineData("labels audit --count 0", "--count", "1 and 10000")]
    [InlineData("model show nothing", "'nothing'", "model list")]
    [InlineData("model promote x --force", "--reason")]
    [InlineData("model rollback --reason x", "nothing to take back")]
    [InlineData("db backup", "FILE")]
    [InlineData("db status --connection nonsense", "--connection", "Host=")]
    [InlineData("campaign create missing.yml", "missing.yml", "does not exist")]
    public async Task BadUsage_NamesWhatIsWrong(string line, params string[] said) => (await WebriskAsync([.. Words(line), "--data", Folder])).ShouldBeRefused(said);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
