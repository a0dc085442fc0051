using Npgsql;
using NpgsqlTypes;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Profiles;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Profiles;

/// <summary>A site and what is known of its template.</summary>
/// <param name="Profile">Null while nothing is known.</param>
public sealed record ProfiledSite(int SiteId, string BaseUrl, SiteContext Context, int Version, SiteProfile? Profile);

/// <summary>
/// Learns the templates of sites from their archived ad pages when a crawl is over, so that the next one reads them better, and drops a
/// profile whose fields stopped coming.
/// </summary>
/// <param name="files">Null where the archive is not: then nothing is learnt here.</param>
public sealed class SiteProfiles(NpgsqlDataSource database, PageParser parser, AdExtractor extractor, EvidenceFiles? files, TimeProvider time)
{
    /// <summary>Ads read of each site: enough to tell a template from chance.</summary>
    public const int AdsOfSite = 40;

    private const int ListsOfSite = 12;

    private const int LargestPage = 10_000_000;

    /// <summary>A field that most ads had and few have now was lost with the template.</summary>
    private const double ExpectedOften = 0.5;
    private const double FallenTo = 0.5;

    /// <summary>Looks at every site of which the run archived enough ads.</summary>
    /// <returns>Sites whose profile was learnt, learnt anew, or dropped.</returns>
    public async Task<IReadOnlyList<string>> RefreshAsync(long runId, CancellationToken ct)
    {
        var changed = new List<string>();
        foreach (var siteId in await SitesOfAsync(runId, ct))
        {
            var site = (await FindAsync("s.site_id = $1", siteId, ct)).Single();
            var sample = await SampleAsync(siteId, runId, ct);
            if (Judge(site, sample) is var profile && profile != site.Profile)
            {
                await StoreAsync(site, profile, "worker", ct);
                changed.Add(site.BaseUrl);
            }
        }

        return changed;
    }

    /// <summary>Learns a site's profile from its latest archived pages, whatever was known; too few ads among them change nothing.</summary>
    public async Task LearnAsync(ProfiledSite site, string actor, CancellationToken ct)
    {
        if (Learn(site with { Profile = null }, await SampleAsync(site.SiteId, runId: null, ct)).Build(site.Version + 1, Today) is { } profile)
        {
            await StoreAsync(site, profile, actor, ct);
        }
    }

    /// <summary>The sites that answer to an address or a host.</summary>
    public Task<IReadOnlyList<ProfiledSite>> FindAsync(string site, CancellationToken ct) => FindAsync("s.base_url IN ($1, $1 || '/') OR s.host = $1", site, ct);

