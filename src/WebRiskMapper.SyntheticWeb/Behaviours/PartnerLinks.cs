using System.Globalization;
using WebRiskMapper.SyntheticWeb.Population;

namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>
/// Sites that lead to others: in the footer to one partner of this web, to invented domains and to well-known ones, and, in the text of each ad
/// with a heading, to the advertiser's own page. The first two sites of each round share an account at a measuring service.
/// </summary>
internal sealed class PartnerLinks : SiteBehaviour
{
    /// <summary>The site that the others link to; it links to none.</summary>
    public const int Partner = 5;

    /// <summary>Linked by two sites that share an account.</summary>
    public const string OfOneOperator = "both-ours.example";

    /// <summary>Linked by two sites that have nothing in common.</summary>
    public const string OfTwoOperators = "two-voices.example";

    /// <summary>An advertiser's own page.</summary>
    public const string InAds = "own-page-of-an-advertiser.example";

    public const string SharedAccount = "UA-70011220";

    public override string Name => "partner-links";

    public override bool IsOn(SyntheticWebOptions options) => options.PartnerLinks;

    public override bool Applies(int site, string language) => site % 6 != Partner;

    public override Reply Adjust(Reply reply, SiteRequest request)
    {
        if (reply.Status != 200 || reply.ContentType is not "text/html")
        {
            return reply;
        }

        var place = request.Site.Id % 6;
        var account = place < 2 ? SharedAccount : string.Create(CultureInfo.InvariantCulture, $"UA-{80_000_000 + request.Site.Id}");
        var other = place switch { 0 or 1 => OfOneOperator, 2 or 3 => OfTwoOperators, _ => null };
        var body = reply.Body
            .Replace("</head>", $"<script>ga('create', '{account}-1', 'auto');</script>\n</head>", StringComparison.Ordinal)
            .Replace(
                "</body>",
                string.Create(CultureInfo.InvariantCulture, $"""<footer class="partners"><a href="http://{SitePlan.Address(Partner)}:{request.Port}/">Escort friends</a> <a href="https://www.facebook.com/us">Facebook</a>{(other is null ? "" : $" <a href=\"https://www.{other}/\">Friends</a>")}</footer></body>"""),
                StringComparison.Ordinal);
        var heading = reply.IsAd ? body.IndexOf("</h1>", StringComparison.Ordinal) : -1;
        return reply with
        {
            Body = heading < 0 ? body : body.Insert(heading + "</h1>".Length, $"<p>More of me: <a href=\"https://{InAds}/\">my page</a>, <a href=\"https://onlyfans.com/me\">my club</a></p>"),
        };
    }
}
