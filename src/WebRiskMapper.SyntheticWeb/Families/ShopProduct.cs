using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>
/// Shop software that sells products, used for ads: a price box, a breadcrumb with the city, tabs with the description, a table of attributes and
/// the reviews. Lists are grids of products.
/// </summary>
internal sealed class ShopProduct : PageFamily
{
    /// <summary>Related ads below the product; the others stand in the sidebar.</summary>
    private const int RelatedBelow = 4;

    public override string Name => "shop-product";

    public override bool ShowsReviews => true;

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (language, words) = (frame.Style.Language, ShopWords.Of(frame.Style.Language));
        html.Append($"<div id=\"page\" class=\"hfeed site\"><header id=\"masthead\" class=\"site-header\"><div class=\"site-branding\"><div class=\"site-title\"><a href=\"/\" rel=\"home\">{Markup.Text(frame.Site.Name)}</a></div><p class=\"site-description\">{Markup.Text(language.Chrome.Tagline)}</p></div><nav class=\"main-navigation\"><ul class=\"menu\">\n");
        Links(html, frame.Navigation, "<li class=\"menu-item\">", "</li>");
        html.Append("</ul></nav></header>\n<div id=\"content\" class=\"site-content\"><div id=\"primary\" class=\"content-area\"><main id=\"main\" class=\"site-main\">\n");
        main(html);
        if (frame.Related.Count > 0)
        {
            html.Append($"<section class=\"related products\"><h2>{Markup.Text(words.Related)}</h2>\n");
            Products(html, frame.Related.Take(RelatedBelow), words);
            html.Append("</section>\n");
        }

        html.Append("</main></div>\n<div id=\"secondary\" class=\"widget-area\">\n");
        if (frame.Related.Count > RelatedBelow)
        {
            html.Append($"<div class=\"widget widget_recently_viewed_products\"><span class=\"widget-title\">{Markup.Text(words.Recent)}</span><ul class=\"product_list_widget\">\n");
            foreach (var teaser in frame.Related.Skip(RelatedBelow))
            {
                html.Append($"<li><a href=\"{Markup.Text(teaser.Href)}\"><span class=\"product-title\">{Markup.Text(teaser.Title)}</span></a>{(teaser.Price is null ? "" : Amount(teaser.Price))}</li>\n");
            }

            html.Append("</ul></div>\n");
        }

