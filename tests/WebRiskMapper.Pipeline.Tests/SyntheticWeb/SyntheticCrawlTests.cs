using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.SyntheticWeb.Truth;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.SyntheticWeb;

/// <summary>Walks the web over HTTP the way a plain reader would: start page, lists, sitemap, nothing known beforehand.</summary>
public sealed class SyntheticCrawlTests
{
    [Theory]
    [InlineData(FamilySet.Development)]
    [InlineData(FamilySet.HeldBack)]
    public async Task Walk_FromFrontPageAndSitemap_FindsEveryAllowedAdAndOnlyKnownPages(FamilySet families)
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Seed = 5, Sites = 14, AdsPerSite = 30, Families = families, Today = new DateOnly(2026, 3, 14) });
        await using var server = await SyntheticWebServer.StartAsync(world);
        var truth = world.TruthByUrl(server.Port);
        var kinds = world.PageTypes(server.Port);
        foreach (var site in world.Sites)
        {
            var found = await WalkAsync(server, site);

            truth.Where(t => t.Value.SiteId == site.Id && !t.Value.Disallowed && !found.Contains(t.Key)).Select(t => t.Key).ShouldBeEmpty(site.Name);
            found.Where(u => !kinds.ContainsKey(u)).ShouldBeEmpty(site.Name);
        }

        server.Log.ImageRequests.ShouldBe(0);
        server.Log.DisallowedRequests.ShouldBe(0);
    }

    /// <summary>URLs that answered 200, after redirects.</summary>
    private static async Task<HashSet<string>> WalkAsync(SyntheticWebServer server, SiteTruth site)
    {
        var root = new Uri(site.BaseUrl(server.Port));
        using var handler = new SocketsHttpHandler();
        handler.CookieContainer.Add(root, new Cookie("over18", "1"));
        handler.CookieContainer.Add(root, new Cookie("adult", "yes"));
        using var client = new HttpClient(handler);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<Uri>([root, new Uri(root, "/sitemap.xml")]);
        while (queue.TryDequeue(out var url))
        {
            if (!seen.Add(url.AbsoluteUri))
            {
                continue;
            }

            using var response = await client.GetAsync(url);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                seen.Remove(url.AbsoluteUri);
                queue.Enqueue(url);
                continue;
            }

            response.StatusCode.ShouldBe(HttpStatusCode.OK, url.AbsoluteUri);
            // Links are ASCII in every charset that the sites use.
            var body = System.Text.Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
            var isMap = url.AbsolutePath.StartsWith("/sitemap", StringComparison.Ordinal);
            if (!isMap)
            {
                found.Add(response.RequestMessage!.RequestUri!.AbsoluteUri);
            }

            var pattern = isMap ? "<loc>(?<url>[^<]+)</loc>" : "href=\"(?<url>/[^\"]*)\"";
            foreach (var link in Regex.Matches(body, pattern, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(m => WebUtility.HtmlDecode(m.Groups["url"].Value)))
            {
                if (!link.Contains("/private/", StringComparison.Ordinal) && !link.EndsWith(".jpg", StringComparison.Ordinal))
                {
                    queue.Enqueue(new Uri(root, link));
                }
            }
        }

        return found;
    }
}
