using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Which parts of a page are the ad's, and which are others'.</summary>
public sealed class MainBlockTests
{
    private const string About = "<p>I am Petra, I live beside the old harbour and I like long walks, good coffee and quiet evenings with nice company.</p>";
    private const string More = "<p>My flat is bright and clean, there is a lift, and you may leave your car in the yard behind the house for as long as you like.</p><p>I answer from ten to ten, and I am happy to meet you after work.</p>";
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    // The head of the site, whatever it is made of.
    [InlineData("<div class='x'><a href='/'><img src='/l.png'></a> Advertise here: 0660 9999999</div><h1>Petra in Graz</h1>" + About)]
    [InlineData("<table><tr><td colspan=2><a href='/index.php'>Board</a> 0660 9999999</td></tr><tr><td><h1>Petra in Graz</h1>" + About + "</td></tr></table>")]
    // A site's name that is its top heading.
    [InlineData("<header><h1><a href='/'>Board of Graz</a></h1><p>Write to 0660 9999999</p></header><h3>Petra in Graz today</h3>" + About)]
    // Other people's words and ads, by names in several languages.
    [InlineData("<h1>Petra in Graz</h1>" + About + "<div id='komentari'><p>call 0660 9999999</p></div>")]
    [InlineData("<h1>Petra in Graz</h1>" + About + "<div class='itemComments'><p>call 0660 9999999</p></div>")]
    [InlineData("<h1>Petra in Graz</h1>" + About + "<div class='item-related'><p>call 0660 9999999</p></div>")]
    // A heading in the middle of its box opens what follows it.
    [InlineData("<table><tr><td><b>Petra in Graz</b><br>" + About + "<hr><b>Reviews (1)</b><br><i>guest</i>: better call 0660 9999999</td></tr></table>")]
    // Two that lead to pages like this one, and what stands below them.
    [InlineData("<div><h1>Petra in Graz</h1>" + About + More + "</div><div><p>Contact in the text</p><ul><li><a href='/ads/anna-2.html'>Anna</a> 0660 9999999</li><li><a href='/ads/lisa-3.html'>Lisa</a> 0660 9999998</li></ul></div>")]
    [InlineData("<div><h1>Petra in Graz</h1>" + About + More + "</div><div><p>Contact in the text</p><div><h4>Similar ads</h4><p>Anna 0660 9999999</p></div><ul class='related'><li>Lisa 0660 9999998</li></ul><div>Your ad here: 0660 9999997</div></div>")]
    // Who is called from boxes that lead nowhere, and a table of others.
    [InlineData("<h1>Petra in Graz</h1>" + About + More + "<div><div class=c><img src=/1.jpg><b>Anna, 24</b> of Villach<br>Graz, 0660 9999991</div><div class=c><img src=/2.jpg><b>Lisa, 25</b> of Leoben<br>Graz, 0660 9999992</div><div class=c><img src=/3.jpg><b>Mia, 26</b> of Weiz, slim<br>Graz, from 120 €</div></div>")]
    [InlineData("<h1>Petra in Graz</h1>" + About + More + "<table><tr><td><a href=/ads/a-1>Eva</a></td><td>24</td><td>99999</td></tr><tr><td><a href=/ads/b-2>Mia</a></td><td>25</td><td>99999</td></tr><tr><td><a href=/ads/c-3>Ada</a></td><td>26</td><td>99999</td></tr></table>")]
    // A picture that somebody paid for.
    [InlineData("<h1>Petra in Graz</h1>" + About + "<img src='/b/7.gif' width=120 height=600 alt='Rooms by the hour, tel. 0660 9999999'>")]
    // Two cards that lead nowhere, where the ad tells a number of its own.
    [InlineData("<h1>Petra in Graz</h1>" + About + "<p>Call 0660 1234567</p><div><div class=m><img src=/1.jpg><b>Monika</b> 38<br>0660 9999991</div><div class=m><img src=/2.jpg><b>Adela</b> 22, from 120 €</div></div>")]
    // The operator beside its mail or in whatever stands above the heading, a narrow cell beside the page's, a panel that its tab names.
    [InlineData("<div><ul><li>0660 9999999</li><li>office@board.example</li></ul></div><div><h1>Petra in Graz</h1>" + About + "<p>Call 0660 1234567</p></div>")]
    [InlineData("<div>Advertisers, ring 0660 9999999</div><div><h1>Petra in Graz</h1>" + About + "<p>Call 0660 1234567</p></div>")]
    [InlineData("<table><tr><td width=160>Anna, 24<br>0660 9999999</td><td><b>Petra in Graz</b>" + About + More + "Call 0660 1234567</td></tr></table>")]
    [InlineData("<h1>Petra in Graz</h1>" + About + "<p>Call 0660 1234567</p><ul><li><a href='#gb'>Guestbook (3)</a></li></ul><div id=gb><p>better call Mia, 0660 9999999</p></div>")]
    [InlineData("<h1>Petra in Graz</h1>" + About + "<p>Call 0660 1234567</p><p><b>Friends I recommend</b></p><p>Clara in Weiz, 0660 9999999</p>")]
    // Who can be written to at the site itself.
    [InlineData("<h1>Petra in Graz</h1>" + About + "<div><p>Call 0660 1234567</p><p>Wrong number? Tell our desk on 0660 9999999 or desk@board.example.</p></div><p>Flat near the station</p><p>Tram 7</p><p>Open from ten</p><p>Till ten</p>")]
    public void Parse_PartOfOthers_IsLeftOut(string body)
    {
        var main = Parse(body);
        main.Text.ShouldContain("I am Petra");
        main.Text.ShouldNotContain("99999");
        main.ContactLinks.ShouldBeEmpty();
    }

