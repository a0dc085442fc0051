using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Analysis.Tests.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class StyleTests
{
    private static readonly IndicatorEngine Engine = IndicatorEngine.Load(RepositoryFiles.All, IndicatorCases.Lexicon);

    [Fact]
    public void Signature_SameHabitsInOtherWordsAndLanguage_IsTheSame()
    {
        var english = new StyleSignature().Of("♥ good evening!! i am [name]!! come and see me!! until soon!!\n♥ call [phone]\nxoxo");
        var german = new StyleSignature().Of("♥ guten abend!! ich bin [name]!! besuch mich doch einmal!! bis bald!!\n♥ ruf an [phone]\nxoxo");

        english.ShouldNotBe(StyleSignature.Plain);
        english.ShouldBe(german);
    }

    [Theory]
    [InlineData("Good evening. I am [name]. Come and see me. Until soon.\nCall [phone].")]
    [InlineData("Good evening! I am [name]! Come and see me! Until soon!")]
    [InlineData("One hour 150 € / two hours 250 € / night 900 €.")]
    [InlineData("")]
    public void Signature_AtMostOneHabit_SaysNothing(string text) => new StyleSignature().Of(text).ShouldBe(StyleSignature.Plain);

    [Fact]
    public void Signature_AnotherSignOff_IsAnother() =>
        new StyleSignature().Of("♥ good!! evening!! to!! you!!\nkiss").ShouldNotBe(new StyleSignature().Of("♥ good!! evening!! to!! you!!\nxoxo"));

    [Fact]
    public void OneAuthor_UnlinkedPersonasOfOneStyleOnOneRoute_IsSeenOnEach()
    {
        var evidence = Evaluate([.. Traveller("anna", 1), .. Traveller("bea", 2), .. Traveller("cleo", 3)]);

        evidence.Count.ShouldBe(3);
        evidence.ShouldAllBe(e => e.Hits.Any(h => h.Id == "T02") && e.Hits.Any(h => h.Id == "M03"));
    }

    [Fact]
    public void OneAuthor_UnlinkedPersonasOfOneStyleElsewhere_IsNotSeen()
    {
        StoredAd[] apart = [.. Traveller("anna", 1), .. Traveller("bea", 2).Select(a => a with { PostedAt = a.PostedAt!.Value.AddDays(200) }), .. Traveller("cleo", 3).Select(a => a with { Place = AdCase.Linz })];

        Evaluate(apart).SelectMany(e => e.Hits).ShouldNotContain(h => h.Id == "T02");
    }

    private static IReadOnlyList<EntityEvidence> Evaluate(IReadOnlyList<StoredAd> ads) => Engine.Evaluate(ads, EntityLinker.Link(ads), MarketStatistics.From(ads));

    private static IEnumerable<StoredAd> Traveller(string name, int seed)
    {
        Place[] places = [AdCase.Vienna, AdCase.Berlin, AdCase.Prague];
        return places.Select((p, i) => AdCase.Of((10 * seed) + i, name, IndicatorCases.Styled(AdCase.Words((10 * seed) + i)), name, 25 + seed) with { Place = p, PostedAt = new DateOnly(2026, 1, 1).AddDays(5 * i) });
    }
}
