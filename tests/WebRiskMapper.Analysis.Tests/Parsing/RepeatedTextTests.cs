using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class RepeatedTextTests
{
    private const string Ad = "<h2>Anna in Vienna</h2><p>I look forward to meeting you at my quiet flat near the centre.</p><p>Call me at 0660 1234567 between ten and eight.</p>";

    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Fact]
    public void Parse_SameAdForWideAndNarrowScreens_IsReadOnce()
    {
        var text = TextOf($"<div class='wide'>{Ad}</div><div class='phone-screen'>{Ad}</div>");
        text.Split("0660 1234567").Length.ShouldBe(2);
        text.Split("quiet flat").Length.ShouldBe(2);
    }

    [Fact]
    public void Parse_SecondCopyThatWritesTheNumberDifferently_IsReadOnce() =>
        TextOf("<div><h1>Chloe, 26, Leeds</h1><p>Hi, I am Chloe. Meet me in my quiet flat in Leeds.</p><p>Call 07400 123456</p></div><div><h2>Chloe, 26, Leeds</h2><p>Hi, I am Chloe. Meet me in my quiet flat in Leeds.</p><p>Call <b>07400</b>-123-456</p></div>")
            .Split("Call").Length.ShouldBe(2);

    [Fact]
    public void Parse_SentenceThatIsSaidTwice_IsReadOnce() =>
        TextOf("<p>I look forward to meeting you at my quiet flat near the centre.</p><p>Call 0660 1234567.</p><p>I look forward to meeting you at my quiet flat near the centre.</p>").Split("quiet flat").Length.ShouldBe(2);

    [Fact]
    public void Parse_HeadOfASecondTable_IsKept()
    {
        const string Head = "<tr><th>Time that we spend together</th><th>At my place in the centre</th><th>At your hotel or at home</th></tr>";
        TextOf($"<table>{Head}<tr><td>1 h</td><td>150</td><td>200</td></tr></table><table>{Head}<tr><td>2 h</td><td>250</td><td>300</td></tr></table>").Split("Time that").Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("<p>Call 0660 1234567</p><p>Call 0660 1234568</p>", "Call", 3)]
    [InlineData("<ul><li>Kissing</li><li>Massage</li></ul><ul><li>Kissing</li><li>Massage</li></ul>", "Massage", 3)]
    [InlineData("<p>1 hour 150 euro</p><p>2 hours 250 euro</p><p>1 hour 150 euro</p>", "1 hour", 3)]
    public void Parse_ShortRepetition_IsLeftAlone(string html, string part, int pieces) => TextOf(html).Split(part).Length.ShouldBe(pieces);

    private static string TextOf(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes("<html><body>" + html + "</body></html>"), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.Text;
}
