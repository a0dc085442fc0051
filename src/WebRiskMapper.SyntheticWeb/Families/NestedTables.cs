using System.Globalization;
using System.Text;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>Layout by tables inside tables, in capitals, with font tags and unclosed cells: the web of twenty years ago.</summary>
internal sealed class NestedTables : PageFamily
{
    public override string Name => "nested-tables";

    public override void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main)
    {
        var words = frame.Style.Language.Chrome;
        html.Append($"<TABLE WIDTH=\"100%\" BORDER=0 CELLPADDING=4><TR><TD COLSPAN=3 BGCOLOR=\"#{frame.Style.Accent.ToString("x6", CultureInfo.InvariantCulture)}\"><FONT SIZE=5><A HREF=\"/\">{Markup.Text(frame.Site.Name)}</A></FONT>\n");
        Links(html, frame.Navigation, "[ ", " ]");
        html.Append($"<TR VALIGN=TOP><TD WIDTH=160><B>{Markup.Text(words.Cities)}</B><BR>\n");
        Links(html, frame.Cities, "&raquo; ", "<BR>");
        html.Append("<TD>\n");
        main(html);
        html.Append("<TD WIDTH=220>\n");
        if (frame.Related.Count > 0)
        {
            html.Append($"<TABLE BORDER=1><TR><TD><B>{Markup.Text(words.Related)}</B>\n");
            foreach (var teaser in frame.Related)
            {
                html.Append($"<TR><TD><TABLE><TR><TD><A HREF=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</A><TR><TD><FONT SIZE=1>{Facts(teaser)}</FONT></TABLE>\n");
            }

            html.Append("</TABLE>\n");
        }

        html.Append($"<TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>{Markup.Text(words.Support)}: {Markup.Text(frame.Site.SupportPhone)} -\n");
        Links(html, frame.Legal, "", " - ");
        html.Append("</FONT></TABLE>\n");
    }

    public override void Ad(StringBuilder html, AdView view)
    {
        html.Append($"<TABLE WIDTH=\"100%\"><TR><TD COLSPAN=2><FONT SIZE=4><B>{Markup.Text(view.Ad.Title)}</B></FONT>\n<TR VALIGN=TOP><TD><TABLE BORDER=0 CELLSPACING=2>\n");
        foreach (var field in view.Fields)
        {
            html.Append($"<TR><TD ALIGN=RIGHT><FONT COLOR=\"#666666\"><B>{Markup.Text(field.Label)}:</B></FONT></TD><TD>{field.Html}</TD></TR>\n");
        }

        html.Append("</TABLE><TD>\n");
        Images(html, view, "", "<BR>\n");
        html.Append($"<TR><TD COLSPAN=2>{string.Join("<BR><BR>\n", view.Paragraphs)}\n</TABLE>\n");
    }

    public override void List(StringBuilder html, ListView view)
    {
        html.Append($"<FONT SIZE=4><B>{Markup.Text(view.Heading)}</B></FONT><TABLE BORDER=1 WIDTH=\"100%\">\n");
        foreach (var teaser in view.Teasers)
        {
            html.Append($"<TR><TD><A HREF=\"{Markup.Text(teaser.Href)}\">{Markup.Text(teaser.Title)}</A><TD>{Facts(teaser)}<TD><FONT SIZE=1>{Markup.Text(teaser.Snippet)}</FONT>\n");
        }

        html.Append("</TABLE>\n<CENTER>\n");
        Pager(html, view, "", " &nbsp;\n");
        html.Append("</CENTER>\n");
    }
}
