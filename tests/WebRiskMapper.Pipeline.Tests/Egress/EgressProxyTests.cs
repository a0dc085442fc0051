using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Tests.Fetching;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Egress;

public sealed class EgressProxyTests
{
    private static EgressProxy Start(Uri site, Func<EgressProxyOptions, EgressProxyOptions>? change = null, EgressGate? gate = null)
    {
        var options = new EgressProxyOptions { Site = site, ConnectSeconds = 2, IdleSeconds = 2 };
        return EgressProxy.Start(gate ?? new EgressGate(EgressScope.LoopbackOnly, AllAtLoopback), change is null ? options : change(options), TimeProvider.System);
    }

    private static Task<IPAddress[]> AllAtLoopback(string host, CancellationToken cancellationToken) => Task.FromResult(new[] { IPAddress.Loopback });

    private static Uri Named(Uri server, string host) => new($"http://{host}:{server.Port}/");

    /// <summary>Sends bytes as they are and returns what comes back until the proxy closes.</summary>
    private static async Task<string> AskAsync(EgressProxy proxy, string request)
    {
        using var socket = await OpenAsync(proxy);
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        return await ReadToEndAsync(socket);
    }

    private static async Task<Socket> OpenAsync(EgressProxy proxy)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, proxy.Url.Port);
        return socket;
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var answer = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, limit.Token) is > 0 and var read)
            {
                answer.Write(buffer, 0, read);
            }
        }
        catch (SocketException)
        {
            // Cut with bytes unread on the other side: the end all the same.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    [Theory]
    [InlineData("site.example")]
    [InlineData("www.site.example")]
    [InlineData("api.site.example")]
    public async Task Get_HostOfTheSite_IsAnsweredByItAndCounted(string host)
    {
        string? asked = null, connection = null, proxyField = null;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            asked = $"{context.Request.Host}{context.Request.Path}{context.Request.QueryString}";
            connection = context.Request.Headers.Connection;
            proxyField = context.Request.Headers["Proxy-Connection"];
            return context.Response.WriteAsync("<p>hello</p>");
        });
        await using var proxy = Start(Named(server.Url, "site.example"));

        var answer = await AskAsync(proxy, $"GET http://{host}:{server.Url.Port}/a?b=1 HTTP/1.1\r\nHost: elsewhere.example\r\nProxy-Connection: keep-alive\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 200 ");
        answer.ShouldContain("Connection: close\r\n");
        answer.ShouldContain("<p>hello</p>");
        asked.ShouldBe($"{host}:{server.Url.Port}/a?b=1");
        connection.ShouldBe("close");
        proxyField.ShouldBeNull();
        var counts = proxy.Counts;
        (counts.Connections, counts.Refused, counts.IsSpent).ShouldBe((1, 0, false));
        counts.BytesReceived.ShouldBeInRange(answer.Length - 64, answer.Length + 64);
        counts.BytesSent.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Tunnel_ToTheSite_CarriesBytesBothWays()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("inside " + context.Request.Host.Host));
        await using var proxy = Start(Named(server.Url, "site.example"));

        var answer = await AskAsync(proxy, $"CONNECT site.example:{server.Url.Port} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: site.example\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 ");
        answer.ShouldContain("inside site.example");
    }

    // PORT is the site's. Whatever a page makes its browser ask for, only the site answers.
    [Theory]
    [InlineData("GET http://other.example:PORT/ HTTP/1.1", 403)]
    [InlineData("GET http://site.example.other.example:PORT/ HTTP/1.1", 403)]
    [InlineData("GET http://notsite.example:PORT/ HTTP/1.1", 403)]
    [InlineData("GET http://site.example:22/ HTTP/1.1", 403)]
    [InlineData("GET http://site.example/ HTTP/1.1", 403)]
    [InlineData("GET http://127.0.0.1:PORT/ HTTP/1.1", 403)]
    [InlineData("GET http://2130706433:PORT/ HTTP/1.1", 403)]
    [InlineData("GET http://[::ffff:127.0.0.1]:PORT/ HTTP/1.1", 403)]
    [InlineData("GET http://localhost:PORT/ HTTP/1.1", 403)]
    [InlineData("GET http://169.254.169.254/latest/meta-data/ HTTP/1.1", 403)]
    [InlineData("GET http://user:secret@site.example:PORT/ HTTP/1.1", 400)]
    [InlineData("GET https://site.example:PORT/ HTTP/1.1", 400)]
    [InlineData("GET ftp://site.example:PORT/ HTTP/1.1", 400)]
    [InlineData("GET / HTTP/1.1", 400)]
    [InlineData("GET http://site.example:PORT/ HTTP/2.0", 400)]
    [InlineData("GET http://site.example:PORT/ x HTTP/1.1", 400)]
    [InlineData("\u0016\u0003\u0001", 400)]
    [InlineData("POST http://site.example:PORT/ HTTP/1.1", 405)]
    [InlineData("DELETE http://site.example:PORT/ HTTP/1.1", 405)]
    [InlineData("GET http://site.example:PORT/ HTTP/1.1\r\nContent-Length: 5", 400)]
    [InlineData("GET http://site.example:PORT/ HTTP/1.1\r\nTransfer-Encoding: chunked", 400)]
    [InlineData("GET http://site.example:PORT/ HTTP/1.1\r\nX: 1\r\n folded", 400)]
    [InlineData("GET http://site.example:PORT/ HTTP/1.1\r\nX : 1", 400)]
    [InlineData("GET http://site.example:PORT/ HTTP/1.1\r\nX: 1\rHost: other.example", 400)]
    [InlineData("GET http://site.example:PORT/ HTTP/1.1\r\nnonsense", 400)]
    [InlineData("CONNECT other.example:PORT HTTP/1.1", 403)]
    [InlineData("CONNECT site.example:25 HTTP/1.1", 403)]
    [InlineData("CONNECT 127.0.0.1:PORT HTTP/1.1", 403)]
    [InlineData("CONNECT 0x7f.1:PORT HTTP/1.1", 403)]
    [InlineData("CONNECT [::1]:PORT HTTP/1.1", 403)]
    [InlineData("CONNECT 169.254.169.254:80 HTTP/1.1", 403)]
    [InlineData("CONNECT site.example HTTP/1.1", 400)]
    [InlineData("CONNECT site.example:PORT/path HTTP/1.1", 400)]
    [InlineData("CONNECT user@site.example:PORT HTTP/1.1", 400)]
    [InlineData("CONNECT site.example:99999 HTTP/1.1", 400)]
    [InlineData("CONNECT :PORT HTTP/1.1", 400)]
    public async Task Request_NotForTheSite_IsRefusedAndReachesNobody(string request, int status)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var proxy = Start(new Uri($"http://site.example:{port}/"));

        var answer = await AskAsync(proxy, request.Replace("PORT", port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\r\n\r\n");

        answer.ShouldStartWith($"HTTP/1.1 {status} ");
        listener.Pending().ShouldBeFalse();
        (proxy.Counts.Connections, proxy.Counts.Refused).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:8.8.8.8")]
    public async Task Request_SiteWhoseNameLeadsInside_IsRefusedByTheGate(string address)
    {
        var gate = new EgressGate(EgressScope.PublicWeb, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));
        await using var proxy = Start(new Uri("https://site.example/"), gate: gate);

        (await AskAsync(proxy, "CONNECT site.example:443 HTTP/1.1\r\n\r\n")).ShouldStartWith("HTTP/1.1 403 ");
        (await AskAsync(proxy, "GET http://site.example/ HTTP/1.1\r\n\r\n")).ShouldStartWith("HTTP/1.1 403 ");
        proxy.RefusedHosts.ShouldBe(["site.example"]);
        proxy.Counts.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Request_NameRebindsBetweenConnections_SecondIsRefused()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("first"));
        var answers = new Queue<string>(["127.0.0.1", "10.0.0.1"]);
        await using var proxy = Start(Named(server.Url, "site.example"), gate: new EgressGate(EgressScope.LoopbackOnly, (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) })));
        var request = $"GET http://site.example:{server.Url.Port}/ HTTP/1.1\r\n\r\n";

        (await AskAsync(proxy, request)).ShouldStartWith("HTTP/1.1 200 ");
        (await AskAsync(proxy, request)).ShouldStartWith("HTTP/1.1 403 ");
    }

    [Fact]
    public async Task Request_SiteThatIsDown_IsABadGateway()
    {
        await using var proxy = Start(new Uri("http://site.example:1/"));

        (await AskAsync(proxy, "GET http://site.example:1/ HTTP/1.1\r\n\r\n")).ShouldStartWith("HTTP/1.1 502 ");
        proxy.Counts.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task Bytes_MoreThanAllowed_CutEveryConnection()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            var chunk = new byte[16 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        });
        await using var proxy = Start(Named(server.Url, "site.example"), o => o with { MaxBytes = 200_000 });

        var answer = await AskAsync(proxy, $"GET http://site.example:{server.Url.Port}/ HTTP/1.1\r\n\r\n");

        answer.Length.ShouldBeInRange(1000, 200_000);
        proxy.Counts.IsSpent.ShouldBeTrue();
        (await AskAsync(proxy, $"GET http://site.example:{server.Url.Port}/ HTTP/1.1\r\n\r\n")).ShouldStartWith("HTTP/1.1 403 ");
        proxy.Counts.BytesReceived.ShouldBeLessThan(300_000);
    }

    [Fact]
    public async Task Connections_MoreThanAllowedAtOnce_AreRefusedAndThoseThatStandGoOn()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("x"));
        await using var proxy = Start(Named(server.Url, "site.example"), o => o with { MaxConnections = 2, MaxConnectionsInAll = 2 });
        var connect = Encoding.ASCII.GetBytes($"CONNECT site.example:{server.Url.Port} HTTP/1.1\r\n\r\n");
        var buffer = new byte[1000];
        using (var one = await OpenAsync(proxy))
        using (var two = await OpenAsync(proxy))
        {
            await one.SendAsync(connect);
            await one.ReceiveAsync(buffer);
            await two.SendAsync(connect);
            await two.ReceiveAsync(buffer);

            using var three = await OpenAsync(proxy);
            (await ReadToEndAsync(three)).ShouldStartWith("HTTP/1.1 503 ");
            await two.SendAsync("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"u8.ToArray());
            (await ReadToEndAsync(two)).ShouldStartWith("HTTP/1.1 200 ");
        }

        // Both places are free again, but there were two connections in all.
        (await AskAsync(proxy, Encoding.ASCII.GetString(connect))).ShouldStartWith("HTTP/1.1 403 ");
    }

    [Fact]
    public async Task Connection_OnWhichNothingMoves_IsCut()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var proxy = Start(new Uri($"http://site.example:{port}/"), o => o with { IdleSeconds = 1, ConnectSeconds = 1 });

        var silentBrowser = AskAsync(proxy, "GET http://site.ex");
        var silentSite = AskAsync(proxy, $"CONNECT site.example:{port} HTTP/1.1\r\n\r\n");

        (await silentBrowser).ShouldBe("");
        (await silentSite).ShouldBe("HTTP/1.1 200 Connection established\r\n\r\n");
    }

    [Fact]
    public async Task Head_WithoutEnd_IsCut()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("x"));
        await using var proxy = Start(Named(server.Url, "site.example"));

        (await AskAsync(proxy, "GET http://site.example/ HTTP/1.1\r\nX: " + new string('x', 100_000))).ShouldBe("");
    }

    [Fact]
    public async Task Dispose_CutsWhatIsOpen()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var proxy = Start(new Uri($"http://site.example:{port}/"));
        using var socket = await OpenAsync(proxy);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"CONNECT site.example:{port} HTTP/1.1\r\n\r\n"));
        await socket.ReceiveAsync(new byte[1000]);

        await proxy.DisposeAsync();

        (await ReadToEndAsync(socket)).ShouldBe("");
        await Should.ThrowAsync<SocketException>(() => OpenAsync(proxy));
    }

    [Fact]
    public void Start_OptionOutOfRange_Throws()
    {
        Should.Throw<ValidationException>(() => Start(new Uri("http://site.example/"), o => o with { MaxConnections = 0 }));
    }
}
