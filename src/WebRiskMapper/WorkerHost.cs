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
    /// <param name="schedule">Whether this host also starts campaigns when they are due.</param>
    public static IHost Create(Deployment deployment, bool schedule)
    {
        // The empty builder reads no files and no environment: a deployment is told by its options alone.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(60));

        var files = ShippedFiles.Load();
        var methods = RiskMethods.Load(files);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(deployment.Database)
            .AddSingleton(deployment.ContactKey())
            .AddSingleton(PageParser.Create(files))
            .AddSingleton(AdExtractor.Create(files))
            .AddSingleton(methods.Indicators)
            .AddSingleton<IRiskModel>(methods.Model)
            .AddCrawler(o => o.DataDirectory = deployment.DataDirectory)
            .AddRisk(deployment.ConnectionString, new RiskTableOptions());
        if (schedule)
        {
            builder.Services.AddCampaignSchedule(deployment.ConnectionString);
        }

        return builder.Build();
    }
}
