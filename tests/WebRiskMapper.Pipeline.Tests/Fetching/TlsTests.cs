using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Shouldly;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Fetching;

/// <summary>https, with an authority of the tests' own in the place of the system's: what is right passes, and everything else is an outcome.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority authority = new();

    public void Dispose() => authority.Dispose();

    /// <param name="ownTrust">Whether the tests' authority is trusted, and not the system's.</param>
    private async Task<FetchResult> FetchAsync(Uri url, bool ownTrust = true)
    {
        var gate = new EgressGate(EgressScope.LoopbackOnly, (_, _) => Task.FromResult(new[] { IPAddress.Loopback })) { TrustedAuthorities = ownTrust ? authority.Trusted : null };
        using var client = new SiteClient(gate, new FetchOptions { Contact = "https://research.example/crawler", TotalSeconds = 5, ConnectSeconds = 5 }, TimeProvider.System);
        return await client.FetchAsync(new FetchRequest(url), CancellationToken.None);
    }

    private static RequestDelegate Hello { get; } = context =>
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(context.Request.Protocol);
    };

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, SslProtocols.None, "HTTP/2")]
    [InlineData(HttpProtocols.Http2, SslProtocols.None, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, SslProtocols.None, "HTTP/1.1")]
    [InlineData(HttpProtocols.Http1AndHttp2, SslProtocols.Tls12, "HTTP/2")]
    public async Task Fetch_OverTls_SpeaksTheNewestThatBothKnow(HttpProtocols protocols, SslProtocols versions, string spoken)
    {
        await using var server = await ScriptedServer.StartAsync(Hello, new TlsEndpoint(authority.Issue("site.example"), protocols, versions));

        var result = await FetchAsync(new Uri($"https://site.example:{server.Url.Port}/"));

        result.Outcome.ShouldBe(FetchOutcome.Ok, result.Detail);
        Encoding.UTF8.GetString(result.Body.Span).ShouldBe(spoken);
        result.ResponseHead.ShouldStartWith("HTTP/1.1 200 ");
    }

    [Theory]
    [InlineData("site.example", -5, -1, false)]
    [InlineData("site.example", 1, 5, false)]
    [InlineData("other.example", -1, 1, false)]
    [InlineData("*.site.example", -1, 1, false)]
    [InlineData("site.example", -1, 1, true)]
    public async Task Fetch_CertificateThatIsNotGood_IsATlsFailure(string host, int fromDays, int toDays, bool selfSigned)
    {
        var asked = false;
        await using var server = await ScriptedServer.StartAsync(
            context =>
            {
                asked = true;
                return Hello(context);
            },
            new TlsEndpoint(authority.Issue(host, fromDays, toDays, selfSigned), HttpProtocols.Http1AndHttp2, SslProtocols.None));

        var result = await FetchAsync(new Uri($"https://site.example:{server.Url.Port}/"));

        result.Outcome.ShouldBe(FetchOutcome.Tls);
        asked.ShouldBeFalse();
    }

    // Of an authority that nobody knows: the platform would look for its certificate where the site's says, at an address of the site's choice.
    [Fact]
    public async Task Fetch_CertificateThatNamesWhereItsIssuerIs_IsNotFollowed()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        using var unknown = new TestAuthority();
        var certificate = unknown.Issue("site.example", issuerAt: new Uri($"http://{inside.LocalEndpoint}/latest/meta-data/ca.crt"));
        await using var server = await ScriptedServer.StartAsync(Hello, new TlsEndpoint(certificate, HttpProtocols.Http1AndHttp2, SslProtocols.None));

        var result = await FetchAsync(new Uri($"https://site.example:{server.Url.Port}/"), ownTrust: false);

        result.Outcome.ShouldBe(FetchOutcome.Tls, result.Detail);
        inside.Pending().ShouldBeFalse("nothing is asked for beside the gate");
    }

    // The server's hello of SSL 3, TLS 1.0 and TLS 1.1: the client must not go on with it.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Fetch_OldProtocol_IsATlsFailure(byte minor)
    {
        byte[] hello = [0x16, 3, minor, 0, 42, 2, 0, 0, 38, 3, minor, .. new byte[32], 0, 0xC0, 0x14, 0];
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = AnswerOnceAsync(listener, hello);

        var result = await FetchAsync(new Uri($"https://site.example:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

        result.Outcome.ShouldBe(FetchOutcome.Tls, result.Detail);
        await serving;
    }

    [Fact]
    public async Task Fetch_HeaderFloodOverHttp2_IsCutOff()
    {
        await using var server = await ScriptedServer.StartAsync(
            context =>
            {
                for (var i = 0; i < 5000; i++)
                {
                    context.Response.Headers["X-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new string('x', 100);
                }

                return Hello(context);
            },
            new TlsEndpoint(authority.Issue("site.example"), HttpProtocols.Http2, SslProtocols.None));

        var result = await FetchAsync(new Uri($"https://site.example:{server.Url.Port}/"));

        result.Outcome.ShouldBeOneOf(FetchOutcome.TooLarge, FetchOutcome.Connection);
    }

    private static async Task AnswerOnceAsync(TcpListener listener, byte[] answer)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        try
        {
            _ = await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false);
            await stream.WriteAsync(answer);
            await stream.CopyToAsync(Stream.Null);
        }
        catch (IOException)
        {
            // The client hung up, as it should.
        }
    }
}
