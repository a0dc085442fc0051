using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Platforms;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Platforms;
using WebRiskMapper.Pipeline.Risk;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline;

/// <summary>
/// The path of an ad after the crawl: link → score → map → store, over everything that one run observed. It reads what
/// the crawl left and replaces the run's findings as a whole, so that it can be repeated.
/// </summary>
internal sealed partial class RiskPipeline(
    IDbContextFactory<RiskMapDbContext> contexts, NpgsqlDataSource database, CampaignLinks campaignLinks, IndicatorEngine indicators, IRiskModel model, RiskTableOptions mapping, TimeProvider time, ILogger<RiskPipeline> log)
{
    public async Task RunAsync(long runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ads = await AdsOfAsync(db, runId, ct);

        var campaign = await db.Runs.Where(r => r.RunId == runId).Select(r => r.CampaignId).SingleAsync(ct);
        var links = campaignLinks.Link(campaign, ads).Links;

        var evidence = indicators.Evaluate(ads, links, MarketStatistics.From(ads), await PlatformFactStore.SitesTellingAsync(database, PlatformFact.OperatorIdentity, ct));
        var scores = evidence.Select(model.Score).ToList();

        var coverage = await RunCoverage.ReadAsync(database, runId, ct);
        var populations = await db.Countries.Where(c => c.Population != null).ToDictionaryAsync(c => c.Iso2, c => c.Population!.Value, ct);
        var options = mapping with { ClusterOf = RelatedEntities.Of(links) };
        var (platforms, countries) = RiskTables.Compute(RunFindings.Presences(ads, links, scores), [.. coverage.Select(c => c.Coverage)], populations, options);

        var findings = new RunFindings(ads, links, evidence, scores, coverage, platforms, countries, await RunDrift.MeasureAsync(db, runId, evidence, ct));
        await RiskResults.StoreAsync(database, runId, findings, model, time.GetUtcNow(), ct);
        if (findings.Drift.Warnings is [_, ..] moved)
        {
            LogDrift(runId, findings.Drift.EarlierRunId, string.Join(", ", moved.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Feature} {d.Psi:0.00}"))));
        }
    }

    private static async Task<List<StoredAd>> AdsOfAsync(RiskMapDbContext db, long runId, CancellationToken ct)
    {
        var (ads, shared) = (new List<StoredAd>(), new SharedAdParts());
        await foreach (var ad in db.AdsSeenIn(runId).AsAsyncEnumerable().WithCancellation(ct))
        {
            ads.Add(shared.Share(ad));
        }

        return ads;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run} differs from run {Earlier} in how features are distributed, population stability index above 0.2: {Features}. Scores of the two may not be comparable; see 'webrisk model drift'.")]
    private partial void LogDrift(long run, long? earlier, string features);
}
