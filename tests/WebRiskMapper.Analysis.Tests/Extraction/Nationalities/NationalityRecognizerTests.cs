using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Nationalities;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Nationalities;

public sealed class NationalityRecognizerTests
{
    private static readonly NationalityRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All), TerritoryNames.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Spaniolă", "ro", "ES")]
    [InlineData("Tailandese", "it", "TH")]
    [InlineData("Українська", "uk", "UA")]
    // Peoples that no lexicon knows go by their country's name.
    [InlineData("Kazakh", "en", "KZ")]
    [InlineData("Canada / Estonian", "en", "CA EE")]
    [InlineData("Hrvatica\tiz Srbije", "hr", "HR RS")]
    [InlineData("Slowenin", "de", "SI")]
    [InlineData("British", "en", "GB")]
    [InlineData("virolainen", "fi", "EE")]
    [InlineData("казашка", "ru", "KZ")]
    [InlineData("BiH", "hr", "BA")]
    [InlineData("unknown", "en", "")]
    [InlineData("Guest", "en", "")]
    [InlineData("Australian", "en", "AU")]
    public void Recognize_Label_IsACountry(string value, string language, string expected)
    {
        var ad = RecognizerFixture.Ad("Anna", "", language) with { Fields = [new LabelledValue(FieldLabel.Nationality, value, null)] };
        Found(ad).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Її українська проста, але вона вас зрозуміє.", "uk", "")]
    [InlineData("Я українка з Києва.", "uk", "UA")]
    [InlineData("Sunt româncă.", "ro", "RO")]
    [InlineData("Irish by birth, I moved to Leeds.", "en", "IE")]
    [InlineData("Canadian girl, 36, brown hair", "en", "CA")]
    [InlineData("Ich bin Schweizerin.", "de", "CH")]
    [InlineData("nuchtere Hollandse vrouw van 46", "nl", "NL")]
    [InlineData("Sono argentina.", "it", "AR")]
    [InlineData("Canadian dollars, Swiss chocolate and Irish coffee", "en", "")]
    [InlineData("Viaggio in Argentina.", "it", "")]
    [InlineData("Olen Sonja, lämmin ja huumorintajuinen suomalainen nainen.", "fi", "FI")]
    // Where somebody comes from, in a case of the language; a city is no country.
    [InlineData("I come from Estonia and love the sea", "en", "EE")]
    [InlineData("I'm from the Czech Republic.", "en", "CZ")]
    [InlineData("Jag heter Kätlin och kommer från Estland.", "sv", "EE")]
    [InlineData("Olen Merike, Virosta kotoisin.", "fi", "EE")]
    [InlineData("Ich komme aus der Ukraine", "de", "UA")]
    [InlineData("Je suis originaire du Brésil, bien sûr", "fr", "BR")]
    [InlineData("Pochodzę z Ukrainy", "pl", "UA")]
    [InlineData("Gürcistan'dan geldim", "tr", "GE")]
    [InlineData("Jestem z Gdańska", "pl", "")]
    [InlineData("I'm from a quiet village", "en", "")]
    [InlineData("35 · 167 sm · gürcü", "az", "GE")]
    public void Recognize_Prose_TellsPeopleFromLanguages(string text, string language, string expected) => Found(RecognizerFixture.Ad(text, "", language)).ShouldBe(expected);

    private static string Found(AdText ad) => string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Nationalities.Order(StringComparer.Ordinal));
}
