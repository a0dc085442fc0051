namespace WebRiskMapper.SyntheticWeb.Truth;

public enum PageKind
{
    Ad,
    List,
    Other,
}

/// <summary>One invented site.</summary>
public sealed record SiteTruth
{
    public required int Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Equals <see cref="Name"/> except for a mirror, which carries the name of the site it mirrors.</summary>
    public required string Platform { get; init; }

    public required string Family { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>ISO alpha-2, main market first.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>Loopback address of its own, such as 127.10.0.5.</summary>
    public required string Address { get; init; }

    /// <summary>Names of the behaviours attached, such as <c>age-gate-link</c>.</summary>
    public required IReadOnlyList<string> Behaviours { get; init; }

    /// <summary>The platform's own telephone number, on every page and never part of an ad.</summary>
    public required string SupportPhone { get; init; }

    internal Families.SiteStyle Style { get; init; } = null!;

    public bool HasAgeGate => Behaviours.Any(b => b.StartsWith("age-gate", StringComparison.Ordinal));

    public string BaseUrl(int port) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://{Address}:{port}/");
}

/// <summary>A row of <c>seeds/platforms/*.csv</c>.</summary>
public sealed record PlatformSeed(string Site, string Platform, string MarketCountries, string Language, string Type, string Source, string Note);
