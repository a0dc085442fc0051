using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;

namespace WebRiskMapper.Pipeline;

/// <summary>
/// The path of a page: frontier → fetch → parse → extract → safety → archive + store. The frontier's <see cref="SiteVisit"/> calls it for
/// each URL whose turn it is and stores what comes back, a batch at a time. A page lives in memory only until the safety stop has judged it.
/// </summary>
internal sealed class CrawlPipeline(PageParser parser, AdExtractor extractor, AdMasker masker, WarcArchive archive)
{
    public async Task<UrlResult> TakeTurnAsync(SiteVisit visit, FrontierUrl url, CancellationToken cancellationToken)
    {
        Sitemap? sitemap = null;
        var fetched = await visit.FetchAsync(url, cancellationToken, url.Kind == UrlKind.Sitemap ? async body => sitemap = await SitemapReader.ReadAsync(body) : null);
        if (fetched.Outcome != FetchOutcome.Ok)
        {
            return NotRead(visit, url, fetched);
        }

        if (sitemap is not null)
        {
            return visit.Listed(url, fetched, sitemap);
        }

        if (visit.IsUnchanged(url, fetched))
        {
            return NotRead(visit, url, fetched with { Outcome = FetchOutcome.NotModified });
        }

        try
        {
            var page = Parse(visit, fetched);
            if (page is { Type: PageType.AgeGate, AgeGate: { } gate } && await visit.PassAgeGateAsync(gate, cancellationToken))
            {
                fetched = await visit.FetchAsync(url, cancellationToken);
                if (fetched.Outcome != FetchOutcome.Ok)
                {
                    return NotRead(visit, url, fetched);
                }

                page = Parse(visit, fetched);
            }

            if (await visit.IsSoftNotFoundAsync(url, page, answer => Parse(visit, answer), cancellationToken))
            {
                return visit.NotRead(url, fetched with { Outcome = FetchOutcome.Gone, Detail = "says that there is nothing, with status 200" });
            }

            return Keep(visit, url, fetched, page, source: "");
        }
        catch (UnreadablePageException fault)
        {
            return visit.Unreadable(url, fetched, fault);
        }
    }

    /// <summary>The path from parsing on, of a page that comes from an archive instead of the web.</summary>
    /// <param name="source">Lines for the capture's notes that say where it comes from.</param>
    public UrlResult ReadArchived(SiteVisit visit, FrontierUrl url, FetchResult archived, string source)
    {
        try
        {
            return Keep(visit, url, archived, Parse(visit, archived), source);
        }
        catch (UnreadablePageException fault)
        {
            return visit.Unreadable(url, archived, fault);
        }
    }

    /// <summary>Extract → safety → archive.</summary>
    private UrlResult Keep(SiteVisit visit, FrontierUrl url, FetchResult fetched, ParsedPage page, string source)
    {
        var duplicate = visit.IsDuplicate(url, page);
        var (verdict, stored) = Understand(visit, page, duplicate);
        if (verdict.ExplicitMinor)
        {
            return visit.Sealed(url, fetched, verdict);
        }

        var isArchived = IsArchived(page, duplicate);
        var around = isArchived ? SafetyStop.JudgeAround(page) : SafetyVerdict.Clear;
        if (around.ExplicitMinor)
        {
            fetched = fetched with { Detail = $"not archived: {around.Rule}" };
        }

        var evidence = isArchived && !around.ExplicitMinor ? archive.Write(visit.Lease.RunId, fetched, PageNotes.Of(url, fetched, page.Type, source)) : null;
        return visit.Read(url, fetched, page, stored, evidence);
    }

    /// <summary>An answer without a page to read; one that says that a kept page is still the same becomes evidence of that.</summary>
    private UrlResult NotRead(SiteVisit visit, FrontierUrl url, FetchResult fetched) => visit.NotRead(url, fetched) with
    {
        Evidence = fetched.Outcome == FetchOutcome.NotModified && url.Kept is { } kept
            ? archive.WriteRevisit(visit.Lease.RunId, fetched, kept, PageNotes.Of(url, fetched, type: null))
            : null,
    };

    private ParsedPage Parse(SiteVisit visit, FetchResult fetched) => UnreadablePageException.Guard(
        () => parser.Parse(fetched.Body, fetched.ContentType, fetched.Url, visit.Context, fetched.FetchedAt));

    /// <summary>Extract → safety: contacts in clear live no longer than this call.</summary>
    private (SafetyVerdict Verdict, StoredAd? Ad) Understand(SiteVisit visit, ParsedPage page, bool duplicate) => UnreadablePageException.Guard(() =>
    {
        var verdict = SafetyStop.Judge(page.Main);
        var ad = page.Type == PageType.Ad && !duplicate && !verdict.ExplicitMinor ? extractor.Extract(page.Main) : null;
        verdict = ad is null ? verdict : SafetyStop.Judge(ad, DateOnly.FromDateTime(page.Main.FetchedAt.UtcDateTime));
        return (verdict, ad is null || verdict.ExplicitMinor ? null : masker.Mask(ad, adId: 0, visit.Lease.SiteId, visit.Lease.PlatformId));
    });

    /// <summary>A list shows snippets of ads that have not been judged, and so is read and never kept; gates and refusals are no evidence.</summary>
    private static bool IsArchived(ParsedPage page, bool duplicate) => page.Type is PageType.Ad or PageType.Other && !duplicate;
}
