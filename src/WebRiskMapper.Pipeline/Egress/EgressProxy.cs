using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebRiskMapper.Pipeline.Egress;

/// <summary>
/// A proxy on loopback for a program that makes its own connections, such as a browser that renders one site: only hosts of that site
/// pass, names are resolved here and nowhere else, and every connection goes through the same <see cref="EgressGate"/> as the crawler's.
/// It speaks <c>CONNECT</c> (for https and web sockets) and GET, HEAD and OPTIONS for absolute http URLs; all else is refused. What
/// travels inside a tunnel is not seen: which methods and which kinds of resource are asked for there is the browser's side to limit.
/// </summary>
/// <remarks>Start the browser with <see cref="BrowserArguments"/>: without them a Chromium goes to loopback addresses past its proxy.</remarks>
public sealed class EgressProxy : IAsyncDisposable
{
    private const int MostHeadBytes = 64 * 1024;
    private const int MostRefusedHosts = 100;

    private readonly EgressGate gate;
    private readonly EgressProxyOptions options;
    private readonly TimeProvider time;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource life = new();
    private readonly ConcurrentDictionary<Task, byte> running = new();
    private readonly ConcurrentDictionary<string, byte> refusedHosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly string host;
    private readonly Task accepting;
    private int open;
    private int connections;
    private int refused;
    private long received;
    private long sent;

    private EgressProxy(EgressGate gate, EgressProxyOptions options, TimeProvider time)
    {
        this.gate = gate;
        this.options = options;
        this.time = time;
        host = WithoutWww(options.Site.IdnHost);
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        accepting = AcceptAsync();
    }

    /// <summary>Where the proxy listens: <c>http://127.0.0.1:PORT</c>, until it is disposed.</summary>
    public Uri Url { get; }

    public EgressProxyCounts Counts
    {
        get
        {
            var (inward, outward) = (Interlocked.Read(ref received), Interlocked.Read(ref sent));
            return new EgressProxyCounts(Volatile.Read(ref connections), Volatile.Read(ref refused), inward, outward, inward + outward > options.MaxBytes);
        }
    }

    /// <summary>Hosts that were asked for and refused, in order; at most 100. Names only, never a path.</summary>
    public IReadOnlyList<string> RefusedHosts => [.. refusedHosts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// For a Chromium: everything through this proxy, also loopback and link-local addresses, which it would reach directly otherwise;
    /// no UDP past it (WebRTC, QUIC).
    /// </summary>
    public IReadOnlyList<string> BrowserArguments =>
    [
        "--proxy-server=" + Url.Authority,
        "--proxy-bypass-list=<-loopback>",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
    ];

    /// <exception cref="ValidationException">An option is out of range.</exception>
    /// <exception cref="SocketException">No loopback port is free.</exception>
    public static EgressProxy Start(EgressGate gate, EgressProxyOptions options, TimeProvider time)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return new EgressProxy(gate, options, time);
    }

    /// <summary>Cuts every connection and waits until they are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(running.Keys);
        life.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!life.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync(life.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // One client that went away before it was accepted; the listener is none the worse.
                continue;
            }

