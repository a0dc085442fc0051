using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// A home-made classified site of about 2010 with Polish class names: lists of "key – value", prices in a nested list for each kind
/// of visit, a telephone number split into spans so that its digits can be styled.
/// </summary>
internal sealed class Ogloszenia : PageFamily
{
    public override string Name => "ogloszenia";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (words, side) = (frame.Style.Language.Chrome, SideWords.Of(frame.Style.Language));
        html.Append($"<div class=\"ciasteczka\">{Markup.Text(side.Cookies)} <span class=\"zamknij\">{Markup.Text(side.Accept)}</span></div>\n<div id=\"strona\"><div id=\"naglowek\"><h3><a href=\"/\">{Markup.Text(frame.Site.Name)}</a></h3><ul class=\"menu\">\n");
        Links(html, frame.Navigation, "<li>", "</li>");
        html.Append("</ul><div class=\"miasta\">\n");
        Links(html, frame.Cities, "", " / ");
        html.Append("</div></div>\n<div id=\"tresc\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div id=\"polecane\"><h4>{Markup.Text(words.Related)}</h4><ul>\n");
            foreach (var teaser in frame.Related)
            {
                Item(html, teaser);
            }

            html.Append("</ul></div>\n");
        }

        html.Append("<div id=\"stopka\"><ul>\n");
        Links(html, frame.Legal, "<li>", "</li>");
        html.Append($"<li>{Markup.Text(words.Support)} – {Markup.Text(frame.Site.SupportPhone)}</li></ul></div></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        html.Append($"<div class=\"ogloszenie\"><div class=\"okruszki\"><a href=\"/browse\">{Markup.Text(view.Style.Language.Chrome.Browse)}</a> » {Markup.Text(view.Ad.CityWritten)}</div>\n<h1>{Markup.Text(view.Ad.Title)}</h1>\n");
        Images(html, view, "<span class=\"fotka\">", "</span>\n");
        html.Append("<ul class=\"cechy\">\n");
        foreach (var field in view.Facts(Field.Price, Field.Posted))
        {
            html.Append($"<li>{Markup.Text(field.Label)} – {field.Html}</li>\n");
        }

        html.Append("</ul>\n");
        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<div class=\"opis\">{string.Join("<br>\n", view.Paragraphs)}</div>\n");
        }

        Prices(html, view);
        Contacts(html, view);
        if (view.Html(Field.Posted) is { } posted)
        {
            html.Append($"<p class=\"dodano\">{view.Label(Field.Posted)} <abbr class=\"czas\">{posted}</abbr></p>\n");
        }

        html.Append("</div>\n");
        var reviews = Review.Of(view);
        if (reviews.Count > 0)
        {
            html.Append("<ul class=\"opinie\">\n");
            foreach (var review in reviews)
            {
                html.Append($"<li>{Markup.Text(review.Date)}, {review.Author} – {Markup.Text(review.Text)}</li>\n");
            }

            html.Append("</ul>\n");
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<ul class=\"lista\">\n");
        foreach (var teaser in view.Teasers)
        {
            Item(html, teaser);
        }

        html.Append("</ul>\n<ul class=\"strony\">\n");
        Pager(html, view, "<li>", "</li>\n");
        html.Append("</ul>\n");
    }

    private static void Prices(StringBuilder html, AdView view)
    {
        if (!view.Has(Field.Price))
        {
            return;
        }

        html.Append($"<ul class=\"cennik\"><li>{view.Label(Field.Price)}\n");
        foreach (var visit in view.Visits())
        {
            html.Append(visit is null ? "" : $"<ul><li>{view.Visit(visit)}");
            html.Append("<ul>");
            foreach (var price in view.Prices().Where(p => p.Outcall == visit))
            {
                html.Append($"<li>{Markup.Text(PriceWriter.Duration(price.Minutes, view.Style.Language))} – {Markup.Text(PriceWriter.Amount(price.Amount, price.Currency, view.Style.PriceWriting))}</li>");
            }

            html.Append(visit is null ? "</ul>\n" : "</ul></li></ul>\n");
        }

        html.Append("</li></ul>\n");
    }

    private static void Contacts(StringBuilder html, AdView view)
    {
        html.Append("<div class=\"kontakt\">\n");
        foreach (var phone in view.Phones())
        {
            html.Append(phone.ShowsDigits()
                ? $"<p class=\"numer\">{Split(phone)}</p>\n"
                : $"<p class=\"numer\"><a href=\"{phone.Href()}\">{phone.Caption(view)}</a></p>\n");
        }

        foreach (var email in view.Emails())
        {
            html.Append($"<p>{view.Label(Field.Email)} – {email}</p>\n");
        }

        foreach (var handle in view.Handles())
        {
            html.Append($"<p>{view.Label(Field.Handle)} – t.me/{handle}</p>\n");
        }

        html.Append("</div>\n");
    }

    /// <summary>Three marks in each span: as a reader sees it, nothing but the number.</summary>
    private static string Split(PhoneTruth phone) => string.Concat(phone.Written.Chunk(3).Select(c => $"<span>{Markup.Text(new string(c))}</span>"));

    private static void Item(StringBuilder html, Teaser teaser) =>
        html.Append($"<li><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a> ({Facts(teaser)})</li>\n");
}
