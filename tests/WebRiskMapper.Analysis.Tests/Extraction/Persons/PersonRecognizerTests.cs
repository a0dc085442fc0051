using System.Globalization;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction.Persons;

/// <summary>Through the whole extractor, since names and ages are found by others first.</summary>
public sealed class PersonRecognizerTests
{
    private static readonly AdExtractor Extractor = AdExtractor.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("Anna, 25, and Maria, 30", "Call us.", "en", "Anna 25; Maria 30")]
    [InlineData("Two friends", "We are Anna, 25, and Maria, 30.", "en", "Anna 25; Maria 30")]
    [InlineData("Two friends", "Anna (25) & Maria (30)", "en", "Anna 25; Maria 30")]
    [InlineData("Two friends", "Anna and Maria, 25 and 30.", "en", "Anna 25; Maria 30")]
    [InlineData("Zwei Freundinnen", "Lena, 27 Jahre, und Mara, 31 Jahre.", "de", "Lena 27; Mara 31")]
    [InlineData("Deux amies", "Léa (24) et Zoé (28) vous attendent.", "fr", "Léa 24; Zoé 28")]
    [InlineData("Dos amigas", "Ana, 25, y Marta, 30.", "es", "Ana 25; Marta 30")]
    [InlineData("Две подруги", "Анна, 25, и Мария, 30.", "ru", "Анна 25; Мария 30")]
    [InlineData("Dwie koleżanki", "Ania (25) i Ola (30)", "pl", "Ania 25; Ola 30")]
    [InlineData("Two friends", "Amber is 24, Jade is 31.", "en", "Amber 24; Jade 31")]
    [InlineData("Zwei Freundinnen", "Lena ist 24, Mara ist 31.", "de", "Lena 24; Mara 31")]
    [InlineData("Deux amies", "Léa a 24 ans et Zoé a 28 ans.", "fr", "Léa 24; Zoé 28")]
    [InlineData("Dvě kamarádky", "Bára má 24 a Klára má 31 let.", "cs", "Bára 24; Klára 31")]
    [InlineData("Anna, 25", "My name is Anna.", "en", "Anna 25")]
    [InlineData("Quiet evenings", "My name is Petra.", "en", "Petra")]
    // Set apart, one or several, where no other name stands.
    [InlineData("Agency: Velvet Rose", "Latina sweetheart Marisol (31) and her friend Dana (28)", "en", "Marisol 31; Dana 28")]
    [InlineData("Agentur: Alpenrose", "Mayra, 29, feurig, und ihre Kollegin Svea, 24", "de", "Mayra 29; Svea 24")]
    [InlineData("Agentura: Stříbrný šíp", "Půvabná Lin, 32 let", "cs", "Lin 32")]
    [InlineData("Агентство: Звезда", "Аюна, 24 года, и подруга Лера, 31 год", "ru", "Аюна 24; Лера 31")]
    [InlineData("Agencja Srebrny Lis", "• Inez 23 – szatynka\n• Marlena 37\n• klub, Gdańsk", "pl", "Inez 23; Marlena 37")]
    [InlineData("Bureau Sommerfugl", "◆ Sarah 23 ◆ Liv 31, blid ◆ Birthe 52", "da", "Sarah 23; Liv 31; Birthe 52")]
    [InlineData("KAYLA 23 ★ MANCHESTER", "Kayla loves long talks.", "en", "KAYLA 23")]
    [InlineData("Quiet evenings", "Hauptstraße 25\nBahnhofstraße 31", "de", "")]
    [InlineData("Quiet evenings", "New here, from Skopje, 25 years", "en", "25")]
    [InlineData("Bureau Nachtvlinder", "Dames vanavond: Joyce (26), Manon (35)", "nl", "Joyce 26; Manon 35")]
    [InlineData("Agency: Lotus", "• Mei (25), petite\n• Tiana (32), tall", "en", "Mei 25; Tiana 32")]
    [InlineData("Agencija Lavanda", "➡️ Karla, 23\n➡️ Dora, 35\n➡️ 8.640 pregleda", "hr", "Karla 23; Dora 35")]
    [InlineData("Agentúra Vážka", "Lenka z Košíc, 37 rokov", "sk", "Lenka 37")]
    [InlineData("EDA 28 ANKARA", "kendi evim var", "tr", "EDA 28")]
    // The list ends where another kind of line begins, and a blog's archive is no list of persons.
    [InlineData("Quiet evenings", "Tjaša, 36\nVida, 41\nLikes: 33", "sl", "Tjaša 36; Vida 41")]
    [InlineData("Quiet evenings", "November (23)\nMay (31)", "en", "")]
    // What is counted is nobody, and least of all a minor: the page would be sealed for its gallery.
    [InlineData("Quiet evenings", "Photos (16)", "en", "")]
    [InlineData("Quiet evenings", "Nouveautés (16)", "fr", "")]
    [InlineData("Quiet evenings", "Studentin (22) und Blondine (30)", "de", "")]
    [InlineData("Quiet evenings", "Room 23, second floor", "en", "")]
    [InlineData("Quiet evenings", "Massage (30 min) or Dinner (60 min)", "en", "")]
    // Dates, distances, prices and cities carry numbers too.
    [InlineData("Quiet evenings", "May 15 and June 20 are taken.", "en", "")]
    [InlineData("Quiet evenings", "Monday 20 and Friday 25", "en", "")]
    [InlineData("Quiet evenings", "Leeds 20 km and York 35 km", "en", "")]
    [InlineData("Quiet evenings", "Massage 50 € and Dinner 80 €", "en", "")]
    // Set beside each other by the page: blocks, a row for each, a column for each.
    [InlineData("Studio", "Hedvika\n24 let · 172 cm\nZuzana\n35 let · 165 cm\nOksana\n47 let · 168 cm", "cs", "Hedvika 24; Zuzana 35; Oksana 47")]
    [InlineData("Quiet evenings", "Mia\nfair hair\n26 · 168 cm · British\nZara\ndark hair\n31 · 175 cm · Irish", "en", "Mia 26; Zara 31")]
    [InlineData("Klinik", "Pige\tAlder\tHøjde\nMaria\t36\t165\nLone\t52\t170", "da", "Maria 36; Lone 52")]
    [InlineData("Dvě kamarádky", "\tKlára\tDenisa\nVěk\t24\t31\nVýška\t168\t174", "cs", "Klára 24; Denisa 31")]
    [InlineData("Klinik", "Vare\tStørrelse\nTaske\t36\nFrakke\t52", "da", "")]
    [InlineData("Quiet evenings", "Views\n26\nPhotos\n31", "en", "")]
    public void Extract_SeveralPersons_KeepTheirAges(string title, string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(title + "\n" + text, "", language, title);
        string.Join("; ", Extractor.Extract(ad).Persons.Select(p => string.Join(' ', new[] { p.Name, p.Age?.ToString() }.OfType<string>()))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Anna 25, 100 €/h - Maria 30, 150 €/h", "Anna 25: 100/60; Maria 30: 150/60")]
    [InlineData("Anna (25): 100 € / Stunde, Maria (30): 150 € / Stunde", "Anna 25: 100/60; Maria 30: 150/60")]
    [InlineData("Anna, 25\n1 h 100 €\n2 h 180 €\nMaria, 30\n1 h 150 €\n2 h 280 €\nTermine nach Absprache", "Anna 25: 100/60, 180/120; Maria 30: 150/60, 280/120")]
    [InlineData("Wir sind Anna, 25, und Maria, 30.\nAnna, 25: 1 h 100 €\nMaria, 30: 1 h 150 €", "Anna 25: 100/60; Maria 30: 150/60")]
    // One price list for both belongs to neither.
    [InlineData("Anna, 25, und Maria, 30: 1 h 200 €", "Anna 25: ; Maria 30: ")]
    [InlineData("Anna, 25, und Maria, 30\n1 h 200 €\n2 h 350 €", "Anna 25: ; Maria 30: ")]
    [InlineData("Ich bin Anna, 25 Jahre.\n1 h 100 €\n2 h 180 €", "Anna 25: 100/60, 180/120")]
    // Offers are no persons.
    [InlineData("Massage 50 € 30 min - Dinner 80 € 60 min", "")]
    public void Extract_PricesOfEach_KeepTheirOwner(string text, string expected)
    {
        var ad = RecognizerFixture.Ad("Abende in Graz\n" + text, "AT", "de", "Abende in Graz");
        string Prices(Person person) => string.Join(", ", person.Prices.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Amount}/{p.Minutes}")));
        string.Join("; ", Extractor.Extract(ad).Persons.Select(p => $"{p.Name} {p.Age}: {Prices(p)}")).ShouldBe(expected);
    }

    [Fact]
    public void Extract_PricesOfEach_HoldNoAges()
    {
        var ad = RecognizerFixture.Ad("Anna 25, 100 €/h - Maria 30, 150 €/h", "AT", "de", "Anna 25, 100 €/h - Maria 30, 150 €/h");
        Extractor.Extract(ad).Prices.Select(p => p.Amount).ShouldBe([100, 150]);
    }

    [Fact]
    public void Extract_TwoPersons_StayInTheListsAsWell()
    {
        var ad = Extractor.Extract(RecognizerFixture.Ad("Two friends\nWe are Anna, 25, and Maria, 30.", "", "en", "Two friends"));
        ad.Names.ShouldBe(["Anna", "Maria"], ignoreOrder: true);
        ad.Ages.ShouldBe([25, 30], ignoreOrder: true);
    }

    [Fact]
    public void Extract_FieldsInTurn_KeepTheirOwner()
    {
        const string Text = "Duo\nName\tAnna\nAge\t25\nName\tMaria\nAge\t30";
        LabelledValue Field(FieldLabel label, string value) => new(label, value, new TextSpan(Text.IndexOf(value, StringComparison.Ordinal), value.Length));
        var ad = RecognizerFixture.Ad(Text, "", "en", "Duo") with
        {
            Fields = [Field(FieldLabel.Name, "Anna"), Field(FieldLabel.Age, "25"), Field(FieldLabel.Name, "Maria"), Field(FieldLabel.Age, "30")],
        };
        Extractor.Extract(ad).Persons.ShouldBe([new Person("Anna", 25), new Person("Maria", 30)]);
    }
}
