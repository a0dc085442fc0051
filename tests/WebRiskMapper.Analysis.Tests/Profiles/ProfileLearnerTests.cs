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
        var learner = new ProfileLearner();
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
        profile.AdAddress.ShouldBe(PageAddress.Shape(new Uri("https://board.example/ad/anna-1")));
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
    public void Read_Malformed_NamesFileAndField(string json, string place, string why)
    {
        var message = Should.Throw<InvalidDataException>(() => SiteProfile.Read(json, "profile.json")).Message;
        message.ShouldContain(place);
        message.ShouldContain(why);
    }

    private static SiteProfile Learnt(Func<int, string> page)
    {
        var learner = new ProfileLearner();
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

    private static ParsedPage Parse(string html, SiteContext site, int i) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri(string.Create(CultureInfo.InvariantCulture, $"https://board.example/ad/anna-{i}")), site, default);

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
