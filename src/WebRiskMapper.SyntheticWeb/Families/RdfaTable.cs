using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>
/// A classified ad marked up with RDFa: short facts two to a row of a table, long ones below, amounts before durations. Other ads, readers
/// and the platform itself are marked up as well.
/// </summary>
internal sealed class RdfaTable : PageFamily
{
    public override string Name => "rdfa-table";

    public override bool ShowsReviews => true;

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (p, site, words) = (frame.Style.Prefix, frame.Site, frame.Style.Language.Chrome);
        var side = SideWords.Of(site.Language);
        html.Append($"<div id=\"{p}-page\" vocab=\"https://schema.org/\" typeof=\"WebPage\"><div class=\"{p}-head\"><b property=\"name\">{Markup.Text(site.Name)}</b> <i>{Markup.Text(words.Tagline)}</i></div>\n<ol property=\"breadcrumb\" typeof=\"BreadcrumbList\">");
        foreach (var link in frame.Navigation)
        {
            html.Append($"<li property=\"itemListElement\" typeof=\"ListItem\"><a property=\"item\" typeof=\"WebPage\" href=\"{Markup.Text(link.Href)}\"><span property=\"name\">{Markup.Text(link.Text)}</span></a></li>\n");
        }

        html.Append($"</ol>\n<p class=\"{p}-user\"><a href=\"/contact\">{Markup.Text(side.PlaceAd)}</a> | <a href=\"/about\">{Markup.Text(side.LogIn)}</a></p>\n<table class=\"{p}-columns\"><tr><td>\n");
        main(html);
        html.Append("</td><td width=\"240\">\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<h4>{Markup.Text(words.Related)}</h4>\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<div typeof=\"Offer\" class=\"{p}-other\"><img src=\"{Surroundings.Thumb(teaser)}\" alt=\"\" width=\"60\" height=\"80\"><a property=\"url\" href=\"{Markup.Text(teaser.Href)}\"><b property=\"name\">{Markup.Text(teaser.Title)}</b></a><br><span property=\"areaServed\">{Markup.Text(teaser.City)}</span>{(teaser.Price is null ? "" : $", <span property=\"price\">{Markup.Text(teaser.Price)}</span>")}</div>\n");
            }
        }

        html.Append($"<h4>{Markup.Text(words.Cities)}</h4>\n");
        Links(html, frame.Cities, "<small>", "</small>");
        html.Append($"</td></tr></table>\n<div property=\"publisher\" typeof=\"Organization\"><hr><span property=\"name\">{Markup.Text(site.Name)}</span>, {Markup.Text(words.Support)} <span property=\"telephone\">{Markup.Text(site.SupportPhone)}</span>. {Markup.Text(side.Ask)} <a property=\"email\" href=\"mailto:{Surroundings.Mail(site)}\">{Surroundings.Mail(site)}</a><br>\n");
        Links(html, frame.Legal, "", " | ");
        html.Append("</div></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var (p, side) = (view.Style.Prefix, SideWords.Of(view.Site.Language));
        html.Append($"<div property=\"mainEntity\" typeof=\"Offer\" resource=\"#offer\"><h1 property=\"name\">{Markup.Text(view.Ad.Title)}</h1>\n<table class=\"{p}-offer\" cellpadding=\"3\"><tbody>\n");
        foreach (var pair in view.Fields.Where(f => !IsLong(f.Key)).Chunk(2))
        {
            html.Append("<tr>").AppendJoin("", pair.Select(f => $"<td class=\"l\">{Label(view, f)}</td><td class=\"v\">{Value(view, f)}</td>")).Append("</tr>\n");
        }

        foreach (var field in view.Fields.Where(f => IsLong(f.Key)))
        {
            html.Append($"<tr><td class=\"l\">{Label(view, field)}</td><td class=\"v\" colspan=\"3\">{Value(view, field)}</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<div property=\"description\" class=\"{p}-words\">{string.Join("\n", view.Paragraphs.Select(t => $"<p>{t}</p>"))}</div>\n");
        }

        foreach (var image in view.Images)
        {
            html.Append($"<a property=\"image\" href=\"{image}\"><img src=\"{image}\" alt=\"\" width=\"150\" height=\"200\"></a>");
        }

        foreach (var review in Surroundings.Reviews(view))
        {
            html.Append($"<blockquote property=\"review\" typeof=\"Review\"><cite property=\"author\">{Markup.Text(review.Author)}</cite> (<span property=\"datePublished\" content=\"{review.IsoDay}\">{Markup.Text(review.Written)}</span>, <span property=\"reviewRating\" typeof=\"Rating\"><span property=\"ratingValue\">{review.Stars.ToString(CultureInfo.InvariantCulture)}</span>/5</span>)<br><q property=\"reviewBody\">{Markup.Text(review.Remark)}</q></blockquote>\n");
        }

        html.Append($"<small><a href=\"/contact\" rel=\"nofollow\">{Markup.Text(side.Report)}</a></small></div>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        var (p, labels) = (view.Style.Prefix, view.Style.Labels);
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<table class=\"{p}-all\" typeof=\"ItemList\" border=\"1\"><thead><tr><td></td><td>{Markup.Text(view.Style.Language.Chrome.Advertisement)}</td><td>{Markup.Text(labels[Field.City])}</td><td>{Markup.Text(labels[Field.Age])}</td><td>{Markup.Text(labels[Field.Price])}</td></tr></thead><tbody>\n");
        foreach (var teaser in view.Teasers)
        {
            html.Append($"<tr property=\"itemListElement\" typeof=\"Offer\"><td><img src=\"{Surroundings.Thumb(teaser)}\" alt=\"\" width=\"60\" height=\"80\"></td><td><a property=\"url\" href=\"{Markup.Text(teaser.Href)}\"><b property=\"name\">{Markup.Text(teaser.Title)}</b></a><br><i>{Markup.Text(teaser.Snippet)}</i></td><td property=\"areaServed\">{Markup.Text(teaser.City)}</td><td>{teaser.Age?.ToString(CultureInfo.InvariantCulture)}</td><td property=\"price\">{Markup.Text(teaser.Price)}</td></tr>\n");
        }

        html.Append("</tbody></table>\n<p>");
        Pager(html, view, "<b>", "</b>\n");
        html.Append("</p>\n");
    }

    private static bool IsLong(Field field) => field is Field.Price or Field.Services or Field.Email or Field.Handle;

    private static string Label(AdView view, FieldView field) => Markup.Text(view.Ad.SafetyFixture ? field.Label : RdfaLabels.Of(view.Site.Language, field.Key));

    private static string Value(AdView view, FieldView field)
    {
        var ad = view.Ad;
        return field.Key switch
        {
            Field.Name => $"<span property=\"offeredBy\" typeof=\"Person\"><span property=\"name\">{field.Html}</span></span>",
            Field.City => $"<span property=\"availableAtOrFrom\" typeof=\"Place\"><span property=\"address\" typeof=\"PostalAddress\"><span property=\"addressLocality\">{field.Html}</span><meta property=\"addressCountry\" content=\"{ad.Country}\"></span></span>",
            Field.Phone => $"<span property=\"telephone\" content=\"{ad.Phones.First(p => !p.InText).E164}\">{field.Html}</span>",
            Field.Posted => $"<span property=\"validFrom\" content=\"{ad.PostedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\" datatype=\"xsd:date\">{field.Html}</span>",
            Field.Services => string.Join(", ", AdWriter.ServiceNames(ad.Services, view.Site.Id, view.Style.Language).Select(s => $"<span property=\"itemOffered\" typeof=\"Service\"><span property=\"name\">{Markup.Text(s)}</span></span>")),
            Field.Price => string.Join("<br>", ad.Prices.Select(p => Price(p, view))),
            Field.Nationality => $"<span property=\"nationality\">{field.Html}</span>",
            Field.AdNumber => $"<span property=\"sku\">{field.Html}</span>",
            _ => field.Html,
        };
    }

    private static string Price(PriceTruth price, AdView view)
    {
        var language = view.Style.Language;
        var place = price.Outcall switch { true => ", " + language.Outcall, false => ", " + language.Incall, null => "" };
        return $"<span property=\"priceSpecification\" typeof=\"UnitPriceSpecification\"><meta property=\"priceCurrency\" content=\"{price.Currency}\"><span property=\"price\" content=\"{price.Amount.ToString("0", CultureInfo.InvariantCulture)}\">{Markup.Text(Surroundings.Amount(price, view.Style))}</span> / <span property=\"unitText\">{Markup.Text(PriceWriter.Duration(price.Minutes, language) + place)}</span></span>";
    }
}
