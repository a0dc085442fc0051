using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction;

public sealed class AdLexiconTests
{
    private static readonly AdLexicon Lexicon = AdLexicon.Load(RepositoryFiles.All);

    [Theory]
    // Borrowed words in a sentence of another language.
    [InlineData("Ich biete auch Blowjob und eine Girlfriend Experience an.", "de", "service:gfe")]
    [InlineData("Jag erbjuder dinner date och lugna kvällar.", "sv", "service:dinner_date")]
    [InlineData("Nabízím incall a outcall po celé Praze.", "cs", "visit:outcall")]
    [InlineData("Предлагаю outcall в центре.", "ru", "visit:outcall")]
    // Whole sentences and items of a list.
    [InlineData("Treffen in Graz.\nI am an asian girl who loves long dinners with you.", "de", "ethnicity:asian")]
    [InlineData("Services: GFE, sex, massage", "sv", "service:classic")]
    [InlineData("I am an asian girl and I love to meet you.", "fi", "ethnicity:asian")]
    [InlineData("asian girl", null, "ethnicity:asian")]
    public void Hits_EnglishInAnyAd_AreFound(string text, string? language, string concept) =>
        Lexicon.Hits(text, language).Select(h => h.Concept).ShouldContain(concept);

    [Theory]
    [InlineData("Jag stannar i sex timmar hos dig.", "sv", "service:classic")]
    [InlineData("sex timmar", "sv", "service:classic")]
    [InlineData("Hoidan asian nopeasti ja hienotunteisesti.", "fi", "ethnicity:asian")]
    public void Hits_WordOfTheAdsOwnLanguage_IsNotEnglish(string text, string language, string concept) =>
        Lexicon.Hits(text, language).Select(h => h.Concept).ShouldNotContain(concept);
}
