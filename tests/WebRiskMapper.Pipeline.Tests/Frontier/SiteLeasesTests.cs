using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Pipeline.Storage;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

/// <summary>Which sites a claimer gets; the fixture's database is emptied of open runs by each test.</summary>
public sealed class SiteLeasesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly SiteLeases leases = new(postgres.DataSource, "this-worker", TimeSpan.FromSeconds(60));
    private readonly SiteLeases others = new(postgres.DataSource, "other-worker", TimeSpan.FromSeconds(60));
    private readonly FrontierStore store = new(postgres.DataSource, PublicSuffixList.Load());

    public Task InitializeAsync() => ExecuteAsync("UPDATE maps.run SET state = 'done'");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Claim_SitesBehindOneAddress_NoMoreThanTheCapOfAllWorkers()
    {
        await OpenRunAsync("cap", sites: 6, politeness => politeness with { SitesPerAddress = 2 });
        await ExecuteAsync("UPDATE archive.site SET address_group = '192.0.2.1' WHERE host LIKE 'cap_.example' AND host < 'cap4'");

        var first = await leases.ClaimAsync(10, CancellationToken.None);
        var second = await others.ClaimAsync(10, CancellationToken.None);

        Hosts(first).ShouldBe(["cap0.example", "cap1.example", "cap4.example", "cap5.example"], ignoreOrder: true);
        second.ShouldBeEmpty();
    }

    [Fact]
    public async Task Claim_SitesBehindOneAddress_TakeTurnsWithTheDelayBetween()
    {
        await OpenRunAsync("turns", sites: 3, politeness => politeness with { SitesPerAddress = 1, DelayMs = 3_600_000, MaxDelayMs = 3_600_000 });
        await ExecuteAsync("UPDATE archive.site SET address_group = '192.0.2.2' WHERE host LIKE 'turns_.example'");

        var first = (await leases.ClaimAsync(10, CancellationToken.None)).ShouldHaveSingleItem();
        await ReleaseAsync(first);
        (await leases.ClaimAsync(10, CancellationToken.None)).ShouldBeEmpty();
        // The delay has passed.
        await ExecuteAsync("UPDATE archive.site SET asked_at = asked_at - interval '1 hour' WHERE host LIKE 'turns_.example'");
        var second = (await leases.ClaimAsync(10, CancellationToken.None)).ShouldHaveSingleItem();

        // Whoever has waited longest: not the one that was visited a moment ago.
        Hosts([first, second]).ShouldBe(["turns0.example", "turns1.example"]);
    }

    [Fact]
    public async Task Claim_SyntheticCampaignThatSaysNothing_HasNoCap()
    {
        await OpenRunAsync("synthetic", sites: 40, politeness => politeness);
        await ExecuteAsync("UPDATE archive.site SET address_group = '127.0.0.1' WHERE host LIKE 'synthetic%'");

        (await leases.ClaimAsync(100, CancellationToken.None)).Count.ShouldBe(40);
    }

    [Fact]
    public async Task Claim_RealCampaignThatSaysNothing_HasTheUsualCap()
    {
        await OpenRunAsync("usual", sites: 40, politeness => politeness);
        await ExecuteAsync("UPDATE maps.campaign SET synthetic = false WHERE name = 'usual'");
        await ExecuteAsync("UPDATE archive.site SET address_group = '2001:db8:0:1::/64' WHERE host LIKE 'usual%'");

        (await leases.ClaimAsync(100, CancellationToken.None)).Count.ShouldBe(SiteLeases.SitesPerAddress);
    }

    [Fact]
    public async Task Claim_HostWhoseNextUrlIsFarOff_DoesNotHoldBackItsDomain()
    {
        await OpenRunAsync("domain", sites: 2, politeness => politeness);
        await ExecuteAsync("UPDATE archive.site SET registrable_domain = 'domain.example' WHERE host LIKE 'domain_.example'");

        var first = (await leases.ClaimAsync(10, CancellationToken.None)).ShouldHaveSingleItem();
        await ReleaseAsync(first);
        await ExecuteAsync("UPDATE archive.site SET next_fetch_at = clock_timestamp() + interval '1 hour' WHERE host = 'domain0.example'");

        Hosts(await leases.ClaimAsync(10, CancellationToken.None)).ShouldBe(["domain1.example"]);
    }

    [Fact]
    public async Task Heartbeat_RenewsOnlyWhatItNames_SoThatADroppedVisitEnds()
    {
        await OpenRunAsync("beat", sites: 2, politeness => politeness);
        var claimed = await leases.ClaimAsync(10, CancellationToken.None);
        await ExecuteAsync("UPDATE archive.site SET lease_until = clock_timestamp() + interval '1 second' WHERE host LIKE 'beat_.example'");

        (await leases.HeartbeatAsync([claimed[0]], CancellationToken.None)).ShouldBe([claimed[0].SiteId]);
        (await leases.HeartbeatAsync([claimed[0] with { Fence = claimed[0].Fence - 1 }], CancellationToken.None)).ShouldBeEmpty();

        await using var renewed = postgres.DataSource.CreateCommand("SELECT array_agg(host ORDER BY host) FROM archive.site WHERE host LIKE 'beat_.example' AND lease_until > clock_timestamp() + interval '30 seconds'");
        ((string[])(await renewed.ExecuteScalarAsync())!).ShouldBe([claimed[0].Context.Host]);
    }

    [Fact]
    public async Task FinishCrawls_PagesOfTheRunSpent_EndsEverySiteThatIsNotLeased()
    {
        var run = await OpenRunAsync("pages", sites: 3, politeness => politeness, budgets => budgets with { Pages = 100 });
        var leased = (await leases.ClaimAsync(1, CancellationToken.None)).ShouldHaveSingleItem();
        var keeper = new RunKeeper(postgres.DataSource, (_, _) => Task.CompletedTask);

        await ExecuteAsync($"UPDATE archive.run_site SET pages = 33 WHERE run_id = {run}");
        await keeper.FinishCrawlsAsync(CancellationToken.None);
        (await StatesAsync(run)).ShouldBe("active active active crawling");

        await ExecuteAsync($"UPDATE archive.run_site SET pages = 34 WHERE run_id = {run}");
        (await store.NextAsync(leased, 10, CancellationToken.None)).ShouldNotBeEmpty();
        await keeper.FinishCrawlsAsync(CancellationToken.None);
        (await StatesAsync(run)).ShouldBe("active budget budget crawling");
        (await store.NextAsync(leased, 10, CancellationToken.None)).ShouldBeEmpty();
        (await leases.ClaimAsync(10, CancellationToken.None)).ShouldBeEmpty();

        await ReleaseAsync(leased);
        await keeper.FinishCrawlsAsync(CancellationToken.None);
        (await StatesAsync(run)).ShouldBe("budget budget budget analysing");
    }

    [Fact]
    public async Task FinishCrawls_BytesOfTheRunSpent_EndsItsSites()
    {
        var run = await OpenRunAsync("bytes", sites: 2, politeness => politeness, budgets => budgets with { Bytes = 1000 });
        await ExecuteAsync($"UPDATE archive.run_site SET bytes = 500 WHERE run_id = {run}");

        await new RunKeeper(postgres.DataSource, (_, _) => Task.CompletedTask).FinishCrawlsAsync(CancellationToken.None);

        (await StatesAsync(run)).ShouldBe("budget budget analysing");
    }

    [Fact]
    public async Task FinishCrawls_MinutesOfTheRunSpent_EndsItsSites()
    {
        var run = await OpenRunAsync("minutes", sites: 2, politeness => politeness, budgets => budgets with { Minutes = 30 });
        var keeper = new RunKeeper(postgres.DataSource, (_, _) => Task.CompletedTask);

        await ExecuteAsync($"UPDATE maps.run SET started_at = clock_timestamp() - interval '29 minutes' WHERE run_id = {run}");
        await keeper.FinishCrawlsAsync(CancellationToken.None);
        (await StatesAsync(run)).ShouldBe("active active crawling");

        await ExecuteAsync($"UPDATE maps.run SET started_at = clock_timestamp() - interval '31 minutes' WHERE run_id = {run}");
        await keeper.FinishCrawlsAsync(CancellationToken.None);
        (await StatesAsync(run)).ShouldBe("budget budget analysing");
    }

    [Theory]
    [InlineData(10, 30, 5, 5)]
    [InlineData(10, 30, 25, 5)]
    [InlineData(10, 30, 29, 1)]
    [InlineData(10, 8, 7, 1)]
    public async Task Claim_MinutesOfTheSiteAndOfTheRun_LeaveTheLesserOfBoth(int perSite, int ofTheRun, int runMinutes, int left)
    {
        var run = await OpenRunAsync($"left{perSite}{ofTheRun}{runMinutes}", sites: 1, politeness => politeness, budgets => budgets with { MinutesPerSite = perSite, Minutes = ofTheRun });
        await ExecuteAsync($"UPDATE maps.run SET started_at = clock_timestamp() - interval '{runMinutes} minutes' WHERE run_id = {run}");
        await ExecuteAsync($"UPDATE archive.run_site SET started_at = clock_timestamp() - interval '5 minutes' WHERE run_id = {run}");

        var claimed = (await leases.ClaimAsync(10, CancellationToken.None)).Where(l => l.RunId == run).ShouldHaveSingleItem();

        claimed.TimeLeft.TotalMinutes.ShouldBe(left, 0.5);
    }

    private static IEnumerable<string> Hosts(IEnumerable<SiteLease> claimed) => claimed.Select(l => l.Context.Host);

    private async Task ReleaseAsync(SiteLease lease) =>
        (await store.SettleAsync(lease, new SiteBatch { Politeness = lease.Politeness, Pause = TimeSpan.Zero, Release = true }, CancellationToken.None)).ShouldBeTrue();

    private async Task<long> OpenRunAsync(string name, int sites, Func<CampaignPoliteness, CampaignPoliteness> politeness, Func<CampaignBudgets, CampaignBudgets>? budgets = null)
    {
        var spec = new CampaignSpec
        {
            Name = name,
            Cron = "0 0 3 ? * SUN",
            Synthetic = true,
            Politeness = politeness(new CampaignPoliteness { DelayMs = 0, MaxDelayMs = 0, Contact = "https://example.org/crawler" }),
            Budgets = (budgets ?? (b => b))(new CampaignBudgets()),
        };
        var campaigns = new CampaignStore(postgres.DataSource, PublicSuffixList.Load(), TimeProvider.System);
        // The database learns a site's host from its address; these tests only lease, so the hosts are given their names afterwards.
        var seeds = Enumerable.Range(0, sites).Select(i => new PlatformSeed(new Uri($"http://127.0.0.1:{20_000 + (Math.Abs(name.GetHashCode(StringComparison.Ordinal)) % 40_000)}/{name}{i:D3}/"), name, ["AT"], "en", "classifieds", "test", "")).ToList();
        await campaigns.CreateAsync(spec, seeds, "test", CancellationToken.None);
        await ExecuteAsync($"UPDATE archive.site SET host = n.host, registrable_domain = n.host FROM (SELECT site_id, '{name}' || (row_number() OVER (ORDER BY base_url) - 1) || '.example' AS host FROM archive.site WHERE base_url LIKE '%/{name}___/') n WHERE n.site_id = site.site_id");
        var run = await new RunStarter(postgres.DataSource, TimeProvider.System).StartAsync((await campaigns.FindAsync(name, CancellationToken.None))!, RunTrigger.Manual, "test", CancellationToken.None);
        return run.RunId;
    }

    private async Task<string> StatesAsync(long run)
    {
        await using var command = postgres.DataSource.CreateCommand(
            "SELECT (SELECT string_agg(state, ' ' ORDER BY state) FROM archive.run_site WHERE run_id = r.run_id) || ' ' || state FROM maps.run r WHERE run_id = $1");
        command.Parameters.AddWithValue(run);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = postgres.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
