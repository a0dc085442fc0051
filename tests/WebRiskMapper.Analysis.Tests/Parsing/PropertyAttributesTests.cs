using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>Microdata and RDFa Lite: which values count as what the page states.</summary>
public sealed class PropertyAttributesTests
{
    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<div vocab='https://schema.org/' typeof='Person'><span property='name'>Anna</span></div>", "Name Anna")]
    [InlineData("<div vocab='http://schema.org/' typeof='Person'><b property='telephone' content='+436601234567'>Call</b></div>", "Phone +436601234567")]
    [InlineData("<div typeof='schema:Person'><span property='schema:name'>Anna</span></div>", "Name Anna")]
    [InlineData("<div prefix='s: https://schema.org/' typeof='s:Person'><span property='s:nationality'>Romanian</span></div>", "Nationality Romanian")]
    [InlineData("<div vocab='https://schema.org/'><time property='datePosted' datetime='2026-05-01'>yesterday</time></div>", "Posted 2026-05-01")]
    [InlineData("<div><span property='http://schema.org/addressLocality'>Wien</span></div>", "City Wien")]
    [InlineData("<div vocab='https://schema.org/' typeof='Offer'><b property='price'>150</b> <meta property='priceCurrency' content='EUR'></div>", "Price 150 EUR")]
    [InlineData("<div vocab='https://schema.org/' typeof='Offer'><div property='seller' typeof='Person'><span property='name telephone'>Anna</span></div></div>", "Name Anna|Phone Anna")]
    [InlineData("<div vocab='https://schema.org/' typeof='Person'><a property='telephone' href='tel:+436601234567'>Call</a></div>", "Phone +436601234567")]
    [InlineData("<div itemscope itemtype='https://schema.org/Person'><span itemprop='name'>Anna</span></div>", "Name Anna")]
    [InlineData("<div itemscope itemtype='https://schema.org/Offer'><b itemprop='price'>150</b> <meta itemprop='priceCurrency' content='EUR'></div>", "Price 150 EUR")]
    [InlineData("<p><b itemprop='addressLocality'>Wien</b></p>", "City Wien")]
    public void Parse_StatedProperty_IsRead(string html, string fields) => Fields(html).ShouldBe(fields);

    [Theory]
    [InlineData("<div typeof='Person'><span property='name'>Anna</span></div>")]
    [InlineData("<div vocab='http://xmlns.com/foaf/0.1/' typeof='Person'><span property='age'>25</span></div>")]
    [InlineData("<div typeof='foaf:Person'><span property='foaf:name'>Anna</span></div>")]
    [InlineData("<div prefix='schema: https://example.org/own#'><span property='schema:name'>Anna</span></div>")]
    [InlineData("<div vocab='https://schema.org/' typeof='Organization'><span property='telephone'>+4312345678</span></div>")]
    [InlineData("<div vocab='https://schema.org/' typeof='Organization'><div property='member' typeof='Person'><span property='name'>Anna</span></div></div>")]
    [InlineData("<div vocab='https://schema.org/' typeof='Review'><span property='author' typeof='Person'><i property='name'>Anna</i></span></div>")]
    [InlineData("<div vocab='https://schema.org/' typeof='Offer'><span property='name'>Anna</span></div>")]
    [InlineData("<div vocab='https://schema.org/' typeof='Person'><span property='name' content='Bianca'>Anna</span></div>")]
    [InlineData("<div itemscope itemtype='https://schema.org/Offer'><span itemprop='name'>Anna</span></div>")]
    [InlineData("<div itemscope itemtype='https://schema.org/BreadcrumbList'><b itemprop='addressLocality'>Wien</b></div>")]
    [InlineData("<div vocab='https://schema.org/'><b property='price'>150</b></div>")]
    [InlineData("<div property typeof vocab prefix='x' itemprop itemtype></div>")]
    public void Parse_WhatIsNoneOfTheAd_IsLeftOut(string html) => Fields(html).ShouldBeEmpty();

    [Fact]
    public void Parse_StatedAgeThatThePageContradicts_IsNotBelieved()
    {
        Fields("<table><tr><td>Age</td><td>27</td></tr></table><p vocab='https://schema.org/' typeof='Person'><meta property='age' content='22'></p>").ShouldBe("Age 27");
        Fields("<table><tr><td>Age</td><td>27 years</td></tr></table><p vocab='https://schema.org/' typeof='Person'><meta property='age' content='27'></p>").ShouldBe("Age 27 years|Age 27");
    }

    [Theory]
    [InlineData("<div vocab='https://schema.org/' typeof='Offer'><div property='seller' typeof='Person'>Anna</div></div>", true)]
    [InlineData("<div itemscope itemtype='https://schema.org/Person'>Anna</div>", true)]
    [InlineData("<div itemscope itemtype='https://schema.org/WebPage'>Anna</div>", false)]
    [InlineData("<div vocab='https://schema.org/'><i typeof='Person'>Anna</i><i typeof='Person'>Eva</i><i typeof='Person'>Mia</i></div>", false)]
    public void Parse_TypeOfOneOffer_SpeaksForAnAd(string html, bool speaks)
    {
        const string Rest = "<p>I like long walks and good food, and I am happy to meet you in my flat near the river.</p>";
        var plain = Parse("<h1>Hello</h1><p>Anna</p>" + Rest).TypeConfidence;
        var page = Parse("<h1>Hello</h1>" + html + Rest);
        (page.Type == PageType.Other ? page.TypeConfidence < plain : page.Type == PageType.Ad).ShouldBe(speaks);
    }

    [Fact]
    public void Parse_BlocksThatTheMarkupNamesFrameOrReview_AreNotTheAds()
    {
        var page = Parse("""
            <div vocab='https://schema.org/' typeof='WebPage'><ol property='breadcrumb' typeof='BreadcrumbList'><li>Home</li><li>Wien</li></ol>
            <div property='mainEntity' typeof='Offer'><h1>Anna in Wien</h1><p>I like long walks and good food, and quiet evenings by the river.</p><span property='price' content='150'>150 €</span>
            <blockquote property='review' typeof='Review'><cite property='author'>Guest</cite> <q>I am 52 and felt welcome.</q></blockquote></div>
            <div typeof='Offer'><b property='name'>Eva</b> <i property='price'>90</i></div><div typeof='Offer'><b property='name'>Mia</b> <i property='price'>95</i></div>
            <div property='publisher' typeof='Organization'>Board, write to <a property='email' href='mailto:info@board.example'>info@board.example</a></div></div>
            """);

        page.Main.Text.ShouldNotContain("52");
        page.Main.Text.ShouldNotContain("Home");
        page.Main.ContactLinks.ShouldBeEmpty();
        page.Main.Reviews.ShouldHaveSingleItem().ShouldContain("felt welcome");
        page.Main.Fields.ShouldHaveSingleItem().Value.ShouldBe("150");
    }

    [Theory]
    [InlineData("<span property='priceSpecification' typeof='UnitPriceSpecification'><meta property='priceCurrency' content='EUR'><b property='price' content='150'>150 €</b> / <i property='unitText'>1 hour</i></span>", "Price 1 hour 150 EUR")]
    public void Parse_PriceOfAUnit_TellsTheDuration(string html, string fields) => Fields("<div vocab='https://schema.org/' typeof='Offer'>" + html + "</div>").ShouldBe(fields);

    private static string Fields(string html) => string.Join('|', Parse(html).Main.Fields.Select(f => $"{f.Label} {f.Value}"));

    private static ParsedPage Parse(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://board.example/x"), new SiteContext("board.example", ["AT"], null), default);
}
