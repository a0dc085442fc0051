using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>A grid of a front-end framework whose facts carry an icon or an abbreviation instead of a label; the number stands in an attribute until a click.</summary>
internal sealed class IconGrid : PageFamily
{
    public override string Name => "icon-grid";

    public override bool ShowsReviews => true;

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (site, words) = (frame.Site, frame.Style.Language.Chrome);
        var side = SideWords.Of(site.Language);
        html.Append($"<div class=\"navbar navbar-default\"><div class=\"navbar-header\"><a class=\"navbar-brand\" href=\"/\"><i class=\"fa fa-heart\"></i> {Markup.Text(site.Name)}</a></div><ul class=\"nav navbar-nav\">\n");
        Links(html, frame.Navigation, "<li>", "</li>");
        html.Append($"</ul><ul class=\"nav navbar-nav navbar-right\"><li><a href=\"/contact\"><i class=\"fa fa-plus\"></i> {Markup.Text(side.PlaceAd)}</a></li><li><a href=\"/contact\"><i class=\"fa fa-user\"></i> {Markup.Text(side.LogIn)}</a></li></ul></div>\n<div class=\"container-fluid\"><div class=\"row\"><div class=\"col-md-9 col-sm-8\">\n");
        main(html);
        html.Append("</div><div class=\"col-md-3 col-sm-4\">\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div class=\"panel panel-default\"><div class=\"panel-heading\"><i class=\"fa fa-star\"></i> {Markup.Text(words.Related)}</div><ul class=\"media-list\">\n");
            foreach (var teaser in frame.Related)
            {
                Item(html, teaser, "media", IconGridWords.Of(site.Language));
            }

