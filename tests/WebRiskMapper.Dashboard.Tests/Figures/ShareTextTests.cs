using Shouldly;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;
using WebRiskMapper.Pipeline.Fetching;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Figures;

public sealed class ShareTextTests
{
    [Theory]
    [InlineData(0.149, 0.12, 0.18, 431, "15 % (12–18 %) of 431")]
    [InlineData(0.012, 0.004, 0.021, 12480, "1.2 % (0.4–2.1 %) of 12,480")]
    [InlineData(0.06, 0.03, 0.0999, 40, "6 % (3–10 %) of 40")]
    [InlineData(0.5, 0, 1, 1, "50 % (0–100 %) of 1")]
    public void Full_OfAFigure_HasMeanIntervalAndEntities(double mean, double low, double high, int entities, string expected) =>
        ShareText.Full(new Figure(mean, low, high, entities, 1, false)).ShouldBe(expected);

    [Fact]
    public void Full_OfASuppressedFigure_SaysSo() =>
        ShareText.Full(new Figure(0.1, 0.05, 0.2, 3, 1, true)).ShouldBe("Suppressed: too few entities");

    [Fact]
    public void Full_WithoutAnInterval_ShowsNoPoint() =>
        ShareText.Full(new Figure(0.1, null, null, 30, 1, false)).ShouldBe("Not estimated");

    [Theory]
    [InlineData(null, "unknown")]
    [InlineData(0d, "0 %")]
    [InlineData(0.001, "under 1 %")]
    [InlineData(0.999, "over 99 %")]
    [InlineData(1d, "100 %")]
    public void Percent_NearTheEnds_ClaimsNoCertainty(double? share, string expected) => ShareText.Percent(share).ShouldBe(expected);

    [Fact]
    public void Sentence_OfAState_GivesIntervalEntitiesAndCoverage() =>
        ShareText.Sentence("Austria", new CountryFigure("AT", new Figure(0.149, 0.12, 0.18, 431, 64, false), 7, 3311, 36.1, 23, 2, 0.74))
            .ShouldBe("Austria: 12–18 % of 431 entities (90 % interval), 74 % of ads seen");

    [Fact]
    public void Sentence_OfAStateWithoutFigures_SaysNotCrawled() =>
        ShareText.Sentence("Holy See", null).ShouldBe("Holy See: not crawled in this run");

    [Fact]
    public void OutcomeText_OfEveryOutcome_HasWordsOfItsOwn()
    {
        var words = Enum.GetValues<FetchOutcome>().Select(outcome => OutcomeText.Of((int)outcome)).ToList();

        words.ShouldAllBe(text => !text.StartsWith("Outcome ", StringComparison.Ordinal));
        words.Distinct(StringComparer.Ordinal).Count().ShouldBe(words.Count);
    }
}
