using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.SpokenLanguages;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.SpokenLanguages;

public sealed class SpokenLanguageRecognizerTests
{
    private static readonly SpokenLanguageRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("English, Russian", "en", "en ru")]
    [InlineData("Deutsch, Englisch", "de", "de en")]
    [InlineData("Französisch und Tuerkisch", "de", "fr tr")]
    [InlineData("anglais / espagnol", "fr", "en es")]
    [InlineData("inglés, castellano", "es", "en es")]
    [InlineData("inglese, rumeno", "it", "en ro")]
    [InlineData("inglês e letão", "pt", "en lv")]
    [InlineData("Engels, Vlaams", "nl", "en nl")]
    [InlineData("angielski, niemiecki", "pl", "en de")]
    [InlineData("čeština, slovenština, anglicky", "cs", "cs sk en")]
    [InlineData("slovenčina, maďarčina", "sk", "sk hu")]
    [InlineData("magyar, angol, német", "hu", "hu en de")]
    [InlineData("română, engleză, maghiară", "ro", "ro en hu")]
    [InlineData("български, английски", "bg", "bg en")]
    [InlineData("Αγγλικά, Ρωσικά", "el", "en ru")]
    [InlineData("Türkçe, İngilizce", "tr", "tr en")]
    [InlineData("русский, английский (базовый)", "ru", "ru en")]
    [InlineData("українська, польська", "uk", "uk pl")]
    [InlineData("српски, енглески", "sr", "sr en")]
    [InlineData("srpski, engleski", "sr", "sr en")]
    [InlineData("hrvatski, njemački", "hr", "hr de")]
    [InlineData("slovenščina, nemško", "sl", "sl de")]
    [InlineData("shqip, anglisht", "sq", "sq en")]
    [InlineData("македонски, англиски", "mk", "mk en")]
    [InlineData("svenska, engelska", "sv", "sv en")]
    [InlineData("norsk, engelsk", "nb", "nb en")]
    [InlineData("dansk, tysk", "da", "da de")]
    [InlineData("suomi, englanti, venäjä", "fi", "fi en ru")]
    [InlineData("eesti, vene keel", "et", "et ru")]
    [InlineData("latviešu, krievu", "lv", "lv ru")]
    [InlineData("lietuvių, rusų, anglų", "lt", "lt ru en")]
    [InlineData("ქართული, რუსული", "ka", "ka ru")]
    [InlineData("հայերեն, ռուսերեն", "hy", "hy ru")]
    [InlineData("azərbaycan, rus, ingilis", "az", "az ru en")]
    [InlineData("қазақ тілі, орыс тілі", "kk", "kk ru")]
    // Written as codes or flags, or in the site's language and not the ad's.
    [InlineData("EN / DE / RU", "de", "en de ru")]
    [InlineData("en-GB, fr", "en", "en fr")]
    [InlineData("🇬🇧 🇮🇹", "it", "en it")]
    [InlineData("Englisch, Ungarisch", "hu", "en hu")]
    [InlineData("English, no German", "en", "en")]
    [InlineData("No", "en", "")]
    [InlineData("on request", "en", "")]
    public void Recognize_Field_GivesCodes(string value, string language, string expected)
    {
        var ad = RecognizerFixture.Ad("Anna", "", language) with { Fields = [new LabelledValue(FieldLabel.SpokenLanguages, value, null)] };
        Languages(ad).ShouldBe(expected);
    }

    [Theory]
    [InlineData("I speak English and Russian.", "en", "en ru")]
    [InlineData("Me defiendo en inglés y catalán", "es", "en ca")]
    [InlineData("Domluvíme se česky nebo anglicky", "cs", "cs en")]
    [InlineData("Разбирам се на руски и гръцки", "bg", "ru el")]
    [InlineData("Спілкуюсь українською та польською", "uk", "uk pl")]
    [InlineData("Общаюсь на английском", "ru", "en")]
    [InlineData("Pričam engleski i pomalo madjarski", "sr", "en hu")]
    [InlineData("I speak Spanish and a little bit of Italian", "en", "es it")]
    [InlineData("Suprantu rusiškai", "lt", "ru")]
    [InlineData("Puhumme englantia", "fi", "en")]
    [InlineData("Ξέρω αγγλικά", "el", "en")]
    [InlineData("Mă descurc în engleză", "ro", "en")]
    [InlineData("Razumem nemško", "sl", "de")]
    [InlineData("English spoken, call me.", "en", "en")]
    // Nothing but languages, the ad's own among them.
    [InlineData("Ny i byen, norsk/engelsk, 1800 for en time", "nb", "nb en")]
    [InlineData("petite, Mandarin and English", "en", "zh en")]
    [InlineData("privat byt - po slovensky aj po polsky - cash", "sk", "sk pl")]
    [InlineData("своя квартира // укр + рос // 1500 година", "uk", "uk ru")]
    [InlineData("in eigen woning ★ NL/FR/EN ★ cash", "nl", "nl fr en")]
    [InlineData("Langues : FR, NL, arabe", "fr", "fr nl ar")]
    [InlineData("French, Greek, Spanish", "en", "")]
    [InlineData("Französisch, Griechisch und Spanisch", "de", "")]
    [InlineData("German and English breakfast", "en", "")]
    [InlineData("NL/FR/EN", "de", "")]
    [InlineData("Ich spreche fließend Deutsch und etwas Polnisch!", "de", "de pl")]
    [InlineData("Je parle français, anglais et un peu italien.", "fr", "fr en it")]
    [InlineData("Hablo español e inglés.", "es", "es en")]
    [InlineData("Mówię po polsku i po angielsku.", "pl", "pl en")]
    [InlineData("Говорю по-русски и по-английски.", "ru", "ru en")]
    [InlineData("Розмовляю українською та англійською.", "uk", "uk en")]
    [InlineData("İngilizce ve Rusça konuşuyorum.", "tr", "en ru")]
    [InlineData("Angolul és németül beszélek.", "hu", "en de")]
    [InlineData("Puhun suomea ja englantia.", "fi", "fi en")]
    [InlineData("Runāju latviski un krieviski.", "lv", "lv ru")]
    [InlineData("Kalbu lietuviškai ir angliškai.", "lt", "lt en")]
    [InlineData("Languages: English, Czech", "en", "en cs")]
    [InlineData("I don't speak English.", "en", "")]
    [InlineData("Russian girl, French kiss, Greek massage.", "en", "")]
    [InlineData("A Russian woman speaks with you for hours.", "en", "")]
    [InlineData("I speak softly. Italian food is my weakness.", "en", "")]
    [InlineData("Ich liebe russischen Tee und Französisch.", "de", "")]
    public void Recognize_Sentence_NeedsASpeaker(string text, string language, string expected) =>
        Languages(RecognizerFixture.Ad(text, "", language)).ShouldBe(expected);

    private static string Languages(AdText ad) => string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).SpokenLanguages);
}
