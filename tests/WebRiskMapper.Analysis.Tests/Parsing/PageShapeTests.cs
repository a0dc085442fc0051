using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Pages that hold what ads hold and are none: a gate at an ad's address, an article that quotes an ad, a list that features one.</summary>
public sealed class PageShapeTests
{
    private const string Facts = "<table><tr><td>Age</td><td>27</td></tr><tr><td>City</td><td>Wien</td></tr><tr><td>Price</td><td>150 €</td></tr><tr><td>Phone</td><td>0660 1234567</td></tr></table>";
    private const string Prose = "<p>Whoever answers such an advertisement is asked for money first and hears nothing more from anybody after that.</p>";

    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<h1>Adults only</h1>{0}<a href='#' onclick='return enter()'>I am over 18 - ENTER</a>")]
    [InlineData("<div role=dialog><h1>Before you go on</h1><p>This website has adult content.</p>{0}<button onclick='ok()'>Enter</button></div>")]
    [InlineData("<form method=post action=/go>{0}<select name=d>{1}</select><select name=y>{2}</select><button>Go on</button></form>")]
    public void Parse_GateWithMuchSmallPrint_IsAGate(string body)
    {
        var print = string.Concat(Enumerable.Repeat(Prose, 8)) + "<p>Publisher: Board Ltd, tel. 01 234 5678, mail office@board.example, from 80 € an hour.</p>";
        var days = string.Concat(Enumerable.Range(1, 31).Select(d => $"<option>{d}"));
        var years = string.Concat(Enumerable.Range(1960, 40).Select(y => $"<option>{y}"));
        Type("/wien/marina-30991", "<title>Marina, 27, Wien</title>" + string.Format(System.Globalization.CultureInfo.InvariantCulture, body, print, days, years)).ShouldBe(PageType.AgeGate);
    }

    [Fact]
    public void Parse_AdThatSaysAdultsOnly_IsAnAd() =>
        Type("/wien/marina-30991", $"<h1>Marina in Wien</h1><img src=/p/1.jpg>{Facts}{Prose}<p>Adults only</p><a href='#'>Enter</a>").ShouldBe(PageType.Ad);

    [Theory]
    [InlineData("/blog/how-to-spot-a-fake", PageType.Other)]
    [InlineData("/ads/marina-30991", PageType.Ad)]
    public void Parse_SpecimenBetweenProse_IsAnArticleAmongArticles(string path, PageType expected) => Type(
        path,
        $"<meta property='og:type' content='article'><h1>How to spot a fake</h1>{Prose}<div><h3>Marina, 27</h3>{Facts}</div><h2>1. The price is too low</h2>{Prose}<h2>2. She asks for money</h2>{Prose}").ShouldBe(expected);

    [Theory]
    [InlineData("/wien/page-2", PageType.List)]
    [InlineData("/wien/90211-monika", PageType.Ad)]
    public void Parse_AdAtLengthAboveCards_IsWhatItsHeadingLeadsTo(string path, PageType expected)
    {
        var cards = string.Concat(Enumerable.Range(1, 8).Select(n => $"<div class=card><a href='/wien/9018{n}-julia'><img src='/p/{n}.jpg'></a><p>Julia, 2{n}</p><span>Wien, 150 €</span></div>"));
        Type(path, $"<section><h2><a href='/wien/90211-monika'>Monika, 29</a></h2>{Facts}{Prose}</section><h1>Wien</h1><div>{cards}</div><a rel=next href='/wien/page-3'>3</a>").ShouldBe(expected);
    }

    [Theory]
    [InlineData("/search?city=Kuopio&from=30&to=40", PageType.List)]
    [InlineData("/search", PageType.Ad)]
    public void Parse_OneAdBesideTheFormItAnswers_IsAList(string path, PageType expected) => Type(
        path,
        $"<form action=/search><input name=city><input name=from><input name=to><button>Go</button></form><h1>Kuopio</h1><div><b>Riikka</b>{Facts}{Prose}</div>").ShouldBe(expected);

