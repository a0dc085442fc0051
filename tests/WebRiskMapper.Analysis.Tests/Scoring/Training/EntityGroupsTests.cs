using Shouldly;
using WebRiskMapper.Analysis.Scoring.Training;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring.Training;

public sealed class EntityGroupsTests
{
    [Fact]
    public void Of_SharedAdOrContact_TiesEntitiesIntoOneGroupNamedByItsFirstAd() =>
        EntityGroups.Of([Entity([5, 9]), Entity([9, 20], 1), Entity([3], 1), Entity([4]), Entity([7], 2)]).ShouldBe([3, 3, 3, 4, 7]);

    [Fact]
    public void Of_ContactOfManyEntities_TiesNothing()
    {
        var groups = EntityGroups.Of([.. Enumerable.Range(0, 11).Select(i => Entity([i], 1))]);

        groups.ShouldBe(Enumerable.Range(0, 11).Select(i => (long)i));
    }

    [Fact]
    public void HeldOut_AuditedEntity_TakesItsWholeGroupFromTraining()
    {
        // 100 groups of two entities each; of the first ten one entity was audited.
        LabelledEntity[] entities = [.. Enumerable.Range(0, 200).Select(i => Entity([1000 + i], i / 2) with { Audited = i < 20 && i % 2 == 1 })];
        var groups = EntityGroups.Of(entities);

        var held = EntityGroups.HeldOut(entities, groups);

        groups.Distinct().Count().ShouldBe(100);
        held.Take(20).ShouldAllBe(h => h);
        groups.Zip(held).Distinct().Count().ShouldBe(100);
        held.Skip(20).Count(h => h).ShouldBeInRange(18, 60);
    }

    private static LabelledEntity Entity(long[] ads, params long[] contacts) =>
        new(new EntityEvidenceBuilder().Build(), [new Judgement("r1", true, false)], "s", "de", ads, contacts, false);
}
