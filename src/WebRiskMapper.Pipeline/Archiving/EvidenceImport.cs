using System.Reflection;
using Npgsql;
using WebRiskMapper.Analysis;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>What an import did.</summary>
/// <param name="Records">Records of every type in the files.</param>
/// <param name="Pages">Pages that were read: the newest capture of each address.</param>
/// <param name="OlderCaptures">Captures of an address of which a newer one was read.</param>
/// <param name="Elsewhere">Responses from sites that the campaign does not have, or out of its scope.</param>
/// <param name="NotPages">Responses of sites of the campaign that are no page: other statuses, images, too large.</param>
public sealed record ImportResult(long RunId, int Records, int Pages, int OlderCaptures, int Elsewhere, int NotPages);

/// <summary>
/// Reads archives that others made as a run of a campaign: the same path as a page's from the web, from parsing on. What is kept is written
/// anew into this archive, with its own date and where it came from. The files themselves are not copied: they hold lists and whatever the
/// safety stop would have sealed, which are not kept from the web either.
/// </summary>
public sealed class EvidenceImport
{
    private const int BatchSize = 50;

    private readonly NpgsqlDataSource database;
    private readonly CrawlPipeline pipeline;
    private readonly FrontierStore store;
    private readonly WarcArchive archive;
    private readonly TimeProvider time;

    internal EvidenceImport(NpgsqlDataSource database, CrawlPipeline pipeline, FrontierStore store, WarcArchive archive, TimeProvider time)
    {
        this.database = database;
        this.pipeline = pipeline;
        this.store = store;
        this.archive = archive;
        this.time = time;
    }

    /// <summary>Reads every file to its end first, so that a damaged one refuses the import before anything is stored.</summary>
    /// <returns>Counts; the run is left to be analysed as any other.</returns>
    /// <exception cref="BadInputException">A file is damaged, holds no page of the campaign, or a run of the campaign is open.</exception>
    public async Task<ImportResult> RunAsync(Campaign campaign, IReadOnlyList<string> files, string actor, CancellationToken ct)
    {
        var sites = await SitesAsync(campaign, ct);
        var (newest, counts) = await SurveyAsync(files, sites, ct);
        if (newest.Count == 0)
        {
            throw new BadInputException(new InputProblem(files[0], null, null, $"none of the {counts.Records} records is a page of a site of campaign '{campaign.Name}'", "give the campaign the sites' platform list first: 'webrisk campaign create FILE'"));
        }

        await using var claim = await database.OpenConnectionAsync(ct);
        var runId = await OpenRunAsync(claim, campaign, actor, files, ct);
        foreach (var site in sites)
        {
            site.Open(runId, time);
        }

        try
        {
            for (var file = 0; file < files.Count; file++)
            {
                await ReadAsync(files[file], file, newest, sites, ct);
            }
        }
        finally
        {
            sites.ForEach(s => s.Dispose());
        }

        await using var end = new NpgsqlCommand("UPDATE maps.run SET state = 'analysing', crawl_finished_at = clock_timestamp() WHERE run_id = $1 AND state = 'importing'", claim) { Parameters = { new() { Value = runId } } };
        await end.ExecuteNonQueryAsync(ct);
        return counts with { RunId = runId, Pages = newest.Count };
    }

