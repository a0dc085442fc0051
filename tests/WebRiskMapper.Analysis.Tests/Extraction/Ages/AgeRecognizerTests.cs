using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Extraction.Ages;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Ages;

public sealed class AgeRecognizerTests
{
    private static readonly AgeRecognizer Recognizer = new(RepositoryFiles.All);

    [Theory]
    [InlineData("I'm 23 and new here", "23")]
    [InlineData("I am 23 years old", "23")]
    [InlineData("23yo blonde", "23")]
    [InlineData("23 y/o", "23")]
    [InlineData("a 23-year-old student", "23")]
    [InlineData("Age: 23", "23")]
    [InlineData("Age 23, height 168", "23")]
    [InlineData("Alter: 23 J.", "23")]
    [InlineData("Ich bin 23 Jahre alt", "23")]
    [InlineData("J'ai 23 ans", "23")]
    [InlineData("Sofia, 23 ans", "23")]
    [InlineData("tengo 23 años", "23")]
    [InlineData("ho 23 anni", "23")]
    [InlineData("23 anos", "23")]
    [InlineData("23 jaar", "23")]
    [InlineData("mam 23 lata", "23")]
    [InlineData("Věk: 23 let", "23")]
    [InlineData("23 éves lány", "23")]
    [InlineData("am 23 de ani", "23")]
    [InlineData("на 23 години", "23")]
    [InlineData("мне 23 года", "23")]
    [InlineData("Возраст: 23", "23")]
    [InlineData("мені 23 роки", "23")]
    [InlineData("είμαι 23 ετών", "23")]
    [InlineData("23 yaşındayım", "23")]
    [InlineData("imam 23 godine", "23")]
    [InlineData("jag är 23 år", "23")]
    [InlineData("olen 23 vuotta", "23")]
    [InlineData("გოგო 23 წლის", "23")]
    [InlineData("Anna (23) & Maria (25)", "23 25")]
    [InlineData("We are 23 and 25 years old", "23 25")]
    [InlineData("I'm 17 years old", "17")]
    [InlineData("Age: 17", "17")]
    // A part of a line of facts, and a tile of a number and its unit.
    [InlineData("Anna | 25 | 168 cm | blonde | Wien", "25")]
    [InlineData("Anna · 27 · brunette · Wien", "27")]
    [InlineData("174\ncm tall\n25\nyears\nphotos", "25")]
    [InlineData("Anna, 31 gads", "31")]
    [InlineData("Имам 31 годину", "31")]
    [InlineData("Tenho 31 aninhos", "31")]
    // Before a height, whatever stands for years; behind a cake; a woman of that age; and who goes on with "and".
    [InlineData("Ida\n34 r.\n165 cm\n16 km", "34")]
    [InlineData("Тања\n34\n170 цм", "34")]
    [InlineData("Ida\n34 l. / 170 / 60", "34")]
    [InlineData("Ida\n34 / 1,68 / 57", "34")]
    [InlineData("🎂31", "31")]
    [InlineData("een nuchtere vrouw van 46, lang", "46")]
    [InlineData("mam 31 a som doma", "31")]
    [InlineData("SONO ARGENTINA 32ENNE, ALTA", "32")]
    [InlineData("26 & 31 ans", "26 31")]
    [InlineData("Slm beyler ben Melisa, 26 yaşındayım", "26")]
    // In words.
    [InlineData("I am forty-one, five foot nine", "41")]
    [InlineData("a thirty-three-year-old Italian", "33")]
    [InlineData("Ich bin dreiunddreißig Jahre alt", "33")]
    [InlineData("J'ai trente-trois ans", "33")]
    [InlineData("Tengo treinta y tres años de edad", "33")]
    [InlineData("Ho trentatré anni di età", "33")]
    [InlineData("Ik ben drieëndertig jaar oud", "33")]
    [InlineData("Мне тридцать три", "33")]
    [InlineData("Είμαι τριάντα τριών ετών", "33")]
    [InlineData("Otuz üç yaşındayım", "33")]
    [InlineData("Harminchárom éves vagyok", "33")]
    [InlineData("Jag är trettiotre", "33")]
    // Where she says her own, others' are others'.
    [InlineData("Age: 26\nOther ladies\nMagda, 29 years\nOla, 35 years", "26")]
    [InlineData("Jag är en 37-årig kvinna\nKom som 45-åring, gick nöjd", "37")]
    [InlineData("We are 26 and 31 years old\nThey look younger than Sonia (52)", "26 31")]
    public void Recognize_StatedAge_IsFound(string text, string expected) => Ages(text).ShouldBe(expected);

