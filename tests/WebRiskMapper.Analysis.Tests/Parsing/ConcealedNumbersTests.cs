using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class ConcealedNumbersTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<button data-contact='644123987'>Show</button>", "tel:644123987")]
    [InlineData("<button data-p1='+370' data-p2='612' data-p3='41822'>Show</button>", "tel:+37061241822")]
    [InlineData("<a href='#' data-prefix='07400' data-rest='123456'>Show</a>", "tel:07400123456")]
    [InlineData("<a href='#' data-a='07400' data-b='123456'>Show</a>", "tel:07400123456")]
    [InlineData("<div x-data=\"{ open: false, phone: '644 12 39 87' }\">Show</div>", "tel:644 12 39 87")]
    [InlineData("<button onclick=\"showPhone('644123987')\">Show</button>", "tel:644123987")]
    [InlineData("<button x-on:click=\"navigator.clipboard.writeText('0963184407')\">Copy</button>", "tel:0963184407")]
    [InlineData("<button aria-label='Call 926 114 883'>☎</button>", "tel:926 114 883")]
    [InlineData("<span title='+420 731 884 206'>731 884 …</span>", "tel:+420 731 884 206")]
    // In base64, in parts behind what is shown, backwards where a script turns texts round.
    [InlineData("<button data-c='MDY2MCAxMjMgNDU2Nw=='>Show</button>", "tel:0660 123 4567")]
    [InlineData("<span onclick=\"show(this,'31 24','58 07')\">31 24 ** ** (show)</span>", "tel:31 24 58 07")]
    [InlineData("<span>0898 / 41-XX-XX</span><a href='#' data-full='0898 / 41-27-63'>show</a>", "tel:0898 / 41-27-63")]
    [InlineData("<a class='showphone' data-p='2609 714 380'>Show phone number</a><script>x.split('').reverse().join('')</script>", "tel:083 417 9062")]
    [InlineData("<b data-id='3391' data-full='0660 123 4567'>0660 12* *** <a href='#'>show</a></b>", "tel:0660 123 4567")]
    [InlineData("<button data-p='MDY2MCAxMjMgNDU2Nw==' onclick='this.innerText=atob(this.dataset.p)'>Show phone xxx xxx xxx</button>", "tel:0660 123 4567")]
    [InlineData("<button data-p='NTEyIDczNCAwNjg=' onclick='this.innerText=atob(this.dataset.p)'>Call xxx xxx xxx</button>", "tel:512 734 068")]
    [InlineData("<b data-first='+43 (0)660 123' data-last='-45-67'>+43 (0)660 123-••-••</b>", "tel:+43 (0)660 123 -45-67")]
    [InlineData("<b data-c='MDQgNTY3' data-a='0660 12'>0660 12X XX XXX</b>", "tel:0660 12 04 567")]
    [InlineData("<b data-x='7654 321 0660'>0660 123••••</b>", "tel:0660 123 4567")]
    // E-mail addresses: enciphered, in parts, backwards.
    [InlineData("<a class='__cf_email__' data-cfemail='422320236c2f202e31022f232b2e6c273a232f322e27'>protected</a>", "mailto:aba.mbls@mail.example")]
    [InlineData("<a data-user='anna.w' data-domain='mail.example'>write</a>", "mailto:anna.w@mail.example")]
    [InlineData("<span id=cloak7>protected</span><script>document.getElementById('cloak7').innerHTML = ''; var addy7 = '&#97;nna.w' + '&#64;'; addy7 = addy7 + 'm&#97;il' + '&#46;' + 'example'; var addy_text7 = 'write'; document.getElementById('cloak7').innerHTML += '<a href=\\'mailto:' + addy7 + '\\'>' + addy_text7 + '</a>';</script>", "mailto:anna.w@mail.example")]
    [InlineData("<script>var addy='anna.w'+'&#64;';addy=addy+'mail'+'&#46;'+'example';document.write('<a href=\"mailto:'+addy+'\">'+addy+'</a>');</script>", "mailto:anna.w@mail.example")]
    [InlineData("<a data-m='moc.liam@w.anna'>write</a>", "mailto:anna.w@mail.com")]
    [InlineData("<a data-m='YW5uYS53QG1haWwuZXhhbXBsZQ=='>write</a>", "mailto:anna.w@mail.example")]
    [InlineData("<a class=btn href='javascript:void(0)' rel='0878 45 12 96'>0878 45 .. .. (show)</a>", "tel:0878 45 12 96")]
    [InlineData("<span rest='6415'>(+371) 28-37-****</span>", "tel:37128376415")]
    [InlineData("<button data-reveal='07426 113 508'>07426 11• ••• – show number</button>", "tel:07426 113 508")]
    public void Parse_NumberThatAnAttributeHolds_IsAContact(string html, string expected) => LinksOf(html).ShouldBe([expected]);

    [Theory]
    [InlineData("<button data-id='48219937' data-page='12'>Show</button>")]
    [InlineData("<div data-index='0' data-id='48219937'>Show</div>")]
    [InlineData("<div data-from='0900' data-to='2200'>Open</div>")]
    [InlineData("<div data-lat='48.2082' data-lng='16.3738'>Map</div>")]
    [InlineData("<div x-data=\"{ adId: '644123987' }\">Show</div>")]
    [InlineData("<button onclick=\"report('644123987')\">Report it</button>")]
    [InlineData("<button onclick=\"hotel('644123987')\">Hotel</button>")]
    [InlineData("<span title='01.11.2026 10:22:33'>yesterday</span>")]
    [InlineData("<b data-id='48219937'>0660 123••••</b>")]
    [InlineData("<a class='showphone' data-id='0048219937'>Show</a><script>x.reverse()</script>")]
    [InlineData("<div data-user='anna' data-server='eu-1'>online</div>")]
    [InlineData("<span aria-label='1832 views, 48219937'>seen</span>")]
    [InlineData("<a rel='0878 45 12 96'>show</a>")]
    [InlineData("<span rank='6415'>12 ****</span>")]
    public void Parse_OtherNumberInAnAttribute_IsNoContact(string html) => LinksOf(html).ShouldBeEmpty();

    private static IReadOnlyList<string> LinksOf(string html)
    {
        var page = $"<html><body><p>shown</p><p>{html}</p></body></html>";
        return Parser.Parse(Encoding.UTF8.GetBytes(page), null, new Uri("https://board.example/x"), new SiteContext("board.example", [], null), default).Main.ContactLinks;
    }
}
