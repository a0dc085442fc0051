using System.Text;
using Shouldly;
using WebRiskMapper.Pipeline.Tests.Commands;
using WebRiskMapper.Pipeline.Tests.Labels;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Training;

/// <summary>From labels to the model that scoring loads, and back.</summary>
public sealed class TrainCommandTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const int Entities = 240;

    [Fact]
    public async Task Train_FromLabelsToScoring_MeasuresPromotesRefusesAndRollsBack()
    {
        (await CommandAsync("train")).ShouldBeRefused("labels", "0 entities are labelled");
        (await CommandAsync("train", "--method", "fast-tree")).ShouldBeRefused("--method", "this build has no 'fast-tree'", "-p:UseMlNet=true");
        var run = await LabelScene.RunAsync(postgres.DataSource, "train", Entities);
        var audit = (await CommandAsync("labels", "audit", "--count", "40", "--seed", "1", "--json")).ShouldSucceed().Json.EnumerateArray().Select(e => e.GetProperty("entity").GetInt32()).ToHashSet();

        // Whoever labelled what to learn from had it upside down; the audit sample is right.
        await LabelAsync(run, audit, upsideDown: true);
        var bad = (await CommandAsync("train", "--json")).ShouldSucceed().Json;
        bad.GetProperty("report").GetProperty("validated").GetBoolean().ShouldBeTrue();
        var badVersion = bad.GetProperty("version").GetString()!;
        (await CommandAsync("model", "promote", badVersion)).ShouldBeRefused(badVersion, "worse", "--force");
        (await ValidatedScoreAsync()).ShouldBeFalse();
        (await CommandAsync("model", "promote", badVersion, "--force", "--reason", "to see it")).ShouldSucceed();
        (await ValidatedScoreAsync()).ShouldBeTrue();

        await LabelAsync(run, audit, upsideDown: false);
        var good = (await CommandAsync("train", "--json")).ShouldSucceed().Json;
        var version = good.GetProperty("version").GetString()!;
        var report = good.GetProperty("report");
        report.GetProperty("trained_on").GetInt32().ShouldBeLessThan(Entities - audit.Count);
        report.GetProperty("on_audit").GetBoolean().ShouldBeTrue();
        report.GetProperty("audit").EnumerateArray().Select(s => s.GetProperty("entities").GetInt32()).ShouldBe([40, 40]);
        report.GetProperty("model").GetProperty("brier").GetProperty("value").GetDouble().ShouldBeLessThan(report.GetProperty("priors").GetProperty("brier").GetProperty("value").GetDouble());
        var promoted = (await CommandAsync("model", "promote", version, "--json")).ShouldSucceed().Json;
        promoted.GetProperty("forced").GetBoolean().ShouldBeFalse();
        promoted.GetProperty("comparison").GetProperty("challenger").GetProperty("entities").GetInt32().ShouldBe(audit.Count);

        var card = (await CommandAsync("model", "show", version)).ShouldSucceed().Output;
        card.ShouldBe(await File.ReadAllTextAsync(Path.Combine(Folder, "models", "trained", version + ".md")));
        foreach (var part in (string[])["## Data", "## Metrics", "## Calibration", "## By language", "## By indicator group", "with origin", "without movement", "## Random audit", LabelScene.Directory, "## Limits", "not sufficient evidence"])
        {
            card.ShouldContain(part);
        }

        var list = (await CommandAsync("model", "list", "--json")).ShouldSucceed().Json;
        list.GetProperty("current").GetString().ShouldBe(version);
        list.GetProperty("models").GetArrayLength().ShouldBe(2);
        list.GetProperty("history")[0].GetProperty("reason").GetString().ShouldBe("to see it");
        (await CommandAsync("model", "list")).ShouldSucceed().Output.ShouldContain(version);

        (await CommandAsync("model", "rollback", "--reason", "one")).ShouldSucceed().Output.ShouldContain(badVersion);
        (await CommandAsync("model", "rollback", "--reason", "two")).ShouldSucceed().Output.ShouldContain("shipped");
        (await CommandAsync("model", "rollback", "--reason", "three")).ShouldBeRefused("nothing to take back");
        (await ValidatedScoreAsync()).ShouldBeFalse();
        (await LabelScene.TextAsync(postgres.DataSource, "SELECT string_agg(action, ' ' ORDER BY audit_id) FROM archive.audit_log WHERE action LIKE 'model.%'"))
            .ShouldBe("model.train model.promote model.train model.promote model.rollback model.rollback");

        var file = Path.Combine(Folder, "models", "trained", version + ".json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"labellers\": 3", "\"labellers\": 4"));
        (await CommandAsync("model", "promote", version)).ShouldBeRefused(version, "changed after training");
    }

    private async Task LabelAsync(long run, HashSet<int> audit, bool upsideDown)
    {
        var file = new StringBuilder("run,entity,labeller,ordinal,high,date,source,remark\n");
        for (var entity = 0; entity < Entities; entity++)
        {
            var high = entity % 4 == 0;
            file.Append(audit.Contains(entity)
                ? $"{run},{entity},r1,{(high ? 6 : 0)},,2026-01-02,audit,\n{run},{entity},r2,{(high ? 5 : 1)},,2026-01-02,audit,\n"
                : $"{run},{entity},r3,{(high == upsideDown ? 0 : 6)},,2026-01-02,import,\n");
        }

        (await CommandAsync("labels", "import", Write("labels.csv", file.ToString()))).ShouldSucceed();
    }

    private async Task<bool> ValidatedScoreAsync() =>
        (await CommandAsync("score", Write("ads.jsonl", """{"id":"1","text":"Massage"}"""))).ShouldSucceed().JsonLines[0].GetProperty("validated").GetBoolean();

    private Task<CommandResult> CommandAsync(params string[] arguments) => WebriskAsync([.. arguments, "--connection", postgres.ConnectionString, "--data", Folder]);
}
