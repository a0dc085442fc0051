using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Pages;

public sealed partial class PageTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Banner = "Unvalidated index, not a probability: ranks what a human should review.";

    [Theory]
    [InlineData("/")]
    [InlineData("/?view=table&sort=coverage&run=1")]
    [InlineData("/country/AT")]
    [InlineData("/country/at?run=1")]
    [InlineData("/country/TM")]
    [InlineData("/platform/3")]
    public async Task RiskPage_WhenOpened_CarriesStatementAndBannerAndStaysSmall(string path)
    {
        var page = await dashboard.Http.GetStringAsync(path);

        page.ShouldContain("Indicators and advertisements alone are not sufficient evidence of trafficking.");
        page.ShouldContain(Banner);
        page.ShouldContain("Invented data: this run crawled the synthetic web");
        page.Length.ShouldBeLessThan(100_000);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/country/AT")]
    [InlineData("/platform/3")]
    [InlineData("/runs")]
    [InlineData("/runs/3")]
    [InlineData("/how")]
    [InlineData("/about")]
    public async Task Page_WhenOpened_HasOneHeadingAndOneQuestion(string path)
    {
        var page = await dashboard.Http.GetStringAsync(path);

        Heading().Count(page).ShouldBe(1);
        page.Split("class=\"question\"").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Map_OfTheLatestRun_ShowsEveryStateWithItsSentence()
    {
        var page = await dashboard.Http.GetStringAsync("/");

        Tile().Count(page).ShouldBe(58);
        page.ShouldContain("<span class=\"tip\">Austria: 12–18 % of 431 entities (90 % interval), 74 % of ads seen</span>");
        page.ShouldContain("<span class=\"tip\">Holy See: not crawled in this run</span>");
        page.ShouldContain("15 % (12–18 %) of 431");
        page.ShouldContain("Suppressed: too few entities");
        page.ShouldContain("<span>Not located</span>");
        page.ShouldContain("<strong>Not crawled in this run (5):</strong>");
        page.ShouldContain("Run 3 of “invented-region” is under way");
    }

    [Fact]
    public async Task Table_SortedByName_StandsInTheUrlAndInTheRows()
    {
        var page = await dashboard.Http.GetStringAsync("/?view=table&sort=name&run=2");

        var names = CountryLink().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["name"].Value)).ToList();
        names.Count.ShouldBe(53);
        names.ShouldBe(names.Order(StringComparer.InvariantCulture));
        page.ShouldContain("aria-sort=\"ascending\"");
        page.ShouldContain("href=\"/?run=2&amp;view=table&amp;sort=coverage\"");
    }

    [Fact]
    public async Task Country_WithTwoRuns_ShowsHistoryArrivalsAndChangeOfMethod()
    {
        var page = await dashboard.Http.GetStringAsync("/country/AT");

        page.ShouldContain("15 % (11–19 %) of 398");
        page.ShouldContain("model evidence-1 → evidence-2");
        OnOneLine(page).ShouldContain("<td class=\"num\">7</td> <td class=\"num\">2</td> <td class=\"num\">1</td>");
        page.ShouldContain("platform-08.test");
    }

    [Fact]
    public async Task Platform_WhenOpened_NamesTheLostShares()
    {
        var page = OnOneLine(await dashboard.Http.GetStringAsync("/platform/3"));

        page.ShouldContain("<dt>Lost to robots rules</dt><dd>11 %</dd>");
        page.ShouldContain("<dt>Lost to refusals</dt><dd>6 %</dd>");
        page.ShouldContain("<dt>Lost to budget</dt><dd>20 %</dd>");
        page.ShouldContain("<dt>Lost to language</dt><dd>4 %</dd>");
    }

    [Fact]
    public async Task Run_UnderWay_ShowsCountsAndRefreshesWithoutScripts()
    {
        var page = await dashboard.Http.GetStringAsync("/runs/3");

        page.ShouldContain("<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>");
        page.ShouldContain("data-refresh=\"5\"");
        page.ShouldContain("<dd>490</dd>");
        page.ShouldContain("Not fetched: robots rules");
        page.ShouldNotContain("platform-2.test");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/country/XX")]
    [InlineData("/?run=99")]
    [InlineData("/runs/99")]
    [InlineData("/platform/999")]
    public async Task MissingPage_WhenOpened_SaysWhatToTry(string path)
    {
        using var answer = await dashboard.Http.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.ShouldContain("<h1>Not found</h1>");
        page.ShouldContain("What to try");
        page.ShouldContain("href=\"/\"");
    }

    [Fact]
    public async Task Map_BeforeTheFirstRun_SaysWhatToDoNext()
    {
        await using var app = await DashboardFixture.StartAsync(await dashboard.EmptyDatabaseAsync(migrated: true));
        using var http = new HttpClient { BaseAddress = DashboardHost.Address(app) };

        var page = await http.GetStringAsync("/");

        page.ShouldContain("There is no run to show yet");
        page.ShouldContain("webrisk campaign run");
        (await http.GetStringAsync("/runs")).ShouldContain("There is no run to show yet");
    }

    [Fact]
    public async Task Map_OverADatabaseThatWasNeverMigrated_SaysSoAndHowToHelp()
    {
        await using var app = await DashboardFixture.StartAsync(await dashboard.EmptyDatabaseAsync(migrated: false));
        using var http = new HttpClient { BaseAddress = DashboardHost.Address(app) };

        using var answer = await http.GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("webrisk db migrate");
    }

    [Fact]
    public async Task Map_WithoutADatabase_SaysSoAndTellsNothingOfTheConnection()
    {
        await using var app = await DashboardFixture.StartAsync("Host=127.0.0.1;Port=1;Username=nobody;Password=secret-word;Timeout=2");
        using var http = new HttpClient { BaseAddress = DashboardHost.Address(app) };

        using var page = await http.GetAsync("/");
        using var api = await http.GetAsync("/api/v1/runs");

        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        api.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var text = await page.Content.ReadAsStringAsync() + await api.Content.ReadAsStringAsync();
        text.ShouldContain("The database cannot be reached.");
        text.ShouldNotContain("secret-word");
        text.ShouldNotContain("nobody");
    }

    [Theory]
    [InlineData("dashboard.css", "text/css")]
    [InlineData("dashboard.js", "text/javascript")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task Asset_AskedForAgainWithItsTag_IsNotSentTwice(string name, string type)
    {
        using var first = await dashboard.Http.GetAsync($"/assets/{name}");
        first.Content.Headers.ContentType!.MediaType.ShouldBe(type);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/assets/{name}") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await dashboard.Http.SendAsync(request);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    private static string OnOneLine(string page) => string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<h1[ >]", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex("class=\"tile ", RegexOptions.NonBacktracking)]
    private static partial Regex Tile();

    [GeneratedRegex("<th scope=\"row\">\\s*<a href=\"/country/[^\"]*\">(?<name>[^<]*)</a>", RegexOptions.NonBacktracking)]
    private static partial Regex CountryLink();
}
