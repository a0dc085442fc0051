using WebRiskMapper.Output;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.SyntheticWeb.Serving;

namespace WebRiskMapper.Demo;

/// <summary>The main job once: campaign, schedule, crawl, analysis.</summary>
internal static class DemoRun
{
    private const string CampaignPath = "seeds/campaigns/synthetic-demo.yml";

    public static async Task<RunProgress> RunAsync(Deployment deployment, SyntheticWebServer web, bool live, CancellationToken ct)
    {
        var spec = CampaignFile.Read(ShippedFiles.Folder(CampaignPath));
        var campaigns = deployment.Campaigns();
        await campaigns.CreateAsync(spec, DemoWeb.PlatformList(web), Environment.UserName, ct);
        var campaign = await campaigns.FindAsync(spec.Name, ct) ?? throw new InvalidOperationException($"Campaign '{spec.Name}' was not stored.");

        return await WorkerHost.BesideAsync(
            deployment,
            schedule: true,
            async (services, stopping) => await RunDisplay.FollowAsync(deployment.Database, await services.StartNowAsync(campaign, stopping), live, stopping),
            ct);
    }
}
