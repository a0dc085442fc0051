using System.ComponentModel.DataAnnotations;

namespace WebRiskMapper.SyntheticWeb;

/// <summary>Which layouts the sites of a world have.</summary>
public enum FamilySet
{
    /// <summary>Those that extraction is developed with.</summary>
    Development,

    /// <summary>Those that nobody tunes extraction to: they measure how well it does on sites that it doesn't know.</summary>
    HeldBack,
}

/// <summary>What world to invent. The same options give the same bytes on every machine.</summary>
public sealed record SyntheticWebOptions
{
    /// <summary>Port of the demo: fixed, so that a second run sees the same URLs.</summary>
    public const int DemoPort = 18080;

    public int Seed { get; init; } = 1;

    /// <summary>Countries and languages of the sites.</summary>
    [EnumDataType(typeof(MarketSet))]
    public MarketSet Markets { get; init; } = MarketSet.Core;

    /// <summary>Number of sites, 1 to 3,000. The first 12 (30 of the wide set) cover all countries and languages; every family has a site once there are as many sites as families.</summary>
    [Range(1, 3000)]
    public int Sites { get; init; } = 48;

    /// <summary>Fewest ads of a site; a site has up to 20 % more.</summary>
    [Range(5, 100_000)]
    public int AdsPerSite { get; init; } = 100;

    /// <summary>Share of entities (not of ads) that are exploitation networks.</summary>
    [Range(0.001, 0.10)]
    public double ExploitationPrevalence { get; init; } = 0.03;

    /// <summary>0 is the web as first seen; each further generation loses about 3 % of the ads, gains 3 % and edits 2 %. URLs are stable.</summary>
    [Range(0, 50)]
    public int Generation { get; init; }

    /// <summary>Layouts of all sites. A world of held-back layouts has the same people and ads as one of the others.</summary>
    [EnumDataType(typeof(FamilySet))]
    public FamilySet Families { get; init; } = FamilySet.Development;

    /// <summary>Leaves out every <see cref="Behaviours.SiteBehaviour"/>: no gates, throttling, redirects or other charsets. For benchmarks, where peers that cannot pass a gate take part.</summary>
    public bool WellBehaved { get; init; }

    /// <summary>
    /// Gives each site one way to harm a careless visitor, under <c>/trouble/</c>: slow answers, dropped connections, lying lengths, redirect
    /// loops, an endless calendar, a huge page, a decompression bomb, a header flood. Its other pages stay as they are. For tests.
    /// </summary>
    public bool Troubles { get; init; }

    /// <summary>
    /// Has the sites lead to others: five of six link to the sixth site in their footer, some share an account at a measuring service, and ads
    /// link to their advertiser's own page. For tests.
    /// </summary>
    public bool PartnerLinks { get; init; }

    /// <summary>
    /// Mean bytes of a page, reached by more style rules and a longer search form; 0 for pages as they come, about 23 KB. For benchmarks.
    /// </summary>
    [Range(0, 1_000_000)]
    public int PageBytes { get; init; }

    /// <summary>
    /// The day on which the web is played. Pages with relative dates ("yesterday") are true only on this day, so give the day of
    /// the crawl. Worlds of two days differ in the few ads that were posted anew in between.
    /// </summary>
    public required DateOnly Today { get; init; }

    /// <summary>Port that all sites share, each on its own loopback address; 0 for any free one.</summary>
    [Range(0, 65535)]
    public int Port { get; init; }

    /// <summary>When <see cref="Port"/> is taken: true to use any free port instead, false to fail.</summary>
    public bool FallBackToFreePort { get; init; } = true;

    /// <summary>The newest requests kept in <see cref="Serving.RequestLog"/>; its counters are exact whatever this is.</summary>
    [Range(0, 10_000_000)]
    public int RequestsKept { get; init; } = 200_000;

    /// <exception cref="ArgumentException">An option is out of range; the message names it and the range.</exception>
    public void Validate()
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(this, new ValidationContext(this), faults, validateAllProperties: true))
        {
            throw new ArgumentException("Synthetic web options: " + string.Join(" ", faults.Select(f => f.ErrorMessage)));
        }
    }
}
