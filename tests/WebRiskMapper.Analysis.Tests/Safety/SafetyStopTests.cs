using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Safety;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Safety;

/// <summary>Fixtures for the hard stop hold no other content than the stated age.</summary>
public sealed class SafetyStopTests
{
    private static readonly AdExtractor Extractor = AdExtractor.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("I am 17.")]
    [InlineData("I'm 16 years old")]
    [InlineData("17 years old")]
    [InlineData("17 yo")]
    [InlineData("17yo")]
    [InlineData("Age: 17")]
    [InlineData("Age 17")]
    [InlineData("She is 15 and new here")]
    [InlineData("I am seventeen")]
    [InlineData("just turned 17")]
    [InlineData("Ich bin 17 Jahre alt")]
    [InlineData("Ich bin 17")]
    [InlineData("17-jährige Schülerin")]
    [InlineData("Alter: 16")]
    [InlineData("Ich bin siebzehn")]
    [InlineData("J'ai 17 ans")]
    [InlineData("Âge : 17 ans")]
    [InlineData("Anna, 17 ans")]
    [InlineData("Tengo 17 años")]
    [InlineData("Edad: 17")]
    [InlineData("Ho 17 anni")]
    [InlineData("Età: 16")]
    [InlineData("Tenho 17 anos")]
    [InlineData("Мне 17 лет")]
    [InlineData("Возраст: 17")]
    [InlineData("мне 16")]
    [InlineData("17-летняя")]
    [InlineData("Мені 17 років")]
    [InlineData("Вік: 17")]
    [InlineData("Είμαι 17 ετών")]
    [InlineData("Ηλικία: 17")]
    [InlineData("17 χρονών")]
    [InlineData("Mam 17 lat")]
    [InlineData("Wiek: 17 lat")]
    [InlineData("Am 17 ani")]
    [InlineData("Vârsta: 17")]
    [InlineData("17 yaşındayım")]
    [InlineData("Yaş: 17")]
    [InlineData("На 17 години съм")]
    [InlineData("Възраст: 17")]
    [InlineData("Ik ben 17 jaar")]
    [InlineData("Leeftijd: 17")]
    [InlineData("Jag är 17 år")]
    [InlineData("Je mi 17 let")]
    [InlineData("Věk: 17")]
    [InlineData("Mám 17 rokov")]
    [InlineData("Vek: 17")]
    [InlineData("17 éves vagyok")]
    [InlineData("Kor: 17")]
    [InlineData("Imam 17 godina")]
    [InlineData("Godine: 17")]
    [InlineData("Имам 17 година")]
    [InlineData("17-годишња")]
    [InlineData("Stara sem 17 let")]
    [InlineData("17-letnica")]
    [InlineData("Имам 17 години")]
    [InlineData("17-годишна")]
    [InlineData("Jam 17 vjeç")]
    [InlineData("Mosha: 17")]
    [InlineData("Ålder: 17")]
    [InlineData("Jeg er 17 år")]
    [InlineData("Alder: 17")]
    [InlineData("Olen 17-vuotias")]
    [InlineData("Ikä: 17")]
    [InlineData("Olen 17-aastane")]
    [InlineData("Vanus: 17")]
    [InlineData("Man ir 17 gadi")]
    [InlineData("Vecums: 17")]
    [InlineData("Man 17 metų")]
    [InlineData("Amžius: 17")]
    [InlineData("17 წლის ვარ")]
    [InlineData("ასაკი: 17")]
    [InlineData("17 տարեկան եմ")]
    [InlineData("Տարիք՝ 17")]
    [InlineData("Տարիք: 17")]
    [InlineData("Мен 17 жастамын")]
    [InlineData("Жасы: 17")]
    [InlineData("17 yaşım var")]
    [InlineData("Yaşım: 17")]
    [InlineData("Olen seitsemäntoista")]
    [InlineData("Jag är sjutton")]
    public void Judge_StatedAgeUnder18_Stops(string text)
    {
        var verdict = SafetyStop.Judge(new ExtractedAd { Text = text }, SeenOn);
        verdict.ExplicitMinor.ShouldBeTrue();
        verdict.Rule.ShouldNotBeNull().ShouldStartWith("stated_age_text");
    }

    [Theory]
    [InlineData("18+ only")]
    [InlineData("Do 18 let zákaz vstupu")]
    [InlineData("Osobám mladším 16 let vstup zakázán")]
    [InlineData("Osobám mladším ako 16 rokov vstup zakázaný")]
    [InlineData("16 éven aluliaknak tilos")]
    [InlineData("Zabranjeno mlađim od 16 godina")]
    [InlineData("Забрањено млађим од 16 година")]
    [InlineData("Prepovedano mlajšim od 16 let")]
    [InlineData("Ndalohet nën 16 vjeç")]
    [InlineData("Забрането под 16 години")]
    [InlineData("Förbjudet under 16 år")]
    [InlineData("Forbudt under 16 år")]
    [InlineData("Kielletty alle 16-vuotiailta")]
    [InlineData("Keelatud alla 16 aasta")]
    [InlineData("Aizliegts līdz 16 gadiem")]
    [InlineData("Draudžiama iki 16 metų")]
    [InlineData("17 წლის გამოცდილება")]
    [InlineData("16 წლამდე აკრძალულია")]
    [InlineData("16 տարեկանից ցածր արգելվում է")]
    [InlineData("16 жастан төмен тыйым салынады")]
    [InlineData("16 yaşdan aşağı qadağandır")]
    [InlineData("15 let zkušeností")]
    [InlineData("15 godina iskustva")]
    [InlineData("15 vuoden kokemus")]
    [InlineData("15 metų patirtis")]
    [InlineData("I am 18 years old")]
    [InlineData("No one under 18")]
    [InlineData("Clients over 18 only")]
    [InlineData("Entry forbidden under 18 years")]
    [InlineData("Nobody under 17 may enter")]
    [InlineData("I am 15 minutes from the station")]
    [InlineData("I have 15 years of experience")]
    [InlineData("Open 10 - 17, ring twice")]
    [InlineData("Eingestellt am\t10. November 2026")]
    [InlineData("Inseriert am 17. Oktober")]
    [InlineData("Ich bin ab dem 3. da und am 12 März wieder weg")]
    [InlineData("Room 17")]
    [InlineData("I am 170 cm tall")]
    [InlineData("Price: 17 €")]
    [InlineData("Height 1.70, size 16")]
    [InlineData("Unter 18 Jahren verboten")]
    [InlineData("Zutritt ab 16 Jahren")]
    [InlineData("15 Jahre Erfahrung im Beruf, bekannt in der ganzen Stadt")]
    [InlineData("Ich bin 10 Minuten vom Bahnhof")]
    [InlineData("Seit 12 Jahren in Wien")]
    [InlineData("Interdit aux moins de 18 ans")]
    [InlineData("Interdit aux moins de 16 ans")]
    [InlineData("Depuis 10 ans à votre service")]
    [InlineData("Prohibido a menores de 18 años")]
    [InlineData("Desde hace 12 años en Madrid")]
    [InlineData("Vietato ai minori di 16 anni")]
    [InlineData("Лицам до 18 лет вход запрещён")]
    [InlineData("Лицам младше 16 лет вход запрещён")]
    [InlineData("Опыт работы более 10 лет")]
    [InlineData("Особам до 16 років вхід заборонено")]
    [InlineData("Απαγορεύεται κάτω των 16 ετών")]
    [InlineData("Osobom poniżej 16 lat wstęp wzbroniony")]
    [InlineData("Interzis sub 16 ani")]
    [InlineData("16 yaş altı giremez")]
    [InlineData("Забранено за лица под 16 години")]
    [InlineData("Verboden onder 16 jaar")]
    [InlineData("Age: 25")]
    [InlineData("90-60-90, 17.11.2026")]
    public void Judge_NoOnesAge_IsClear(string text) => SafetyStop.Judge(new ExtractedAd { Text = text }, SeenOn).ShouldBe(SafetyVerdict.Clear);

    [Fact]
    public void Judge_AgeFromARecogniser_Stops() =>
        SafetyStop.Judge(new ExtractedAd { Text = "", Ages = [24, 17] }, SeenOn).ShouldBe(new SafetyVerdict(true, "stated_age_field:17"));

    [Fact]
    public void Judge_LabelledAgeOnAPage_Stops() =>
        SafetyStop.Judge(Ad("") with { Fields = [new LabelledValue(FieldLabel.Age, "17 Jahre", null)] }).ExplicitMinor.ShouldBeTrue();

    [Fact]
    public void Judge_ReviewThatStatesAnAge_Stops() =>
        SafetyStop.Judge(Ad("") with { Reviews = ["Five stars.", "Age: 17"] }).ShouldBe(new SafetyVerdict(true, "stated_age_review:17"));

    [Fact]
    public void Judge_ReviewsOfAdults_AreClear() =>
        SafetyStop.Judge(Ad("") with { Reviews = ["She is 27 and kind.", "Visited 12 days ago."] }).ShouldBe(SafetyVerdict.Clear);

    [Theory]
    [InlineData("18-25")]
    [InlineData("over 18")]
    [InlineData("18+")]
    public void Judge_LabelledRange_IsClear(string value) =>
        SafetyStop.Judge(Ad("") with { Fields = [new LabelledValue(FieldLabel.Age, value, null)] }).ShouldBe(SafetyVerdict.Clear);

    [Fact]
    public void Judge_WholeExtraction_KeepsHouseRulesClear()
    {
        var ad = Extractor.ExtractPlainText("Emma, 27", "Emma, 27\nNo clients under 18. 18+ only. Please be 18 or older.", Site, "en", default);
        SafetyStop.Judge(ad, SeenOn).ShouldBe(SafetyVerdict.Clear);
    }

    private static readonly DateOnly SeenOn = new(2026, 11, 22);

    private static readonly SiteContext Site = new("ads.example", ["AT"], "en");

    private static AdText Ad(string text) => new() { Text = text, Site = Site, FetchedAt = default };
}
