namespace WebRiskMapper.SyntheticWeb.Behaviours;

/// <summary>A behaviour is one file and one line here. Order matters: the first that answers a request wins.</summary>
internal static class BehaviourRegistry
{
    public static IReadOnlyList<SiteBehaviour> All { get; } =
    [
        new TooManyRequests(),
        new Unavailable(),
        new NoRobots(),
        new CrawlDelay(),
        new PrivateFolder(),
        new AgeGateLink(),
        new AgeGateForm(),
        new TrailingSlashRedirect(),
        new ShortLinkRedirect(),
        new LegacyCharsetInHeader(),
        new LegacyCharsetInMeta(),
        new ViewCounter(),
        new PartnerLinks(),
        new SlowAnswer(),
        new DroppedConnection(),
        new LyingLength(),
        new RedirectLoop(),
        new EndlessCalendar(),
        new HugePage(),
        new DecompressionBomb(),
        new HeaderFlood(),
    ];

    public static SiteBehaviour Get(string name) => All.Single(b => string.Equals(b.Name, name, StringComparison.Ordinal));
}
