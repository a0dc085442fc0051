using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families.HeldBack;

/// <summary>
/// A slim layout of about 2019 with Italian class names and h-card microformats: no labels at all, but a line "Anna, 25, Wien", a line of
/// further facts between dots, prices as a sentence, and pictograms before the contacts.
/// </summary>
internal sealed class Schede : PageFamily
{
    private static readonly Field[] Lead = [Field.Name, Field.Age, Field.City];

    public override string Name => "schede";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (words, side) = (frame.Style.Language.Chrome, SideWords.Of(frame.Style.Language));
        html.Append($"<header class=\"testata\"><strong><a href=\"/\" rel=\"home\">{Markup.Text(frame.Site.Name)}</a></strong> <small>{Markup.Text(words.Tagline)}</small></header>\n<nav class=\"voci\">\n");
        Links(html, frame.Navigation, "", " ·");
        html.Append("</nav>\n<div class=\"corpo h-feed\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<aside class=\"simili\"><h6>{Markup.Text(words.Related)}</h6>\n");
            foreach (var teaser in frame.Related)
            {
                Entry(html, teaser);
            }

            html.Append("</aside>\n");
        }

        html.Append($"<aside class=\"citta\"><h6>{Markup.Text(words.Cities)}</h6><p>\n");
        Links(html, frame.Cities, "", ",");
        html.Append($"</p></aside>\n<footer class=\"piede\"><address class=\"h-card\"><span class=\"p-org\">{Markup.Text(frame.Site.Name)}</span>, <span class=\"p-tel\">{Markup.Text(frame.Site.SupportPhone)}</span></address>\n");
        Links(html, frame.Legal, "", " ·");
        html.Append($"<p class=\"biscotti\">{Markup.Text(side.Cookies)}</p></footer>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        html.Append($"<article class=\"scheda h-card\">\n<h1>{Markup.Text(view.Ad.Title)}</h1>\n");
        if (view.Ad.SafetyFixture)
        {
            // A bare number says nothing: this page must state the age.
            html.Append($"<p class=\"riga\">{view.Label(Field.Age)}: {view.Html(Field.Age)}</p></article>\n");
            return;
        }

        var lead = Lead.Where(view.Has).Select(key => key switch
        {
            Field.Name => $"<span class=\"p-name\">{view.Html(key)}</span>",
            Field.City => $"<span class=\"p-locality\">{view.Html(key)}</span>",
            _ => view.Html(key),
        });
        html.Append($"<p class=\"riga\">{string.Join(", ", lead)}</p>\n");
        var facts = view.Facts([.. Lead, Field.Price, Field.Services, Field.AdNumber, Field.Photos, Field.Posted]).Select(f => f.Html);
        html.Append($"<p class=\"riga piccola\">{string.Join(" · ", facts)}</p>\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<p class=\"p-note\">{paragraph}</p>\n");
        }

        if (view.Html(Field.Services) is { } services)
        {
            html.Append($"<p class=\"offerta\">{services}</p>\n");
        }

        if (view.Has(Field.Price))
        {
            html.Append($"<p class=\"prezzi\">{Sentence(view)}</p>\n");
        }

        Contacts(html, view);
        Images(html, view, "", "\n");
        html.Append($"<p class=\"chiusura\">{string.Join(" ", Closing(view))}</p></article>\n");
        foreach (var review in Review.Of(view))
        {
            html.Append($"<div class=\"parere\"><q>{Markup.Text(review.Text)}</q> {review.Author}, {Markup.Text(review.Date)}</div>\n");
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n");
        foreach (var teaser in view.Teasers)
        {
            Entry(html, teaser);
        }

        html.Append("<p class=\"pagine\">\n");
        Pager(html, view, "", " ");
        html.Append("</p>\n");
    }

    /// <summary>"150 € (1 hour), 280 € (2 hours) and 900 € (overnight)."</summary>
    private static string Sentence(AdView view)
    {
        var language = view.Style.Language;
        var parts = view.Prices().Select(p => Part(p, view)).ToList();
        return parts.Count == 1 ? parts[0] + "." : $"{string.Join(", ", parts[..^1])} {Markup.Text(language.And)} {parts[^1]}.";
    }

    private static string Part(PriceTruth price, AdView view)
    {
        var visit = price.Outcall is null ? "" : ", " + view.Visit(price.Outcall);
        return Markup.Text(PriceWriter.Amount(price.Amount, price.Currency, view.Style.PriceWriting)) + " (" + Markup.Text(PriceWriter.Duration(price.Minutes, view.Style.Language)) + visit + ")";
    }

    private static void Contacts(StringBuilder html, AdView view)
    {
        foreach (var phone in view.Phones())
        {
            html.Append($"<p class=\"contatto\">☎ <a class=\"p-tel\" href=\"{phone.Href()}\">{(phone.ShowsDigits() ? Markup.Text(phone.Written) : phone.Caption(view))}</a></p>\n");
        }

        foreach (var email in view.Emails())
        {
            html.Append($"<p class=\"contatto\">✉ <a class=\"u-email\" href=\"mailto:{email}\">{email}</a></p>\n");
        }

        foreach (var handle in view.Handles())
        {
            html.Append($"<p class=\"contatto\">✈ <a href=\"https://t.me/{handle}\">Telegram</a></p>\n");
        }
    }

    private static IEnumerable<string> Closing(AdView view)
    {
        if (view.Html(Field.AdNumber) is { } number)
        {
            yield return "#" + number;
        }

        if (view.Html(Field.Posted) is { } posted)
        {
            yield return $"<time class=\"dt-published\"{view.DateAttribute()}>{posted}</time>";
        }

        if (view.Html(Field.Photos) is { } photos)
        {
            yield return "▣ " + photos;
        }
    }

    private static void Entry(StringBuilder html, Teaser teaser) =>
        html.Append($"<article class=\"h-entry\"><h5><a class=\"u-url\" href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></h5><p class=\"p-summary\">{Markup.Text(teaser.Snippet)}</p><p>{Facts(teaser)}</p></article>\n");
}
