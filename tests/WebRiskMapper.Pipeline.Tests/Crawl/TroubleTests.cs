using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.SyntheticWeb;
using WebRiskMapper.SyntheticWeb.Serving;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Crawl;

/// <summary>A synthetic web in which every site has one way to harm a careless visitor, against the same web without.</summary>
public sealed class TroubleTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("webrisk-trouble-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Crawl_SitesThatMisbehave_LosesNoAd()
    {
        var world = SyntheticWorld.Generate(new SyntheticWebOptions { Sites = 8, AdsPerSite = 6, WellBehaved = true, Troubles = true, Today = DateOnly.FromDateTime(DateTime.UtcNow) });
        world.Sites.SelectMany(s => s.Behaviours).Order(StringComparer.Ordinal).ShouldBe(["bomb", "calendar", "dropped", "header-flood", "huge-page", "lying-length", "redirect-loop", "slow"]);
        await using var web = await SyntheticWebServer.StartAsync(world);
        var list = Path.Combine(data, "synthetic.csv");
        await File.WriteAllTextAsync(list, world.SeedPlatformsCsv(web.Port));
        var spec = new CampaignSpec
        {
            Name = "troubles",
            Cron = "0 0 3 ? * SUN",
            Synthetic = true,
            Politeness = new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, BackoffSeconds = 0, Contact = "https://example.org/crawler" },
        };
        await using var host = new CrawlHost(postgres.DataSource, data, o => o.RequestSeconds = 5);
        await host.Campaigns.CreateAsync(spec, [.. PlatformSeeds.Read(list)], "test", CancellationToken.None);
        var run = (await host.StartRunAsync(spec.Name)).RunId;
        await host.StartAsync();

        var done = await host.WaitAsync(run, p => p.State is "done" or "failed");

        done.State.ShouldBe("done");
        done.Pending.ShouldBe(0);
        done.SitesDone.ShouldBe(8);
        var ads = world.TruthByUrl(web.Port).Where(t => !t.Value.Disallowed).Select(t => t.Key).ToArray();
        (await OutcomesAsync("url = ANY ($1) AND outcome IN (0, 18)", ads)).Count.ShouldBe(ads.Length);
        var troubles = await OutcomesAsync("url LIKE ANY ($1)", ["%/trouble/%"]);
        troubles["slow"].ShouldBe([FetchOutcome.Ok]);
        troubles["dropped"].ShouldBe([FetchOutcome.Connection]);
        troubles["lying-length"].ShouldBe([FetchOutcome.Connection]);
        troubles["huge-page"].ShouldBe([FetchOutcome.TooLarge]);
        troubles["bomb"].ShouldBe([FetchOutcome.TooLarge]);
        troubles["header-flood"].ShouldBe([FetchOutcome.TooLarge]);
        troubles["redirect-loop"].ShouldBe(Enumerable.Repeat(FetchOutcome.Redirected, 4));
        // As deep as the campaign goes, and no deeper.
        troubles["calendar"].Count.ShouldBeInRange(2, spec.Scope.MaxDepth + 1);
    }

    /// <summary>Outcomes by the trouble's name, or by the whole address of anything else.</summary>
    private async Task<Dictionary<string, List<FetchOutcome>>> OutcomesAsync(string where, string[] parameter)
    {
        await using var command = postgres.DataSource.CreateCommand("SELECT url, outcome FROM archive.frontier WHERE " + where);
        command.Parameters.AddWithValue(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var outcomes = new Dictionary<string, List<FetchOutcome>>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            var url = reader.GetString(0);
            var trouble = url.Split("/trouble/");
            var name = trouble.Length == 2 ? trouble[1].Split('/')[0] : url;
            if (!outcomes.TryGetValue(name, out var list))
            {
                outcomes[name] = list = [];
            }

            list.Add((FetchOutcome)reader.GetInt16(1));
        }

        return outcomes;
    }
}
