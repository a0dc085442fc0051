using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// A blog theme of about 2016 with Spanish class names: facts as icons whose label stands in a title only, services as tags, and a
/// call button instead of a number.
/// </summary>
internal sealed class Fichas : PageFamily
{
    private static readonly Dictionary<Field, string> Icons = new()
    {
        [Field.Name] = "user",
        [Field.Age] = "birthday-cake",
        [Field.City] = "map-marker",
        [Field.Posted] = "calendar",
        [Field.Nationality] = "globe",
        [Field.VisitType] = "home",
        [Field.Agency] = "building",
        [Field.Height] = "arrows-v",
        [Field.AdNumber] = "hashtag",
        [Field.Photos] = "camera",
    };

    public override string Name => "fichas";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (words, side) = (frame.Style.Language.Chrome, SideWords.Of(frame.Style.Language));
        html.Append($"<div id=\"aviso-cookies\" class=\"aviso\" role=\"dialog\"><p>{Markup.Text(side.Cookies)}</p><button class=\"boton-aceptar\">{Markup.Text(side.Accept)}</button></div>\n");
        html.Append($"<header class=\"cabecera\"><div class=\"contenedor\"><a class=\"logo\" href=\"/\"><img src=\"/img/logo.png\" alt=\"{Markup.Text(frame.Site.Name)}\"></a><nav class=\"menu-principal\">\n");
        Links(html, frame.Navigation, "", "");
        html.Append("</nav></div></header>\n<main class=\"contenido contenedor\">\n");
        main(html);
        html.Append("</main>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<section class=\"relacionados\"><h3>{Markup.Text(words.Related)}</h3><div class=\"rejilla\">\n");
            foreach (var teaser in frame.Related)
            {
                Tile(html, teaser);
            }

            html.Append("</div></section>\n");
        }

        html.Append($"<footer class=\"pie\"><div class=\"columna\"><h4>{Markup.Text(words.Cities)}</h4><ul>\n");
        Links(html, frame.Cities, "<li>", "</li>");
        html.Append($"</ul></div><div class=\"columna\"><h4>{Markup.Text(words.Contact)}</h4><p><i class=\"fa fa-phone\"></i> {Markup.Text(frame.Site.SupportPhone)}</p>\n");
        Links(html, frame.Legal, "<p>", "</p>");
        html.Append("</div></footer>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var (words, side) = (view.Style.Language.Chrome, SideWords.Of(view.Style.Language));
        html.Append("<article class=\"ficha\">\n");
        if (view.Ad.City is { } city)
        {
            html.Append($"<div class=\"migas\"><a href=\"/\">{Markup.Text(words.Home)}</a> &rsaquo; <a href=\"/city/{AdPath.Slug(city)}\">{Markup.Text(view.Ad.CityWritten)}</a> &rsaquo; {Markup.Text(view.Ad.Title)}</div>\n");
        }

        html.Append($"<h1 class=\"ficha-titulo\">{Markup.Text(view.Ad.Title)}</h1>\n<div class=\"galeria\">");
        Images(html, view, "<div class=\"foto\">", "</div>");
        html.Append("</div>\n<ul class=\"datos\">\n");
        foreach (var field in view.Facts(Field.Services, Field.Price))
        {
            html.Append($"<li><i class=\"fa fa-{Icons.GetValueOrDefault(field.Key, "circle")}\" title=\"{Markup.Text(field.Label)}\"></i> {field.Html}</li>\n");
        }

        html.Append("</ul>\n<div class=\"ficha-texto\">\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<p>{paragraph}</p>\n");
        }

        html.Append("</div>\n");
        if (view.Has(Field.Services))
        {
            var tags = AdWriter.ServiceNames(view.Ad.Services, view.Site.Id, view.Style.Language).Select(s => $"<span class=\"etiqueta\">{Markup.Text(s)}</span>");
            html.Append($"<div class=\"etiquetas\"><i class=\"fa fa-heart\" title=\"{view.Label(Field.Services)}\"></i> {string.Join(' ', tags)}</div>\n");
        }

        Rates(html, view);
        html.Append("<div class=\"botonera\">\n");
        foreach (var phone in view.Phones())
        {
            var title = phone.ShowsDigits() ? $" title=\"{Markup.Text(phone.Written)}\"" : "";
            html.Append($"<a class=\"boton boton-llamar\" rel=\"nofollow\" href=\"{phone.Href()}\"{title}><i class=\"fa fa-phone\"></i> {phone.Caption(view)}</a>\n");
        }

        foreach (var email in view.Emails())
        {
            html.Append($"<a class=\"boton boton-correo\" href=\"mailto:{email}\"><i class=\"fa fa-envelope\" title=\"{view.Label(Field.Email)}\"></i></a>\n");
        }

        foreach (var handle in view.Handles())
        {
            html.Append($"<a class=\"boton boton-telegram\" href=\"https://t.me/{handle}\"><i class=\"fa fa-telegram\" title=\"Telegram\"></i></a>\n");
        }

        html.Append("</div></article>\n");
        Comments(html, Review.Of(view), side);
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1 class=\"titulo-listado\">{Markup.Text(view.Heading)}</h1>\n<div class=\"rejilla\">\n");
        foreach (var teaser in view.Teasers)
        {
            Tile(html, teaser);
        }

        html.Append("</div>\n<div class=\"paginacion\">\n");
        Pager(html, view, "<span class=\"pagina\">", "</span>\n");
        html.Append("</div>\n");
    }

    private static void Rates(StringBuilder html, AdView view)
    {
        if (!view.Has(Field.Price))
        {
            return;
        }

        html.Append($"<div class=\"tarifas\"><h3>{view.Label(Field.Price)}</h3><ul>\n");
        foreach (var price in view.Prices())
        {
            var visit = price.Outcall is null ? "" : $" <em>{view.Visit(price.Outcall)}</em>";
            html.Append($"<li><span class=\"importe\">{Amount(price, view)}</span> <span class=\"tiempo\">{AdParts.Short(price.Minutes)}</span>{visit}</li>\n");
        }

        html.Append("</ul></div>\n");
    }

    private static string Amount(PriceTruth price, AdView view) => Markup.Text(PriceWriter.Amount(price.Amount, price.Currency, view.Style.PriceWriting));

    private static void Comments(StringBuilder html, IReadOnlyList<Review> reviews, SideWords side)
    {
        if (reviews.Count == 0)
        {
            return;
        }

        html.Append($"<section id=\"comentarios\"><h3>{Markup.Text(side.Reviews)} ({AdParts.Number(reviews.Count)})</h3><ol class=\"lista-comentarios\">\n");
        foreach (var review in reviews)
        {
            html.Append($"<li class=\"comentario\"><cite>{review.Author}</cite> <span class=\"fecha\">{Markup.Text(review.Date)}</span><p>{Markup.Text(review.Text)}</p></li>\n");
        }

        html.Append("</ol></section>\n");
    }

    private static void Tile(StringBuilder html, Teaser teaser) =>
        html.Append($"<article class=\"anuncio\"><a class=\"anuncio-enlace\" href=\"{Markup.Text(teaser.Href)}\"><h4>{Markup.Text(teaser.Title)}</h4></a><p class=\"resumen\">{Markup.Text(teaser.Snippet)}</p><footer>{Facts(teaser)}</footer></article>\n");
}
