using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Platforms;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Platforms;

/// <summary>What whole pages tell about their platform, each fact present and absent.</summary>
public sealed class PlatformReaderTests
{
    private const string Advert = "<h1>Anna in Wien</h1><p>Ruf mich an: 0664 1234567. Preis: 150 € je Stunde. Ich freue mich auf dich.</p><dl><dt>Alter</dt><dd>25</dd><dt>Größe</dt><dd>170 cm</dd></dl>";

    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("terms", "We verify the date of birth of every advertiser.", "PL01 present")]
    [InlineData("terms", "We do not verify the age of advertisers.", "PL01 denied")]
    [InlineData("terms", "You must be 18 to use this site.", "")]
    [InlineData("terms", "Each advertiser's identity is checked with a passport.", "PL02 present")]
    [InlineData("terms", "We cannot verify the identity of members.", "PL02 denied")]
    [InlineData("terms", "Keep your password and identity to yourself.", "")]
    [InlineData("terms", "You confirm that you have the consent of every person depicted.", "PL03 present")]
    [InlineData("terms", "You consent to our use of cookies.", "")]
    [InlineData("terms", "Agencies may post several profiles from one account.", "PL04 present")]
    [InlineData("terms", "An account has one owner.", "")]
    [InlineData("terms", "Only one ad per person and phone number is allowed.", "PL05 present")]
    [InlineData("terms", "An ad has one headline.", "")]
    [InlineData("terms", "Every ad is reviewed by a moderator before it goes live.", "PL06 present")]
    [InlineData("terms", "Ads are not moderated before publication.", "PL06 denied")]
    [InlineData("terms", "Ads that break the rules are removed.", "")]
    [InlineData("terms", "Any sign of human trafficking is reported.", "PL08 present")]
    [InlineData("terms", "Please drive carefully in heavy traffic.", "")]
    [InlineData("contact", "Law enforcement can contact us at legal@board.example.", "PL09 present")]
    [InlineData("privacy-policy", "We hand over data at the request of the authorities.", "")]
    [InlineData("contact", "Our single point of contact under Regulation (EU) 2022/2065 is dsa@board.example.", "PL10 present")]
    [InlineData("contact", "Write to us at hello@board.example.", "")]
    [InlineData("imprint", "Example Media Ltd, registered office: 1 Example Street, company number 01234567.", "PL11 present")]
    [InlineData("imprint", "We are a team of friends who love the web.", "")]
    [InlineData("prices", "Bump your ad to the top for 2 credits.", "PL20 present")]
    [InlineData("prices", "Ads are free of charge.", "")]
    [InlineData("prices", "Pay with paysafecard, bitcoin or by credit card.", "PL14 card|PL14 crypto|PL14 prepaid_voucher")]
    [InlineData("terms", "Pay with paysafecard.", "")]
    public void Parse_PageOfTheSite_TellsTheFact(string path, string sentence, string facts) =>
        Facts(Parse($"<h1>{path}</h1><p>{sentence}</p><p>This page was written for everybody who uses the site, and it will be changed when that is needed.</p>", "/" + path)).ShouldBe(facts);

    [Theory]
    [InlineData("<a href='/report/7'>!</a>", "PL07 present")]
    [InlineData("<button>Anzeige melden</button>", "PL07 present")]
    [InlineData("<input type='submit' value='Report this ad'>", "PL07 present")]
    [InlineData("<a href='#' title='Inserat melden'></a>", "PL07 present")]
    [InlineData("<a href='/reports/2026'>Annual report</a>", "")]
    [InlineData("<a href='/login'>Melden Sie sich an</a>", "")]
    [InlineData("<p>Ich melde mich gern.</p>", "")]
    [InlineData("<h2>Bewertungen</h2><div class='comments'><p>Sehr nett, gerne wieder, sagt Karl aus Linz.</p></div>", "PL19 present")]
    [InlineData("<p>Bewertungen lese ich nicht.</p>", "")]
    public void Parse_PageOfAnAd_TellsOfItsFrameOnly(string part, string facts)
    {
        var page = Parse(Advert + part, "/ad/7");

        page.Type.ShouldBe(PageType.Ad);
        page.Platform.Kinds.ShouldBe([PageKind.Ad]);
        Facts(page).ShouldBe(facts);
    }

    [Fact]
    public void Parse_AdThatSpeaksOfRules_TellsNothingOfThePlatform() =>
        Parse(Advert + "<p>I am against human trafficking. Only one ad per phone number. My identity is verified by passport.</p>", "/ad/7").Platform.Facts.ShouldBeEmpty();

    [Theory]
    [InlineData("Terms of use", "/x", PageKind.Terms)]
    [InlineData("Allgemeine Geschäftsbedingungen", "/agb", PageKind.Terms)]
    [InlineData("Impressum", "/i", PageKind.Imprint)]
    [InlineData("Kontakt", "/k", PageKind.Contact)]
    [InlineData("Цены на размещение", "/p", PageKind.Prices)]
    [InlineData("Hello", "/en/sign-up", PageKind.SignUp)]
    public void Parse_KindOfPage_IsToldByHeadingOrAddress(string heading, string path, PageKind kind) =>
        Parse($"<h1>{heading}</h1><p>Some words that say nothing of note, so that the page is not empty.</p>", path).Platform.Kinds.ShouldContain(kind);

    [Theory]
    [InlineData("<h1>Hello</h1><p>How we met the police in heavy rain, and what the forecast said.</p>", "/blog/rain")]
    [InlineData("<p></p>", "/")]
    public void Parse_PageOfNothing_TellsNothing(string html, string path) => Parse(html, path).Platform.ShouldBe(PlatformReading.Nothing);

    private static string Facts(ParsedPage page) => string.Join('|', page.Platform.Facts.Select(f => $"{f.Indicator} {f.Value}"));

    private static ParsedPage Parse(string html, string path) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://board.example" + path), new SiteContext("board.example", ["AT"], null), default);
}
