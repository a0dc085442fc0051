using System.IO.Compression;
using System.Text;
using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class SitemapReaderTests
{
    [Fact]
    public async Task Read_UrlSet_GivesAddressesAndTheirDates()
    {
        var sitemap = await ReadAsync("""
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
              <url><loc> http://site.example/a?x=1&amp;y=2 </loc><lastmod>2026-03-04T05:06:07+02:00</lastmod><image:image><image:loc>http://site.example/a.jpg</image:loc></image:image></url>
              <url><lastmod>2026-03-04</lastmod><loc><![CDATA[http://site.example/b]]></loc></url>
              <url><loc>http://site.example/c</loc><lastmod>2026</lastmod><xhtml:link rel="alternate" hreflang="de" href="http://site.example/de/c"/></url>
              <url><lastmod>2026-01-01</lastmod></url>
            </urlset>
            """);

        sitemap.Sitemaps.ShouldBeEmpty();
        sitemap.Pages.ShouldBe(
        [
            new SitemapEntry("http://site.example/a?x=1&y=2", new DateTimeOffset(2026, 3, 4, 3, 6, 7, TimeSpan.Zero)),
            // A day counts to its end, so that a change later on it is not missed.
            new SitemapEntry("http://site.example/b", new DateTimeOffset(2026, 3, 4, 23, 59, 59, TimeSpan.Zero)),
            new SitemapEntry("http://site.example/de/c", Language: "de"),
            new SitemapEntry("http://site.example/c"),
        ]);
    }

    [Fact]
    public async Task Read_Index_NamesSitemapsOnly() =>
        (await ReadAsync("<sitemapindex><sitemap><loc>http://site.example/1.xml</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>http://site.example/2.xml.gz</loc></sitemap></sitemapindex>"))
            .ShouldSatisfyAllConditions(s => s.Pages.ShouldBeEmpty(), s => s.Sitemaps.ShouldBe(["http://site.example/1.xml", "http://site.example/2.xml.gz"]));

    [Fact]
    public async Task Read_NewsSitemap_TakesTheDateOfPublication() =>
        (await ReadAsync("<urlset xmlns:news='n'><url><loc>http://site.example/a</loc><news:news><news:publication_date>2026-02-03T00:00:00Z</news:publication_date></news:news></url></urlset>"))
            .Pages.ShouldBe([new SitemapEntry("http://site.example/a", new DateTimeOffset(2026, 2, 3, 0, 0, 0, TimeSpan.Zero))]);

    [Fact]
    public async Task Read_Rss_GivesItsItems() =>
        (await ReadAsync("""
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>t</title><link>http://site.example/</link><atom:link href="http://site.example/feed" rel="self"/>
            <item><title>one</title><link>http://site.example/1</link><pubDate>Tue, 03 Feb 2026 10:00:00 GMT</pubDate></item>
            <item><link>http://site.example/2</link></item><item><title>none</title></item></channel></rss>
            """)).Pages.ShouldBe([new SitemapEntry("http://site.example/1", new DateTimeOffset(2026, 2, 3, 10, 0, 0, TimeSpan.Zero)), new SitemapEntry("http://site.example/2")]);

    [Fact]
    public async Task Read_Atom_GivesItsEntries() =>
        (await ReadAsync("""
            <feed xmlns="http://www.w3.org/2005/Atom"><link href="http://site.example/"/><updated>2026-01-01T00:00:00Z</updated>
            <entry><link rel="edit" href="http://site.example/edit/1"/><link rel="alternate" href="http://site.example/1"/><updated>2026-02-03T10:00:00Z</updated></entry></feed>
            """)).Pages.ShouldBe([new SitemapEntry("http://site.example/1", new DateTimeOffset(2026, 2, 3, 10, 0, 0, TimeSpan.Zero))]);

    [Fact]
    public async Task Read_Text_GivesTheLinesThatAreAddresses() =>
        (await ReadAsync("\uFEFF# pages\nhttp://site.example/a\r\n  https://site.example/b  \nnot an address\n")).Pages.Select(p => p.Url).ShouldBe(["http://site.example/a", "https://site.example/b"]);

    [Theory]
    [InlineData("<urlset><url><loc>http://site.example/a</loc></url><url><loc>http://site.example/b</loc")]
    [InlineData("<urlset><url><loc>http://site.example/a</loc></url><url><loc>&nbsp;</loc></url></urlset>")]
    [InlineData("<urlset><url><loc>http://site.example/a</loc></url></wrong>")]
    public async Task Read_Damaged_KeepsWhatStandsBefore(string xml) => (await ReadAsync(xml)).Pages.ShouldBe([new SitemapEntry("http://site.example/a")]);

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<html><body>Not found</body></html>")]
    [InlineData("<!DOCTYPE lol [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>")]
    public async Task Read_NoSitemap_IsEmpty(string text) => (await ReadAsync(text)).Pages.ShouldBeEmpty();

    [Fact]
    public async Task Read_DatesThatAreAllTheSame_SayNothing()
    {
        var same = string.Concat(Enumerable.Range(0, 20).Select(i => $"<url><loc>http://site.example/{i}</loc><lastmod>2026-03-04</lastmod></url>"));
        (await ReadAsync($"<urlset>{same}</urlset>")).Pages.ShouldAllBe(p => p.ChangedAt == null);
        var different = string.Concat(Enumerable.Range(0, 20).Select(i => $"<url><loc>http://site.example/{i}</loc><lastmod>2026-03-{1 + (i / 2):00}</lastmod></url>"));
        (await ReadAsync($"<urlset>{different}</urlset>")).Pages.ShouldAllBe(p => p.ChangedAt != null);
    }

    [Fact]
    public async Task Read_HugeGzip_KeepsTheProtocolsLimitAndLittleMemory()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new StreamWriter(gzip))
        {
            writer.Write("<urlset>");
            var filler = new string(' ', 700);
            for (var i = 0; i < 60_000; i++)
            {
                writer.Write($"<url><loc>http://site.example/ad/{i}</loc>{filler}</url>");
            }
        }

        // From memory nothing waits, so that all of it runs on this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sitemap = await SitemapReader.ReadAsync(new MemoryStream(compressed.ToArray()));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        sitemap.Pages.Count.ShouldBe(SitemapReader.MaxEntries);
        // 45 MB of text pass by; what stays are 50,000 addresses.
        allocated.ShouldBeLessThan(25_000_000);
    }

    // A list without a line break was inflated into one string for as long as the bomb went on.
    [Fact]
    public async Task Read_BombOfText_EndsAtTheLimit()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync("http://site.example/ad/1\n"u8.ToArray());
            for (var i = 0; i < 600; i++)
            {
                await gzip.WriteAsync(new byte[1_000_000]);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sitemap = await SitemapReader.ReadAsync(new MemoryStream(compressed.ToArray()));

        sitemap.Pages.ShouldBe([new SitemapEntry("http://site.example/ad/1")]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(400_000_000);
    }

    private static Task<Sitemap> ReadAsync(string text) => SitemapReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
