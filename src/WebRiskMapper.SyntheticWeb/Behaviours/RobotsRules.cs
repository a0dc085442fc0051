namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>No robots.txt at all: everything is allowed (RFC 9309, 2.3.1.3).</summary>
internal sealed class NoRobots : SiteBehaviour
{
    public const string BehaviourName = "no-robots";

    public override string Name => BehaviourName;

    public override bool Applies(int site, string language) => site % 8 == 1;

    public override Reply? Intercept(SiteRequest request, SitePages pages) =>
        request.Path is "/robots.txt" ? Reply.Html(404, "<h1>404</h1>") : null;
}

internal sealed class CrawlDelay : SiteBehaviour
{
    public const string BehaviourName = "crawl-delay";

    public override string Name => BehaviourName;

    public override IEnumerable<string> RobotsLines => ["Crawl-delay: 0.5"];

    public override bool Applies(int site, string language) => site % 48 == 2;
}

/// <summary>A folder with a few ads that robots.txt forbids, although lists link to them.</summary>
internal sealed class PrivateFolder : SiteBehaviour
{
    public const string BehaviourName = "private-folder";

    public override string Name => BehaviourName;

    public override IEnumerable<string> RobotsLines => ["Disallow: " + Writing.AdPath.PrivateFolder];

    public override bool Applies(int site, string language) => site % 4 == 2;
}
