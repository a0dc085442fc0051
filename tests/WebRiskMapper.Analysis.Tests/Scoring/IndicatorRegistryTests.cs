using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class IndicatorRegistryTests
{
    private static readonly IndicatorEngine Engine = IndicatorEngine.Load(RepositoryFiles.All, IndicatorCases.Lexicon, [IndicatorCases.RestrictedTerm]);
    private static readonly IndicatorCatalogue Catalogue = IndicatorCatalogue.Load(RepositoryFiles.All);

    public static TheoryData<string> Ids => [.. IndicatorEngine.Computed];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Indicator_ItsPositiveCase_Raises(string id) => Hits(id, Case(id).Positive).ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Indicator_ItsNegativeCase_StaysSilent(string id) => Hits(id, Case(id).Negative).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Indicator_ItsEvidence_HasStrengthWordsAndSpanInTheText(string id)
    {
        var ads = Case(id).Positive;
        foreach (var hit in Hits(id, ads))
        {
            hit.Strength.ShouldBeInRange(0.01, 1);
            hit.Evidence.ShouldNotBeNullOrWhiteSpace();
            hit.Group.ShouldBe(Catalogue[id].Group);
            if (hit.Span is { } span)
            {
                span.End.ShouldBeLessThanOrEqualTo(ads[hit.AdIndex!.Value].Text.Length);
            }
        }
    }

    [Fact]
    public void Registry_EveryCase_BelongsToAnIndicator() =>
        IndicatorCases.All.Keys.Except(IndicatorEngine.Computed).ShouldBeEmpty();

    [Fact]
    public void Registry_HasTheIndicatorsOfTheFirstRelease() => IndicatorEngine.Computed.Count.ShouldBeGreaterThanOrEqualTo(40);

    [Theory]
    [InlineData("Y03", "refused by design")]
    [InlineData("S04", "analyst's tag")]
    [InlineData("F02", "analyst's tag")]
    [InlineData("Y06", "safety stop")]
    public void RequireComputable_RowThatIsNeverComputed_SaysWhy(string id, string reason) =>
        Should.Throw<NotSupportedException>(() => IndicatorEngine.RequireComputable(Catalogue, id)).Message.ShouldContain(reason);

    [Fact]
    public void Evaluate_RestrictedTermsAsShipped_AreEmpty()
    {
        var shipped = IndicatorEngine.Load(RepositoryFiles.All, IndicatorCases.Lexicon);

        Evaluate(shipped, Case("Y05").Positive).SelectMany(e => e.Hits).ShouldNotContain(h => h.Id == "Y05");
    }

    [Fact]
    public void Evaluate_LanguageWithoutLexicon_AbstainsInsteadOfLookingSafe()
    {
        StoredAd[] ads = [Case("C01").Positive[0] with { LanguageSupported = false }];

        var evidence = Evaluate(Engine, ads).ShouldHaveSingleItem();

        evidence.Hits.ShouldNotContain(h => h.Id == "C01");
        evidence.MostlyUnread.ShouldBeTrue();
        EvidenceModel.Load(RepositoryFiles.All).Score(evidence).Band.ShouldBe(Band.NotEnoughEvidence);
    }

    [Fact]
    public void Evaluate_ImageOfManyEntities_IsAStockPicture()
    {
        var ads = Case("L06").Positive
            .Concat(Enumerable.Range(0, 8).Select(i => Linking.AdCase.Of(100 + i, $"o{i}", Linking.AdCase.Words(500 + i), $"o{i}", 30) with { ImageFingerprints = ["i"] }))
            .ToList();

        Hits("L06", ads).ShouldBeEmpty();
    }

    private static IndicatorCase Case(string id) =>
        IndicatorCases.All.TryGetValue(id, out var found) ? found : throw new InvalidOperationException($"Indicator {id} has no self-tests; add a positive and a negative case to IndicatorCases.");

    private static List<IndicatorHit> Hits(string id, IReadOnlyList<StoredAd> ads) =>
        [.. Evaluate(Engine, ads).SelectMany(e => e.Hits).Where(h => h.Id == id)];

    private static IReadOnlyList<EntityEvidence> Evaluate(IndicatorEngine engine, IReadOnlyList<StoredAd> ads) =>
        engine.Evaluate(ads, EntityLinker.Link(ads), MarketStatistics.From(ads));
}
