using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
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

    [Fact]
    public async Task Schedule_DatabaseAway_SaysSoAndGoesOn()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        await using var quartz = new ServiceCollection().AddLogging().AddQuartz(_ => { }).BuildServiceProvider();
        var log = new HeardLog<CampaignSchedule>();
        using var schedule = new CampaignSchedule(nowhere, quartz.GetRequiredService<ISchedulerFactory>(), TimeProvider.System, log);

        await schedule.StartAsync(CancellationToken.None);
        (await log.First.WaitAsync(TimeSpan.FromSeconds(30))).ShouldContain("The database does not answer");
        schedule.ExecuteTask!.IsCompleted.ShouldBeFalse("a schedule that ends takes its worker along");
        await schedule.StopAsync(CancellationToken.None);
        schedule.ExecuteTask.IsFaulted.ShouldBeFalse();
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

    /// <summary>Tells the first message.</summary>
    private sealed class HeardLog<T> : ILogger<T>
    {
        private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> First => first.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            first.TrySetResult(formatter(state, exception));
    }
}
