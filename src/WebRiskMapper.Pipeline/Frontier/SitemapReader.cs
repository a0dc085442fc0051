using System.IO.Compression;
using System.Xml;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What a sitemap lists.</summary>
/// <param name="Pages">Addresses as written, in order.</param>
/// <param name="Sitemaps">Further sitemaps, when it is an index.</param>
internal sealed record Sitemap(IReadOnlyList<string> Pages, IReadOnlyList<string> Sitemaps);

/// <summary>Reads sitemaps (sitemaps.org protocol 0.9): XML or text, plain or gzip, as a stream and within limits. What is damaged is read up to the damage.</summary>
internal static class SitemapReader
{
    /// <summary>The protocol's own limit.</summary>
    public const int MaxEntries = 50_000;

    private const long MaxInflatedBytes = 50_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxInflatedBytes,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
    };

    public static Sitemap Read(ReadOnlyMemory<byte> body)
    {
        var pages = new List<string>();
        var sitemaps = new List<string>();
        using Stream stream = new MemoryStream(body.ToArray(), writable: false);
        using var plain = body.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        try
        {
            if (LooksLikeXml(body.Span))
            {
                ReadXml(plain, pages, sitemaps);
            }
            else
            {
                ReadText(plain, pages);
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            // What stands before the damage is as good as any link.
        }

        return new Sitemap(pages, sitemaps);
    }

    private static bool LooksLikeXml(ReadOnlySpan<byte> body) =>
        body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || body[..Math.Min(body.Length, 256)].Contains((byte)'<');

    private static void ReadXml(Stream stream, List<string> pages, List<string> sitemaps)
    {
        using var xml = XmlReader.Create(stream, Settings);
        var isIndex = false;
        // Only the entry's own address: image and video extensions carry a "loc" of their own, which is never wanted.
        while (xml.Read() && pages.Count + sitemaps.Count < MaxEntries)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName is "sitemapindex")
            {
                isIndex = true;
            }
            else if (xml.LocalName is "loc" && xml.Depth == 2 && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                (isIndex ? sitemaps : pages).Add(xml.Value.Trim());
            }
        }
    }

    private static void ReadText(Stream stream, List<string> pages)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line && pages.Count < MaxEntries)
        {
            if (line.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                pages.Add(line.Trim());
            }
        }
    }
}
