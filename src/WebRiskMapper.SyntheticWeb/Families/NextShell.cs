using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>
/// A single-page app, rendered on the server: the markup shows the main things without labels, the whole ad stands as JSON at the end of
/// the page, and a number needs a click. Class names are a compiler's.
/// </summary>
internal sealed class NextShell : PageFamily
{
    public override string Name => "next-shell";

    public override bool ShowsReviews => true;

    public override void Tail(StringBuilder html, FrameView frame, AdView? ad, ListView? list) =>
        html.Append("<script id=\"__NEXT_DATA__\" type=\"application/json\">").Append(NextState.Of(frame, ad, list)).Append("</script>\n");

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (site, words) = (frame.Site, frame.Style.Language.Chrome);
        var side = SideWords.Of(site.Language);
        string C(string part) => Class(frame.Style, part);
        html.Append($"<div id=\"__next\"><div class=\"{C("app")}\"><header class=\"{C("bar")}\"><a href=\"/\" aria-label=\"{Markup.Text(site.Name)}\"><svg width=\"24\" height=\"24\" viewBox=\"0 0 24 24\"><path d=\"M3 12h18\"></path></svg>{Markup.Text(site.Name)}</a>\n<nav>");
        Links(html, frame.Navigation, "", "");
        html.Append($"</nav><button type=\"button\">{Markup.Text(side.LogIn)}</button><button type=\"button\">{Markup.Text(side.PlaceAd)}</button></header>\n<div class=\"{C("cities")}\">");
        Links(html, frame.Cities, "<span>", "</span>");
        html.Append("</div><main>\n");
        main(html);
        html.Append("</main>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<aside class=\"{C("rail")}\"><h2>{Markup.Text(words.Related)}</h2>\n");
            foreach (var teaser in frame.Related)
            {
                Tile(html, frame.Style, teaser);
            }

