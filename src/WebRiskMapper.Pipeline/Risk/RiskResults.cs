using System.Text.Json;
using Npgsql;
using WebRiskMapper.Analysis.Linking;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Risk;

/// <summary>
/// Writes a run's findings in one transaction that also closes the run: a reader sees all of them or none, and an
/// analysis that is repeated after a crash replaces what stood there.
/// </summary>
internal static class RiskResults
{
    // In the order in which foreign keys allow them to be emptied.
    private static readonly string[] Tables =
    [
        "maps.country_risk", "maps.platform_risk", "maps.platform_coverage",
        "research.score", "research.stay", "research.indicator_hit", "research.entity_member", "research.entity_lineage", "research.entity", "research.feature_distribution",
    ];

    public static async Task StoreAsync(NpgsqlDataSource database, long runId, RunFindings findings, IRiskModel model, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var lineage = await StoredLineage.TraceAsync(connection, runId, findings, ct);
        foreach (var table in Tables)
        {
            await ExecuteAsync(connection, $"DELETE FROM {table} WHERE run_id = $1", ct, runId);
        }

        await ExecuteAsync(
            connection,
            "INSERT INTO research.model (version, kind, sha256, validated, first_used) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            ct,
            model.Version,
            model.Kind,
            Convert.FromHexString(model.Sha256),
            model.Validated,
            now.UtcDateTime);
        await BulkCopy.InsertAsync(connection, "research.entity", Entities(), EntitiesOf(runId, findings, lineage), [], ct: ct);
        await BulkCopy.InsertAsync(connection, "research.entity_lineage", Lineage(), lineage.Rows(runId), [], ct: ct);
        await BulkCopy.InsertAsync(connection, "research.entity_member", Members(runId, findings), Enumerable.Range(0, findings.Ads.Count), [], ct: ct);
        await BulkCopy.InsertAsync(connection, "research.stay", Stays(runId), MovementHistory.Of(findings.Ads, findings.Links).SelectMany(h => h.Stays.Select((s, i) => (h, i, s))), [], ct: ct);
        await BulkCopy.InsertAsync(connection, "research.indicator_hit", Hits(runId, findings), findings.Evidence.SelectMany((e, i) => e.Hits.Select(h => (i, h))), [], ct: ct);
        await BulkCopy.InsertAsync(connection, "research.score", Scores(runId, model.Version), findings.Scores.Select((s, i) => (i, s)), [], ct: ct);
        await BulkCopy.InsertAsync(connection, "research.feature_distribution", Distributions(), findings.Drift.Rows(runId), [], ct: ct);
        await BulkCopy.InsertAsync(connection, "maps.platform_coverage", Coverage(runId), findings.Coverage, [], ct: ct);
        await BulkCopy.InsertAsync(connection, "maps.platform_risk", Platforms(runId), findings.Platforms, [], ct: ct);
        await BulkCopy.InsertAsync(connection, "maps.country_risk", Countries(runId), findings.Countries, [], ct: ct);
        await ExecuteAsync(
            connection,
            "UPDATE maps.run SET state = 'done', finished_at = $2, model_version = $3 WHERE run_id = $1",
            ct,
            runId,
            now.UtcDateTime,
            model.Version);
        await transaction.CommitAsync(ct);
    }

