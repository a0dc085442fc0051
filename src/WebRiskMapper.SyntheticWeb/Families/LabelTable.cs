using System.Text;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>A table of labels and values under a heading; classic page with a left column.</summary>
internal sealed class LabelTable : PageFamily
{
    public override string Name => "label-table";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (p, words) = (frame.Style.Prefix, frame.Style.Language.Chrome);
        html.Append($"<div id=\"{p}-top\"><a class=\"logo\" href=\"/\">{Markup.Text(frame.Site.Name)}</a><ul class=\"{p}-menu\">\n");
        Links(html, frame.Navigation, "<li>", "</li>");
        html.Append($"</ul></div>\n<div id=\"{p}-wrap\"><div id=\"{p}-left\"><h4>{Markup.Text(words.Cities)}</h4><ul>\n");
        Links(html, frame.Cities, "<li>", "</li>");
        html.Append($"</ul></div>\n<div id=\"{p}-content\">\n");
        main(html);
        html.Append("</div>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div id=\"{p}-right\"><h4>{Markup.Text(words.Related)}</h4>\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<table class=\"{p}-mini\"><tr><td class=\"pic\"><a href=\"{Markup.Text(teaser.Href)}\"><span class=\"ph\"></span></a></td><td><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a><br>{Facts(teaser)}</td></tr></table>\n");
            }

            html.Append("</div>\n");
        }

        html.Append($"</div>\n<div id=\"{p}-foot\"><p>{Markup.Text(words.Support)}: {Markup.Text(frame.Site.SupportPhone)}</p><p>\n");
        Links(html, frame.Legal, "", " | ");
        html.Append($"</p><p>© {Markup.Text(frame.Site.Name)}</p></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var p = view.Style.Prefix;
        html.Append($"<h1 class=\"{p}-title\">{Markup.Text(view.Ad.Title)}</h1>\n<table class=\"{p}-data\" border=\"0\"><tbody>\n");
        foreach (var field in view.Fields)
        {
            html.Append($"<tr><th scope=\"row\">{Markup.Text(field.Label)}:</th><td>{field.Html}</td></tr>\n");
        }

        html.Append("</tbody></table>\n");
        Images(html, view, $"<span class=\"{p}-img\">", "</span>\n");
        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<h2>{Markup.Text(view.Style.Language.Chrome.Description)}</h2>\n");
            foreach (var paragraph in view.Paragraphs)
            {
                html.Append($"<p class=\"{p}-text\">{paragraph}</p>\n");
            }
        }
    }

    public override void List(StringBuilder html, ListView view)
    {
        var p = view.Style.Prefix;
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<table class=\"{p}-list\"><tbody>\n");
        foreach (var teaser in view.Teasers)
        {
            html.Append($"<tr><td><span class=\"ph\"></span></td><td><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a><br><small>{Facts(teaser)}</small></td><td>{Markup.Text(teaser.Snippet)}</td></tr>\n");
        }

        html.Append($"</tbody></table>\n<p class=\"{p}-pages\">\n");
        Pager(html, view, "", " ");
        html.Append("</p>\n");
    }
}
