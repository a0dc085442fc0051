using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Tests.Commands;
using WebRiskMapper.Pipeline.Tests.Labels;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Training;

/// <summary>A worker process that goes on while models are promoted and taken back, and while the ads change.</summary>
public sealed class ModelInUseTests(PostgresFixture postgres) : CommandLineTest, IClassFixture<PostgresFixture>
{
    private const string Scene = "in-use";
    private const int Entities = 120;

    [Fact]
    public async Task Worker_ModelPromotedAndTakenBack_ScoresEachRunWithTheModelOfItsTime()
    {
        (await CommandAsync("model", "drift")).ShouldBeRefused("model drift", "no run is finished");
        var first = await LabelScene.RunAsync(postgres.DataSource, Scene, Entities);
        var version = await TrainAsync(first);
        (await CommandAsync("model", "promote", version, "--force", "--reason", "test")).ShouldSucceed();
        await using var worker = WebriskProcess.Start("worker", "--connection", postgres.ConnectionString, "--data", Folder);
        await worker.Working;

        await AnalyseAsync(first);
        (await ModelsOfScoresAsync(first)).ShouldBe(version);

        (await CommandAsync("model", "rollback", "--reason", "test")).ShouldSucceed();
        var second = await LabelScene.RunAsync(postgres.DataSource, Scene, Entities);
        // The same ads, all of them with letters replaced by lookalikes.
        await LabelScene.TextAsync(postgres.DataSource, $"UPDATE research.ad_version SET substitution_rate = 0.5 WHERE ad_version_id IN (SELECT ad_version_id FROM research.observation WHERE run_id = {second})");
        await AnalyseAsync(second);
        (await ModelsOfScoresAsync(second)).ShouldBe(EvidenceModel.Load(ShippedFiles.Load()).Version);
        (await ModelsOfScoresAsync(first)).ShouldBe(version);

        var drift = (await CommandAsync("model", "drift", "--json")).ShouldSucceed().Json;
        (drift.GetProperty("run").GetInt64(), drift.GetProperty("earlier_run").GetInt64()).ShouldBe((second, first));
        drift.GetProperty("features").EnumerateArray().Where(f => f.GetProperty("warns").GetBoolean()).Select(f => f.GetProperty("feature").GetString()).ShouldBe(["O03"]);
        (await CommandAsync("model", "drift", "--run", $"{first}")).ShouldSucceed().Output.ShouldContain("nothing to compare with");
        (await CommandAsync("model", "drift", "--run", "999")).ShouldBeRefused("--run", "run 999");
        await worker.SignalAsync("TERM");
        (await worker.EndAsync()).ToString().ShouldContain("O03");
    }

    private async Task<string> TrainAsync(long run)
    {
        var file = new StringBuilder("run,entity,labeller,ordinal,high,date,source,remark\n");
        for (var entity = 0; entity < Entities; entity++)
        {
            file.Append($"{run},{entity},r1,{(entity % 4 == 0 ? 6 : 0)},,2026-01-02,import,\n");
        }

        (await CommandAsync("labels", "import", Write("labels.csv", file.ToString()))).ShouldSucceed();
        return (await CommandAsync("train", "--json")).ShouldSucceed().Json.GetProperty("version").GetString()!;
    }

    // As the crawl leaves a run for a worker to analyse.
    private async Task AnalyseAsync(long run)
    {
        await LabelScene.TextAsync(postgres.DataSource, $"UPDATE maps.run SET state = 'analysing', finished_at = NULL WHERE run_id = {run}");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await LabelScene.TextAsync(postgres.DataSource, $"SELECT state FROM maps.run WHERE run_id = {run}") == "analysing")
        {
            await poll.WaitForNextTickAsync(patience.Token);
        }
    }

    private Task<string?> ModelsOfScoresAsync(long run) => LabelScene.TextAsync(postgres.DataSource, $"SELECT string_agg(DISTINCT model_version, ' ') FROM research.score WHERE run_id = {run}");

    private Task<CommandResult> CommandAsync(params string[] arguments) => WebriskAsync([.. arguments, "--connection", postgres.ConnectionString, "--data", Folder]);
}
