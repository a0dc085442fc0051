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
    [InlineData("<p style='visibility:collapse'>secret</p>")]
    [InlineData("<p style='content-visibility:hidden'>secret</p>")]
    [InlineData("<p style='width:0;height:0;overflow:hidden'>secret</p>")]
    [InlineData("<p style='max-height:0; overflow:hidden'>secret</p>")]
    [InlineData("<p style='position:absolute;width:1px;height:1px;overflow:hidden'>secret</p>")]
    [InlineData("<p style='position:absolute; clip: rect(0, 0, 0, 0)'>secret</p>")]
    [InlineData("<p style='position:absolute;clip:rect(1px 1px 1px 1px)'>secret</p>")]
    [InlineData("<p style='clip-path:inset(100%)'>secret</p>")]
    [InlineData("<p style='clip-path:circle(0)'>secret</p>")]
    [InlineData("<p style='transform:scale(0)'>secret</p>")]
    [InlineData("<p style='transform: rotate(3deg) translateX(-9999px)'>secret</p>")]
    [InlineData("<p style='position:absolute;right:-9999px'>secret</p>")]
    [InlineData("<p style='position:fixed;bottom:-3000px'>secret</p>")]
    [InlineData("<p style='position:absolute;left:-99vw'>secret</p>")]
    [InlineData("<p style='display:NONE !important'>secret</p>")]
    [InlineData("<p id='trapid'>secret</p>")]
    [InlineData("<p class='one two'>secret</p>")]
    [InlineData("<p class='special'>secret</p>")]
    [InlineData("<p class='coloured'>secret</p>")]
    [InlineData("<p class='screen-reader'>secret</p>")]
    [InlineData("<div><style>.late{display:none}</style></div><p class='late'>secret</p>")]
    [InlineData("<p id='gone'>secret</p>")]
    [InlineData("<p id='gone' class='md:block'>secret</p>")]
    [InlineData("<p class='body-trap'>secret</p><style>.body-trap { display: none }</style>")]
    [InlineData("<p style='height:1px;width:1px;overflow:hidden;position:absolute'>secret</p>")]
    [InlineData("<p style='clip:rect(0,0,0,0);position:absolute'>secret</p>")]
    [InlineData("<p style='transform:translateX(-9999px)'>secret</p>")]
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
    [InlineData("<p class='one'>also</p>")]
    [InlineData("<div class='special'>also</div>")]
    [InlineData("<p id='trapid2'>also</p>")]
    [InlineData("<p class='fades'>also</p>")]
    [InlineData("<p class='unfolds'>also</p>")]
    [InlineData("<p class='trap' style='display:block'>also</p>")]
    [InlineData("<p style='height:0'>also</p>")]
    [InlineData("<p style='height:1em;overflow:hidden'>also</p>")]
    [InlineData("<p style='max-height:300px;overflow:hidden'>also</p>")]
    [InlineData("<p style='transform:scale(0.9) translateX(-100%)'>also</p>")]
    [InlineData("<p style='position:absolute;left:-50vw'>also</p>")]
    [InlineData("<p style='clip-path:inset(5%)'>also</p>")]
    [InlineData("<p style='position:absolute;clip:rect(0,200px,100px,0)'>also</p>")]
    [InlineData("<p class='trap md:block'>also</p>")]
    [InlineData("<p class='trap group-hover:flex'>also</p>")]
    [InlineData("<p class='trap d-lg-inline'>also</p>")]
    [InlineData("<p class='sr-only'>also</p>")]
    [InlineData("<p class='hidden'>also</p>")]
    [InlineData("<p style='max-height:0;overflow:hidden;transition:max-height .2s'>also</p>")]
    [InlineData("<p style='max-height:0;overflow:hidden;transition-property:max-height'>also</p>")]
    [InlineData("<p style='flex:1;width:0;overflow:hidden'>also</p>")]
    [InlineData("<p style='transform:translate3d(-1200px,0,0)'>also</p>")]
    [InlineData("<p style='width:1%;overflow:hidden'>also</p>")]
    public void Parse_WhatAVisitorMaySee_IsContent(string html) => TextOf(html).ShouldBe("shown\nalso");

    [Theory]
    [InlineData("<p>0948 <span class='hidden'>555</span><span>418</span> <span class='invisible w-0'>000</span><span>220</span></p>", "shown\n0948 418 220")]
    [InlineData("<p>0948 <span class='hidden md:inline'>418</span> <span>220</span></p>", "shown\n0948 418 220")]
    [InlineData("<p>0948 <span class='hidden'>call me</span></p>", "shown\n0948 call me")]
    public void Parse_DigitsHiddenByTheUsualClasses_AreLeftOut(string html, string expected) => TextOf(html).ShouldBe(expected);

    [Theory]
    [InlineData("<a role=tab aria-controls=t2>Rates</a>", "<div role=tabpanel id=t2 hidden>opened</div>")]
    [InlineData("<a href='#t2'>Rates</a>", "<div id=t2 style='display:none'>opened</div>")]
    [InlineData("<button data-target='#t2'>Rates</button>", "<div id=t2 class=trap>opened</div>")]
    [InlineData("<button data-bs-target='#t2'>Rates</button>", "<div id=t2 hidden>opened</div>")]
    [InlineData("<button>Rates</button>", "<div class='tab-pane' style='display:none'>opened</div>")]
    [InlineData("<button>Rates</button>", "<div x-show=\"tab === 'rates'\" style='display:none'>opened</div>")]
    [InlineData("<button>Rates</button>", "<details><summary>More</summary>opened</details>")]
    [InlineData("<button>Rates</button>", "<div class='accordion-body' style='display:none'>opened</div>")]
    [InlineData("", "<h4><button>Rates</button></h4><div class=trap><p>opened</p></div>")]
    [InlineData("", "<a href='javascript:show()'>Show more</a><div style='display:none'>opened</div>")]
    public void Parse_WhatATabOrButtonOpens_IsContent(string control, string part) => TextOf($"<p>{control}</p>{part}").ShouldEndWith("opened");

    [Theory]
    [InlineData("<a href='#t3'>Rates</a>", "<div id=t2 hidden>secret</div>")]
    [InlineData("<a href='#t2'>Write</a>", "<div id=t2 role=dialog hidden>secret</div>")]
    [InlineData("<a href='#t2'>Write</a>", "<div id=t2 class='modal fade' style='display:none'>secret</div>")]
    [InlineData("<button>Rates</button>", "<div style='display:none'>secret</div>")]
    [InlineData("<button>Write</button>", "<div x-show=open style='display:none'>secret</div>")]
    [InlineData("", "<button>English</button><ul class='dropdown' style='display:none'><li>secret</li></ul>")]
    [InlineData("", "<div><button>More</button></div><div style='display:none'><a href=/1>secret</a><a href=/2>b</a><a href=/3>c</a></div>")]
    public void Parse_WhatNoTabOpens_IsNoContent(string control, string part) => TextOf($"<p>{control}</p>{part}").ShouldNotContain("secret");

    private static string TextOf(string html)
    {
        const string Sheet = """
            .trap { display: none } .away{position:absolute;left:-10000px}
            .tab{display:none} .tab.active{display:block}
            @media (max-width: 600px) { .narrow { display: none } }
            .panel .sub, #id .deep { display:none }
            #trapid { display:none } .one.two{visibility:hidden} p.special{display:none}
            .coloured { display: none } .coloured { color: red }
            .screen-reader { position:absolute; width:1px; height:1px; overflow:hidden; clip:rect(0,0,0,0) }
            .fades { opacity:0; transition: opacity .3s } .unfolds { max-height:0; overflow:hidden; transition: max-height .2s }
            /* a remark */ .remarked { color: red }
            #gone { display:none }
            .sr-only { position:absolute; width:1px; height:1px; overflow:hidden; clip:rect(0,0,0,0) }
            """;
        var page = $"<html><head><style>{Sheet}</style></head><body><p>shown</p>{html}</body></html>";
        return Parser.Parse(Encoding.UTF8.GetBytes(page), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.Text;
    }
}
