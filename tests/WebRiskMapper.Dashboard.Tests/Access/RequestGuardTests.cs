using System.Net;
using Shouldly;
using Xunit;

namespace WebRiskMapper.Dashboard.Tests.Access;

public sealed class RequestGuardTests(DashboardFixture dashboard) : IClassFixture<DashboardFixture>
{
    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:80")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("192.0.2.7")]
    public async Task Request_WithAForeignHostHeader_IsRefused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/countries") { Headers = { Host = host } };
        using var answer = await dashboard.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("entities");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("[::1]:99")]
    [InlineData("127.0.0.1")]
    public async Task Request_WithALoopbackHostHeader_IsAnswered(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/how") { Headers = { Host = host } };
        using var answer = await dashboard.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Request_ByAnotherSitesScript_LeavesNoLineInTheAuditLog()
    {
        var before = await dashboard.ScalarAsync<long>("SELECT count(*) FROM archive.audit_log");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/countries");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "no-cors");
        using var answer = await dashboard.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await dashboard.ScalarAsync<long>("SELECT count(*) FROM archive.audit_log")).ShouldBe(before);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/runs")]
    [InlineData("/nowhere")]
    public async Task Answer_Always_CarriesAStrictContentSecurityPolicy(string path)
    {
        using var answer = await dashboard.Http.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldStartWith("default-src 'self';");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
    }
}
