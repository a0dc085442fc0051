using Shouldly;
using WebRiskMapper.Analysis.Parsing;
using Xunit;

namespace WebRiskMapper.Analysis.Tests.Parsing;

public sealed class TrackingIdsTests
{
    [Theory]
    [InlineData("ga('create', 'UA-12345678-3', 'auto')", "google-analytics UA-12345678")]
    [InlineData("<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-AB12CD34EF\"></script>", "google-analytics G-AB12CD34EF")]
    [InlineData("gtag('config', 'G-AB12CD34EF');gtag(\"config\", \"G-AB12CD34EF\")", "google-analytics G-AB12CD34EF")]
    [InlineData("j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl})(window,document,'script','dataLayer','GTM-K3JX9P')", "google-tag-manager GTM-K3JX9P")]
    [InlineData("data-ad-client=\"ca-pub-1234567890123456\"", "google-adsense pub-1234567890123456")]
    [InlineData("ym(12345678, \"init\", {})", "yandex-metrica 12345678")]
    [InlineData("<img src=\"https://mc.yandex.ru/watch/12345678\">", "yandex-metrica 12345678")]
    [InlineData("var u=\"//stats.example.org/\";_paq.push(['setTrackerUrl', u+'matomo.php']);_paq.push(['setSiteId', '7']);", "matomo stats.example.org/7")]
    [InlineData("fbq('init', '123456789012345');fbq('track', 'PageView')", "facebook-pixel 123456789012345")]
    [InlineData("<img src=\"https://www.facebook.com/tr?id=123456789012345&ev=PageView\">", "facebook-pixel 123456789012345")]
    [InlineData("h._hjSettings={hjid:1234567,hjsv:6}", "hotjar 1234567")]
    [InlineData("})(window, document, \"clarity\", \"script\", \"ab12cd34ef\");", "microsoft-clarity ab12cd34ef")]
    [InlineData("ttq.load('C4A7B8D9E0F1G2H3I4J5');", "tiktok-pixel C4A7B8D9E0F1G2H3I4J5")]
    [InlineData("_Hasync.push(['Histats.start', '1,4567890,4,0,0,0,00010000']);", "histats 4567890")]
    [InlineData("var sc_project=12345678;", "statcounter 12345678")]
    public void Find_Snippet_NamesTheAccountOnce(string html, string account) =>
        TrackingIds.Find(html).Select(i => $"{i.Service} {i.Account}").ShouldBe([account]);

    [Theory]
    [InlineData("<p>Call UA-12345678-3 or G-PUNKT2024X, GTM-ABCDEF</p>")]
    [InlineData("<p title=\"G-STRING\">'G-SPOTMASSAGE'</p>")]
    [InlineData("symptom.asym(123456)")]
    [InlineData("_paq.push(['setSiteId', '7']);")]
    [InlineData("var u=\"//a b/\";_paq.push(['setSiteId', '7']);")]
    [InlineData("'UA-1-1' 'UA-12345678901-1' \"ca-pub-12\" ym( fbq('init') fbq( hjid: setSiteId \"clarity\" ttq.load( Histats.start sc_project=")]
    [InlineData("\"G-")]
    [InlineData("UA-")]
    [InlineData("")]
    public void Find_WhatOnlyLooksAlike_IsNone(string html) => TrackingIds.Find(html).ShouldBeEmpty();

    [Fact]
    public void Find_SourceCutAnywhere_NeverThrows()
    {
        const string html = "'UA-12345678-3' 'G-AB12CD34EF' 'GTM-K3JX9P' ca-pub-1234567890123456 ym(12345678) mc.yandex.ru/watch/12345678 var u=\"//stats.example.org/\";['setSiteId', '7'] fbq('init', '123456789012345') hjid:1234567 \"clarity\", \"script\", \"ab12cd34ef\" ttq.load('C4A7B8D9E0F1G2H3I4J5') 'Histats.start', '1,4567890,4 sc_project=12345678";
        for (var end = 0; end <= html.Length; end++)
        {
            TrackingIds.Find(html.AsSpan(0, end)).Count.ShouldBeLessThanOrEqualTo(12);
        }

        TrackingIds.Find(html).Count.ShouldBe(12);
    }

    [Fact]
    public void Find_MoreAccountsThanAPageHas_StopsEarly() =>
        TrackingIds.Find(string.Concat(Enumerable.Range(0, 500).Select(i => $"'UA-{10_000 + i}-1'"))).Count.ShouldBe(20);
}
