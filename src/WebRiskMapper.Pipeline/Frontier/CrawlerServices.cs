using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using WebRiskMapper.Analysis.Extraction;
using WebRiskMapper.Analysis.Parsing;
using WebRiskMapper.Analysis.Safety;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Profiles;
using WebRiskMapper.Pipeline.Rendering;

namespace WebRiskMapper.Pipeline.Frontier;

public static class CrawlerServices
{
    /// <summary>
    /// Adds the crawl worker, which starts with the host, and <see cref="CampaignStore"/> and <see cref="RunStarter"/>. The host provides
    /// <see cref="NpgsqlDataSource"/>, <see cref="PageParser"/>, <see cref="AdExtractor"/>, <see cref="ContactKey"/> and <see cref="AnalyseRun"/>.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static IServiceCollection AddCrawler(this IServiceCollection services, Action<CrawlerOptions> configure)
    {
        var options = new CrawlerOptions();
        configure(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);

        services.AddCampaigns();
        services.AddSingleton(options);
        services.AddSingleton(WorkerIdentity.Create());
        services.AddSingleton(s => new AdMasker(s.GetRequiredService<ContactKey>()));
        services.AddSingleton(s => new WarcArchive(options.DataDirectory, s.GetRequiredService<WorkerIdentity>().Name, options.WarcFileBytes, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FrontierStore>();
        services.AddSingleton<SettleQueue>();
        services.AddSingleton(_ => new RequestGate(options.RequestsAtOnce));
        services.AddSingleton<Recrawl>();
        services.AddSingleton<CrawlPipeline>();
        services.AddSingleton<SiteVisitor>();
        services.AddSingleton<ArchiveGuard>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<CrawlPulse>();
        services.AddSingleton<StallWatch>();
        services.AddSingleton(s => new SiteProfiles(
            s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<PageParser>(), s.GetRequiredService<AdExtractor>(), new EvidenceFiles(options.DataDirectory), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RunKeeper>();
        services.AddSingleton(_ => EvidenceKey.LoadOrCreate(options.DataDirectory));
        services.AddSingleton(s => new EvidenceSeal(options.DataDirectory, s.GetRequiredService<EvidenceKey>(), options.EvidenceWitness, s.GetRequiredService<TimeProvider>(), options.TimestampAuthority));
        services.AddSingleton(s => new EvidenceImport(
            s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<CrawlPipeline>(), s.GetRequiredService<FrontierStore>(), s.GetRequiredService<WarcArchive>(), s.GetRequiredService<TimeProvider>()));
        // Services stop in the reverse order: evidence is sealed after the last page was stored.
        services.AddHostedService(s => new EvidenceSealer(
            s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<WarcArchive>(), s.GetRequiredService<EvidenceSeal>(), s.GetRequiredService<ArchiveGuard>(),
            options.TimestampAuthority is { } authority ? new TimestampAuthority(authority, new EgressGate(EgressScope.PublicWeb)) : null,
            s.GetRequiredService<WorkerIdentity>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<EvidenceSealer>>()));
        services.AddSingleton(s => new Retention(s.GetRequiredService<NpgsqlDataSource>(), options.DataDirectory, s.GetRequiredService<EvidenceKey>(), s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<RetentionRounds>();
        services.AddHostedService<CrawlWorker>();
        return services;
    }

    /// <summary>What commands need that manage campaigns and start runs without crawling themselves.</summary>
    public static IServiceCollection AddCampaigns(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => PublicSuffixList.Load());
        services.TryAddSingleton<CampaignStore>();
        services.TryAddSingleton<RunStarter>();
        return services;
    }
}