    /// <summary>The newest capture of every address, by file and place, and what else there is.</summary>
    private static async Task<(Dictionary<(int Site, UrlHash Url), (DateTimeOffset Date, int File, long Offset)> Newest, ImportResult Counts)> SurveyAsync(
        IReadOnlyList<string> files, List<ImportSite> sites, CancellationToken ct)
    {
        var newest = new Dictionary<(int, UrlHash), (DateTimeOffset Date, int File, long Offset)>();
        var (records, older, elsewhere, notPages) = (0, 0, 0, 0);
        for (var file = 0; file < files.Count; file++)
        {
            foreach (var record in Records(files[file]))
            {
                ct.ThrowIfCancellationRequested();
                records++;
                if (record.Type != "response" || ArchivedAnswer.Target(record) is not { } target)
                {
                    continue;
                }

                if (CanonicalUrl.TryCreate(target) is not { } url || sites.Find(s => s.Scope.Contains(url)) is not { } site)
                {
                    elsewhere++;
                }
                else if (await ArchivedAnswer.ReadAsync(record, site.MaxBytes, ct) is not { } page)
                {
                    notPages++;
                }
                else
                {
                    var key = (site.SiteId, url.Hash);
                    var known = newest.TryGetValue(key, out var other);
                    older += known ? 1 : 0;
                    if (!known || page.FetchedAt > other.Date)
                    {
                        newest[key] = (page.FetchedAt, file, record.Offset);
                    }
                }
            }
        }

        return (newest, new ImportResult(0, records, 0, older, elsewhere, notPages));
    }

    private async Task ReadAsync(string path, int file, Dictionary<(int Site, UrlHash Url), (DateTimeOffset Date, int File, long Offset)> newest, List<ImportSite> sites, CancellationToken ct)
    {
        var wanted = newest.Where(n => n.Value.File == file).ToDictionary(n => n.Value.Offset, n => n.Key.Site);
        foreach (var record in Records(path))
        {
            if (!wanted.TryGetValue(record.Offset, out var siteId))
            {
                continue;
            }

            var site = sites.Find(s => s.SiteId == siteId)!;
            var page = (await ArchivedAnswer.ReadAsync(record, site.MaxBytes, ct))!;
            var url = CanonicalUrl.TryCreate(page.Url)!;
            var result = pipeline.ReadArchived(
                site.Visit!, new FrontierUrl(url.Hash, url.Uri, UrlKind.Page, 0, 0, null, null, null), page, $"imported-from: {Path.GetFileName(path)}\r\nimported-record: {record.Id}\r\n");
            site.Results.Add(result with { Discoveries = [] });
            if (site.Results.Count >= BatchSize)
            {
                await StoreAsync(site, ct);
            }
        }

        foreach (var site in sites.Where(s => s.Results.Count > 0))
        {
            await StoreAsync(site, ct);
        }
    }

    private async Task StoreAsync(ImportSite site, CancellationToken ct)
    {
        archive.Flush(site.Visit!.Lease.RunId);
        await store.StoreImportedAsync(site.Visit.Lease, new SiteBatch { Results = site.Results, Politeness = site.Visit.Politeness, Pause = TimeSpan.Zero }, ct);
        site.Results.Clear();
    }

    private static IEnumerable<WarcRecord> Records(string path)
    {
        using var reader = WarcReader.Open(File.OpenRead(path));
        while (true)
        {
            WarcRecord? record;
            try
            {
                record = reader.Next();
            }
            catch (WarcFormatException e)
            {
                throw Damaged(path, e.Offset, e.Message);
            }

            if (record is null)
            {
                yield break;
            }

            yield return record.DigestFault() == "WARC-Block-Digest" ? throw Damaged(path, record.Offset, "WARC-Block-Digest is not that of the record's content") : record;
        }
    }

    private static BadInputException Damaged(string path, long offset, string message) =>
        new(new InputProblem(path, null, null, $"record at byte {offset} of the uncompressed data: {message}", "nothing was imported; get the file again, or leave it out"));

