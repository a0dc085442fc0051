using Shouldly;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Scoring.Indicators;
using WebRiskMapper.Analysis.Tests.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Scoring;

public sealed class IndicatorLexiconTests
{
    private static readonly IndicatorLexicon Indicators = IndicatorLexicon.Load(RepositoryFiles.All);
    private static readonly LexiconMatcher All = LexiconMatcher.Load(RepositoryFiles.All);

    public static TheoryData<string> Languages() => new(All.Languages.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Match_SentencesOfTheLexicons_FindsAllTermsWithoutAKind(string language)
    {
        foreach (var sentence in Lexicon.LoadAll(RepositoryFiles.All).Where(l => l.Language == language).SelectMany(l => l.Entries).SelectMany(e => e.Yes.Concat(e.No)))
        {
            var ad = AdCase.Of(1, text: sentence) with { Language = language };

            Indicators.Match(ad).ShouldBe(All.Match(sentence, language).Where(h => !h.Concept.Contains(':')), sentence);
        }
    }

    [Fact]
    public void Match_LanguageThatExtractionHadNoLexiconFor_FindsNothing() =>
        Indicators.Match(AdCase.Of(1, text: "always 100% real photos") with { LanguageSupported = false }).ShouldBeEmpty();
}
