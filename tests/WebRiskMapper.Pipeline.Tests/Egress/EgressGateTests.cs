using System.Net;
using System.Net.Sockets;
using Shouldly;
using WebRiskMapper.Pipeline.Egress;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Egress;

public sealed class EgressGateTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("fec0::1")]
    [InlineData("100::1")]
    [InlineData("5f00::1")]
    public async Task Resolve_NameLeadsToSpecialAddress_IsRefusedOnThePublicWeb(string address)
    {
        var gate = new EgressGate(EgressScope.PublicWeb, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));

        await Should.ThrowAsync<EgressRefusedException>(() => gate.ResolveAsync("site.example", 443, CancellationToken.None));
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001:800::200e")]
    public async Task Resolve_PublicAddress_IsAllowed(string address)
    {
        var gate = new EgressGate(EgressScope.PublicWeb, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));

        (await gate.ResolveAsync("site.example", 443, CancellationToken.None)).ShouldBe([IPAddress.Parse(address)]);
    }

    [Fact]
    public async Task Resolve_MixedAnswer_IsRefusedWhole()
    {
        var gate = new EgressGate(EgressScope.PublicWeb, (_, _) => Task.FromResult(new[] { IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.1") }));

        await Should.ThrowAsync<EgressRefusedException>(() => gate.ResolveAsync("site.example", 80, CancellationToken.None));
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("0.0.0.0")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task Resolve_SyntheticCampaignLeavesLoopback_IsRefused(string address)
    {
        var gate = new EgressGate(EgressScope.LoopbackOnly, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));

        await Should.ThrowAsync<EgressRefusedException>(() => gate.ResolveAsync("site.example", 8080, CancellationToken.None));
    }

    [Theory]
    [InlineData(22)]
    [InlineData(5432)]
    [InlineData(8080)]
    public async Task Resolve_OtherPortOnThePublicWeb_IsRefusedBeforeResolving(int port)
    {
        var asked = false;
        var gate = new EgressGate(EgressScope.PublicWeb, (_, _) =>
        {
            asked = true;
            return Task.FromResult(new[] { IPAddress.Parse("8.8.8.8") });
        });

        await Should.ThrowAsync<EgressRefusedException>(() => gate.ResolveAsync("site.example", port, CancellationToken.None));
        asked.ShouldBeFalse();
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://site.example/")]
    [InlineData("gopher://site.example/")]
    [InlineData("http://user:secret@site.example/")]
    [InlineData("http://site.example:6379/")]
    public void Refusal_UrlThatIsNotPlainWeb_NamesAReason(string url)
    {
        new EgressGate(EgressScope.PublicWeb).Refusal(new Uri(url)).ShouldNotBeNull();
    }

    // Spellings of addresses that a check of the text would miss; Uri turns them into the address they mean.
    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://127.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://１２７.０.０.１/")]
    public async Task Handler_OddSpellingOfLoopback_NeverConnects(string url)
    {
        using var handler = new EgressGate(EgressScope.PublicWeb).CreateHandler(1, TimeSpan.FromSeconds(5));
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);

        var exception = await Should.ThrowAsync<HttpRequestException>(() => invoker.SendAsync(request, CancellationToken.None));

        exception.InnerException.ShouldBeOfType<EgressRefusedException>();
    }

    [Fact]
    public async Task Handler_NameRebindsBetweenConnections_SecondConnectionIsRefused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]);
        var gate = new EgressGate(EgressScope.LoopbackOnly, (_, _) => Task.FromResult(new[] { answers.Dequeue() }));
        using var handler = gate.CreateHandler(1, TimeSpan.FromSeconds(5));
        using var invoker = new HttpMessageInvoker(handler);
        var url = new Uri($"http://site.example:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        var first = invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), CancellationToken.None);
        using (var client = await listener.AcceptTcpClientAsync())
        {
            await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var second = await Should.ThrowAsync<HttpRequestException>(() => invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), CancellationToken.None));
        second.InnerException.ShouldBeOfType<EgressRefusedException>();
    }
}
