using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class LeaseTermTests
{
    private readonly SteppedTime time = new();

    [Fact]
    public void Holds_UntilAFifthBeforeTheEnd_AndAgainAfterAHeartbeat()
    {
        var term = new LeaseTerm(time, TimeSpan.FromSeconds(60), LeaseTerm.Moment.Of(time));

        time.Pass(TimeSpan.FromSeconds(47.9));
        term.Holds.ShouldBeTrue();
        time.Pass(TimeSpan.FromSeconds(0.2));
        term.Holds.ShouldBeFalse();

        term.Renew(LeaseTerm.Moment.Of(time));
        term.Holds.ShouldBeTrue();
    }

    [Fact]
    public void Holds_HeartbeatThatTookLong_CountsFromItsStart()
    {
        var term = new LeaseTerm(time, TimeSpan.FromSeconds(60), LeaseTerm.Moment.Of(time));
        var sent = LeaseTerm.Moment.Of(time);
        time.Pass(TimeSpan.FromSeconds(50));
        term.Renew(sent);

        term.Holds.ShouldBeFalse();
    }

    [Fact]
    public void Holds_MachineSlept_IsFalseThoughTheSteadyClockStoodStill()
    {
        var term = new LeaseTerm(time, TimeSpan.FromSeconds(60), LeaseTerm.Moment.Of(time));

        time.Sleep(TimeSpan.FromMinutes(5));

        term.Holds.ShouldBeFalse();
    }
}
