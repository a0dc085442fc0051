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
    public void Recognize_Offer_NamesEachServiceOnce(string text, string language, string expected) =>
        Services(RecognizerFixture.Ad(text, "", language)).ShouldBe(expected);

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
