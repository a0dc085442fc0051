using Shouldly;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class BCubedTests
{
    [Fact]
    public void Measure_SamePartitionOtherNumbers_IsPerfect() =>
        BCubed.Measure([5, 5, 9], [0, 0, 1]).ShouldBe(new LinkingAccuracy(1, 1, 1));

    [Fact]
    public void Measure_EverythingJoined_LosesPrecisionOnly()
    {
        // Truth {a,a,b}: overlap shares 2/3, 2/3, 1/3.
        var accuracy = BCubed.Measure([0, 0, 0], [0, 0, 1]);

        accuracy.Precision.ShouldBe(5.0 / 9, 1e-12);
        accuracy.Recall.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Measure_ListsOfDifferentLength_IsRefused() =>
        Should.Throw<ArgumentException>(() => BCubed.Measure([0], [0, 1])).Message.ShouldContain("1 predictions and 2 truths");
}
