using WebRiskMapper.Dashboard.Figures;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Api;

// The published shapes. They are apart from the rows that are read, because a version of the API must not change when a query does.

internal sealed record ApiRun(
    long RunId, string Campaign, bool Synthetic, string State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string CodeVersion, string? ModelVersion, bool Validated)
{
    public static ApiRun Of(Run run) =>
        new(run.RunId, run.Campaign, run.Synthetic, run.State, run.StartedAt, run.FinishedAt, run.CodeVersion, run.ModelVersion, run.ModelValidated);
}

internal sealed record ApiProgress(
    long Sites, long SitesActive, long SitesDone, long SitesBudget, long SitesUnreachable, long PagesSettled, long PagesPending, long Bytes, long Ads,
    IReadOnlyDictionary<string, long> Outcomes)
{
    public static ApiProgress Of(RunProgress progress) => new(
        progress.Sites, progress.SitesActive, progress.SitesDone, progress.SitesBudget, progress.SitesUnreachable, progress.PagesSettled,
        progress.PagesPending, progress.Bytes, progress.Ads, progress.Outcomes.ToDictionary(outcome => OutcomeText.Code(outcome.Outcome), outcome => outcome.Pages, StringComparer.Ordinal));
}

/// <summary>Shares lie between 0 and 1; <c>low</c> and <c>high</c> bound the 90 % interval; null where suppressed or not estimated.</summary>
internal sealed record ApiCountry(
    string Country, string Name, double? Mean, double? Low, double? High, int? Entities, int? HighEntities, bool Suppressed, int Platforms,
    int PlatformsAboveReference, int Ads, double? AdsPer100k, int? CrossBorderEntities, double? Coverage)
{
    public static ApiCountry Of(CountryFigure row, Places places) => new(
        row.Iso2, places.Name(row.Iso2), row.Figure.Mean, row.Figure.Low, row.Figure.High, row.Figure.Entities, row.Figure.HighEntities, row.Figure.Suppressed,
        row.Platforms, row.PlatformsAboveReference, row.Ads, row.AdsPer100K, row.CrossBorderEntities, row.Coverage);
}

internal sealed record ApiCoverage(
    string Stratum, int Pages, int AdsSeen, double? AdsEstimated, double? Share, double LostToRobots, double LostToRefusals, double LostToBudget, double LostToLanguage)
{
    public static ApiCoverage? Of(CoverageLoss? loss) => loss is null ? null : new(
        loss.Stratum, loss.Pages, loss.AdsSeen, loss.AdsEstimated, loss.Share, loss.Robots, loss.Refusals, loss.Budget, loss.Language);
}

internal sealed record ApiPlatform(
    int PlatformId, string Name, string Type, string Country, double? Mean, double? Low, double? High, int? Entities, int? HighEntities, bool Suppressed,
    int Ads, double? ProbabilityAboveReference, double? Coverage)
{
    public static ApiPlatform Of(PlatformFigure row) => new(
        row.Platform.PlatformId, row.Platform.Name, row.Platform.Type, row.Country, row.Figure.Mean, row.Figure.Low, row.Figure.High, row.Figure.Entities,
        row.Figure.HighEntities, row.Figure.Suppressed, row.Ads, row.ProbabilityAboveReference, row.Coverage);
}
