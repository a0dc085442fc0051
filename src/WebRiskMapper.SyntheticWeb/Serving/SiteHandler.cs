using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using WebRiskMapper.SyntheticWeb.Behaviours;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Serving;

/// <summary>Answers the requests of one site: behaviours first, then the page, then validators and charset.</summary>
internal sealed class SiteHandler
{
    private readonly SyntheticWebOptions options;
    private readonly SitePages pages;
    private readonly IReadOnlyList<SiteBehaviour> behaviours;
    private readonly (Encoding Encoding, bool InHeader)? charset;
    private readonly PageRenderer renderer;
    private readonly Sitemaps sitemaps;

    public SiteHandler(SyntheticWebOptions options, SitePages pages, int port)
    {
        this.options = options;
        this.pages = pages;
        behaviours = [.. pages.Site.Behaviours.Select(BehaviourRegistry.Get)];
        charset = behaviours.Select(b => b.Charset(pages.Site)).FirstOrDefault(c => c is not null);

        // A site that declares its charset in the header alone says nothing in the page.
        var meta = charset switch { null => "utf-8", { InHeader: false } declared => declared.Encoding.WebName, _ => null };
        renderer = new PageRenderer(pages, meta, options.PageBytes);
        sitemaps = new Sitemaps(pages, behaviours, port);
    }

    /// <returns>The status that was sent.</returns>
    public async Task<int> AnswerAsync(HttpContext context, SiteRequest request)
    {
        var reply = behaviours.Select(b => b.Intercept(request, pages)).FirstOrDefault(r => r is not null) ?? Page(request);
        foreach (var behaviour in behaviours)
        {
            reply = behaviour.Adjust(reply, request);
        }

        var response = context.Response;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        var html = reply.ContentType is "text/html";
        var bytes = reply.Bytes is { } packed ? packed : html && charset is { } legacy ? legacy.Encoding.GetBytes(LegacyCharset.Referenced(reply.Body)) : Encoding.UTF8.GetBytes(reply.Body);
        response.ContentType = !html ? reply.ContentType
            : charset is null ? "text/html; charset=utf-8"
            : charset.Value.InHeader ? "text/html; charset=" + charset.Value.Encoding.WebName : "text/html";
        var status = Unchanged(context, reply, bytes) ? StatusCodes.Status304NotModified : reply.Status;
        response.StatusCode = status;
        if (status == StatusCodes.Status304NotModified)
        {
            response.ContentType = null;
            return status;
        }

        if (reply.Delay > TimeSpan.Zero)
        {
            await Task.Delay(reply.Delay, context.RequestAborted);
        }

        response.ContentLength = reply.PromisedBytes ?? bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes.AsMemory(0, (int)(bytes.Length * reply.SentShare)), context.RequestAborted);
        }

        if (reply.SentShare < 1 || reply.PromisedBytes is not null)
        {
            // What was written must be on its way before the connection goes.
            await response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }

        return status;
    }

    public bool IsForbidden(SiteRequest request) => pages.Find(request.Target) is { Ad.Reach.Disallowed: true };

    private Reply Page(SiteRequest request)
    {
        if (request.IsHousekeeping)
        {
            return sitemaps.Answer(request.Path) ?? Reply.Html(404, "<h1>404</h1>");
        }

        if (pages.Find(request.Target) is not { } page)
        {
            // Half of the sites say that an ad is gone for good, the others only that it is not there.
            var gone = pages.IsGone(request.Target) && pages.Site.Id % 2 == 0;
            var words = pages.Site.Style.Language.Chrome;
            return Reply.Html(gone ? 410 : 404, $"<!DOCTYPE html>\n<html lang=\"{pages.Site.Language}\"><head><title>{Markup.Text(words.NotFound)}</title></head><body><p>{Markup.Text(words.NotFound)}</p><a href=\"/\">{Markup.Text(words.Home)}</a></body></html>");
        }

        var validators = pages.Site.Style.Validators;
        var ad = page.Ad is { } entry ? pages.Truth(entry) : null;
        return Reply.Html(200, renderer.Render(page, ad)) with
        {
            IsAd = ad is not null,
            WithETag = validators is Validators.ETag or Validators.Both,
            LastModified = validators is Validators.LastModified or Validators.Both && ad is not null ? Changed(ad) : null,
        };
    }

    /// <summary>The day of posting or, after an edit, a time that no earlier generation had.</summary>
    private DateTimeOffset Changed(AdTruth ad)
    {
        // A relative date changes the page every day.
        var day = ad.Revision > 0 || pages.Site.Style.Dates == DateWriting.Relative ? options.Today : ad.PostedAt ?? new DateOnly(2024, 1, 1);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMinutes(ad.LastEditedGeneration);
    }

    private static bool Unchanged(HttpContext context, Reply reply, byte[] bytes)
    {
        if (reply.Status != StatusCodes.Status200OK)
        {
            return false;
        }

        string? etag = null;
        if (reply.WithETag)
        {
            etag = "\"" + Dice.Hash(bytes).ToString("x16", CultureInfo.InvariantCulture) + "\"";
            context.Response.Headers.ETag = etag;
        }

        var modified = reply.LastModified?.ToString("R", CultureInfo.InvariantCulture);
        if (modified is not null)
        {
            context.Response.Headers.LastModified = modified;
        }

        // If-None-Match wins where both are sent (RFC 9110, 13.2.2).
        var asked = context.Request.Headers;
        return asked.IfNoneMatch.Count > 0 && etag is not null
            ? asked.IfNoneMatch.ToString().Contains(etag, StringComparison.Ordinal)
            : modified is not null && string.Equals(asked.IfModifiedSince.ToString(), modified, StringComparison.Ordinal);
    }
}