    private static IEnumerable<EntityRow> EntitiesOf(long runId, RunFindings findings, StoredLineage lineage) =>
        from i in Enumerable.Range(0, findings.Ads.Count)
        group i by findings.Links.EntityOf[i] into members
        let ads = members.Select(i => findings.Ads[i]).ToList()
        select new EntityRow
        {
            RunId = runId,
            EntityId = members.Key,
            PersistentId = lineage.PersistentIds[members.Key],
            Ads = ads.Count,
            Personas = members.Max(i => findings.Links.PersonaOf[i]) + 1,
            Contacts = ads.SelectMany(a => a.Contacts).Select(c => c.Hmac).Distinct(StringComparer.Ordinal).Count(),
            Platforms = ads.Select(a => a.PlatformId).Distinct().Count(),
            Countries = [.. ads.Select(a => a.Place.Country).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            AbstainingAds = findings.Evidence[members.Key].AbstainingAds,
            SpamPattern = findings.Evidence[members.Key].SpamPattern,
            OpenAgencyPattern = findings.Evidence[members.Key].OpenAgencyPattern,
        };

    private static BulkColumns<EntityRow> Entities() => new BulkColumns<EntityRow>()
        .Add("run_id", "bigint", e => e.RunId)
        .Add("entity_id", "integer", e => e.EntityId)
        .Add("persistent_id", "bigint", e => e.PersistentId)
        .Add("ads", "integer", e => e.Ads)
        .Add("personas", "integer", e => e.Personas)
        .Add("contacts", "integer", e => e.Contacts)
        .Add("platforms", "integer", e => e.Platforms)
        .Add("countries", "text[]", e => e.Countries.ToArray())
        .Add("abstaining_ads", "integer", e => e.AbstainingAds)
        .Add("spam_pattern", "double precision", e => e.SpamPattern)
        .Add("open_agency_pattern", "double precision", e => e.OpenAgencyPattern);

    private static BulkColumns<EntityLineageRow> Lineage() => new BulkColumns<EntityLineageRow>()
        .Add("run_id", "bigint", l => l.RunId)
        .Add("entity_id", "integer", l => l.EntityId)
        .Add("from_persistent_id", "bigint", l => l.FromPersistentId)
        .Add("kind", "text", l => l.Kind);

    private static BulkColumns<FeatureDistributionRow> Distributions() => new BulkColumns<FeatureDistributionRow>()
        .Add("run_id", "bigint", d => d.RunId)
        .Add("feature", "text", d => d.Feature)
        .Add("entities", "integer[]", d => d.Entities.ToArray())
        .Add("earlier_run_id", "bigint", d => d.EarlierRunId)
        .Add("psi", "double precision", d => d.Psi)
        .Add("chance", "double precision", d => d.Chance);

    private static BulkColumns<int> Members(long runId, RunFindings findings) => new BulkColumns<int>()
        .Add("run_id", "bigint", _ => runId)
        .Add("ad_id", "bigint", i => findings.Ads[i].AdId)
        .Add("entity_id", "integer", i => findings.Links.EntityOf[i])
        .Add("persona", "integer", i => findings.Links.PersonaOf[i])
        .Add("reasons", "text[]", i => findings.Links.ReasonsOf[i].ToArray());

    private static BulkColumns<(MovementHistory History, int Position, Stay Stay)> Stays(long runId) => new BulkColumns<(MovementHistory History, int Position, Stay Stay)>()
        .Add("run_id", "bigint", _ => runId)
        .Add("entity_id", "integer", s => s.History.Entity)
        .Add("persona", "integer", s => s.History.Persona)
        .Add("position", "integer", s => s.Position)
        .Add("city_id", "integer", s => s.Stay.City)
        .Add("first_day", "date", s => DateOnly.FromDayNumber(s.Stay.First))
        .Add("last_day", "date", s => DateOnly.FromDayNumber(s.Stay.Last));

    private static BulkColumns<(int Entity, IndicatorHit Hit)> Hits(long runId, RunFindings findings) => new BulkColumns<(int Entity, IndicatorHit Hit)>()
        .Add("run_id", "bigint", _ => runId)
        .Add("entity_id", "integer", h => h.Entity)
        .Add("ad_id", "bigint", h => h.Hit.AdIndex is { } ad ? findings.Ads[ad].AdId : (long?)null)
        .Add("indicator", "text", h => h.Hit.Id)
        .Add("strength", "double precision", h => h.Hit.Strength)
        .Add("evidence", "text", h => h.Hit.Evidence)
        .Add("span_start", "integer", h => h.Hit.Span?.Start)
        .Add("span_length", "integer", h => h.Hit.Span?.Length);

    private static BulkColumns<(int Entity, RiskScore Score)> Scores(long runId, string modelVersion) => new BulkColumns<(int Entity, RiskScore Score)>()
        .Add("run_id", "bigint", _ => runId)
        .Add("entity_id", "integer", s => s.Entity)
        .Add("model_version", "text", _ => modelVersion)
        .Add("priority", "double precision", s => s.Score.Priority)
        .Add("low", "double precision", s => s.Score.Low)
        .Add("high", "double precision", s => s.Score.High)
        .Add("band", "text", s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Score.Band.ToString()))
        .Add("validated", "boolean", s => s.Score.Validated)
        .Add("groups", "text[]", s => s.Score.Groups.ToArray())
        .Add("contributions", "jsonb", s => StoredJson.Write(s.Score.Contributions))
        .Add("alternatives", "text[]", s => s.Score.Alternatives.ToArray());

    private static BulkColumns<MeasuredCoverage> Coverage(long runId) => new BulkColumns<MeasuredCoverage>()
        .Add("run_id", "bigint", _ => runId)
        .Add("platform_id", "integer", c => c.Coverage.PlatformId)
        .Add("stratum", "text", c => c.Coverage.Stratum)
        .Add("pages", "integer", c => c.Pages)
        .Add("ads_seen", "integer", c => c.Coverage.AdsSeen)
        .Add("ads_estimated", "double precision", c => c.Coverage.AdsEstimated)
        .Add("lost_to_robots", "double precision", c => c.Coverage.LostToRobots)
        .Add("lost_to_refusals", "double precision", c => c.Coverage.LostToRefusals)
        .Add("lost_to_budget", "double precision", c => c.Coverage.LostToBudget)
        .Add("lost_to_language", "double precision", c => c.Coverage.LostToLanguage);

    private static BulkColumns<PlatformRisk> Platforms(long runId) => new BulkColumns<PlatformRisk>()
        .Add("run_id", "bigint", _ => runId)
        .Add("platform_id", "integer", r => r.PlatformId)
        .Add("country", "text", r => r.Country)
        .Add("ads", "integer", r => r.Ads)
        .Add("entities", "integer", r => r.Entities)
        .Add("high_entities", "integer", r => r.HighEntities)
        .Add("mean", "double precision", r => r.Mean)
        .Add("low", "double precision", r => r.Low)
        .Add("high", "double precision", r => r.High)
        .Add("probability_above_reference", "double precision", r => r.ProbabilityAboveReference)
        .Add("coverage", "double precision", r => r.Coverage)
        .Add("suppressed", "boolean", r => r.Suppressed);

    private static BulkColumns<CountryRisk> Countries(long runId) => new BulkColumns<CountryRisk>()
        .Add("run_id", "bigint", _ => runId)
        .Add("country", "text", r => r.Country)
        .Add("platforms", "integer", r => r.Platforms)
        .Add("ads", "integer", r => r.Ads)
        .Add("ads_per_100k", "double precision", r => r.AdsPer100K)
        .Add("entities", "integer", r => r.Entities)
        .Add("high_entities", "integer", r => r.HighEntities)
        .Add("cross_border_entities", "integer", r => r.CrossBorderEntities)
        .Add("platforms_above_reference", "integer", r => r.PlatformsAboveReference)
        .Add("mean", "double precision", r => r.Mean)
        .Add("low", "double precision", r => r.Low)
        .Add("high", "double precision", r => r.High)
        .Add("coverage", "double precision", r => r.Coverage)
        .Add("suppressed", "boolean", r => r.Suppressed);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(ct);
    }
}
