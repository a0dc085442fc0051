using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class EntityLinkerTests
{
    private static readonly Price[] RarePrices = [new(135, "EUR", 40, null), new(245, "EUR", 75, null)];

    [Fact]
    public void Link_NoAds_GivesNoEntities() => EntityLinker.Link([]).EntityCount.ShouldBe(0);

    [Fact]
    public void Link_SharedPhone_JoinsAndSaysWhy()
    {
        var links = EntityLinker.Link([AdCase.Of(1, "p1"), AdCase.Of(2, "p1"), AdCase.Of(3, "p2")]);

        links.EntityOf.ShouldBe([0, 0, 1]);
        links.ReasonsOf[0].ShouldBe(["phone shared with 1 ad"]);
        links.ReasonsOf[2].ShouldBeEmpty();
    }

    [Fact]
    public void Link_AgencyWithOnePhoneAndManyPersonas_StaysTogether()
    {
        var ads = Enumerable.Range(0, 30).Select(i => AdCase.Of(i, "agency", AdCase.Words(i), $"n{i}", 20 + i)).ToList();

        var links = EntityLinker.Link(ads);

        links.EntityCount.ShouldBe(1);
        links.PersonaOf.Distinct().Count().ShouldBe(30);
        links.HubContacts.ShouldBeEmpty();
    }

    [Fact]
    public void Link_SupportNumberBesideOwnPhones_IsDamped()
    {
        var ads = Enumerable.Range(0, 60)
            .Select(i => AdCase.Of(i, $"own{i}", AdCase.Words(i), $"n{i}", 25) with { Contacts = [AdCase.Phone($"own{i}"), AdCase.Phone("support")] })
            .ToList();

        var links = EntityLinker.Link(ads);

        links.EntityCount.ShouldBe(60);
        links.HubContacts.ShouldBe(["support"]);
    }

    [Fact]
    public void Link_SwitchboardOfAgenciesOnAPlatformWithItsOwnNumber_IsDamped()
    {
        // Half of each agency's ads stand on a platform that prints its number on everybody's; two agencies have a companion of one name and age.
        var agencies = Enumerable.Range(0, 60).Select(i => AdCase.Of(i, text: AdCase.Words(i), name: $"n{i % 55}", age: 25, platform: 1 + (i % 2)) with
        {
            Contacts = [AdCase.Phone($"agency{i / 10}"), AdCase.Phone("switchboard"), .. i % 2 == 0 ? [AdCase.Phone("platform")] : Array.Empty<StoredContact>()],
        });
        var others = Enumerable.Range(100, 80).Select(i => AdCase.Of(i, text: AdCase.Words(i), name: $"o{i}") with { Contacts = [AdCase.Phone($"own{i}"), AdCase.Phone("platform")] });

        var links = EntityLinker.Link([.. agencies, .. others]);

        links.EntityOf.Take(60).Distinct().Count().ShouldBe(6);
        links.HubContacts.ShouldBe(["platform", "switchboard"], ignoreOrder: true);
    }

    [Fact]
    public void Link_SwitchboardOfAgenciesThatHaveACompanionAlike_IsDamped()
    {
        // One companion in ten of each agency has a name, an age and a city that one of every other agency has too.
        var ads = Enumerable.Range(0, 60).Select(i => AdCase.Of(i, text: AdCase.Words(i), name: i % 10 == 0 ? "anna" : $"n{i}", age: 25) with
        {
            Contacts = [AdCase.Phone($"agency{i / 10}"), AdCase.Phone("switchboard")],
        }).ToList();

        var links = EntityLinker.Link(ads);

        links.EntityCount.ShouldBe(6);
        links.HubContacts.ShouldBe(["switchboard"]);
    }

    [Fact]
    public void Link_NumberOfFourWhoHaveTheirOwn_IsDampedAndOfThreeItLinks()
    {
        static int Entities(int parties) => EntityLinker.Link([.. Enumerable.Range(0, 2 * parties).Select(i =>
            AdCase.Of(i, text: AdCase.Words(i), name: $"n{i}", age: 20 + i) with { Contacts = [AdCase.Phone($"own{i / 2}"), AdCase.Phone("shared")] })]).EntityCount;

        Entities(3).ShouldBe(1);
        Entities(4).ShouldBe(4);
    }

    [Fact]
    public void Link_PhoneOfANetworkWhosePersonasHaveTheirOwn_TiesByTextAndPriceList()
    {
        var ads = Enumerable.Range(0, 8).Select(i => AdCase.Of(i, text: $"{AdCase.Words(7)} {20 + i}", name: $"n{i}", age: 20 + i) with
        {
            Contacts = [AdCase.Phone($"own{i / 2}"), AdCase.Phone("shared")],
            Prices = RarePrices,
        }).ToList();

        EntityLinker.Link(ads).HubContacts.ShouldBeEmpty();
    }

    [Fact]
    public void Link_TwoSupportContactsOnTheSameAds_DoNotVouchForEachOther()
    {
        var ads = Enumerable.Range(0, 40)
            .Select(i => AdCase.Of(i, text: AdCase.Words(i), name: $"n{i}") with { Contacts = [AdCase.Phone($"own{i}"), AdCase.Phone("line1"), AdCase.Phone("line2")] })
            .ToList();

        EntityLinker.Link(ads).EntityCount.ShouldBe(40);
    }

    [Fact]
    public void Link_NetworkWithOwnPhonesButOneTemplateAndPriceList_IsFound()
    {
        var template = AdCase.Words(7);
        var crowd = Enumerable.Range(0, 200).Select(i => AdCase.Of(1000 + i, $"crowd{i}", AdCase.Words(1000 + i), platform: i % 5));
        var network = Enumerable.Range(0, 6).Select(i => AdCase.Of(i, $"p{i}", $"{template} {20 + i}", $"n{i}", 20 + i) with { Prices = RarePrices });

        var links = EntityLinker.Link([.. network, .. crowd]);

        links.EntityOf.Take(6).Distinct().Count().ShouldBe(1);
        links.ReasonsOf[0].ShouldContain(r => r.StartsWith("same text template and rare price list"));
        links.EntityCount.ShouldBe(201);
    }

    [Fact]
    public void Link_CopiedTextAlone_DoesNotJoin()
    {
        var template = AdCase.Words(7);
        var ads = Enumerable.Range(0, 8).Select(i => AdCase.Of(i, $"p{i}", template, $"n{i}", 20 + i)).ToList();

        var links = EntityLinker.Link(ads);

        links.EntityCount.ShouldBe(8);
        links.TemplateOf.Distinct().Count().ShouldBe(1);
        RelatedEntities.Of(links).Values.ShouldBe([0, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Link_PlatformBoilerplate_DoesNotMakeATemplate()
    {
        var rules = AdCase.Words(99, 60);
        var ads = Enumerable.Range(0, 30).Select(i => AdCase.Of(i, $"p{i}", $"{AdCase.Words(i, 20)} {rules}") with { Prices = RarePrices }).ToList();

        var links = EntityLinker.Link(ads);

        links.TemplateOf.Distinct().Count().ShouldBe(30);
        links.EntityCount.ShouldBe(30);
    }

    [Fact]
    public void Link_OneImageAlone_DoesNotJoin_ButWithTemplateItDoes()
    {
        var text = AdCase.Words(3);
        StoredAd Shown(long id, string body) => AdCase.Of(id, $"p{id}", body) with { ImageFingerprints = ["img"] };

        EntityLinker.Link([Shown(1, AdCase.Words(1)), Shown(2, AdCase.Words(2))]).EntityCount.ShouldBe(2);
        EntityLinker.Link([Shown(1, text), Shown(2, text)]).EntityCount.ShouldBe(1);
    }

    [Fact]
    public void Link_RecycledNumberBetweenTwoAgencies_SplitsTheLargeComponent()
    {
        // Two agencies of 100 ads, each with four phones in turn; one ad of either shows a recycled number.
        IEnumerable<StoredAd> Agency(string key, int from) => Enumerable.Range(from, 100)
            .Select(i => AdCase.Of(i, text: AdCase.Words(i), name: $"{key}{i % 12}", age: 25) with
            {
                Contacts = [AdCase.Phone($"{key}{i % 4}"), AdCase.Phone($"{key}{(i + 1) % 4}")],
            });
        List<StoredAd> ads = [.. Agency("a", 0), .. Agency("b", 100)];
        ads[0] = ads[0] with { Contacts = [.. ads[0].Contacts, AdCase.Phone("recycled")] };
        ads[100] = ads[100] with { Contacts = [.. ads[100].Contacts, AdCase.Phone("recycled")] };

        var links = EntityLinker.Link(ads);

        links.EntityOf.Take(100).ShouldAllBe(e => e == 0);
        links.EntityOf.Skip(100).ShouldAllBe(e => e == 1);
    }

    [Fact]
    public void Link_SameNameAndCloseAges_IsOnePersona()
    {
        var links = EntityLinker.Link(
        [
            AdCase.Of(1, "p", name: "anna", age: 24), AdCase.Of(2, "p", name: "anna", age: 25), AdCase.Of(3, "p", name: "anna", age: 35),
            AdCase.Of(4, "p", name: "bea", age: 24), AdCase.Of(5, "p", age: 24),
        ]);

        links.PersonaOf.ShouldBe([0, 0, 1, 2, 0]);
    }

    [Fact]
    public void Link_ReversedInput_GivesTheSamePartition()
    {
        var ads = Market(seed: 5, entities: 200);

        var forward = EntityLinker.Link(ads).EntityOf;
        var backward = EntityLinker.Link([.. ads.Reverse()]).EntityOf.Reverse().ToList();

        BCubed.Measure(forward, backward).F1.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Link_FortyThousandAds_FindsTheirEntitiesBesideASupportNumber()
    {
        var ads = Market(seed: 1, entities: 10_000);

        var links = EntityLinker.Link(ads);

        // Each ad's first contact is its entity's own.
        var numberOf = ads.Select(a => a.Contacts[0].Hmac).Distinct().Index().ToDictionary(e => e.Item, e => e.Index);
        BCubed.Measure(links.EntityOf, [.. ads.Select(a => numberOf[a.Contacts[0].Hmac])]).F1.ShouldBeGreaterThan(0.99);
    }

    /// <summary>Independents and small groups, one support number on every ad of platform 0.</summary>
    private static IReadOnlyList<StoredAd> Market(int seed, int entities)
    {
        var random = new Random(seed);
        var ads = new List<StoredAd>();
        for (var e = 0; e < entities; e++)
        {
            var size = 1 + random.Next(7);
            for (var i = 0; i < size; i++)
            {
                var platform = random.Next(20);
                ads.Add(AdCase.Of(ads.Count, text: AdCase.Words(random.Next()), name: $"n{e}-{random.Next(3)}", age: 20 + random.Next(20), platform: platform) with
                {
                    Contacts = platform == 0 ? [AdCase.Phone($"e{e}"), AdCase.Phone("support")] : [AdCase.Phone($"e{e}")],
                });
            }
        }

        return ads;
    }
}
