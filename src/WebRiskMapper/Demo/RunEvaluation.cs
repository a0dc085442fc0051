using Microsoft.EntityFrameworkCore;
using WebRiskMapper.Evaluation;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Demo;

/// <summary>What a run stored, held against the truth of the web that it crawled.</summary>
internal sealed record RunEvaluation(FieldAccuracy Extraction, StructureRecovery Structure)
{
    public static async Task<RunEvaluation> OfAsync(Deployment deployment, long runId, SyntheticWebServer web, CancellationToken ct)
    {
        await using var db = deployment.OpenContext();
        var ads = await db.AdsSeenIn(runId).ToDictionaryAsync(a => a.AdId, ct);
        var entityOf = await db.EntityMembers.Where(m => m.RunId == runId).ToDictionaryAsync(m => m.AdId, m => m.EntityId, ct);
        var scoreOf = await ScoresAsync(db, runId, ct);
        var idOf = await AdIdsByUrlAsync(db, runId, ct);

        var pairs = web.World.TruthByUrl(web.Port)
            .Where(t => t.Value is { Disallowed: false, SafetyFixture: false })
            .OrderBy(t => t.Value.Id)
            .Select(t => (Truth: t.Value, Stored: idOf.TryGetValue(t.Key, out var id) ? ads.GetValueOrDefault(id) : null))
            .ToList();
        var linked = pairs
            .Where(p => p.Stored is not null)
            .Select(p => new LinkedAd(p.Truth, entityOf[p.Stored!.AdId], scoreOf[entityOf[p.Stored.AdId]], [.. p.Stored.Contacts.Select(c => c.Hmac).Distinct(StringComparer.Ordinal)]))
            .ToList();
        return new RunEvaluation(ExtractionAccuracy.Measure(pairs, deployment.ContactKey()), StructureRecovery.Measure(linked));
    }

    private static async Task<Dictionary<string, long>> AdIdsByUrlAsync(RiskMapDbContext db, long runId, CancellationToken ct) =>
        await (from seen in db.Observations
               where seen.RunId == runId
               join ad in db.Ads on seen.AdId equals ad.AdId
               join known in db.Frontier on new { ad.SiteId, ad.UrlHash } equals new { known.SiteId, known.UrlHash }
               select new { known.Url, ad.AdId }).ToDictionaryAsync(r => r.Url, r => r.AdId, StringComparer.Ordinal, ct);

    private static async Task<Dictionary<int, Analysis.Scoring.RiskScore>> ScoresAsync(RiskMapDbContext db, long runId, CancellationToken ct) =>
        await db.ScoresOf(runId).Select(s => new { Entity = EF.Property<int>(s, "EntityId"), Score = s }).ToDictionaryAsync(r => r.Entity, r => r.Score, ct);
}
