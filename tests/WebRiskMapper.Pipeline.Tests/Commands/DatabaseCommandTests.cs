using Npgsql;
using Shouldly;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

/// <summary>Commands on a deployment's database.</summary>
public sealed class DatabaseCommandTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Platforms = """
        site,platform,market_countries,language,type,source,note
        https://ads.example/,Ads,AT|DE,de,classifieds,a researcher,
        https://more.example/,More,AT,de,directory,a researcher,
        """;

    [Fact]
    public async Task DbStatus_EmptyDatabase_NamesMissingMigrationsAndChangesNothing()
    {
        var empty = await postgres.CreateDatabaseAsync(migrated: false);

        var before = (await OnAsync(empty, "db", "status", "--json")).ShouldSucceed().Json;
        before.Names().ShouldBe(["local", "migrations"]);
        before.GetProperty("local").GetBoolean().ShouldBeFalse();
        before.GetProperty("migrations").EnumerateArray().ShouldAllBe(m => m.Names().SequenceEqual(new[] { "name", "applied" }) && !m.GetProperty("applied").GetBoolean());
        (await CountAsync(empty, "SELECT count(*) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')")).ShouldBe(0);

        var after = (await OnAsync(empty, "db", "migrate", "--json")).ShouldSucceed().Json;
        after.GetProperty("migrations").EnumerateArray().ShouldAllBe(m => m.GetProperty("applied").GetBoolean());
    }

    [Theory]
    [InlineData("map region")]
    [InlineData("map platforms")]
    [InlineData("map country AT")]
    public async Task Map_WithoutAnyRun_SaysWhatToDo(string command)
    {
        (await OnAsync(postgres.ConnectionString, command.Split(' '))).ShouldBeRefused("no run has finished yet", "webrisk campaign run");
        (await OnAsync(await postgres.CreateDatabaseAsync(migrated: false), command.Split(' '))).ShouldBeRefused("database", "webrisk db migrate");
    }

    [Fact]
    public async Task SitesImport_ValidList_IsListedAndASecondTimeChangesNothing()
    {
        var database = await postgres.CreateDatabaseAsync();
        var file = Write("platforms.csv", Platforms);

        var first = (await OnAsync(database, "sites", "import", file, "--json")).ShouldSucceed().Json;
        (first.GetProperty("platforms_changed").GetInt32(), first.GetProperty("sites_changed").GetInt32()).ShouldBe((2, 2));
        var again = (await OnAsync(database, "sites", "import", file, "--json")).ShouldSucceed().Json;
        (again.GetProperty("platforms_changed").GetInt32(), again.GetProperty("sites_changed").GetInt32()).ShouldBe((0, 0));

        var sites = (await OnAsync(database, "sites", "list", "--json")).ShouldSucceed().Json.EnumerateArray().ToList();
        sites.Select(s => s.GetProperty("site").GetString()).ShouldBe(["https://ads.example/", "https://more.example/"]);
        sites.ShouldAllBe(s => s.Names().SequenceEqual(new[] { "site", "platform", "type", "market_countries", "language" }));
        (await OnAsync(database, "sites", "show", "ads.example", "--json")).ShouldSucceed().Json.GetProperty("site").GetString().ShouldBe("https://ads.example/");
        (await OnAsync(database, "sites", "show", "none.example")).ShouldBeRefused("none.example", "webrisk sites list");
    }

    [Fact]
    public async Task SitesRender_NoRendererHere_TurnsItOnAndSaysWhatIsMissing()
    {
        var database = await postgres.CreateDatabaseAsync();
        (await OnAsync(database, "sites", "import", Write("platforms.csv", Platforms))).ShouldSucceed();

        var on = (await OnAsync(database, "sites", "render", "ads.example", "on")).ShouldSucceed();
        on.Output.ShouldContain("rendering on");
        on.Error.ShouldContain("there is no renderer at");
        on.Error.ShouldContain("WEBRISK_RENDERER");
        (await OnAsync(database, "sites", "render", "ads.example", "on", "--json")).ShouldSucceed().Json.GetProperty("missing").Texts().ShouldContain(m => m!.Contains("there is no renderer at"));
        (await CountAsync(database, "SELECT count(*) FROM archive.site WHERE render")).ShouldBe(1);

        (await OnAsync(database, "sites", "render", "ads.example", "off")).ShouldSucceed().Error.ShouldBeEmpty();
        (await OnAsync(database, "sites", "render", "none.example", "on")).ShouldBeRefused("none.example", "webrisk sites list");
    }

    [Theory]
    [InlineData("https://third.example/,Third,Austria,de,directory,a researcher,", ":4: field 'market_countries'", "Austria")]
    [InlineData("third,Third,AT,de,directory,a researcher,", ":4: field 'site'")]
    [InlineData("https://ads.example/,Third,AT,de,directory,a researcher,", ":4: field 'site'", "line 2")]
    [InlineData("https://third.example/,,AT,de,directory,a researcher,", ":4: field 'platform'")]
    [InlineData("https://third.example/,Third,AT,de", ":4:")]
    public async Task SitesImport_OneFaultyLine_RefusesTheWholeList(string line, params string[] said)
    {
        var database = await postgres.CreateDatabaseAsync();
        var file = Write("platforms.csv", Platforms.TrimEnd() + "\n" + line + "\n");

        (await OnAsync(database, "sites", "import", file)).ShouldBeRefused([file + said[0], .. said[1..]]);
        (await CountAsync(database, "SELECT (SELECT count(*) FROM archive.site) + (SELECT count(*) FROM maps.platform) + (SELECT count(*) FROM archive.audit_log)")).ShouldBe(0);
    }

    [Fact]
    public async Task CampaignCreate_BrokenFile_NamesLineAndFieldAndCreatesNothing()
    {
        var file = Write("study.yml", """
            name: study
            cron: every sunday
            platforms: [platforms.csv]
            budgets:
              pages_per_site: many
            """);
        Write("platforms.csv", Platforms);

        (await OnAsync(postgres.ConnectionString, "campaign", "create", file)).ShouldBeRefused(
            file + ":2: field 'cron'", file + ":5: field 'budgets.pages_per_site'", "field 'legal_basis'", "field 'dpia_reference'", "field 'controller'");
        (await OnAsync(postgres.ConnectionString, "campaign", "create", Write("no.yml", "name: [study\n"))).ShouldBeRefused("no.yml:");
        (await OnAsync(postgres.ConnectionString, "campaign", "list", "--json")).ShouldSucceed().Json.GetArrayLength().ShouldBe(0);
        (await OnAsync(postgres.ConnectionString, "campaign", "run", "study")).ShouldBeRefused("'study'", "webrisk campaign list");
    }

    [Fact]
    public async Task Campaign_CreatePauseResume_ShowsItsState()
    {
        var database = await postgres.CreateDatabaseAsync();
        Write("platforms.csv", Platforms);
        var file = Write("study.yml", """
            name: study
            cron: "0 0 3 ? * SUN"
            platforms: [platforms.csv]
            controller: University of Somewhere
            legal_basis: GDPR Art. 6(1)(e) and 9(2)(j)
            dpia_reference: DPIA-7
            politeness:
              contact: https://study.example/crawler
            """);

        var created = (await OnAsync(database, "campaign", "create", file, "--json")).ShouldSucceed().Json.GetProperty("campaign");
        (created.GetProperty("name").GetString(), created.GetProperty("sites").GetInt32(), created.GetProperty("active").GetBoolean()).ShouldBe(("study", 2, true));
        (await OnAsync(database, "campaign", "pause", "study", "--json")).ShouldSucceed().Json.GetProperty("campaign").GetProperty("active").GetBoolean().ShouldBeFalse();
        (await OnAsync(database, "campaign", "run", "study")).ShouldBeRefused("paused", "webrisk campaign resume");
        (await OnAsync(database, "campaign", "resume", "study", "--json")).ShouldSucceed().Json.GetProperty("campaign").GetProperty("active").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task BackupAndRestore_ThroughTheCommands_BringBackWhatWasThere()
    {
        var (from, to) = (await postgres.CreateDatabaseAsync(), await postgres.CreateDatabaseAsync(migrated: false));
        (await OnAsync(from, "sites", "import", Write("platforms.csv", Platforms))).ShouldSucceed();
        var listed = (await OnAsync(from, "sites", "list", "--json")).ShouldSucceed().Output;
        var backup = Path.Combine(Folder, "webrisk.backup");

        var written = (await OnAsync(from, "db", "backup", backup, "--json")).ShouldSucceed().Json;
        written.GetProperty("file").GetString().ShouldBe(backup);
        written.GetProperty("bytes").GetInt64().ShouldBe(new FileInfo(backup).Length);
        (await OnAsync(to, "db", "restore", backup, "--json")).ShouldSucceed().Json.GetProperty("migrations").EnumerateArray().ShouldAllBe(m => m.GetProperty("applied").GetBoolean());

        (await OnAsync(to, "sites", "list", "--json")).ShouldSucceed().Output.ShouldBe(listed);
        (await OnAsync(to, "db", "restore", backup)).ShouldBeRefused("holds data", "--replace");
        (await OnAsync(to, "db", "restore", backup, "--replace")).ShouldSucceed();
        (await OnAsync(to, "db", "restore", Write("no.backup", "nothing"), "--replace")).ShouldBeRefused("no.backup", "webrisk db backup");
        (await OnAsync(to, "db", "restore", Path.Combine(Folder, "missing"))).ShouldBeRefused("missing");
        (await OnAsync(to, "db", "backup", Path.Combine(Folder, "none", "webrisk.backup"))).ShouldBeRefused("none");
        (await OnAsync(to, "sites", "list", "--json")).ShouldSucceed().Output.ShouldBe(listed);
    }

    [Fact]
    public async Task Connection_ToNoServer_FailsAndSaysSo()
    {
        var result = await OnAsync("Host=127.0.0.1;Port=9;Database=none;Username=nobody;Password=secret-word;Timeout=2", "db", "status");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("database");
        result.Error.ShouldNotContain("secret-word");
    }

    private Task<CommandResult> OnAsync(string database, params string[] arguments) => WebriskAsync([.. arguments, "--connection", database, "--data", Folder]);

    private static async Task<long> CountAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