    [Theory]
    [InlineData("for clients over 30 years")]
    [InlineData("gentlemen 35 years and older only")]
    [InlineData("Herren ab 30 Jahren")]
    [InlineData("18+ only")]
    [InlineData("You must be over 18 years")]
    [InlineData("15 years of experience")]
    [InlineData("15 лет опыта")]
    [InlineData("30 min 80 €")]
    [InlineData("I'm 20 km away")]
    [InlineData("I'm 45 kg")]
    [InlineData("I'm 15 minutes from you")]
    [InlineData("90-60-90")]
    [InlineData("12.05.2024")]
    [InlineData("open 10:00 to 22:00")]
    [InlineData("since 15 years in Wien")]
    [InlineData("seit 15 Jahren")]
    [InlineData("$45 and €50")]
    [InlineData("room 23")]
    // German "am" is no "am" of "I am", and a day of the month no age: the safety stop would seal the page.
    [InlineData("Inseriert am 17. Oktober")]
    [InlineData("Inseriert am 17 Oktober 2025")]
    [InlineData("am 15. März bin ich da")]
    [InlineData("am 16 de mayo")]
    [InlineData("30 | 80 | 150 €")]
    [InlineData("30 min | 80 | 1 h | 150")]
    [InlineData("18\nphotos\nyears")]
    [InlineData("30 / 150 / 60 / 250")]
    [InlineData("Moja mačka ima 24 leta")]
    [InlineData("Mein Ex war 21 Jahre älter als ich")]
    [InlineData("Account age: 19 years")]
    [InlineData("Стаж\n19 лет")]
    [InlineData("Am 24. + 25.12. habe ich zu")]
    [InlineData("After twenty years in publishing")]
    [InlineData("I am fifty minutes away")]
    [InlineData("Toutes les annonceuses sont majeures (18 ans révolus)")]
    [InlineData("25 yaş altı aramasın")]
    [InlineData("Lun 16\tMar 17\tMer 18\tJeu 19\tVen 20\tSam 21\tDim 22")]
    public void Recognize_OtherNumber_IsNoAge(string text) => Ages(text).ShouldBeEmpty();

    [Theory]
    [InlineData("I turned 41 recently", "41")]
    [InlineData("I've just turned 30.", "30")]
    [InlineData("I turned 33 in May and moved here", "33")]
    [InlineData("Nela turned 26 this year", "26")]
    [InlineData("Ich bin heuer 34 geworden.", "34")]
    [InlineData("Ich bin kürzlich 41 geworden", "41")]
    [InlineData("Letzten Monat wurde ich 29.", "29")]
    [InlineData("Ich wurde gerade 29", "29")]
    [InlineData("J'ai eu 30 ans récemment", "30")]
    [InlineData("Je viens d'avoir 30 ans", "30")]
    [InlineData("He cumplido 30 hace poco.", "30")]
    [InlineData("Acabo de cumplir 30", "30")]
    [InlineData("Fiz 30 há pouco.", "30")]
    [InlineData("Ho appena compiuto 30.", "30")]
    [InlineData("Ho compiuto da poco 30 anni", "30")]
    [InlineData("Ik ben onlangs 30 geworden", "30")]
    [InlineData("Niedawno skończyłam 25.", "25")]
    [InlineData("Właśnie skończyłam 25 lat", "25")]
    [InlineData("Nedávno mi bylo 30.", "30")]
    [InlineData("Letos jsem oslavila 30", "30")]
    [InlineData("Nedávno som oslávila 30.", "30")]
    [InlineData("Pravkar sem dopolnila 30.", "30")]
    [InlineData("Napunila sam nedavno 30.", "30")]
    [InlineData("Навршила сам 30.", "30")]
    [InlineData("Неодамна наполнив 30.", "30")]
    [InlineData("Наскоро навърших 30.", "30")]
    [InlineData("Мне недавно исполнилось 30.", "30")]
    [InlineData("Ей исполнилось только что 30", "30")]
    [InlineData("Мені щойно виповнилося 30.", "30")]
    [InlineData("Μόλις έκλεισα τα 30.", "30")]
    [InlineData("Yeni 30 oldum.", "30")]
    [InlineData("30 yaşına girdim", "30")]
    [InlineData("Bu il 30 yaşım tamam oldu", "30")]
    [InlineData("Most lettem 30.", "30")]
    [InlineData("Most lettem 31.", "31")]
    [InlineData("Tocmai am împlinit 30.", "30")]
    [InlineData("Sapo mbusha 30.", "30")]
    [InlineData("Man neseniai sukako 30.", "30")]
    [InlineData("Man nesen palika 30.", "30")]
    [InlineData("Ma sain hiljuti 30.", "30")]
    [InlineData("Täytin juuri 30.", "30")]
    [InlineData("Jag fyllde nyss 30.", "30")]
    [InlineData("Jeg fylte 30 i år.", "30")]
    [InlineData("Jeg er lige fyldt 30.", "30")]
    [InlineData("ახლახან შემისრულდა 30.", "30")]
    [InlineData("Վերջերս 30-ս լրացավ։", "30")]
    [InlineData("Жақында 30-ға толдым.", "30")]
    public void Recognize_AgeReached_IsFound(string text, string expected) => Ages(text).ShouldBe(expected);