    [Theory]
    // Beside other ads the only number is the ad's; a count of reviews heads nothing.
    [InlineData("<main><article><h1>Petra in Graz</h1>" + About + "</article><aside><p>Mobile</p><p>0660 1234567</p><a href='/ads/a-1.html'><img src='/1.jpg'> Anna, 24</a><a href='/ads/b-2.html'><img src='/2.jpg'> Lisa, 25</a><a href='/ads/c-3.html'><img src='/3.jpg'> Mia, 26</a></aside></main>")]
    [InlineData("<h1>Petra in Graz</h1>" + About + "<table><tr><td>Reviews</td><td>31</td></tr><tr><td>Phone</td><td>0660 1234567</td></tr></table>")]
    [InlineData("<h1>Petra in Graz</h1><div class='post'><div class='post-header'>Posted <time>today</time></div><div class='post-body'>" + About + "</div><div class='post-footer'>0660 1234567</div></div>")]
    [InlineData("<table><tr><td width=160>Petra, 24<br>0660 1234567</td><td><b>Petra in Graz</b>" + About + More + "</td></tr></table>")]
    [InlineData("<h1>Petra in Graz</h1>" + About + "<aside>Age 24<br>0660 1234567</aside><p>Posted as no. 90417722</p>")]
    // Facts whose values lead to lists of their kind are neither cards nor menus, whatever their labels say.
    [InlineData("<h1>Petra in Graz</h1><div><div class='f ref'><div class='f__label'>Origin</div><div><a href='/o/at'>Austrian lady of Styria</a></div></div><div class='f ref'><div class='f__label'>What you may ask for</div><div><a href='/p/a'>0660 1234567</a></div><div><a href='/p/b'>Dinner for two</a></div><div><a href='/p/c'>A walk by the river</a></div></div><div class='f ref'><div class='f__label'>Not that</div><div><a href='/p/d'>Webcam and photos</a></div></div></div>" + About + More)]
    [InlineData("<h1>Petra in Graz</h1>" + About + "<ul><li class='related-terms'><b>Services: </b><a href='/p/a'>0660 1234567</a>, <a href='/p/b'>Dinner</a>, <a href='/p/c'>Walks</a></li></ul>" + More)]
    // The one button that shows a number is the ad's, though a client's word holds another; boxes of a column are no cards.
    [InlineData("<main><h1>Petra in Graz</h1>" + About + "<h2>Reviews (1)</h2><blockquote>Better call Mia, 0660 9999999</blockquote></main><aside><button data-tel='0660 1234567'>Show 0660 1234567</button><a href='https://t.me/petra_graz'>Telegram</a><h3>Others</h3><a href='/ads/a-1'><img src='/1.jpg'> Anna</a><a href='/ads/b-2'><img src='/2.jpg'> Lisa</a></aside>")]
    [InlineData("<main><h1>Petra in Graz</h1>" + About + "</main><div><div class=box><p>Contact</p><p>0660 1234567</p><p>No withheld numbers, please.</p></div><div class=box><p>Where</p><p>Near the station, flat of my own</p></div><div class=box><p>Also here</p><ul><li>Anna, Leoben, 0660 9999999</li><li>Mia, Weiz</li></ul></div></div>")]
    [InlineData("<h1>Petra on board</h1>" + About + "<p>Call 0660 1234567, desk@board.example</p><p>Flat near the station</p><p>Tram 7</p><p>Open from ten</p>")]
    public void Parse_PartOfTheAd_IsKept(string body) => Parse(body).Text.ShouldContain("0660 1234567");

    // Facts that stand in a column below the list of others.
    [Fact]
    public void Parse_FactsBelowOthers_AreThePagesOwn() =>
        Parse("<h1>Petra in Graz</h1>" + About + More + "<div class=pi><b>more from graz</b><ul><li><a href='/1001.html'>Renee, 35, 300/hr - 0660 9999999</a><li><a href='/1002.html'>Massage by Lina - 0660 9999998</a><li><a href='/1003.html'>New girl 22 - 140</a></ul><p><span>age: <b>26</b></span><br><span>height: <b>170 cm</b></span></p></div>" + More).Text.ShouldContain("age: 26");

    [Fact]
    public void Parse_Thread_IsItsFirstContribution()
    {
        var main = Parse(
            "<div role='banner'><h1>Board of Graz</h1></div><h2>Petra in Graz</h2><div class='note'>Ask the moderator: 0660 9999999</div>"
            + "<div id='p4001' class='post'><p class='author'>petra</p><h3>Petra in Graz</h3>" + About + "<p>0660 1234567</p><div class='signature'>See also 0660 9999998</div></div>"
            + "<div id='p4002' class='post'><p class='author'>guest</p><h3>Re: Petra in Graz</h3><p>Very nice, but I am at 0660 9999997</p></div>");
        main.Text.ShouldContain("0660 1234567");
        main.Text.ShouldNotContain("99999");
        main.Reviews.ShouldHaveSingleItem().ShouldContain("Very nice");
    }

    [Fact]
    public void Parse_NumberWithHiddenDigits_IsDisguised()
    {
        var main = Parse("<style>.tl i{display:none}</style><h1>Petra in Graz</h1>" + About + "<p class='tl'>0660 <b>12</b><i>99</i>3 45<i>1</i>67</p>");
        main.Text.ShouldContain("0660 123 4567");
        main.Disguised.ShouldHaveSingleItem();
    }

    private static AdText Parse(string body) => Parser.Parse(
        Encoding.UTF8.GetBytes($"<html><head><title>Petra in Graz today - Board of Graz</title></head><body>{body}</body></html>"), null, new Uri("https://board.example/ads/petra-1.html"), new SiteContext("board.example", ["AT"], null), default).Main;
}
