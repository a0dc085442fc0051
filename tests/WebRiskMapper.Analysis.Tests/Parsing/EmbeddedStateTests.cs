using System.Net;
using System.Text;
using Shouldly;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

/// <summary>State that applications leave in their pages: which object of it is the ad, and what of it is believed.</summary>
public sealed class EmbeddedStateTests
{
    private const string Words = "I am an elegant companion for dinners, concerts and quiet evenings by the river.";

    private const string Ad = $$"""{"id":7,"title":"Elegant evenings with Anna","description":"<p>{{Words}}</p>","age":25,"phone":"+43 660 1234567","city":{"id":3,"name":"Wien"},"prices":[{"duration":60,"price":150},{"duration":120,"price":1280}],"currency":"EUR","createdAt":"2026-05-01T10:00:00Z"}""";

    /// <summary>What a server rendered of the ad: everything but the number and the date, without any label.</summary>
    private const string Rendered = $"<h1>Elegant evenings with Anna</h1><p>25, Wien</p><p>{Words}</p><ul><li>1 h 150 €</li><li>2 h 1.280 €</li></ul>";

    private const string Reveal = "<button class='btn'>Show phone number</button>";

    private static readonly PageParser Parser = PageParser.Create(RepositoryFiles.All);

    [Theory]
    [InlineData("<script id='__NEXT_DATA__' type='application/json'>{\"props\":{\"pageProps\":{\"ad\":AD}},\"page\":\"/ad/[id]\",\"query\":{\"id\":\"7\"},\"buildId\":\"x\"}</script>")]
    [InlineData("<script>window.__INITIAL_STATE__ = {\"ad\":AD,\"x\":undefined};(function(){var a=1;})();</script>")]
    [InlineData("<script>window.__PRELOADED_STATE__=JSON.parse(\"QUOTED\");</script>")]
    [InlineData("<script>window.__APOLLO_STATE__ = {\"ROOT_QUERY\":{\"__typename\":\"Query\"},\"Ad:7\":AD};</script>")]
    [InlineData("<script>window.__remixContext = {\"state\":{\"loaderData\":{\"routes/ad\":{\"listing\":AD}}}};</script>")]
    [InlineData("<script>self.__next_f.push([1,\"1f:[\\\"$\\\",\\\"div\\\",null,{\\\"ad\\\":QUOTED}]\\n\"])</script>")]
    [InlineData("<div id='app' data-page='ATTRIBUTE'></div>")]
    [InlineData("<div data-react-props='ATTRIBUTE'></div>")]
    [InlineData("<script type='application/json' data-drupal-selector='x'>{\"data\":[{\"type\":\"ad\",\"attributes\":AD}]}</script>")]
    public void Parse_StateOfTheShownAd_NamesWhatThePageShows(string state)
    {
        var page = Parse(Rendered + Reveal + Filled(state));

        page.Main.Fields.Select(f => $"{f.Label} {f.Value}").ShouldBe(["Age 25", "Phone +43 660 1234567", "City Wien", "Price 60 min 150 EUR", "Price 2 h 1280 EUR", "Posted 2026-05-01T10:00:00Z"], ignoreOrder: true);
        page.Type.ShouldBe(PageType.Ad);
        page.Main.Text.ShouldStartWith("Elegant evenings with Anna\n25, Wien\n");
    }

    [Theory]
    [InlineData("<script type='application/json'>{ broken \"title\":\"Elegant evenings with Anna\", \"age\": 25 ........................ </script>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Organization\",\"ad\":AD}</script>")]
    [InlineData("<script type='text/template'>{\"ad\":AD}</script>")]
    [InlineData("<script>load(function(){ return {title:'Elegant evenings with Anna', age:25, city:'Wien', phone:'+436601234567'} })</script>")]
    [InlineData("<script type='application/json'>{\"settings\":{\"title\":\"Elegant evenings with Anna\",\"age\":25,\"city\":\"Wien\",\"phone\":\"+43 1 5550000\"}}</script>")]
    [InlineData("<script type='application/json'>{\"relatedAds\":[AD,AD]}</script>")]
    [InlineData("<script type='application/json'>{\"other\":{\"title\":\"Quiet days with Bianca\",\"description\":\"Another text altogether, about other evenings.\",\"age\":31,\"city\":\"Graz\",\"phone\":\"+436609999999\"}}</script>")]
    [InlineData("<div class='card'><a href='/ad/1'>More</a><div data-props='{\"title\":\"Quiet days with Bianca\",\"age\":31,\"city\":\"Graz\",\"phone\":\"+436609999999\"}'></div></div>")]
    [InlineData("<script type='application/json'>[[[[[[[[[[1]]]]]]]]]]                                                                        </script>")]
    [InlineData("<script type='application/json'>[[\"Reactive\",0],{\"a\":0},{\"b\":1}]                                                          </script>")]
    public void Parse_WhatIsNotTheAdsState_IsLeftOut(string state) => Parse(Rendered + Reveal + Filled(state)).Main.Fields.ShouldBeEmpty();

