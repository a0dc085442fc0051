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
    [InlineData("Anna, 25", "My name is Anna.", "en", "Anna 25")]
    [InlineData("Quiet evenings", "My name is Petra.", "en", "Petra")]
    // Dates, distances, prices and cities carry numbers too.
    [InlineData("Quiet evenings", "May 15 and June 20 are taken.", "en", "")]
    [InlineData("Quiet evenings", "Monday 20 and Friday 25", "en", "")]
    [InlineData("Quiet evenings", "Leeds 20 km and York 35 km", "en", "")]
    [InlineData("Quiet evenings", "Massage 50 € and Dinner 80 €", "en", "")]
    public void Extract_SeveralPersons_KeepTheirAges(string title, string text, string language, string expected)
    {
        var ad = RecognizerFixture.Ad(title + "\n" + text, "", language, title);
        string.Join("; ", Extractor.Extract(ad).Persons.Select(p => string.Join(' ', new[] { p.Name, p.Age?.ToString() }.OfType<string>()))).ShouldBe(expected);
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
