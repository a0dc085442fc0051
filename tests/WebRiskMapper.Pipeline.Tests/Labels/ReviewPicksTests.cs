using Shouldly;
using WebRiskMapper.Pipeline.Labels;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Labels;

public sealed class ReviewPicksTests
{
    [Fact]
    public void Queue_OneKindIsRare_TakesItAsOftenAsItIs()
    {
        ReviewEntity[] entities = [.. Enumerable.Range(0, 1000).Select(i => Entity(i, 0.5, i < 900 ? "linked" : "control"))];

        // Of 200 draws 20 are of the rare kind, with a standard deviation of 3.8.
        ReviewPicks.Queue(entities, 200).Count(e => e.LeadingGroup is "control").ShouldBeInRange(8, 32);
    }

    [Fact]
    public void Queue_FewEntitiesScoreHigh_TakesFromEveryTenthInTurn()
    {
        ReviewEntity[] entities = [.. Enumerable.Range(0, 20).Select(i => Entity(i, 0.5, "linked") with { Priority = i < 18 ? 0.05 : 0.95 })];

        ReviewPicks.Queue(entities, 5).Select(e => e.Priority).ShouldBe([0.95, 0.05, 0.95, 0.05, 0.05]);
    }

    [Fact]
    public void Queue_ManyOfOneKind_AreTakenWhateverTheirInterval()
    {
        ReviewEntity[] entities = [.. Enumerable.Range(0, 1000).Select(i => Entity(i, 0.001 * i, "linked"))];

        var queue = ReviewPicks.Queue(entities, 100);

        // Their mean interval is that of all, 0.5, with a standard deviation of 0.03; that of the widest would be 0.95.
        queue.Average(e => e.High - e.Low).ShouldBe(0.5, 0.1);
        ReviewPicks.Queue([.. entities.Reverse()], 100).ShouldBe(queue);
    }

    [Fact]
    public void Queue_DrawnOrLabelledBefore_StaysOut() =>
        ReviewPicks.Queue([Entity(1, 0.5, "linked") with { Judged = true }, Entity(2, 0.1, "linked")], 5).Select(e => e.EntityId).ShouldBe([2]);

    [Fact]
    public void Audit_TwoStrata_DrawsFromBothAndRepeatsWithItsSeed()
    {
        ReviewEntity[] entities = [.. Enumerable.Range(0, 100).Select(i => Entity(i, 0.1, null) with { Stratum = i < 90 ? "a" : "b", Audited = i == 95 })];

        var sample = ReviewPicks.Audit(entities, 12, 5);

        sample.CountBy(e => e.Stratum).ToDictionary().ShouldBe(new Dictionary<string, int> { ["a"] = 12, ["b"] = 9 });
        ReviewPicks.Audit(entities, 12, 5).ShouldBe(sample);
        ReviewPicks.Audit(entities, 12, 6).ShouldNotBe(sample);
    }

    [Fact]
    public void Audit_ManyDraws_TakeEveryEntityAboutEquallyOften()
    {
        ReviewEntity[] entities = [.. Enumerable.Range(0, 20).Select(i => Entity(i, 0.02 * i, null) with { Judged = i < 10 })];

        var times = Enumerable.Range(0, 2000).SelectMany(seed => ReviewPicks.Audit(entities, 5, seed)).CountBy(e => e.EntityId).ToDictionary();

        // Each is drawn with chance 1/4: 500 times of 2000, with a standard deviation of 19.
        times.Values.ShouldAllBe(n => n > 420 && n < 580);
        times.Count.ShouldBe(20);
    }

    private static ReviewEntity Entity(int id, double width, string? group) => new(id, id, 1, ["AT"], "a", false, false, 0.5, 0.5 - (width / 2), 0.5 + (width / 2), group);
}
