using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>A panel is read below the words of the tab that opens it.</summary>
public sealed class TabCaptionsTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<ul class='tabs'><li data-p='p1'>At mine</li><li data-p='p2'>At yours</li></ul>", "<div class='pane' id='p1'>1 h 200</div><div class='pane' id='p2'>1 h 250</div>")]
    [InlineData("<ul class='nav-tabs'><li><a href='#a'>At mine</a></li><li><a href='#b'>At yours</a></li></ul>", "<div class='tab-pane' id='a'>1 h 200</div><div class='tab-pane' id='b'>1 h 250</div>")]
    [InlineData("<div><button role='tab' id='t1'>At mine</button><button role='tab' id='t2'>At yours</button></div>", "<div role='tabpanel' aria-labelledby='t1'>1 h 200</div><div role='tabpanel' aria-labelledby='t2'>1 h 250</div>")]
    [InlineData("<div class='tab'><button onclick=\"show(event, 'in')\">At mine</button><button onclick=\"show(event, 'out')\">At yours</button></div>", "<div class='tabcontent' id='in'>1 h 200</div><div class='tabcontent' id='out'>1 h 250</div>")]
    [InlineData("<div><button>At mine</button><button>At yours</button></div>", "<div role='tabpanel' aria-label='At mine'>1 h 200</div><div role='tabpanel' aria-label='At yours'>1 h 250</div>")]
    public void Parse_Panels_AreHeadedByTheirTabs(string tabs, string panels) => TextOf(tabs + panels).ShouldContain("At mine\n1 h 200\nAt yours\n1 h 250");

    [Theory]
    [InlineData("<ul class='tabs'><li data-p='p1'>At mine</li><li data-p='p2'>At yours</li></ul><div class='pane' id='p1'><h3>At mine</h3>1 h 200</div>", "At mine\n1 h 200")]
    [InlineData("<ul class='tabs'><li data-p='p1'>At mine</li></ul><div class='pane' id='p1'>1 h 200</div>", "At mine\n1 h 200")]
    public void Parse_PanelWithAHeadingOrASingleOne_StaysAsItIs(string html, string end)
    {
        var text = TextOf(html);
        text.ShouldEndWith(end);
        text.Split('\n').Count(l => l == "At mine").ShouldBe(html.Contains("<h3>", StringComparison.Ordinal) ? 2 : 1);
    }

    [Fact]
    public void Parse_MenuWithoutLinks_IsWhatIsOnOffer() =>
        TextOf("<div><div class='menu-item'>60 min 90 €</div><div class='menu-item'>90 min 125 €</div></div>").ShouldEndWith("60 min 90 €\n90 min 125 €");

    private static string TextOf(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<html><body><h1>Anna</h1><p>I am 27, and glad to meet you in my flat.</p>{html}</body></html>"), "text/html; charset=utf-8", new Uri("https://board.example/ad/1"), new SiteContext("board.example", ["GB"], "en"), default).Main.Text;
}
