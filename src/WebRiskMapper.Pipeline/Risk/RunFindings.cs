using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Scoring;

namespace WebRiskMapper.Pipeline.Risk;

/// <summary>Everything that one analysis of a run found.</summary>
/// <param name="Ads">The run's ads, each in the version that the run saw.</param>
/// <param name="Evidence">Of each entity, by its number in <paramref name="Links"/>.</param>
/// <param name="Scores">Of each entity.</param>
internal sealed record RunFindings(
    IReadOnlyList<StoredAd> Ads,
    EntityLinks Links,
    IReadOnlyList<EntityEvidence> Evidence,
    IReadOnlyList<RiskScore> Scores,
    IReadOnlyList<MeasuredCoverage> Coverage,
    IReadOnlyList<PlatformRisk> Platforms,
    IReadOnlyList<CountryRisk> Countries,
    RunDrift Drift)
{
    /// <summary>
    /// Where each entity is present: an ad of it there is located with confidence of 0.5 or more. An ad that cannot be
    /// located counts in a row of its own, never spread over countries.
    /// </summary>
    public static IReadOnlyList<Presence> Presences(IReadOnlyList<StoredAd> ads, EntityLinks links, IReadOnlyList<RiskScore> scores) =>
    [
        .. ads
            .Select((ad, i) => (ad.PlatformId, Country: ad.Place.LocatedCountry() ?? Presence.Unlocated, Entity: links.EntityOf[i]))
            .GroupBy(p => p)
            .Select(g => new Presence(g.Key.PlatformId, g.Key.Country, g.Key.Entity, scores[g.Key.Entity].Band == Band.High, g.Count())),
    ];
}
