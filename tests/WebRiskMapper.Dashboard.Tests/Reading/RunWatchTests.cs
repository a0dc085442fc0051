using Shouldly;
using WebRiskMapper.Dashboard.Reading;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Reading;

public sealed class RunWatchTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData(0.01, 76)]
    [InlineData(3, 77)]
    public async Task Progress_AskedForTwice_IsCountedAgainOnlyWhenTheFirstCountWasQuick(double seconds, long second)
    {
        await using var database = new MapsDatabase(dashboard.Owner);
        using var watch = new RunWatch(database, new SteppingTime(TimeSpan.FromSeconds(seconds)));
        (await watch.ProgressAsync(3, CancellationToken.None)).Ads.ShouldBe(77);

        await DashboardFixture.ExecuteAsync(dashboard.Owner, "DELETE FROM research.observation WHERE run_id = 3 AND ad_id = 77");
        try
        {
            (await watch.ProgressAsync(3, CancellationToken.None)).Ads.ShouldBe(second);
            (await watch.ProgressAsync(1, CancellationToken.None)).Ads.ShouldBe(0);
        }
        finally
        {
            await DashboardFixture.ExecuteAsync(dashboard.Owner, "INSERT INTO research.observation VALUES (3, 77, 77, 1, '2026-11-22T03:00Z')");
        }
    }

    /// <summary>Every look at the clock finds it one step further, so that each count seems to take one step.</summary>
    private sealed class SteppingTime(TimeSpan step) : TimeProvider
    {
        private long _ticks = new DateTime(2026, 11, 22, 3, 0, 0, DateTimeKind.Utc).Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks += step.Ticks;

        public override DateTimeOffset GetUtcNow() => new(_ticks, TimeSpan.Zero);
    }
}
