using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Api;

public sealed class ApiTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    private const string Statement = "Indicators and advertisements alone are not sufficient evidence of trafficking.";

    [Theory]
    [InlineData("/api/v1/countries", "countries")]
    [InlineData("/api/v1/countries?run=1", "countries")]
    [InlineData("/api/v1/countries/AT/platforms?run=2", "platforms")]
    [InlineData("/api/v1/platforms/3", "countries")]
    public async Task RiskAnswer_AsJson_CarriesStatementCaveatAndRun(string path, string rows)
    {
        using var answer = await JsonAsync(path);

        answer.RootElement.GetProperty("statement").GetString().ShouldBe(Statement);
        answer.RootElement.GetProperty("caveat").GetString()!.ShouldContain("Unvalidated index, not a probability");
        answer.RootElement.GetProperty("run").GetProperty("validated").GetBoolean().ShouldBeFalse();
        answer.RootElement.GetProperty(rows).GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Countries_WithoutARun_AreOfTheLatestFinishedOneRankedByTheLowerBound()
    {
        using var answer = await JsonAsync("/api/v1/countries");
        answer.RootElement.GetProperty("run").GetProperty("run_id").GetInt64().ShouldBe(2);

        var rows = answer.RootElement.GetProperty("countries").EnumerateArray().ToList();
        var lows = rows.Where(row => !row.GetProperty("suppressed").GetBoolean() && row.GetProperty("country").GetString() is not "ZZ")
            .Select(row => row.GetProperty("low").GetDouble()).ToList();
        lows.ShouldBe(lows.OrderDescending());
        rows[^1].GetProperty("country").GetString().ShouldBe("ZZ");
        var austria = rows.Single(row => row.GetProperty("country").GetString() is "AT");
        (austria.GetProperty("mean").GetDouble(), austria.GetProperty("entities").GetInt32()).ShouldBe((0.149, 431));
    }

    [Fact]
    public async Task Countries_ThatAreSuppressed_LoseEveryCountOfEntities()
    {
        using var answer = await JsonAsync("/api/v1/countries");

        var held = answer.RootElement.GetProperty("countries").EnumerateArray().Where(row => row.GetProperty("suppressed").GetBoolean()).ToList();

        held.ShouldNotBeEmpty();
        foreach (var name in new[] { "mean", "low", "high", "entities", "high_entities", "cross_border_entities" })
        {
            held.ShouldAllBe(row => row.GetProperty(name).ValueKind == JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task RunProgress_WhileCrawling_IsCountsOnly()
    {
        using var answer = await JsonAsync("/api/v1/runs/3");

        var progress = answer.RootElement.GetProperty("progress");
        progress.GetProperty("pages_settled").GetInt64().ShouldBe(490);
        progress.GetProperty("outcomes").GetProperty("robots-denied").GetInt64().ShouldBe(40);
    }

    [Theory]
    [InlineData("/api/v1/countries?run=99", HttpStatusCode.NotFound, "99")]
    [InlineData("/api/v1/countries?run=3", HttpStatusCode.NotFound, "3")]
    [InlineData("/api/v1/countries?run=abc", HttpStatusCode.BadRequest, "'run' must be a whole number, not 'abc'")]
    [InlineData("/api/v1/countries/XX/platforms", HttpStatusCode.NotFound, "'XX'")]
    [InlineData("/api/v1/platforms/9999", HttpStatusCode.NotFound, "9999")]
    [InlineData("/api/v1/runs/9999", HttpStatusCode.NotFound, "9999")]
    [InlineData("/api/v1/nowhere", HttpStatusCode.NotFound, "/api/v1/nowhere")]
    public async Task Error_OfTheApi_IsAProblemThatNamesTheFault(string path, HttpStatusCode status, string named)
    {
        using var answer = await dashboard.Http.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("detail").GetString()!.ShouldContain(named);
    }

    [Theory]
    [InlineData("/api/v1/countries.csv?run=2", "country,name,mean,low,high,", "AT,Austria,0.149,0.12,0.18,431,64,false,7,2,3311,36.1,23,0.74")]
    [InlineData("/api/v1/countries/AT/platforms.csv?run=2", "platform_id,name,type,", "5,platform-05.test,forum,AT,,,,,,true,550,,0.6")]
    public async Task Csv_OfARun_BeginsWithTheStatementAndHoldsTheRow(string path, string header, string row)
    {
        using var answer = await dashboard.Http.GetAsync(path);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        answer.Content.Headers.ContentDisposition!.FileNameStar!.ShouldEndWith("run-2.csv");
        lines[0].ShouldBe($"# {Statement}");
        lines[1].ShouldBe("# Unvalidated index, not a probability: ranks what a human should review.");
        lines.First(line => !line.StartsWith('#')).ShouldStartWith(header);
        lines.Count(line => line.Equals(row, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Export_BeforeItIsSent_IsWrittenToTheAuditLog()
    {
        (await dashboard.Http.GetStringAsync("/api/v1/countries.csv?run=1&purpose=annual%20report")).ShouldNotBeEmpty();

        var line = await dashboard.ScalarAsync<string>(
            "SELECT concat_ws('|', actor, action, subject, detail->>'run', detail->>'format', detail->>'purpose') FROM archive.audit_log WHERE detail->>'purpose' <> 'not stated' ORDER BY audit_id DESC LIMIT 1");
        line.ShouldBe("local user|export|maps/countries|1|csv|annual report");
    }

    [Fact]
    public async Task Request_ThatWouldChangeSomething_IsRefused()
    {
        using var answer = await dashboard.Http.PostAsync("/api/v1/runs", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private async Task<JsonDocument> JsonAsync(string path) => JsonDocument.Parse(await dashboard.Http.GetStringAsync(path));
}
