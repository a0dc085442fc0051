using Shouldly;
using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Figures;

public sealed class TileGridTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task Positions_OfTheReferenceList_HoldEveryStateOnceAndNothingElse()
    {
        await using var database = new MapsDatabase(dashboard.Owner);
        var states = await database.CountriesAsync(CancellationToken.None);

        states.Count(state => state.IsParticipating).ShouldBe(57);
        TileGrid.Positions.Keys.Order(StringComparer.Ordinal).ShouldBe(states.Select(state => state.Iso2).Order(StringComparer.Ordinal));
        TileGrid.Positions.Values.Distinct().Count().ShouldBe(TileGrid.Positions.Count);
    }

    [Theory]
    [InlineData("PT", "ES")]
    [InlineData("FR", "DE")]
    [InlineData("IE", "GB")]
    [InlineData("PL", "BY")]
    [InlineData("TR", "AM")]
    [InlineData("UZ", "KG")]
    public void Positions_OfWesternStates_AreLeftOfEasternOnes(string west, string east) =>
        TileGrid.Positions[west].Column.ShouldBeLessThan(TileGrid.Positions[east].Column);

    [Theory]
    [InlineData("SE", "IT")]
    [InlineData("EE", "LV")]
    [InlineData("LV", "LT")]
    [InlineData("CA", "US")]
    [InlineData("IT", "MT")]
    [InlineData("KZ", "TM")]
    public void Positions_OfNorthernStates_AreAboveSouthernOnes(string north, string south) =>
        TileGrid.Positions[north].Row.ShouldBeLessThan(TileGrid.Positions[south].Row);
}
