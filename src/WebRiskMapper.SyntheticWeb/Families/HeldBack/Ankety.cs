using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// A catalogue of about 2014 with transliterated Russian class names: the telephone without a label above everything, rows with
/// dotted leaders, a price table with durations on top and visits on the left, and hidden numbers turned round by the style sheet.
/// </summary>
internal sealed class Ankety : PageFamily
{
    public override string Name => "ankety";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var words = frame.Style.Language.Chrome;
        html.Append($"<div class=\"shapka\"><a class=\"logotip\" href=\"/\">{Markup.Text(frame.Site.Name)}</a><div class=\"goroda\"><select>\n");
        foreach (var city in frame.Cities)
        {
            html.Append($"<option>{Markup.Text(city.Text)}</option>");
        }

        html.Append("</select></div></div>\n<div class=\"menyu\">\n");
        Links(html, frame.Navigation, "<span>", "</span>");
        html.Append("</div>\n<div class=\"osnova\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div class=\"pohozhie\"><div class=\"zagolovok\">{Markup.Text(words.Related)}</div>\n");
            foreach (var teaser in frame.Related)
            {
                Plate(html, teaser);
            }

            html.Append("</div>\n");
        }

        html.Append("<div class=\"podval\"><p>\n");
        Links(html, frame.Cities, "", "");
        html.Append("</p><p>\n");
        Links(html, frame.Legal, "", "");
        html.Append($"</p><p>{Markup.Text(words.Support)}: <b>{Markup.Text(frame.Site.SupportPhone)}</b>. 18+</p></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        html.Append($"<div class=\"anketa\"><div class=\"verh\"><h1>{Markup.Text(view.Ad.Title)}</h1>");
        foreach (var phone in view.Phones())
        {
            html.Append($"<div class=\"tel\"><a href=\"{phone.Href()}\">{(phone.ShowsDigits() ? Markup.Text(phone.Written) : phone.Caption(view))}</a></div>");
        }

        html.Append("</div>\n<div class=\"foto\">\n");
        Images(html, view, "<div class=\"kadr\">", "</div>");
        html.Append("</div>\n<div class=\"parametry\">\n");
        foreach (var field in view.Facts(Field.Price, Field.Services, Field.VisitType))
        {
            Row(html, Markup.Text(field.Label), field.Html);
        }

        Visits(html, view);
        foreach (var email in view.Emails())
        {
            Row(html, view.Label(Field.Email), email);
        }

        foreach (var handle in view.Handles())
        {
            Row(html, "<i class=\"tg\"></i> Telegram", $"<a href=\"tg://resolve?domain={handle}\">@{handle}</a>");
        }

        html.Append("</div>\n");
        Prices(html, view);
        if (view.Html(Field.Services) is { } services)
        {
            html.Append($"<div class=\"uslugi\"><div class=\"zagolovok\">{view.Label(Field.Services)}</div>{services.Replace(", ", "<br>", StringComparison.Ordinal)}</div>\n");
        }

        html.Append("<div class=\"o-sebe\">\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<p>{view.Ad.Phones.Aggregate(paragraph, Turn)}</p>\n");
        }

        html.Append("</div></div>\n");
        Reviews(html, view);
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<div class=\"plitka\">\n");
        foreach (var teaser in view.Teasers)
        {
            Plate(html, teaser);
        }

        html.Append("</div>\n<div class=\"stranicy\">\n");
        Pager(html, view, "", " ");
        html.Append("</div>\n");
    }

    private static void Row(StringBuilder html, string label, string value) =>
        html.Append($"<div class=\"stroka\"><span class=\"nazv\">{label}</span><span class=\"tochki\">........</span><span class=\"znach\">{value}</span></div>\n");

    /// <summary>One row for each kind of visit, said with yes or no.</summary>
    private static void Visits(StringBuilder html, AdView view)
    {
        if (!view.Has(Field.VisitType))
        {
            return;
        }

        var side = SideWords.Of(view.Style.Language);
        Row(html, view.Visit(false), Markup.Text(view.Ad.Incall == true ? side.Yes : side.No));
        Row(html, view.Visit(true), Markup.Text(view.Ad.Outcall == true ? side.Yes : side.No));
    }

    private static void Prices(StringBuilder html, AdView view)
    {
        if (!view.Has(Field.Price))
        {
            return;
        }

        html.Append($"<table class=\"ceny\"><caption>{view.Label(Field.Price)}</caption><tr><td></td>");
        foreach (var minutes in view.Durations())
        {
            html.Append($"<th>{Markup.Text(PriceWriter.Duration(minutes, view.Style.Language))}</th>");
        }

        html.Append("</tr>\n");
        foreach (var visit in view.Visits())
        {
            html.Append($"<tr><td>{view.Visit(visit)}</td>");
            foreach (var minutes in view.Durations())
            {
                html.Append($"<td>{(view.Price(minutes, visit) is { } price ? Markup.Text(PriceWriter.Amount(price.Amount, price.Currency, view.Style.PriceWriting)) : "—")}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    /// <summary>
    /// Writes a hidden number backwards and has the style sheet turn it round again: a reader sees what the truth says. Numbers in
    /// words and in combined marks stay as they are, for nobody could turn those.
    /// </summary>
    private static string Turn(string paragraph, PhoneTruth phone)
    {
        if (!phone.Obscured || !phone.InText || phone.Writing is not (PhoneWriting.OddSeparators or PhoneWriting.FullWidth))
        {
            return paragraph;
        }

        var backwards = new string([.. phone.Written.Reverse()]);
        return paragraph.Replace(Markup.Text(phone.Written), $"<span style=\"unicode-bidi:bidi-override;direction:rtl\">{Markup.Text(backwards)}</span>", StringComparison.Ordinal);
    }

    private static void Reviews(StringBuilder html, AdView view)
    {
        var reviews = Review.Of(view);
        if (reviews.Count == 0)
        {
            return;
        }

        html.Append($"<div class=\"otzyvy\"><div class=\"zagolovok\">{Markup.Text(SideWords.Of(view.Style.Language).Reviews)}: {AdParts.Number(reviews.Count)}</div>\n");
        foreach (var review in reviews)
        {
            html.Append($"<div class=\"otzyv\"><b>{review.Author}</b> <i>{Markup.Text(review.Date)}</i> {review.StarMarks}<div>{Markup.Text(review.Text)}</div></div>\n");
        }

        html.Append("</div>\n");
    }

    private static void Plate(StringBuilder html, Teaser teaser) =>
        html.Append($"<div class=\"plashka\"><a href=\"{Markup.Text(teaser.Href)}\"><b>{Markup.Text(teaser.Title)}</b></a><div class=\"kratko\">{Facts(teaser)}</div></div>\n");
}
