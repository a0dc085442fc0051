using Shouldly;
using WebRiskMapper.Evaluation;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("[name] in Vienna", "Anna in Vienna", true)]
    [InlineData("Call [phone] now", "Call 0660 123 45 67 now", true)]
    [InlineData("Anna  in Vienna", "Anna in Vienna", true)]
    [InlineData("[name] in Vienna", "in Vienna", false)]
    [InlineData("[name] in Graz", "Anna in Vienna", false)]
    [InlineData("in Vienna", "Anna in Vienna", false)]
    [InlineData("[name]", "Anna in Vienna", false)]
    public void MaskedText_Covers_WholeLinesOnly(string stored, string truth, bool covers) => new MaskedText(stored).Covers(truth).ShouldBe(covers);

    [Theory]
    [InlineData("in Vienna", "Anna in Vienna", true)]
    [InlineData("write to [email] or", "please write to a@b.example or call", true)]
    [InlineData("write to [email] or", "please write to or call", false)]
    public void MaskedText_IsWithin_PartsOfAParagraph(string stored, string truth, bool within) => new MaskedText(stored).IsWithin(truth).ShouldBe(within);

    [Fact]
    public void FieldTally_SetsThatDiffer_CountsRightWrongAndMissed()
    {
        var tally = FieldTally.OfSets(["a", "b", "c"], ["b", "c", "d", "d"]);

        tally.ShouldBe(new FieldTally(Right: 2, Wrong: 1, Missed: 1));
        tally.Precision.ShouldBe(2 / 3d);
        tally.Recall.ShouldBe(2 / 3d);
        tally.F1.ShouldBe(2 / 3d);
    }

    [Fact]
    public void FieldTally_WrongValue_IsWrongAndAMiss() => FieldTally.OfValue("Vienna", "Graz").ShouldBe(new FieldTally(0, 1, 1));

    [Fact]
    public void FieldTally_NothingToFindAndNothingFound_HasNoScore() => FieldTally.OfValue<string>(null, null).F1.ShouldBeNull();
}
