using Shouldly;
using WebRiskMapper.Pipeline.Tests.Commands;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Labels;

public sealed class LabelsCommandTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Header = "run,entity,labeller,ordinal,high,date,source,remark\n";

    [Fact]
    public async Task Import_ThenExport_GivesTheLabelsBackAndMeasuresAgreement()
    {
        var run = await LabelScene.RunAsync(postgres.DataSource, "import", 8);
        var lines = $"{run},0,r1,6,,2026-01-02,import,\n{run},0,r2,5,,2026-01-02,import,\n{run},1,r1,0,,2026-01-02,import,\n{run},1,r2,0,,2026-01-03,import,\"dull, really\"\n{run},2,r1,,true,2026-01-02,queue,\n";
        var file = Write("labels.csv", Header + lines);

        var first = (await LabelsAsync("import", file, "--json")).ShouldSucceed().Json;
        var again = (await LabelsAsync("import", Write("changed.csv", Header + lines.Replace("r2,5,", "r2,4,")), "--json")).ShouldSucceed().Json;

        (first.GetProperty("added").GetInt32(), first.GetProperty("changed").GetInt32()).ShouldBe((5, 0));
        (again.GetProperty("added").GetInt32(), again.GetProperty("changed").GetInt32()).ShouldBe((0, 1));
        (await LabelsAsync("export")).ShouldSucceed().Output.ShouldBe(Header + lines.Replace("r2,5,", "r2,4,"));
        var copy = Path.Combine(Folder, "copy.jsonl");
        (await LabelsAsync("export", copy)).ShouldSucceed();
        File.GetUnixFileMode(copy).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await LabelsAsync("import", copy, "--json")).ShouldSucceed().Json.GetProperty("changed").GetInt32().ShouldBe(0);

        var agreement = (await LabelsAsync("export", "--agreement", "--json")).ShouldSucceed().Json;
        agreement.GetProperty("judged_twice").GetInt32().ShouldBe(2);
        agreement.GetProperty("ordinal").GetDouble().ShouldBeInRange(0.8, 0.999);
        agreement.GetProperty("decision").GetDouble().ShouldBe(1);
        (await LabelsAsync("export", "--agreement")).ShouldSucceed().Output.ShouldContain("Krippendorff");
        (await LabelScene.TextAsync(postgres.DataSource, "SELECT string_agg(action, ' ' ORDER BY audit_id) FROM archive.audit_log WHERE action LIKE 'labels.%'"))
            .ShouldBe("labels.import labels.import labels.export labels.export labels.import");
    }

    [Fact]
    public async Task Import_UnknownEntityOrUndrawnAudit_IsRefusedAndChangesNothing()
    {
        var run = await LabelScene.RunAsync(postgres.DataSource, "refused", 2);
        var file = Write("bad.csv", $"{Header}{run},0,r9,6,,2026-01-02,,\n{run},99,r9,6,,2026-01-02,,\n{run},1,r9,6,,2026-01-02,audit,\n");

        (await LabelsAsync("import", file)).ShouldBeRefused("bad.csv:3: field 'entity'", "bad.csv:4: field 'source'", "no random audit sample");

        (await LabelScene.TextAsync(postgres.DataSource, "SELECT count(*)::text FROM research.label WHERE labeller = 'r9'")).ShouldBe("0");
    }

    private Task<CommandResult> LabelsAsync(params string[] arguments) => WebriskAsync(["labels", .. arguments, "--connection", postgres.ConnectionString, "--data", Folder]);
}
