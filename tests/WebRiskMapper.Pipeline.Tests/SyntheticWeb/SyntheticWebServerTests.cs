using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>One running web for all tests of the class; each test asks other sites or only reads.</summary>
public sealed class RunningWeb : IAsyncLifetime
{
    public static SyntheticWebOptions Options { get; } = new() { Seed = 3, Sites = 18, AdsPerSite = 40, Today = new DateOnly(2026, 3, 14) };

    public SyntheticWebServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await SyntheticWebServer.StartAsync(SyntheticWorld.Generate(Options));

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

public sealed class SyntheticWebServerTests(RunningWeb web) : IClassFixture<RunningWeb>, IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });

    private SyntheticWorld World => web.Server.World;

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task Get_SitesOnOnePort_AreToldApartByAddressWhateverTheHostHeader()
    {
        var one = await TextAsync(World.Sites[0], "/about");
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(World.Sites[1], "/about")) { Headers = { Host = "other.example" } };
        using var other = await client.SendAsync(request);

        one.ShouldContain(World.Sites[0].Name);
        (await other.Content.ReadAsStringAsync()).ShouldContain(World.Sites[1].Name);
    }

    [Fact]
    public async Task Get_Robots_ForbidsTheFolderThatHoldsPrivateAds()
    {
        var site = With("private-folder");

        (await TextAsync(site, "/robots.txt")).ShouldContain("Disallow: /private/");
        World.Ads.Where(a => a.SiteId == site.Id && a.Disallowed).ShouldNotBeEmpty();
        World.Ads.Where(a => a.Disallowed).ShouldAllBe(a => a.Path.StartsWith("/private/", StringComparison.Ordinal));
        (await TextAsync(With("crawl-delay"), "/robots.txt")).ShouldContain("Crawl-delay: 0.5");
        (await GetAsync(With("no-robots"), "/robots.txt")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("age-gate-link", "over18=1", "/enter?to=%2Fbrowse")]
    [InlineData("age-gate-form", "adult=yes", "/age-check?to=%2Fbrowse")]
    public async Task Get_GatedSite_ShowsEveryPageOnlyAfterTheClick(string behaviour, string cookie, string accept)
    {
        var site = With(behaviour);
        var gate = await TextAsync(site, "/browse");
        using var click = await GetAsync(site, accept);

        gate.ShouldContain(accept.Split('?')[0]);
        gate.ShouldNotContain("rel=\"next\"");
        click.StatusCode.ShouldBe(HttpStatusCode.Found);
        click.Headers.Location!.ToString().ShouldBe("/browse");
        click.Headers.GetValues("Set-Cookie").Single().ShouldStartWith(cookie);
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(site, "/browse"));
        request.Headers.Add("Cookie", cookie);
        using var behind = await client.SendAsync(request);
        (await behind.Content.ReadAsStringAsync()).ShouldContain(World.Ads.First(a => a.SiteId == site.Id && a.InListing).CityWritten!);
        (await TextAsync(site, "/robots.txt")).ShouldStartWith("User-agent");
    }

    [Fact]
    public async Task Accept_OtherSitesAddress_LeadsToTheFrontPage()
    {
        using var click = await GetAsync(With("age-gate-link"), "/enter?to=%2F%2Fexample.org");

        click.Headers.Location!.ToString().ShouldBe("/");
    }

    [Theory]
    [InlineData("too-many-requests", HttpStatusCode.TooManyRequests)]
    [InlineData("unavailable", HttpStatusCode.ServiceUnavailable)]
    public async Task Get_BusySite_RefusesNowAndThenWithRetryAfter(string behaviour, HttpStatusCode status)
    {
        var site = With(behaviour);
        var refused = new List<RetryConditionHeaderValue?>();
        for (var i = 0; i < 40; i++)
        {
            using var response = await GetAsync(site, "/about");
            if (response.StatusCode == status)
            {
                refused.Add(response.Headers.RetryAfter);
            }
        }

        var only = refused.ShouldHaveSingleItem().ShouldNotBeNull();
        var isDate = only.Date is not null;
        isDate.ShouldBe(status == HttpStatusCode.ServiceUnavailable);
        (only.Delta ?? only.Date!.Value - DateTimeOffset.UtcNow).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("legacy-charset-header", "ru", "windows-1251", true)]
    [InlineData("legacy-charset-meta", "el", "iso-8859-7", false)]
    [InlineData("legacy-charset-header", "el", "iso-8859-7", true)]
    [InlineData("legacy-charset-meta", "ru", "windows-1251", false)]
    public async Task Get_LegacySite_SendsItsCharsetAndDeclaresItOnce(string behaviour, string language, string charset, bool inHeader)
    {
        var site = World.Sites.First(s => s.Behaviours.Contains(behaviour) && string.Equals(s.Language, language, StringComparison.Ordinal));
        var ad = World.Ads.First(a => a.SiteId == site.Id && !a.Disallowed && a.EntityKind == EntityKind.Independent);
        using var response = await GetAsync(site, ad.Path);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetString(bytes);

        (response.Content.Headers.ContentType!.CharSet is not null).ShouldBe(inHeader);
        text.Contains($"<meta charset=\"{charset}\">", StringComparison.Ordinal).ShouldBe(!inHeader);
        WebUtility.HtmlDecode(text).ShouldContain(ad.Text.Split('\n')[0]);
        Should.Throw<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Fact]
    public async Task Get_WithTheETagSent_AnswersNotModified()
    {
        var ad = World.Ads.First(a => a.SiteId == 0 && !a.SafetyFixture);
        using var first = await GetAsync(World.Sites[0], ad.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(World.Sites[0], ad.Path));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_WithTheDateSent_AnswersNotModified()
    {
        var site = World.Sites[12];
        var ad = World.Ads.First(a => a.SiteId == site.Id && !a.Disallowed);
        using var first = await GetAsync(site, ad.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(site, ad.Path));
        request.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using var second = await client.SendAsync(request);

        first.Headers.ETag.ShouldBeNull();
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Get_SiteWithoutValidators_SendsNoneAndCountsViews()
    {
        var site = With("view-counter");
        using var first = await GetAsync(site, "/about");
        using var second = await GetAsync(site, "/about");

        first.Headers.ETag.ShouldBeNull();
        first.Content.Headers.LastModified.ShouldBeNull();
        (await first.Content.ReadAsStringAsync()).ShouldNotBe(await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Get_RedirectingSites_LeadToTheCanonicalAddress()
    {
        var slash = With("trailing-slash-301");
        var short302 = With("short-link-302");
        var ad = World.Ads.First(a => a.SiteId == short302.Id && !a.Disallowed);
        using var first = await GetAsync(slash, "/browse/");
        using var second = await GetAsync(short302, "/go/" + ad.Id.ToString(CultureInfo.InvariantCulture));

        first.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        first.Headers.Location!.ToString().ShouldBe("/browse");
        second.StatusCode.ShouldBe(HttpStatusCode.Found);
        second.Headers.Location!.ToString().ShouldBe(ad.Path);
    }

    [Fact]
    public async Task Get_ImageAndForbiddenPage_AreCountedAgainstTheVisitor()
    {
        await using var own = await SyntheticWebServer.StartAsync(SyntheticWorld.Generate(RunningWeb.Options with { Sites = 3 }));
        var hidden = own.World.Ads.First(a => a.Disallowed);
        using var image = await client.GetAsync(new Uri(own.World.Sites[0].BaseUrl(own.Port) + "img/000001-1.jpg"));
        using var page = await client.GetAsync(new Uri(own.World.Sites[hidden.SiteId].BaseUrl(own.Port) + hidden.Path[1..]));

        image.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        own.Log.ImageRequests.ShouldBe(1);
        own.Log.DisallowedRequests.ShouldBe(1);
        own.Log.Total.ShouldBe(2);
        own.Log.Of(own.World.Sites[0]).ShouldHaveSingleItem().Target.ShouldBe("/img/000001-1.jpg");
        own.Log.MostConnections(own.World.Sites[0]).ShouldBe(1);
    }

    [Fact]
    public async Task Start_PortTaken_TakesAnotherOrFailsAsAsked()
    {
        var options = RunningWeb.Options with { Sites = 2, Port = web.Server.Port };
        await using var other = await SyntheticWebServer.StartAsync(SyntheticWorld.Generate(options));
        var failure = await Should.ThrowAsync<IOException>(() => SyntheticWebServer.StartAsync(SyntheticWorld.Generate(options with { FallBackToFreePort = false })));

        other.Port.ShouldNotBe(web.Server.Port);
        failure.Message.ShouldContain(web.Server.Port.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Get_VanishedAd_IsGoneInTheNextGeneration()
    {
        await using var next = await SyntheticWebServer.StartAsync(SyntheticWorld.Generate(RunningWeb.Options with { Generation = 1 }));
        var left = next.World.TruthByUrl(0);
        var vanished = World.Ads.Where(a => !left.ContainsKey($"http://{World.Sites[a.SiteId].Address}:0{a.Path}") && !World.Sites[a.SiteId].HasAgeGate).ToList();
        vanished.ShouldNotBeEmpty();
        foreach (var ad in vanished)
        {
            using var response = await client.GetAsync(new Uri(next.World.Sites[ad.SiteId].BaseUrl(next.Port) + ad.Path[1..]));
            response.StatusCode.ShouldBe(ad.SiteId % 2 == 0 ? HttpStatusCode.Gone : HttpStatusCode.NotFound);
        }
    }

    private SiteTruth With(string behaviour) => World.Sites.First(s => s.Behaviours.Contains(behaviour, StringComparer.Ordinal));

    private Uri Url(SiteTruth site, string path) => new(site.BaseUrl(web.Server.Port) + path[1..]);

    private Task<HttpResponseMessage> GetAsync(SiteTruth site, string path) => client.GetAsync(Url(site, path));

    private Task<string> TextAsync(SiteTruth site, string path) => client.GetStringAsync(Url(site, path));
}
