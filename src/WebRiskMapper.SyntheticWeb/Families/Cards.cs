using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>Cards of a front-end framework: facts as list items with a small caption under a strong value, contacts as buttons.</summary>
internal sealed class Cards : PageFamily
{
    public override string Name => "cards";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (p, words) = (frame.Style.Prefix, frame.Style.Language.Chrome);
        html.Append($"<nav class=\"navbar {p}-nav\"><div class=\"container\"><a class=\"navbar-brand\" href=\"/\">{Markup.Text(frame.Site.Name)}</a><div class=\"navbar-links\">\n");
        Links(html, frame.Navigation, "<span class=\"nav-item\">", "</span>");
        html.Append("</div></div></nav>\n<div class=\"container\"><div class=\"chips\">\n");
        Links(html, frame.Cities, "<span class=\"chip\">", "</span>");
        html.Append("</div><div class=\"row\"><div class=\"col-8\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div class=\"col-4\"><h5 class=\"{p}-more\">{Markup.Text(words.Related)}</h5>\n");
            foreach (var teaser in frame.Related)
            {
                Card(html, p, teaser);
            }

            html.Append("</div>\n");
        }

        html.Append("</div></div>\n<footer class=\"footer\"><div class=\"container\">\n");
        Links(html, frame.Legal, "<span class=\"foot-item\">", "</span>");
        html.Append($"<span class=\"foot-item\">{Markup.Text(words.Support)} {Markup.Text(frame.Site.SupportPhone)}</span></div></footer>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var p = view.Style.Prefix;
        html.Append($"<div class=\"card {p}-profile\"><div class=\"gallery\">\n");
        Images(html, view, "<div class=\"slide\">", "</div>\n");
        html.Append($"</div><div class=\"card-body\"><h1 class=\"card-title\">{Markup.Text(view.Ad.Title)}</h1>\n<ul class=\"{p}-facts\">\n");
        foreach (var field in view.Fields.Where(f => !IsContact(f.Key)))
        {
            html.Append($"<li class=\"fact\"><strong>{field.Html}</strong><small>{Markup.Text(field.Label)}</small></li>\n");
        }

        html.Append("</ul>\n");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<div class=\"card-text\">{paragraph}</div>\n");
        }

        html.Append($"</div><div class=\"card-footer {p}-contact\">\n");
        foreach (var field in view.Fields.Where(f => IsContact(f.Key)))
        {
            html.Append($"<div class=\"btn\"><i class=\"icon icon-{field.Key.ToString().ToLowerInvariant()}\" aria-label=\"{Markup.Text(field.Label)}\"></i> {field.Html}</div>\n");
        }

        html.Append("</div></div>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<h1 class=\"display\">{Markup.Text(view.Heading)}</h1>\n<div class=\"grid\">\n");
        foreach (var teaser in view.Teasers)
        {
            Card(html, view.Style.Prefix, teaser);
        }

        html.Append("</div>\n<div class=\"pagination\">\n");
        Pager(html, view, "<span class=\"page-item\">", "</span>\n");
        html.Append("</div>\n");
    }

    private static bool IsContact(Field field) => field is Field.Phone or Field.Email or Field.Handle;

    private static void Card(StringBuilder html, string prefix, Teaser teaser) =>
        html.Append($"<div class=\"card {prefix}-small\"><a href=\"{Markup.Text(teaser.Href)}\" class=\"stretched\"><div class=\"thumb\"></div><div class=\"card-body\"><h5 class=\"card-title\">{Markup.Text(teaser.Title)}</h5><p class=\"card-text\">{Facts(teaser)}</p></div></a></div>\n");
}
