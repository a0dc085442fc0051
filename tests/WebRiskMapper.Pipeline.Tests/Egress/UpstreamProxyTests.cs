using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Campaigns;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using WebRiskMapper.Pipeline.Tests.Fetching;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Egress;

public sealed class UpstreamProxyTests
{
    private static UpstreamProxy Parse(string text) => UpstreamProxy.TryParse(text, out _).ShouldNotBeNull();

    private static async Task<FetchResult> FetchAsync(EgressGate gate, string url)
    {
        using var client = new SiteClient(gate, new FetchOptions { Contact = "https://research.example/crawler", TotalSeconds = 5, ConnectSeconds = 2 }, TimeProvider.System);
        return await client.FetchAsync(new FetchRequest(new Uri(url)), CancellationToken.None);
    }

    private static Func<string, CancellationToken, Task<IPAddress[]>> Everything(string address) => (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) });

    private static Task<IPAddress[]> Nobody(string host, CancellationToken cancellationToken) => throw new InvalidOperationException($"{host} was resolved here.");

    private static RequestDelegate Hello { get; } = context =>
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("hello " + context.Request.Host.Host);
    };

    [Theory]
    [InlineData("socks5", "8.8.8.8", "8.8.8.8:80")]
    [InlineData("socks5", "2606:4700::1111", "[2606:4700::1111]:80")]
    [InlineData("http", "8.8.8.8", "8.8.8.8:80")]
    [InlineData("http", "2606:4700::1111", "[2606:4700::1111]:80")]
    public async Task Fetch_ThroughAProxy_HandsItTheCheckedAddress(string scheme, string address, string asked)
    {
        await using var server = await ScriptedServer.StartAsync(Hello);
        await using var proxy = new ScriptedProxy(server.Url.Port);

        var result = await FetchAsync(new EgressGate(EgressScope.PublicWeb, Everything(address), Parse($"{scheme}://127.0.0.1:{proxy.Port}")), "http://site.example/");

        result.Outcome.ShouldBe(FetchOutcome.Ok);
        Encoding.UTF8.GetString(result.Body.Span).ShouldBe("hello site.example");
        proxy.Asked.ShouldBe([asked]);
    }

    [Fact]
    public async Task Fetch_ThroughAProxyThatResolves_AsksNoResolverHere()
    {
        await using var server = await ScriptedServer.StartAsync(Hello);
        await using var proxy = new ScriptedProxy(server.Url.Port);

        var result = await FetchAsync(new EgressGate(EgressScope.PublicWeb, Nobody, Parse($"socks5h://127.0.0.1:{proxy.Port}")), "http://hidden.onion/");

        result.Outcome.ShouldBe(FetchOutcome.Ok);
        proxy.Asked.ShouldBe(["hidden.onion:80"]);
    }

    // A proxy gives no target away that the gate would refuse without it.
    [Theory]
    [InlineData("socks5", "10.0.0.1", "http://inside.example/")]
    [InlineData("http", "169.254.169.254", "http://metadata.example/")]
    [InlineData("socks5", "127.0.0.1", "http://rebound.example/")]
    [InlineData("socks5", "8.8.8.8", "http://site.example:9050/")]
    [InlineData("socks5", "8.8.8.8", "http://127.0.0.1/")]
    [InlineData("socks5h", "8.8.8.8", "http://127.0.0.1/")]
    [InlineData("socks5h", "8.8.8.8", "http://[::1]/")]
    [InlineData("socks5h", "8.8.8.8", "http://2130706433/")]
    [InlineData("socks5h", "8.8.8.8", "http://[::ffff:10.0.0.1]/")]
    [InlineData("socks5h", "8.8.8.8", "http://169.254.169.254/latest/meta-data/")]
    [InlineData("socks5h", "8.8.8.8", "http://localhost/")]
    [InlineData("socks5h", "8.8.8.8", "http://LOCALHOST./")]
    [InlineData("socks5h", "8.8.8.8", "http://printer/")]
    [InlineData("socks5h", "8.8.8.8", "http://printer.local/")]
    [InlineData("socks5h", "8.8.8.8", "http://metadata.google.internal/")]
    [InlineData("socks5h", "8.8.8.8", "http://router.home.arpa/")]
    [InlineData("socks5h", "8.8.8.8", "http://site.example:22/")]
    public async Task Fetch_TargetThatTheGateRefuses_IsNotGivenToTheProxy(string scheme, string address, string url)
    {
        await using var proxy = new ScriptedProxy(1);

        var result = await FetchAsync(new EgressGate(EgressScope.PublicWeb, Everything(address), Parse($"{scheme}://127.0.0.1:{proxy.Port}")), url);

        result.Outcome.ShouldBe(FetchOutcome.RefusedByPolicy);
        proxy.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fetch_SyntheticCampaign_ResolvesItsNamesHereWhateverTheProxyCan()
    {
        await using var proxy = new ScriptedProxy(1);

        var result = await FetchAsync(new EgressGate(EgressScope.LoopbackOnly, Everything("8.8.8.8"), Parse($"socks5h://127.0.0.1:{proxy.Port}")), "http://site.example/");

        result.Outcome.ShouldBe(FetchOutcome.RefusedByPolicy);
        proxy.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("socks5", new byte[] { 5, 0xFF }, FetchOutcome.Connection)]
    [InlineData("socks5", new byte[] { 4, 0 }, FetchOutcome.Connection)]
    [InlineData("socks5", new byte[] { }, FetchOutcome.Connection)]
    [InlineData("socks5", new byte[] { 5, 0, 5, 1, 0, 1, 0, 0, 0, 0, 0, 0 }, FetchOutcome.Connection)]
    [InlineData("socks5", new byte[] { 5, 0, 5, 2, 0, 1, 0, 0, 0, 0, 0, 0 }, FetchOutcome.Connection)]
    [InlineData("socks5", new byte[] { 5, 0, 5, 5, 0, 1, 0, 0, 0, 0, 0, 0 }, FetchOutcome.Connection)]
    [InlineData("socks5h", new byte[] { 5, 0, 5, 4, 0, 1, 0, 0, 0, 0, 0, 0 }, FetchOutcome.Dns)]
    [InlineData("socks5", new byte[] { 5, 0, 5, 0, 0, 9, 0, 0, 0, 0, 0, 0 }, FetchOutcome.Connection)]
    [InlineData("socks5", new byte[] { 5, 0, 5, 0, 0, 3, 200, 0 }, FetchOutcome.Connection)]
    [InlineData("http", new byte[] { }, FetchOutcome.Connection)]
    [InlineData("http", new byte[] { 5, 0, 5, 0 }, FetchOutcome.Connection)]
    public async Task Fetch_ProxyThatFails_IsAConnectionFailure(string scheme, byte[] answer, FetchOutcome outcome)
    {
        await using var proxy = new ScriptedProxy(1, answer);

        var result = await FetchAsync(new EgressGate(EgressScope.PublicWeb, Everything("8.8.8.8"), Parse($"{scheme}://127.0.0.1:{proxy.Port}")), "http://site.example/");

        result.Outcome.ShouldBe(outcome, result.Detail);
    }

    [Theory]
    [InlineData("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task Fetch_HttpProxyThatRefuses_IsAConnectionFailure(string answer)
    {
        await using var proxy = new ScriptedProxy(1, Encoding.ASCII.GetBytes(answer));

        var result = await FetchAsync(new EgressGate(EgressScope.PublicWeb, Everything("8.8.8.8"), Parse($"http://127.0.0.1:{proxy.Port}")), "http://site.example/");

        result.Outcome.ShouldBe(FetchOutcome.Connection);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task Fetch_ProxyAtAnAddressThatIsNone_IsNotConnected(string address)
    {
        var result = await FetchAsync(new EgressGate(EgressScope.PublicWeb, Everything(address), Parse("socks5h://proxy.example:1080")), "http://site.example/");

        result.Outcome.ShouldBe(FetchOutcome.Connection);
        result.Detail.ShouldBe("the proxy's name leads to no usable address");
    }

    [Fact]
    public async Task Fetch_ProxyThatIsDown_SaysSo()
    {
        var result = await FetchAsync(new EgressGate(EgressScope.PublicWeb, Everything("8.8.8.8"), Parse("socks5://127.0.0.1:1")), "http://site.example/");

        result.Outcome.ShouldBe(FetchOutcome.Connection);
        result.Detail.ShouldBe("the proxy cannot be reached: ConnectionRefused");
    }

    [Theory]
    [InlineData("socks5://127.0.0.1")]
    [InlineData("http://10.0.0.80")]
    [InlineData("https://proxy.example:3128")]
    [InlineData("socks4://proxy.example:1080")]
    [InlineData("socks5://user:secret@proxy.example:1080")]
    [InlineData("http://proxy.example:3128/path")]
    [InlineData("proxy.example:3128")]
    [InlineData("socks5://:1080")]
    public void TryParse_NotAProxy_SaysWhatToWrite(string text)
    {
        UpstreamProxy.TryParse(text, out var problem).ShouldBeNull();
        problem.Message.ShouldNotContain("secret");
        problem.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Gate_OfACampaignWithAProxy_UsesIt()
    {
        await using var server = await ScriptedServer.StartAsync(Hello);
        await using var proxy = new ScriptedProxy(server.Url.Port);
        var spec = CampaignFile.Parse("c.yml", $"name: study\ncron: \"0 0 3 ? * SUN\"\nsynthetic: true\npoliteness:\n  proxy: socks5://127.0.0.1:{proxy.Port}");

        (await FetchAsync(EgressGate.For(spec), server.Url.ToString())).Outcome.ShouldBe(FetchOutcome.Ok);

        proxy.Asked.ShouldBe([server.Url.Authority]);
    }
}
