using Npgsql;

namespace WebRiskMapper.Dashboard.Reading;

internal static class RiskQueries
{
    private const string CountryColumns =
        "k.country, k.platforms, k.ads, k.ads_per_100k, k.cross_border_entities, k.platforms_above_reference, k.coverage, "
        + "k.mean, k.low, k.high, k.entities, k.high_entities, k.suppressed";

    private const string PlatformColumns =
        "p.platform_id, p.name, p.type, p.source, p.note, k.country, k.ads, k.probability_above_reference, k.coverage, "
        + "k.mean, k.low, k.high, k.entities, k.high_entities, k.suppressed, "
        + "c.stratum, c.pages, c.ads_seen, c.ads_estimated, c.lost_to_robots, c.lost_to_refusals, c.lost_to_budget, c.lost_to_language";

    private const string PlatformTables =
        "maps.v1_platform_risk k JOIN maps.platform p USING (platform_id) "
        + "LEFT JOIN maps.platform_coverage c ON c.run_id = k.run_id AND c.platform_id = k.platform_id";

    private const int PlatformColumnCount = 23;

    public static Task<IReadOnlyList<Country>> CountriesAsync(this MapsDatabase database, CancellationToken cancellationToken) =>
        database.ReadAsync(
            "SELECT iso2, name, osce_status, subregion FROM maps.country ORDER BY name",
            row => new Country(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)),
            cancellationToken);

    /// <summary>The country table of a run, ranked by the lower bound; suppressed rows and the unlocated row last.</summary>
    public static Task<IReadOnlyList<CountryFigure>> CountryFiguresAsync(this MapsDatabase database, long runId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"SELECT {CountryColumns} FROM maps.v1_country_risk k WHERE k.run_id = @run ORDER BY k.country = 'ZZ', k.suppressed, k.low DESC NULLS LAST, k.country",
            row => ReadCountry(row),
            cancellationToken,
            ("run", runId));

    /// <summary>The platforms of a country in a run, ranked by the lower bound; suppressed ones last.</summary>
    public static Task<IReadOnlyList<PlatformFigure>> PlatformsOfCountryAsync(this MapsDatabase database, long runId, string iso2, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"SELECT {PlatformColumns} FROM {PlatformTables} WHERE k.run_id = @run AND k.country = @country ORDER BY k.suppressed, k.low DESC NULLS LAST, p.name",
            row => ReadPlatform(row),
            cancellationToken,
            ("run", runId),
            ("country", iso2));

    /// <summary>The countries of a platform in a run, ranked by the lower bound; suppressed ones and the unlocated row last.</summary>
    public static Task<IReadOnlyList<PlatformFigure>> CountriesOfPlatformAsync(this MapsDatabase database, long runId, int platformId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"SELECT {PlatformColumns} FROM {PlatformTables} WHERE k.run_id = @run AND k.platform_id = @platform ORDER BY k.country = 'ZZ', k.suppressed, k.low DESC NULLS LAST, k.country",
            row => ReadPlatform(row),
            cancellationToken,
            ("run", runId),
            ("platform", platformId));

    public static async Task<Platform?> PlatformAsync(this MapsDatabase database, int platformId, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            "SELECT platform_id, name, type, source, note FROM maps.platform WHERE platform_id = @platform",
            row => new Platform(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            cancellationToken,
            ("platform", platformId))).SingleOrDefault();

    public static async Task<CoverageLoss?> CoverageAsync(this MapsDatabase database, long runId, int platformId, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            """
            SELECT c.stratum, c.pages, c.ads_seen, c.ads_estimated, c.lost_to_robots, c.lost_to_refusals, c.lost_to_budget, c.lost_to_language
              FROM maps.platform_coverage c WHERE c.run_id = @run AND c.platform_id = @platform
            """,
            row => ReadLoss(row, 0),
            cancellationToken,
            ("run", runId),
            ("platform", platformId))).SingleOrDefault();

    /// <summary>A country in every finished run of one campaign, newest first. Runs of other campaigns have another scope and are not comparable.</summary>
    public static Task<IReadOnlyList<CountryHistory>> CountryHistoryAsync(this MapsDatabase database, int campaignId, string iso2, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"""
            WITH runs AS (
                SELECT run_id, lag(run_id) OVER (ORDER BY run_id) AS before
                  FROM maps.run WHERE campaign_id = @campaign AND state = 'done')
            SELECT {CountryColumns},
                   CASE WHEN s.before IS NOT NULL THEN (SELECT count(*) FROM (
                        SELECT platform_id FROM maps.v1_platform_risk WHERE run_id = r.run_id AND country = @country
                        EXCEPT SELECT platform_id FROM maps.v1_platform_risk WHERE run_id = s.before AND country = @country) a) END,
                   CASE WHEN s.before IS NOT NULL THEN (SELECT count(*) FROM (
                        SELECT platform_id FROM maps.v1_platform_risk WHERE run_id = s.before AND country = @country
                        EXCEPT SELECT platform_id FROM maps.v1_platform_risk WHERE run_id = r.run_id AND country = @country) b) END,
                   {RunQueries.Columns}
              FROM maps.v1_country_risk k JOIN runs s ON s.run_id = k.run_id JOIN {RunQueries.Tables} ON r.run_id = k.run_id
             WHERE k.country = @country ORDER BY r.run_id DESC LIMIT 24
            """,
            row => new CountryHistory(
                RunQueries.Read(row, 15), ReadCountry(row), row.IsDBNull(13) ? null : (int)row.GetInt64(13), row.IsDBNull(14) ? null : (int)row.GetInt64(14)),
            cancellationToken,
            ("campaign", campaignId),
            ("country", iso2));

    /// <summary>A platform in every country and finished run of one campaign, newest run first.</summary>
    public static Task<IReadOnlyList<PlatformHistory>> PlatformHistoryAsync(this MapsDatabase database, int campaignId, int platformId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            $"""
            SELECT {PlatformColumns}, {RunQueries.Columns}
              FROM {PlatformTables} JOIN {RunQueries.Tables} ON r.run_id = k.run_id
             WHERE k.platform_id = @platform AND r.campaign_id = @campaign AND r.state = 'done'
             ORDER BY k.country = 'ZZ', k.country, r.run_id DESC LIMIT 200
            """,
            row => new PlatformHistory(RunQueries.Read(row, PlatformColumnCount), ReadPlatform(row)),
            cancellationToken,
            ("campaign", campaignId),
            ("platform", platformId));

    private static CountryFigure ReadCountry(NpgsqlDataReader row)
    {
        var figure = ReadFigure(row, 7);
        return new CountryFigure(
            row.GetString(0), figure, row.GetInt32(1), row.GetInt32(2), Real(row, 3), figure.Suppressed ? null : row.GetInt32(4), row.GetInt32(5), Real(row, 6));
    }

    private static PlatformFigure ReadPlatform(NpgsqlDataReader row)
    {
        var figure = ReadFigure(row, 9);
        return new PlatformFigure(
            new Platform(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            row.GetString(5), figure, row.GetInt32(6), figure.Suppressed ? null : Real(row, 7), Real(row, 8),
            row.IsDBNull(15) ? null : ReadLoss(row, 15));
    }

    // A suppressed cell loses its numbers here, so that no page and no export can show them by accident.
    private static Figure ReadFigure(NpgsqlDataReader row, int at) => row.GetBoolean(at + 5)
        ? new Figure(null, null, null, null, null, true)
        : new Figure(Real(row, at), Real(row, at + 1), Real(row, at + 2), row.GetInt32(at + 3), row.GetInt32(at + 4), false);

    private static CoverageLoss ReadLoss(NpgsqlDataReader row, int at) => new(
        row.GetString(at), row.GetInt32(at + 1), row.GetInt32(at + 2), Real(row, at + 3),
        row.GetDouble(at + 4), row.GetDouble(at + 5), row.GetDouble(at + 6), row.GetDouble(at + 7));

    private static double? Real(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetDouble(at);
}
