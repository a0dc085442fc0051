using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>Nothing but <c>div</c> and <c>span</c> with class names that mean nothing.</summary>
internal sealed class DivSoup : PageFamily
{
    public override string Name => "div-soup";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var words = frame.Style.Language.Chrome;
        string C(string part) => Class(frame.Style, part);
        html.Append($"<div class=\"{C("root")}\"><div class=\"{C("bar")}\"><div class=\"{C("logo")}\"><a href=\"/\">{Markup.Text(frame.Site.Name)}</a></div>\n");
        Links(html, frame.Navigation, $"<div class=\"{C("tab")}\">", "</div>");
        html.Append($"</div><div class=\"{C("mid")}\"><div class=\"{C("main")}\">\n");
        main(html);
        html.Append($"</div><div class=\"{C("side")}\">\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<div class=\"{C("head")}\">{Markup.Text(words.Related)}</div>\n");
            foreach (var teaser in frame.Related)
            {
                Row(html, frame.Style, teaser);
            }
        }

        html.Append($"<div class=\"{C("head")}\">{Markup.Text(words.Cities)}</div>\n");
        Links(html, frame.Cities, $"<div class=\"{C("city")}\">", "</div>");
        html.Append($"</div></div><div class=\"{C("foot")}\"><div>{Markup.Text(words.Support)}<span>{Markup.Text(frame.Site.SupportPhone)}</span></div>\n");
        Links(html, frame.Legal, "<div>", "</div>");
        html.Append("</div></div>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        string C(string part) => Class(view.Style, part);
        html.Append($"<div class=\"{C("name")}\"><span>{Markup.Text(view.Ad.Title)}</span></div><div class=\"{C("pics")}\">");
        Images(html, view, $"<div class=\"{C("pic")}\">", "</div>");
        html.Append($"</div>\n<div class=\"{C("box")}\">\n");
        foreach (var field in view.Fields)
        {
            html.Append($"<div class=\"{C("pair")}\"><div class=\"{C("key")}\">{Markup.Text(field.Label)}</div><div class=\"{C("val")}\">{field.Html}</div></div>\n");
        }

        html.Append($"</div>\n<div class=\"{C("words")}\">");
        foreach (var paragraph in view.Paragraphs)
        {
            html.Append($"<div>{paragraph}</div>\n");
        }

        html.Append("</div>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<div class=\"{Class(view.Style, "name")}\">{Markup.Text(view.Heading)}</div>\n");
        foreach (var teaser in view.Teasers)
        {
            Row(html, view.Style, teaser);
        }

        html.Append($"<div class=\"{Class(view.Style, "pages")}\">\n");
        Pager(html, view, "<span>", "</span>\n");
        html.Append("</div>\n");
    }

    public override void Prose(StringBuilder html, string heading, IEnumerable<string> paragraphs)
    {
        html.Append($"<div><span>{Markup.Text(heading)}</span></div>\n");
        foreach (var paragraph in paragraphs)
        {
            html.Append($"<div>{Markup.Text(paragraph)}</div>\n");
        }
    }

    private static void Row(StringBuilder html, SiteStyle style, Teaser teaser) =>
        html.Append($"<div class=\"{Class(style, "row")}\"><div><a href=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</a></div><div class=\"{Class(style, "facts")}\">{Facts(teaser)}</div></div>\n");

    /// <summary>Such names as a CSS compiler makes: the same on one site, different on the next.</summary>
    private static string Class(SiteStyle style, string part)
    {
        var hash = Dice.Hash(Encoding.ASCII.GetBytes(style.Prefix + style.Accent.ToString(CultureInfo.InvariantCulture) + part));
        return "_" + hash.ToString("x", CultureInfo.InvariantCulture)[..6];
    }
}
