using System.Text;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Commands;

public sealed class InspectCommandTests : CommandLineTest
{
    private const string Ad = """
        <!doctype html><html lang="de"><head><title>Lena in Wien</title></head><body>
        <h1>Lena in Wien</h1>
        <table>
          <tr><th>Alter</th><td>27</td></tr>
          <tr><th>Stadt</th><td>Wien</td></tr>
          <tr><th>Telefon</th><td>0660 123 45 67</td></tr>
          <tr><th>1 Stunde</th><td>150 €</td></tr>
        </table>
        <p>Hallo, ich bin Lena und freue mich auf einen entspannten Abend mit dir. Ruf mich an oder schreib mir auf Telegram @lena_wien_x, gerne auch per Mail an lena@example.org.
        Ich empfange dich in einer ruhigen Wohnung, ohne Eile und mit viel Zeit.</p>
        <p><a href="/liste">Alle Anzeigen</a></p>
        </body></html>
        """;

    [Fact]
    public async Task Inspect_AdAsJson_HasTheDocumentedShape()
    {
        var page = (await WebriskAsync("inspect", Write("ad.html", Ad), "--country", "AT", "--url", "https://ads.example/lena", "--json")).ShouldSucceed().Json;

        page.Names().ShouldBe(["page_type", "language", "ad", "links", "indicators", "score"]);
        page.GetProperty("page_type").GetString().ShouldBe("ad");
        page.GetProperty("language").GetString().ShouldBe("de");
        var ad = page.GetProperty("ad");
        ad.Names().ShouldBe(
        [
            "title", "text", "phones", "emails", "handles", "prices", "ages", "names", "nationalities", "services", "city", "country", "posted_at", "image_count",
            "updated_at", "persons", "spoken_languages", "availability", "venues", "payment_channels", "verifications", "view_count", "agency", "operator", "reviews",
            "ethnicities", "incall", "outcall", "language_supported", "image_fingerprints", "sources",
        ]);
        ad.GetProperty("language_supported").GetBoolean().ShouldBeTrue();
        var age = ad.GetProperty("sources").EnumerateArray().Single(s => s.GetProperty("field").GetString() == "ages");
        age.Names().ShouldBe(["field", "value", "method", "confidence", "span", "line", "printed"]);
        (age.GetProperty("value").GetString(), age.GetProperty("method").GetString(), age.GetProperty("printed").GetString()).ShouldBe(("27", "label", "27"));
        ad.GetProperty("phones").Texts().ShouldBe(["+436601234567"]);
        ad.GetProperty("emails").Texts().ShouldBe(["lena@example.org"]);
        ad.GetProperty("ages").EnumerateArray().ShouldHaveSingleItem().GetInt32().ShouldBe(27);
        ad.GetProperty("country").GetString().ShouldBe("AT");
        var handle = ad.GetProperty("handles").EnumerateArray().ShouldHaveSingleItem();
        handle.Names().ShouldBe(["service", "id"]);
        handle.GetProperty("id").GetString().ShouldBe("lena_wien_x");
        var price = ad.GetProperty("prices").EnumerateArray().ShouldHaveSingleItem();
        price.Names().ShouldBe(["amount", "currency", "minutes"]);
        (price.GetProperty("amount").GetDecimal(), price.GetProperty("currency").GetString(), price.GetProperty("minutes").GetInt32()).ShouldBe((150m, "EUR", 60));
        var link = page.GetProperty("links").EnumerateArray().First(l => l.GetProperty("url").GetString() == "https://ads.example/liste");
        link.Names().ShouldBe(["url", "kind"]);
        page.GetProperty("indicators").EnumerateArray().ShouldAllBe(i => i.Names().SequenceEqual(new[] { "id", "evidence", "group", "span" }));
        var score = page.GetProperty("score");
        score.Names().ShouldBe(["priority", "low", "high", "band", "validated", "contributions", "alternatives"]);
        score.GetProperty("validated").GetBoolean().ShouldBeFalse();
        score.GetProperty("low").GetDouble().ShouldBeLessThanOrEqualTo(score.GetProperty("priority").GetDouble());
        score.GetProperty("high").GetDouble().ShouldBeGreaterThanOrEqualTo(score.GetProperty("priority").GetDouble());
    }

