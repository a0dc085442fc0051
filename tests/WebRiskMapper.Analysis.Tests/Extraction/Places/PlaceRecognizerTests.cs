using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Places;

public sealed class PlaceRecognizerTests
{
    private static readonly PlaceRecognizer Recognizer = new(RepositoryFiles.All);

    [Theory]
    [InlineData("Wien", "AT", "Vienna", "AT")]
    [InlineData("wien, 10. Bezirk", "AT", "Vienna", "AT")]
    [InlineData("Vídeň", "", "Vienna", "AT")]
    [InlineData("München", "DE", "Munich", "DE")]
    [InlineData("KOELN", "DE", "Köln", "DE")]
    [InlineData("Frankfurt", "DE", "Frankfurt am Main", "DE")]
    [InlineData("Praha 2", "CZ", "Prague", "CZ")]
    [InlineData("Malaga", "ES", "Málaga", "ES")]
    [InlineData("Milano", "IT", "Milan", "IT")]
    [InlineData("Bath", "GB", "Bath", "GB")]
    [InlineData("Nice", "FR", "Nice", "FR")]
    [InlineData("London", "GB", "London", "GB")]
    [InlineData("London", "CA", "London", "CA")]
    [InlineData("Санкт-Петербург", "RU", "Saint Petersburg", "RU")]
    [InlineData("Нижний Новгород", "RU", "Nizhniy Novgorod", "RU")]
    [InlineData("Пловдив", "BG", "Plovdiv", "BG")]
    [InlineData("Харків", "UA", "Kharkiv", "UA")]
    [InlineData("Θεσσαλονίκη", "GR", "Thessaloníki", "GR")]
    [InlineData("Нови Сад", "RS", "Novi Sad", "RS")]
    [InlineData("თბილისი", "GE", "Tbilisi", "GE")]
    public void Recognize_CityField_IsLocated(string value, string market, string city, string country)
    {
        var ad = RecognizerFixture.Ad("City: " + value, market) with { Fields = [new LabelledValue(FieldLabel.City, value, new TextSpan(6, value.Length))] };
        var place = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Place;
        place.City.ShouldBe(city);
        place.Country.ShouldBe(country);
        place.Method.ShouldBe("label");
        place.Confidence.ShouldBeGreaterThan(0.7);
    }

    [Theory]
    [InlineData("New in Vienna this week", "", "Vienna")]
    [InlineData("Ich bin in Graz", "AT", "Graz")]
    [InlineData("Приглашаю в гости в Москве", "RU", "Moscow")]
    [InlineData("Зараз у Львові", "UA", "Lviv")]
    [InlineData("Jestem w Krakowie", "PL", "Kraków")]
    [InlineData("Jestem w Warszawie", "PL", "Warsaw")]
    [InlineData("Jsem v Brně", "CZ", "Brno")]
    [InlineData("Είμαι στην Αθήνα", "GR", "Athens")]
    [InlineData("I stay in Nice until Sunday", "FR", "Nice")]
    [InlineData("Je suis à Nice", "FR", "Nice")]
    [InlineData("Sono a Firenze", "IT", "Florence")]
    [InlineData("Available in Paris, Texas", "US", "Paris")]
    public void Recognize_SentenceWithACue_IsLocated(string text, string market, string city)
    {
        var place = Place(text, market);
        place.City.ShouldBe(city);
        place.Method.ShouldBe("text");
        place.Confidence.ShouldBeGreaterThanOrEqualTo(0.5);
    }

    [Theory]
    [InlineData("Nice girl, call me", "DE")]
    [InlineData("Hello, Sofia here", "AT")]
    [InlineData("my name is Paris", "GB")]
    [InlineData("Florence loves to laugh", "GB")]
    [InlineData("have a nice bath with me", "GB")]
    public void Recognize_NameOrOrdinaryWord_IsNoCity(string text, string market) => Place(text, market).City.ShouldBeNull();

    [Fact]
    public void Recognize_OwnName_IsNoCityEvenInItsMarket()
    {
        var ad = RecognizerFixture.Ad("Sofia\nwelcome", "BG");
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad) with { Names = ["Sofia"] }).Place.City.ShouldBeNull();
    }

    [Fact]
    public void Recognize_ManyCities_ChoosesNoneWithConfidence() =>
        Place("Tour: Wien, Graz, Linz, Salzburg, Innsbruck", "AT").Confidence.ShouldBeLessThan(0.5);

    [Fact]
    public void Recognize_CityOutsideTheMarket_IsLessCertain() =>
        Place("Now in Hamburg", "AT").Confidence.ShouldBeLessThan(Place("Now in Hamburg", "DE").Confidence);

    [Fact]
    public void Recognize_Url_NamesTheCity()
    {
        var ad = RecognizerFixture.Ad("Anna", "AT") with { Url = new Uri("https://ads.example/wien/anna-77") };
        var place = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Place;
        place.City.ShouldBe("Vienna");
        place.Method.ShouldBe("url");
    }

    [Theory]
    [InlineData("AT", "+436641234567", "AT", "AT", "market")]
    [InlineData("AT DE", "+4915123456789", "DE", "DE", "phone")]
    [InlineData("AT DE", null, null, "AT", "market")]
    [InlineData("", null, null, null, "none")]
    public void Recognize_NoCity_FallsBackToTheCountry(string markets, string? phone, string? phoneCountry, string? country, string method)
    {
        var ad = RecognizerFixture.Ad("Anna", markets);
        var draft = RecognizerFixture.Draft(ad);
        draft = phone is null ? draft : draft with { Contacts = [new ExtractedContact(ContactKind.Phone, "phone", phone, phoneCountry, false, 0.9, null)] };
        var place = Recognizer.Recognize(ad, draft).Place;
        place.CityId.ShouldBeNull();
        place.Country.ShouldBe(country);
        place.Method.ShouldBe(method);
    }

    private static Place Place(string text, string market)
    {
        var ad = RecognizerFixture.Ad(text, market);
        return Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Place;
    }
}
