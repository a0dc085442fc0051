using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Services;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Services;

public sealed class ServiceRecognizerTests
{
    private static readonly ServiceRecognizer Recognizer = new(ServiceCatalogue.Load(RepositoryFiles.All), FieldWords.Load(RepositoryFiles.All), AdLexicon.Load(RepositoryFiles.All));

    [Theory]
    [InlineData("Massage, dinner, all night", "en", "dinner_date massage overnight")]
    [InlineData("Abendessen-Begleitung", "de", "dinner_date")]
    [InlineData("Begleitung, Abendessen", "de", "dinner_date escort")]
    [InlineData("accompagnement pour dîner", "fr", "dinner_date")]
    [InlineData("Escort and massage", "en", "escort massage")]
    [InlineData("no massage, only dinner", "en", "dinner_date")]
    [InlineData("Massage: no, dinner: yes", "en", "dinner_date")]
    [InlineData("✅ Massage ❌ Dinner", "en", "massage")]
    [InlineData("Massage ja, kein Dinner oder Escort", "de", "massage")]
    [InlineData("Masaj var, striptiz yok", "tr", "massage")]
    [InlineData("Masszázs igen, striptease nincs", "hu", "massage")]
    [InlineData("массаж, стриптиз не делаю", "ru", "massage")]
    [InlineData("We meet at the station", "en", "")]
    [InlineData("Ti aspetto. Un bacio, Sofia.", "it", "")]
    [InlineData("Massaggio, baci alla francese, cena a due", "it", "dinner_date kissing massage")]
    [InlineData("Toată noaptea (12 ore) – 3000 lei", "ro", "")]
    [InlineData("Ofer: masaj de relaxare, toată noaptea", "ro", "massage overnight")]
    [InlineData("Disponibilă zi și noapte", "ro", "")]
    [InlineData("As nossas acompanhantes recebem todos os dias", "pt", "")]
    [InlineData("Вечеря удвох, масаж усього тіла, рольові ігри", "uk", "dinner_date massage roleplay")]
    [InlineData("Duet z koleżanką, towarzystwo w podróży, jak z dziewczyną", "pl", "gfe travel_companion duo")]
    [InlineData("Arkadaşımla ikili, tatilde eşlik, rol oyunları", "tr", "travel_companion duo roleplay")]
    [InlineData("Придружителка при пътуване, вечеря за двама", "bg", "dinner_date travel_companion")]
    // A label, a link, a figure of speech and a massage.
    [InlineData("Sexo: feminino", "pt", "")]
    [InlineData("Sexo\nMujer", "es", "")]
    [InlineData("Ver perfil completo", "pt", "")]
    [InlineData("Qui\nSex\nSáb", "pt", "")]
    [InlineData("Oral, completo, duche a dois", "pt", "classic oral shower")]
    [InlineData("Por uma boa relação com todos", "pt", "")]
    [InlineData("Par rapport à hier", "fr", "")]
    [InlineData("Классический массаж", "ru", "massage")]
    [InlineData("Klassische Massage", "de", "massage")]
    [InlineData("классика, массаж", "ru", "classic massage")]
    [InlineData("Oil massage in my quiet flat, and of course we take a shower together", "en", "massage shower")]
    [InlineData("Massage relaxant Tantra", "fr", "massage tantra")]
    [InlineData("Masajito y besos", "es", "kissing massage")]
    public void Recognize_Offer_NamesEachServiceOnce(string text, string language, string expected) =>
        Services(RecognizerFixture.Ad(text, "", language)).ShouldBe(string.Join(' ', expected.Split(' ').Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Service: Massage\nMach ich nicht:\tStriptease, Paare", "de", "massage")]
    [InlineData("Massage\nNo-Go\nPaare\nFotos & Video\nStriptease", "de", "massage")]
    [InlineData("I do not offer parties, webcam or striptease. Massage with oil.", "en", "massage")]
    [InlineData("I don't do couples but I offer massage", "en", "massage")]
    [InlineData("Услуги:\nмасаж\nНЕ предлага:\nдвойки\nцяла нощ\nЗдравейте! Правя масаж.", "bg", "massage")]
    [InlineData("No realizo\nDominación\nStriptease\nContacto\nServicios\nMasaje", "es", "massage")]
    [InlineData("Prečiarknuté = neponúka\nMasáž\nGFE", "sk", "gfe massage")]
    [InlineData("Kissing not offered\nMassage\nDinner", "en", "dinner_date massage")]
    [InlineData("Что делаю / не делаю\nМассаж\nСтриптиз", "ru", "massage striptease")]
    [InlineData("Massage\t●\tStriptease\t○", "fr", "massage")]
    [InlineData("Pas de rapport non protégé. Massage.", "fr", "massage")]
    [InlineData("Je vous reçois avec plaisir dans mon appartement. Bisous à très vite", "fr", "")]
    [InlineData("Massage. Küssen und Fetisch biete ich nicht an.", "de", "massage")]
    [InlineData("Massage, Striptease und Paare mache ich nicht", "de", "")]
    [InlineData("Masaż\nNie oferujemy: striptiz, pary", "pl", "massage")]
    [InlineData("✔\tMassage\t✘\tCouples", "en", "massage")]
    [InlineData("Massage\t✔\tDuo met collega\t✘", "nl", "massage")]
    [InlineData("Massage\nOvernight\t–\t–", "en", "massage")]
    [InlineData("A quiet flat with a lift, a shower and clean towels for you. Massage.", "en", "massage")]
    [InlineData("Масажа. Парове не примам, викендом не радим.", "sr", "massage")]
    [InlineData("Masszázs. Párokat sem vállalok, ne is kérdezzétek.", "hu", "massage")]
    [InlineData("[x] Massagem\t[ ] Casais\n[ ] Webcam\t[x] Striptease", "pt", "massage striptease")]
    [InlineData("Massages, tantra, dans le respect et sans aucun stress pour vous, promis.\nGros bisous et à très vite", "fr", "massage tantra")]
    public void Recognize_WhatIsNotOffered_IsLeftOut(string text, string language, string expected) =>
        Services(RecognizerFixture.Ad(text, "", language)).ShouldBe(expected);

    [Theory]
    [InlineData(720, "overnight")]
    [InlineData(480, "overnight")]
    [InlineData(240, "")]
    [InlineData(1440, "")]
    public void Recognize_PriceOfANight_OffersOne(int minutes, string expected)
    {
        var ad = RecognizerFixture.Ad("Quiet evenings", "", "en");
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad) with { Prices = [new Price(700, "EUR", minutes, null)] }).Services).ShouldBe(expected);
    }

    [Fact]
    public void Recognize_LabelThatAsksWhereToMeet_IsNoService()
    {
        const string text = "Incall / escort: at my place\nDinner";
        var ad = RecognizerFixture.Ad(text, "", "en") with { Fields = [new LabelledValue(FieldLabel.VisitType, "at my place", new TextSpan(17, 11))] };
        Services(ad).ShouldBe("dinner_date");
    }

    [Fact]
    public void Recognize_ValueOfSpokenLanguages_IsNoService()
    {
        const string Text = "Sprachen\tDeutsch, etwas Französisch\nService: Französisch";
        var span = new TextSpan(Text.IndexOf("Deutsch", StringComparison.Ordinal), "Deutsch, etwas Französisch".Length);
        var ad = RecognizerFixture.Ad(Text[..span.End], "DE", "de") with { Fields = [new LabelledValue(FieldLabel.SpokenLanguages, "Deutsch, etwas Französisch", span)] };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Services.ShouldBeEmpty();
        ad = ad with { Text = Text };
        Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Services.ShouldBe(["oral"]);
    }

    [Fact]
    public void Recognize_AgencyName_IsNoService()
    {
        const string text = "Agency: Luna Escort\nDinner";
        var ad = RecognizerFixture.Ad(text, "", "en") with { Fields = [new LabelledValue(FieldLabel.Other, "Luna Escort", new TextSpan(8, 11))] };
        Services(ad).ShouldBe("dinner_date");
    }

    private static string Services(AdText ad) =>
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Services.Order(StringComparer.Ordinal));
}
