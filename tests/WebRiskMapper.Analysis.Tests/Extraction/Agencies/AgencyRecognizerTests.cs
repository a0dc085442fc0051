using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Agencies;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Agencies;

/// <summary>All agencies and companies are invented.</summary>
public sealed class AgencyRecognizerTests
{
    private static readonly AgencyRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Agency: Velvet Nights", "en", "Velvet Nights")]
    [InlineData("Agency\tVelvet Nights", "en", "Velvet Nights")]
    [InlineData("Agency\nVelvet Nights", "en", "Velvet Nights")]
    [InlineData("Ich arbeite für die Escortagentur Nachtfalter in Graz.", "de", "Nachtfalter")]
    [InlineData("Agentur: „Nachtfalter“", "de", "Nachtfalter")]
    [InlineData("Agence : Douce Nuit", "fr", "Douce Nuit")]
    [InlineData("Agencia: Luna Roja", "es", "Luna Roja")]
    [InlineData("Agenzia: Notte Blu", "it", "Notte Blu")]
    [InlineData("Agência: Lua Nova", "pt", "Lua Nova")]
    [InlineData("Escortbureau Maanlicht bemiddelt.", "nl", "Maanlicht")]
    [InlineData("Agencja: Srebrny Lis", "pl", "Srebrny Lis")]
    [InlineData("Agentura: Stříbrná Liška", "cs", "Stříbrná Liška")]
    [InlineData("Agenție: Luna Albastră", "ro", "Luna Albastră")]
    [InlineData("Агенция: Синя Луна", "bg", "Синя Луна")]
    [InlineData("Πρακτορείο: Μπλε Φεγγάρι", "el", "Μπλε Φεγγάρι")]
    [InlineData("Ajans: Mavi Ay", "tr", "Mavi Ay")]
    [InlineData("Эскорт-агентство «Лунный свет» приглашает", "ru", "Лунный свет")]
    [InlineData("Агентство: Срібна Лисиця", "uk", "Срібна Лисиця")]
    [InlineData("Agencija: Srebrna Lisica", "hr", "Srebrna Lisica")]
    // No agency, one that is not named, a city, a contact.
    [InlineData("One of the ladies of Velvet Nights agency", "en", "Velvet Nights")]
    [InlineData("Agencia Luna de Jade presenta a Yadira", "es", "Luna de Jade")]
    [InlineData("девушка из агентства Лунный Свет", "ru", "Лунный Свет")]
    [InlineData("pracuję w agencji Srebrny Lis", "pl", "Srebrny Lis")]
    [InlineData("mes – „Sidabrinė Lapė“ agentūra", "lt", "Sidabrinė Lapė")]
    [InlineData("Välitystoimisto: Revontuli", "fi", "Revontuli")]
    [InlineData("Agency: no", "en", null)]
    [InlineData("to so dame agencije Srebrni Labod. Lastnih prostorov nimamo", "sl", "Srebrni Labod")]
    [InlineData("⭐ Agentlik: Gecə Ulduzu ⭐", "az", "Gecə Ulduzu")]
    [InlineData("Haus- und Hotelbesuche: nein", "de", null)]
    [InlineData("Licensed agency with friendly ladies", "en", null)]
    [InlineData("Agency: independent", "en", null)]
    [InlineData("I work without an agency.", "en", null)]
    [InlineData("No agency Please", "en", null)]
    [InlineData("Keine Agentur, privat.", "de", null)]
    [InlineData("Our agency is licensed.", "en", null)]
    [InlineData("Agency: info@velvet.example", "en", null)]
    [InlineData("Агентство: нет", "ru", null)]
    public void Recognize_Text_NamesTheAgency(string text, string language, string? expected) =>
        Read(RecognizerFixture.Ad(text, "", language)).Agency.ShouldBe(expected);

