using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Xml;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>One page that a sitemap lists.</summary>
/// <param name="Url">As written.</param>
/// <param name="ChangedAt">When it changed last, as the sitemap states it; a date without a time means the end of that day.</param>
/// <param name="Language">The language that the sitemap gives the page (<c>hreflang</c>), or null.</param>
internal readonly record struct SitemapEntry(string Url, DateTimeOffset? ChangedAt = null, string? Language = null);

/// <summary>What a sitemap lists.</summary>
/// <param name="Pages">In order.</param>
/// <param name="Sitemaps">Further sitemaps as written, when it is an index.</param>
internal sealed record Sitemap(IReadOnlyList<SitemapEntry> Pages, IReadOnlyList<string> Sitemaps);

/// <summary>
/// Reads sitemaps (sitemaps.org protocol 0.9, with the news and hreflang extensions), RSS and Atom feeds and plain lists; XML or text, plain
/// or gzip, while they arrive and within limits: a sitemap of 50 MB costs the memory of its addresses. What is damaged is read up to the damage.
/// </summary>
internal static class SitemapReader
{
    /// <summary>The protocol's own limit.</summary>
    public const int MaxEntries = 50_000;

    private const long MaxInflatedBytes = 50_000_000;

    private const int PeekBytes = 256;

    /// <summary>From this many dated entries on, dates that are nearly all the same are taken for the time the file was made.</summary>
    private const int FewestTellingDates = 10;

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        // A feed with a document type is read without it; entities of its own end the reading like any other damage.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MaxInflatedBytes,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
    };

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "yyyyMMdd"];

    /// <summary>Reads no further than the protocol's limits.</summary>
    /// <exception cref="IOException">The stream failed, other than by being damaged.</exception>
    public static async Task<Sitemap> ReadAsync(Stream body)
    {
        var pages = new List<SitemapEntry>();
        var sitemaps = new List<string>();
        try
        {
            var (stream, start) = await PeekAsync(body);
            var isGzip = start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
            await using var inflated = isGzip ? new MeteredStream(new GZipStream(stream, CompressionMode.Decompress), MaxInflatedBytes, CancellationToken.None) : null;
            if (inflated is not null)
            {
                (stream, start) = await PeekAsync(inflated);
            }

            if (start.AsSpan().Contains((byte)'<'))
            {
                await ReadXmlAsync(stream, pages, sitemaps);
            }
            else
            {
                await ReadTextAsync(stream, pages);
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            // What stands before the damage is as good as any link.
        }

        return new Sitemap(WithTellingDates(pages), sitemaps);
    }

    /// <summary>The first bytes, and the stream with them.</summary>
    private static async Task<(Stream Whole, byte[] Start)> PeekAsync(Stream stream)
    {
        var reader = PipeReader.Create(stream);
        var start = (await reader.ReadAtLeastAsync(PeekBytes)).Buffer;
        var peeked = start.Slice(0, Math.Min(start.Length, PeekBytes)).ToArray();
        reader.AdvanceTo(start.Start);
        return (reader.AsStream(), peeked);
    }

    private static async Task ReadXmlAsync(Stream stream, List<SitemapEntry> pages, List<string> sitemaps)
    {
        using var xml = XmlReader.Create(stream, Settings);
        var entry = default(SitemapEntry);
        var isIndex = false;
        while (await xml.ReadAsync() && pages.Count + sitemaps.Count < MaxEntries)
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "url" or "sitemap" or "item" or "entry")
            {
                Add(entry, isIndex, pages, sitemaps);
                entry = default;
                continue;
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            // Only the entry's own address: image and video extensions carry a "loc" of their own, which is never wanted.
            switch (xml.LocalName)
            {
                case "sitemapindex":
                    isIndex = true;
                    break;
                case "loc" when xml.Depth == 2:
                    entry = entry with { Url = await ContentAsync(xml) };
                    break;
                case "link" when xml.GetAttribute("hreflang") is { } language && xml.GetAttribute("href") is { } alternate && xml.Depth == 2:
                    pages.Add(new SitemapEntry(alternate, Language: language));
                    break;
                case "link" when xml.GetAttribute("href") is { } href && xml.Depth == 2:
                    // Atom; what is not the entry's own page says so.
                    entry = xml.GetAttribute("rel") is null or "alternate" ? entry with { Url = href } : entry;
                    break;
                case "link" when xml.Depth is 2 or 3 && !xml.IsEmptyElement:
                    // RSS: of an item, not of the channel or its picture.
                    entry = entry with { Url = await ContentAsync(xml) };
                    break;
                case "item" or "entry":
                    // What stands before the first item is the channel's.
                    entry = default;
                    break;
                case "lastmod" or "updated" or "pubDate" or "date" or "modified" when xml.Depth is 2 or 3:
                    entry = entry with { ChangedAt = Date(await ContentAsync(xml)) ?? entry.ChangedAt };
                    break;
                case "publication_date":
                    entry = entry with { ChangedAt = entry.ChangedAt ?? Date(await ContentAsync(xml)) };
                    break;
            }
        }
    }

    private static void Add(SitemapEntry entry, bool isIndex, List<SitemapEntry> pages, List<string> sitemaps)
    {
        if (string.IsNullOrEmpty(entry.Url) || pages.Count + sitemaps.Count >= MaxEntries)
        {
            return;
        }

        if (isIndex)
        {
            sitemaps.Add(entry.Url);
        }
        else
        {
            pages.Add(entry);
        }
    }

    /// <summary>The text of an element; stops at what is not text, so that the reader stays in step.</summary>
    private static async Task<string> ContentAsync(XmlReader xml)
    {
        if (xml.IsEmptyElement || !await xml.ReadAsync() || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
        {
            return "";
        }

        return (await xml.GetValueAsync()).Trim();
    }

    private static async Task ReadTextAsync(Stream stream, List<SitemapEntry> pages)
    {
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { } line && pages.Count < MaxEntries)
        {
            if (line.AsSpan().TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                pages.Add(new SitemapEntry(line.Trim()));
            }
        }
    }

    /// <summary>W3C date and time (sitemaps, Atom) or RFC 822 (RSS); null for anything less than a day.</summary>
    private static DateTimeOffset? Date(string written)
    {
        if (DateTime.TryParseExact(written, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateTimeOffset(day, TimeSpan.Zero).AddDays(1).AddSeconds(-1);
        }

        return written.Length > 10 && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    /// <summary>Drops dates that only say when the file was made: nine in ten of them the same minute or day.</summary>
    private static List<SitemapEntry> WithTellingDates(List<SitemapEntry> pages)
    {
        var dates = pages.Where(p => p.ChangedAt is not null).Select(p => p.ChangedAt!.Value.UtcTicks / TimeSpan.TicksPerMinute).ToList();
        return dates.Count >= FewestTellingDates && dates.CountBy(d => d).Max(d => d.Value) >= dates.Count * 0.9
            ? pages.ConvertAll(p => p with { ChangedAt = null })
            : pages;
    }
}