    [Fact]
    public async Task Inspect_AdWithManyFields_ShowsThemAll()
    {
        const string More = """
            <table>
              <tr><th>Sprachen</th><td>Deutsch, Englisch</td></tr>
              <tr><th>Arbeitszeiten</th><td>Mo-Sa 10-20 Uhr</td></tr>
              <tr><th>Agentur</th><td>Nachtfalter</td></tr>
              <tr><th>Aktualisiert</th><td>01.03.2026</td></tr>
              <tr><th>Aufrufe</th><td>1.234</td></tr>
            </table>
            <p>Fotos geprüft</p><p>Zahlung bar oder PayPal. Diskret in meiner Privatwohnung.</p>
            <div><h3>Bewertungen</h3><p>Mein Besuch letzte Woche war sehr angenehm.</p></div>
            <footer>© 2026 Muster Media GmbH · Impressum</footer>
            """;
        var page = (await WebriskAsync("inspect", Write("full.html", Ad.Replace("<p><a href=", More + "<p><a href=", StringComparison.Ordinal)), "--country", "AT", "--json")).ShouldSucceed().Json;

        var ad = page.GetProperty("ad");
        ad.GetProperty("spoken_languages").Texts().ShouldBe(["de", "en"]);
        var availability = ad.GetProperty("availability");
        availability.Names().ShouldBe(["always", "hours"]);
        var hours = availability.GetProperty("hours").EnumerateArray().ShouldHaveSingleItem();
        hours.GetProperty("days").Texts().ShouldBe(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]);
        (hours.GetProperty("from").GetString(), hours.GetProperty("to").GetString()).ShouldBe(("10:00", "20:00"));
        ad.GetProperty("agency").GetString().ShouldBe("Nachtfalter");
        ad.GetProperty("operator").GetString().ShouldBe("Muster Media GmbH");
        ad.GetProperty("updated_at").GetString().ShouldBe("2026-03-01");
        ad.GetProperty("view_count").GetInt32().ShouldBe(1234);
        ad.GetProperty("verifications").Texts().ShouldBe(["photos_verified"]);
        ad.GetProperty("payment_channels").Texts().ShouldBe(["cash", "paypal"]);
        ad.GetProperty("venues").Texts().ShouldBe(["private_apartment"]);
        ad.GetProperty("reviews").Texts().ShouldBe(["Mein Besuch letzte Woche war sehr angenehm."]);
        ad.GetProperty("text").GetString()!.ShouldNotContain("Mein Besuch");
        var person = ad.GetProperty("persons").EnumerateArray().ShouldHaveSingleItem();
        (person.GetProperty("name").GetString(), person.GetProperty("age").GetInt32()).ShouldBe(("Lena", 27));
    }

    [Fact]
    public async Task Inspect_AdAsText_SaysThatTheScoreIsUnvalidated()
    {
        var result = (await WebriskAsync("inspect", Write("ad.html", Ad), "--country", "AT")).ShouldSucceed();

        result.Output.ShouldContain("+436601234567");
        result.Output.ShouldContain("unvalidated");
    }

    [Theory]
    [InlineData("login", "<h1>Anmelden</h1><form method='post' action='/login'><input name='user'><input type='password' name='pw'><button>Login</button></form>")]
    [InlineData("other", "<h1>Impressum</h1><p>Diese Seite wird von niemandem betrieben. Es gelten die Regeln dieses Hauses.</p>")]
    public async Task Inspect_PageWithoutAd_NamesItsTypeAndScoresNothing(string type, string body)
    {
        var page = (await WebriskAsync("inspect", Write("page.html", "<!doctype html><title>Seite</title><body>" + body), "--json")).ShouldSucceed().Json;

        page.GetProperty("page_type").GetString().ShouldBe(type);
        page.GetProperty("ad").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        page.GetProperty("score").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Inspect_List_NamesTheAdsItLinksTo()
    {
        var cards = string.Concat(Enumerable.Range(1, 24).Select(i =>
            $"<div class='card'><a href='/anzeige/{i}'><img src='/i/{i}.jpg'><h3>Anzeige Nummer {i}</h3></a><span>Wien</span><span>{20 + i} Jahre</span><a href='/anzeige/{i}'>mehr</a></div>"));
        var page = (await WebriskAsync(
            "inspect", Write("list.html", $"<!doctype html><title>Anzeigen in Wien</title><h1>Anzeigen in Wien</h1><div>{cards}</div><a href='/wien?page=2'>Weiter</a>"), "--url", "https://ads.example/wien", "--json")).ShouldSucceed().Json;

        page.GetProperty("page_type").GetString().ShouldBe("list");
        page.GetProperty("links").EnumerateArray().Select(l => l.GetProperty("url").GetString()).ShouldContain("https://ads.example/anzeige/24");
    }

    [Theory]
    [InlineData("windows-1251", "charset=windows-1251")]
    [InlineData("utf-8", "charset=utf-8")]
    public async Task Inspect_DeclaredCharset_IsObeyed(string charset, string declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = $"""
            <!doctype html><html><head><meta http-equiv="Content-Type" content="text/html; {declared}"><title>Анна, Москва</title></head><body><h1>Анна, Москва</h1>
            <table><tr><td>Возраст</td><td>29</td></tr><tr><td>Город</td><td>Москва</td></tr><tr><td>Телефон</td><td>+7 916 123-45-67</td></tr></table>
            <p>Привет, меня зовут Анна. Приглашаю в гости, спокойная обстановка и много времени. Звоните мне каждый день с десяти до восьми.</p></body></html>
            """;
        var page = (await WebriskAsync("inspect", Write("ad.html", Encoding.GetEncoding(charset).GetBytes(html)), "--json")).ShouldSucceed().Json;

        page.GetProperty("language").GetString().ShouldBe("ru");
        page.GetProperty("ad").GetProperty("text").GetString()!.ShouldContain("спокойная обстановка");
        page.GetProperty("ad").GetProperty("phones").Texts().ShouldBe(["+79161234567"]);
    }

    [Fact]
    public async Task Inspect_AnyBytes_AreReadAsSomePage()
    {
        var garbage = new byte[50_000];
        new Random(7).NextBytes(garbage);

        (await WebriskAsync("inspect", Write("garbage.html", garbage), "--json")).ShouldSucceed().Json.GetProperty("page_type").GetString().ShouldBe("other");
        (await WebriskAsync("inspect", Write("zeros.html", new byte[1000]), "--json")).ShouldSucceed().Json.GetProperty("page_type").GetString().ShouldBe("other");
        (await WebriskAsync("inspect", Write("cut.html", Ad[..500]))).ShouldSucceed();
        (await WebriskAsync("inspect", Write("deep.html", string.Concat(Enumerable.Repeat("<div>", 20_000))))).ShouldSucceed();
    }

    [Fact]
    public async Task Inspect_WhatIsNoInput_IsRefused()
    {
        var empty = Write("empty.html", "");

        (await WebriskAsync("inspect", empty)).ShouldBeRefused(empty, "empty", "give an HTML page");
        (await WebriskAsync("inspect", Path.Combine(Folder, "missing.html"))).ShouldBeRefused("missing.html", "does not exist");
        (await WebriskAsync("inspect", Folder)).ShouldBeRefused(Folder);
        (await WebriskAsync("inspect")).ShouldBeRefused("FILE|URL");
        (await WebriskAsync("inspect", Write("ad.html", Ad), "--country", "Austria")).ShouldBeRefused("--country", "Austria", "AT");
        (await WebriskAsync("inspect", Write("ad.html", Ad), "--url", "lena")).ShouldBeRefused("--url", "lena", "https://");
    }

    [Theory]
    [InlineData("<table><tr><td>Alter</td><td>17</td></tr></table>")]
    [InlineData("<p>Ich bin 17 Jahre alt.</p>")]
    public async Task Inspect_StatedAgeUnder18_ShowsNothingOfThePage(string stated)
    {
        var file = Write("sealed.html", $"<!doctype html><title>Profil Zitronenbaum</title><h1>Profil Zitronenbaum</h1>{stated}<a href='/dahinter'>weiter</a>");

        var json = (await WebriskAsync("inspect", file, "--json")).ShouldSucceed();
        json.Json.Names().ShouldBe(["page_type", "sealed_by"]);
        foreach (var result in new[] { json, (await WebriskAsync("inspect", file)).ShouldSucceed() })
        {
            result.Output.ShouldNotContain("Zitronenbaum");
            result.Output.ShouldNotContain("dahinter");
        }
    }

    [Fact]
    public async Task InspectUrl_SyntheticWeb_IsFetchedPolitely()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 2, AdsPerSite = 5, Today = new DateOnly(2026, 3, 1) });
        await using var web = await SyntheticWebServer.StartAsync(world);
        var (url, truth) = world.TruthByUrl(web.Port).First(t => t.Value is { Disallowed: false, SafetyFixture: false } && !world.Sites[t.Value.SiteId].HasAgeGate);

        var page = (await WebriskAsync("inspect", url, "--synthetic", "--country", truth.Country, "--json")).ShouldSucceed().Json;

        page.GetProperty("page_type").GetString().ShouldBe("ad");
        page.GetProperty("ad").GetProperty("title").GetString().ShouldBe(truth.Title);
        web.Log.Requests.Select(r => r.Target).ShouldBe(["/robots.txt", truth.Path]);

        (await WebriskAsync("inspect", url, "--contact", "https://example.org/crawler")).ShouldBeRefused(url, "only 80 and 443", "--synthetic");
        (await WebriskAsync("inspect", $"http://{world.Sites[truth.SiteId].Address}/", "--contact", "https://example.org/crawler")).ShouldBeRefused("not a public address", "--synthetic");
        (await WebriskAsync("inspect", url)).ShouldBeRefused("--contact", "is missing");
        (await WebriskAsync("inspect", "http://10.0.0.1/", "--synthetic")).ShouldBeRefused("http://10.0.0.1/", "loopback addresses only");
        web.Log.Requests.Count.ShouldBe(2);
    }
}
