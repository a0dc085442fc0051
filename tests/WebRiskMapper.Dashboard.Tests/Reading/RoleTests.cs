using Npgsql;
using Shouldly;
using WebRiskMapper.Dashboard.Reading;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Reading;

public sealed class RoleTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("SELECT 1 FROM research.ad")]
    [InlineData("SELECT 1 FROM research.ad_version")]
    [InlineData("SELECT 1 FROM research.model")]
    [InlineData("SELECT 1 FROM archive.site")]
    [InlineData("SELECT 1 FROM archive.frontier")]
    [InlineData("SELECT 1 FROM archive.audit_log")]
    [InlineData("SELECT entities FROM maps.country_risk")]
    [InlineData("SELECT entities FROM maps.platform_risk")]
    [InlineData("SELECT 1 FROM maps.campaign WHERE spec IS NOT NULL")]
    public async Task Connection_AskedForRawOrPseudonymisedData_IsRefused(string sql)
    {
        await using var database = new MapsDatabase(dashboard.Owner);

        var refused = await Should.ThrowAsync<PostgresException>(() => database.ReadAsync(sql, row => row.GetInt32(0), CancellationToken.None));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Connection_WhateverTheStringAsksFor_RunsAsTheMapsRoleAndReadOnly()
    {
        var greedy = new NpgsqlConnectionStringBuilder(dashboard.Owner) { Options = "-c role=webrisk_archive" }.ConnectionString;
        await using var database = new MapsDatabase(greedy);

        var session = await database.ReadAsync(
            "SELECT current_user::text, current_setting('transaction_read_only')", row => (row.GetString(0), row.GetString(1)), CancellationToken.None);

        session.ShouldBe([("webrisk_maps", "on")]);
    }

    [Fact]
    public async Task Connection_AskedToWrite_IsRefused()
    {
        await using var database = new MapsDatabase(dashboard.Owner);

        var refused = await Should.ThrowAsync<PostgresException>(() => database.ReadAsync("DELETE FROM maps.country_risk RETURNING 1", row => row.GetInt32(0), CancellationToken.None));

        refused.SqlState.ShouldBeOneOf(PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Progress_OfARunUnderWay_CountsWhatTheRoleMayNotRead()
    {
        await using var database = new MapsDatabase(dashboard.Owner);

        var progress = await database.ProgressAsync(3, CancellationToken.None);

        progress.PagesSettled.ShouldBe(490);
        progress.PagesPending.ShouldBe(120);
        progress.Ads.ShouldBe(77);
        (progress.Sites, progress.SitesActive, progress.SitesDone, progress.SitesUnreachable).ShouldBe((4, 2, 1, 1));
        progress.Outcomes.Sum(outcome => outcome.Pages).ShouldBe(490);
    }
}
