using System.Buffers.Binary;
using WebRiskMapper.Analysis.Parsing;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>
/// 64 bits that stay equal while a page says the same: its own content decides, not the counters, clocks and neighbours around it. Stored, so
/// the computation never changes without a new column.
/// </summary>
internal static class ContentKey
{
    /// <summary>FNV-1a, 64 bits: here speed counts, and nobody gains by a collision.</summary>
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    /// <param name="contentHash">See <see cref="AdWrites.ContentHash"/>.</param>
    public static long OfAd(byte[] contentHash) => BinaryPrimitives.ReadInt64BigEndian(contentHash);

    /// <summary>An ad by what it says, a list by the set of pages it leads to, any other page by its words without its numbers.</summary>
    public static long Of(ParsedPage page, byte[]? adContentHash) =>
        adContentHash is not null ? OfAd(adContentHash) : page.Type == PageType.List ? OfLinks(page.Links) : OfWords(page.Main.Text);

    private static long OfLinks(IReadOnlyList<PageLink> links)
    {
        // A sum, because lists shuffle what they feature.
        var sum = 0UL;
        foreach (var link in links)
        {
            if (link.Kind is LinkKind.Ad or LinkKind.List or LinkKind.Next)
            {
                sum += Hash(link.Url.OriginalString, digits: true);
            }
        }

        return (long)sum;
    }

    private static long OfWords(string text) => (long)Hash(text, digits: false);

    private static ulong Hash(string text, bool digits)
    {
        var hash = Offset;
        foreach (var c in text)
        {
            if (digits || !char.IsDigit(c))
            {
                hash = (hash ^ c) * Prime;
            }
        }

        return hash;
    }
}
