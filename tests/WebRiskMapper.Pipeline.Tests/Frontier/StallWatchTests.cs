using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using WebRiskMapper.Pipeline.Frontier;
using WebRiskMapper.Testing;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Frontier;

public sealed class StallWatchTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private readonly SteppedTime time = new();
    private readonly Lines log = new();

    [Fact]
    public async Task Look_SitesHeldAndNoTurnEnded_Warns()
    {
        using var pulse = new CrawlPulse(time);
        time.Pass(TimeSpan.FromHours(1));
        await LookAsync(pulse, stallSeconds: 300);
        log.ShouldBeEmpty("a worker without work does not stall");

        pulse.Visits = 3;
        time.Pass(TimeSpan.FromSeconds(299));
        pulse.Beat();
        time.Pass(TimeSpan.FromSeconds(299));
        await LookAsync(pulse, stallSeconds: 300);
        log.ShouldBeEmpty();

        time.Pass(TimeSpan.FromSeconds(2));
        await LookAsync(pulse, stallSeconds: 300);
        log.ShouldHaveSingleItem().ShouldBe("Nothing moves: 3 sites are held, and no URL has ended for 301 s.");
    }

    [Fact]
    public async Task Look_TransactionOpenForLong_NamesItsSession()
    {
        using var pulse = new CrawlPulse(time);
        await using var connection = await postgres.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var wait = new NpgsqlCommand("SELECT pg_sleep(1.1)", connection, transaction);
        await wait.ExecuteNonQueryAsync();

        await LookAsync(pulse, stallSeconds: 1);

        log.ShouldHaveSingleItem().ShouldStartWith($"A transaction of database session {connection.ProcessID} (idle in transaction)");
        pulse.OldestTransaction.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Look_SitesOverdueAndNobodyAsks_SaysHowMany()
    {
        await using var setUp = postgres.DataSource.CreateCommand("""
            WITH c AS (INSERT INTO maps.campaign (name, synthetic, state, cron, spec, created_at) VALUES ('overdue', true, 'active', '', '{}', now()) RETURNING campaign_id),
                 r AS (INSERT INTO maps.run (campaign_id, state, trigger, started_at, code_version) SELECT campaign_id, 'crawling', 'manual', now() - interval '1 hour', 'x' FROM c RETURNING run_id),
                 p AS (INSERT INTO maps.platform (name, type, source, note) VALUES ('overdue', 'directory', 'test', '') RETURNING platform_id),
                 s AS (INSERT INTO archive.site (platform_id, base_url, host, registrable_domain, market_countries) SELECT platform_id, 'http://overdue.example/', 'overdue.example', 'overdue.example', '{}' FROM p RETURNING site_id)
            INSERT INTO archive.run_site (run_id, site_id, state) SELECT run_id, site_id, 'active' FROM r, s
            """);
        await setUp.ExecuteNonQueryAsync();
        using var pulse = new CrawlPulse(time);

        await LookAsync(pulse, stallSeconds: 300);
        log.ShouldHaveSingleItem().ShouldStartWith("1 sites have been due for more than 300 s");

        log.Clear();
        await using var asked = postgres.DataSource.CreateCommand("UPDATE archive.site SET asked_at = clock_timestamp() WHERE host = 'overdue.example'");
        await asked.ExecuteNonQueryAsync();
        await LookAsync(pulse, stallSeconds: 300);
        log.ShouldBeEmpty();
        await using var over = postgres.DataSource.CreateCommand("UPDATE maps.run SET state = 'done'");
        await over.ExecuteNonQueryAsync();
    }

    private Task LookAsync(CrawlPulse pulse, int stallSeconds) =>
        new StallWatch(postgres.DataSource, pulse, new CrawlerOptions { StallSeconds = stallSeconds }, log).LookAsync(CancellationToken.None);

    private sealed class Lines : List<string>, ILogger<StallWatch>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Add(formatter(state, exception));
    }
}
