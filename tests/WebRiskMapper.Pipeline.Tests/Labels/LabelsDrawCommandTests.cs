using Shouldly;
using WebRiskMapper.Pipeline.Tests.Commands;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Labels;

public sealed class LabelsDrawCommandTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Header = "run,entity,labeller,ordinal,high,date,source,remark\n";

    [Fact]
    public async Task Queue_OfACountry_IsDiverseAndNeverRepeated()
    {
        var run = await LabelScene.RunAsync(postgres.DataSource, "queue", 24);

        var first = await DrawnAsync("queue", "--country", "AT", "--count", "4", "--run", $"{run}");
        var second = await DrawnAsync("queue", "--country", "at", "--count", "100", "--run", $"{run}");

        // Entities 0, 3, 6 … are German; of the others every fourth leads with movement.
        first.Count.ShouldBe(4);
        first.ShouldAllBe(e => e % 3 != 0);
        first.Count(e => e % 4 == 0).ShouldBe(2);
        second.Count.ShouldBe(12);
        second.Intersect(first).ShouldBeEmpty();
        var later = await LabelScene.RunAsync(postgres.DataSource, "queue", 24);
        (await DrawnAsync("queue", "--country", "AT", "--run", $"{later}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Audit_OfARun_SamplesEveryStratumTakesFromTheQueueAndAdmitsAuditLabels()
    {
        var run = await LabelScene.RunAsync(postgres.DataSource, "audit", 40);
        var queued = await DrawnAsync("queue", "--country", "DE", "--count", "100", "--run", $"{run}");

        var sample = await DrawnAsync("audit", "--count", "15", "--seed", "3", "--run", $"{run}");

        sample.Count.ShouldBe(30);
        sample.Intersect(queued).ShouldNotBeEmpty();
        (await LabelScene.TextAsync(postgres.DataSource, $"SELECT string_agg(DISTINCT purpose || ' ' || stratum || ' ' || frame, ', ') FROM research.review_draw WHERE run_id = {run} AND purpose = 'audit'"))
            .ShouldBe($"audit {LabelScene.Classifieds} 20, audit {LabelScene.Directory} 20");
        (await DrawnAsync("queue", "--country", "AT", "--count", "100", "--run", $"{run}")).Intersect(sample).ShouldBeEmpty();
        (await DrawnAsync("audit", "--count", "15", "--run", $"{run}")).ShouldBe(Enumerable.Range(0, 40).Except(sample), ignoreOrder: true);
        (await LabelsAsync("import", Write("audit.csv", $"{Header}{run},{sample[0]},r1,6,,2026-01-02,audit,\n"))).ShouldSucceed();
        (await LabelsAsync("audit", "--run", $"{run}")).ShouldSucceed().Output.ShouldContain("0 entities");
        (await LabelScene.TextAsync(postgres.DataSource, $"SELECT detail->>'seed' FROM archive.audit_log WHERE action = 'labels.audit' AND subject = 'run {run}' ORDER BY audit_id LIMIT 1")).ShouldBe("3");
    }

    private async Task<IReadOnlyList<int>> DrawnAsync(params string[] arguments) =>
        [.. (await LabelsAsync([.. arguments, "--json"])).ShouldSucceed().Json.EnumerateArray().Select(e => e.GetProperty("entity").GetInt32())];

    private Task<CommandResult> LabelsAsync(params string[] arguments) => WebriskAsync(["labels", .. arguments, "--connection", postgres.ConnectionString, "--data", Folder]);
}
