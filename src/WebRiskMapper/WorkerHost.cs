using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Scoring;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Risk;

namespace WebRiskMapper;

/// <summary>A host that crawls and analyses open runs: the worker, and the worker inside <c>campaign run</c> and <c>demo</c>.</summary>
internal static class WorkerHost
{
    /// <summary>How long a worker that is asked to stop may take to store what is complete.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A renderer in another place than beside this program, or null.</summary>
    public static string? Renderer => Environment.GetEnvironmentVariable("WEBRISK_RENDERER") is { Length: > 0 } renderer ? renderer : null;

    /// <summary>Does <paramref name="work"/> beside a running worker, and stops the worker gracefully, however it ends.</summary>
    /// <exception cref="InvalidOperationException">The worker met a fault of its own; its log says which.</exception>
    public static async Task<T> BesideAsync<T>(
        Deployment deployment, bool schedule, Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct,
        int leaseSeconds = CrawlerOptions.DefaultLeaseSeconds, int sitesAtOnce = CrawlerOptions.DefaultSitesAtOnce, EvidenceProof? proof = null)
    {
        using var host = Create(deployment, schedule, leaseSeconds, sitesAtOnce, proof ?? EvidenceProof.FromEnvironment());
        await host.StartAsync(ct);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        try
        {
            return await work(host.Services, ends.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new InvalidOperationException("The worker stopped by itself; its log above says why. What it stored is kept, and the next start goes on from there.", e);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <param name="schedule">Whether this host also starts campaigns when they are due.</param>
    private static IHost Create(Deployment deployment, bool schedule, int leaseSeconds, int sitesAtOnce, EvidenceProof proof)
    {
        // The empty builder reads no files and no environment: a deployment is told by its options alone.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience);
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();

        var files = ShippedFiles.Load();
        var methods = RiskMethods.Load(files);
        // A promoted model that cannot be loaded is told at the start, not at the end of the first run.
        methods.Promoted(deployment.DataDirectory);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(deployment.Database)
            .AddSingleton(deployment.ContactKey())
            .AddSingleton(PageParser.Create(files))
            .AddSingleton(AdExtractor.Create(files))
            .AddSingleton(methods.Indicators)
            .AddTransient<IRiskModel>(_ => methods.Promoted(deployment.DataDirectory).Model)
            .AddCrawler(o =>
            {
                o.DataDirectory = deployment.DataDirectory;
                o.LeaseSeconds = leaseSeconds;
                o.EvidenceWitness = proof.Witness;
                o.TimestampAuthority = proof.TimestampAuthority;
                o.SitesAtOnce = sitesAtOnce;
                o.Renderer = Renderer ?? o.Renderer;
            })
            .AddRisk(deployment.ConnectionString, new RiskTableOptions());
        if (schedule)
        {
            builder.Services.AddCampaignSchedule(deployment.ConnectionString, leaseSeconds);
        }

        return builder.Build();
    }
}

/// <summary>Leaves signals to the command: a host that heard them too would stop on its own, which BesideAsync takes for a fault.</summary>
internal sealed class CommandLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
