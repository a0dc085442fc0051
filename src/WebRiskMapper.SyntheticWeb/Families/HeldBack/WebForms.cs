using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// Generated forms of about 2008 with Turkish names: everything inside one form with a view state, field sets with legends, a row of
/// labels above a row of values, a grid of prices whose currency stands in the legend only.
/// </summary>
internal sealed class WebForms : PageFamily
{
    public override string Name => "web-forms";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var words = frame.Style.Language.Chrome;
        var state = Convert.ToBase64String(Encoding.UTF8.GetBytes(frame.Site.Name + frame.Style.Accent.ToString(CultureInfo.InvariantCulture)));
        html.Append($"<form method=\"post\" action=\"#\" id=\"aspnetForm\"><div><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"/wEPDw{state}\" /></div>\n<div id=\"ust\"><span id=\"ctl00_lblSite\"><a href=\"/\">{Markup.Text(frame.Site.Name)}</a></span></div>\n<table id=\"ctl00_mnuUst\"><tr>\n");
        Links(html, frame.Navigation, "<td>", "</td>");
        html.Append("</tr></table>\n<div id=\"orta\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<fieldset class=\"benzer\"><legend>{Markup.Text(words.Related)}</legend>\n");
            Grid(html, "ctl00_gvBenzer", frame.Related);
            html.Append("</fieldset>\n");
        }

        html.Append($"<fieldset class=\"sehirler\"><legend>{Markup.Text(words.Cities)}</legend>\n");
        Links(html, frame.Cities, "", "&nbsp;");
        html.Append($"</fieldset>\n<div id=\"alt\"><span id=\"ctl00_lblDestek\">{Markup.Text(words.Support)} {Markup.Text(frame.Site.SupportPhone)}</span> |\n");
        Links(html, frame.Legal, "", " |");
        html.Append("</div></form>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        html.Append($"<fieldset class=\"ilan\"><legend>{Markup.Text(view.Style.Language.Chrome.Advertisement)}</legend>\n<h1><span id=\"ctl00_cph_lblBaslik\">{Markup.Text(view.Ad.Title)}</span></h1>\n<table class=\"bilgi\" cellspacing=\"0\">\n");
        foreach (var row in Cells(view).Chunk(3))
        {
            html.Append($"<tr>{string.Concat(row.Select(c => $"<td class=\"etiket\">{c.Label}</td>"))}</tr>\n<tr>{string.Concat(row.Select(c => $"<td class=\"deger\">{c.Html}</td>"))}</tr>\n");
        }

        html.Append("</table></fieldset>\n");
        Prices(html, view);
        if (view.Html(Field.Services) is { } services)
        {
            html.Append($"<fieldset><legend>{view.Label(Field.Services)}</legend>\n");
            var number = 0;
            foreach (var service in services.Split(", "))
            {
                var id = "ctl00_cph_chk" + AdParts.Number(number++);
                html.Append($"<input id=\"{id}\" type=\"checkbox\" checked=\"checked\" disabled=\"disabled\" /><label for=\"{id}\">{service}</label>\n");
            }

            html.Append("</fieldset>\n");
        }

        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<fieldset><legend>{Markup.Text(view.Style.Language.Chrome.Description)}</legend><span id=\"ctl00_cph_lblMetin\">{string.Join("<br />\n", view.Paragraphs)}</span></fieldset>\n");
        }

        Images(html, view, "<div class=\"resim\">", "</div>\n");
        Reviews(html, view);
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1><span id=\"ctl00_cph_lblListe\">{Markup.Text(view.Heading)}</span></h1>\n");
        Grid(html, "ctl00_cph_gvListe", view.Teasers);
        html.Append("<table class=\"sayfa\"><tr>\n");
        Pager(html, view, "<td>", "</td>\n");
        html.Append("</tr></table>\n");
    }

    private static IEnumerable<(string Label, string Html)> Cells(AdView view)
    {
        foreach (var field in view.Facts(Field.Price, Field.Services))
        {
            yield return (Markup.Text(field.Label), $"<span id=\"ctl00_cph_lbl{field.Key.ToString()}\">{field.Html}</span>");
        }

        foreach (var phone in view.Phones())
        {
            yield return (view.Label(Field.Phone), phone.ShowsDigits() ? Markup.Text(phone.Written) : $"<a href=\"{phone.Href()}\">{phone.Caption(view)}</a>");
        }

        foreach (var email in view.Emails())
        {
            yield return (view.Label(Field.Email), $"<a href=\"mailto:{email}\">{email}</a>");
        }

        foreach (var handle in view.Handles())
        {
            yield return ("Telegram", "@" + handle);
        }
    }

    private static void Prices(StringBuilder html, AdView view)
    {
        if (!view.Has(Field.Price))
        {
            return;
        }

        html.Append($"<fieldset><legend>{view.Label(Field.Price)} ({view.Prices()[0].Currency})</legend><table id=\"ctl00_cph_gvFiyat\" rules=\"all\">\n<tr>");
        foreach (var minutes in view.Durations())
        {
            html.Append($"<th scope=\"col\">{AdParts.Short(minutes)}</th>");
        }

        var visits = view.Visits();
        html.Append(visits[0] is null ? "</tr>\n" : "<th scope=\"col\">&nbsp;</th></tr>\n");
        foreach (var visit in visits)
        {
            html.Append("<tr>");
            foreach (var minutes in view.Durations())
            {
                html.Append($"<td>{(view.Price(minutes, visit) is { } price ? AdParts.Plain(price.Amount) : "-")}</td>");
            }

            html.Append(visit is null ? "</tr>\n" : $"<td>{view.Visit(visit)}</td></tr>\n");
        }

        html.Append("</table></fieldset>\n");
    }

    private static void Reviews(StringBuilder html, AdView view)
    {
        var reviews = Review.Of(view);
        if (reviews.Count == 0)
        {
            return;
        }

        html.Append($"<fieldset class=\"yorum\"><legend>{Markup.Text(SideWords.Of(view.Style.Language).Reviews)}</legend><table>\n");
        foreach (var review in reviews)
        {
            html.Append($"<tr><td>{Markup.Text(review.Date)}</td><td>{review.Author}</td><td>{Markup.Text(review.Text)}</td></tr>\n");
        }

        html.Append("</table></fieldset>\n");
    }

    private static void Grid(StringBuilder html, string id, IEnumerable<Teaser> teasers)
    {
        html.Append($"<table id=\"{id}\" class=\"izgara\" rules=\"all\">\n");
        foreach (var teaser in teasers)
        {
            html.Append($"<tr><td><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></td><td>{Facts(teaser)}</td></tr>\n");
        }

        html.Append("</table>\n");
    }
}
