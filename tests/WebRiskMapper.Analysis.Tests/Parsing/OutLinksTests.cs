using System.Globalization;
using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class OutLinksTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Fact]
    public void Parse_PageOfAnAd_LeavesOutWhatTheAdvertiserLinks()
    {
        var page = Parse("""
            <nav><a href="https://sister.example/">Sister</a></nav>
            <article class="ad"><h1>Anna in Wien</h1><p>Ruf mich an: 0664 1234567. Preis: 150 € je Stunde. <a href="https://anna-privat.example/">Meine Seite</a></p>
            <dl><dt>Alter</dt><dd>25</dd><dt>Größe</dt><dd>170 cm</dd><dt>Telefon</dt><dd><a href="tel:+436641234567">0664 1234567</a></dd></dl>
            <footer>Mehr: <a href="https://anna-shop.example/">Shop</a></footer></article>
            <div class="comments"><p>Auch gut: <a href="https://in-a-comment.example/">dort</a></p></div>
            <div class="page-footer"><a href="https://Partner-Escort.example/x">Partner</a> <a href="https://m.facebook.com/board">Facebook</a> <a href="/agb">AGB</a></div>
            """);

        page.Type.ShouldBe(PageType.Ad);
        page.OutLinks.ShouldBe([new OutLink("sister.example", LinkPlacement.Navigation, HasCue: false), new OutLink("partner-escort.example", LinkPlacement.Footer, HasCue: true)]);
    }

    [Fact]
    public void Parse_List_LeavesOutTheCardsOfAdsAndReadsTheRest()
    {
        var cards = string.Concat(Enumerable.Range(1, 8).Select(i => string.Create(CultureInfo.InvariantCulture, $"<li class=\"card\"><a href=\"/ad/{i}-anna\"><b>Anna {i}</b></a><p>Neu in Wien, 0664 123456{i}</p><a href=\"https://anna-{i}.example/\">Meine Seite</a></li>")));
        var page = Parse($"<h1>Anzeigen in Wien</h1><ul>{cards}</ul><p>Lesen Sie auch <a href=\"https://magazine.example/\">das Magazin</a>.</p>");

        page.Type.ShouldBe(PageType.List);
        page.OutLinks.ShouldBe([new OutLink("magazine.example", LinkPlacement.Content, HasCue: false)]);
    }

    [Fact]
    public void Parse_PageOfLinks_NamesEachHostOnceWithItsWeightiestPlace()
    {
        var page = Parse("""
            <header><a href="https://one.example/">One</a></header>
            <h1>Links</h1><p>Unsere Freunde</p><p><a href="https://one.example/a">One</a> <a href="https://two.example/">beste Callgirls</a> <a href="//three.example">Three</a> <a href="https://de.wikipedia.org/wiki/Wien">Wien</a>
            <a href="https://board.example/other">wir</a> <a href="http://xn--a/">kaputt</a></p>
            """);

        page.OutLinks.Where(l => l.Host.EndsWith(".example", StringComparison.Ordinal)).ShouldBe(
        [
            new OutLink("one.example", LinkPlacement.Navigation, HasCue: false),
            new OutLink("two.example", LinkPlacement.Content, HasCue: true),
            new OutLink("three.example", LinkPlacement.Content, HasCue: false),
        ]);
    }

    [Theory]
    [InlineData("facebook.com", true)]
    [InlineData("m.facebook.com", true)]
    [InlineData("notfacebook.com", false)]
    [InlineData("example.co.uk", false)]
    [InlineData("", false)]
    public void WellKnown_DomainAndWhatIsBelowIt_IsIn(string host, bool known) => WellKnownDomains.Load(RepositoryFiles.All).Contains(host).ShouldBe(known);

    [Fact]
    public void WellKnown_LineThatIsNoDomain_IsRefusedByName() =>
        Should.Throw<FormatException>(() => WellKnownDomains.Load(RepositoryFiles.With(("models/well-known-domains.csv", "domain,kind\nhttps://x.example/,search\n")))).Message.ShouldContain("https://x.example/");

    private static ParsedPage Parse(string body) =>
        Parser.Parse(Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Seite</title></head><body>{body}</body></html>"), "text/html; charset=utf-8", new Uri("https://board.example/x-1"), new SiteContext("board.example", ["AT"], "de"), default);
}