        html.Append($"<div class=\"widget widget_product_categories\"><span class=\"widget-title\">{Markup.Text(language.Chrome.Cities)}</span><ul class=\"product-categories\">\n");
        Links(html, frame.Cities, "<li class=\"cat-item\">", "</li>");
        html.Append("</ul></div></div></div>\n<footer id=\"colophon\" class=\"site-footer\"><div class=\"site-info\">\n");
        Links(html, frame.Legal, "", "<span class=\"sep\"> | </span>");
        html.Append($"<p>{Markup.Text(language.Chrome.Support)} {Markup.Text(frame.Site.SupportPhone)}</p></div></footer></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var (ad, language, words, reviews) = (view.Ad, view.Style.Language, ShopWords.Of(view.Style.Language), Reviews.Of(view));
        if (ad.City is { } city)
        {
            html.Append($"<nav class=\"woocommerce-breadcrumb\"><a href=\"/\">{Markup.Text(language.Chrome.Home)}</a>&nbsp;&#47;&nbsp;<a href=\"/city/{AdPath.Slug(city)}\">{Markup.Text(ad.CityWritten)}</a>&nbsp;&#47;&nbsp;{Markup.Text(ad.Title)}</nav>\n");
        }

        html.Append("<div class=\"product type-product\"><div class=\"woocommerce-product-gallery\"><figure>\n");
        Images(html, view, "<div class=\"woocommerce-product-gallery__image\">", "</div>\n");
        html.Append($"</figure></div>\n<div class=\"summary entry-summary\"><h1 class=\"product_title entry-title\">{Markup.Text(ad.Title)}</h1>\n");
        if (reviews.Count > 0)
        {
            Rating(html, reviews.Average(r => r.Stars), words);
        }

        if (view.Fields.Any(f => f.Key == Field.Price))
        {
            html.Append($"<p class=\"price\">{PriceRange(view)}</p>\n");
        }

        html.Append("<div class=\"woocommerce-product-details__short-description\">\n");
        foreach (var field in view.Fields.Where(f => IsContact(f.Key)))
        {
            html.Append($"<p><strong>{Markup.Text(field.Label)}:</strong> {field.Html}</p>\n");
        }

        html.Append("</div>\n");
        if (!ad.SafetyFixture)
        {
            html.Append($"<form class=\"cart\"><div class=\"quantity\"><label class=\"screen-reader-text\">{Markup.Text(words.Quantity)}</label><input type=\"number\" name=\"quantity\" value=\"1\" min=\"1\"></div><button type=\"submit\" class=\"single_add_to_cart_button button\">{Markup.Text(words.Book)}</button></form>\n<div class=\"product_meta\">");
            if (view.Fields.FirstOrDefault(f => f.Key == Field.AdNumber) is { } number)
            {
                html.Append($"<span class=\"sku_wrapper\">{Markup.Text(words.Sku)}: <span class=\"sku\">{number.Html}</span></span> ");
            }

            html.Append($"<span class=\"posted_in\">{Markup.Text(words.Category)}: <a href=\"/browse\" rel=\"tag\">{Markup.Text(language.Chrome.Browse)}</a></span></div>\n");
        }

        html.Append("</div>\n");
        Tabs(html, view, words, reviews);
        html.Append("</div>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        var words = ShopWords.Of(view.Style.Language);
        html.Append($"<header class=\"woocommerce-products-header\"><h1 class=\"page-title\">{Markup.Text(view.Heading)}</h1></header>\n<form class=\"woocommerce-ordering\"><select name=\"orderby\"><option value=\"menu_order\">{Markup.Text(words.Sorting)}</option></select></form>\n");
        Products(html, view.Teasers, words);
        html.Append("<nav class=\"woocommerce-pagination\"><ul class=\"page-numbers\">\n");
        Pager(html, view, "<li>", "</li>\n");
        html.Append("</ul></nav>\n");
    }

    private static void Tabs(StringBuilder html, AdView view, ShopWords words, IReadOnlyList<VisitorReview> reviews)
    {
        var heading = Reviews.Heading(view.Style.Language);
        html.Append($"<div class=\"woocommerce-tabs wc-tabs-wrapper\"><ul class=\"tabs wc-tabs\" role=\"tablist\"><li class=\"description_tab\"><a href=\"#tab-description\">{Markup.Text(words.Description)}</a></li><li class=\"additional_information_tab\"><a href=\"#tab-additional\">{Markup.Text(words.Additional)}</a></li>{(reviews.Count == 0 ? "" : $"<li class=\"reviews_tab\"><a href=\"#tab-reviews\">{Markup.Text(heading)} ({Number(reviews.Count)})</a></li>")}</ul>\n<div class=\"wc-tab\" id=\"tab-description\" role=\"tabpanel\"><h2>{Markup.Text(words.Description)}</h2>\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<p>{paragraph}</p>\n");
        }

        html.Append($"</div>\n<div class=\"wc-tab\" id=\"tab-additional\" role=\"tabpanel\"><h2>{Markup.Text(words.Additional)}</h2><table class=\"shop_attributes\">\n");
        foreach (var field in view.Fields.Where(f => !IsContact(f.Key) && f.Key is not (Field.AdNumber or Field.Photos)))
        {
            html.Append($"<tr class=\"woocommerce-product-attributes-item\"><th>{Markup.Text(field.Label)}</th><td><p>{field.Html}</p></td></tr>\n");
        }

        html.Append("</table></div>\n");
        if (reviews.Count > 0)
        {
            html.Append($"<div class=\"wc-tab\" id=\"tab-reviews\" role=\"tabpanel\"><h2>{Markup.Text(heading)}</h2><ol class=\"commentlist\">\n");
            foreach (var review in reviews)
            {
                html.Append("<li class=\"review\"><div class=\"comment-text\">");
                Rating(html, review.Stars, words);
                html.Append($"<p class=\"meta\"><strong class=\"woocommerce-review__author\">{review.Nick}</strong>{(review.On is null ? "" : $" <span class=\"dash\">–</span> <time>{Markup.Text(review.On)}</time>")}</p><div class=\"description\"><p>{Markup.Text(review.Text)}</p></div></div></li>\n");
            }

            html.Append("</ol></div>\n");
        }

        html.Append("</div>\n");
    }

    private static void Products(StringBuilder html, IEnumerable<Teaser> teasers, ShopWords words)
    {
        html.Append("<ul class=\"products columns-4\">\n");
        foreach (var teaser in teasers)
        {
            var facts = Markup.Text(string.Join(", ", new[] { teaser.City, teaser.Age?.ToString(CultureInfo.InvariantCulture) }.Where(f => f is not null)));
            html.Append($"<li class=\"product type-product\"><a href=\"{Markup.Text(teaser.Href)}\" class=\"woocommerce-LoopProduct-link\"><h2 class=\"woocommerce-loop-product__title\">{Markup.Text(teaser.Title)}</h2><span class=\"loop-facts\">{facts}</span>{(teaser.Price is null ? "" : $"<span class=\"price\">{Amount(teaser.Price)}</span>")}</a><a href=\"{Markup.Text(teaser.Href)}\" class=\"button\" rel=\"nofollow\">{Markup.Text(words.Book)}</a></li>\n");
        }

        html.Append("</ul>\n");
    }

    /// <summary>The least and the greatest amount, as such software shows a product with variants; the attributes tell what each is for.</summary>
    private static string PriceRange(AdView view)
    {
        var prices = view.Ad.Prices;
        string Of(decimal amount) => Amount(PriceWriter.Amount(amount, prices[0].Currency, view.Style.PriceWriting));
        var (least, most) = (prices.Min(p => p.Amount), prices.Max(p => p.Amount));
        return least == most ? Of(least) : Of(least) + " &ndash; " + Of(most);
    }

    private static string Amount(string price) => $"<span class=\"woocommerce-Price-amount amount\"><bdi>{Markup.Text(price)}</bdi></span>";

    private static void Rating(StringBuilder html, double stars, ShopWords words)
    {
        var text = Markup.Text(string.Format(CultureInfo.InvariantCulture, words.Rated, stars.ToString("0.##", CultureInfo.InvariantCulture)));
        html.Append($"<div class=\"star-rating\" role=\"img\" aria-label=\"{text}\"><span style=\"width:{Number((int)(stars * 20))}%\">{text}</span></div>\n");
    }

    private static bool IsContact(Field field) => field is Field.Phone or Field.Email or Field.Handle;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
