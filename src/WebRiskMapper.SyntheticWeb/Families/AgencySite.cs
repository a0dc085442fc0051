using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Population;
using WebRiskMapper.SyntheticWeb.Truth;
using WebRiskMapper.SyntheticWeb.Writing;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>
/// An agency's own site with a page for each companion: facts in one line without labels, a timetable, now and then a second companion for a
/// duo. The agency's telephone stands in header and footer of every page and belongs to no ad, as every companion has a contact of her own.
/// </summary>
internal sealed class AgencySite : PageFamily
{
    private const string Duo = "duo";

    public override string Name => "agency-site";

    public override bool ShowsReviews => true;

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (language, words) = (frame.Style.Language, AgencyWords.Of(frame.Style.Language));
        html.Append($"<div class=\"topbar\"><em>{Markup.Text(words.Agency)} {Markup.Text(frame.Site.Name)}</em> <span>{Markup.Text(words.Call)}: {Call(frame.Site)}</span></div>\n<header class=\"mast\"><a href=\"/\"><strong>{Markup.Text(frame.Site.Name)}</strong></a><menu>\n");
        Links(html, frame.Navigation, "<li>", "</li>");
        html.Append("</menu></header>\n<main class=\"hall\"><div class=\"lady-or-list\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div class=\"others\"><h3>{Markup.Text(language.Chrome.Related)}</h3>\n");
            foreach (var teaser in frame.Related)
            {
                Lady(html, frame.Site, teaser);
            }

