using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// Tabs of about 2012 with German class names: "Anna, 25, Wien" as the heading, bold labels and line breaks in the first tab, a
/// price table with the visits on top, all services with ticks and crosses, contacts in a table.
/// </summary>
internal sealed class Reiter : PageFamily
{
    private static readonly Field[] Heading = [Field.Name, Field.Age, Field.City];

    public override string Name => "reiter";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (words, side) = (frame.Style.Language.Chrome, SideWords.Of(frame.Style.Language));
        html.Append($"<div id=\"seite\"><div id=\"kopf\"><div id=\"schriftzug\"><a href=\"/\">{Markup.Text(frame.Site.Name)}</a><em>{Markup.Text(words.Tagline)}</em></div><ul id=\"hauptmenue\">\n");
        Links(html, frame.Navigation, "<li>", "</li>");
        html.Append("</ul></div>\n<div id=\"spalte-links\">\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div class=\"kasten\"><strong>{Markup.Text(words.Related)}</strong><ul class=\"auch\">\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<li><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a><br><em>{Facts(teaser)}</em></li>\n");
            }

            html.Append("</ul></div>\n");
        }

        html.Append($"<div class=\"kasten\"><strong>{Markup.Text(words.Cities)}</strong><ul>\n");
        Links(html, frame.Cities, "<li>", "</li>");
        html.Append("</ul></div></div>\n<div id=\"inhalt\">\n");
        main(html);
        html.Append($"</div>\n<div id=\"fuss\"><b>{Markup.Text(words.Support)}</b> {Markup.Text(frame.Site.SupportPhone)}<br>\n");
        Links(html, frame.Legal, "", " &middot; ");
        html.Append($"</div>\n<div id=\"cookiehinweis\">{Markup.Text(side.Cookies)} <a href=\"#\" onclick=\"return false\">{Markup.Text(side.Accept)}</a></div></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var words = view.Style.Language.Chrome;
        var heading = Heading.Select(view.Html).Where(h => h is not null).ToList();
        if (heading.Count > 1)
        {
            html.Append($"<h1>{string.Join(", ", heading)}</h1>\n<h2 class=\"untertitel\">{Markup.Text(view.Ad.Title)}</h2>\n");
        }
        else
        {
            html.Append($"<h1>{Markup.Text(view.Ad.Title)}</h1>\n");
        }

        html.Append("<div id=\"profil\"><ul class=\"reiter\">\n");
        var prices = view.Has(Field.Price);
        foreach (var (tab, label, shown) in new[] { ("steckbrief", words.Description, true), ("preise", view.Style.Labels[Field.Price], prices), ("service", view.Style.Labels[Field.Services], view.Has(Field.Services)), ("kontakt", words.Contact, HasContacts(view)) })
        {
            html.Append(shown ? $"<li><a href=\"#{tab}\">{Markup.Text(label)}</a></li>\n" : "");
        }

        html.Append("</ul>\n<div id=\"steckbrief\" class=\"reiterinhalt\"><p class=\"angaben\">");
        foreach (var field in view.Facts(Field.Price, Field.Services).Where(f => heading.Count < 2 || !Heading.Contains(f.Key)))
        {
            html.Append($"<b>{Markup.Text(field.Label)}</b> {field.Html}<br>\n");
        }

        html.Append($"</p><div class=\"bilder\">\n");
        Images(html, view, "", "\n");
        html.Append("</div>\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<p>{paragraph}</p>\n");
        }

        html.Append("</div>\n");
        if (prices)
        {
            Prices(html, view);
        }

        Services(html, view);
        Contacts(html, view);
        html.Append("</div>\n");
        foreach (var review in Review.Of(view))
        {
            html.Append($"<blockquote class=\"bewertung\">{review.StarMarks} {Markup.Text(review.Text)}<br><small>{review.Author}, {Markup.Text(review.Date)}</small></blockquote>\n");
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        var labels = view.Style.Labels;
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<table class=\"inserate\"><thead><tr><th>{Markup.Text(labels[Field.Name])}</th><th>{Markup.Text(labels[Field.Age])}</th><th>{Markup.Text(labels[Field.City])}</th><th>{Markup.Text(labels[Field.Price])}</th></tr></thead><tbody>\n");
        foreach (var teaser in view.Teasers)
        {
            html.Append($"<tr><td><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></td><td>{(teaser.Age is { } age ? AdParts.Number(age) : "–")}</td><td>{Markup.Text(teaser.City)}</td><td>{Markup.Text(teaser.Price ?? "–")}</td></tr>\n");
        }

        html.Append("</tbody></table>\n<div class=\"seiten\">\n");
        Pager(html, view, "[", "]\n");
        html.Append("</div>\n");
    }

    private static bool HasContacts(AdView view) => view.Has(Field.Phone) || view.Has(Field.Email) || view.Has(Field.Handle);

    private static void Prices(StringBuilder html, AdView view)
    {
        var visits = view.Visits();
        html.Append("<div id=\"preise\" class=\"reiterinhalt\"><table class=\"preistabelle\"><tr><th></th>");
        foreach (var visit in visits)
        {
            html.Append($"<th>{(visit is null ? view.Label(Field.Price) : view.Visit(visit))}</th>");
        }

        html.Append("</tr>\n");
        foreach (var minutes in view.Durations())
        {
            html.Append($"<tr><td>{Markup.Text(PriceWriter.Duration(minutes, view.Style.Language))}</td>");
            foreach (var visit in visits)
            {
                html.Append($"<td>{(view.Price(minutes, visit) is { } price ? Markup.Text(PriceWriter.Amount(price.Amount, price.Currency, view.Style.PriceWriting)) : "–")}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table></div>\n");
    }

    /// <summary>Everything that the site's form knows, ticked or crossed out. What the ad doesn't offer and nobody should read stays away.</summary>
    private static void Services(StringBuilder html, AdView view)
    {
        if (!view.Has(Field.Services))
        {
            return;
        }

        html.Append("<div id=\"service\" class=\"reiterinhalt\"><ul>\n");
        foreach (var code in ServiceCodes.All)
        {
            var name = Markup.Text(AdWriter.ServiceNames([code], view.Site.Id, view.Style.Language).Single());
            if (view.Ad.Services.Contains(code, StringComparer.Ordinal))
            {
                html.Append($"<li class=\"ja\">✓ {name}</li>\n");
            }
            else if (!string.Equals(code, "unprotected", StringComparison.Ordinal))
            {
                html.Append($"<li class=\"nein\">✗ <s>{name}</s></li>\n");
            }
        }

        html.Append("</ul></div>\n");
    }

    private static void Contacts(StringBuilder html, AdView view)
    {
        if (!HasContacts(view))
        {
            return;
        }

        html.Append("<div id=\"kontakt\" class=\"reiterinhalt\"><table>\n");
        foreach (var phone in view.Phones())
        {
            html.Append($"<tr><th>{view.Label(Field.Phone)}</th><td>{(phone.ShowsDigits() ? Markup.Text(phone.Written) : $"<a href=\"{phone.Href()}\">{phone.Caption(view)}</a>")}</td></tr>\n");
        }

        foreach (var email in view.Emails())
        {
            html.Append($"<tr><th>{view.Label(Field.Email)}</th><td>{email}</td></tr>\n");
        }

        foreach (var handle in view.Handles())
        {
            html.Append($"<tr><th>Telegram</th><td>{handle}</td></tr>\n");
        }

        html.Append("</table></div>\n");
    }
}
