using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>
/// Menus, facts and neighbours stand twice on every page, once for telephones and once for wide screens; the style sheet hides one copy. Facts are
/// big values with small captions below them, or above on every second site; rates are lists in lists. Lists are columns of tiles.
/// </summary>
internal sealed class TwoCopies : PageFamily
{
    private const int Columns = 3;

    public override string Name => "two-copies";

    public override bool ShowsReviews => true;

    public override string Rules(SiteStyle style) =>
        $".{style.Prefix}-phone{{display:none}}\n@media (max-width:640px){{.{style.Prefix}-phone{{display:block}}.{style.Prefix}-wide{{display:none}}}}\n";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (p, language) = (frame.Style.Prefix, frame.Style.Language);
        html.Append($"<header><a class=\"brand\" href=\"/\"><b>{Markup.Text(frame.Site.Name)}</b></a>\n<div class=\"{p}-phone\"><details><summary>{Markup.Text(TwoCopiesWords.Of(language).Menu)}</summary>\n");
        Links(html, frame.Navigation, "", "<br>");
        html.Append($"</details></div>\n<nav class=\"{p}-wide\">\n");
        Links(html, frame.Navigation, "", "");
        html.Append("</nav></header>\n<div class=\"two\"><div class=\"one-of-two\">\n");
        main(html);
        html.Append("</div>\n");
        Neighbours(html, frame, "wide");
        html.Append("</div>\n");
        Neighbours(html, frame, "phone");
        html.Append($"<footer><details open><summary>{Markup.Text(language.Chrome.Cities)}</summary>\n");
        Links(html, frame.Cities, "<small>", "</small>");
        html.Append("</details>\n");
        Links(html, frame.Legal, "<small>", "</small>");
        html.Append($"<p><small>{Markup.Text(language.Chrome.Support)}: {Markup.Text(frame.Site.SupportPhone)}</small></p></footer>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var p = view.Style.Prefix;
        html.Append($"<article><h1>{Markup.Text(view.Ad.Title)}</h1>\n<div class=\"{p}-phone\">\n");
        Facts(html, view);
        html.Append("</div>\n<div class=\"strip\">");
        Images(html, view, "<picture>", "</picture>\n");
        html.Append("</div>\n<div class=\"told\">\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<p>{paragraph}</p>\n");
        }

        html.Append($"</div>\n<div class=\"{p}-wide\">\n");
        Facts(html, view);
        html.Append("</div></article>\n");
        var reviews = Reviews.Of(view);
        if (reviews.Count > 0)
        {
            html.Append($"<details class=\"voices\" open><summary>{Markup.Text(Reviews.Heading(view.Style.Language))} ({Number(reviews.Count)})</summary>\n");
            foreach (var review in reviews)
            {
                html.Append($"<blockquote><p>{Markup.Text(review.Text)}</p><footer><b>{review.Nick}</b> {Markup.Text(review.On)} {new string('★', review.Stars)}</footer></blockquote>\n");
            }

            html.Append("</details>\n");
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<div class=\"masonry\">\n");
        for (var column = 0; column < Columns; column++)
        {
            html.Append("<div class=\"bricks\">\n");
            foreach (var teaser in view.Teasers.Where((_, i) => i % Columns == column))
            {
                Tile(html, teaser);
            }

            html.Append("</div>\n");
        }

        html.Append("</div>\n<nav class=\"steps\">\n");
        Pager(html, view, "", "\n");
        html.Append("</nav>\n");
    }

    private static void Tile(StringBuilder html, Teaser teaser)
    {
        html.Append($"<figure class=\"brick\"><a href=\"{Markup.Text(teaser.Href)}\"><span class=\"ph\"></span><figcaption><b>{Markup.Text(teaser.Title)}</b>");
        foreach (var fact in new[] { teaser.Age?.ToString(CultureInfo.InvariantCulture), teaser.City, teaser.Price }.Where(f => f is not null))
        {
            html.Append($"<i>{Markup.Text(fact)}</i>");
        }

        html.Append("</figcaption></a></figure>\n");
    }

    private static void Neighbours(StringBuilder html, FrameView frame, string screen)
    {
        if (frame.Related.Count == 0)
        {
            return;
        }

        html.Append($"<aside class=\"{frame.Style.Prefix}-{screen}\"><h4>{Markup.Text(frame.Style.Language.Chrome.Related)}</h4>\n");
        foreach (var teaser in frame.Related)
        {
            Tile(html, teaser);
        }

        html.Append("</aside>\n");
    }

    /// <summary>One copy of everything that is labelled.</summary>
    private static void Facts(StringBuilder html, AdView view)
    {
        var (style, words, above) = (view.Style, TwoCopiesWords.Of(view.Style.Language), view.Site.Id % 2 == 1);
        html.Append("<dl class=\"big\">\n");
        foreach (var field in view.Fields.Where(f => f.Key is not Field.Price))
        {
            var (value, caption) = above ? (field.Html, field.Label) : Captioned(field, view.Ad, style.Language, words);
            html.Append(above
                ? $"<div><dt><small>{Markup.Text(caption)}</small></dt><dd>{value}</dd></div>\n"
                : $"<div><dd>{value}</dd><dt><small>{Markup.Text(caption)}</small></dt></div>\n");
        }

        html.Append("</dl>\n");
        if (view.Fields.Any(f => f.Key == Field.Price))
        {
            Rates(html, view, words);
        }
    }

    /// <summary>A number with its unit below it, where the field is a number; "25" over "years".</summary>
    private static (string Value, string Caption) Captioned(FieldView field, AdTruth ad, SiteLanguage language, TwoCopiesWords words) => field.Key switch
    {
        Field.Age => (field.Html, language.YearsWord(ad.Age!.Value) is { Length: > 0 } years ? years : words.Years),
        Field.Height => (Number(ad.HeightCm), words.Height),
        Field.Photos => (field.Html, words.Photos),
        _ => (field.Html, field.Label),
    };

    /// <summary>A list for incall and one for outcall where the ad tells them apart; on every third site the currency stands in the heading only.</summary>
    private static void Rates(StringBuilder html, AdView view, TwoCopiesWords words)
    {
        var (style, prices) = (view.Style, view.Ad.Prices);
        var bare = view.Site.Id % 3 == 1;
        html.Append($"<section class=\"rates\"><h3>{Markup.Text(words.Rates)}{(bare ? $" ({prices[0].Currency})" : "")}</h3>\n<ul>\n");
        foreach (var group in prices.GroupBy(p => p.Outcall))
        {
            var head = group.Key switch { true => Capital(style.Language.Outcall) + ": ", false => Capital(style.Language.Incall) + ": ", null => "" };
            html.Append($"<li>{Markup.Text(head)}<ul>\n");
            foreach (var price in group)
            {
                var amount = bare ? price.Amount.ToString("0", CultureInfo.InvariantCulture) : PriceWriter.Amount(price.Amount, price.Currency, style.PriceWriting);
                html.Append($"<li>{Markup.Text(Duration(price.Minutes, words))} <b>{Markup.Text(amount)}</b></li>\n");
            }

            html.Append("</ul></li>\n");
        }

        html.Append("</ul></section>\n");
    }

    private static string Duration(int minutes, TwoCopiesWords words) =>
        minutes % 60 == 0 ? string.Format(CultureInfo.InvariantCulture, words.Hours, minutes / 60) : string.Format(CultureInfo.InvariantCulture, words.Minutes, minutes);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
