using System.Globalization;
using Shouldly;
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
}
