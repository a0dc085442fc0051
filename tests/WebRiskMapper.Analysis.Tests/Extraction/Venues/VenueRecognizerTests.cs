using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Venues;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Venues;

public sealed class VenueRecognizerTests
{
    private static readonly VenueRecognizer Recognizer = new(FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("You visit me in my apartment.", "en", "private_apartment")]
    [InlineData("Venue: Hotel", "en", "hotel")]
    [InlineData("Place\nStudio", "en", "studio")]
    [InlineData("Car dates possible.", "en", "car")]
    [InlineData("A massage parlour in the centre.", "en", "massage_parlour")]
    [InlineData("Diskret in meiner Wohnung", "de", "private_apartment")]
    [InlineData("Ich bin im Laufhaus, Zimmer 12.", "de", "brothel")]
    [InlineData("FKK-Club am Stadtrand", "de", "club")]
    [InlineData("Location: Privat", "de", "private_apartment")]
    [InlineData("Dans mon appartement discret ou en voiture", "fr", "private_apartment car")]
    [InlineData("Recibo en mi piso", "es", "private_apartment")]
    [InlineData("Nel mio studio, centro massaggi", "it", "studio massage_parlour")]
    [InlineData("No meu apartamento particular", "pt", "private_apartment")]
    [InlineData("Ontvangst in privéhuis", "nl", "brothel")]
    [InlineData("Zapraszam do prywatnego salonu, w prywatnym mieszkaniu", "pl", "private_apartment")]
    [InlineData("Přijmu tě na privátě", "cs", "private_apartment")]
    [InlineData("Noční klub v centru", "cs", "club")]
    [InlineData("Saját lakásomon várlak", "hu", "private_apartment")]
    [InlineData("Garsonieră proprie în centru", "ro", "private_apartment")]
    [InlineData("В частен апартамент", "bg", "private_apartment")]
    [InlineData("Στούντιο μασάζ στο κέντρο", "el", "massage_parlour")]
    [InlineData("Kendi evimde görüşüyorum", "tr", "private_apartment")]
    [InlineData("Принимаю в своей квартире или в машине", "ru", "private_apartment car")]
    [InlineData("Масажний салон у центрі", "uk", "massage_parlour")]
    [InlineData("Primam u mom stanu", "hr", "private_apartment")]
    [InlineData("I min lägenhet", "sv", "private_apartment")]
    [InlineData("Omassa asunnossani", "fi", "private_apartment")]
    [InlineData("Savo bute", "lt", "private_apartment")]
    // Her own, or where one comes to her.
    [InlineData("We welcome you at our discreet flat", "en", "private_apartment")]
    [InlineData("Besuch mich in meinem kleinen Häuschen", "de", "private_apartment")]
    [InlineData("Viens me voir dans mon petit appart", "fr", "private_apartment")]
    [InlineData("Ven a mi apartamento discreto", "es", "private_apartment")]
    [InlineData("Vieni a trovarmi nel mio bilocale", "it", "private_apartment")]
    [InlineData("Vem ter comigo ao meu apartamento", "pt", "private_apartment")]
    [InlineData("Kom gezellig langs in mijn huisje", "nl", "private_apartment")]
    [InlineData("Wpadnij do mojego mieszkania", "pl", "private_apartment")]
    [InlineData("Zastav se u mě v bytečku", "cs", "private_apartment")]
    [InlineData("Zastav sa u mňa v byte", "sk", "private_apartment")]
    [InlineData("Látogass meg a saját lakásomon", "hu", "private_apartment")]
    [InlineData("Te invit în garsoniera mea", "ro", "private_apartment")]
    [InlineData("Заповядай в моята квартира", "bg", "private_apartment")]
    [InlineData("Σε περιμένω στο διαμέρισμά μου", "el", "private_apartment")]
    [InlineData("Seni kendi dairemde ağırlarım", "tr", "private_apartment")]
    [InlineData("Приглашаю в уютную квартирку", "ru", "private_apartment")]
    [InlineData("Запрошую в затишну квартиру", "uk", "private_apartment")]
    [InlineData("Dočekujem te u svom apartmanu", "sr", "private_apartment")]
    [InlineData("Posjeti me u mom apartmanu", "hr", "private_apartment")]
    [InlineData("Vabim te v svoje stanovanje", "sl", "private_apartment")]
    [InlineData("Eja në apartamentin tim", "sq", "private_apartment")]
    [InlineData("Дојди во мојот апартман", "mk", "private_apartment")]
    [InlineData("Välkommen till min lägenhet", "sv", "private_apartment")]
    [InlineData("Velkommen til leiligheten min", "nb", "private_apartment")]
    [InlineData("Velkommen i min lejlighed", "da", "private_apartment")]
    [InlineData("Tervetuloa omaan asuntooni", "fi", "private_apartment")]
    [InlineData("Võtan sind vastu oma korteris", "et", "private_apartment")]
    [InlineData("Aicinu ciemos savā dzīvoklī", "lv", "private_apartment")]
    [InlineData("Kviečiu į savo butą", "lt", "private_apartment")]
    [InlineData("მესტუმრე ჩემს ბინაში", "ka", "private_apartment")]
    [InlineData("Արի իմ բնակարան", "hy", "private_apartment")]
    [InlineData("Öz mənzilimdə gözləyirəm", "az", "private_apartment")]
    [InlineData("Өз пәтерімде қабылдаймын", "kk", "private_apartment")]
    [InlineData("Wir begrüßen dich in unserem Salon", "de", "massage_parlour")]
    [InlineData("Takohemi në hotel", "sq", "hotel")]
    [InlineData("Encontro em hotel", "pt", "hotel")]
    [InlineData("Me encuentras en mi estudio", "es", "studio")]
    // Landmarks, the client's, and what is denied or on the way.
    [InlineData("You find me next to the hotel", "en", "")]
    [InlineData("Otele yakın buluşuyoruz", "tr", "")]
    [InlineData("Приеду в твой отель", "ru", "")]
    [InlineData("I meet you at your hotel", "en", "")]
    [InlineData("У себя в квартире не принимаю", "ru", "")]
    [InlineData("Pri hotelu v centru", "sl", "")]
    [InlineData("Moje soukromé fotky", "cs", "")]
    // Near a hotel, to the client's hotel, a studio of another kind, a bar to meet in, what is denied.
    [InlineData("Near the Grand Hotel.", "en", "")]
    [InlineData("Outcall to hotels and homes.", "en", "")]
    [InlineData("Haus- und Hotelbesuche", "de", "")]
    [InlineData("Abends gehe ich gern in den Club.", "de", "")]
    [InlineData("Photos by a studio in Leeds.", "en", "")]
    [InlineData("Kein Laufhaus, kein Bordell.", "de", "")]
    [InlineData("I come by car.", "en", "")]
    public void Recognize_Text_GivesCodes(string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(text, "", language);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Venues).ShouldBe(expected);
    }
}
