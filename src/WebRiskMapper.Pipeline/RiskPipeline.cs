using Microsoft.EntityFrameworkCore;
using Npgsql;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Risk;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline;

/// <summary>
/// The path of an ad after the crawl: link → score → map → store, over everything that one run observed. It reads what
/// the crawl left and replaces the run's findings as a whole, so that it can be repeated.
/// </summary>
public sealed class RiskPipeline(
    IDbContextFactory<RiskMapDbContext> contexts, NpgsqlDataSource database, IndicatorEngine indicators, IRiskModel model, RiskTableOptions mapping, TimeProvider time)
{
    public async Task RunAsync(long runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ads = await db.AdsSeenIn(runId).ToListAsync(ct);

        var links = EntityLinker.Link(ads);

        var evidence = indicators.Evaluate(ads, links, MarketStatistics.From(ads));
        var scores = evidence.Select(model.Score).ToList();

        var coverage = await RunCoverage.ReadAsync(database, runId, ct);
        var populations = await db.Countries.Where(c => c.Population != null).ToDictionaryAsync(c => c.Iso2, c => c.Population!.Value, ct);
        var options = mapping with { ClusterOf = RelatedEntities.Of(links) };
        var (platforms, countries) = RiskTables.Compute(RunFindings.Presences(ads, links, scores), [.. coverage.Select(c => c.Coverage)], populations, options);

        var findings = new RunFindings(ads, links, evidence, scores, coverage, platforms, countries);
        await RiskResults.StoreAsync(database, runId, findings, model, time.GetUtcNow(), ct);
    }
}
