using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using WebRiskMapper.Pipeline.Campaigns;

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
    private static readonly HashSet<string> LocalDomains = new(StringComparer.OrdinalIgnoreCase) { "localhost", "local", "localdomain", "lan", "home", "internal", "intranet", "private", "corp", "test", "invalid" };

    private readonly EgressScope scope;
    private readonly UpstreamProxy? proxy;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve;

    /// <param name="proxy">Where connections are tunnelled through, or null for none.</param>
    public EgressGate(EgressScope scope, UpstreamProxy? proxy = null)
        : this(scope, static (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken), proxy)
    {
    }

    /// <param name="resolve">Name resolution, replaced in tests to play hostile answers.</param>
    internal EgressGate(EgressScope scope, Func<string, CancellationToken, Task<IPAddress[]>> resolve, UpstreamProxy? proxy = null)
    {
        this.scope = scope;
        this.resolve = resolve;
        this.proxy = proxy;
    }

    /// <summary>Authorities to trust instead of the system's: tests play TLS with one of their own.</summary>
    internal X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>The gate of a campaign: its scope, and its proxy if it names one.</summary>
    /// <exception cref="InvalidOperationException">The proxy is not valid, although the campaign was stored.</exception>
    public static EgressGate For(CampaignSpec campaign)
    {
        UpstreamProxy? through = null;
        if (campaign.Politeness.Proxy is { } named)
        {
            through = UpstreamProxy.TryParse(named, out var problem) ?? throw new InvalidOperationException(problem.Message);
        }

        return new EgressGate(campaign.Synthetic ? EgressScope.LoopbackOnly : EgressScope.PublicWeb, through);
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
        SslOptions = TlsOptions(),
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

        return HostName.Of(url) is null ? "the host is not a name that DNS can hold" : PortRefusal(url.Port);
    }

    /// <summary>A connection to the host at an address that was just checked, directly or through the proxy.</summary>
    /// <exception cref="EgressRefusedException">The port or one of the addresses is not allowed.</exception>
    /// <exception cref="SocketException">The name does not resolve, or no address accepts the connection.</exception>
    /// <exception cref="UpstreamProxyException">The proxy failed.</exception>
    internal async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        // A synthetic campaign's names are resolved here in any case: only so is it known that they lead to loopback.
        if (proxy is { Resolves: true } && scope == EgressScope.PublicWeb && !IPAddress.TryParse(host.Trim('[', ']'), out _))
        {
            if ((PortRefusal(port) ?? NameRefusal(host)) is { } reason)
            {
                throw new EgressRefusedException($"{host}: {reason}");
            }

            return await TunnelAsync(proxy, host, address: null, port, cancellationToken);
        }

        var addresses = await ResolveAsync(host, port, cancellationToken);
        Exception? last = null;
        foreach (var address in addresses)
        {
            try
            {
                var connection = proxy is null ? await OpenAsync(address, port, cancellationToken) : await TunnelAsync(proxy, host, address, port, cancellationToken);
                Reached = address;
                return connection;
            }
            catch (SocketException e)
            {
                last = e;
            }
        }

        throw last!;
    }

    private async Task<Stream> TunnelAsync(UpstreamProxy through, string host, IPAddress? address, int port, CancellationToken cancellationToken)
    {
        var connection = await ReachAsync(through, cancellationToken);
        try
        {
            await through.OpenTunnelAsync(connection, host, address, port, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<Stream> ReachAsync(UpstreamProxy through, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = IPAddress.TryParse(through.Host, out var literal) ? [literal] : await resolve(through.Host, cancellationToken);
            if (addresses.FirstOrDefault(AddressRules.MayBeProxy) is { } address)
            {
                return await OpenAsync(address, through.Port, cancellationToken);
            }
        }
        catch (SocketException e)
        {
            throw new UpstreamProxyException("the proxy cannot be reached: " + e.SocketErrorCode.ToString());
        }

        throw new UpstreamProxyException("the proxy's name leads to no usable address");
    }

    private static async Task<Stream> OpenAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
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

    /// <summary>What only a local network resolves, where the proxy is the one that does (RFC 6761 and 6762, and what is in use).</summary>
    private static string? NameRefusal(string host)
    {
        var name = host.AsSpan().TrimEnd('.');
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length == name.Length || LocalDomains.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last) || name.EndsWith("home.arpa", StringComparison.OrdinalIgnoreCase)
            ? "a name of local networks only is not left to a proxy to resolve"
            : null;
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        // A certificate may name where its issuer's or its revocation list can be had. The platform would fetch that by a client of its own,
        // past this gate and past the proxy: whoever runs a site could so choose what is asked for.
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (TrustedAuthorities is { } authorities)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }

        return new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }
}