            html.Append("</ul></div>\n");
        }

        html.Append($"<div class=\"panel panel-default\"><div class=\"panel-heading\"><i class=\"fa fa-map\"></i> {Markup.Text(words.Cities)}</div><div class=\"panel-body\">\n");
        Links(html, frame.Cities, "<i class=\"fa fa-angle-right\"></i> ", "<br>");
        html.Append($"</div></div></div></div></div>\n<footer class=\"well\"><i class=\"fa fa-headphones\"></i> {Markup.Text(words.Support)} {Markup.Text(site.SupportPhone)} <i class=\"fa fa-envelope\"></i> {Surroundings.Mail(site)} <ul class=\"list-inline\">\n");
        Links(html, frame.Legal, "<li>", "</li>");
        html.Append("</ul></footer>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var (ad, style) = (view.Ad, view.Style);
        html.Append($"<div class=\"page-header\"><h1>{Markup.Text(ad.Title)}</h1></div>\n<div class=\"row\">\n");
        foreach (var image in view.Images)
        {
            html.Append($"<div class=\"col-xs-4\"><a class=\"thumbnail\" href=\"{image}\"><img class=\"img-responsive\" src=\"{image}\" alt=\"\"></a></div>");
        }

        html.Append("</div>\n<div class=\"row facts\">\n");
        foreach (var field in view.Fields)
        {
            if (Fact(field, view) is { } fact)
            {
                html.Append($"<div class=\"col-md-4 col-xs-6\">{fact}</div>\n");
            }
        }

        html.Append("</div>\n");
        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<div class=\"well well-sm\">{string.Join("<br><br>\n", view.Paragraphs)}</div>\n");
        }

        if (view.Fields.Any(f => f.Key == Field.Services))
        {
            var services = AdWriter.ServiceNames(ad.Services, view.Site.Id, style.Language);
            html.Append($"<p><i class=\"fa fa-check-square-o\"></i> {string.Join(" ", services.Select(s => $"<span class=\"label label-info\">{Markup.Text(s)}</span>"))}</p>\n");
        }

        if (view.Fields.Any(f => f.Key == Field.Price))
        {
            html.Append("<ul class=\"list-group rates\">\n");
            foreach (var price in ad.Prices)
            {
                var icon = price.Outcall switch { true => $"<i class=\"fa fa-car\" title=\"{Markup.Text(style.Language.Outcall)}\"></i> ", false => $"<i class=\"fa fa-home\" title=\"{Markup.Text(style.Language.Incall)}\"></i> ", null => "" };
                html.Append($"<li class=\"list-group-item\"><span class=\"badge\">{Markup.Text(Surroundings.Amount(price, style))}</span>{icon}{Markup.Text(PriceWriter.Duration(price.Minutes, style.Language))}</li>\n");
            }

            html.Append("</ul>\n");
        }

        Contacts(html, view);
        Reviews(html, view);
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<div class=\"page-header\"><h1>{Markup.Text(view.Heading)}</h1></div>\n<ul class=\"list-group\">\n");
        foreach (var teaser in view.Teasers)
        {
            Item(html, teaser, "list-group-item", IconGridWords.Of(view.Site.Language));
        }

        html.Append("</ul>\n<ul class=\"pagination\">\n");
        Pager(html, view, "<li>", "</li>\n");
        html.Append("</ul>\n");
    }

    private static string? Fact(FieldView field, AdView view)
    {
        var (ad, style, words) = (view.Ad, view.Style, IconGridWords.Of(view.Site.Language));
        return field.Key switch
        {
            Field.Age when ad.SafetyFixture => $"{Markup.Text(field.Label)} {field.Html}",
            Field.Age => $"<i class=\"fa fa-birthday-cake\"></i> {field.Html} {words.Years}",
            Field.Name => $"<i class=\"fa fa-venus\"></i> {field.Html}",
            Field.City => $"<i class=\"fa fa-map-marker\"></i> {field.Html}",
            Field.Posted => $"<i class=\"fa fa-clock-o\"></i> {field.Html}",
            Field.Photos => $"<i class=\"fa fa-camera\"></i> {field.Html}",
            Field.Agency => $"<i class=\"fa fa-building-o\"></i> {field.Html}",
            Field.Nationality => $"<b>{words.Nationality}</b> {field.Html}",
            Field.Height => $"<b>{words.Height}</b> {field.Html}",
            Field.AdNumber => $"<b>{words.Number}</b> {field.Html}",
            Field.VisitType => string.Join(" ", new[]
            {
                ad.Incall == true ? $"<i class=\"fa fa-home\"></i> {Markup.Text(style.Language.Incall)}" : null,
                ad.Outcall == true ? $"<i class=\"fa fa-car\"></i> {Markup.Text(style.Language.Outcall)}" : null,
            }.OfType<string>()),
            Field.Price => $"<i class=\"fa fa-money\"></i> {Lowest(ad, view, words)}",
            _ => null,
        };
    }

    private static string Lowest(AdTruth ad, AdView view, IconGridWords words)
    {
        var lowest = ad.Prices.MinBy(p => p.Amount)!;
        return Markup.Text(words.Lowest(Surroundings.Amount(lowest, view.Style)) + " / " + PriceWriter.Duration(lowest.Minutes, view.Style.Language));
    }

    private static void Contacts(StringBuilder html, AdView view)
    {
        var (ad, side, words) = (view.Ad, SideWords.Of(view.Site.Language), view.Style.Language.Chrome);
        html.Append("<div class=\"btn-group\">\n");
        foreach (var phone in ad.Phones.Where(p => !p.InText))
        {
            html.Append(phone.Writing switch
            {
                PhoneWriting.TelLink => $"<a class=\"btn btn-success\" href=\"{phone.Written}\"><i class=\"fa fa-phone\"></i> {Markup.Text(words.CallMe)}</a>\n",
                PhoneWriting.WhatsAppLink => $"<a class=\"btn btn-success\" href=\"{phone.Written}\"><i class=\"fa fa-whatsapp\"></i></a>\n",
                _ => $"<a class=\"btn btn-success js-reveal\" href=\"#\" data-phone=\"{Markup.Text(phone.Written)}\"><i class=\"fa fa-phone\"></i> {Markup.Text(Surroundings.Masked(phone))} <small>{Markup.Text(side.Reveal)}</small></a>\n",
            });
        }

        foreach (var mail in ad.Emails.Where(e => !e.InText))
        {
            html.Append($"<a class=\"btn btn-default\" href=\"mailto:{mail.Written}\"><i class=\"fa fa-envelope-o\"></i></a>\n");
        }

        foreach (var handle in ad.Handles.Where(h => !h.InText))
        {
            html.Append($"<a class=\"btn btn-default\" href=\"https://t.me/{handle.Id}\"><i class=\"fa fa-telegram\"></i></a>\n");
        }

        html.Append(ad.SafetyFixture ? "</div>\n" : $"<a class=\"btn btn-link\" href=\"/contact\" rel=\"nofollow\"><i class=\"fa fa-flag\"></i> {Markup.Text(side.Report)}</a></div>\n");
    }

    private static void Reviews(StringBuilder html, AdView view)
    {
        var reviews = Surroundings.Reviews(view);
        html.Append(reviews.Count > 0 ? $"<h4><i class=\"fa fa-comments\"></i> {Markup.Text(SideWords.Of(view.Site.Language).Reviews)}</h4>\n" : "");
        foreach (var review in reviews)
        {
            var stars = string.Concat(Enumerable.Repeat("<i class=\"fa fa-star\"></i>", review.Stars));
            html.Append($"<div class=\"media comment\"><div class=\"media-body\"><h5>{Markup.Text(review.Author)} <small><i class=\"fa fa-clock-o\"></i> {Markup.Text(review.Written)}</small> {stars}</h5>{Markup.Text(review.Remark)}</div></div>\n");
        }
    }

    private static void Item(StringBuilder html, Teaser teaser, string kind, IconGridWords words)
    {
        html.Append($"<li class=\"{kind}\"><img src=\"{Surroundings.Thumb(teaser)}\" alt=\"\" width=\"48\" height=\"64\"> <a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a>");
        foreach (var (icon, fact) in new[] { ("birthday-cake", teaser.Age?.ToString(CultureInfo.InvariantCulture)), ("map-marker", teaser.City), ("money", teaser.Price is null ? null : words.Lowest(teaser.Price)) })
        {
            html.Append(fact is null ? "" : $" <i class=\"fa fa-{icon}\"></i> {Markup.Text(fact)}");
        }

        html.Append("</li>\n");
    }
}
