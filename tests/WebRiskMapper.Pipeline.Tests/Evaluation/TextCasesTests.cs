using Shouldly;
using WebRiskMapper.Evaluation;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class TextCasesTests
{
    private const double Wanted = 0.93;

    [Fact]
    public void Shipped_MixedAds_AreToldByLanguageAndTheKeptHalfShowsNoMisses()
    {
        var halves = TextCases.Shipped(ShippedFiles.Load());

        halves.Select(h => (h.File, h.Cases)).ShouldBe([("seeds/evaluation/mixed-ads.dev.tsv", 340), ("seeds/evaluation/mixed-ads.test.tsv", 340)]);
        halves.ShouldAllBe(h => h.Accuracy >= Wanted);
        // Nobody improves on the kept half by looking.
        halves[1].Misses.ShouldBeEmpty();
    }
}
