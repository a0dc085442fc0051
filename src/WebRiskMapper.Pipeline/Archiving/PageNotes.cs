using System.Text;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>What the crawl knew of a page when it was kept: the <c>metadata</c> record beside it. Nothing here was said by the site.</summary>
internal static class PageNotes
{
    /// <param name="type">What the page was read as; null when it was not read again.</param>
    /// <param name="source">Further lines that say which archive the page comes from; empty for the web.</param>
    public static byte[] Of(FrontierUrl url, FetchResult fetched, PageType? type, string source = "")
    {
        var notes = new StringBuilder(256)
            .Append("outcome: ").Append((type is null ? FetchOutcome.NotModified : fetched.Outcome).Code());
        if (source.Length == 0)
        {
            notes.Append("\r\nfetchTimeMs: ").Append((int)fetched.Duration.TotalMilliseconds)
                .Append("\r\nhopsFromSeed: ").Append(url.Depth)
                .Append("\r\nexpected: ").Append(url.Kind.ToString().ToLowerInvariant())
                .Append("\r\nattempt: ").Append(url.Attempts + 1)
                .Append("\r\nrobots: allowed");
        }

        if (fetched.IsRendered)
        {
            notes.Append("\r\nrendered: the body is the document after its scripts ran in Chromium, not what the site sent");
        }

        if (type is { } read)
        {
            notes.Append("\r\npageType: ").Append(read.ToString().ToLowerInvariant());
        }

        return Encoding.UTF8.GetBytes(notes.Append("\r\nsoftware: ").Append(WarcArchive.Software).Append("\r\n").Append(source).ToString());
    }
}
