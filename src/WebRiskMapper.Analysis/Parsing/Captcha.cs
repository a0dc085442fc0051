using System.Buffers;
using AngleSharp.Dom;

namespace WebRiskMapper.Analysis.Parsing;

/// <summary>Tells whether a page sets a test that only people should pass. Such a test is never solved.</summary>
internal static class Captcha
{
    // Names of what is shown to a visitor: boxes, frames, fields.
    private static readonly SearchValues<string> Shown = SearchValues.Create(
        ["captcha", "turnstile", "challenge-form", "cf-challenge", "challenge-platform", "challenge-container", "are-you-human", "_incapsula_resource", "ddos-guard", "awswaf"],
        StringComparison.OrdinalIgnoreCase);

    // What only a wall's own script says; ordinary pages carry their guards' scripts too, and other words in them.
    private static readonly SearchValues<string> Walls = SearchValues.Create(
        ["_cf_chl_opt", "/orchestrate/", "captcha-delivery.com/c.js", "geo.captcha-delivery.com", "_incapsula_resource?", "sucuri_cloudproxy_js", "gokuProps", "ddos-guard/js-challenge", "px-captcha", "showcaptcha", "checkcaptcha", "lsrecap"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a test is shown, other than the one below a contact or report form.</summary>
    public static bool IsOn(PageOutline outline)
    {
        foreach (var frame in outline.Frames)
        {
            if (Mentions(frame) && !outline.Forms.Any(IsForWriting))
            {
                return true;
            }
        }

        foreach (var control in outline.Controls)
        {
            if ((Mentions(control.GetAttribute("name")) || Mentions(control.Id)) && !IsInFormForWriting(control))
            {
                return true;
            }
        }

        foreach (var box in outline.Boxes)
        {
            if ((Mentions(box.Element.ClassName) || Mentions(box.Element.Id)) && !IsInFormForWriting(box.Element))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a script of a page with next to no text is that of a wall. Ordinary pages must not be asked: some guards are on each.</summary>
    public static bool HasWallScript(IDocument document)
    {
        foreach (var script in document.Scripts)
        {
            if ((script.Source ?? "").AsSpan().ContainsAny(Walls) || (script.Source is null && script.TextContent.AsSpan().ContainsAny(Walls)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInFormForWriting(IElement element) => element.Closest("form") is { } form && IsForWriting(form);

    // A wall asks for what the picture shows, at most; who asks for a message or an address has let the visitor in.
    private static bool IsForWriting(IElement form) =>
        form.QuerySelector("textarea:not([name*=captcha])") is not null || form.QuerySelectorAll("input[type=text], input[type=email], input[type=tel], input:not([type])").Length > 1;

    private static bool Mentions(string? text) => !string.IsNullOrEmpty(text) && text.AsSpan().ContainsAny(Shown);
}
