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

        using var host = WorkerHost.Create(deployment, schedule: true);
        await host.StartAsync(ct);
        var run = await host.Services.StartNowAsync(campaign, ct);
        var progress = await RunDisplay.FollowAsync(deployment.Database, run, live, ct);
        await host.StopAsync(CancellationToken.None);
        return progress;
    }
}
