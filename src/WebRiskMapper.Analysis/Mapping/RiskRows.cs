namespace WebRiskMapper.Analysis.Mapping;

/// <summary>An entity seen on a platform in a country during one run: an ad of it there is located with confidence ≥ 0.5.</summary>
/// <param name="Country">ISO alpha-2, or <see cref="Unlocated"/>.</param>
/// <param name="High">Whether the entity is in the high band.</param>
/// <param name="Ads">Ads of the entity on that platform in that country.</param>
public sealed record Presence(int PlatformId, string Country, int EntityId, bool High, int Ads)
{
    /// <summary>ISO user-assigned code for ads that cannot be located: a row of their own, never spread.</summary>
    public const string Unlocated = "ZZ";
}

/// <summary>How much of a platform's ads a run saw. Shares are of the estimated total and lie between 0 and 1.</summary>
/// <param name="AdsSeen">Distinct ads seen in the run.</param>
/// <param name="AdsEstimated">Capture–recapture estimate of all ads (never below <paramref name="AdsSeen"/>), or null when it cannot be estimated.</param>
public sealed record PlatformCoverage(int PlatformId, string Stratum, int AdsSeen, double? AdsEstimated, double LostToRobots, double LostToRefusals, double LostToBudget, double LostToLanguage)
{
    public double? Share => AdsEstimated is > 0 and var all ? Math.Min(1, AdsSeen / all) : null;
}

/// <summary>Content risk of one platform in one country: θ(p,c) with one 90 % interval.</summary>
/// <param name="Suppressed">True when there are too few entities to show the figure; Mean, Low and High are then null.</param>
public sealed record PlatformRisk(int PlatformId, string Country, int Ads, int Entities, int HighEntities, double? Mean, double? Low, double? High, double? ProbabilityAboveReference, double? Coverage, bool Suppressed);

/// <summary>Content risk of one country, by post-stratification over its platforms; each entity counted once.</summary>
/// <param name="AdsPer100K">Ads per 100,000 inhabitants, or null without a population figure.</param>
/// <param name="PlatformsAboveReference">Platforms with P(θ &gt; reference) ≥ 0.9.</param>
/// <param name="CrossBorderEntities">Entities also present in another country.</param>
public sealed record CountryRisk(string Country, int Platforms, int Ads, double? AdsPer100K, int Entities, int HighEntities, int CrossBorderEntities, int PlatformsAboveReference, double? Mean, double? Low, double? High, double? Coverage, bool Suppressed);
