using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Candidates;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Candidates;

public sealed class CandidateRankingTests
{
    private static readonly TrackingId Account = new("google-analytics", "UA-1");

    [Fact]
    public void Rank_PlacesAndCues_WeighAsDocumentedAndTiesGoByName()
    {
        var ranked = CandidateRanking.Rank(Sites(4), [], [Link(1, "b", navigation: 3, content: 9), Link(1, "a", footer: 1), Link(2, "a", content: 1), Link(3, "c", content: 1, cue: true), Link(1, "e", content: 1), Link(1, "d", content: 1)]);

        ranked.Select(c => (c.Domain, c.Score)).ShouldBe([("a", 1.2), ("b", 1), ("c", 0.6), ("d", 0.4), ("e", 0.4)]);
        ranked[0].Groups.Select(g => (g.Platforms[0], g.Placement, g.Weight)).ShouldBe([("p1", LinkPlacement.Footer, 0.8), ("p2", LinkPlacement.Content, 0.4)]);
    }

    [Fact]
    public void Rank_SitesOfOneOperator_CountOnce()
    {
        var sites = Sites(6);
        // 1 and 2 share a platform, 2 and 3 a domain, 3 and 4 an account; 5 and 6 nothing.
        sites[1] = sites[1] with { Platform = "p1", Domain = "shared.example" };
        sites[2] = sites[2] with { Domain = "shared.example" };
        var ids = new[] { (3, Account), (4, Account), (4, new TrackingId("hotjar", "9")) };

        var ranked = CandidateRanking.Rank(sites, ids, [.. Enumerable.Range(1, 4).Select(s => Link(s, "of-one", footer: 1)), Link(5, "of-two", footer: 1), Link(6, "of-two", footer: 1)]);

        ranked.Select(c => (c.Domain, c.Score, c.Sites)).ShouldBe([("of-two", 1.6, 2), ("of-one", 0.8, 4)]);
        var group = ranked[1].Groups.ShouldHaveSingleItem();
        group.Platforms.ShouldBe(["p1", "p3", "p4"]);
        var shared = group.SharedIds.ShouldHaveSingleItem();
        shared.Account.ShouldBe("UA-1");
        shared.Sites.ShouldBe(["https://s3.example/", "https://s4.example/"]);
    }

    [Theory]
    [InlineData(OperatorGroups.MostSharing, 1)]
    [InlineData(OperatorGroups.MostSharing + 1, OperatorGroups.MostSharing + 1)]
    public void Groups_AccountOfManySites_IsAServiceProviders(int sharing, int groups)
    {
        var sites = Sites(sharing);

        var found = new OperatorGroups(sites, sites.Select(s => (s.SiteId, Account)));

        sites.Select(s => found.Of(s.SiteId)).Distinct().Count().ShouldBe(groups);
    }

    private static List<KnownSite> Sites(int count) => [.. Enumerable.Range(1, count).Select(i => new KnownSite(i, $"https://s{i}.example/", $"p{i}", $"s{i}.example"))];

    private static LinkEvidence Link(int site, string domain, int navigation = 0, int footer = 0, int content = 0, bool cue = false) => new(site, domain, navigation, footer, content, cue, LastRun: 1);
}
