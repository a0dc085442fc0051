using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class ChangeHistoryTests
{
    [Fact]
    public void RatePerDay_BeforeTheSecondVisit_IsUnknown() => default(ChangeHistory).RatePerDay.ShouldBeNull();

    [Theory]
    // −ln((n − X + 0.5) / (n + 0.5)) · n / days, by hand.
    [InlineData(3, 0, 21, 0)]
    [InlineData(3, 1, 21, 0.0480675)]
    [InlineData(5, 1, 35, 0.0286672)]
    [InlineData(1, 1, 7, 0.1569446)]
    [InlineData(4, 4, 4, 2.1972246)]
    public void RatePerDay_IsTheEstimatorOfChoAndGarciaMolina(int revisits, int changes, double days, double rate) =>
        new ChangeHistory(revisits, changes, days).RatePerDay!.Value.ShouldBe(rate, 1e-6);

    [Fact]
    public void RatePerDay_OfSimulatedPages_IsNearTheTruth()
    {
        var random = new Random(7);
        foreach (var truth in new[] { 0.01, 0.05, 0.15 })
        {
            // Pages change as a Poisson process of this rate and are visited weekly: one visit sees at most one change.
            var mean = Enumerable.Range(0, 4000).Average(_ =>
            {
                var history = default(ChangeHistory);
                for (var visit = 0; visit < 12; visit++)
                {
                    history = history.After(random.NextDouble() < 1 - Math.Exp(-truth * 7), TimeSpan.FromDays(7));
                }

                return history.RatePerDay!.Value;
            });
            mean.ShouldBe(truth, truth * 0.08);
        }
    }

    [Fact]
    public void After_ManyVisits_ForgetsTheOldOnes()
    {
        var restless = Enumerable.Range(0, 40).Aggregate(default(ChangeHistory), (h, _) => h.After(changed: true, TimeSpan.FromDays(7)));
        var calm = Enumerable.Range(0, 40).Aggregate(restless, (h, _) => h.After(changed: false, TimeSpan.FromDays(7)));

        calm.Revisits.ShouldBeLessThanOrEqualTo(ChangeHistory.LongestMemory);
        (calm.RatePerDay!.Value * 7).ShouldBeLessThan(ChangeHistory.LeastExpectedChanges);
        (restless.RatePerDay!.Value * 7).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void After_ClockSetBack_CountsNoTime() =>
        new ChangeHistory(2, 0, 14).After(changed: false, TimeSpan.FromDays(-3)).ShouldBe(new ChangeHistory(3, 0, 14));
}