            var serving = ServeAsync(socket);
            running[serving] = 0;
            _ = serving.ContinueWith(t => running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var client = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (Interlocked.Increment(ref open) > options.MaxConnections)
            {
                await RefuseAsync(client, "503 Too many connections", host: null);
                return;
            }

            await AnswerAsync(client);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The browser or the site hung up, something took too long, or the proxy ends: this connection is over.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private async Task AnswerAsync(NetworkStream client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.ConnectSeconds), time);
        using var opening = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, life.Token);
        if (await MessageHead.ReadAsync(client, MostHeadBytes, opening.Token) is not var (head, rest))
        {
            return;
        }

        if (ProxyRequest.Parse(head.Span) is not { } request)
        {
            await RefuseAsync(client, "400 Not a request for a proxy", host: null);
            return;
        }

        if (Refusal(request) is { } status)
        {
            await RefuseAsync(client, status, request.Host);
            return;
        }

        Stream site;
        try
        {
            site = await gate.ConnectAsync(request.Host, request.Port, opening.Token);
        }
        catch (EgressRefusedException)
        {
            await RefuseAsync(client, "403 Refused by the egress gate", request.Host);
            return;
        }
        catch (Exception e) when (e is IOException or SocketException || (e is OperationCanceledException && !life.IsCancellationRequested))
        {
            await WriteStatusAsync(client, "502 The site does not answer");
            return;
        }

        await using (site)
        {
            if (Interlocked.Increment(ref connections) > options.MaxConnectionsInAll)
            {
                await RefuseAsync(client, "403 No more connections", request.Host);
                return;
            }

            await (request.IsTunnel ? TunnelAsync(client, site, rest) : ForwardAsync(client, site, request));
        }
    }

    private string? Refusal(ProxyRequest request) =>
        !request.IsTunnel && request.Method is not ("GET" or "HEAD" or "OPTIONS") ? "405 Method not allowed"
        : !IsOfSite(request.Host, request.Port) ? "403 Another site"
        : Counts.IsSpent ? "403 No more bytes"
        : null;

    private bool IsOfSite(string asked, int port)
    {
        var name = WithoutWww(asked);
        var below = options.Site.HostNameType == UriHostNameType.Dns && name.Length > host.Length && name.EndsWith(host, StringComparison.OrdinalIgnoreCase) && name[^(host.Length + 1)] == '.';
        return (below || name.Equals(host, StringComparison.OrdinalIgnoreCase))
            && (port == options.Site.Port || (options.Site.IsDefaultPort && port is 80 or 443));
    }

    private async Task TunnelAsync(NetworkStream client, Stream site, ReadOnlyMemory<byte> rest)
    {
        await client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), life.Token);
        using var idle = new CancellationTokenSource(TimeSpan.FromSeconds(options.IdleSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, life.Token);
        await SendAsync(site, rest, either.Token);
        await PumpBothAsync(client, site, idle, either);
    }

    /// <summary>One request, one answer: the connection to the browser is closed after it, so that each request is judged.</summary>
    private async Task ForwardAsync(NetworkStream client, Stream site, ProxyRequest request)
    {
        using var idle = new CancellationTokenSource(TimeSpan.FromSeconds(options.IdleSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, life.Token);
        await SendAsync(site, request.Forward, either.Token);
        if (await MessageHead.ReadAsync(site, MostHeadBytes, either.Token) is not var (head, rest))
        {
            await WriteStatusAsync(client, "502 No answer that can be read");
            return;
        }

        Count(ref received, head.Length + rest.Length);
        await client.WriteAsync(Closing(head.Span), either.Token);
        await client.WriteAsync(rest, either.Token);
        await PumpBothAsync(client, site, idle, either, sends: false);
    }

    /// <summary>The answer's head with <c>Connection: close</c>, whatever the site promised.</summary>
    private static byte[] Closing(ReadOnlySpan<byte> head)
    {
        var closing = new StringBuilder(head.Length + 32);
        foreach (var line in Encoding.Latin1.GetString(head).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("Keep-Alive:", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase))
            {
                closing.Append(line).Append("\r\n");
            }
        }

        return Encoding.Latin1.GetBytes(closing.Append("Connection: close\r\n\r\n").ToString());
    }

    /// <summary>Until the site ends, the browser hangs up, nothing moves for too long, or the bytes are spent.</summary>
    private async Task PumpBothAsync(NetworkStream client, Stream site, CancellationTokenSource idle, CancellationTokenSource either, bool sends = true)
    {
        var inward = PumpAsync(site, client, sending: false, idle, either.Token);
        var outward = PumpAsync(client, sends ? site : Stream.Null, sending: sends, idle, either.Token);
        // A browser that has no more to send closes as a whole; a site that has ended leaves nothing to wait for.
        await Task.WhenAny(inward, outward);
        await either.CancelAsync();
        await Task.WhenAll(inward, outward);
    }

    private async Task PumpAsync(Stream from, Stream to, bool sending, CancellationTokenSource idle, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var read = await from.ReadAsync(buffer, cancellationToken);
                if (read == 0)
                {
                    return;
                }

                idle.CancelAfter(TimeSpan.FromSeconds(options.IdleSeconds));
                if (sending)
                {
                    Count(ref sent, read);
                }
                else
                {
                    Count(ref received, read);
                }

                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone or time is up: the other direction ends with it.
        }
    }

    private async Task SendAsync(Stream site, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Count(ref sent, bytes.Length);
        await site.WriteAsync(bytes, cancellationToken);
    }

    /// <exception cref="IOException">The bytes are spent; this cuts the connection that asked, and <see cref="Refusal"/> the next ones.</exception>
    private void Count(ref long counter, int bytes)
    {
        Interlocked.Add(ref counter, bytes);
        if (Counts.IsSpent)
        {
            throw new IOException("The proxy's bytes are spent.");
        }
    }

    private async Task RefuseAsync(NetworkStream client, string status, string? host)
    {
        Interlocked.Increment(ref refused);
        if (host is not null && refusedHosts.Count < MostRefusedHosts)
        {
            refusedHosts.TryAdd(host, 0);
        }

        await WriteStatusAsync(client, status);
    }

    private async Task WriteStatusAsync(NetworkStream client, string status) =>
        await client.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), life.Token);

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
