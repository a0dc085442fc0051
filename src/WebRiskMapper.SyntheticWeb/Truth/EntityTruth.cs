namespace WebRiskMapper.SyntheticWeb.Truth;

/// <summary>What stands behind ads. The names say what was invented, nothing about people.</summary>
public enum EntityKind
{
    Independent,
    Agency,
    Spam,
    Exploitation,

    /// <summary>Holds only the page for the safety stop; left out of every share.</summary>
    SafetyFixture,
}

/// <param name="Phones">E.164, every number the entity uses.</param>
/// <param name="AdIds">Its ads that are online in this generation, ascending.</param>
/// <param name="PersonaCount">Advertised persons it was invented with.</param>
public sealed record EntityTruth(int Id, EntityKind Kind, string HomeCountry, int PersonaCount, IReadOnlyList<string> Phones, IReadOnlyList<int> AdIds);

/// <summary>The service codes that truth uses.</summary>
public static class ServiceCodes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "massage", "dinner_date", "gfe", "overnight", "tantra", "duo", "travel_companion", "striptease", "roleplay", "unprotected",
    ];
}