            html.Append("</aside>\n");
        }

        html.Append($"<footer class=\"{C("foot")}\"><nav>");
        Links(html, frame.Legal, "", "");
        html.Append($"</nav><p>{Markup.Text(words.Support)} <span>{Markup.Text(site.SupportPhone)}</span></p><p>{Markup.Text(side.Ask)} <span>{Surroundings.Mail(site)}</span></p></footer></div></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var (ad, style) = (view.Ad, view.Style);
        string C(string part) => Class(style, part);
        html.Append($"<div class=\"{C("gallery")}\">");
        foreach (var image in view.Images)
        {
            var resized = "/_next/image?url=" + Uri.EscapeDataString(image) + "&amp;w=";
            html.Append($"<picture><source type=\"image/webp\" srcset=\"{resized}384&amp;q=75 1x, {resized}750&amp;q=75 2x\"><img src=\"{resized}750&amp;q=75\" alt=\"\" decoding=\"async\"></picture>");
        }

        html.Append($"</div>\n<section class=\"{C("head")}\"><h1>{Markup.Text(ad.Title)}</h1><p class=\"{C("sub")}\">{string.Join(", ", Line(view))}</p>\n");
        if (Labelled(view, Field.Price) is not null)
        {
            var price = ad.Prices.FirstOrDefault(p => p.Minutes == 60) ?? ad.Prices[0];
            html.Append($"<p class=\"{C("price")}\"><strong>{Markup.Text(Surroundings.Amount(price, style))}</strong><span>/ {Markup.Text(PriceWriter.Duration(price.Minutes, style.Language))}</span></p>\n");
        }

        html.Append($"<div class=\"{C("act")}\">");
        Contacts(html, view);
        html.Append("</div></section>\n");
        foreach (var field in new[] { Field.Services, Field.VisitType, Field.Agency })
        {
            if (Labelled(view, field) is { } chips)
            {
                html.Append($"<section class=\"{C("chips")}\"><h3>{Markup.Text(chips.Label)}</h3>{string.Concat(chips.Html.Split(", ").Select(c => $"<button type=\"button\">{c}</button>"))}</section>\n");
            }
        }

        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<section class=\"{C("text")}\"><h3>{Markup.Text(style.Language.Chrome.Description)}</h3><p>{string.Join("<br>", view.Paragraphs)}</p></section>\n");
        }

        if (Labelled(view, Field.Posted) is { } posted)
        {
            var day = ad.PostedAt is { } at ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            html.Append($"<p class=\"{C("meta")}\"><time datetime=\"{day}\">{posted.Html}</time></p>\n");
        }

        Reviews(html, view);
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1><section class=\"{Class(view.Style, "tiles")}\">\n");
        foreach (var teaser in view.Teasers)
        {
            Tile(html, view.Style, teaser);
        }

        html.Append("</section>\n<nav>");
        Pager(html, view, "", "");
        html.Append("</nav>\n");
    }

    /// <summary>Name, age, nationality and city, without a label; the one page for the safety stop has nothing but a labelled age.</summary>
    private static IEnumerable<string> Line(AdView view) => view.Ad.SafetyFixture
        ? view.Fields.Select(f => $"{Markup.Text(f.Label)} {f.Html}")
        : new[] { Field.Name, Field.Age, Field.Nationality, Field.City }.Select(f => Labelled(view, f)?.Html).OfType<string>();

    private static void Contacts(StringBuilder html, AdView view)
    {
        var (side, call) = (SideWords.Of(view.Site.Language), Markup.Text(view.Style.Language.Chrome.CallMe));
        foreach (var phone in view.Ad.Phones.Where(p => !p.InText))
        {
            html.Append(phone.Writing switch
            {
                PhoneWriting.TelLink => $"<a href=\"{phone.Written}\"><svg width=\"16\" height=\"16\"><path d=\"M2 2l4 4\"></path></svg>{call}</a>",
                PhoneWriting.WhatsAppLink => $"<a href=\"{phone.Written}\"><svg width=\"16\" height=\"16\"><path d=\"M1 8h9\"></path></svg>WhatsApp</a>",
                _ => $"<button type=\"button\" data-action=\"reveal\"><span>{Markup.Text(Surroundings.Masked(phone))}</span> {Markup.Text(side.Reveal)}</button>",
            });
        }

        foreach (var handle in view.Ad.Handles.Where(h => !h.InText))
        {
            html.Append($"<a href=\"https://t.me/{handle.Id}\"><svg width=\"16\" height=\"16\"><path d=\"M1 3l9 9\"></path></svg>Telegram</a>");
        }

        foreach (var mail in view.Ad.Emails.Where(e => !e.InText))
        {
            html.Append($"<a href=\"mailto:{mail.Written}\"><svg width=\"16\" height=\"16\"><path d=\"M1 3h14v9\"></path></svg>{Markup.Text(view.Style.Labels[Field.Email])}</a>");
        }
    }

    private static void Reviews(StringBuilder html, AdView view)
    {
        var reviews = Surroundings.Reviews(view);
        if (reviews.Count == 0)
        {
            return;
        }

        html.Append($"<section class=\"{Class(view.Style, "reviews")}\"><h3>{Markup.Text(SideWords.Of(view.Site.Language).Reviews)} ({reviews.Count.ToString(CultureInfo.InvariantCulture)})</h3>\n");
        foreach (var review in reviews)
        {
            html.Append($"<article><header><strong>{Markup.Text(review.Author)}</strong><time datetime=\"{review.IsoDay}\">{Markup.Text(review.Written)}</time></header><p>{Markup.Text(review.Remark)}</p></article>\n");
        }

        html.Append("</section>\n");
    }

    private static void Tile(StringBuilder html, SiteStyle style, Teaser teaser)
    {
        html.Append($"<article class=\"{Class(style, "tile")}\"><a href=\"{Markup.Text(teaser.Href)}\"><picture><img src=\"{Surroundings.Thumb(teaser)}\" alt=\"\" decoding=\"async\"></picture><h4>{Markup.Text(teaser.Title)}</h4>");
        foreach (var fact in new[] { teaser.Age?.ToString(CultureInfo.InvariantCulture), teaser.City, teaser.Price }.OfType<string>())
        {
            html.Append($"<span>{Markup.Text(fact)}</span>");
        }

        html.Append("</a></article>\n");
    }

    private static FieldView? Labelled(AdView view, Field field) => view.Fields.FirstOrDefault(f => f.Key == field);

    private static string Class(SiteStyle style, string part) =>
        "css-" + Dice.Hash(Encoding.ASCII.GetBytes(style.Prefix + style.Accent.ToString(CultureInfo.InvariantCulture) + part)).ToString("x16", CultureInfo.InvariantCulture)[..7];
}