    /// <summary>Replaces a site's profile; null drops it.</summary>
    public async Task StoreAsync(ProfiledSite site, SiteProfile? profile, string actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var update = new NpgsqlCommand("UPDATE archive.site SET profile = $2, profile_version = $3 WHERE site_id = $1", connection))
        {
            update.Parameters.AddWithValue(site.SiteId);
            update.Parameters.Add(new NpgsqlParameter { Value = (object?)profile?.Write() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
            update.Parameters.AddWithValue(profile?.Version ?? site.Version + 1);
            await update.ExecuteNonQueryAsync(ct);
        }

        await AuditLog.WriteAsync(connection, actor, "sites.profile", site.BaseUrl, new { version = profile?.Version ?? site.Version + 1, pages = profile?.Pages, dropped = profile is null }, ct);
        await transaction.CommitAsync(ct);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The profile that the site is to have: the one it has while its yields come, else one learnt from the sample; none where too few pages are ads still.</summary>
    private SiteProfile? Judge(ProfiledSite site, Sample sample)
    {
        if (sample.Ads.Count < ProfileLearner.FewestPages)
        {
            return site.Profile;
        }

        return site.Profile is { } known && Learn(site, sample).Build(known.Version, known.LearnedOn) is { } now && !HasFallen(known, now)
            ? known
            : Learn(site with { Profile = null }, sample).Build(site.Version + 1, Today);
    }

    private static bool HasFallen(SiteProfile known, SiteProfile now) =>
        known.Yields.Any(y => y.Value >= ExpectedOften && now.Yields.GetValueOrDefault(y.Key) < y.Value * FallenTo);

    private ProfileLearner Learn(ProfiledSite site, Sample sample)
    {
        var learner = new ProfileLearner(extractor);
        var context = site.Context with { Profile = site.Profile, WithLayout = true };
        foreach (var page in sample.Ads.Concat(sample.Lists))
        {
            var parsed = parser.Parse(page.Body, page.ContentType, page.Url, context, page.FetchedAt);
            learner.Observe(parsed, parsed.Type == PageType.Ad ? extractor.Extract(parsed.Main) : null);
        }

        return learner;
    }

    private async Task<IReadOnlyList<int>> SitesOfAsync(long runId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT e.site_id FROM archive.evidence e JOIN research.ad a ON a.site_id = e.site_id AND a.url_hash = e.url_hash
            WHERE e.run_id = $1 AND e.kind = 'response' AND e.erased_at IS NULL
            GROUP BY e.site_id HAVING count(*) >= $2 ORDER BY e.site_id
            """);
        command.Parameters.AddWithValue(runId);
        command.Parameters.AddWithValue(ProfileLearner.FewestPages);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sites = new List<int>();
        while (await reader.ReadAsync(ct))
        {
            sites.Add(reader.GetInt32(0));
        }

        return sites;
    }

    private async Task<IReadOnlyList<ProfiledSite>> FindAsync(string condition, object value, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"SELECT s.site_id, s.base_url, s.host, s.market_countries, s.language, s.profile_version, s.profile::text FROM archive.site s WHERE {condition} ORDER BY s.base_url");
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sites = new List<ProfiledSite>();
        while (await reader.ReadAsync(ct))
        {
            var context = new SiteContext(reader.GetString(2), reader.GetFieldValue<string[]>(3), reader.IsDBNull(4) ? null : reader.GetString(4));
            sites.Add(new ProfiledSite(reader.GetInt32(0), reader.GetString(1), context, reader.GetInt32(5), reader.IsDBNull(6) ? null : SiteProfile.Read(reader.GetString(6), $"the profile of {reader.GetString(1)}")));
        }

        return sites;
    }

    /// <summary>Pages of a site as archived, the latest capture of each, spread over its addresses.</summary>
    private async Task<Sample> SampleAsync(int siteId, long? runId, CancellationToken ct) => files is null ? new Sample([], []) : new Sample(
        await PagesAsync(files, "JOIN research.ad a ON a.site_id = e.site_id AND a.url_hash = e.url_hash", AdsOfSite, siteId, runId, ct),
        await PagesAsync(files, $"JOIN archive.frontier f ON f.site_id = e.site_id AND f.url_hash = e.url_hash AND f.page_type = {(int)PageType.List}", ListsOfSite, siteId, runId, ct));

    private async Task<IReadOnlyList<FetchedPage>> PagesAsync(EvidenceFiles archive, string join, int most, int siteId, long? runId, CancellationToken ct)
    {
        var pages = new List<FetchedPage>();
        await using var command = database.CreateCommand($"""
            SELECT warc_file, warc_offset, warc_length, record_id FROM (
                SELECT DISTINCT ON (e.url_hash) e.* FROM archive.evidence e {join}
                WHERE e.site_id = $1 AND e.kind = 'response' AND e.erased_at IS NULL AND ($2::bigint IS NULL OR e.run_id = $2)
                ORDER BY e.url_hash, e.captured_at DESC) latest
            ORDER BY url_hash LIMIT $3
            """);
        command.Parameters.AddWithValue(siteId);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)runId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.AddWithValue(most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (archive.TryRead(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3)) is { } record && await ArchivedAnswer.ReadAsync(record, LargestPage, ct) is { } answer)
            {
                pages.Add(new FetchedPage(answer.Url, answer.Body, answer.ContentType, answer.FetchedAt));
            }
        }

        return pages;
    }

    private sealed record FetchedPage(Uri Url, ReadOnlyMemory<byte> Body, string? ContentType, DateTimeOffset FetchedAt);

    private sealed record Sample(IReadOnlyList<FetchedPage> Ads, IReadOnlyList<FetchedPage> Lists);
}
