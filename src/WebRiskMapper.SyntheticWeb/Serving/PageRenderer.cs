using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Serving;

/// <summary>Turns a page of one site into HTML. Style sheet and script are part of every page, as on the sites this imitates.</summary>
internal sealed class PageRenderer
{
    private readonly SitePages pages;
    private readonly PageFamily family;
    private readonly string boilerplate;
    private readonly string? metaCharset;

    /// <param name="metaCharset">Name for the meta element, or null to leave it out.</param>
    public PageRenderer(SitePages pages, string? metaCharset)
    {
        this.pages = pages;
        this.metaCharset = metaCharset;
        family = FamilyRegistry.Get(pages.Site.Family);
        boilerplate = Boilerplate(pages.Site);
    }

    public string Render(SitePage page)
    {
        var site = pages.Site;
        var html = new StringBuilder(32 * 1024);
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(site.Language).Append("\">\n<head>\n");
        if (metaCharset is not null)
        {
            html.Append("<meta charset=\"").Append(metaCharset).Append("\">\n");
        }

        var heading = page.Ad?.Title ?? page.Heading;
        html.Append("<title>").Append(Markup.Text(heading)).Append(" | ").Append(Markup.Text(site.Name)).Append("</title>\n");
        var view = page.Ad is { } ad ? View(ad) : null;
        if (view is { Ad.SafetyFixture: false })
        {
            family.Head(html, view);
        }

        html.Append(boilerplate).Append("</head>\n<body>\n");
        family.Frame(html, new FrameView(site, pages.Navigation, pages.Cities, pages.Legal, pages.Related(page)), main =>
        {
            if (view is not null)
            {
                family.Ad(main, view);
            }
            else if (page.List is { } list)
            {
                family.List(main, list);
            }
            else
            {
                family.Prose(main, page.Heading, site.Style.Language.Chrome.Prose);
            }
        });
        return html.Append("</body>\n</html>\n").ToString();
    }

    private AdView View(AdTruth ad)
    {
        var paragraphs = ad.Text.Length == 0 ? [] : ad.Text.Split('\n').Select(Markup.Text).ToList();
        var images = Enumerable.Range(1, ad.ImageCount).Select(n => string.Create(CultureInfo.InvariantCulture, $"/img/{ad.ImageKey}-{n}.jpg")).ToList();
        return new AdView(ad, pages.Site, FieldViews.Of(ad, pages.Site), paragraphs, images);
    }

    private static string Boilerplate(SiteTruth site)
    {
        var (p, accent) = (site.Style.Prefix, site.Style.Accent);
        var text = new StringBuilder(16 * 1024).Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n");
        string[] parts = ["top", "menu", "wrap", "left", "content", "right", "mini", "foot", "data", "img", "text", "list", "pages", "btn", "card", "grid", "badge", "modal", "alert", "tabs"];
        for (var i = 0; i < 140; i++)
        {
            var colour = ((accent + (i * 7919)) & 0xFFFFFF).ToString("x6", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $".{p}-{parts[i % parts.Length]}{(i < 20 ? "" : "--v" + (i / 20).ToString(CultureInfo.InvariantCulture))}{{color:#{colour};margin:{i % 9}px {i % 5}px;padding:{i % 7}px;border-radius:{i % 4}px;font-size:{12 + (i % 6)}px;display:block}}\n");
        }

        text.Append("</style>\n<script>\n(function(w,d){var q=w._q=w._q||[];function on(e,t,f){e.addEventListener?e.addEventListener(t,f,false):e.attachEvent('on'+t,f)}\n");
        for (var i = 0; i < 30; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"function f{i}(a,b){{var n={(accent % 997) + i},s=0;for(var i=0;i<n%{i + 3};i++){{s+=i*(a||1)-(b||{i})}}q.push(['f{i}',s]);return s}}\n");
        }

        return text.Append("on(w,'load',function(){for(var i=0;i<24;i++){try{q.push(i)}catch(e){}}})})(window,document);\n</script>\n").ToString();
    }
}
