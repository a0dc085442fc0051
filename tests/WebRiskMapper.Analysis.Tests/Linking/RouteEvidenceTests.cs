using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class RouteEvidenceTests
{
    private static readonly Place[] Route = [AdCase.Vienna, AdCase.Graz, AdCase.Linz];

    [Fact]
    public void Link_RareStyleOnOneRoute_JoinsAndSaysWhy()
    {
        var links = EntityLinker.Link([.. Touring("a", 0, "!!", "xoxo", 0), .. Touring("b", 10, "!!", "xoxo", 1), .. Crowd()]);

        links.EntityOf.Take(6).Distinct().Count().ShouldBe(1);
        links.ReasonsOf[0].ShouldContain("same rare way of writing and 3 stays in the same cities at the same time as one other group of ads");
        links.EntityCount.ShouldBe(41);
    }

    [Fact]
    public void Link_RouteAloneOrStyleAlone_DoesNotJoin()
    {
        EntityLinker.Link([.. Touring("a", 0, "!!", "xoxo", 0), .. Touring("b", 10, "~", "kiss", 1), .. Crowd()]).EntityCount.ShouldBe(42);
        EntityLinker.Link([.. Touring("a", 0, "!!", "xoxo", 0), .. Touring("b", 10, "!!", "xoxo", 60), .. Crowd()]).EntityCount.ShouldBe(42);
    }

    [Fact]
    public void Link_RareStyleInOneCityAllTheTime_DoesNotJoin()
    {
        IEnumerable<StoredAd> Staying(string phone, int id) => Touring(phone, id, "!!", "xoxo", 0).Select(ad => ad with { Place = AdCase.Vienna });

        EntityLinker.Link([.. Staying("a", 0), .. Staying("b", 10), .. Crowd()]).EntityCount.ShouldBe(42);
    }

    [Fact]
    public void Link_RareStyleStrewnOverCitiesInTwoDays_DoesNotJoin()
    {
        IEnumerable<StoredAd> Strewn(string phone, int id) => Touring(phone, id, "!!", "xoxo", 0).Select((ad, i) => ad with { PostedAt = new DateOnly(2025, 1, 1).AddDays(i / 2) });

        EntityLinker.Link([.. Strewn("a", 0), .. Strewn("b", 10), .. Crowd()]).EntityCount.ShouldBe(42);
    }

    [Fact]
    public void Link_StyleThatEverybodyHas_DoesNotJoin()
    {
        var links = EntityLinker.Link([.. Touring("a", 0, "!!", "xoxo", 0), .. Touring("b", 10, "!!", "xoxo", 1), .. Crowd("!!", "xoxo")]);

        links.EntityOf[0].ShouldNotBe(links.EntityOf[3]);
    }

    [Fact]
    public void Common_OfRoutesOnOtherDays_CountsStaysNotCities()
    {
        List<Stay> route = [new(1, 0, 5), new(2, 9, 10), new(1, 20, 21)];

        Routes.Common(route, [new(1, 8, 8), new(2, 14, 15), new(1, 30, 30)], days: 4).ShouldBe(2);
        Routes.Common(route, [new(1, 0, 40)], days: 4).ShouldBe(0);
        Routes.Common(route, [], days: 4).ShouldBe(0);
    }

    /// <summary>Forty others who move, each at her own time and in her own way.</summary>
    private static IEnumerable<StoredAd> Crowd(string? stop = null, string? signature = null) =>
        Enumerable.Range(0, 40).SelectMany(i => Touring($"crowd{i}", 100 + (i * 10), stop ?? "?!" + (char)(0x2600 + i), signature ?? "", 200 + (i * 20)));

    /// <summary>Three ads with one phone, a text each, in three cities a week apart.</summary>
    private static IEnumerable<StoredAd> Touring(string phone, long id, string stop, string signature, int day) =>
        Route.Select((place, i) => AdCase.Of(id + i, phone, string.Join(stop + " ", AdCase.Words((int)id + i, 12).Split(' ')) + stop + "\n" + signature) with
        {
            Place = place,
            PostedAt = new DateOnly(2025, 1, 1).AddDays(day + (i * 7)),
        });
}
