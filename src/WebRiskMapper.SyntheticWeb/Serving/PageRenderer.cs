using System.Globalization;
using System.Text;
using WebRiskMapper.SyntheticWeb.Families;
using WebRiskMapper.SyntheticWeb.Truth;

namespace WebRiskMapper.SyntheticWeb.Serving;

/// <summary>Turns a page of one site into HTML. Style sheet and script are part of every page, as on the sites this imitates.</summary>
internal sealed class PageRenderer
{
    /// <summary>Mean bytes of a page without filling, and of one rule of the style sheet and one choice of the form.</summary>
    private const int PlainPage = 22_900;

    private const int RuleBytes = 92;
    private const int ChoiceBytes = 44;

    private readonly SitePages pages;
    private readonly PageFamily family;
    private readonly string boilerplate;
    private readonly string form;
    private readonly string? metaCharset;

    /// <param name="metaCharset">Name for the meta element, or null to leave it out.</param>
    /// <param name="pageBytes">Mean bytes of a page, or 0 for no filling.</param>
    public PageRenderer(SitePages pages, string? metaCharset, int pageBytes)
    {
        this.pages = pages;
        this.metaCharset = metaCharset;
        family = FamilyRegistry.Get(pages.Site.Family);
        var missing = Math.Max(0, pageBytes - PlainPage);
        boilerplate = Boilerplate(pages.Site, family, 140 + (missing / 2 / RuleBytes));
        form = SearchForm(pages.Site, missing / 2 / ChoiceBytes);
    }

    /// <param name="ad">The page's ad, or null when it is another kind of page.</param>
    public string Render(SitePage page, AdTruth? ad)
    {
        var site = pages.Site;
        var html = new StringBuilder(32 * 1024);
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(site.Language).Append("\">\n<head>\n");
        if (metaCharset is not null)
        {
            html.Append("<meta charset=\"").Append(metaCharset).Append("\">\n");
        }

        var heading = ad?.Title ?? page.Heading;
        html.Append("<title>").Append(Markup.Text(heading)).Append(" | ").Append(Markup.Text(site.Name)).Append("</title>\n");
        var view = ad is null ? null : View(ad);
        if (view is { Ad.SafetyFixture: false })
        {
            family.Head(html, view);
        }

        html.Append(boilerplate).Append("</head>\n<body>\n").Append(form);
        var frame = new FrameView(site, pages.Navigation, pages.Cities, pages.Legal, pages.Related(page));
        var list = page.List is { } listed ? pages.View(page, listed) : null;
        family.Frame(html, frame, main =>
        {
            if (view is not null)
            {
                family.Ad(main, view);
            }
            else if (list is not null)
            {
                family.List(main, list);
            }
            else
            {
                family.Prose(main, page.Heading, site.Style.Language.Chrome.Prose);
            }
        });
        if (ad is not { SafetyFixture: true })
        {
            family.Tail(html, frame, view, list);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private AdView View(AdTruth ad)
    {
        var paragraphs = ad.Text.Length == 0 ? [] : ad.Text.Split('\n').Select(Markup.Text).ToList();
        var images = Enumerable.Range(1, ad.ImageCount).Select(n => string.Create(CultureInfo.InvariantCulture, $"/img/{ad.ImageKey}-{n}.jpg")).ToList();
        return new AdView(ad, pages.Site, FieldViews.Of(ad, pages.Site), paragraphs, images);
    }

    private static string SearchForm(SiteTruth site, int choices)
    {
        if (choices == 0)
        {
            return "";
        }

        var html = new StringBuilder("<form action=\"/browse\" method=\"get\"><select name=\"sort\">\n");
        for (var i = 0; i < choices; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<option value=\"{site.Style.Prefix}-{i}\">{Markup.Text(site.Style.Language.Chrome.Browse)} {(char)('A' + (i % 26))}</option>\n");
        }

        return html.Append("</select></form>\n").ToString();
    }

    private static string Boilerplate(SiteTruth site, PageFamily family, int rules)
    {
        var (p, accent) = (site.Style.Prefix, site.Style.Accent);
        var text = new StringBuilder(16 * 1024).Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n");
        string[] parts = ["top", "menu", "wrap", "left", "content", "right", "mini", "foot", "data", "img", "text", "list", "pages", "btn", "card", "grid", "badge", "modal", "alert", "tabs"];
        for (var i = 0; i < rules; i++)
        {
            var colour = ((accent + (i * 7919)) & 0xFFFFFF).ToString("x6", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $".{p}-{parts[i % parts.Length]}{(i < 20 ? "" : "--v" + (i / 20).ToString(CultureInfo.InvariantCulture))}{{color:#{colour};margin:{i % 9}px {i % 5}px;padding:{i % 7}px;border-radius:{i % 4}px;font-size:{12 + (i % 6)}px;display:block}}\n");
        }

        text.Append(family.Rules(site.Style)).Append("</style>\n<script>\n(function(w,d){var q=w._q=w._q||[];function on(e,t,f){e.addEventListener?e.addEventListener(t,f,false):e.attachEvent('on'+t,f)}\n");
        for (var i = 0; i < 30; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"function f{i}(a,b){{var n={(accent % 997) + i},s=0;for(var i=0;i<n%{i + 3};i++){{s+=i*(a||1)-(b||{i})}}q.push(['f{i}',s]);return s}}\n");
        }

        return text.Append("on(w,'load',function(){for(var i=0;i<24;i++){try{q.push(i)}catch(e){}}})})(window,document);\n</script>\n").ToString();
    }
}
