namespace WebRiskMapper.Pipeline.Tests.Frontier;

/// <summary>Time that passes only when a test says so; both clocks together, or one alone.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private DateTimeOffset wall = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long steady;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => steady;

    public override DateTimeOffset GetUtcNow() => wall;

    public void Pass(TimeSpan span)
    {
        steady += span.Ticks;
        wall += span;
    }

    /// <summary>What the clocks show after the machine has slept.</summary>
    public void Sleep(TimeSpan span) => wall += span;
}
