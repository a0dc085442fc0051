using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Which line of a page is the ad's title, where the site's name, a day or a badge stands as a heading too.</summary>
public sealed class AdHeadingTests
{
    private const string Text = "<p>I am 27 and I like long walks by the lake. Call 07700 900461 any time of the day.</p>";

    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<h1>Sunny Bruna in Galway</h1>", "Sunny Bruna in Galway")]
    [InlineData("<h1><a href='/'>Night Board</a></h1><h2>Sunny Bruna in Galway</h2>", "Sunny Bruna in Galway")]
    [InlineData("<h2><a href='/'>Night Board</a></h2><h3 class='profile-title'>Sunny Bruna in Galway</h3>", "Sunny Bruna in Galway")]
    [InlineData("<title>Night Board: Sunny Bruna in Galway</title><h2>mercoledì 11 novembre 2026</h2><h3>Sunny Bruna in Galway</h3>", "Sunny Bruna in Galway")]
    [InlineData("<font size=5>EXAMPLE BOARD</font><br><font size=4><b>Sunny Bruna in Galway</b></font>", "Sunny Bruna in Galway")]
    [InlineData("<title>Board :: View Profile :: 33</title><table><tr><td><span class='PageHeading'>Sunny Bruna in Galway</span></td></tr></table>", "Sunny Bruna in Galway")]
    [InlineData("<h1>Sunny Bruna in Galway <span class='badge badge-top'>TOP</span></h1>", "Sunny Bruna in Galway")]
    [InlineData("<h1><span class='label label-danger'>VIP</span> Sunny Bruna in Galway</h1>", "Sunny Bruna in Galway")]
    [InlineData("<h2><span>Sunny Bruna in Galway</span><small> (West / Harbour)</small></h2>", "Sunny Bruna in Galway")]
    [InlineData("<h1>Sunny Bruna <span>in Galway</span></h1>", "Sunny Bruna in Galway")]
    [InlineData("<h1>Bruna (27) in Galway</h1>", "Bruna (27) in Galway")]
    [InlineData("<title>18+</title><div role=dialog><h1>Adults only</h1><p>You must be 18.</p><button>Enter</button></div><nav><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a><a href=/d>D</a><a href=/e>E</a></nav><main><h2>Sunny Bruna in Galway</h2></main>", "Sunny Bruna in Galway")]
    [InlineData("<title>Our prices | Bruna</title><h1>Sunny Bruna in Galway</h1><p>I have lived in this town for years, and whoever comes to see me finds a quiet flat near the river.</p><h3>Our prices</h3>", "Sunny Bruna in Galway")]
    [InlineData("<title>Charlotte | Board</title><h1>Charlotte, a lady with class</h1><div><b>Charlotte</b></div>", "Charlotte, a lady with class")]
    [InlineData("<h1>&#8203;Sunny Bruna in Galway</h1>", "Sunny Bruna in Galway")]
    public void Parse_Headings_TellTheTitle(string head, string title) => Read(head).Title.ShouldBe(title);

    [Fact]
    public void Parse_PlaceBesideTheTitle_StaysInTheText() =>
        Read("<h2>Sunny Bruna<small> (Galway / Harbour)</small></h2>").Text.ShouldStartWith("Sunny Bruna\n(Galway / Harbour)\n");

    private static AdText Read(string head) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<html><body>{head}{Text}</body></html>"), "text/html; charset=utf-8", new Uri("https://exampleboard.example/ad/33"), new SiteContext("exampleboard.example", ["IE"], "en"), default).Main;
}
