using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// A mobile-first application of about 2022, rendered on the server: utility classes, values above small labels, rates and services
/// behind disclosure widgets, dates in <c>time</c> elements, a number that a button reveals from a data attribute.
/// </summary>
internal sealed class UtilityClasses : PageFamily
{
    private const string Muted = "text-xs uppercase tracking-wide text-gray-400";

    public override string Name => "utility-classes";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (words, side) = (frame.Style.Language.Chrome, SideWords.Of(frame.Style.Language));
        html.Append($"<div id=\"__app\"><header class=\"sticky top-0 z-50 flex items-center justify-between bg-white px-4 py-2 shadow\"><a class=\"text-lg font-bold\" href=\"/\">{Markup.Text(frame.Site.Name)}</a><nav class=\"hidden gap-4 md:flex\" aria-label=\"main\">\n");
        Links(html, frame.Navigation, "", "");
        html.Append("</nav></header>\n<main class=\"mx-auto max-w-screen-md px-4\">\n");
        main(html);
        html.Append("</main>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<section class=\"mx-auto mt-8 max-w-screen-md px-4\" aria-labelledby=\"related\"><h2 id=\"related\" class=\"text-lg font-semibold\">{Markup.Text(words.Related)}</h2><div class=\"flex gap-3 overflow-x-auto\">\n");
            foreach (var teaser in frame.Related)
            {
                Tile(html, teaser);
            }

