using Microsoft.EntityFrameworkCore;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Reporting;

/// <summary>A finished run that tables can be read from.</summary>
/// <param name="Validated">False while the model's scores are an index and no probability.</param>
public sealed record RunHeader(long RunId, string Campaign, bool Synthetic, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? ModelVersion, bool Validated);

/// <summary>A line of the country table with the country's name.</summary>
public sealed record CountryFigure(string Name, CountryRisk Risk);

/// <summary>A line of the platform table with the platform's name and type.</summary>
public sealed record PlatformFigure(string Name, string Type, PlatformRisk Risk);

/// <summary>Reads a run's tables from <c>maps</c>: aggregates only, ranked by the lower bound, suppressed lines last.</summary>
public static class RiskTableReader
{
    /// <summary>Finished runs, newest first.</summary>
    public static async Task<IReadOnlyList<RunHeader>> RunsAsync(RiskMapDbContext db, CancellationToken ct) =>
        await (from run in db.Runs
               where run.State == "done"
               join campaign in db.Campaigns on run.CampaignId equals campaign.CampaignId
               from model in db.Models.Where(m => m.Version == run.ModelVersion).DefaultIfEmpty()
               orderby run.RunId descending
               select new RunHeader(run.RunId, campaign.Name, campaign.Synthetic, run.StartedAt, run.FinishedAt, run.ModelVersion, model != null && model.Validated))
            .ToListAsync(ct);

    /// <summary>The country table of one run; the line of ads that could not be located comes last.</summary>
    public static async Task<IReadOnlyList<CountryFigure>> CountriesAsync(RiskMapDbContext db, long runId, CancellationToken ct)
    {
        var names = await db.Countries.ToDictionaryAsync(c => c.Iso2, c => c.Name, ct);
        return
        [
            .. (await db.CountryRisksOf(runId).ToListAsync(ct))
                .OrderBy(r => r.Country == Presence.Unlocated)
                .ThenBy(r => r.Suppressed)
                .ThenByDescending(r => r.Low)
                .ThenBy(r => r.Country, StringComparer.Ordinal)
                .Select(r => new CountryFigure(r.Country == Presence.Unlocated ? "Not located" : names.GetValueOrDefault(r.Country, r.Country), r)),
        ];
    }

    /// <summary>The platforms of one run, of one country when it is given.</summary>
    public static async Task<IReadOnlyList<PlatformFigure>> PlatformsAsync(RiskMapDbContext db, long runId, string? country, CancellationToken ct)
    {
        var rows = from risk in db.PlatformRisksOf(runId)
                   where country == null || risk.Country == country
                   join platform in db.Platforms on risk.PlatformId equals platform.PlatformId
                   select new { platform.Name, platform.Type, risk };
        return
        [
            .. (await rows.ToListAsync(ct))
                .OrderBy(r => r.risk.Suppressed)
                .ThenByDescending(r => r.risk.Low)
                .ThenBy(r => r.Name, StringComparer.Ordinal)
                .ThenBy(r => r.risk.Country, StringComparer.Ordinal)
                .Select(r => new PlatformFigure(r.Name, r.Type, r.risk)),
        ];
    }
}