    [Fact]
    public void Parse_FlatStateOfNuxt_IsFollowedToTheAd()
    {
        const string State = """
            <script type="application/json" data-nuxt-data="nuxt-app" id="__NUXT_DATA__">[["ShallowReactive",1],{"data":2,"state":3},["ShallowReactive",4],{},{"ad-7":5},
            {"title":6,"description":7,"age":8,"city":9,"phones":11,"created_at":13},"Elegant evenings with Anna","WORDS",25,{"name":10},"Wien",[12],"+436601234567",["Date","2026-05-01T10:00:00.000Z"]]</script>
            """;

        Labels(Parse(Rendered + Reveal + State.Replace("WORDS", Words, StringComparison.Ordinal))).ShouldBe("Age 25|City Wien|Phone +436601234567|Posted 2026-05-01T10:00:00.000Z");
    }

    [Theory]
    [InlineData("""{"anzeige":{"titel":"Elegant evenings with Anna","beschreibung":"WORDS","alter":25,"stadt":"Wien","telefon":"+436601234567"}}""")]
    [InlineData("""{"anuncio":{"titulo":"Elegant evenings with Anna","descripcion":"WORDS","edad":"25","ciudad":"Wien","telefono":"+436601234567"}}""")]
    [InlineData("""{"ogloszenie":{"tytul":"Elegant evenings with Anna","opis":"WORDS","wiek":"25 lat","miasto":"Wien","telefon":"+436601234567"}}""")]
    [InlineData("""{"obyavlenie":{"zagolovok":"Elegant evenings with Anna","opisanie":"WORDS","vozrast":25,"gorod":"Wien","telefon":"+436601234567"}}""")]
    [InlineData("""{"объявление":{"title":"Elegant evenings with Anna","text":"WORDS","возраст":25,"город":"Wien","телефон":"+436601234567"}}""")]
    [InlineData("""{"listing":{"ad_title":"Elegant evenings with Anna","ad_body":"WORDS","details":{"age_years":25},"location":{"city_name":"Wien"},"contact":{"phone_number":"+436601234567"}}}""")]
    [InlineData("""{"offer":{"title":"Elegant evenings with Anna","description":"WORDS","params":[{"key":"age","name":"Wiek","value":"25"},{"key":"x","label":"City","value":{"label":"Wien"}}],"contact":{"phones":["+436601234567"]}}}""")]
    public void Parse_KeysOfManyLanguages_AreUnderstood(string state)
    {
        var fields = Parse($"{Rendered}{Reveal}<script type='application/json'>{state.Replace("WORDS", Words, StringComparison.Ordinal)}</script>").Main.Fields;

        fields.Select(f => f.Label).Order().ShouldBe([FieldLabel.Age, FieldLabel.City, FieldLabel.Phone]);
    }

    [Theory]
    [InlineData(Reveal, true)]
    [InlineData("<a href='#' class='show-phone'>Anzeigen</a>", true)]
    [InlineData("<a href='javascript:void(0)'>Показать номер</a>", true)]
    [InlineData("<p>Tel. 0660 12xx xxx</p>", true)]
    [InlineData("<p>+43 660 ***</p>", true)]
    [InlineData("", false)]
    [InlineData("<p>Members see her number.</p>", false)]
    [InlineData("<input type='tel' placeholder='Your phone'>", false)]
    public void Parse_NumberThatThePageHides_CountsWhereThePageOffersIt(string offer, bool counts) =>
        Parse(Rendered + offer + Script($$"""{"ad":{{Ad}}}""")).Main.Fields.Any(f => f.Label == FieldLabel.Phone).ShouldBe(counts);

    [Fact]
    public void Parse_StateThatThePageContradicts_LosesToThePage()
    {
        var page = Parse($"<h1>Elegant evenings with Anna</h1><p>27, Graz</p><p>{Words}</p><ul><li>1 h 150 €</li></ul>" + Script($$"""{"ad":{{Ad}}}"""));

        Labels(page).ShouldBe("Price 60 min 150 EUR|Price 2 h 1280 EUR|Posted 2026-05-01T10:00:00Z");
    }

    [Fact]
    public void Parse_PricesOfWhichThePageShowsNone_AreLeftOut() =>
        Labels(Parse($"<h1>Elegant evenings with Anna</h1><p>25, Wien</p><p>{Words}</p><p>1 h 170 €</p>" + Script($$"""{"ad":{{Ad}}}"""))).ShouldBe("Age 25|City Wien|Posted 2026-05-01T10:00:00Z");

    [Fact]
    public void Parse_PricesOfAPageThatShowsNoAmount_AreTheStates() =>
        Labels(Parse($"<h1>Elegant evenings with Anna</h1><p>25, Wien</p><p>{Words}</p>" + Script($$"""{"ad":{{Ad}}}"""))).ShouldBe("Age 25|City Wien|Price 60 min 150 EUR|Price 2 h 1280 EUR|Posted 2026-05-01T10:00:00Z");

