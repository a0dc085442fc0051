using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>What a style sheet turns round, moves or adds, and what it leaves as it is written.</summary>
public sealed class DrawnOrderTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<bdo dir='rtl'>654321 00470</bdo>", "07400 123456")]
    [InlineData("<bdo dir='ltr'>07400 123456</bdo>", "07400 123456")]
    [InlineData("<span style='unicode-bidi:bidi-override;direction:rtl'>654321 00470</span>", "07400 123456")]
    [InlineData("<span style='direction:rtl'>07400123456</span>", "07400123456")]
    [InlineData("<span class='rev'>654321 00470</span>", "07400 123456")]
    [InlineData("<span class='[direction:rtl] [unicode-bidi:bidi-override]'>654321 00470</span>", "07400 123456")]
    [InlineData("\u202E654321 00470\u202C now", "07400 123456 now")]
    [InlineData("<span class='flex flex-row-reverse'><b>456</b><b>123</b><b>07400</b></span>", "07400 123 456")]
    [InlineData("<span class='back'><b>456</b><b>123</b><b>07400</b></span>", "07400 123 456")]
    [InlineData("<span class='flex flex-row-reverse'><b>£80</b><i>30 min</i></span>", "£80 30 min")]
    [InlineData("<span class='flex flex-row-reverse'><b>123456</b><b class='hidden'>555</b><b>07400</b></span>", "07400 123456")]
    [InlineData("<span class='flex flex-row-reverse'>123456<b>07400</b></span>", "07400 123456")]
    [InlineData("<bdo dir='rtl'>6\uFE0F\u20E35\uFE0F\u20E34\uFE0F\u20E3321 00470</bdo>", "07400 1234\uFE0F\u20E35\uFE0F\u20E36\uFE0F\u20E3")]
    [InlineData("<span class='flex'><b class='order-3'>456</b><b class='order-1'>07400</b><b class='order-2'>123</b></span>", "07400 123 456")]
    [InlineData("<span style='display:flex'><b style='order:2'>123456</b><b style='order:1'>07400</b></span>", "07400 123456")]
    [InlineData("<span class='flex border-b'><b>07400</b><b>123456</b></span>", "07400 123456")]
    public void Parse_NumberInAnotherOrder_IsReadAsDrawn(string html, string expected) => TextOf("<p>" + html + "</p>").ShouldBe("shown\n" + expected);

    [Theory]
    [InlineData("<div class='flex gap-1'><div>697</div><div>418</div><div>2203</div></div>", "697 418 2203")]
    [InlineData("<div class='flex gap-1'><div>1500</div><div>2500</div><div>4500</div></div>", "1500\n2500\n4500")]
    [InlineData("<div class='flex gap-1'><div>28</div><div>168</div></div>", "28\n168")]
    [InlineData("<div class='grid grid-cols-3'><div></div><div>Incall</div><div>Outcall</div><div>30 min</div><div>€120</div><div>-</div><div>1 hour</div><div>€200</div><div>€250</div></div>", "Incall\tOutcall\n30 min\t€120\t-\n1 hour\t€200\t€250")]
    [InlineData("<div class='grid grid-cols-3'><div>Massage</div><div>Duo</div><div>Tantra</div><div>Dinner</div></div>", "Massage\nDuo\nTantra\nDinner")]
    [InlineData("<style>.r{display:grid;grid-template-columns:2fr 1fr 1fr}</style><div class='r'><div></div><div>Incall</div><div>Outcall</div><div>30 min</div><div>€120</div><div>-</div><div>1 hour</div><div>€200</div><div>€250</div></div>", "Incall\tOutcall\n30 min\t€120\t-\n1 hour\t€200\t€250")]
    [InlineData("<div style='display:grid;grid-template-columns:7rem repeat(2, minmax(0, 1fr))'><div>Time</div><div>Anna</div><div>both</div><div>1 hour</div><div>€200</div><div>€350</div></div>", "Time\tAnna\tboth\n1 hour\t€200\t€350")]
    [InlineData("<style>.q{grid-template-columns:2fr 1fr 1fr}</style><div class='q'><span>1 h</span><span>350</span><span>400</span></div><div class='q'><span>2 h</span><span>620</span><span>680</span></div>", "1 h\t350\t400\n2 h\t620\t680")]
    [InlineData("<div role='table'><div role='row'><span role='columnheader'>Time</span><span role='columnheader'>Incall</span></div><div role='row'><span role='cell'>1 h</span><span role='cell'>€200</span></div></div>", "Time\tIncall\n1 h\t€200")]
    [InlineData("<div role='row'><div role='rowheader'>1 h</div><div role='cell'>€200</div></div>", "1 h\t€200")]
    [InlineData("<style>.t{display:grid;grid-template-columns:2fr 1fr 1fr}.t>div{display:contents}</style><div class='t'><div><span>Time</span><span>One</span><span>Couple</span></div><div><span>1 h</span><span>180</span><span>260</span></div></div>", "Time\tOne\tCouple\n1 h\t180\t260")]
    [InlineData("<style>.q{grid-template-columns:repeat(auto-fit,8rem)}</style><div class='q'><div>Massage</div><div>Duo</div><div>Tantra</div></div>", "Massage\nDuo\nTantra")]
    [InlineData("<div><div class='h'>Time</div><div class='h'>In</div><div class='h'>Out</div><div class='d'>30 min</div><div class='v'>€120</div><div class='v none'>-</div><div class='d'>1 hour</div><div class='v'>€200</div><div class='v'>€250</div></div>", "Time\tIn\tOut\n30 min\t€120\t-\n1 hour\t€200\t€250")]
    [InlineData("<div><div class='c'>Massage 1</div><div class='c'>Duo 2</div><div class='c'>Tantra 3</div><div class='c'>Toys 4</div><div class='c'>Dinner 5</div><div class='c'>Kissing 6</div><div class='c'>Shower 7</div><div class='c'>Party 8</div><div class='c'>Couples 9</div></div>", "Massage 1\nDuo 2\nTantra 3\nToys 4\nDinner 5\nKissing 6\nShower 7\nParty 8\nCouples 9")]
    public void Parse_BlocksBesideEachOther_AreOneLineWhereTheyBelongTogether(string html, string expected) => TextOf(html).ShouldBe("shown\n" + expected);

    [Theory]
    [InlineData("<span class=\"before:content-['+36_20_']\">418</span> 7735", "+36 20 418 7735")]
    [InlineData("<span class=\"after:content-['_Ft']\">12000</span>", "12000 Ft")]
    [InlineData("<span class='unit'>120</span>", "120 Euro")]
    [InlineData("<style>.dial::before{content:'+36 '}</style><span class='dial'>20 418 7735</span>", "+36 20 418 7735")]
    [InlineData("<span class='redrawn'>120</span>", "120")]
    [InlineData("<span class='said' data-word='Anna'></span>", "Anna")]
    [InlineData("<span class='sign'>120</span>", "120")]
    [InlineData("<span class='icon'>120</span>", "120")]
    public void Parse_TextThatStylesAdd_IsRead(string html, string expected) => TextOf("<p>" + html + "</p>").ShouldBe("shown\n" + expected);

    private static string TextOf(string html)
    {
        const string Sheet = """
            .rev{direction:rtl;unicode-bidi:bidi-override} .back { display:flex; flex-direction:row-reverse }
            .unit::after { color:red; content:" Euro" } .said:before{content:attr(data-word)} .sign::after{content:"→"} .icon::before{content:"\f095"}
            .redrawn::before{content:"Tel "} .redrawn::before{content:""}
            """;
        var page = $"<html><head><style>{Sheet}</style></head><body><p>shown</p>{html}</body></html>";
        return Parser.Parse(Encoding.UTF8.GetBytes(page), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.Text;
    }
}
