using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Evaluation;
using WebRiskMapper.Pipeline.Tests.Crawl;
using WebRiskMapper.SyntheticWeb.Worlds;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Evaluation;

public sealed class WorldRelinkingTests
{
    [Theory]
    [InlineData("base", 7)]
    [InlineData("shared-templates", 8)]
    [InlineData("recycled-phones", 9)]
    [InlineData("style-and-route", 7)]
    public void Link_OneAdInAHundredChanged_TouchesFewAndGivesThePartitionFromScratch(string world, int seed)
    {
        var ads = WorldReading.Of(World.All.Single(w => w.Name == world), 6_000, seed, FieldSource.Truth, CrawlHost.LoadModels()).Ads;
        var random = new Random(seed);
        var (before, after) = (new List<StoredAd>(), new List<StoredAd>());
        var changes = 0;
        foreach (var ad in ads)
        {
            var kind = random.Next(300);
            changes += kind < 3 ? 1 : 0;
            before.AddRange(kind == 0 ? [] : [ad]);
            after.AddRange(kind == 1 ? [] : kind == 2 ? [ad with { Contacts = [], Text = ads[random.Next(ads.Count)].Text }] : [ad]);
        }

        var first = EntityLinker.Link(before, null);

        var second = EntityLinker.Link(after, first.Memory);

        second.Links.EntityOf.ShouldBe(EntityLinker.Link(after, first.Memory.WithoutResults()).Links.EntityOf);
        second.ReadAds.ShouldBeLessThanOrEqualTo(changes);
        if (world == "base")
        {
            // Random ads sit in entities of ten ads on average, so that one in a hundred touches about one in ten.
            second.RelinkedAds.ShouldBeLessThan(after.Count / 6);
        }
    }
}