    [Fact]
    public void Parse_PricesBelowKindsOfVisit_KeepThem() =>
        Labels(Parse($"<h1>Elegant evenings with Anna</h1><p>25, Wien</p><p>{Words}</p>" + Script(Ad.Replace("[{\"duration\":60,\"price\":150},{\"duration\":120,\"price\":1280}]", """{"incall":{"30min":"£150"},"outcall":{"1h":"£300"}}""", StringComparison.Ordinal).Replace("\"currency\":\"EUR\",", "", StringComparison.Ordinal))))
            .ShouldBe("Age 25|City Wien|Price incall 30min £150|Price outcall 1h £300|Posted 2026-05-01T10:00:00Z");

    [Fact]
    public void Parse_StateWithRelatedAds_TakesTheOneThatThePageIsAbout()
    {
        const string Related = """{"title":"Elegant evenings with Bianca","description":"Another text altogether, about other evenings.","age":31,"city":{"name":"Graz"},"phone":"+43 660 9999999"}""";

        Labels(Parse(Rendered + Reveal + Script($$"""{"ads":[{{Related}},{{Ad}},{{Related}}],"ad":7}"""))).ShouldContain("Phone +43 660 1234567");
        Labels(Parse(Rendered + Reveal + Script($$"""{"ads":[{{Related}},{{Related}}]}"""))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<noscript>Please enable JavaScript.</noscript><div id='root'></div>")]
    [InlineData("<nav><a href='/'>Home</a> <a href='/wien'>Wien</a> <a href='/graz'>Graz</a></nav><div id='root'><p>Loading …</p></div>")]
    public void Parse_ShellOfAnApplication_GivesTheAdOfItsState(string shell)
    {
        var page = Parse($"<title>Board</title>{shell}" + Filled("<script type='application/json'>{\"props\":{\"pageProps\":{\"ad\":AD,\"currentUser\":{\"name\":\"guest\",\"city\":\"Linz\",\"age\":40},\"photos\":[]}}}</script>"));

        page.Type.ShouldBe(PageType.Ad);
        page.Main.Title.ShouldBe("Elegant evenings with Anna");
        page.Main.Text.ShouldBe("Elegant evenings with Anna\n" + Words);
        page.Language.ShouldBe("en");
        Labels(page).ShouldBe("Age 25|Phone +43 660 1234567|City Wien|Price 60 min 150 EUR|Price 2 h 1280 EUR|Posted 2026-05-01T10:00:00Z");
    }

    [Theory]
    [InlineData("""{"items":[AD,AD]}""")]
    [InlineData("""{"ads":{"1":AD}}""")]
    [InlineData("""{"one":AD,"two":AD}""")]
    [InlineData("""{"page":{"title":"Terms of use","content":"Everybody who uses this site agrees to what is written here below.","city":"Wien"}}""")]
    [InlineData("""{"config":AD}""")]
    public void Parse_ShellWhoseAdIsNotCertain_GivesNone(string state)
    {
        var page = Parse("<p>Loading …</p>" + Script(state.Replace("AD", Ad, StringComparison.Ordinal)));

        page.Main.Text.ShouldBe("Loading …");
        page.Main.Fields.ShouldBeEmpty();
    }

    [Fact]
    public void Parse_PageThatWaitsForItsText_TakesItFromTheState()
    {
        var page = Parse("<h1>Elegant evenings with Anna</h1><p>25, Wien</p>" + Script($$"""{"ad":{{Ad}}}"""));

        page.Main.Text.ShouldBe("Elegant evenings with Anna\n25, Wien\n" + Words);
    }

    [Fact]
    public void Parse_AgeUnderEighteenInTheState_IsNeverOverlooked() =>
        Parse(Rendered.Replace("25, ", "", StringComparison.Ordinal) + Script($$"""{"ad":{{Ad.Replace("\"age\":25", "\"age\":17", StringComparison.Ordinal)}}}""")).Main.Fields.ShouldContain(f => f.Label == FieldLabel.Age && f.Value == "17");

    [Fact]
    public void Parse_StateThatNamesItselfAgainAndAgain_IsReadOnlySoFar()
    {
        var wide = string.Join(',', Enumerable.Range(0, 400).Select(i => $"\"k{i}\":1"));
        Parse($"<p>Text</p><script type='application/json'>[{{\"a\":1}},{{{wide}}},\"x\"]</script>").Main.Text.ShouldBe("Text");
    }

    private static string Filled(string state)
    {
        const string Wrapped = "{\"props\":{\"ad\":" + Ad + "}}";
        return state.Replace("ATTRIBUTE", WebUtility.HtmlEncode(Wrapped), StringComparison.Ordinal)
            .Replace("QUOTED", Ad.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("AD", Ad, StringComparison.Ordinal);
    }

    private static string Script(string state) => $"<script type='application/json'>{state}</script>";

    private static string Labels(ParsedPage page) => string.Join('|', page.Main.Fields.Select(f => $"{f.Label} {f.Value}"));

    private static ParsedPage Parse(string html) =>
        Parser.Parse(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", new Uri("https://board.example/ad/7"), new SiteContext("board.example", ["AT"], null), default);
}
