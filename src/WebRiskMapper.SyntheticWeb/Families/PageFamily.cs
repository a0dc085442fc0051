using System.Text;
using WebRiskMapper.SyntheticWeb.Languages;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <param name="Html">The value, already encoded.</param>
internal sealed record FieldView(Field Key, string Label, string Html);

/// <summary>What lists and sidebars show of an ad, as it was when first posted.</summary>
internal sealed record Teaser(string Href, string Title, int? Age, string? Price, string? City, string Snippet);

internal sealed record LinkView(string Href, string Text);

internal sealed record AdView(AdTruth Ad, SiteTruth Site, IReadOnlyList<FieldView> Fields, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Images)
{
    public SiteStyle Style => Site.Style;
}

internal sealed record ListView(SiteTruth Site, string Heading, IReadOnlyList<Teaser> Teasers, LinkView? Previous, LinkView? Next, IReadOnlyList<LinkView> Pages)
{
    public SiteStyle Style => Site.Style;
}

/// <summary>What surrounds the main part on every page of a site.</summary>
internal sealed record FrameView(SiteTruth Site, IReadOnlyList<LinkView> Navigation, IReadOnlyList<LinkView> Cities, IReadOnlyList<LinkView> Legal, IReadOnlyList<Teaser> Related)
{
    public SiteStyle Style => Site.Style;
}

/// <summary>
/// One way to build pages, as one piece of site software would. A family is one file and one line in <see cref="FamilyRegistry"/>;
/// it writes everything inside <c>body</c> and decides how fields, texts, lists and sidebars become elements.
/// </summary>
internal abstract class PageFamily
{
    public abstract string Name { get; }

    /// <summary>Whether visitors' reviews stand below its ads.</summary>
    public virtual bool ShowsReviews => false;

    /// <summary>Additions to <c>head</c> for an ad page, such as structured data.</summary>
    public virtual void Head(StringBuilder html, AdView view)
    {
    }

    /// <summary>Additions to the end of <c>body</c>, such as the state that a page's script goes on from.</summary>
    /// <param name="ad">Null on a page that is no ad.</param>
    /// <param name="list">Null on a page that is no list.</param>
    public virtual void Tail(StringBuilder html, FrameView frame, AdView? ad, ListView? list)
    {
    }

    /// <summary>Additions to the style sheet of every page, each rule on a line of its own.</summary>
    public virtual string Rules(SiteStyle style) => "";

    public abstract void Frame(StringBuilder html, FrameView frame, Action<StringBuilder> main);

    public abstract void Ad(StringBuilder html, AdView view);

    public abstract void List(StringBuilder html, ListView view);

    public virtual void Prose(StringBuilder html, string heading, IEnumerable<string> paragraphs)
    {
        html.Append("<h1>").Append(Markup.Text(heading)).Append("</h1>\n");
        foreach (var paragraph in paragraphs)
        {
            html.Append("<p>").Append(Markup.Text(paragraph)).Append("</p>\n");
        }
    }

    protected static void Images(StringBuilder html, AdView view, string open, string close)
    {
        foreach (var image in view.Images)
        {
            html.Append(open).Append("<img src=\"").Append(image).Append("\" alt=\"\" width=\"240\" height=\"320\" loading=\"lazy\">").Append(close);
        }
    }

    protected static void Links(StringBuilder html, IEnumerable<LinkView> links, string open, string close)
    {
        foreach (var link in links)
        {
            html.Append(open).Append(Markup.Link(link)).Append(close).Append('\n');
        }
    }

    protected static void Pager(StringBuilder html, ListView view, string open, string close)
    {
        var rel = view.Style.RelNext;
        if (view.Previous is { } previous)
        {
            html.Append(open).Append("<a href=\"").Append(Markup.Text(previous.Href)).Append('"').Append(rel ? " rel=\"prev\"" : "").Append('>').Append(Markup.Text(previous.Text)).Append("</a>").Append(close);
        }

        Links(html, view.Pages, open, close);
        if (view.Next is { } next)
        {
            html.Append(open).Append("<a href=\"").Append(Markup.Text(next.Href)).Append('"').Append(rel ? " rel=\"next\"" : "").Append('>').Append(Markup.Text(next.Text)).Append("</a>").Append(close);
        }
    }

    protected static string Facts(Teaser teaser) =>
        Markup.Text(string.Join(" · ", new[] { teaser.Age?.ToString(System.Globalization.CultureInfo.InvariantCulture), teaser.City, teaser.Price }.Where(f => f is not null)));
}
