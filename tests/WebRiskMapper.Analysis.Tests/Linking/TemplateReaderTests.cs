using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class TemplateReaderTests
{
    [Fact]
    public void Read_AdsThatDifferInTheirFields_NamesEachSlot()
    {
        var reader = TemplateReader.Read([Ad("Vienna", 22, 150), Ad("Graz", 25, 180), Ad("Linz", 31, 140)]).ShouldNotBeNull();

        reader.Template.ToString().ShouldBe("Hello gentlemen, I am {name}, {age} years, new in {city}. Only {price} euro for 60 minutes, call {contact} now");
        reader.Template.Saving.ShouldBeInRange(0.4, 0.9);
    }

    [Fact]
    public void Fill_NumberThatAllAdsRepeat_IsNoSlotOfTheAdsOwnPrice()
    {
        // 60 is one ad's price and every ad's minutes.
        var reader = TemplateReader.Read([Ad("Vienna", 22, 60), Ad("Graz", 25, 180), Ad("Linz", 31, 140), Ad("Wels", 29, 120)]).ShouldNotBeNull();

        Written(reader, Ad("Vienna", 22, 60)).ShouldBe([(SlotKind.Name, "[name]"), (SlotKind.Age, "22"), (SlotKind.City, "Vienna"), (SlotKind.Price, "60"), (SlotKind.Contact, "[phone]")]);
    }

    [Fact]
    public void Fill_CityWrittenInAnotherLanguage_IsKnownByChangingWithTheCity()
    {
        StoredAd[] ads = [In("Vienna", "Wien"), In("Munich", "München"), In("Vienna", "Wien"), In("Zurich", "Zürich"), In("Munich", "München")];
        var reader = TemplateReader.Read(ads).ShouldNotBeNull();

        Written(reader, In("Zurich", "Zürich")).ShouldBe([(SlotKind.City, "Zürich")]);
    }

    [Fact]
    public void Fill_WordsOfTheAuthorsChoice_AreText()
    {
        var reader = TemplateReader.Read([Says("warm and funny"), Says("tall"), Says("very discreet"), Says("friendly")]).ShouldNotBeNull();

        Written(reader, Says("elegant and calm")).ShouldBe([(SlotKind.Text, "elegant and calm")]);
    }

    [Fact]
    public void Fill_SentenceThatMostAdsLeaveOut_IsNotConstant()
    {
        var plain = "I like long evenings and good wine and quiet music by the fire.";
        StoredAd[] ads = [Of(plain), Of(plain), Of(plain + " Ask for my friend too."), Of(plain)];

        TemplateReader.Read(ads).ShouldNotBeNull().Template.ToString().ShouldBe(plain);
    }

    [Fact]
    public void Read_AdsWithNothingInCommon_IsNoTemplate() =>
        TemplateReader.Read([Of("Warm welcome at my place near the river"), Of("Elegante dama espera tu llamada esta noche")]).ShouldBeNull();

    [Fact]
    public void Read_OneAd_IsNoTemplate() => TemplateReader.Read([Of("Alone")]).ShouldBeNull();

    private static List<(SlotKind, string)> Written(TemplateReader reader, StoredAd ad) => [.. reader.Fill(ad).Select(f => (f.Kind, ad.Text.Substring(f.Span.Start, f.Span.Length)))];

    private static StoredAd Ad(string city, int age, decimal price) =>
        Of($"Hello gentlemen, I am [name], {age} years, new in {city}. Only {price} euro for 60 minutes, call [phone] now") with
        {
            Ages = [age],
            Prices = [new Price(price, "EUR", 60, null)],
            Place = new Place(1, city, "AT", 1, "text"),
        };

    private static StoredAd In(string city, string written) =>
        Of($"Endlich wieder in {written} für wenige Tage, nur mit Termin und nur für nette Herren") with { Place = new Place(1, city, "DE", 1, "text") };

    private static StoredAd Says(string words) => Of($"A lady who is {words} waits for you in her private flat today.");

    private static StoredAd Of(string text) => new() { AdId = 1, SiteId = 1, PlatformId = 1, Text = text };
}
