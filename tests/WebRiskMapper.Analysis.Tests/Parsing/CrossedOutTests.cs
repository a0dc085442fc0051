using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class CrossedOutTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<li>Massage</li><li><s>Dinner</s></li>")]
    [InlineData("<li>Massage</li><li><del>Dinner</del></li>")]
    [InlineData("<li>Massage</li><li class='struck'>Dinner</li>")]
    [InlineData("<li>Massage</li><li class='px-2 line-through'>Dinner</li>")]
    [InlineData("<li>Massage</li><li style='text-decoration: line-through'>Dinner</li>")]
    [InlineData("<li class='yes'>Massage</li><li class='no'>Dinner</li>")]
    [InlineData("<li class='tag'>Massage</li><li class='tag tag-off'>Dinner</li>")]
    [InlineData("<li><i class='fa fa-check'></i> Massage</li><li><i class='fa fa-times'></i> Dinner</li>")]
    [InlineData("<li><img src='/yes.gif' alt=''> Massage</li><li><img src='/no.gif' alt=''> Dinner</li>")]
    [InlineData("<li class='y'>Massage</li><li class='n'>Dinner</li>")]
    [InlineData("<li>Massage</li><li class='crossed'>Dinner</li>")]
    [InlineData("<style>.was[data-v-4be1]{text-decoration:line-through}</style><li>Massage</li><li class='was' data-v-4be1>Dinner</li>")]
    public void Parse_WhatIsTakenBack_IsNotRead(string items)
    {
        var text = TextOf(items);
        text.ShouldContain("Massage");
        text.ShouldNotContain("Dinner");
    }

    [Theory]
    [InlineData("<li class='no'>1 Massage</li><li>Dinner</li>")]
    [InlineData("<li class='no'>Massage</li><li class='no'>Dinner</li>")]
    [InlineData("<li class='no-gutters'>Massage</li><li>Dinner</li>")]
    [InlineData("<div class='pane'><p>Massage</p></div><div class='pane pane-off' id='b'><p>Dinner</p></div>")]
    [InlineData("<li><i class='fa fa-check'></i> Massage</li><li><i class='fa fa-heart'></i> Dinner</li>")]
    [InlineData("<style>.item[aria-disabled]{text-decoration:line-through}</style><li>Massage</li><li class='item'>Dinner</li>")]
    public void Parse_OtherItems_AreRead(string items)
    {
        var text = TextOf(items);
        text.ShouldContain("Massage");
        text.ShouldContain("Dinner");
    }

    [Theory]
    [InlineData("<td><img src='/i/tick.gif' alt='Yes'></td><td>Massage</td><td><img src='/i/cross.gif' alt='No'></td><td>Dinner</td>", "✔\tMassage\t✘\tDinner")]
    [InlineData("<td>Massage</td><td><i class='fa fa-check'></i></td>", "Massage\t✔")]
    [InlineData("<td><img src='/i/tak.gif' alt='tak'> masaż <img src='/i/nie.gif' alt='nie'> pary</td>", "✔ masaż ✘ pary")]
    [InlineData("<td>Massage</td><td><img src='/i/no.jpg' alt='Anna'></td>", "Massage")]
    public void Parse_PictureThatAnswers_IsItsSign(string cells, string expected) => TextOf($"</ul><table><tr>{cells}</tr></table><ul>").ShouldContain("\n" + expected + "\n");

    private static string TextOf(string items)
    {
        var html = $"<html><head><style>.struck{{text-decoration:line-through}} main li.n{{color:#aaa}} .list li.n{{text-decoration:line-through}} .crossed:before{{content:'\\2716'}}</style></head><body><main><h1>Anna in Linz</h1><p>I am a friendly woman and live alone in a quiet house near the river.</p><ul class='list'>{items}</ul><p>Call 0660 1234567</p></main></body></html>";
        return Parser.Parse(Encoding.UTF8.GetBytes(html), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.Text;
    }
}
