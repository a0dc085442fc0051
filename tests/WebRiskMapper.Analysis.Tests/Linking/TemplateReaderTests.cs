using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Places;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class TemplateReaderTests
{
    [Fact]
    public void Read_AdsThatDifferInTheirFields_NamesEachSlot()
    {
        var reader = Read([Ad("Vienna", 22, 150), Ad("Graz", 25, 180), Ad("Linz", 31, 140)]).ShouldNotBeNull();

        reader.Template.ToString().ShouldBe("Hello gentlemen, I am {name}, {age} years, new in {city}. Only {price} euro for 60 minutes, call {contact} now");
        reader.Template.Saving.ShouldBeInRange(0.4, 0.9);
    }

    [Fact]
    public void Fill_NumberThatAllAdsRepeat_IsNoSlotOfTheAdsOwnPrice()
    {
        // 60 is one ad's price and every ad's minutes.
        var reader = Read([Ad("Vienna", 22, 60), Ad("Graz", 25, 180), Ad("Linz", 31, 140), Ad("Wels", 29, 120)]).ShouldNotBeNull();

        Written(reader, Ad("Vienna", 22, 60)).ShouldBe([(SlotKind.Name, "[name]"), (SlotKind.Age, "22"), (SlotKind.City, "Vienna"), (SlotKind.Price, "60"), (SlotKind.Contact, "[phone]")]);
    }

    [Fact]
    public void Fill_CityWrittenInAnotherLanguage_IsTheAdsCity()
    {
        StoredAd[] ads = [In(AdCase.Vienna, "Wien"), In(AdCase.Prague, "Prag"), In(AdCase.Berlin, "Berlin")];

        Written(Read(ads).ShouldNotBeNull(), ads[1]).ShouldBe([(SlotKind.City, "Prag")]);
    }

    [Fact]
    public void Fill_NameThatNobodyRecognised_IsKnownByBeingRepeated()
    {
        var reader = Read([Named("Zarinka"), Named("Milunja"), Named("Olvira")]).ShouldNotBeNull();

        reader.Template.ToString().ShouldBe("Tonight {name} waits for kind gentlemen in a quiet street. A kiss from {name} to all.");
        Written(reader, Named("Perpetta")).ShouldBe([(SlotKind.Name, "Perpetta"), (SlotKind.Name, "Perpetta")]);
    }

    [Fact]
    public void Fill_ThousandsInGroups_AreOnePrice()
    {
        StoredAd[] ads = [Costs("22 000", 22_000), Costs("31 500", 31_500), Costs("28 000", 28_000)];

        Written(Read(ads).ShouldNotBeNull(), ads[0]).ShouldBe([(SlotKind.Price, "22 000")]);
    }

    [Fact]
    public void Fill_WordsOfTheAuthorsChoice_AreText()
    {
        var reader = Read([Says("warm and funny"), Says("tall"), Says("very discreet"), Says("friendly")]).ShouldNotBeNull();

        Written(reader, Says("elegant and calm")).ShouldBe([(SlotKind.Text, "elegant and calm")]);
    }

    [Fact]
    public void Fill_SentenceThatMostAdsLeaveOut_IsNotConstant()
    {
        var plain = "I like long evenings and good wine and quiet music by the fire.";
        StoredAd[] ads = [Of(plain), Of(plain), Of(plain + " Ask for my friend too."), Of(plain)];

        Read(ads).ShouldNotBeNull().Template.ToString().ShouldBe(plain);
    }

    [Fact]
    public void Read_AdsWithNothingInCommon_IsNoTemplate() =>
        Read([Of("Warm welcome at my place near the river"), Of("Elegante dama espera tu llamada esta noche")]).ShouldBeNull();

    [Fact]
    public void Read_OneAd_IsNoTemplate() => Read([Of("Alone")]).ShouldBeNull();

    private static TemplateReader? Read(IEnumerable<StoredAd> ads) => TemplateReader.Read(ads, OwnCity.Load(RepositoryFiles.All));

    private static List<(SlotKind, string)> Written(TemplateReader reader, StoredAd ad) => [.. reader.Fill(ad).Select(f => (f.Kind, ad.Text.Substring(f.Span.Start, f.Span.Length)))];

    private static StoredAd Ad(string city, int age, decimal price) =>
        Of($"Hello gentlemen, I am [name], {age} years, new in {city}. Only {price} euro for 60 minutes, call [phone] now") with
        {
            Ages = [age],
            Prices = [new Price(price, "EUR", 60, null)],
            Place = new Place(1, city, "AT", 1, "text"),
        };

    private static StoredAd In(Place city, string written) =>
        Of($"Endlich wieder in {written} für wenige Tage, nur mit Termin und nur für nette Herren") with { Place = city, Language = "de" };

    private static StoredAd Named(string name) => Of($"Tonight {name} waits for kind gentlemen in a quiet street. A kiss from {name} to all.");

    private static StoredAd Costs(string written, decimal amount) => Of($"A calm hour in my warm private flat costs {written} tenge all in") with { Prices = [new Price(amount, "KZT", 60, null)] };

    private static StoredAd Says(string words) => Of($"A lady who is {words} waits for you in her private flat today.");

    private static StoredAd Of(string text) => new() { AdId = 1, SiteId = 1, PlatformId = 1, Text = text };
}
