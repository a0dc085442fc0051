using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Languages;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Safety;

/// <summary>The ways in which an age under 18 is written, and in which numbers are none. Fixtures hold no other content than the age.</summary>
public sealed class StatedAgeTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);
    private static readonly DateOnly SeenOn = new(2026, 11, 22);

    [Theory]
    [InlineData("17 y/o")]
    [InlineData("17 y.o.")]
    [InlineData("17 yrs. old")]
    [InlineData("1️⃣7️⃣ years old")]
    [InlineData("1️⃣ 7️⃣ years old")]
    [InlineData("①⑦ years old")]
    [InlineData("⑰ years old")]
    [InlineData("𝟏𝟕 years old")]
    [InlineData("１７ years old")]
    [InlineData("₁₇ years old")]
    [InlineData("1 7 years old")]
    [InlineData("I7 y.o.")]
    [InlineData("l7 years old")]
    [InlineData("Age: I7")]
    [InlineData("Seventeen years young.")]
    [InlineData("sixteen-year-old")]
    [InlineData("I'm only 17")]
    public void Digits_InDisguise_AreRead(string text) => ShouldStop(text);

    [Theory]
    [InlineData("en", "I am seventeen years old.")]
    [InlineData("de", "Siebzehnjährige")]
    [InlineData("fr", "Elle a dix-sept ans")]
    [InlineData("fr", "J’ai seize ans.")]
    [InlineData("es", "Tengo dieciséis años")]
    [InlineData("it", "Diciassettenne")]
    [InlineData("pt", "Tenho dezessete anos")]
    [InlineData("nl", "Zeventienjarige")]
    [InlineData("pl", "Siedemnastolatka")]
    [InlineData("pl", "Wiek: siedemnaście lat")]
    [InlineData("cs", "Sedmnáctiletá")]
    [InlineData("sk", "Sedemnásťročná")]
    [InlineData("hu", "Tizenhét éves vagyok")]
    [InlineData("ro", "Am șaptesprezece ani")]
    [InlineData("ro", "Am șaișpe ani")]
    [InlineData("bg", "Седемнайсетгодишна")]
    [InlineData("bg", "На седемнадесет години съм")]
    [InlineData("el", "Είμαι δεκαεφτά χρονών")]
    [InlineData("el", "Δεκαεξάχρονη")]
    [InlineData("tr", "On yedi yaşındayım")]
    [InlineData("tr", "Onaltı yaşında")]
    [InlineData("ru", "Шестнадцатилетняя")]
    [InlineData("ru", "Мне семнадцать")]
    [InlineData("ru", "17-ти летняя")]
    [InlineData("uk", "Сімнадцятирічна")]
    [InlineData("uk", "Мені п'ятнадцять років")]
    [InlineData("sr", "Седамнаестогодишњакиња")]
    [InlineData("sr", "Imam šesnaest godina")]
    [InlineData("hr", "Sedamnaestogodišnjakinja")]
    [InlineData("sl", "Sedemnajstletnica")]
    [InlineData("sq", "Jam shtatëmbëdhjetë vjeç.")]
    [InlineData("mk", "Имам седумнаесет години")]
    [InlineData("sv", "Sjuttonåring")]
    [InlineData("nb", "Jeg er søtten år")]
    [InlineData("da", "Syttenårig")]
    [InlineData("fi", "Olen kuusitoistavuotias.")]
    [InlineData("fi", "Olen 17v.")]
    [InlineData("et", "Seitsmeteistaastane")]
    [InlineData("lv", "Man ir septiņpadsmit gadi")]
    [InlineData("lt", "Man septyniolika metų.")]
    [InlineData("lt", "Septyniolikmetė")]
    [InlineData("ka", "ჩვიდმეტი წლის ვარ")]
    [InlineData("hy", "Տասնյոթ տարեկան եմ")]
    [InlineData("az", "On yeddi yaşım var")]
    [InlineData("kk", "Мен он жеті жастамын")]
    [InlineData("kk", "Жасым 17-де")]
    public void Numbers_InWords_AreRead(string language, string text)
    {
        language.Length.ShouldBe(2);
        ShouldStop(text);
    }

    [Fact]
    public void Numbers_InWords_AreKnownInEveryLexiconsLanguage() =>
        Lexicon.LoadAll(RepositoryFiles.All).Select(l => l.Language).Except(StatedAgeNumbers.Languages).ShouldBeEmpty();

    [Theory]
    [InlineData("Almost 18")]
    [InlineData("I'm almost eighteen.")]
    [InlineData("I turn 18 next month.")]
    [InlineData("I'll be 18 in May")]
    [InlineData("Ich werde bald 18")]
    [InlineData("Bin fast 18")]
    [InlineData("J'aurai 18 ans en juin")]
    [InlineData("Bientôt 18 ans")]
    [InlineData("Cumplo 18 el mes que viene")]
    [InlineData("Casi 18")]
    [InlineData("Compio 18 anni a maggio")]
    [InlineData("Faço 18 anos em maio")]
    [InlineData("Ik word 18 in mei")]
    [InlineData("Niedługo skończę 18 lat")]
    [InlineData("Brzy mi bude 18")]
    [InlineData("Čoskoro 18")]
    [InlineData("Májusban leszek 18")]
    [InlineData("Împlinesc 18 ani în mai")]
    [InlineData("Ставам на 18 през май")]
    [InlineData("Θα γίνω 18 τον Μάιο")]
    [InlineData("Mayısta 18 olacağım")]
    [InlineData("Мне скоро 18")]
    [InlineData("Мені скоро 18")]
    [InlineData("Uskoro punim 18")]
    [InlineData("Ускоро пуним 18")]
    [InlineData("Kmalu bom dopolnila 18")]
    [InlineData("Së shpejti mbush 18")]
    [InlineData("Наскоро полнам 18")]
    [InlineData("Jag fyller 18 i maj")]
    [InlineData("Jeg fylder snart 18")]
    [InlineData("Jeg blir 18 i mai")]
    [InlineData("Täytän 18 toukokuussa")]
    [InlineData("Saan varsti 18")]
    [InlineData("Drīz man būs 18")]
    [InlineData("Greit man sukaks 18")]
    [InlineData("მალე 18")]
    [InlineData("Շուտով 18")]
    [InlineData("Tezliklə 18")]
    [InlineData("Жақында 18-ге толамын")]
    public void AgeToCome_OfEighteen_IsUnderIt(string text) => ShouldStop(text);

    [Theory]
    [InlineData("Née en 2010.")]
    [InlineData("Born in 2010")]
    [InlineData("Born 3 May 2009")]
    [InlineData("Date of birth: 31.12.2008")]
    [InlineData("Jahrgang 2010")]
    [InlineData("Nací en 2010")]
    [InlineData("Nata nel 2010")]
    [InlineData("Rocznik 2010")]
    [InlineData("2010 г.р.")]
    [InlineData("2010 doğumluyum")]
    [InlineData("Född 2010")]
    [InlineData("2010年生まれ")]
    public void YearOfBirth_ThatMakesUnder18OnTheDay_Stops(string text) => ShouldStop(text);

    [Theory]
    [InlineData("Born in 1999")]
    [InlineData("Born in 2008")]
    [InlineData("Date of birth: 1.1.2008")]
    [InlineData("Born in Graz, here since 2012")]
    [InlineData("My son was born in 2012")]
    [InlineData("Our salon was born in 2012")]
    [InlineData("Member since 2010")]
    [InlineData("© 2010")]
    [InlineData("Опыт с 2010")]
    public void YearOfBirth_OfAdultsOrOthers_IsClear(string text) => ShouldBeClear(text);

    [Theory]
    [InlineData("17歳です")]
    [InlineData("十七歳")]
    [InlineData("年齢：17")]
    [InlineData("我今年17岁")]
    [InlineData("十六岁")]
    [InlineData("17살이에요")]
    [InlineData("عمري 17 سنة")]
    [InlineData("عمرها ١٧ سنة")]
    [InlineData("العمر: ١٧")]
    [InlineData("אני בת 17")]
    [InlineData("גיל: 17")]
    [InlineData("मेरी उम्र १७ साल है")]
    [InlineData("उम्र: 17")]
    [InlineData("मैं सत्रह साल की हूँ")]
    public void OtherScripts_PlainWords_AreRead(string text) => ShouldStop(text);

    [Theory]
    [InlineData("Mia, 17, York")]
    [InlineData("Mia (17)")]
    [InlineData("Mia | 17")]
    public void Title_NameAndNumber_Stops(string title) =>
        SafetyStop.Judge(new ExtractedAd { Title = title, Text = title }, SeenOn).ExplicitMinor.ShouldBeTrue();

    [Theory]
    [InlineData("Mia, 27, York")]
    [InlineData("Graz, 17 rooms")]
    [InlineData("Room 17")]
    [InlineData("Mia, 17:00")]
    [InlineData("Mia, 17, 18 Uhr")]
    [InlineData("Wien, 15. Bezirk")]
    [InlineData("Photos (9)")]
    public void Title_OtherNumbers_AreClear(string title) =>
        SafetyStop.Judge(new ExtractedAd { Title = title, Text = title }, SeenOn).ShouldBe(SafetyVerdict.Clear);

    [Theory]
    [InlineData("Call Mia, 17.")]
    [InlineData("Mia is 17")]
    public void Name_OfThePersonAdvertised_OwnsTheNumberBehindIt(string text) =>
        SafetyStop.Judge(new ExtractedAd { Text = text, Names = ["Mia"] }, SeenOn).ExplicitMinor.ShouldBeTrue();

    [Theory]
    // Children, pets and things.
    [InlineData("My daughter is 16, so no calls before noon.")]
    [InlineData("I have a daughter, she is 16.")]
    [InlineData("I have a 12-year-old son")]
    [InlineData("Meine Tochter ist 12 Jahre alt")]
    [InlineData("J'ai une fille de 12 ans")]
    [InlineData("Ma fille a 12 ans")]
    [InlineData("Tengo una hija de 12 años")]
    [InlineData("Mio figlio ha 12 anni")]
    [InlineData("Minha filha tem 12 anos")]
    [InlineData("Mijn zoon is 12 jaar oud")]
    [InlineData("Moja córka ma 12 lat")]
    [InlineData("Moje dcera má 12 let")]
    [InlineData("A lányom 12 éves")]
    [InlineData("Fiica mea are 12 ani")]
    [InlineData("Дъщеря ми е на 12 години")]
    [InlineData("Η κόρη μου είναι 12 ετών")]
    [InlineData("Kızım 12 yaşında")]
    [InlineData("Моей дочери 12 лет")]
    [InlineData("Моїй доньці 12 років")]
    [InlineData("Moja kćerka ima 12 godina")]
    [InlineData("Мојата ќерка има 12 години")]
    [InlineData("Min dotter är 12 år")]
    [InlineData("Min datter er 12 år gammel")]
    [InlineData("Tyttäreni on 12-vuotias")]
    [InlineData("Mu tütar on 12-aastane")]
    [InlineData("Manai meitai, dēls 12 gadi")]
    [InlineData("Mano dukra 12 metų")]
    [InlineData("My dog is 12 years old")]
    [InlineData("Age of my dog: 12")]
    [InlineData("Моей собаке 12 лет")]
    [InlineData("Mein Hund ist 12 Jahre alt")]
    [InlineData("Köpeğim 12 yaşında")]
    [InlineData("A 17-year-old whisky")]
    [InlineData("Our salon is 15 years old")]
    [InlineData("Fünfzehnjähriges Jubiläum")]
    // Experience and time.
    [InlineData("I have done this for 17 years.")]
    [InlineData("17 years of experience")]
    [InlineData("Seventeen years of experience")]
    [InlineData("Since 17 years in the business")]
    [InlineData("Siebzehnjährige Erfahrung")]
    [InlineData("J'ai 15 ans d'expérience")]
    [InlineData("Tengo 15 años de experiencia")]
    [InlineData("Tengo 15 años de amplia experiencia")]
    [InlineData("Ho 15 anni di esperienza")]
    [InlineData("Tenho 15 anos de experiência")]
    [InlineData("Mam 15 lat doświadczenia")]
    [InlineData("Mám 15 let praxe")]
    [InlineData("15 év tapasztalat")]
    [InlineData("Am 15 ani de experiență")]
    [InlineData("Имам 15 години опит")]
    [InlineData("Έχω 15 χρόνια εμπειρία")]
    [InlineData("15 yıllık deneyim")]
    [InlineData("Imam 15 godina iskustva")]
    [InlineData("Imam 15 let izkušenj")]
    [InlineData("Jam me 15 vjet përvojë")]
    [InlineData("Jag har 15 års erfarenhet")]
    [InlineData("Man ir 15 gadu pieredze")]
    [InlineData("15 տարվա փորձ")]
    [InlineData("Il y a 17 ans")]
    [InlineData("17 minutes")]
    [InlineData("I'll be 18 minutes late")]
    [InlineData("Almost 18 years of experience")]
    [InlineData("Fast 18 Jahre Erfahrung")]
    [InlineData("Почти 18 лет опыта")]
    [InlineData("خبرة 17 سنة")]
    [InlineData("17年の経験")]
    // Rules, limits, games and prices.
    [InlineData("18+")]
    [InlineData("No under 18")]
    [InlineData("You must be 18")]
    [InlineData("You must turn 18 first")]
    [InlineData("Come back when you turn 18")]
    [InlineData("Not for anyone under 17")]
    [InlineData("Age 16 and over")]
    [InlineData("16 Jahre und älter")]
    [InlineData("16 ans et plus")]
    [InlineData("16 лет и старше")]
    [InlineData("16歳以上")]
    [InlineData("16歳未満お断り")]
    [InlineData("FSK 16")]
    [InlineData("PEGI 16")]
    [InlineData("Level 17, game over")]
    [InlineData("The price is 17")]
    [InlineData("17 €")]
    [InlineData("I 7 days a week")]
    [InlineData("Room I7")]
    [InlineData("Ich bin Elfe")]
    [InlineData("Once a week")]
    [InlineData("Almost 18:00")]
    [InlineData("Almost 18 photos")]
    [InlineData("Bald 18 Uhr")]
    [InlineData("I turned 18 years ago")]
    [InlineData("Vestido para fiesta, 15 cm")]
    public void Numbers_OfOthersAndOfOtherThings_AreClear(string text) => ShouldBeClear(text);

    [Theory]
    [InlineData("I am 17 and have a son")]
    [InlineData("Tengo 17 años sin experiencia")]
    [InlineData("Ho 17 anni e poca esperienza")]
    public void OwnAge_BesideAChildOrExperience_Stops(string text) => ShouldStop(text);

    [Theory]
    [InlineData("Mia, 17, York")]
    [InlineData("17 years old")]
    [InlineData("Age: 17")]
    public void Neighbour_ThatStatesAnAge_IsSeenAroundAnAdThatIsClear(string neighbour)
    {
        var page = Page(neighbour, "<p>© 2026</p>");
        SafetyStop.Judge(page.Main).ShouldBe(SafetyVerdict.Clear);
        SafetyStop.JudgeAround(page).ShouldBe(new SafetyVerdict(true, "stated_age_around:17"));
    }

    [Theory]
    [InlineData("Mia, 27, York", "<p>© 2026</p>")]
    [InlineData("17 photos", "<p>© 2026</p>")]
    [InlineData("Zoe, 25", "<p>Acacia, 17, York</p>")]
    [InlineData("Zoe, 25", "<p>No one under 18. Online for 12 years.</p>")]
    public void Neighbours_OfAdults_AreClear(string neighbour, string foot) =>
        SafetyStop.JudgeAround(Page(neighbour, foot)).ShouldBe(SafetyVerdict.Clear);

    private static ParsedPage Page(string neighbour, string foot) => Parser.Parse(
        Encoding.UTF8.GetBytes($"<html><title>Emma</title><main><h1>Emma, 29, Leeds</h1><p>I am Emma. I live in Leeds and like quiet evenings. One hour £130.</p></main><aside class='related'><h3>Similar ads</h3><div><a href='/ad/9'>{neighbour}</a></div><div><a href='/ad/8'>Lea, 25, York</a></div><div><a href='/ad/7'>Ida, 26, York</a></div></aside><footer>{foot}<a href='/terms'>Terms</a></footer></html>"),
        "text/html; charset=utf-8",
        new Uri("http://ads.example/ad/1"),
        new SiteContext("ads.example", ["GB"], "en"),
        new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    private static void ShouldStop(string text) => SafetyStop.Judge(new ExtractedAd { Text = text }, SeenOn).ExplicitMinor.ShouldBeTrue(text);

    private static void ShouldBeClear(string text) => SafetyStop.Judge(new ExtractedAd { Text = text }, SeenOn).ShouldBe(SafetyVerdict.Clear, text);
}
