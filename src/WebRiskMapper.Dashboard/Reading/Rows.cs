namespace WebRiskMapper.Dashboard.Reading;

/// <summary>A participating or partner State; <c>ZZ</c> never appears here.</summary>
internal sealed record Country(string Iso2, string Name, string OsceStatus, string Subregion)
{
    public bool IsParticipating => OsceStatus is "participating";
}

/// <summary>One run with its campaign. <paramref name="ModelValidated"/> is false as long as scores are an index only.</summary>
internal sealed record Run(
    long RunId, int CampaignId, string Campaign, bool Synthetic, string State, string Trigger, DateTimeOffset StartedAt,
    DateTimeOffset? CrawlFinishedAt, DateTimeOffset? FinishedAt, string CodeVersion, string? ModelVersion, bool ModelValidated, string? Error)
{
    public bool IsOpen => State is "crawling" or "importing" or "analysing";
}

/// <summary>One line of the list of runs: what came out of a run, zero while its tables are not made.</summary>
internal sealed record RunSummary(Run Run, int Countries, int Platforms, long Pages, long Ads);

/// <summary>A run as it goes; <paramref name="Outcomes"/> counts pages by the number of their FetchOutcome.</summary>
internal sealed record RunProgress(
    long Sites, long SitesActive, long SitesDone, long SitesBudget, long SitesUnreachable, long PagesSettled, long PagesPending,
    long Bytes, long Ads, IReadOnlyList<OutcomeCount> Outcomes);

internal sealed record OutcomeCount(int Outcome, long Pages);

internal sealed record Platform(int PlatformId, string Name, string Type, string Source, string Note);

/// <summary>
/// A share θ with its one 90 % interval. Null mean or bounds: not estimated. When <paramref name="Suppressed"/> the
/// numbers behind it must not be shown either, so readers replace them by null.
/// </summary>
internal sealed record Figure(double? Mean, double? Low, double? High, int? Entities, int? HighEntities, bool Suppressed)
{
    public bool IsShown => !Suppressed && Mean is not null && Low is not null && High is not null;

    public double? Width => IsShown ? High - Low : null;
}

/// <summary>One country in one run. <paramref name="Iso2"/> is <c>ZZ</c> for advertisements that could not be located.</summary>
internal sealed record CountryFigure(
    string Iso2, Figure Figure, int Platforms, int Ads, double? AdsPer100K, int? CrossBorderEntities, int PlatformsAboveReference, double? Coverage);

/// <summary>One platform in one country in one run, with how much of the platform the run saw.</summary>
internal sealed record PlatformFigure(
    Platform Platform, string Country, Figure Figure, int Ads, double? ProbabilityAboveReference, double? Coverage, CoverageLoss? Loss);

/// <summary>What a run saw of a platform against an estimate of all its ads; lost shares are of that estimate.</summary>
internal sealed record CoverageLoss(
    string Stratum, int Pages, int AdsSeen, double? AdsEstimated, double Robots, double Refusals, double Budget, double Language)
{
    public double? Share => AdsEstimated is > 0 and var all ? Math.Min(1, AdsSeen / all) : null;
}

/// <summary>A country in an earlier or later run; platforms that came and went since the run before it.</summary>
internal sealed record CountryHistory(Run Run, CountryFigure Country, int? NewPlatforms, int? VanishedPlatforms);

/// <summary>A platform in one country in one run, for its history.</summary>
internal sealed record PlatformHistory(Run Run, PlatformFigure Platform);