    // The classes of the boxes are numbered, "post-8811", and each leads to somebody.
    [Fact]
    public void Parse_CardsWithNumberedClasses_AreAList() => Type(
        "/escorts/wien/",
        $"<h1>Escorts in Wien</h1><div>{Prose}</div><p>Questions? 01 4445566</p><div>" + string.Concat(Enumerable.Range(1, 8).Select(n => $"<article class='post-88{n} ad'><a href='/profile/julia-{n}0{n}'><img src='/p/{n}.jpg'></a><h3>Julia</h3><p>2{n} · Wien</p><span>150 €</span></article>")) + "</div>").ShouldBe(PageType.List);

    // Two lines and a number amid the rows of a table, each of which leads to several pages like this one.
    [Theory]
    [InlineData("/ad/8812093", PageType.Ad)]
    [InlineData("/wien", PageType.List)]
    public void Parse_ShortAdAmidMany_IsToldByTheirAddresses(string path, PageType expected) => Type(
        path,
        "<table><tr><td><b>Ada in Wien</b> No. 8812093<p>Ada, 34. Quiet hours without hurry.<p>0660 1234567</td></tr></table><table>" + string.Concat(Enumerable.Range(1, 12).Select(row => "<tr>" + string.Concat(Enumerable.Range(1, 3).Select(n => $"<td><a href='/ad/88121{row + 10}{n}'><img src='/p/{row}{n}.jpg'></a></td><td><a href='/ad/88121{row + 10}{n}'>Mia, 2{n}</a> Wien<br>Pretty and friendly, a flat beside the park with a lift and a place for your car.<br>150 €</td>")) + "</tr>")) + "</table>").ShouldBe(expected);

    [Theory]
    [InlineData("/", PageType.Ad)]
    [InlineData("/blog", PageType.Other)]
    public void Parse_TitleOfAPageOfService_CountsBelowTheFirstPageOnly(string path, PageType expected) => Type(
        path,
        $"<title>Blog & musings - Ada</title><h1>Ada</h1>{Prose}<p>Call 0660 1234567</p>").ShouldBe(expected);

    [Theory]
    [InlineData("Ovaj oglas je obrisan")]
    [InlineData("Diese Anzeige wurde gelöscht")]
    [InlineData("This ad has expired")]
    [InlineData("Объявление снято с публикации")]
    public void Parse_AdThatIsGone_IsNone(string heading) => Type(
        "/ads/anna-38211",
        $"<title>Anna, 29, massage, 3.000 din</title><meta property='og:title' content='Anna, 29'><h1>{heading}</h1><p>No. 38211 went on 11.11.2026 or its 30 days are over.</p><p>We keep neither pictures nor contacts, and a VIP ad of 90 days costs 1.200 din. Call us on 018 415 2207.</p>").ShouldBe(PageType.Other);

    [Theory]
    [InlineData("<h2>Keine Anzeigen gefunden</h2>")]
    [InlineData("<h2>Niestety, nic nie znaleziono</h2>")]
    [InlineData("<p>Sorry, there are no ads in this town.</p>")]
    public void Parse_NothingFound_IsAListAndNoGate(string told) => Type(
        "/zell-am-see",
        $"<div id=bar>We use cookies. <button>Accept</button></div><h1>Zell am See</h1>{told}<p><a href=/graz>Graz</a> <a href=/linz>Linz</a> <a href=/wels>Wels</a> <a href=/steyr>Steyr</a></p><footer>Ads of adults 18+ only</footer>").ShouldBe(PageType.List);

