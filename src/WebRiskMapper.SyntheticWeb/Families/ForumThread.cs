using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Places;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>
/// Old forum software: the ad is the first post of a thread, beside the box of its author, who has a name, an age and a location; visitors answer
/// below. Lists are tables of topics.
/// </summary>
internal sealed class ForumThread : PageFamily
{
    public override string Name => "forum-thread";

    public override bool ShowsReviews => true;

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (language, words) = (frame.Style.Language, ForumWords.Of(frame.Style.Language));
        html.Append($"<table class=\"page\" align=\"center\" cellspacing=\"0\"><tr><td colspan=\"2\" class=\"logorow\"><a href=\"/\"><span class=\"sitename\">{Markup.Text(frame.Site.Name)}</span></a> <span class=\"gensmall\">{Markup.Text(language.Chrome.Tagline)}</span></td></tr>\n<tr><td colspan=\"2\" class=\"vbmenu\">\n");
        Links(html, frame.Navigation, "<span class=\"vbmenu_option\">", "</span>");
        html.Append($"</td></tr>\n<tr><td colspan=\"2\" class=\"gensmall\"><a href=\"/\">{Markup.Text(words.Index)}</a> &raquo; {Markup.Text(language.Chrome.Cities)}:\n");
        Links(html, frame.Cities, "", ",");
        html.Append("</td></tr>\n<tr valign=\"top\"><td>\n");
        main(html);
        html.Append("</td><td width=\"200\">\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<table class=\"tborder\"><tr><td class=\"tcat\">{Markup.Text(language.Chrome.Related)}</td></tr>\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<tr><td class=\"alt1\"><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a><div class=\"smallfont\">{Facts(teaser)}</div></td></tr>\n");
            }

            html.Append("</table>\n");
        }

        html.Append("</td></tr>\n<tr><td colspan=\"2\" class=\"copyright\">\n");
        Links(html, frame.Legal, "", " &bull;");
        html.Append($"{Markup.Text(language.Chrome.Support)}: {Markup.Text(frame.Site.SupportPhone)}</td></tr></table>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var (ad, words) = (view.Ad, ForumWords.Of(view.Style.Language));
        var dice = new Dice(ad.SiteId, "forum", ad.Id);
        html.Append($"<h1 class=\"threadtitle\">{Markup.Text(ad.Title)}</h1>\n");
        var author = new StringBuilder();
        if (!ad.SafetyFixture)
        {
            author.Append($"<b class=\"bigusername\">{Markup.Text(ad.Name)}</b><div class=\"smallfont\">{Markup.Text(words.Advertiser)}</div>\n");
        }

        foreach (var field in view.Fields.Where(f => f.Key is Field.Age or Field.City))
        {
            author.Append($"<div>{Markup.Text(field.Key == Field.City ? words.Location : field.Label)}: {field.Html}</div>\n");
        }

        if (!ad.SafetyFixture)
        {
            Standing(author, words, dice, mostPosts: 60);
        }

        Post(html, 1, ad.PostedWritten is null ? "" : At(ad.PostedWritten, dice), author, body => FirstPost(body, view, words));
        var number = 1;
        foreach (var review in Reviews.Of(view))
        {
            var member = new StringBuilder($"<b class=\"bigusername\">{review.Nick}</b><div class=\"smallfont\">{Markup.Text(words.Member)}</div>\n");
            if (dice.Chance(0.6))
            {
                var city = dice.Pick(Markets.ByCountry[view.Site.Countries[0]].Cities);
                member.Append($"<div>{Markup.Text(words.Location)}: {Markup.Text(city.Written(view.Site.Language))}</div>\n");
            }

            Standing(member, words, dice, mostPosts: 2000);
            var quoted = dice.Chance(0.3) && view.Paragraphs.Count > 0 ? view.Paragraphs[^1] : null;
            Post(html, ++number, review.On is null ? "" : At(review.On, dice), member, body =>
            {
                if (quoted is not null)
                {
                    body.Append($"<div class=\"quote\"><i>{Markup.Text(string.Format(CultureInfo.InvariantCulture, words.Wrote, ad.Name))}:</i><br>{quoted}</div>\n");
                }

                body.Append($"<div class=\"post_message\">{Markup.Text(review.Text)}</div>\n");
            });
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        var words = ForumWords.Of(view.Style.Language);
        html.Append($"<h1 class=\"forumtitle\">{Markup.Text(view.Heading)}</h1>\n<div class=\"pagenav\">\n");
        Pager(html, view, "", "\n");
        html.Append($"</div>\n<table class=\"tborder threads\"><thead><tr><th>&nbsp;</th><th>{Markup.Text(words.Topic)}</th><th>{Markup.Text(words.Replies)}</th><th>{Markup.Text(words.Views)}</th><th>{Markup.Text(words.LastPost)}</th></tr></thead><tbody>\n");
        foreach (var teaser in view.Teasers)
        {
            // Counters of a board move with every visit; here they stay, as pages are the same at every request.
            var dice = new Dice(view.Site.Id, "topic/" + teaser.Href);
            html.Append($"<tr><td class=\"alt1 icon\"></td><td class=\"alt1\" title=\"{Markup.Text(teaser.Snippet)}\"><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a><div class=\"smallfont\">{Facts(teaser)}</div></td><td class=\"alt2\">{Number(dice.Below(30))}</td><td class=\"alt1\">{Number(dice.Between(40, 9000))}</td><td class=\"alt2 smallfont\">{Two(dice.Below(24))}:{Two(dice.Below(60))}</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static void FirstPost(StringBuilder body, AdView view, ForumWords words)
    {
        foreach (var paragraph in view.Paragraphs)
        {
            body.Append($"{paragraph}<br><br>\n");
        }

        foreach (var field in view.Fields.Where(f => f.Key is not (Field.Name or Field.Age or Field.City or Field.Posted or Field.AdNumber or Field.Photos)))
        {
            body.Append($"<span style=\"font-weight: bold\">{Markup.Text(field.Label)}</span>: {field.Html}<br>\n");
        }

        if (view.Images.Count > 0)
        {
            body.Append($"<fieldset class=\"attachments\"><legend>{Markup.Text(words.Attached)}</legend>\n");
            Images(body, view, "", "&nbsp;\n");
            body.Append("</fieldset>\n");
        }
    }

    private static void Post(StringBuilder html, int number, string date, StringBuilder author, Action<StringBuilder> body)
    {
        var place = number == 1 ? "" : "#" + Number(number);
        html.Append($"<table class=\"tborder post\" width=\"100%\"><tr><td class=\"thead\">{Markup.Text(date)}</td><td class=\"thead\" align=\"right\">{place}</td></tr>\n<tr valign=\"top\"><td class=\"alt2\" width=\"175\">\n").Append(author).Append("</td><td class=\"alt1\">\n");
        body(html);
        html.Append("</td></tr></table>\n");
    }

    /// <summary>How long and how busily somebody has been on the board.</summary>
    private static void Standing(StringBuilder author, ForumWords words, Dice dice, int mostPosts) =>
        author.Append($"<div>{Markup.Text(words.Joined)}: {Two(dice.Between(1, 12))}/{Number(dice.Between(2012, 2024))}</div>\n<div>{Markup.Text(words.Posts)}: {Number(dice.Between(1, mostPosts))}</div>\n");

    private static string At(string date, Dice dice) => $"{date}, {Two(dice.Between(8, 23))}:{Two(dice.Below(60))}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