    [Fact]
    public void Recognize_NameOfThePersonAdvertised_IsNoAgency()
    {
        var ad = RecognizerFixture.Ad("Agency: Petra", "", "en");
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad) with { Names = ["Petra"] }).Agency.ShouldBeNull();
    }

    [Fact]
    public void Recognize_CityBehindTheWord_IsNoAgency()
    {
        var ad = RecognizerFixture.Ad("Escort Agentur Wien", "", "de");
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad) with { Place = new Place(1, "Wien", "AT", 1, "label") }).Agency.ShouldBeNull();
    }

    [Theory]
    [InlineData("© 2026 Muster Media GmbH", "Muster Media GmbH")]
    [InlineData("Betreiber: Muster Media GmbH, Musterweg 1", "Muster Media GmbH")]
    [InlineData("Operated by Invented Listings Ltd.", "Invented Listings Ltd.")]
    [InlineData("Beispiel Portal s.r.o. | Kontakt", "Beispiel Portal s.r.o.")]
    [InlineData("Annonces Inventées SARL", "Annonces Inventées SARL")]
    [InlineData("Esempio Annunci S.r.l.", "Esempio Annunci S.r.l.")]
    [InlineData("Przykład Media Sp. z o.o.", "Przykład Media Sp. z o.o.")]
    [InlineData("Példa Média Kft.", "Példa Média Kft.")]
    [InlineData("ООО «Пример Медиа»", "ООО Пример Медиа")]
    [InlineData("SIA Paraugs", "SIA Paraugs")]
    // A sole trader is a person; small letters and numbers are words and weights.
    [InlineData("Inhaberin: M. Muster", null)]
    [InlineData("ИП Примеров П.", null)]
    [InlineData("© 2026 all rights reserved", null)]
    [InlineData("50 kg", null)]
    [InlineData("Contact us as soon as you can", null)]
    public void Recognize_Foot_NamesTheCompany(string line, string? expected) =>
        Read(RecognizerFixture.Ad("Anna", "", "en") with { Foot = [line] }).Operator.ShouldBe(expected);

    [Theory]
    [InlineData("Agency: Velvet Nights", "Contact", false)]
    [InlineData("Our agency is licensed.", "Contact", false)]
    [InlineData("Agency: Velvet Nights", "© 2026 Velvet Nights Ltd.", true)]
    [InlineData("Agency: Velvet Nights\nVelvet Nights Ltd., London", "Contact", true)]
    // Nobody's agency, and a text that comes without a page.
    [InlineData("I work on my own.", "Contact", null)]
    [InlineData("I am not with our agency any more, I am independent.", "", null)]
    [InlineData("Agency: Velvet Nights", "", null)]
    public void Recognize_Agency_KnowsWhetherThePageSaysWhoRunsIt(string text, string foot, bool? expected) =>
        Read(RecognizerFixture.Ad(text, "", "en") with { Foot = foot.Length == 0 ? [] : [foot] }).AgencyOperatorNamed.ShouldBe(expected);

    private static ExtractedAd Read(AdText ad) => Recognizer.Recognize(ad, RecognizerFixture.Draft(ad));

    [Theory]
    [InlineData("Club Zafirella, Tilburg\nNaomi 26 en Demi 22", "nl", "Club Zafirella")]
    [InlineData("Salon: Mirvelka, Łódź\nOliwia (31) i Wiktoria (26)", "pl", "Mirvelka")]
    [InlineData("Lavirella Masaj Salonu, Bursa\nDerya (36) ve Gizem (28)", "tr", "Lavirella Masaj Salonu")]
    // One person in a studio of her own, and what the house is like.
    [InlineData("Studio Mitte, Berlin\nLena (26)", "de", null)]
    [InlineData("our club with bar\nNaomi (26) and Demi (22)", "en", null)]
    public void Extract_Heading_NamesTheHouseOfSeveral(string text, string language, string? expected) =>
        AdExtractor.Create(RepositoryFiles.All).Extract(RecognizerFixture.Ad(text, "", language)).Agency.ShouldBe(expected);
}
