using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>
/// Tabs, of which a class hides all but the first. Prices are bare numbers in a table of durations by incall and outcall, whose caption
/// alone names the currency.
/// </summary>
internal sealed class RateMatrix : PageFamily
{
    public override string Name => "rate-matrix";

    public override bool ShowsReviews => true;

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (p, site, words) = (frame.Style.Prefix, frame.Site, frame.Style.Language.Chrome);
        var side = SideWords.Of(site.Language);
        html.Append($"<div role=\"banner\" class=\"{p}-mast\"><h2><a href=\"/\">{Markup.Text(site.Name)}</a></h2><menu>\n");
        Links(html, frame.Navigation, "<li>", "</li>");
        html.Append($"<li><a href=\"/contact\" rel=\"nofollow\">{Markup.Text(side.Saved)}</a></li></menu>\n<details><summary>{Markup.Text(words.Cities)}</summary>");
        Links(html, frame.Cities, "", "<br>");
        html.Append($"</details></div>\n<div role=\"main\" class=\"{p}-main\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div role=\"complementary\" class=\"{p}-more\"><h5>{Markup.Text(words.Related)}</h5>\n");
            foreach (var teaser in frame.Related)
            {
                Tile(html, p, teaser);
            }

            html.Append("</div>\n");
        }

        html.Append($"<div role=\"contentinfo\" class=\"{p}-end\"><dl><dt>{Markup.Text(words.Support)}</dt><dd>{Markup.Text(site.SupportPhone)}</dd><dt>{Markup.Text(side.Ask)}</dt><dd>{Surroundings.Mail(site)}</dd></dl><menu>\n");
        Links(html, frame.Legal, "<li>", "</li>");
        html.Append("</menu></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var p = view.Style.Prefix;
        var (words, side) = (RateMatrixWords.Of(view.Site.Language), SideWords.Of(view.Site.Language));
        var shown = view.Fields.Where(f => !IsContact(f.Key) && f.Key != Field.Price).ToList();
        var contacts = view.Fields.Where(f => IsContact(f.Key)).ToList();
        var priced = view.Fields.Any(f => f.Key == Field.Price);
        html.Append($"<h1>{Markup.Text(view.Ad.Title)}</h1>\n<div class=\"{p}-tabs\" role=\"tablist\"><a role=\"tab\" href=\"#{p}-a\">{Markup.Text(words.Profile)}</a>");
        html.Append(priced ? $"<a role=\"tab\" href=\"#{p}-b\">{Markup.Text(words.Costs)}</a>" : "");
        html.Append(contacts.Count > 0 ? $"<a role=\"tab\" href=\"#{p}-c\">{Markup.Text(words.Reach)}</a>" : "");
        html.Append($"</div>\n<div class=\"{p}-pane\" id=\"{p}-a\">\n");
        foreach (var field in shown)
        {
            html.Append($"<div class=\"{p}-spec\"><label>{Markup.Text(field.Label)}</label><output>{field.Html}</output></div>\n");
        }

        html.Append(string.Concat(view.Paragraphs.Select(t => $"<p>{t}</p>\n")));
        foreach (var image in view.Images)
        {
            html.Append($"<figure class=\"{p}-shot\"><img src=\"{image}\" alt=\"\" width=\"180\" height=\"240\"></figure>");
        }

        html.Append("</div>\n");
        if (priced)
        {
            html.Append($"<div class=\"{p}-pane {p}-off\" id=\"{p}-b\">\n");
            Matrix(html, view, words);
            html.Append("</div>\n");
        }

        if (contacts.Count > 0)
        {
            html.Append($"<div class=\"{p}-pane {p}-off\" id=\"{p}-c\">\n");
            html.Append(string.Concat(contacts.Select(f => $"<div class=\"{p}-spec\"><label>{Markup.Text(f.Label)}</label><output>{f.Html}</output></div>\n")));
            html.Append("</div>\n");
        }

        var reviews = Surroundings.Reviews(view);
        html.Append(reviews.Count > 0 ? $"<h3>{Markup.Text(side.Reviews)}</h3>\n" : "");
        foreach (var review in reviews)
        {
            html.Append($"<div class=\"{p}-said\"><h6>{Markup.Text(review.Author)}, <time>{Markup.Text(review.Written)}</time></h6><meter min=\"0\" max=\"5\" value=\"{review.Stars.ToString(CultureInfo.InvariantCulture)}\"></meter><p>{Markup.Text(review.Remark)}</p></div>\n");
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n");
        foreach (var teaser in view.Teasers)
        {
            Tile(html, view.Style.Prefix, teaser);
        }

        html.Append("<menu>\n");
        Pager(html, view, "<li>", "</li>\n");
        html.Append("</menu>\n");
    }

    /// <summary>
    /// A row each for incall and outcall where the ad offers both or tells their prices apart, with dashes for what is not offered; else one
    /// row without a head.
    /// </summary>
    private static void Matrix(StringBuilder html, AdView view, RateMatrixWords words)
    {
        var (ad, language) = (view.Ad, view.Style.Language);
        var currency = ad.Prices[0].Currency;
        var apart = ad.Prices.Any(p => p.Outcall is not null) || (ad.Incall is not null && view.Fields.Any(f => f.Key == Field.VisitType));
        html.Append($"<table><caption>{Markup.Text(words.Caption.Replace("{0}", view.Site.Id % 2 == 0 ? currency : Sign(currency), StringComparison.Ordinal))}</caption>\n<thead><tr>{(apart ? $"<th>{Markup.Text(words.Kind)}</th>" : "")}{string.Concat(words.Columns.Select(c => $"<th>{Markup.Text(c.Head)}</th>"))}</tr></thead><tbody>\n");
        if (!apart)
        {
            Row(html, "", ad.Prices, words);
        }
        else
        {
            foreach (var (outcall, label, offered) in new[] { (false, language.Incall, ad.Incall), (true, language.Outcall, ad.Outcall) })
            {
                Row(html, $"<th>{Markup.Text(label)}</th>", offered == false ? [] : [.. ad.Prices.Where(p => p.Outcall is null || p.Outcall == outcall)], words);
            }
        }

        html.Append("</tbody></table>\n");
    }

    private static void Row(StringBuilder html, string head, IReadOnlyList<PriceTruth> prices, RateMatrixWords words)
    {
        var cells = words.Columns.Select(c => prices.FirstOrDefault(p => p.Minutes == c.Minutes) is { } price ? price.Amount.ToString("0", CultureInfo.InvariantCulture) : "–");
        html.Append($"<tr>{head}{string.Concat(cells.Select(c => $"<td>{c}</td>"))}</tr>\n");
    }

    private static string Sign(string currency) => currency switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "US$",
        "CAD" => "CA$",
        "KZT" => "₸",
        "PLN" => "zł",
        "CZK" => "Kč",
        "HUF" => "Ft",
        "RON" or "MDL" => "lei",
        "TRY" => "₺",
        "UAH" => "₴",
        "RSD" => "din",
        "BAM" => "KM",
        "SEK" => "kr",
        _ => currency,
    };

    private static bool IsContact(Field field) => field is Field.Phone or Field.Email or Field.Handle;

    private static void Tile(StringBuilder html, string prefix, Teaser teaser) =>
        html.Append($"<section class=\"{prefix}-tile\"><h4><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></h4><p><mark>{Markup.Text(teaser.Price)}</mark> {Markup.Text(string.Join(", ", new[] { teaser.City, teaser.Age?.ToString(CultureInfo.InvariantCulture) }.OfType<string>()))}</p></section>\n");
}
