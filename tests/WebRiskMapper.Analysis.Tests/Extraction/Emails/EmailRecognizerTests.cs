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
    public void Recognize_NoAddress_IsLeft(string text) => Recognize(RecognizerFixture.Ad(text)).ShouldBeEmpty();

    [Fact]
    public void Recognize_MailtoLink_IsReadOnce()
    {
        var ad = RecognizerFixture.Ad("anna@mail.example") with { ContactLinks = ["mailto:anna@mail.example?subject=x", "mailto:b%40mail.example"] };
        Recognize(ad).Select(c => c.Value).ShouldBe(["anna@mail.example", "b@mail.example"]);
    }

    private static IReadOnlyList<ExtractedContact> Recognize(AdText ad) => new EmailRecognizer().Recognize(ad, RecognizerFixture.Draft(ad)).Contacts;
}
