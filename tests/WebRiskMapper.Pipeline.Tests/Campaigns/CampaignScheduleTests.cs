using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Campaigns;

public sealed class CampaignScheduleTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Schedule_CampaignIsDueOnTwoHosts_StartsOneRun()
    {
        var campaigns = new CampaignStore(postgres.DataSource, PublicSuffixList.Load(), TimeProvider.System);
        await CreateAsync(campaigns, "often", "* * * * * ?");
        await CreateAsync(campaigns, "paused", "* * * * * ?");
        (await campaigns.PauseAsync("paused", "test", CancellationToken.None)).ShouldBeTrue();

        using var one = CreateHost();
        using var other = CreateHost();
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            while ((await campaigns.ListAsync(CancellationToken.None)).All(c => c.LastRunId is null) && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20))
            {
                await Task.Delay(100);
            }

            await Task.Delay(TimeSpan.FromSeconds(2));
        }
        finally
        {
            await Task.WhenAll(one.StopAsync(), other.StopAsync());
        }

        await using var command = postgres.DataSource.CreateCommand("SELECT string_agg(c.name || ' ' || r.trigger || ' ' || r.state, ', ') FROM maps.run r JOIN maps.campaign c USING (campaign_id)");
        (await command.ExecuteScalarAsync()).ShouldBe("often schedule crawling");
    }

    private static Task CreateAsync(CampaignStore campaigns, string name, string cron) => campaigns.CreateAsync(
        new CampaignSpec { Name = name, Cron = cron, Synthetic = true },
        [new PlatformSeed(new Uri($"http://127.0.0.1:9/{name}"), name, ["AT"], "de", "directory", "test", "")],
        "test",
        CancellationToken.None);

    private IHost CreateHost()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(postgres.DataSource).AddCampaignSchedule(postgres.ConnectionString);
        return builder.Build();
    }
}
