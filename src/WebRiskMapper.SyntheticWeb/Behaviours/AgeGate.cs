using WebRiskMapper.SyntheticWeb.Families;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>
/// Without a cookie every page, answered with 200 under its own address, is the question whether the reader is over 18.
/// A plain click sets the cookie and leads back.
/// </summary>
internal abstract class AgeGate : SiteBehaviour
{
    public override Reply? Intercept(SiteRequest request, SitePages pages)
    {
        if (request.IsHousekeeping)
        {
            return null;
        }

        if (string.Equals(request.Path, AcceptPath, StringComparison.Ordinal))
        {
            return Reply.Html(302, "") with { Headers = [("Location", Back(request.Target)), ("Set-Cookie", CookiePair + "; Path=/; Max-Age=86400")] };
        }

        return request.Cookie?.Contains(CookiePair, StringComparison.Ordinal) == true ? null : Reply.Html(200, Gate(request));
    }

    protected abstract string AcceptPath { get; }

    protected abstract string CookiePair { get; }

    protected abstract string Accept(string back, string words);

    private string Gate(SiteRequest request)
    {
        var language = request.Site.Style.Language;
        var words = language.Chrome;
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Code}"><head><meta charset="utf-8"><title>{Markup.Text(request.Site.Name)} – {Markup.Text(words.GateTitle)}</title>
            <style>body{"{"}background:#222;color:#eee;font:18px sans-serif;text-align:center;padding-top:15%{"}"}</style></head>
            <body><div class="gate"><h1>{Markup.Text(words.GateTitle)}</h1><p>{Markup.Text(words.GateText)}</p>
            {Accept(Uri.EscapeDataString(request.Target), Markup.Text(words.GateAccept))}
            <p><a href="https://www.example.org/">{Markup.Text(words.GateLeave)}</a></p></div></body></html>
            """;
    }

    /// <summary>Only a path of this site: an address of another would make the gate an open redirect.</summary>
    private static string Back(string target)
    {
        var at = target.IndexOf("to=", StringComparison.Ordinal);
        var back = at < 0 ? "/" : Uri.UnescapeDataString(target[(at + 3)..].Split('&')[0]);
        return back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) ? back : "/";
    }
}

internal sealed class AgeGateLink : AgeGate
{
    public override string Name => "age-gate-link";

    protected override string AcceptPath => "/enter";

    protected override string CookiePair => "over18=1";

    public override bool Applies(int site, string language) => site % 24 == 3;

    protected override string Accept(string back, string words) => $"<p><a class=\"enter\" href=\"/enter?to={back}\">{words}</a></p>";
}

internal sealed class AgeGateForm : AgeGate
{
    public override string Name => "age-gate-form";

    protected override string AcceptPath => "/age-check";

    protected override string CookiePair => "adult=yes";

    public override bool Applies(int site, string language) => site % 24 == 8;

    protected override string Accept(string back, string words) =>
        $"<form action=\"/age-check\" method=\"get\"><input type=\"hidden\" name=\"to\" value=\"{Markup.Text(Uri.UnescapeDataString(back))}\"><button type=\"submit\">{words}</button></form>";
}
