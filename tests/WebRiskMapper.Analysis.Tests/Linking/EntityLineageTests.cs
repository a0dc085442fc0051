using Shouldly;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class EntityLineageTests
{
    [Fact]
    public void Trace_SameAdsNumberedOtherwise_ContinuesEach()
    {
        var origins = EntityLineage.Trace([1, 2, 3], [1, 1, 0], Earlier((1, 70), (2, 70), (3, 80)));

        origins.Select(o => o.Continues).ShouldBe([80, 70]);
        origins.ShouldAllBe(o => o.Absorbs.Count == 0 && o.SplitFrom.Count == 0);
    }

    [Fact]
    public void Trace_TwoEntitiesMerged_TheLargerGivesTheNumberAndTheOtherIsRecorded()
    {
        var origins = EntityLineage.Trace([1, 2, 3, 4], [0, 0, 0, 0], Earlier((1, 80), (2, 70), (3, 70)));

        origins.ShouldHaveSingleItem().Continues.ShouldBe(70);
        origins[0].Absorbs.ShouldBe([80]);
    }

    [Fact]
    public void Trace_EntitySplit_GoesOnWhereMostAdsAreAndTheRestSaysWhereItComesFrom()
    {
        var origins = EntityLineage.Trace([1, 2, 3], [0, 1, 1], Earlier((1, 70), (2, 70), (3, 70)));

        origins[1].Continues.ShouldBe(70);
        origins[0].Continues.ShouldBeNull();
        origins[0].SplitFrom.ShouldBe([70]);
    }

    [Fact]
    public void Trace_EqualParts_AreDecidedTheSameWayEveryTime() =>
        EntityLineage.Trace([1, 2], [0, 1], Earlier((1, 70), (2, 70))).Select(o => o.Continues).ShouldBe([70, null]);

    [Fact]
    public void Trace_NothingEarlier_IsNew() => EntityLineage.Trace([1, 2], [0, 0], Earlier()).ShouldBe([EntityOrigin.New]);

    [Fact]
    public void Trace_NoAds_IsEmpty() => EntityLineage.Trace([], [], Earlier()).ShouldBeEmpty();

    private static Dictionary<long, long> Earlier(params ReadOnlySpan<(long Ad, long Entity)> known)
    {
        var earlier = new Dictionary<long, long>();
        foreach (var (ad, entity) in known)
        {
            earlier.Add(ad, entity);
        }

        return earlier;
    }
}
