using Shouldly;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

public sealed class EvaluateWorldsCommandTests : CommandLineTest
{
    [Fact]
    public async Task Linking_OfAllWorlds_PrintsTheWorstLastAsTheGate()
    {
        var output = (await WebriskAsync("evaluate", "linking", "--ads", "400", "--fields", "truth")).ShouldSucceed().Output;

        output.ShouldContain("spam-heavy");
        output.ShouldContain("wanted ≥ 0.95");
        output.Trim().Split('\n')[^1].ShouldMatch(@"^worst world, [a-z0-9.-]+ \(.+\), B³ F1: \d\.\d{3}, wanted ≥ 0\.85: (met|NOT MET)");
    }

    [Fact]
    public async Task Linking_OfOneWorld_StandsBesideConnectedComponents()
    {
        var report = (await WebriskAsync("evaluate", "linking", "--world", "base", "--ads", "2500", "--json")).ShouldSucceed().Json;

        report.GetProperty("worst").GetString().ShouldBe("base");
        var world = report.GetProperty("worlds").EnumerateArray().ShouldHaveSingleItem();
        world.GetProperty("ads").GetInt32().ShouldBe(2500);
        world.GetProperty("linking").GetProperty("f1").GetDouble().ShouldBeGreaterThan(world.GetProperty("naive").GetProperty("f1").GetDouble());
        world.GetProperty("naive").GetProperty("f1").GetDouble().ShouldBeLessThan(0.9);
        world.GetProperty("slot_f1").GetDouble().ShouldBeInRange(0.3, 1);
        world.GetProperty("template_index").GetDouble().ShouldBeInRange(0.5, 1);
    }

    [Fact]
    public async Task Scoring_WithLabelsAndWithout_IsMeasuredOnOtherEntities()
    {
        var report = (await WebriskAsync("evaluate", "scoring", "--world", "prevalence-10", "--ads", "3000", "--labels", "200", "--fields", "truth", "--json")).ShouldSucceed().Json;

        var world = report.GetProperty("worlds").EnumerateArray().ShouldHaveSingleItem();
        world.GetProperty("labels").GetInt32().ShouldBe(200);
        // Of a tenth that is exploited, twice as many as chance would give, and more.
        world.GetProperty("high_labels").GetInt32().ShouldBeInRange(40, 160);
        var (before, after) = (world.GetProperty("unlabelled"), world.GetProperty("labelled"));
        before.GetProperty("ads").GetInt32().ShouldBe(3000);
        after.GetProperty("ads").GetInt32().ShouldBe(3000);
        after.GetProperty("slope_error").GetDouble().ShouldBeInRange(0.01, 0.5);
        after.GetProperty("precision_of_as_many").GetDouble().ShouldBeInRange(0.5, 1);
        before.GetProperty("auc").GetDouble().ShouldBeGreaterThan(world.GetProperty("phone_count").GetProperty("auc").GetDouble());
        before.GetProperty("spam_in_high").GetDouble().ShouldBeInRange(0, 1);
        var ablations = world.GetProperty("ablations").EnumerateArray().ToDictionary(a => a.GetProperty("change").GetString()!, a => a.GetProperty("brier").GetDouble());
        ablations.Keys.ShouldContain("with origin");
        ablations["without a common scale"].ShouldNotBe(0);
        ablations["without linked"].ShouldNotBe(0);
        var labellers = world.GetProperty("labellers");
        labellers.GetProperty("alpha").GetDouble().ShouldBeInRange(0.2, 0.8);
        var fits = labellers.GetProperty("fits").EnumerateArray().ToDictionary(f => f.GetProperty("targets").GetString()!, f => f.GetProperty("brier_skill").GetDouble());
        fits["majority, weighed by agreement"].ShouldBeGreaterThan(fits["share of labellers"]);
    }

    [Fact]
    public async Task Scoring_LabelsDrawnAtRandom_HoldFewerExploitedThanTheQueues()
    {
        async Task<int> HighAsync(string draw) =>
            (await WebriskAsync("evaluate", "scoring", "--world", "base", "--ads", "3000", "--labels", "100", "--fields", "truth", "--draw", draw, "--json")).ShouldSucceed()
                .Json.GetProperty("worlds")[0].GetProperty("high_labels").GetInt32();

        (await HighAsync("queue")).ShouldBeGreaterThan(2 * await HighAsync("random"));
    }

    [Fact]
    public async Task Scoring_WithoutLabels_SaysNothingOfThem()
    {
        var output = (await WebriskAsync("evaluate", "scoring", "--world", "base", "--ads", "500", "--labels", "0", "--fields", "truth")).ShouldSucceed().Output;

        output.ShouldNotContain("labelled, drawn");
        output.Trim().Split('\n')[^1].ShouldStartWith("worst world, base");
    }

    [Theory]
    [InlineData("linking", "--world", "nowhere", "style-and-route")]
    [InlineData("linking", "--ads", "99", "100 to 5000000")]
    [InlineData("linking", "--ads", "many", "many")]
    [InlineData("scoring", "--labels", "-1", "0 to 100000")]
    [InlineData("scoring", "--fields", "guessed", "truth")]
    [InlineData("scoring", "--draw", "lots", "queue, random")]
    public async Task BadOption_IsRefusedWithItsRemedy(string what, string option, string value, string remedy) =>
        (await WebriskAsync("evaluate", what, option, value)).ShouldBeRefused(option, remedy);
}
