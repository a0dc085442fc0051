using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Handles;
using WebRiskMapper.Analysis.Extraction.Phones;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Handles;

public sealed class HandleRecognizerTests
{
    private static readonly PhoneRecognizer Phones = new(RepositoryFiles.All);
    private static readonly HandleRecognizer Recognizer = new(RepositoryFiles.All);

    [Theory]
    [InlineData("Telegram: @Anna_Example", "telegram:anna_example")]
    [InlineData("телеграм @anna_example", "telegram:anna_example")]
    [InlineData("my tg is anna_99", "telegram:anna_99")]
    [InlineData("Insta: anna.example", "instagram:anna.example")]
    [InlineData("Line ID: annaline7", "line:annaline7")]
    [InlineData("WeChat: annaexample", "wechat:annaexample")]
    [InlineData("see t.me/anna_example or instagram.com/anna.example/", "telegram:anna_example instagram:anna.example")]
    [InlineData("OnlyFans @annaexample", "onlyfans:annaexample")]
    [InlineData("Write me @anna_example", "handle:anna_example")]
    [InlineData("@anna_example (Telegram)", "telegram:anna_example")]
    [InlineData("Find @anna_example on Telegram", "telegram:anna_example")]
    [InlineData("Telegram or Signal, I am @anna_example", "handle:anna_example")]
    [InlineData("@anna_example\nTelegram", "handle:anna_example")]
    [InlineData("WhatsApp +44 7400 123456", "whatsapp:+447400123456")]
    [InlineData("+44 7400 123456, Telegram @anna_example", "telegram:anna_example")]
    [InlineData("+44 7400 123456, Вајбер", "viber:+447400123456")]
    [InlineData("Воцап +44 7400 123456", "whatsapp:+447400123456")]
    [InlineData("+44 7400 123456 (WhatsApp, Viber)", "whatsapp:+447400123456 viber:+447400123456")]
    [InlineData("Вайбер/ватсап +380 67 123 45 67", "viber:+380671234567 whatsapp:+380671234567")]
    [InlineData("Signal: +44 7400 123456", "signal:+447400123456")]
    [InlineData("8 701 234 56 78, Telegram @anna_kz", "telegram:anna_kz")]
    [InlineData("+7 701 234 56 78, Telegram @anna_kz", "telegram:anna_kz")]
    [InlineData("+7 701 234 56 78 WhatsApp, Telegram @anna_kz", "telegram:anna_kz whatsapp:+77012345678")]
    public void Recognize_HandleInText_IsFoundWithItsService(string text, string expected) =>
        Handles(RecognizerFixture.Ad(text)).ShouldBe(expected);

    [Theory]
    [InlineData("Telegram: yes")]
    [InlineData("WhatsApp only please")]
    [InlineData("I am on Telegram and Signal")]
    [InlineData("next in line for coffee")]
    [InlineData("anna@mail.example")]
    [InlineData("+44 7400 123456\nno WhatsApp here")]
    public void Recognize_NoHandle_IsLeft(string text) => Handles(RecognizerFixture.Ad(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("https://t.me/Anna_Example", "telegram:anna_example")]
    [InlineData("tg://resolve?domain=anna_example", "telegram:anna_example")]
    [InlineData("https://www.instagram.com/anna.example/", "instagram:anna.example")]
    [InlineData("https://wa.me/447400123456", "whatsapp:+447400123456")]
    [InlineData("viber://chat?number=%2B447400123456", "viber:+447400123456")]
    [InlineData("https://signal.me/#p/+447400123456", "signal:+447400123456")]
    [InlineData("https://fansly.com/AnnaExample/posts", "fansly:annaexample")]
    [InlineData("https://signal.group/#abc", "")]
    [InlineData("https://t.me/share/url?url=x", "")]
    public void Recognize_ContactLink_NamesItsService(string link, string expected) =>
        Handles(RecognizerFixture.Ad("Anna") with { ContactLinks = [link] }).ShouldBe(expected);

    [Fact]
    public void Recognize_LinkAndItsText_AreOneHandle() =>
        Handles(RecognizerFixture.Ad("Write: @Anna_Example") with { ContactLinks = ["https://t.me/anna_example"] }).ShouldBe("telegram:anna_example");

    private static string Handles(AdText ad) => string.Join(' ', Recognizer
        .Recognize(ad, Phones.Recognize(ad, RecognizerFixture.Draft(ad)))
        .Contacts.Where(c => c.Kind == ContactKind.Handle)
        .Select(c => c.Service + ":" + c.Value));
}
