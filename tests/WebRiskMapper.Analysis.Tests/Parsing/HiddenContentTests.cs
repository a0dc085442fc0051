using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class HiddenContentTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<p hidden>secret</p>")]
    [InlineData("<p style='display:none'>secret</p>")]
    [InlineData("<p style='color:red; Visibility : hidden'>secret</p>")]
    [InlineData("<p style='position:absolute; left:-9999px'>secret</p>")]
    [InlineData("<p style='position:fixed;top:-2000em'>secret</p>")]
    [InlineData("<p style='text-indent:-9999px'>secret</p>")]
    [InlineData("<p style='font-size:0'>secret</p>")]
    [InlineData("<p style='opacity:0'>secret</p>")]
    [InlineData("<p class='trap'>secret</p>")]
    [InlineData("<p class='wide trap'>secret</p>")]
    [InlineData("<p class='away'>secret</p>")]
    [InlineData("<p><!-- secret --></p>")]
    [InlineData("<template><p>secret</p></template>")]
    public void Parse_WhatNobodySees_IsNoContent(string html) => TextOf(html).ShouldBe("shown");

    [Theory]
    [InlineData("<p style='display:block'>also</p>")]
    [InlineData("<p style='position:relative; left:-9999px'>also</p>")]
    [InlineData("<p style='position:absolute; left:-10px'>also</p>")]
    [InlineData("<p style='opacity:0.5'>also</p>")]
    [InlineData("<p style='font-size:0.9em'>also</p>")]
    [InlineData("<p class='tab'>also</p>")]
    [InlineData("<p class='narrow'>also</p>")]
    [InlineData("<p class='panel'>also</p>")]
    [InlineData("<p class='trapper'>also</p>")]
    public void Parse_WhatAVisitorMaySee_IsContent(string html) => TextOf(html).ShouldBe("shown\nalso");

    private static string TextOf(string html)
    {
        const string Sheet = """
            .trap { display: none } .away{position:absolute;left:-10000px}
            .tab{display:none} .tab.active{display:block}
            @media (max-width: 600px) { .narrow { display: none } }
            .panel .sub, #id .deep { display:none }
            """;
        var page = $"<html><head><style>{Sheet}</style></head><body><p>shown</p>{html}</body></html>";
        return Parser.Parse(Encoding.UTF8.GetBytes(page), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.Text;
    }
}