            html.Append("</div>\n");
        }

        html.Append("</main>\n<footer class=\"base\"><menu>\n");
        Links(html, frame.Cities, "<li>", "</li>");
        html.Append("</menu><menu>\n");
        Links(html, frame.Legal, "<li>", "</li>");
        html.Append($"</menu><address><strong>{Markup.Text(words.Agency)} {Markup.Text(frame.Site.Name)}</strong><br>{Call(frame.Site)}</address></footer>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var (ad, style, words) = (view.Ad, view.Style, AgencyWords.Of(view.Style.Language));
        var dice = new Dice(ad.SiteId, "agency", ad.Id);
        html.Append($"<section class=\"lady\"><h1>{Markup.Text(ad.Title)}</h1>\n<p class=\"vita\">{string.Join(Separator(view.Site), Line(view, words, dice))}</p>\n");
        if (!ad.SafetyFixture && Partner(view, dice) is { } partner)
        {
            html.Append($"<p class=\"duo\"><strong>{Markup.Text(partner)}</strong></p>\n");
        }

        html.Append("<div class=\"book\">");
        Images(html, view, "<span>", "</span>\n");
        html.Append("</div>\n<div class=\"letter\">\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<div>{paragraph}</div>\n");
        }

        html.Append("</div>\n");
        if (view.Fields.Any(f => f.Key == Field.Price))
        {
            html.Append($"<h3>{Markup.Text(style.Labels[Field.Price])}</h3>\n<menu class=\"rates\">\n");
            foreach (var price in ad.Prices)
            {
                html.Append($"<li>{Markup.Text(PriceWriter.Line(price, style.Language, style.PriceWriting))}</li>\n");
            }

            html.Append("</menu>\n");
        }

        if (view.Fields.FirstOrDefault(f => f.Key == Field.Services) is { } services)
        {
            html.Append($"<h3>{Markup.Text(services.Label)}</h3>\n<p class=\"does\">{services.Html}</p>\n");
        }

        if (!ad.SafetyFixture)
        {
            Timetable(html, words, dice);
        }

        Contact(html, view, words);
        foreach (var field in view.Fields.Where(f => f.Key is Field.Posted or Field.Agency))
        {
            html.Append($"<p class=\"note\"><em>{Markup.Text(field.Label)} {field.Html}</em></p>\n");
        }

        html.Append("</section>\n");
        Guestbook(html, view);
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<div class=\"ladies\">\n");
        foreach (var teaser in view.Teasers)
        {
            Lady(html, view.Site, teaser);
        }

        html.Append("</div>\n<p class=\"leaf\">\n");
        Pager(html, view, "", "\n");
        html.Append("</p>\n");
    }

    /// <summary>"Anna · 25 · 170 cm · blonde · Vienna": what other sites label stands here without a label, but for the fixture's age.</summary>
    private static IEnumerable<string> Line(AdView view, AgencyWords words, Dice dice)
    {
        if (view.Ad.SafetyFixture)
        {
            return view.Fields.Select(f => $"{Markup.Text(f.Label)}: {f.Html}");
        }

        IEnumerable<string> Of(params Field[] keys) => keys.SelectMany(k => view.Fields.Where(f => f.Key == k)).Select(f => f.Html);
        return [Markup.Text(view.Ad.Name), .. Of(Field.Age, Field.Height), Markup.Text(dice.Pick(words.Hair)), .. Of(Field.City, Field.Nationality, Field.VisitType)];
    }

    /// <summary>"Duo with a friend: Bella, 28", for a companion that offers it and states her own age; or null.</summary>
    private static string? Partner(AdView view, Dice dice)
    {
        var (ad, language) = (view.Ad, view.Style.Language);
        var name = WorkingNames.In(dice.Below(WorkingNames.Count), language);
        var age = dice.Between(23, 39);
        if (!ad.Services.Contains(Duo, StringComparer.Ordinal) || !view.Fields.Any(f => f.Key == Field.Age) || string.Equals(name, ad.Name, StringComparison.Ordinal))
        {
            return null;
        }

        var duo = AdWriter.ServiceNames([Duo], view.Site.Id, language).Single();
        return $"{char.ToUpperInvariant(duo[0])}{duo[1..]}: {name}, {age.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Hours of each weekday; one or two days are free.</summary>
    private static void Timetable(StringBuilder html, AgencyWords words, Dice dice)
    {
        var free = dice.Several(words.Days, dice.Between(1, 2));
        var (from, to) = (dice.Between(9, 13), dice.Between(20, 23));
        html.Append($"<h3>{Markup.Text(words.Hours)}</h3>\n<table class=\"week\">\n");
        foreach (var day in words.Days)
        {
            var hours = free.Contains(day) ? words.Off : string.Create(CultureInfo.InvariantCulture, $"{from}:00 – {to}:00");
            html.Append($"<tr><th>{Markup.Text(day)}</th><td>{Markup.Text(hours)}</td></tr>\n");
        }

        html.Append("</table>\n");
    }

    private static void Contact(StringBuilder html, AdView view, AgencyWords words)
    {
        var contacts = view.Fields.Where(f => f.Key is Field.Phone or Field.Email or Field.Handle).ToList();
        if (contacts.Count == 0)
        {
            return;
        }

        html.Append($"<h3>{Markup.Text(words.Booking)}: {Markup.Text(view.Ad.Name)}</h3>\n<p class=\"reach\">{string.Join("<br>", contacts.Select(c => c.Html))}</p>\n");
    }

    private static void Guestbook(StringBuilder html, AdView view)
    {
        var reviews = Reviews.Of(view);
        if (reviews.Count == 0)
        {
            return;
        }

        html.Append($"<section class=\"guestbook\"><h3>{Markup.Text(Reviews.Heading(view.Style.Language))}</h3>\n");
        foreach (var review in reviews)
        {
            html.Append($"<blockquote>{Markup.Text(review.Text)} <cite>{review.Nick}{(review.On is null ? "" : ", " + Markup.Text(review.On))}</cite></blockquote>\n");
        }

        html.Append("</section>\n");
    }

    private static void Lady(StringBuilder html, SiteTruth site, Teaser teaser)
    {
        var facts = new[] { teaser.Age?.ToString(CultureInfo.InvariantCulture), teaser.City, teaser.Price }.Where(f => f is not null);
        html.Append($"<a class=\"lady-tile\" href=\"{Markup.Text(teaser.Href)}\"><strong>{Markup.Text(teaser.Title)}</strong> <em>{Markup.Text(string.Join(Separator(site), facts))}</em></a>\n");
    }

    /// <summary>The agency's number, and the same for a messenger.</summary>
    private static string Call(SiteTruth site)
    {
        var digits = string.Concat(site.SupportPhone.Where(char.IsAsciiDigit));
        return $"<a href=\"tel:+{digits}\">{Markup.Text(site.SupportPhone)}</a> <a href=\"https://wa.me/{digits}\">WhatsApp</a>";
    }

    private static string Separator(SiteTruth site) => site.Id % 2 == 0 ? " · " : " | ";
}
