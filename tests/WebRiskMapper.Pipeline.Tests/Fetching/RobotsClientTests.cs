using System.Globalization;
using Shouldly;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Fetching.Robots;
using Xunit;
using static WebRiskMapper.Pipeline.Tests.Fetching.SiteClientTests;

namespace WebRiskMapper.Pipeline.Tests.Fetching;

public sealed class RobotsClientTests
{
    [Theory]
    [InlineData(200, "User-agent: *\nDisallow: /x", false, true)]
    [InlineData(404, "", true, true)]
    [InlineData(403, "", true, true)]
    [InlineData(500, "", false, false)]
    [InlineData(429, "", false, false)]
    [InlineData(408, "", false, false)]
    public async Task Robots_Status_DecidesWhatIsAllowed(int status, string body, bool allowed, bool reachable)
    {
        await using var server = await ScriptedServer.StartAsync(Html(body, status));
        using var client = Client();

        var (file, _) = await RobotsClient.FetchAsync(client, server.Url, beforeSend: null, CancellationToken.None);

        file.Rules().IsAllowed("/x").ShouldBe(allowed);
        file.IsReachable.ShouldBe(reachable);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task Robots_Redirects_AreFollowedFiveTimes(int hops, bool allowed)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            var hop = context.Request.Path.Value is "/robots.txt" ? 0 : int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture);
            if (hop == hops)
            {
                return Html("User-agent: *\nDisallow: /")(context);
            }

            context.Response.Redirect($"/{hop + 1}");
            return Task.CompletedTask;
        });
        using var client = Client();

        var (file, _) = await RobotsClient.FetchAsync(client, server.Url, beforeSend: null, CancellationToken.None);

        file.Rules().IsAllowed("/x").ShouldBe(allowed);
    }

    // The gate stands before every hop: a robots.txt that leads inside is one that cannot be had.
    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", 1)]
    [InlineData("http://10.0.0.1/robots.txt", 1)]
    [InlineData("http://[fd00::1]/robots.txt", 1)]
    [InlineData("http://10.0.0.1/robots.txt", 2)]
    public async Task Robots_RedirectToTheInside_DisallowsEverything(string inside, int hops)
    {
        var asked = 0;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect(++asked == hops ? inside : "/again");
            return Task.CompletedTask;
        });
        using var client = Client();

        var (file, last) = await RobotsClient.FetchAsync(client, server.Url, beforeSend: null, CancellationToken.None);

        last.Outcome.ShouldBe(FetchOutcome.RefusedByPolicy);
        file.IsReachable.ShouldBeFalse();
        file.Rules().IsAllowed("/").ShouldBeFalse();
        asked.ShouldBe(hops);
    }

    [Theory]
    [InlineData(200, 23.99, true)]
    [InlineData(200, 24, false)]
    [InlineData(404, 23.99, true)]
    [InlineData(404, 25, false)]
    [InlineData(500, 0, false)]
    public void IsFresh_Hours_AtMostADay(int status, double hours, bool fresh)
    {
        var fetched = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        new RobotsFile(status, "", fetched).IsFresh(fetched.AddHours(hours)).ShouldBe(fresh);
    }
}
