using System.Text;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>HTML5 sections with a definition list.</summary>
internal sealed class DefinitionList : PageFamily
{
    public override string Name => "definition-list";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var (p, words) = (frame.Style.Prefix, frame.Style.Language.Chrome);
        html.Append($"<header class=\"{p}__header\"><a href=\"/\" rel=\"home\">{Markup.Text(frame.Site.Name)}</a><p>{Markup.Text(words.Tagline)}</p><nav><ul>\n");
        Links(html, frame.Navigation, "<li>", "</li>");
        html.Append("</ul></nav></header>\n<main role=\"main\">\n");
        main(html);
        html.Append("</main>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<aside class=\"{p}__aside\"><h2>{Markup.Text(words.Related)}</h2>\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<article class=\"{p}__teaser\"><h3><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></h3><dl>");
                foreach (var (label, value) in new[] { (frame.Style.Labels[Languages.Field.Age], teaser.Age?.ToString(System.Globalization.CultureInfo.InvariantCulture)), (frame.Style.Labels[Languages.Field.City], teaser.City), (frame.Style.Labels[Languages.Field.Price], teaser.Price) })
                {
                    html.Append(value is null ? "" : $"<dt>{Markup.Text(label)}</dt><dd>{Markup.Text(value)}</dd>");
                }

                html.Append("</dl></article>\n");
            }

            html.Append("</aside>\n");
        }

        html.Append($"<footer class=\"{p}__footer\"><section><h2>{Markup.Text(words.Cities)}</h2><ul>\n");
        Links(html, frame.Cities, "<li>", "</li>");
        html.Append("</ul></section><nav>\n");
        Links(html, frame.Legal, "", " ");
        html.Append($"</nav><address>{Markup.Text(words.Support)} <a href=\"tel:{frame.Site.SupportPhone.Replace(" ", "", StringComparison.Ordinal)}\">{Markup.Text(frame.Site.SupportPhone)}</a></address></footer>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        var p = view.Style.Prefix;
        html.Append($"<article class=\"{p}__detail\"><header><h1>{Markup.Text(view.Ad.Title)}</h1></header>\n");
        if (view.Paragraphs.Count > 0)
        {
            html.Append($"<section class=\"{p}__body\">\n");
            foreach (var paragraph in view.Paragraphs)
            {
                html.Append($"<p>{paragraph}</p>\n");
            }

            html.Append("</section>\n");
        }

        html.Append($"<dl class=\"{p}__facts\">\n");
        foreach (var field in view.Fields)
        {
            html.Append($"<dt>{Markup.Text(field.Label)}</dt>\n<dd>{field.Html}</dd>\n");
        }

        html.Append("</dl>\n");
        Images(html, view, "<figure>", "</figure>\n");
        html.Append("</article>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        var p = view.Style.Prefix;
        html.Append($"<h1>{Markup.Text(view.Heading)}</h1>\n<ol class=\"{p}__results\">\n");
        foreach (var teaser in view.Teasers)
        {
            html.Append($"<li><h2><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></h2><p>{Facts(teaser)}</p><p>{Markup.Text(teaser.Snippet)}</p></li>\n");
        }

        html.Append("</ol>\n<nav><ul>\n");
        Pager(html, view, "<li>", "</li>\n");
        html.Append("</ul></nav>\n");
    }
}
