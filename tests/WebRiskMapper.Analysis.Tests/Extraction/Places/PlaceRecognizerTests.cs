using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Places;

public sealed class PlaceRecognizerTests
{
    private static readonly PlaceRecognizer Recognizer = new(RepositoryFiles.All);

    [Fact]
    public void Recognize_LineOfFacts_SaysMoreThanASentence()
    {
        var ad = RecognizerFixture.Ad("Hetki\nSonja • 38v • Tampere\nHelsingissä en käy enää ollenkaan.", "FI", "fi");
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Place.City.ShouldBe("Tampere");
    }

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
    [InlineData("Åbo", "FI", "Turku", "FI")]
    [InlineData("Esbo", "FI", "Espoo", "FI")]
    [InlineData("Kolozsvár", "RO", "Cluj-Napoca", "RO")]
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
    [InlineData("Olen Turussa tällä viikolla", "fi", "FI", "Turku")]
    [InlineData("Tervetuloa Helsingissä", "fi", "FI", "Helsinki")]
    [InlineData("Nyt Lahdessa", "fi", "FI", "Lahti")]
    [InlineData("Nyt Tampereella", "fi", "FI", "Tampere")]
    [InlineData("Nyt Lappeenrannassa", "fi", "FI", "Lappeenranta")]
    [InlineData("Olen Tallinnas", "et", "EE", "Tallinn")]
    [InlineData("Ootan sind Tartus", "et", "EE", "Tartu")]
    [InlineData("Ootan sind Pärnus", "et", "EE", "Pärnu")]
    [InlineData("Budapesten várlak", "hu", "HU", "Budapest")]
    [InlineData("Most Debrecenben vagyok", "hu", "HU", "Debrecen")]
    [InlineData("Nyíregyházán várlak", "hu", "HU", "Nyíregyháza")]
    [InlineData("Ankara'da buluşalım", "tr", "TR", "Ankara")]
    [InlineData("Bursada görüşelim", "tr", "TR", "Bursa")]
    [InlineData("Gaidu tevi Rīgā", "lv", "LV", "Riga")]
    [InlineData("Gaidu tevi Daugavpilī", "lv", "LV", "Daugavpils")]
    [InlineData("Laukiu tavęs Vilniuje", "lt", "LT", "Vilnius")]
    [InlineData("Laukiu tavęs Kaune", "lt", "LT", "Kaunas")]
    [InlineData("Laukiu tavęs Šiauliuose", "lt", "LT", "Šiauliai")]
    [InlineData("Laukiu tavęs Panevėžyje", "lt", "LT", "Panevėžys")]
    [InlineData("Bakıda görüşək", "az", "AZ", "Baku")]
    [InlineData("Gəncədə gözləyirəm", "az", "AZ", "Ganja")]
    [InlineData("Mingəçevirdə gözləyirəm", "az", "AZ", "Mingelchaur")]
    [InlineData("Алматыда күтемін", "kk", "KZ", "Almaty")]
    [InlineData("Шымкентте күтемін", "kk", "KZ", "Shymkent")]
    [InlineData("გელოდები ქუთაისში", "ka", "GE", "Kutaisi")]
    [InlineData("Սպասում եմ Գյումրիում", "hy", "AM", "Gyumri")]
    public void Recognize_CaseEnding_IsLocated(string text, string language, string market, string city)
    {
        var ad = RecognizerFixture.Ad(text, market, language);
        var place = Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Place;
        place.City.ShouldBe(city);
        place.Confidence.ShouldBeGreaterThanOrEqualTo(0.5);
    }

    [Theory]
    [InlineData("Kanssani rentoudut", "fi", "FI")]
    [InlineData("Olen Anna", "fi", "FI")]
    [InlineData("Kutsu mind Annaks", "et", "EE")]
    [InlineData("Minden este várlak", "hu", "HU")]
    [InlineData("Burada buluşalım", "tr", "TR")]
    [InlineData("Mano vardas Rasa", "lt", "LT")]
    [InlineData("Mani sauc Ilze", "lv", "LV")]
    [InlineData("მარტო ვარ", "ka", "GE")]
    public void Recognize_OtherWordWithTheEnding_IsNoCity(string text, string language, string market)
    {
        var ad = RecognizerFixture.Ad(text, market, language);
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Place.City.ShouldBeNull();
    }

    [Theory]
    [InlineData("Nice girl, call me", "DE")]
    [InlineData("Hello, Sofia here", "AT")]
    [InlineData("my name is Paris", "GB")]
    [InlineData("Florence loves to laugh", "GB")]
    [InlineData("have a nice bath with me", "GB")]
    [InlineData("Rue de Genève 14", "CH")]
    [InlineData("calle de Toledo, 3", "ES")]
    [InlineData("a flat in London Road", "GB")]
    [InlineData("ul. Krakowska", "PL")]
    public void Recognize_NameOrOrdinaryWord_IsNoCity(string text, string market) => Place(text, market).City.ShouldBeNull();

    [Theory]
    [InlineData("Rue de Genève, 1004 Lausanne", "CH", "Lausanne")]
    [InlineData("Avenida de Lisboa, Madrid", "ES", "Madrid")]
    [InlineData("Je suis de Lyon", "FR", "Lyon")]
    public void Recognize_StreetCalledByAnotherCity_IsPassedOver(string text, string market, string city) => Place(text, market).City.ShouldBe(city);

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

    // A name that only the words suggest gives way to the ad's own city; one that a field states does not, nor one that women bear.
    [Theory]
    [InlineData("Łodzi", "Mieszkam w Łodzi", "PL", "pl", "")]
    [InlineData("Vera", "Mieszkam w Łodzi", "PL", "pl", "Vera")]
    [InlineData("София", "Живу в Софии", "BG", "ru", "София")]
    public void Recognize_NameThatIsTheAdsCity_IsDropped(string name, string text, string market, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(text, market, language);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad) with { Names = [name] }).Names).ShouldBe(expected);
    }

    [Theory]
    [InlineData("US CA", "Toronto", "CA")]
    [InlineData("US CA", "Anytown", null)]
    [InlineData("CA", "Toronto", null)]
    [InlineData("US CA", "Wien", null)]
    public void HomeOf_CityOfOneOfSeveralMarkets_IsItsCountry(string markets, string city, string? expected)
    {
        var ad = RecognizerFixture.Ad("City: " + city, markets) with { Fields = [new LabelledValue(FieldLabel.City, city, null)] };
        Recognizer.HomeOf(ad, RecognizerFixture.Draft(ad)).ShouldBe(expected);
    }
}
