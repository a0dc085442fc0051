using System.Text.Json;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Tests.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Extraction;

public sealed class SharedAdPartsTests
{
    private readonly SharedAdParts _shared = new();

    [Fact]
    public void Share_AdsOfOneParty_HoldEachPartOnce()
    {
        var first = _shared.Share(Ad(1));
        var second = _shared.Share(Ad(2) with { Services = ["oral", new string('m', 8)] });

        second.Contacts.ShouldBeSameAs(first.Contacts);
        second.Prices.ShouldBeSameAs(first.Prices);
        second.NameKeys.ShouldBeSameAs(first.NameKeys);
        second.Place.ShouldBeSameAs(first.Place);
        second.Text.ShouldBeSameAs(first.Text);
        second.Services.ShouldNotBeSameAs(first.Services);
        second.Services[1].ShouldBeSameAs(first.Services[0]);
    }

    [Fact]
    public void Share_Ad_KeepsAllButItsTitle()
    {
        var ad = Ad(1) with { Title = "a title", ImageFingerprints = ["i1", "i2"], Ages = [25], Nationalities = ["CZ"], Ethnicities = ["latina"], PostedAt = new DateOnly(2026, 1, 2), SubstitutionRate = 0.1 };

        var shared = _shared.Share(ad);

        shared.Title.ShouldBeNull();
        JsonSerializer.Serialize(shared).ShouldBe(JsonSerializer.Serialize(ad with { Title = null }));
    }

    [Fact]
    public void Share_ListsThatDifferInOneElement_StayApart()
    {
        var first = _shared.Share(Ad(1));
        var second = _shared.Share(Ad(2) with { Prices = [new Price(120, "EUR", 30, null)] });

        second.Prices.ShouldBe([new Price(120, "EUR", 30, null)]);
        first.Prices.ShouldBe([new Price(120, "EUR", 60, null)]);
    }

    // Every part is a new object, as when it is read from the database.
    private static StoredAd Ad(long id) => AdCase.Of(id, new string('p', 8), new string('t', 8), new string('n', 4)) with
    {
        Prices = new List<Price> { new(120, "EUR", 60, null) },
        Services = new List<string> { new('m', 8) },
        Place = AdCase.Vienna with { Method = "text" },
    };
}
