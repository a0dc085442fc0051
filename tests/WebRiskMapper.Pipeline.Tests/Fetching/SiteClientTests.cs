using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Shouldly;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Fetching;

public sealed class SiteClientTests
{
    private static readonly FetchOptions Options = new() { Contact = "https://research.example/crawler", MaxBodyBytes = 100_000, TotalSeconds = 2, ConnectSeconds = 1 };

    internal static SiteClient Client(FetchOptions? options = null) => new(new EgressGate(EgressScope.LoopbackOnly), options ?? Options, TimeProvider.System);

    private static async Task<FetchResult> FetchAsync(RequestDelegate answer, string path = "/", FetchRequest? request = null)
    {
        await using var server = await ScriptedServer.StartAsync(answer);
        using var client = Client();
        var url = new Uri(server.Url, path);
        return await client.FetchAsync(request is null ? new FetchRequest(url) : request with { Url = url }, CancellationToken.None);
    }

    internal static RequestDelegate Html(string body, int status = 200) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(body);
    };

    [Fact]
    public async Task Fetch_Page_ReturnsBodyAndSaysWhoAsks()
    {
        string? agent = null;
        var result = await FetchAsync(async context =>
        {
            agent = context.Request.Headers.UserAgent;
            context.Response.Headers.ETag = "\"v1\"";
            await Html("<p>hello</p>")(context);
        });

        result.Outcome.ShouldBe(FetchOutcome.Ok);
        Encoding.UTF8.GetString(result.Body.Span).ShouldBe("<p>hello</p>");
        result.ETag.ShouldBe("\"v1\"");
        result.ContentHash!.Length.ShouldBe(32);
        result.RequestHead.ShouldStartWith("GET / HTTP/1.1\r\n");
        result.ResponseHead.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        agent.ShouldBe("WebRiskMapper/0.1 (+https://research.example/crawler)");
    }

    [Theory]
    [InlineData(404, FetchOutcome.Gone)]
    [InlineData(410, FetchOutcome.Gone)]
    [InlineData(403, FetchOutcome.Blocked)]
    [InlineData(451, FetchOutcome.Blocked)]
    [InlineData(429, FetchOutcome.Throttled)]
    [InlineData(503, FetchOutcome.Throttled)]
    [InlineData(500, FetchOutcome.ServerError)]
    [InlineData(400, FetchOutcome.ClientError)]
    [InlineData(302, FetchOutcome.ClientError)]
    public async Task Fetch_Status_BecomesItsOutcome(int status, FetchOutcome outcome)
    {
        (await FetchAsync(Html("x", status))).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sun, 01 Nov 2026 10:00:30 GMT", 30)]
    [InlineData("soon", null)]
    public async Task Fetch_RetryAfter_IsReadInBothForms(string value, int? seconds)
    {
        var result = await FetchAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.Date = "Sun, 01 Nov 2026 10:00:00 GMT";
            context.Response.Headers.RetryAfter = value;
            return Task.CompletedTask;
        });

        result.RetryAfter.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task Fetch_Validators_AreSentAnd304Understood()
    {
        string? tag = null, since = null;
        var request = new FetchRequest(new Uri("http://unused.example"), ETag: "\"a\"", LastModified: "Sun, 01 Nov 2026 10:00:00 GMT");
        var result = await FetchAsync(
            context =>
            {
                tag = context.Request.Headers.IfNoneMatch;
                since = context.Request.Headers.IfModifiedSince;
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            },
            request: request);

        result.Outcome.ShouldBe(FetchOutcome.NotModified);
        tag.ShouldBe("\"a\"");
        since.ShouldBe("Sun, 01 Nov 2026 10:00:00 GMT");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Fetch_CompressedBody_IsInflatedAndKeptAsSent(string encoding)
    {
        var sent = Compress(Encoding.UTF8.GetBytes(new string('a', 5000)), encoding);

        var result = await FetchAsync(async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(sent);
        });

        result.Outcome.ShouldBe(FetchOutcome.Ok);
        result.Body.Length.ShouldBe(5000);
        result.SentBody.ToArray().ShouldBe(sent);
    }

    // A sitemap of 50 MB was held whole before its first address was read.
    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Fetch_WithAReader_IsReadWhileItArrives(string encoding)
    {
        var wasRead = new TaskCompletionSource();
        var lines = new List<string?>();
        var request = new FetchRequest(new Uri("http://unused.example"), FetchKind.Sitemap)
        {
            Reader = async body =>
            {
                using var reader = new StreamReader(body);
                lines.Add(await reader.ReadLineAsync());
                wasRead.SetResult();
                lines.Add(await reader.ReadLineAsync());
            },
        };

        var result = await FetchAsync(
            async context =>
            {
                context.Response.ContentType = "text/plain";
                context.Response.Headers.ContentEncoding = encoding;
                await using var body = encoding switch { "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest), "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest), _ => context.Response.Body };
                await body.WriteAsync("first\n"u8.ToArray());
                await body.FlushAsync();
                await wasRead.Task.WaitAsync(TimeSpan.FromSeconds(20));
                await body.WriteAsync("second\n"u8.ToArray());
            },
            request: request);

        result.Outcome.ShouldBe(FetchOutcome.Ok);
        result.Body.Length.ShouldBe(0);
        result.Bytes.ShouldBeGreaterThan(10);
        lines.ShouldBe(["first", "second"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Fetch_BombWithAReader_EndsAtTheLimit(string encoding)
    {
        var bomb = Compress(new byte[50_000_000], encoding);
        var read = 0L;
        var request = new FetchRequest(new Uri("http://unused.example"), FetchKind.Sitemap)
        {
            Reader = async body =>
            {
                var buffer = new byte[100_000];
                for (int more; (more = await body.ReadAsync(buffer)) > 0; read += more)
                {
                }
            },
        };

        var result = await FetchAsync(
            async context =>
            {
                context.Response.ContentType = "text/plain";
                context.Response.Headers.ContentEncoding = encoding;
                await context.Response.Body.WriteAsync(bomb);
            },
            request: request);

        result.Outcome.ShouldBe(FetchOutcome.Connection);
        read.ShouldBeLessThanOrEqualTo(Options.MaxBodyBytes);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Fetch_DecompressionBomb_IsTooLarge(string encoding)
    {
        var bomb = Compress(new byte[50_000_000], encoding);
        bomb.Length.ShouldBeLessThan(Options.MaxBodyBytes);

        var result = await FetchAsync(async context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = encoding;
            await context.Response.Body.WriteAsync(bomb);
        });

        result.Outcome.ShouldBe(FetchOutcome.TooLarge);
        result.Body.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Fetch_EndlessBody_IsCutOffAtTheLimit()
    {
        var result = await FetchAsync(async context =>
        {
            context.Response.ContentType = "text/html";
            var chunk = new byte[16 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        });

        result.Outcome.ShouldBe(FetchOutcome.TooLarge);
        result.Bytes.ShouldBeLessThan(Options.MaxBodyBytes + 10);
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("video/mp4")]
    [InlineData("application/octet-stream")]
    [InlineData("image/svg+xml")]
    [InlineData("application/json")]
    public async Task Fetch_ContentThatIsNotText_IsRefusedUnread(string type)
    {
        var result = await FetchAsync(async context =>
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync("x");
        });

        result.Outcome.ShouldBe(FetchOutcome.RefusedByPolicy);
        result.Body.Length.ShouldBe(0);
        result.Bytes.ShouldBe(0);
    }

    [Theory]
    [InlineData("/a/photo.JPG")]
    [InlineData("/clip.mp4?x=1")]
    [InlineData("/p.webp")]
    public async Task Fetch_ImageByName_IsNeverRequested(string path)
    {
        var asked = false;
        var result = await FetchAsync(
            context =>
            {
                asked = true;
                return Task.CompletedTask;
            },
            path);

        result.Outcome.ShouldBe(FetchOutcome.RefusedByPolicy);
        asked.ShouldBeFalse();
    }

    [Fact]
    public async Task Fetch_RedirectElsewhere_IsReportedNotFollowed()
    {
        var paths = new List<string>();
        var result = await FetchAsync(
            context =>
            {
                paths.Add(context.Request.Path);
                context.Response.Redirect("http://169.254.169.254/latest/meta-data/");
                return Task.CompletedTask;
            },
            "/a");

        result.Outcome.ShouldBe(FetchOutcome.Redirected);
        result.RedirectTo.ShouldBe(new Uri("http://169.254.169.254/latest/meta-data/"));
        paths.ShouldBe(["/a"]);
    }

    [Fact]
    public async Task Fetch_RedirectThatSetsACookie_IsFollowedBackToThePage()
    {
        var result = await FetchAsync(
            context =>
            {
                if (context.Request.Cookies.ContainsKey("seen"))
                {
                    return Html("inside")(context);
                }

                context.Response.Cookies.Append("seen", "1");
                context.Response.Redirect("/a?utm_source=x");
                return Task.CompletedTask;
            },
            "/a");

        result.Outcome.ShouldBe(FetchOutcome.Ok);
    }

    [Fact]
    public async Task Fetch_RedirectToItselfForever_Ends()
    {
        var count = 0;
        var result = await FetchAsync(
            context =>
            {
                count++;
                context.Response.Redirect("/a");
                return Task.CompletedTask;
            },
            "/a");

        result.Outcome.ShouldBe(FetchOutcome.Redirected);
        count.ShouldBe(6);
    }

    [Fact]
    public async Task Fetch_LeaseLostBetweenHops_SendsNoMore()
    {
        var (count, asked) = (0, 0);
        var result = await FetchAsync(
            context =>
            {
                count++;
                context.Response.Redirect("/a");
                return Task.CompletedTask;
            },
            "/a",
            new FetchRequest(new Uri("http://unused.example")) { BeforeSend = async cancel => await Task.Delay(++asked == 3 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancel) });

        // The third hop waits, as for a heartbeat, until the time of a request is over.
        (count, asked, result.Outcome).ShouldBe((2, 3, FetchOutcome.Timeout));
    }

    [Fact]
    public async Task Fetch_SilentServer_IsATimeout()
    {
        (await FetchAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted))).Outcome.ShouldBe(FetchOutcome.Timeout);
    }

    [Fact]
    public async Task Fetch_NobodyListens_IsAConnectionFailure()
    {
        using var client = Client();

        var result = await client.FetchAsync(new FetchRequest(new Uri("http://127.0.0.1:1/")), CancellationToken.None);

        result.Outcome.ShouldBe(FetchOutcome.Connection);
    }

    [Fact]
    public async Task Fetch_UnknownName_IsADnsFailure()
    {
        var gate = new EgressGate(EgressScope.PublicWeb, (_, _) => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)));
        using var client = new SiteClient(gate, Options, TimeProvider.System);

        (await client.FetchAsync(new FetchRequest(new Uri("https://nowhere.example/")), CancellationToken.None)).Outcome.ShouldBe(FetchOutcome.Dns);
    }

    [Fact]
    public async Task Fetch_NameLeadsInside_IsRefusedByPolicy()
    {
        var gate = new EgressGate(EgressScope.PublicWeb, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        using var client = new SiteClient(gate, Options, TimeProvider.System);

        (await client.FetchAsync(new FetchRequest(new Uri("https://inside.example/")), CancellationToken.None)).Outcome.ShouldBe(FetchOutcome.RefusedByPolicy);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nshort", FetchOutcome.Connection)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", FetchOutcome.Connection)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", FetchOutcome.Connection)]
    [InlineData("", FetchOutcome.Connection)]
    public async Task Fetch_BrokenAnswer_IsAnOutcome(string answer, FetchOutcome outcome)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, answer);
        using var client = Client();

        var result = await client.FetchAsync(new FetchRequest(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")), CancellationToken.None);

        listener.Stop();
        await serving;
        result.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task Fetch_PlainTextOnTheTlsPort_IsATlsFailure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, "HTTP/1.1 400 Bad Request\r\n\r\n");
        using var client = Client();

        var result = await client.FetchAsync(new FetchRequest(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")), CancellationToken.None);

        listener.Stop();
        await serving;
        result.Outcome.ShouldBe(FetchOutcome.Tls);
    }

    [Fact]
    public async Task Fetch_Cancelled_Throws()
    {
        using var client = Client();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => client.FetchAsync(new FetchRequest(new Uri("http://127.0.0.1:1/")), cancelled.Token));
    }

    private static async Task ServeAsync(TcpListener listener, string answer)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptTcpClientAsync();
                var stream = connection.GetStream();
                _ = await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test stopped the listener.
        }
    }

    private static byte[] Compress(byte[] data, string encoding)
    {
        using var target = new MemoryStream();
        using (Stream stream = encoding is "br" ? new BrotliStream(target, CompressionLevel.Fastest) : new GZipStream(target, CompressionLevel.SmallestSize))
        {
            stream.Write(data);
        }

        return target.ToArray();
    }
}
