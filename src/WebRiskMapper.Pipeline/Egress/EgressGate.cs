using System.Net;
using System.Net.Sockets;

namespace WebRiskMapper.Pipeline.Egress;

/// <summary>Where a campaign's connections may go. There is no third value: nothing reaches private networks.</summary>
public enum EgressScope
{
    /// <summary>Public addresses, ports 80 and 443.</summary>
    PublicWeb,

    /// <summary>Loopback addresses, any port: the invented web of a synthetic campaign.</summary>
    LoopbackOnly,
}

/// <summary>A connection that the gate refused. The message names the host and the reason, never a path or query.</summary>
public sealed class EgressRefusedException(string message) : IOException(message);

/// <summary>
/// The one way out. The gate resolves the name itself, checks every address of the answer when it connects, and connects to a checked
/// address, so that a name that changes between check and use cannot lead inside. It follows no redirects: every hop is a request of its own.
/// </summary>
public sealed class EgressGate
{
    private readonly EgressScope scope;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;

    public EgressGate(EgressScope scope)
        : this(scope, static (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken))
    {
    }

    /// <param name="resolve">Name resolution, replaced in tests to play hostile answers.</param>
    internal EgressGate(EgressScope scope, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        this.scope = scope;
        this.resolve = resolve;
    }

    /// <summary>The address of the latest connection that stood, or null before the first.</summary>
    public IPAddress? Reached { get; private set; }

    /// <summary>A handler whose every connection passes this gate: no proxy, no redirects, no cookies, no decompression.</summary>
    /// <param name="connections">Most connections at once to one host; at least 1.</param>
    public SocketsHttpHandler CreateHandler(int connections, TimeSpan connectTimeout) => new()
    {
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken),
        ConnectTimeout = connectTimeout,
        MaxConnectionsPerServer = connections,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        PreAuthenticate = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };

    /// <summary>Why a URL may not be requested at all, or null. The addresses are judged later, at connect time.</summary>
    public string? Refusal(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            return "only http and https are allowed";
        }

        if (url.UserInfo.Length > 0)
        {
            return "a URL with a user name or password is refused: nothing logs in";
        }

        return PortRefusal(url.Port);
    }

    /// <summary>A connection to the host at an address that was just checked.</summary>
    /// <exception cref="EgressRefusedException">The port or one of the addresses is not allowed.</exception>
    /// <exception cref="SocketException">The name does not resolve, or no address accepts the connection.</exception>
    internal async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host, port, cancellationToken);
        Exception? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                Reached = address;
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                last = e;
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw last!;
    }

    /// <summary>Resolves a host and returns its addresses only if every one of them is allowed: a mixed answer is an attack or a mistake.</summary>
    internal async Task<IPAddress[]> ResolveAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (PortRefusal(port) is { } reason)
        {
            throw new EgressRefusedException($"{host}: {reason}");
        }

        var name = host.Trim('[', ']');
        var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await resolve(name, cancellationToken);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        foreach (var address in addresses)
        {
            var allowed = scope == EgressScope.LoopbackOnly ? AddressRules.IsLoopback(address) : AddressRules.IsPublic(address);
            if (!allowed)
            {
                throw new EgressRefusedException(scope == EgressScope.LoopbackOnly
                    ? $"{host} resolves to {address}: a synthetic campaign reaches loopback addresses only"
                    : $"{host} resolves to {address}, which is not a public address");
            }
        }

        return addresses;
    }

    private string? PortRefusal(int port) =>
        scope == EgressScope.PublicWeb && port is not (80 or 443) ? $"port {port} is refused: only 80 and 443 are allowed" : null;
}
