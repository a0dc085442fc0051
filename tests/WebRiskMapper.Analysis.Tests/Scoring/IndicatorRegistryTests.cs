using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
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

    // From the bytes of a page to the band, nothing taken for granted in between.
    [Theory]
    [InlineData("ja", "<h1>さくら 24歳</h1><p>東京でマッサージをしています。60分 15,000円、90分 22,000円。電話は 090-1234-5678 まで。お待ちしております。</p>", "JP", false)]
    [InlineData("en", "<h1>Anna, 25</h1><p>I enjoy quiet evenings in Leeds with polite people. One hour £150. Call 07400 123456.</p>", "GB", true)]
    public void Evaluate_PageInALanguage_AbstainsWhereItHasNoLexicon(string language, string html, string market, bool isSupported)
    {
        var site = new SiteContext("board.example", [market], null);
        var page = PageParser.Create(RepositoryFiles.All).Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://board.example/ad/1"), site, default);
        page.Type.ShouldBe(PageType.Ad);
        var read = AdExtractor.Create(RepositoryFiles.All).Extract(page.Main);
        (read.Language, read.LanguageSupported).ShouldBe((language, isSupported));
        read.Contacts.ShouldNotBeEmpty();

        var stored = new AdMasker(new ContactKey(1, new byte[32])).Mask(read, 1, 1, 1);
        var evidence = Evaluate(Engine, [stored]).ShouldHaveSingleItem();
        (evidence.AbstainingAds, evidence.MostlyUnread).ShouldBe((isSupported ? 0 : 1, !isSupported));
        if (!isSupported)
        {
            EvidenceModel.Load(RepositoryFiles.All).Score(evidence).Band.ShouldBe(Band.NotEnoughEvidence);
        }
    }

    [Fact]
    public void Evaluate_ImageOfManyEntities_IsAStockPicture()
    {
        var ads = Case("L06").Positive
            .Concat(Enumerable.Range(0, 8).Select(i => Linking.AdCase.Of(100 + i, $"o{i}", Linking.AdCase.Words(500 + i), $"o{i}", 30) with { ImageFingerprints = ["i"] }))
            .ToList();

        Hits("L06", ads).ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_SignsInReviews_CountWitnessesAndQuoteTheWords()
    {
        var one = Case("C08").Positive[0] with { ReviewSigns = new ReviewReading(5, [new ReviewSign("review_coercion", 3, 0, "was crying")]) };

        Hits("C08", [one]).ShouldHaveSingleItem().Strength.ShouldBe(0.7);
        Hits("C08", [one]).Single().Evidence.ShouldBe("clients' reviews describe a person under control: 1 of 5, such as \"was crying\" in review 3");
        Hits("C08", Case("C08").Positive).ShouldHaveSingleItem().Strength.ShouldBe(1);
        Hits("C10", [one with { ReviewSigns = new ReviewReading(1, [new ReviewSign("customer_flag", 1, 0, "looks underage")]) }]).ShouldHaveSingleItem().Span.ShouldBeNull();
    }

    [Fact]
    public void Evaluate_AgencyOnASiteThatSaysWhoRunsIt_IsTraceable()
    {
        var ads = Case("V04").Positive;

        Engine.Evaluate(ads, EntityLinker.Link(ads), MarketStatistics.From(ads), new HashSet<int> { ads[0].SiteId }).SelectMany(e => e.Hits).ShouldNotContain(h => h.Id == "V04");
    }

    [Fact]
    public void Catalogue_EveryRowThatCanBeComputed_Is() =>
        Catalogue.Rows.Where(r => r is { AnalystOnly: false, Refused: false } && r.Grade != EvidenceGrade.R).Select(r => r.Id).Except(IndicatorEngine.Computed).ShouldBeEmpty();

    private static IndicatorCase Case(string id) =>
        IndicatorCases.All.TryGetValue(id, out var found) ? found : throw new InvalidOperationException($"Indicator {id} has no self-tests; add a positive and a negative case to IndicatorCases.");

    private static List<IndicatorHit> Hits(string id, IReadOnlyList<StoredAd> ads) =>
        [.. Evaluate(Engine, ads).SelectMany(e => e.Hits).Where(h => h.Id == id)];

    private static IReadOnlyList<EntityEvidence> Evaluate(IndicatorEngine engine, IReadOnlyList<StoredAd> ads) =>
        engine.Evaluate(ads, EntityLinker.Link(ads), MarketStatistics.From(ads));
}
