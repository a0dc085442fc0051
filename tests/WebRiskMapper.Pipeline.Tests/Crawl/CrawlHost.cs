using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WebRiskMapper.Analysis;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Profiles;
using WebRiskMapper.Pipeline.Tests.Campaigns;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>A worker on a test's database, with the shipped models and an analysis that only counts.</summary>
internal sealed class CrawlHost : IAsyncDisposable
{
    private static readonly Lazy<(PageParser Parser, AdExtractor Extractor)> Analysis = new(() =>
    {
        var files = LoadModels();
        return (PageParser.Create(files), AdExtractor.Create(files));
    });

    private readonly NpgsqlDataSource database;
    private readonly IHost host;

    public CrawlHost(NpgsqlDataSource database, string dataDirectory, Action<CrawlerOptions>? configure = null)
    {
        this.database = database;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services
            .AddSingleton(database)
            .AddSingleton(Analysis.Value.Parser)
            .AddSingleton(Analysis.Value.Extractor)
            .AddSingleton(new ContactKey(1, new byte[32]))
            .AddSingleton<AnalyseRun>((run, _) =>
            {
                Analysed.Add(run);
                return Task.CompletedTask;
            })
            .AddCrawler(o =>
            {
                o.DataDirectory = dataDirectory;
                configure?.Invoke(o);
            });
        host = builder.Build();
    }

    public List<long> Analysed { get; } = [];

    public CampaignStore Campaigns => host.Services.GetRequiredService<CampaignStore>();

    public RunStarter Runs => host.Services.GetRequiredService<RunStarter>();

    public EvidenceImport Import => host.Services.GetRequiredService<EvidenceImport>();

    public Task<IReadOnlyList<string>> RefreshProfilesAsync(long run) => host.Services.GetRequiredService<SiteProfiles>().RefreshAsync(run, CancellationToken.None);

    public Task StartAsync() => host.StartAsync();

    public Task StopAsync() => host.StopAsync();

    public async Task<StartedRun> StartRunAsync(string campaign) =>
        await Runs.StartAsync((await Campaigns.FindAsync(campaign, CancellationToken.None))!, RunTrigger.Manual, "test", CancellationToken.None);

    public async Task<RunProgress> WaitAsync(long run, Func<RunProgress, bool> until)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var progress = (await RunProgress.ReadAsync(database, run, CancellationToken.None))!;
            if (until(progress))
            {
                return progress;
            }

            foreach (var worker in host.Services.GetServices<IHostedService>().OfType<BackgroundService>())
            {
                if (worker.ExecuteTask is { IsFaulted: true } failed)
                {
                    await failed;
                }
            }

            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException($"{progress}; {string.Join(", ", progress.Outcomes)}; {await OpenSitesAsync(run)}");
            }

            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private async Task<string> OpenSitesAsync(long run)
    {
        await using var command = database.CreateCommand("""
            SELECT coalesce(string_agg(format('%s: lease %s until %s, next %s, level %s, robots %s, pending %s', s.base_url, s.lease_owner, s.lease_until,
                s.next_fetch_at, s.backoff_level, s.robots_status, (SELECT string_agg(format('%s (%s, %s)', f.url, f.attempts, f.outcome), ' ') FROM (SELECT * FROM archive.frontier f WHERE f.site_id = s.site_id AND f.pending LIMIT 3) f)), E'\n'), '')
            FROM (SELECT * FROM archive.run_site WHERE run_id = $1 AND state = 'active' LIMIT 10) rs JOIN archive.site s USING (site_id)
            """);
        command.Parameters.AddWithValue(run);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    internal static ModelFiles LoadModels()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var folder in (string[])["models", "seeds/reference"])
        {
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            {
                files[Path.GetRelativePath(Repository.Root, path)] = File.ReadAllBytes(path);
            }
        }

        return new ModelFiles(files);
    }
}