    [Theory]
    [InlineData("Моему объявлению исполнилось 30 дней")]
    [InlineData("Нашему салону исполнилось 30 лет")]
    [InlineData("Our salon turned 30 this year.")]
    [InlineData("Unser Club ist 25 geworden.")]
    [InlineData("Исполнилось 30 лет нашему клубу")]
    [InlineData("Вам исполнилось 21?")]
    [InlineData("Młoda i świeża, skończone 18 lat.")]
    [InlineData("Musisz mieć ukończone 18 lat")]
    [InlineData("If you turned 30, write me")]
    [InlineData("Since I turned 30 I travel")]
    [InlineData("I turned over 30")]
    [InlineData("Serwis skończyłam 30 zdjęć")]
    [InlineData("I turned 30 pages")]
    [InlineData("30 Jahre Jubiläum")]
    [InlineData("30 ans d'existence")]
    [InlineData("Uzun süredir 30 km girdim")]
    public void Recognize_OtherJubilee_IsNoAge(string text) => Ages(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Anna, 23", "23")]
    [InlineData("Anna 23 Wien", "23")]
    [InlineData("Anna - 23 - Wien", "23")]
    [InlineData("Anna 80 €", "")]
    [InlineData("Anna 75", "")]
    [InlineData("MASAZ LENKA 27R", "27")]
    [InlineData("Companion in Beltline - 36 (SW)", "36")]
    [InlineData("Top 10 Wien", "")]
    public void Recognize_Title_MayHoldAnAgeAfterAName(string title, string expected)
    {
        var ad = RecognizerFixture.Ad(title + "\nwelcome", title: title);
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Ages).ShouldBe(expected);
    }

    [Theory]
    [InlineData(FieldLabel.Age, "23", "23")]
    [InlineData(FieldLabel.Age, "23, 25", "23 25")]
    [InlineData(FieldLabel.Age, "18+", "")]
    [InlineData(FieldLabel.Age, "20-25", "")]
    [InlineData(FieldLabel.Age, "Online: 23 Besucher", "")]
    [InlineData(FieldLabel.Other, "23 years", "")]
    public void Recognize_Field_FollowsItsLabel(FieldLabel label, string value, string expected)
    {
        var text = "x: " + value;
        var ad = RecognizerFixture.Ad(text) with { Fields = [new LabelledValue(label, value, new TextSpan(3, value.Length))] };
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Ages).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Anna, 23, Wien", "23")]
    [InlineData("Anna (23)", "23")]
    [InlineData("Anna 23 km", "")]
    [InlineData("Room 23", "")]
    public void Recognize_LineThatOpensWithANameOfTheTitle_MayHoldAnAge(string line, string expected)
    {
        var ad = RecognizerFixture.Ad("Evenings with Anna\n" + line + "\nwelcome", title: "Evenings with Anna");
        string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Ages).ShouldBe(expected);
    }

    private static string Ages(string text)
    {
        var ad = RecognizerFixture.Ad(text);
        return string.Join(' ', Recognizer.Recognize(ad, RecognizerFixture.Draft(ad)).Ages);
    }
}
