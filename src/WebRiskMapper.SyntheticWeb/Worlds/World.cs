namespace WebRiskMapper.SyntheticWeb.Worlds;

/// <summary>
/// One way in which a market may be, to measure linking and scoring in. Each adversarial world takes away one thing that a method may
/// lean on; the worst of them says what the method is worth. Shares are of entities, 0 to 1; what remains are independents.
/// </summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Says">What is special about it, in words.</param>
public sealed record World(string Name, string Says)
{
    public double Exploited { get; init; } = 0.03;

    public double Agencies { get; init; } = 0.04;

    public double Spam { get; init; } = 0.01;

    /// <summary>Share of independents and networks that have a number which somebody else gave up at least <see cref="MonthsFallow"/> months before.</summary>
    public double RecycledPhones { get; init; }

    /// <summary>Share of platforms that print long sentences of their own below every ad.</summary>
    public double BoilerplatePlatforms { get; init; } = 0.15;

    /// <summary>Number of templates that all agencies share among them; 0 when each agency has words of its own.</summary>
    public int AgencyTemplates { get; init; }

    /// <summary>Exploitation networks share no contact, no image, no price list and no text: only the way of writing and the route.</summary>
    public bool StyleAndRouteOnly { get; init; }

    /// <summary>Nationality and ethnicity are stated as often in ads of every kind.</summary>
    public bool UninformativeOrigin { get; init; }

    /// <summary>Days that the posting dates span.</summary>
    public int Days { get; init; } = 120;

    /// <summary>A number of a recycled phone rests at least so long.</summary>
    public const int MonthsFallow = 4;

    /// <summary>All worlds, the base first.</summary>
    public static IReadOnlyList<World> All { get; } =
    [
        new("base", "3 % of entities exploited; switchboards, platforms' own numbers and burner phones"),
        new("prevalence-0.1", "0.1 % of entities exploited") { Exploited = 0.001 },
        new("prevalence-1", "1 % of entities exploited") { Exploited = 0.01 },
        new("prevalence-10", "10 % of entities exploited") { Exploited = 0.10 },
        new("shared-templates", "all agencies use one of three bought templates") { Agencies = 0.06, AgencyTemplates = 3 },
        new("style-and-route", "networks share nothing but the way of writing and the route") { StyleAndRouteOnly = true },
        new("uninformative-origin", "stated nationality and ethnicity say nothing") { UninformativeOrigin = true },
        new("recycled-phones", "up to three in ten numbers were somebody else's months before") { RecycledPhones = 0.3, Days = 420 },
        new("boilerplate", "nine in ten platforms print long sentences below every ad") { BoilerplatePlatforms = 0.9 },
        new("spam-heavy", "four ads in ten are spam") { Spam = 0.05 },
    ];
}
