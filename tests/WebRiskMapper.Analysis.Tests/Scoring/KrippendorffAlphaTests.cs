using Shouldly;
using WebRiskMapper.Analysis.Scoring;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class KrippendorffAlphaTests
{
    // The reliability data of Krippendorff 2011, section C: four observers, twelve units, some values missing.
    private static readonly int?[][] Published =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];

    [Fact]
    public void Ordinal_PublishedData_GivesThePublishedValue() =>
        KrippendorffAlpha.Ordinal(Enumerable.Range(0, 12).Select(u => Published.Select(o => o[u]).OfType<int>().ToList())).ShouldNotBeNull().ShouldBe(0.815, 0.001);

    [Fact]
    public void Ordinal_EverybodyAgrees_IsOne() => KrippendorffAlpha.Ordinal([[0, 0], [6, 6, 6], [3, 3]]).ShouldNotBeNull().ShouldBe(1, 1e-12);

    [Fact]
    public void Ordinal_FarDisagreement_CountsMoreThanNear() =>
        KrippendorffAlpha.Ordinal([[0, 0], [6, 6], [3, 3], [2, 4]])!.Value.ShouldBeGreaterThan(KrippendorffAlpha.Ordinal([[0, 0], [4, 4], [3, 3], [0, 6]])!.Value);

    [Fact]
    public void Ordinal_NothingJudgedTwiceOrNoVariation_IsUnknown()
    {
        KrippendorffAlpha.Ordinal([[1], [5]]).ShouldBeNull();
        KrippendorffAlpha.Ordinal([[2, 2], [2, 2]]).ShouldBeNull();
        KrippendorffAlpha.Ordinal([]).ShouldBeNull();
    }
}
