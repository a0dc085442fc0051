using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>Structured data in the head, and short "Label: value" lines in the body.</summary>
internal sealed class JsonLd : PageFamily
{
    public override string Name => "json-ld";

    public override void Head(StringBuilder html, AdView view)
    {
        var ad = view.Ad;
        var offer = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Offer",
            ["name"] = ad.Title,
            ["description"] = ad.Text,
        };
        if (ad.PostedAt is { } posted)
        {
            offer["validFrom"] = posted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (ad.Prices.Count > 0)
        {
            offer["price"] = ad.Prices[0].Amount.ToString(CultureInfo.InvariantCulture);
            offer["priceCurrency"] = ad.Prices[0].Currency;
        }

        var person = new JsonObject { ["@type"] = "Person" };
        if (ad.Name is not null)
        {
            person["name"] = ad.Name;
        }

        if (ad.Phones.FirstOrDefault(p => !p.InText) is { } phone)
        {
            person["telephone"] = phone.E164;
        }

        if (ad.CityWritten is not null)
        {
            person["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressLocality"] = ad.CityWritten, ["addressCountry"] = ad.Country };
        }

        offer["offeredBy"] = person;
        html.Append("<script type=\"application/ld+json\">").Append(offer.ToJsonString(JsonSerializerOptions.Default)).Append("</script>\n");
    }

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (p, words) = (frame.Style.Prefix, frame.Style.Language.Chrome);
        html.Append($"<div class=\"page\" id=\"{p}\"><header><h2 class=\"brand\"><a href=\"/\">{Markup.Text(frame.Site.Name)}</a></h2>\n");
        Links(html, frame.Navigation, "<div class=\"tab\">", "</div>");
        html.Append("</header>\n<div class=\"columns\"><section class=\"main\">\n");
        main(html);
        html.Append("</section>\n<section class=\"side\">\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<h3>{Markup.Text(words.Related)}</h3><ul>\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<li data-id=\"{Markup.Text(teaser.Href)}\"><a href=\"{Markup.Text(teaser.Href)}\"><b>{Markup.Text(teaser.Title)}</b></a> <span>{Facts(teaser)}</span></li>\n");
            }

            html.Append("</ul>\n");
        }

        html.Append($"<h3>{Markup.Text(words.Cities)}</h3><p>\n");
        Links(html, frame.Cities, "", ", ");
        html.Append("</p></section></div>\n<footer>\n");
        Links(html, frame.Legal, "<div>", "</div>");
        html.Append($"<div>{Markup.Text(words.Support)}: {Markup.Text(frame.Site.SupportPhone)}</div></footer></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var p = view.Style.Prefix;
        html.Append($"<h1>{Markup.Text(view.Ad.Title)}</h1>\n<div class=\"{p}-lead\">");

        // Name, place and date are told by the structured data; the body has the rest.
        foreach (var field in view.Fields.Where(f => f.Key is not (Field.Name or Field.AdNumber)))
        {
            html.Append($"<p class=\"line\">{Markup.Text(field.Label)}: {field.Html}</p>\n");
        }

        html.Append($"</div>\n<div class=\"{p}-story\">{string.Join("<br><br>\n", view.Paragraphs)}</div>\n<div class=\"{p}-photos\">");
        Images(html, view, "", "\n");
        html.Append("</div>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<ul class=\"{view.Style.Prefix}-feed\">\n");
        foreach (var teaser in view.Teasers)
        {
            html.Append($"<li><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a> <em>{Facts(teaser)}</em> <q>{Markup.Text(teaser.Snippet)}</q></li>\n");
        }

        html.Append("</ul>\n<p class=\"more\">\n");
        Pager(html, view, "", "\n");
        html.Append("</p>\n");
    }
}
