using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Evaluation;
using WebRiskMapper.SyntheticWeb.Truth;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class ExtractionAccuracyTests
{
    private static readonly AdTruth Truth = new()
    {
        Id = 1,
        SiteId = 1,
        Path = "/ad/1",
        Family = "cards",
        Language = "en",
        Title = "Anna in Vienna",
        Text = "I like long walks.",
        Phones = [new PhoneTruth("+436601234567", "0660 one two three", PhoneWriting.Words, Obscured: true, InText: true, "AT")],
        Handles = [new HandleTruth("telegram", "anna_vienna", InText: true)],
        Prices = [new PriceTruth(150, "EUR", 60, Outcall: true), new PriceTruth(80, "EUR", 30, Outcall: null)],
        Age = 25,
        Country = "AT",
        ImageCount = 2,
        EntityId = 1,
        PersonaId = 1,
        EntityKind = EntityKind.Independent,
    };

    private static readonly ExtractedAd Read = new()
    {
        Title = "Anna in Vienna",
        Text = "I like long walks.",
        Language = "en",
        Contacts =
        [
            new ExtractedContact(ContactKind.Phone, "phone", "+436601234567", "AT", Obfuscated: true, 0.9, null),
            new ExtractedContact(ContactKind.Handle, "telegram", "anna_vienna", null, Obfuscated: false, 0.9, null),
        ],
        Prices = [new Price(150, "EUR", 60, Outcall: true), new Price(80, "EUR", 30, null)],
        Ages = [25],
        Place = Place.Unknown with { Country = "AT" },
        ImageCount = 2,
    };

    [Fact]
    public void Measure_AdReadAsWritten_MissesNothing()
    {
        var accuracy = ExtractionAccuracy.Measure([(Truth, Read)]);
        accuracy.Misses.ShouldBeEmpty();
        accuracy.MacroF1.ShouldBe(1);
    }

    [Fact]
    public void Measure_AdTakenForSomethingElse_MissesEachOfItsFieldsAndGetsNoneWrong()
    {
        var accuracy = ExtractionAccuracy.Measure([(Truth, Read), (Truth with { Path = "/ad/2" }, null)]);
        foreach (var field in (string[])["ad page", "title", "text", "language", "phones", "hidden phones", "handles", "messengers", "price visits", "age", "country", "images"])
        {
            accuracy.OfField(field).ShouldBe(new FieldTally(1, 0, 1), field);
        }

        accuracy.OfField("prices").ShouldBe(new FieldTally(2, 0, 2));
        accuracy.OfField("e-mails").ShouldBe(default);
    }

    [Fact]
    public void Measure_PriceThatTheAdTellsForNeitherVisit_IsNotHeldAgainstItsReading() =>
        ExtractionAccuracy.Measure([(Truth, Read with { Prices = [Read.Prices[0], Read.Prices[1], Read.Prices[1] with { Outcall = true }] })]).OfField("price visits").ShouldBe(new FieldTally(1, 0, 0));

    [Theory]
    [InlineData("hidden phones")]
    [InlineData("messengers")]
    [InlineData("price visits")]
    public void Measure_DetailReadWrongly_CountsAgainstItsOwnFieldAlone(string field)
    {
        var read = field switch
        {
            "hidden phones" => Read with { Contacts = [Read.Contacts[0] with { Obfuscated = false }, Read.Contacts[1]] },
            "messengers" => Read with { Contacts = [Read.Contacts[0], Read.Contacts[1] with { Service = "instagram" }] },
            _ => Read with { Prices = [Read.Prices[0] with { Outcall = false }, Read.Prices[1]] },
        };
        ExtractionAccuracy.Measure([(Truth, read)]).Misses.Select(m => m.Field).ShouldBe([field]);
    }
}
