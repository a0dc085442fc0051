using Shouldly;
using WebRiskMapper.Analysis.Mapping;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Mapping;

public sealed class CaptureRecaptureTests
{
    [Fact]
    public void Chapman_TextbookCounts_GiveTheTextbookTotal() =>
        // (10 + 1)(15 + 1)/(5 + 1) - 1 = 28.33
        CaptureRecapture.Chapman(10, 15, 5)!.Total.ShouldBe(28.333333, 1e-5);

    [Fact]
    public void Chapman_ListsThatAgree_LeaveNothingUnseen() =>
        CaptureRecapture.Chapman(80, 80, 80).ShouldBe(new PopulationEstimate(80, 80, 80));

    [Fact]
    public void Chapman_OneEmptyList_IsUnknown() => CaptureRecapture.Chapman(0, 40, 0).ShouldBeNull();

    [Fact]
    public void Chapman_OverlapAboveAList_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => CaptureRecapture.Chapman(5, 40, 6)).Message.ShouldContain("shorter list");

    [Fact]
    public void Chapman_IndependentLists_HoldTheTruthNineTimesInTen()
    {
        const int total = 300;
        var random = new Random(5);
        var held = 0;
        for (var trial = 0; trial < 1000; trial++)
        {
            var (a, b, both) = (0, 0, 0);
            for (var i = 0; i < total; i++)
            {
                var (inA, inB) = (random.NextDouble() < 0.6, random.NextDouble() < 0.4);
                (a, b, both) = (a + (inA ? 1 : 0), b + (inB ? 1 : 0), both + (inA && inB ? 1 : 0));
            }

            var estimate = CaptureRecapture.Chapman(a, b, both)!;
            held += estimate.Low <= total && total <= estimate.High ? 1 : 0;
        }

        held.ShouldBeGreaterThanOrEqualTo(870);
    }
}
