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
