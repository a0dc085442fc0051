using Shouldly;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Figures;

public sealed class RiskClassTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.0199, 1)]
    [InlineData(0.02, 2)]
    [InlineData(0.05, 3)]
    [InlineData(0.1, 4)]
    [InlineData(0.2, 5)]
    [InlineData(1, 5)]
    public void Of_AMean_FollowsTheFixedBreaks(double mean, int expected) => RiskClass.Of(mean).ShouldBe(expected);

    [Fact]
    public void Fade_OfWiderIntervals_NeverGrowsStronger()
    {
        var fades = Enumerable.Range(0, 101).Select(percent => RiskClass.Fade(percent / 100d)).ToList();

        fades.ShouldBe(fades.Order());
        fades[0].ShouldBe(1);
        fades[^1].ShouldBe(4);
    }

    [Theory]
    [InlineData(0.49, "k4 f1 hatch")]
    [InlineData(0.5, "k4 f1")]
    [InlineData(null, "k4 f1")]
    public void Css_BelowHalfCoverage_IsHatched(double? coverage, string expected) =>
        RiskClass.Css(new CountryFigure("AT", new Figure(0.15, 0.12, 0.18, 431, 64, false), 7, 3311, null, 1, 1, coverage)).ShouldBe(expected);

    [Fact]
    public void Css_OfASuppressedCountry_HasNoClassOfRisk() =>
        RiskClass.Css(new CountryFigure("AT", new Figure(null, null, null, null, null, true), 1, 9, null, null, 0, 0.9)).ShouldBe("held");

    [Fact]
    public void ForestPlot_OfFigures_TakesTheSmallestRoundScaleThatHoldsThem()
    {
        ForestPlot.For([]).Scale.ShouldBe("0–5 %");
        ForestPlot.For([new Figure(0.15, 0.12, 0.18, 9, 1, false)]).Scale.ShouldBe("0–20 %");
        ForestPlot.For([new Figure(0.4, 0.3, 0.51, 9, 1, false)]).Scale.ShouldBe("0–100 %");
    }
}
