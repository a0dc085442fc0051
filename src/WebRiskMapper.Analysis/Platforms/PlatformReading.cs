namespace WebRiskMapper.Analysis.Platforms;

/// <summary>What a page is, as far as it answers questions about its platform.</summary>
public enum PageKind
{
    Ad,

    /// <summary>Terms, rules, policies, safety advice.</summary>
    Terms,
    Contact,
    Imprint,

    /// <summary>What advertisers pay, and how.</summary>
    Prices,
    SignUp,
}

/// <summary>Something that a page tells about its platform.</summary>
/// <param name="Indicator">A row of <c>models/platform-indicators.csv</c>, such as <c>PL08</c>.</param>
/// <param name="Value"><see cref="Present"/>, <see cref="Denied"/>, or what is offered, such as <c>card</c> for a means of payment.</param>
public readonly record struct PlatformFact(string Indicator, string Value)
{
    /// <summary>The row of the catalogue that says who runs the platform.</summary>
    public const string OperatorIdentity = "PL11";

    public const string Present = "present";

    /// <summary>The page says that it is not so.</summary>
    public const string Denied = "denied";
}

/// <summary>What one page tells about its platform. Nothing in it comes from an ad's own words.</summary>
/// <param name="Kinds">What was looked at, so that what is not said can be told from what was never asked.</param>
public sealed record PlatformReading(IReadOnlyList<PageKind> Kinds, IReadOnlyList<PlatformFact> Facts)
{
    public static PlatformReading Nothing { get; } = new([], []);
}
