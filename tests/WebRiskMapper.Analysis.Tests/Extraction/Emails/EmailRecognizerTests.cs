using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Emails;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Emails;

public sealed class EmailRecognizerTests
{
    [Theory]
    [InlineData("Write to Anna.B+ads@Mail.example.", "anna.b+ads@mail.example", false)]
    [InlineData("anna@mail.co.uk", "anna@mail.co.uk", false)]
    [InlineData("anna (at) mail (dot) com", "anna@mail.com", true)]
    [InlineData("anna[at]mail[dot]com", "anna@mail.com", true)]
    [InlineData("anna(at)mail.com", "anna@mail.com", true)]
    [InlineData("anna at mail dot com", "anna@mail.com", true)]
    [InlineData("anna @ mail . com", "anna@mail.com", true)]
    [InlineData("anna_at_mail_dot_com", "anna@mail.com", true)]
    [InlineData("anna(собака)mail(точка)ru", "anna@mail.ru", true)]
    [InlineData("ninon (arobase) mail.fr", "ninon@mail.fr", true)]
    [InlineData("eleni παπάκι mail (τελεία) gr", "eleni@mail.gr", true)]
    [InlineData("mila(кльомба)mail.bg", "mila@mail.bg", true)]
    [InlineData("ioana (arond) mail.ro", "ioana@mail.ro", true)]
    [InlineData("jana[majmunče]mail(tačka)rs", "jana@mail.rs", true)]
    [InlineData("olha (равлик) mail (крапка) com", "olha@mail.com", true)]
    [InlineData("nino{ძაღლუკა}mail.com", "nino@mail.com", true)]
    [InlineData("elif(et)mail(nokta)com", "elif@mail.com", true)]
    [InlineData("liis(mõni sõna)mail.com", "liis@mail.com", true)]
    [InlineData("anna@mail.com(whatsapp)123", "anna@mail.com", false)]
    public void Recognize_Address_IsNormalised(string text, string expected, bool obfuscated)
    {
        var contact = Recognize(RecognizerFixture.Ad(text)).ShouldHaveSingleItem();
        contact.Kind.ShouldBe(ContactKind.Email);
        contact.Value.ShouldBe(expected);
        contact.Obfuscated.ShouldBe(obfuscated);
        contact.Span.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("@anna_example on telegram")]
    [InlineData("logo@2x.png")]
    [InlineData("meet me at home dot")]
    [InlineData("I am at work. Come later")]
    [InlineData("anna@")]
    [InlineData("a@b")]
    [InlineData("see my page (new) example.com")]
    [InlineData("price(hour)100")]
    public void Recognize_NoAddress_IsLeft(string text) => Recognize(RecognizerFixture.Ad(text)).ShouldBeEmpty();

    [Fact]
    public void Recognize_MailtoLink_IsReadOnce()
    {
        var ad = RecognizerFixture.Ad("anna@mail.example") with { ContactLinks = ["mailto:anna@mail.example?subject=x", "mailto:b%40mail.example"] };
        Recognize(ad).Select(c => c.Value).ShouldBe(["anna@mail.example", "b@mail.example"]);
    }

    private static IReadOnlyList<ExtractedContact> Recognize(AdText ad) => new EmailRecognizer().Recognize(ad, RecognizerFixture.Draft(ad)).Contacts;
}
