using Microsoft.Extensions.DependencyInjection;
using WebRiskMapper.Analysis.Mapping;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Risk;

public static class RiskServices
{
    /// <summary>
    /// Adds the analysis that follows a crawl. The host provides <see cref="Npgsql.NpgsqlDataSource"/>,
    /// <see cref="Analysis.Scoring.IndicatorEngine"/>, <see cref="Analysis.Scoring.IRiskModel"/> and <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddRisk(this IServiceCollection services, string connectionString, RiskTableOptions mapping)
    {
        services.AddLogging();
        services.AddDbContextFactory<RiskMapDbContext>(builder => RiskMapDbContext.Configure(builder, connectionString));
        services.AddSingleton(mapping);
        services.AddSingleton<CampaignLinks>();
        // Made anew for each run, so that a model promoted meanwhile scores the next one.
        services.AddTransient<RiskPipeline>();
        services.AddSingleton<AnalyseRun>(s => (runId, ct) => s.GetRequiredService<RiskPipeline>().RunAsync(runId, ct));
        return services;
    }
}
