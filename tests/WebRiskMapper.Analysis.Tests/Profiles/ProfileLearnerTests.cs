using System.Globalization;
using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Profiles;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Profiles;

public sealed class ProfileLearnerTests
{
    private const string Notice = "Every profile of this board is looked at by our staff before it goes online";

    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);
    private static readonly AdExtractor Extractor = AdExtractor.Create(RepositoryFiles.All);
    private static readonly SiteContext Site = new("board.example", ["AT"], "en");
    private static readonly string[] Names = ["Anna", "Maria", "Elena", "Sofia", "Laura", "Nina", "Klara", "Vera", "Ida", "Olga", "Tina", "Mira"];

    [Fact]
    public void Build_TooFewPages_TellsNothing()
    {
        var learner = new ProfileLearner(Extractor);
        Observe(learner, Enumerable.Range(0, ProfileLearner.FewestPages - 1).Select(i => Page(i)));
        learner.Build(1, default).ShouldBeNull();
    }

    [Fact]
    public void Build_SitesOwnContact_IsLeftOutOfAdsAndItsWordsStay()
    {
        var profile = Learnt(Page);
        var before = Read(Page(50), Site);
        before.Phones.ShouldContain("+4319999999");

        var (text, phones) = Read(Page(50), Site with { Profile = profile });
        text.ShouldContain(Notice);
        text.ShouldNotContain("Board office");
        profile.Regions.Count(r => r.Kind == RegionKind.Fixed).ShouldBe(2);
        phones.ShouldBe(["+436601000050"]);
        text.ShouldContain("I am a calm person");
    }

    [Fact]
    public void Build_OneContactForAllAds_StaysTheAds()
    {
        // An agency's site: every ad has the agency's number and no other.
        string Agency(int i) => Page(i).Replace(FormattableString.Invariant($"0660 10000{i:00}"), "on request", StringComparison.Ordinal);
        var profile = Learnt(Agency);
        Read(Agency(50), Site with { Profile = profile }).Phones.ShouldBe(["+4319999999"]);
    }

    [Fact]
    public void Build_LabelsInLinesOfTheirOwn_StayWithTheirValues()
    {
        string Stacked(int i) => Page(i).Replace("<b>Age:</b> ", "<div>Age</div><div>", StringComparison.Ordinal);
        var profile = Learnt(Stacked);
        var page = Parse(Stacked(50), Site with { Profile = profile }, 50);
        Extractor.Extract(page.Main).Ages.ShouldBe([30]);
    }

    [Fact]
    public void Build_LabelNobodyKnows_IsLearntByWhatStandsBehindIt()
    {
        var profile = Learnt(Page);
        profile.Regions.ShouldContain(r => r.Kind == RegionKind.Field && r.Field == FieldLabel.Phone && r.Lead == "zvonilka");
        profile.Yields["phone"].ShouldBe(1);
        profile.AdAddress.ShouldBe("/ad " + PageAddress.Shape(new Uri("https://board.example/ad/anna-1")));
    }

    [Theory]
    [InlineData("<ul class=facts><li>{1} cm</li><li>{0}</li><li>{2} kg</li></ul>")]
    [InlineData("<p class=facts>{1} · {0} · {2} kg</p>")]
    [InlineData("<table><tr><td>Dlinko</td><td>{1} cm</td><td>Zhaltir</td><td>{0}</td></tr><tr><td>Busk</td><td>{2}</td><td>Vagni</td><td>{2}</td></tr></table>")]
    [InlineData("<div class=cell>Zhaltir</div><div class=cell>{0}</div><div class=cell>Busk</div><div class=cell>{2}</div>")]
    public void Build_AgesWithoutAKnownLabel_AreLearntByTheirSpread(string facts)
    {
        string Facts(int i) => WithFacts(i, string.Format(CultureInfo.InvariantCulture, facts, 19 + (i * 7 % 20), 160 + i, 48 + (i * 5 % 22)));
        Extractor.Extract(Parse(Facts(11), Site, 11).Main).Ages.ShouldBeEmpty();
        var profile = Learnt(Facts);
        Extractor.Extract(Parse(Facts(11), Site with { Profile = profile }, 11).Main).Ages.ShouldBe([36]);
    }

    [Fact]
    public void Build_TwoNumbersThatMayBeAges_TellNothing()
    {
        string Facts(int i) => WithFacts(i, string.Create(CultureInfo.InvariantCulture, $"<div class=a>{19 + (i * 7 % 20)}</div><div class=b>{36 + (i % 6)}</div>"));
        Learnt(Facts).Regions.ShouldNotContain(r => r.Field == FieldLabel.Age);
    }

    [Fact]
    public void Build_DatesWithoutAKnownLabel_AreTheDayOfPosting()
    {
        string Dated(int i) => Page(i).Replace("</h1>", string.Create(CultureInfo.InvariantCulture, $"</h1><div class=meta><i class=clock></i> {i + 1:00}.02.2026</div>"), StringComparison.Ordinal);
        var profile = Learnt(Dated);
        Extractor.Extract(Parse(Dated(8), Site with { Profile = profile }, 8).Main).PostedAt.ShouldBe(new DateOnly(2026, 2, 9));
    }

    [Fact]
    public void Build_ListsOfTheSite_AreKnownByTheirAddressHoweverFewAdsTheyHold()
    {
        string List(int cards) => $"<html><body><h1>Vienna</h1>{string.Concat(Enumerable.Range(0, cards).Select(i => $"<div class=tile><a href=/ad/anna-{i}>{Names[i]}, Vienna</a><p>Calm and friendly, call me for an hour or two</p></div>"))}</body></html>";
        var learner = new ProfileLearner(Extractor);
        Observe(learner, Enumerable.Range(0, 12).Select(Page));
        for (var i = 0; i < 3; i++)
        {
            learner.Observe(ParseList(List(8 + i), Site with { WithLayout = true }, i), ad: null);
        }

        var profile = learner.Build(1, default).ShouldNotBeNull();
        var list = profile.List.ShouldNotBeNull();
        (list.Cards, list.Pages).ShouldBe((9, 3));
        list.Card.ShouldEndWith("div.tile");
        SiteProfile.Read(profile.Write(), "profile.json").Write().ShouldBe(profile.Write());

        ParseList(List(2), Site, 7).Type.ShouldNotBe(PageType.List);
        ParseList(List(2), Site with { Profile = profile }, 7).Type.ShouldBe(PageType.List);
    }

    [Fact]
    public void Write_OfALearntProfile_NamesNobodyAndReadsBack()
    {
        var profile = Learnt(Page);
        var json = profile.Write();
        json.ShouldNotContain("0660");
        json.ShouldNotContain("1999");
        Names.ShouldAllBe(name => !json.Contains(name, StringComparison.Ordinal));
        SiteProfile.Read(json, "profile.json").Write().ShouldBe(json);
    }

    [Theory]
    [InlineData("{", "profile.json:1", "field")]
    [InlineData("""{"version":1,"learned_on":"2026-01-01","pages":8,"regions":[{"path":"body","lead":"","kind":"field","seen":1}],"yields":{}}""", "regions[0]", "field")]
    [InlineData("""{"version":1,"learned_on":"2026-01-01","pages":8,"regions":[],"yields":{"phone":1.5}}""", "yields.phone", "between 0 and 1")]
    [InlineData("""{"version":1,"learned_on":"2026-01-01","pages":8,"regions":[],"yields":{},"extra":1}""", "profile.json:1", "extra")]
    [InlineData("""{"version":1}""", "regions", "missing")]
    [InlineData("""{"version":1,"learned_on":"2026-01-01","pages":8,"list":{"card":"body>li","cards":0,"pages":2,"addresses":[]},"regions":[],"yields":{}}""", "list", "cards")]
    public void Read_Malformed_NamesFileAndField(string json, string place, string why)
    {
        var message = Should.Throw<InvalidDataException>(() => SiteProfile.Read(json, "profile.json")).Message;
        message.ShouldContain(place);
        message.ShouldContain(why);
    }

    private static SiteProfile Learnt(Func<int, string> page)
    {
        var learner = new ProfileLearner(Extractor);
        Observe(learner, Enumerable.Range(0, 12).Select(page));
        return learner.Build(1, new DateOnly(2026, 3, 15)).ShouldNotBeNull();
    }

    private static void Observe(ProfileLearner learner, IEnumerable<string> pages)
    {
        foreach (var (html, i) in pages.Select((p, i) => (p, i)))
        {
            var page = Parse(html, Site with { WithLayout = true }, i);
            learner.Observe(page, Extractor.Extract(page.Main));
        }
    }

    private static (string Text, IReadOnlyList<string> Phones) Read(string html, SiteContext site)
    {
        var page = Parse(html, site, 50);
        return (page.Main.Text, [.. Extractor.Extract(page.Main).Contacts.Where(c => c.Kind == ContactKind.Phone).Select(c => c.Value).Distinct()]);
    }

    private static ParsedPage Parse(string html, SiteContext site, int i) => ParseAt(html, site, string.Create(CultureInfo.InvariantCulture, $"ad/anna-{i}"));

    private static ParsedPage ParseList(string html, SiteContext site, int i) => ParseAt(html, site, string.Create(CultureInfo.InvariantCulture, $"city/vienna-{i}"));

    private static ParsedPage ParseAt(string html, SiteContext site, string path) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://board.example/" + path), site, new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    private static string WithFacts(int i, string facts) =>
        Page(i).Replace(string.Create(CultureInfo.InvariantCulture, $"<div class=\"line years\"><b>Age:</b> {20 + (i % 20)}</div>"), facts, StringComparison.Ordinal);

    private static string Page(int i) => string.Create(CultureInfo.InvariantCulture, $"""
        <html><body><div class="page"><h1>{Names[i % Names.Length]} in Vienna</h1>
        <div class="about"><p>I am a calm person and like long talks, number {i} of my kind.</p></div>
        <div class="line call"><b>Zvonilka</b> 0660 10000{i:00}</div>
        <div class="line years"><b>Age:</b> {20 + (i % 20)}</div>
        <div class="ours"><p>{Notice}</p></div>
        <div class="desk"><p>Board office 01 9999999</p></div>
        </div></body></html>
        """);
}
