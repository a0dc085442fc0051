using Shouldly;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class CrawlDelayPolicyTests
{
    private static readonly CrawlDelayPolicy Policy = new(FloorMs: 500, MaxMs: 10_000, LadderStep: TimeSpan.FromSeconds(5));
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void After_SlowSuccesses_DelayApproachesFiveResponseTimes()
    {
        var state = new Politeness(500, 0);
        for (var i = 0; i < 20; i++)
        {
            state = Policy.After(state, FetchOutcome.Ok, TimeSpan.FromMilliseconds(800), null).Next;
        }

        state.DelayMs.ShouldBeInRange(3990, 4000);
    }

    [Fact]
    public void After_QuickSuccesses_NeverGoesBelowTheFloor()
    {
        var state = new Politeness(4000, 0);
        for (var i = 0; i < 30; i++)
        {
            state = Policy.After(state, FetchOutcome.Ok, Quick, null).Next;
        }

        state.DelayMs.ShouldBe(500);
    }

    [Theory]
    [InlineData(FetchOutcome.ServerError)]
    [InlineData(FetchOutcome.Throttled)]
    [InlineData(FetchOutcome.Timeout)]
    [InlineData(FetchOutcome.Connection)]
    [InlineData(FetchOutcome.Blocked)]
    [InlineData(FetchOutcome.ClientError)]
    public void After_QuickError_NeverSpeedsUp(FetchOutcome outcome)
    {
        Policy.After(new Politeness(4000, 0), outcome, Quick, null).Next.DelayMs.ShouldBe(4000);
    }

    [Fact]
    public void After_RepeatedFailures_PausesClimbTheLadder()
    {
        var state = new Politeness(500, 0);
        var pauses = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var step = Policy.After(state, FetchOutcome.ServerError, Quick, null);
            pauses.Add(step.Pause.TotalSeconds);
            state = step.Next;
        }

        pauses.ShouldBe([5, 30, 120, 600, 3600, 21600, 21600]);
    }

    [Fact]
    public void After_Success_StepsDownOneLevelAtATime()
    {
        var step = Policy.After(new Politeness(500, 3), FetchOutcome.Ok, Quick, null);

        step.Next.BackoffLevel.ShouldBe(2);
        // Not yet recovered: slower than the plain delay.
        step.Pause.ShouldBe(TimeSpan.FromMilliseconds(2000));
    }

    [Fact]
    public void After_RetryAfter_DecidesThePause()
    {
        Policy.After(new Politeness(500, 2), FetchOutcome.Throttled, Quick, TimeSpan.FromSeconds(7)).Pause.ShouldBe(TimeSpan.FromSeconds(7));
        Policy.After(new Politeness(500, 0), FetchOutcome.Throttled, Quick, TimeSpan.Zero).Pause.ShouldBe(TimeSpan.FromMilliseconds(500));
        Policy.After(new Politeness(500, 0), FetchOutcome.Throttled, Quick, TimeSpan.FromDays(30)).Pause.ShouldBe(TimeSpan.FromHours(24));
    }

    [Fact]
    public void WithFloor_CrawlDelay_RaisesAndNeverLowers()
    {
        Policy.WithFloor(TimeSpan.FromSeconds(20)).FloorMs.ShouldBe(20_000);
        Policy.WithFloor(TimeSpan.FromMilliseconds(1)).FloorMs.ShouldBe(500);
        Policy.WithFloor(TimeSpan.FromHours(3)).FloorMs.ShouldBe(10_800_000);
        Policy.WithFloor(TimeSpan.FromDays(30)).FloorMs.ShouldBe(86_400_000);
        Policy.WithFloor(TimeSpan.FromSeconds(20)).After(new Politeness(500, 0), FetchOutcome.Ok, Quick, null).Pause.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void After_DelayZeroAllowed_StaysAtZeroWhenWell()
    {
        var synthetic = new CrawlDelayPolicy(0, 0, TimeSpan.FromSeconds(1));

        synthetic.After(new Politeness(0, 0), FetchOutcome.Ok, TimeSpan.FromMilliseconds(300), null).ShouldBe(new PolitenessStep(new Politeness(0, 0), TimeSpan.Zero));
        synthetic.After(new Politeness(0, 2), FetchOutcome.Ok, Quick, null).Pause.ShouldBeGreaterThan(TimeSpan.Zero);
    }
}