            html.Append("</div></section>\n");
        }

        html.Append("<footer class=\"mt-12 bg-gray-900 px-4 py-8 text-sm text-gray-300\"><div class=\"flex flex-wrap gap-2\">\n");
        Links(html, frame.Cities, "<span>", "</span>");
        html.Append("</div><div class=\"mt-4 flex flex-wrap gap-4\">\n");
        Links(html, frame.Legal, "<span>", "</span>");
        html.Append($"</div><p class=\"mt-4\">{Markup.Text(words.Support)} <a href=\"tel:{frame.Site.SupportPhone.Replace(" ", "", StringComparison.Ordinal)}\">{Markup.Text(frame.Site.SupportPhone)}</a></p></footer>\n");
        html.Append($"<div role=\"region\" aria-label=\"cookies\" class=\"fixed inset-x-0 bottom-0 flex justify-between bg-white p-4\"><span>{Markup.Text(side.Cookies)}</span><button type=\"button\" class=\"rounded bg-pink-600 px-3 text-white\">{Markup.Text(side.Accept)}</button></div></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var side = SideWords.Of(view.Style.Language);
        var name = view.Html(Field.Name);
        var age = name is null ? null : view.Html(Field.Age);
        html.Append("<div class=\"-mx-4 flex snap-x overflow-x-auto\">");
        Images(html, view, "<picture class=\"snap-center\">", "</picture>");
        html.Append($"</div>\n<div class=\"mt-4 flex items-baseline gap-2\"><h1 class=\"text-2xl font-semibold\">{name ?? Markup.Text(view.Ad.Title)}</h1>{(age is null ? "" : $"<span class=\"text-2xl text-gray-500\">{age}</span>")}</div>\n");
        html.Append(name is null ? "" : $"<p class=\"italic\">{Markup.Text(view.Ad.Title)}</p>\n");
        Place(html, view);
        html.Append("<div class=\"mt-4 grid grid-cols-3 gap-4 text-center\">\n");
        foreach (var field in view.Facts(Field.Name, Field.City, Field.Posted, Field.Price, Field.Services).Where(f => age is null || f.Key != Field.Age))
        {
            html.Append($"<div class=\"flex flex-col\"><span class=\"text-lg font-medium\">{field.Html}</span><span class=\"{Muted}\">{Markup.Text(field.Label)}</span></div>\n");
        }

        html.Append("</div>\n");
        Rates(html, view, side);
        if (view.Has(Field.Services))
        {
            var chips = AdWriter.ServiceNames(view.Ad.Services, view.Site.Id, view.Style.Language).Select(s => $"<span class=\"rounded-full bg-gray-100 px-3 py-1\">{Markup.Text(s)}</span>");
            html.Append($"<details class=\"mt-4 border-t\"><summary class=\"font-semibold\">{view.Label(Field.Services)}</summary><div class=\"flex flex-wrap gap-2\">{string.Join("", chips)}</div></details>\n");
        }

        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<details open class=\"mt-4 border-t\"><summary class=\"font-semibold\">{Markup.Text(view.Style.Language.Chrome.Description)}</summary>\n");
            foreach (var paragraph in view.Paragraphs)
            {
                html.Append($"<p class=\"mt-2\">{paragraph}</p>\n");
            }

            html.Append("</details>\n");
        }

        Contacts(html, view, side);
        foreach (var review in Review.Of(view))
        {
            html.Append($"<figure class=\"mt-4 rounded border p-3\"><blockquote>{Markup.Text(review.Text)}</blockquote><figcaption class=\"{Muted}\">{review.Author} · <time>{Markup.Text(review.Date)}</time> · {AdParts.Number(review.Stars)}/5</figcaption></figure>\n");
        }

        html.Append(view.Ad.SafetyFixture ? "" : $"<button type=\"button\" class=\"mt-4 text-xs underline\">{Markup.Text(side.Report)}</button>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1 class=\"text-xl font-semibold\">{Markup.Text(view.Heading)}</h1>\n<div role=\"list\" class=\"grid grid-cols-2 gap-3 md:grid-cols-3\">\n");
        foreach (var teaser in view.Teasers)
        {
            Tile(html, teaser);
        }

        html.Append("</div>\n<nav class=\"mt-6 flex justify-center gap-2\" aria-label=\"pages\">\n");
        Pager(html, view, "", "\n");
        html.Append("</nav>\n");
    }

    private static void Place(StringBuilder html, AdView view)
    {
        var parts = new List<string>();
        if (view.Html(Field.City) is { } city)
        {
            parts.Add($"<svg class=\"h-4 w-4\" aria-hidden=\"true\"><use href=\"#pin\"/></svg><span>{city}</span>");
        }

        if (view.Html(Field.Posted) is { } posted)
        {
            parts.Add($"<time{view.DateAttribute()}>{posted}</time>");
        }

        html.Append(parts.Count == 0 ? "" : $"<div class=\"flex items-center text-sm text-gray-500\">{string.Join("<span class=\"mx-1\">•</span>", parts)}</div>\n");
    }

    private static void Rates(StringBuilder html, AdView view, SideWords side)
    {
        if (!view.Has(Field.Price))
        {
            return;
        }

        string Amount(PriceTruth price) => Markup.Text(PriceWriter.Amount(price.Amount, price.Currency, view.Style.PriceWriting));
        var lowest = view.Prices().MinBy(p => p.Amount)!;
        html.Append($"<details class=\"mt-4 border-t\"><summary class=\"flex justify-between font-semibold\"><span>{view.Label(Field.Price)}</span><span class=\"text-gray-400\">{Markup.Text(side.From)} {Amount(lowest)}</span></summary>\n");
        foreach (var price in view.Prices())
        {
            var visit = price.Outcall is null ? "" : " · " + view.Visit(price.Outcall);
            html.Append($"<div class=\"flex justify-between py-1\"><span>{Markup.Text(PriceWriter.Duration(price.Minutes, view.Style.Language))}{visit}</span><span class=\"tabular-nums\">{Amount(price)}</span></div>\n");
        }

        html.Append("</details>\n");
    }

    private static void Contacts(StringBuilder html, AdView view, SideWords side)
    {
        html.Append("<div class=\"mt-6 flex gap-3\">\n");
        foreach (var phone in view.Phones())
        {
            if (phone.ShowsDigits())
            {
                html.Append($"<button type=\"button\" class=\"rounded bg-pink-600 px-4 py-2 text-white\" data-action=\"reveal\" data-value=\"{Markup.Text(phone.Written)}\">{Markup.Text(phone.Written[..4])}•••• {Markup.Text(side.ShowNumber)}</button>\n");
            }
            else
            {
                html.Append($"<a class=\"rounded bg-pink-600 px-4 py-2 text-white\" href=\"{phone.Href()}\">{phone.Caption(view)}</a>\n");
            }
        }

        foreach (var email in view.Emails())
        {
            html.Append($"<a class=\"rounded border px-4 py-2\" href=\"mailto:{email}\">{view.Label(Field.Email)}</a>\n");
        }

        foreach (var handle in view.Handles())
        {
            html.Append($"<a class=\"rounded border px-4 py-2\" href=\"https://t.me/{handle}\" aria-label=\"Telegram\">@{handle}</a>\n");
        }

        html.Append("</div>\n");
    }

    private static void Tile(StringBuilder html, Teaser teaser) =>
        html.Append($"<div role=\"listitem\" class=\"relative w-40 shrink-0\"><div class=\"aspect-[3/4] bg-gray-200\"></div><a class=\"absolute inset-0\" href=\"{Markup.Text(teaser.Href)}\" aria-label=\"{Markup.Text(teaser.Title)}\"></a><span class=\"block truncate\">{Markup.Text(teaser.Title)}</span><span class=\"text-xs\">{Facts(teaser)}</span></div>\n");
}
