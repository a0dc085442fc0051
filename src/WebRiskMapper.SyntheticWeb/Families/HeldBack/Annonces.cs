using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// XHTML of about 2005 with French names: one table with two pairs of label and value in each row, a picture's alternative text as
/// the label of the telephone, prices as "EUR 150,-" one under the other, the text in a block quote.
/// </summary>
internal sealed class Annonces : PageFamily
{
    public override string Name => "annonces";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var words = frame.Style.Language.Chrome;
        html.Append($"<div id='haut'><h2><a href=\"/\">{Markup.Text(frame.Site.Name)}</a></h2><div class='sous-titre'>{Markup.Text(words.Tagline)}</div></div>\n<div id='barre'>\n");
        Links(html, frame.Navigation, "| ", "");
        html.Append($"|</div>\n<div id='gauche'><h3>{Markup.Text(words.Cities)}</h3>\n");
        Links(html, frame.Cities, "", "<br />");
        html.Append("</div>\n<div id='centre'>\n");
        main(html);
        html.Append("</div>\n<div id='droite'>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<h3>{Markup.Text(words.Related)}</h3>\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<div class='voisine'><a href=\"{Markup.Text(teaser.Href)}\"><b>{Markup.Text(teaser.Title)}</b></a><br />{Facts(teaser)}<hr /></div>\n");
            }
        }

        html.Append($"</div>\n<div id='bas'><p>{Markup.Text(words.Support)} : {Markup.Text(frame.Site.SupportPhone)}</p><p>\n");
        Links(html, frame.Legal, "", " - ");
        html.Append("</p></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        html.Append($"<h1>{Markup.Text(view.Ad.Title)}</h1>\n<table class='infos' cellspacing='1' summary=''><tbody>\n");
        foreach (var pair in view.Facts(Field.Services, Field.Price).Chunk(2))
        {
            html.Append("<tr>");
            foreach (var field in pair)
            {
                html.Append($"<td class='libelle'>{Markup.Text(field.Label)}&nbsp;:</td><td class='valeur'>{field.Html}</td>");
            }

            html.Append(pair.Length == 1 ? "<td colspan='2'>&nbsp;</td></tr>\n" : "</tr>\n");
        }

        html.Append("</tbody></table>\n");
        if (view.Html(Field.Services) is { } services)
        {
            html.Append($"<p class='prestations'><u>{view.Label(Field.Services)}</u> : {services}.</p>\n");
        }

        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<blockquote><div>{string.Join("<br /><br />\n", view.Paragraphs)}</div></blockquote>\n");
        }

        if (view.Has(Field.Price))
        {
            html.Append($"<p class='prix'><u>{view.Label(Field.Price)}</u><br />\n{string.Join("<br />\n", view.Prices().Select(p => Price(p, view)))}</p>\n");
        }

        Contacts(html, view);
        Images(html, view, "<div class='vignette'>", "</div>\n");
        var reviews = Review.Of(view);
        if (reviews.Count > 0)
        {
            html.Append($"<h3>{Markup.Text(SideWords.Of(view.Style.Language).Reviews)}</h3><dl class='livre-or'>\n");
            foreach (var review in reviews)
            {
                html.Append($"<dt>{review.Author} ({Markup.Text(review.Date)})</dt><dd>{Markup.Text(review.Text)}</dd>\n");
            }

            html.Append("</dl>\n");
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<div class='liste'>\n");
        var even = false;
        foreach (var teaser in view.Teasers)
        {
            even = !even;
            html.Append($"<div class='{(even ? "ligne1" : "ligne2")}'><h3><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></h3>{Markup.Text(teaser.Snippet)}<br /><i>{Facts(teaser)}</i></div>\n");
        }

        html.Append("</div>\n<div class='pages'>\n");
        Pager(html, view, "<b>", "</b>\n");
        html.Append("</div>\n");
    }

    private static string Price(PriceTruth price, AdView view)
    {
        var visit = price.Outcall is null ? "" : ", " + view.Visit(price.Outcall);
        return $"{Markup.Text(PriceWriter.Duration(price.Minutes, view.Style.Language))}{visit} - {price.Currency} {AdParts.Plain(price.Amount)},-";
    }

    private static void Contacts(StringBuilder html, AdView view)
    {
        foreach (var phone in view.Phones())
        {
            var shown = phone.ShowsDigits() ? $"<strong>{Markup.Text(phone.Written)}</strong>" : $"<a href=\"{phone.Href()}\">{phone.Caption(view)}</a>";
            html.Append($"<p class='tel'><img src=\"/img/tel.gif\" alt=\"{view.Label(Field.Phone)}\" /> {shown}</p>\n");
        }

        foreach (var email in view.Emails())
        {
            html.Append($"<p class='courriel'><img src=\"/img/lettre.gif\" alt=\"{view.Label(Field.Email)}\" /> <a href=\"mailto:{email}\">{email}</a></p>\n");
        }

        foreach (var handle in view.Handles())
        {
            html.Append($"<p class='msg'>{view.Label(Field.Handle)} : Telegram @{handle}</p>\n");
        }
    }
}