    private async Task<List<ImportSite>> SitesAsync(Campaign campaign, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT s.site_id, s.platform_id, s.base_url, s.host, s.market_countries, s.language FROM archive.campaign_site c JOIN archive.site s USING (site_id) WHERE c.campaign_id = $1 ORDER BY s.site_id");
        command.Parameters.AddWithValue(campaign.CampaignId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var sites = new List<ImportSite>();
        while (await reader.ReadAsync(ct))
        {
            sites.Add(new ImportSite(campaign, new SiteLease
            {
                SiteId = reader.GetInt32(0),
                PlatformId = reader.GetInt32(1),
                RunId = 0,
                CampaignId = campaign.CampaignId,
                Fence = 0,
                BaseUrl = new Uri(reader.GetString(2)),
                Context = new SiteContext(reader.GetString(3), reader.GetFieldValue<string[]>(4), reader.IsDBNull(5) ? null : reader.GetString(5)),
                Spec = campaign.Spec,
                Politeness = new Politeness(0, 0),
                TimeLeft = TimeSpan.Zero,
            }));
        }

        return sites;
    }

    /// <summary>Opens the run, and holds a lock on it: an import that dies gives it up by dying, and the next worker ends its run.</summary>
    private async Task<long> OpenRunAsync(NpgsqlConnection claim, Campaign campaign, string actor, IReadOnlyList<string> files, CancellationToken ct)
    {
        await using var transaction = await claim.BeginTransactionAsync(ct);
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO maps.run (campaign_id, state, trigger, started_at, code_version) VALUES ($1, 'importing', 'import', $2, $3)
            ON CONFLICT (campaign_id) WHERE state IN ('crawling', 'importing', 'analysing') DO NOTHING RETURNING run_id
            """,
            claim)
        {
            Parameters =
            {
                new() { Value = campaign.CampaignId },
                new() { Value = time.GetUtcNow().UtcDateTime },
                new() { Value = typeof(EvidenceImport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown" },
            },
        };
        if (await insert.ExecuteScalarAsync(ct) is not long runId)
        {
            throw new BadInputException(new InputProblem("evidence import", null, "--campaign", $"a run of campaign '{campaign.Name}' is open", "let it end first: 'webrisk campaign run " + campaign.Name + "'"));
        }

        await using var prepare = new NpgsqlBatch(claim)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("SELECT pg_advisory_lock($1, $2)") { Parameters = { new() { Value = RunKeeper.ImportLockSpace }, new() { Value = unchecked((int)runId) } } },
                new NpgsqlBatchCommand("INSERT INTO archive.run_site (run_id, site_id, state) SELECT $1, site_id, 'done' FROM archive.campaign_site WHERE campaign_id = $2")
                {
                    Parameters = { new() { Value = runId }, new() { Value = campaign.CampaignId } },
                },
            },
        };
        await prepare.ExecuteNonQueryAsync(ct);
        var detail = new { campaign = campaign.Name, files = files.Select(f => new { name = Path.GetFileName(f), sha256 = HashOf(f) }) };
        await CustodyLog.WriteAsync(claim, actor, "import", $"run {runId}", detail, ct);
        await AuditLog.WriteAsync(claim, actor, "run.import", campaign.Name, new { run_id = runId, files = files.Count }, ct);
        await transaction.CommitAsync(ct);
        return runId;
    }

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
    }

    /// <summary>One site of the campaign while its archived pages are read.</summary>
    private sealed class ImportSite(Campaign campaign, SiteLease lease) : IDisposable
    {
        private readonly FetchOptions options = new() { Contact = campaign.Spec.Politeness.Contact };
        private SiteState? state;

        public int SiteId => lease.SiteId;

        public int MaxBytes => options.MaxBodyBytes;

        public UrlScope Scope { get; } = new(lease.BaseUrl, campaign.Spec.Scope);

        public SiteVisit? Visit { get; private set; }

        public List<UrlResult> Results { get; } = [];

        public void Open(long runId, TimeProvider time)
        {
            // A visit has a client, a term and a gate; as nothing is asked of the site, none is used.
            state = new SiteState(new SiteClient(new EgressGate(EgressScope.LoopbackOnly), options, time));
            Visit = new SiteVisit(lease with { RunId = runId }, state, new LeaseTerm(time, TimeSpan.Zero, LeaseTerm.Moment.Of(time)), new RequestGate(1), time);
        }

        public void Dispose() => state?.Dispose();
    }
}
