using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class MovementHistoryTests
{
    private static readonly DateOnly Start = new(2026, 1, 10);

    [Fact]
    public void Of_PersonasWhoMove_GivesTheirStaysAndTheEntitys()
    {
        StoredAd[] ads =
        [
            Ad(1, "anna", AdCase.Vienna, 0), Ad(2, "anna", AdCase.Vienna, 4), Ad(3, "anna", AdCase.Graz, 9),
            Ad(4, "bea", AdCase.Linz, 12),
        ];

        var histories = MovementHistory.Of(ads, EntityLinker.Link(ads));

        histories.Count.ShouldBe(2);
        (histories[0].Entity, histories[0].Persona).ShouldBe((0, null));
        histories[0].Stays.ShouldBe([Stay(AdCase.Vienna, 0, 4), Stay(AdCase.Graz, 9, 9), Stay(AdCase.Linz, 12, 12)]);
        histories[1].Persona.ShouldBe(0);
        histories[1].Stays.ShouldBe([Stay(AdCase.Vienna, 0, 4), Stay(AdCase.Graz, 9, 9)]);
    }

    [Fact]
    public void Of_WhoStaysOrTellsNoDayOrPlace_HasNoHistory()
    {
        StoredAd[] ads =
        [
            Ad(1, "anna", AdCase.Vienna, 0), Ad(2, "anna", AdCase.Vienna, 30), Ad(3, "anna", Place.Unknown, 31),
            Ad(4, "anna", AdCase.Graz, 40) with { PostedAt = null },
        ];

        MovementHistory.Of(ads, EntityLinker.Link(ads)).ShouldBeEmpty();
    }

    private static StoredAd Ad(long id, string name, Place place, int day) =>
        AdCase.Of(id, "p", AdCase.Words((int)id), name, 30) with { Place = place, PostedAt = Start.AddDays(day) };

    private static Stay Stay(Place place, int first, int last) => new(place.CityId!.Value, Start.DayNumber + first, Start.DayNumber + last);
}
