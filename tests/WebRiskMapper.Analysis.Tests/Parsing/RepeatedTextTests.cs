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

    [Theory]
    [InlineData("<ul><li>Kissing</li><li>Massage</li></ul><ul><li>Kissing</li><li>Massage</li></ul>", "Massage", 3)]
    [InlineData("<p>1 hour 150 euro</p><p>2 hours 250 euro</p><p>1 hour 150 euro</p>", "1 hour", 3)]
    public void Parse_ShortRepetition_IsLeftAlone(string html, string part, int pieces) => TextOf(html).Split(part).Length.ShouldBe(pieces);

    private static string TextOf(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes("<html><body>" + html + "</body></html>"), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.Text;
}
