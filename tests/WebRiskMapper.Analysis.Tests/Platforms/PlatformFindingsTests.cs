using Shouldly;
using WebRiskMapper.Analysis.Platforms;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Platforms;

public sealed class PlatformFindingsTests
{
    private static readonly IReadOnlyList<PlatformIndicator> Catalogue = PlatformIndicator.Load(RepositoryFiles.All);

    [Theory]
    [InlineData("PL07", PageKind.Ad, 4, FindingState.Unknown)]
    [InlineData("PL07", PageKind.Ad, 5, FindingState.Absent)]
    [InlineData("PL19", PageKind.Ad, 5, FindingState.Absent)]
    [InlineData("PL08", PageKind.Terms, 1, FindingState.Absent)]
    [InlineData("PL08", PageKind.Contact, 1, FindingState.Unknown)]
    [InlineData("PL11", PageKind.Imprint, 1, FindingState.Absent)]
    [InlineData("PL01", PageKind.Terms, 9, FindingState.Unknown)]
    [InlineData("PL14", PageKind.Prices, 9, FindingState.Unknown)]
    public void Judge_NothingSaid_IsAbsentOnlyWhereItWouldBeSaid(string indicator, PageKind kind, int pages, FindingState state) =>
        Of(indicator, new() { [kind] = pages }).State.ShouldBe(state);

    [Theory]
    [InlineData("PL01", PlatformFact.Present, FindingState.Present, false)]
    [InlineData("PL01", PlatformFact.Denied, FindingState.Absent, true)]
    [InlineData("PL04", PlatformFact.Present, FindingState.Present, true)]
    [InlineData("PL19", PlatformFact.Present, FindingState.Present, true)]
    public void Judge_WhatIsSaid_RaisesRiskAsTheCatalogueHasIt(string indicator, string value, FindingState state, bool raises)
    {
        var finding = Of(indicator, [], new PlatformFact(indicator, value));

        finding.State.ShouldBe(state);
        finding.RaisesRisk.ShouldBe(raises);
    }

    [Fact]
    public void Judge_MeansOfPayment_AreListedAndSayNothingOfRisk()
    {
        var finding = Of("PL14", [], new PlatformFact("PL14", "crypto"), new PlatformFact("PL14", "card"));

        finding.Values.ShouldBe(["card", "crypto"]);
        finding.RaisesRisk.ShouldBeNull();
    }

    [Fact]
    public void Gap_UnknownRows_WidenTheInterval()
    {
        var nothing = PlatformFindings.Gap(PlatformFindings.Judge(Catalogue, new Dictionary<PageKind, int>(), []));
        var some = PlatformFindings.Gap(PlatformFindings.Judge(Catalogue, new Dictionary<PageKind, int> { [PageKind.Ad] = 9 }, [new PlatformFact("PL08", PlatformFact.Present)]));

        (nothing.Low, nothing.High, nothing.Unknown).ShouldBe((0, 1, nothing.Rows));
        nothing.Rows.ShouldBe(12);
        // No report button is bad, no reviews is good, a policy is good.
        (some.Low, some.High, some.Unknown).ShouldBe((1 / 12d, 10 / 12d, 9));
    }

    [Fact]
    public void Judge_RowsThatPagesCannotTell_AreLeftOut() =>
        PlatformFindings.Judge(Catalogue, new Dictionary<PageKind, int>(), []).Select(f => f.Indicator.Id).ShouldBe(PlatformFindings.ReadFromPages);

    private static PlatformFinding Of(string indicator, Dictionary<PageKind, int> pages, params PlatformFact[] facts) =>
        PlatformFindings.Judge(Catalogue, pages, facts).Single(f => f.Indicator.Id == indicator);
}