    [Theory]
    [InlineData("<div class=tile data-href='/ad/julia-{0}'><img src='/p/{0}.jpg'><b>Julia, 2{0}</b> <span>from 10{0} €</span></div>")]
    [InlineData("<div class=tile onclick=\"location.href='/ad/julia-{0}'\"><img src='/p/{0}.jpg'><b>Julia, 2{0}</b> <span>from 10{0} €</span></div>")]
    [InlineData("<div class=tile><b>Julia, 2{0}, Wien</b><p>I live near the park and look forward to a call.</p><p>0660 123456{0}</p></div>")]
    [InlineData("<a class=tile href='/wien/julia-{0}'><img src='/p/{0}.jpg'><span>Ada</span></a>")]
    public void Parse_CardsThatAreNoPlainLinks_AreAList(string card) => Type(
        "/wien",
        "<h1>Wien</h1><div>" + string.Concat(Enumerable.Range(1, 6).Select(n => string.Format(System.Globalization.CultureInfo.InvariantCulture, card, n))) + "</div>").ShouldBe(PageType.List);

    [Theory]
    [InlineData("<a href=/ad/julia-1001><img src=/p/1.jpg></a><h2><a href=/ad/julia-1001>Julia, 27</a></h2>", "/wien/massage", PageType.List)]
    [InlineData("<img src=/p/1.jpg><h2>Julia, 27</h2>", "/ad/julia-1001", PageType.Ad)]
    [InlineData("<a href=/ad/julia-1001><img src=/p/1.jpg></a><h2><a href=/ad/julia-1001>Julia, 27</a></h2>", "/ad/julia-1001", PageType.Ad)]
    public void Parse_BeginningOfAnotherPage_IsAListOfOne(string head, string path, PageType expected) =>
        Type(path, $"<h1>Massage in Wien</h1><article>{head}{Prose}<p>150 €, call 0660 1234567</p></article>").ShouldBe(expected);

    [Theory]
    [InlineData("Ads in Rimini (4)", PageType.List)]
    [InlineData("Similar ads", PageType.Other)]
    public void Parse_CardsBelowMuchText_AreAListWhereTheyAreCounted(string heading, PageType expected)
    {
        var cards = string.Concat(Enumerable.Range(1, 4).Select(n => $"<div class=card><a href='/ad/julia-{n}'><img src='/p/{n}.jpg'></a><b>Julia, 2{n}</b><p>0660 123456{n}</p></div>"));
        Type("/rimini", $"<h1>Rimini</h1>{string.Concat(Enumerable.Range(1, 12).Select(n => $"<p>Part {n} of what there is to say about the town, its beach, and whoever spends a summer there.</p>"))}<h3>{heading}</h3><div>{cards}</div>").ShouldBe(expected);
    }

    [Theory]
    [InlineData("<h1>Anmelden</h1><form><input type=email name=mail><button>Code senden</button></form>")]
    [InlineData("<h1>Anna, 24</h1><p>Members see her profile.</p><p><a href=/login>Log in</a> <a href=/join>Create account</a></p>")]
    public void Parse_WayToAnAccountInPlaceOfTheContent_IsALogin(string body) => Type("/ad/9", body).ShouldBe(PageType.Login);

    [Theory]
    [InlineData("Advertise with us: packages and prices", PageType.Other)]
    [InlineData("Paketat dhe çmimet e reklamimit", PageType.Other)]
    [InlineData("Marina in Wien", PageType.Ad)]
    public void Parse_SampleOfAnAdForAdvertisers_IsNone(string heading, PageType expected) =>
        Type("/x/1", $"<title>{heading} | Board</title><h1>{heading}</h1>{Prose}<h2>Marina, 27</h2><img src=/p/1.jpg>{Facts}{Prose}").ShouldBe(expected);

    [Fact]
    public void Parse_BlurredAdBelowAWall_IsALogin() => Type(
        "/ad/9",
        $"<title>Marina in Wien</title><h1>█████</h1><h2>Cette page est réservée aux membres</h2><form><input name=u><input type=password name=p><button>Connexion</button></form><div class=blur>{Prose}{Prose}{Prose}{Prose}{Prose}{Prose}{Prose}{Prose}</div>").ShouldBe(PageType.Login);

    private static PageType Type(string path, string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<html>{html}</html>"), "text/html; charset=utf-8", new Uri("https://board.example" + path), new SiteContext("board.example", ["AT"], null), default).Type;
}
