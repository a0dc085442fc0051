using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Linking;

public sealed class RelinkingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Link_ThreeRunsThatEachChangeSome_GivesWhatLinkingFromScratchGives(int seed)
    {
        var random = new Random(seed);
        var market = Market(seed, 900);
        var run = EntityLinker.Link(market, null);
        for (var next = 0; next < 3; next++)
        {
            market = Changed(market, random);

            var relinked = EntityLinker.Link(market, run.Memory);

            var scratch = EntityLinker.Link(market, run.Memory.WithoutResults()).Links;
            relinked.Links.EntityOf.ShouldBe(scratch.EntityOf);
            relinked.Links.PersonaOf.ShouldBe(scratch.PersonaOf);
            relinked.Links.TemplateOf.ShouldBe(scratch.TemplateOf);
            relinked.Links.SlotTextOf.ShouldBe(scratch.SlotTextOf);
            relinked.Links.ReasonsOf.Select(r => string.Join('|', r)).ShouldBe(scratch.ReasonsOf.Select(r => string.Join('|', r)));
            run = relinked;
        }
    }

    [Fact]
    public void Link_NothingChanged_ReadsAndRelinksNothing()
    {
        var market = Market(seed: 9, 600);
        var first = EntityLinker.Link(market, null);

        var second = EntityLinker.Link(market, first.Memory);

        first.ReadAds.ShouldBe(600);
        (second.ReadAds, second.RelinkedAds).ShouldBe((0, 0));
        second.Links.EntityOf.ShouldBe(first.Links.EntityOf);
    }

    [Fact]
    public void Link_OneAdMoreInAnEntity_RelinksThatEntityOnly()
    {
        List<StoredAd> market = [.. Enumerable.Range(0, 300).Select(i => AdCase.Of(i, $"p{i / 3}", AdCase.Words(i)))];
        var first = EntityLinker.Link(market, null);

        var second = EntityLinker.Link([.. market, AdCase.Of(300, "p7", AdCase.Words(999))], first.Memory);

        (second.ReadAds, second.RelinkedAds).ShouldBe((1, 4));
        second.Links.EntityOf[300].ShouldBe(second.Links.EntityOf[21]);
    }

    [Fact]
    public void Link_AdThatBridgedATemplateIsGone_PartsWhatItJoined()
    {
        // The first text's beginning and end are the other two's whole texts, which have nothing in common.
        var (begin, end) = (AdCase.Words(1, 30), AdCase.Words(2, 30));
        StoredAd Shown(long id, string text) => AdCase.Of(id, $"p{id}", text) with { Prices = [new(135, "EUR", 40, null), new(245, "EUR", 75, null)] };
        List<StoredAd> market = [Shown(1, $"{begin} {end}"), Shown(2, begin), Shown(3, end), .. Enumerable.Range(10, 60).Select(i => AdCase.Of(i, $"q{i}", AdCase.Words(100 + i)))];
        var first = EntityLinker.Link(market, null);

        var second = EntityLinker.Link([.. market.Skip(1)], first.Memory);

        first.Links.EntityOf.Take(3).ShouldBe([0, 0, 0]);
        second.Links.EntityOf.Take(2).ShouldBe([0, 1]);
    }

    [Fact]
    public void Link_PlatformThatGrew_IsMeasuredAnew_SoThatItsBoilerplateIsKnown()
    {
        var rules = AdCase.Words(99, 60);
        List<StoredAd> Shown(int count) => [.. Enumerable.Range(0, count).Select(i => AdCase.Of(i, $"p{i}", $"{AdCase.Words(i, 20)} {rules}") with { Prices = [new(135, "EUR", 40, null), new(245, "EUR", 75, null)] })];
        var first = EntityLinker.Link(Shown(5), null);

        var second = EntityLinker.Link(Shown(60), first.Memory);

        first.Links.TemplateOf.Distinct().Count().ShouldBe(1);
        second.Links.TemplateOf.Distinct().Count().ShouldBe(60);
        second.ReadAds.ShouldBe(60);
    }

    [Fact]
    public void Link_AdsOutOfOrderAfterAnEarlierRun_IsRefused()
    {
        var first = EntityLinker.Link([AdCase.Of(1, "p"), AdCase.Of(2, "p")], null);

        Should.Throw<ArgumentException>(() => EntityLinker.Link([AdCase.Of(2, "p"), AdCase.Of(1, "p")], first.Memory)).Message.ShouldContain("Ad 1 follows ad 2");
    }

    /// <summary>One in a hundred ads gone, changed in one of several ways, or new; more than elsewhere, so that every way comes up.</summary>
    private static List<StoredAd> Changed(List<StoredAd> market, Random random)
    {
        var others = Market(random.Next(), 900);
        var changed = new List<StoredAd>();
        foreach (var ad in market)
        {
            var other = others[random.Next(others.Count)];
            changed.AddRange(random.Next(300) switch
            {
                0 => [],
                1 => [ad with { Text = other.Text }],
                2 => [ad with { Contacts = other.Contacts }],
                3 => [ad with { ImageFingerprints = other.ImageFingerprints, Prices = other.Prices }],
                4 => [ad with { NameKeys = other.NameKeys, Ages = other.Ages }],
                _ => (IEnumerable<StoredAd>)[ad],
            });
        }

        var next = market[^1].AdId + 1;
        changed.AddRange(others.Take(5).Select(ad => ad with { AdId = next++ }));
        changed.AddRange(market.Take(4).Select(ad => ad with { AdId = next++, Contacts = [] }));
        return changed;
    }

    /// <summary>Groups of all sizes that share phones, templates, pictures, price lists and names, one much larger than the rest; a support number, stock pictures.</summary>
    private static List<StoredAd> Market(int seed, int ads)
    {
        var random = new Random(seed);
        var market = new List<StoredAd>();
        for (var entity = 0; market.Count < ads; entity++)
        {
            var size = entity == 3 ? 200 : 1 + random.Next(entity % 10 == 0 ? 20 : 4);
            var phones = 1 + random.Next(size);
            var text = random.Next(3) == 0 ? AdCase.Words(random.Next(40), 30) : null;
            var price = new Price(100 + random.Next(20) * 5, "EUR", 60, null);
            for (var i = 0; i < size && market.Count < ads; i++)
            {
                var contacts = new List<StoredContact> { AdCase.Phone($"{seed % 50}-{entity}-{random.Next(phones)}") };
                if (random.Next(12) == 0)
                {
                    contacts.Add(AdCase.Phone($"support{random.Next(3)}"));
                }

                market.Add(AdCase.Of(market.Count, text: $"{text ?? AdCase.Words(random.Next(), 30)} {AdCase.Words(random.Next(30), 5)}", name: $"n{random.Next(60)}", age: 20 + random.Next(15), platform: random.Next(4)) with
                {
                    Contacts = contacts,
                    Prices = random.Next(2) == 0 ? [price, price with { Amount = price.Amount * 2, Minutes = 120 }] : [],
                    ImageFingerprints = random.Next(4) == 0 ? [$"i{entity}-{random.Next(3)}", $"stock{random.Next(9)}"] : [],
                });
            }
        }

        return market;
    }
}
