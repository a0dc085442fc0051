using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebRiskMapper.Pipeline.Egress;

/// <summary>
/// A proxy that an operator puts between the crawler and the web. Every connection is tunnelled through it, plain http too.
/// <list type="bullet">
/// <item><c>socks5://host:port</c> (RFC 1928, no sign-in) and <c>http://host:port</c> (<c>CONNECT</c>, which the proxy must permit to
/// ports 80 and 443): names are resolved here, the gate checks every address, and the proxy is given the checked address, never a name. It
/// cannot be led elsewhere by a name that changes; the site sees the proxy's address, and this machine's resolver sees the names.</item>
/// <item><c>socks5h://host:port</c>: the proxy resolves, as an onion router needs it, and nothing is asked of a resolver here. The gate
/// then checks ports and literal addresses, and refuses names that only a local network has; the address behind a name is the proxy's to
/// judge. Use it only with a proxy that itself refuses private addresses: anything that it can reach by a name, a hostile site's name can
/// make it reach.</item>
/// </list>
/// The proxy's own address may be public, private or loopback, but only this host and port: no target gains anything by it.
/// </summary>
public sealed record UpstreamProxy
{
    private const int MostAnswerBytes = 16 * 1024;

    private readonly Kind kind;

    private UpstreamProxy(Kind kind, string host, int port)
    {
        this.kind = kind;
        Host = host;
        Port = port;
    }

    private enum Kind
    {
        Socks,
        SocksThatResolves,
        Http,
    }

    public string Host { get; }

    public int Port { get; }

    /// <summary>Whether names are left to the proxy.</summary>
    public bool Resolves => kind == Kind.SocksThatResolves;

    /// <param name="problem">What is wrong and what to write instead, when the result is null.</param>
    public static UpstreamProxy? TryParse(string text, out (string Message, string Remedy) problem)
    {
        problem = ($"'{text}' is not the address of a proxy", "write socks5://host:port, socks5h://host:port or http://host:port");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || HostName.Of(url) is not { Length: > 0 } host || url.Scheme is not ("socks5" or "socks5h" or "http"))
        {
            return null;
        }

        if (url.UserInfo.Length > 0)
        {
            problem = ("holds a user name or password, which would be stored and shown with the campaign", "let the proxy know this machine by its address");
            return null;
        }

        if (url.AbsolutePath is not ("" or "/") || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return null;
        }

        // A port is named, not guessed: 80 would be the scheme's, and hardly a proxy's.
        if (url.Port <= 0 || !text.TrimEnd('/').EndsWith(string.Create(CultureInfo.InvariantCulture, $":{url.Port}"), StringComparison.Ordinal))
        {
            problem = ($"'{text}' names no port", "write it as host:port, such as socks5://127.0.0.1:9050");
            return null;
        }

        return new UpstreamProxy(url.Scheme switch { "socks5" => Kind.Socks, "socks5h" => Kind.SocksThatResolves, _ => Kind.Http }, host.Trim('[', ']'), url.Port);
    }

    /// <summary>Asks the proxy for a tunnel, on a connection to it.</summary>
    /// <param name="address">The checked address of the target; null for a proxy that resolves.</param>
    /// <exception cref="UpstreamProxyException">The proxy refuses, or is none.</exception>
    /// <exception cref="SocketException">The proxy says that the target cannot be reached.</exception>
    internal Task OpenTunnelAsync(Stream connection, string host, IPAddress? address, int port, CancellationToken cancellationToken) =>
        kind == Kind.Http ? ConnectAsync(connection, address!, port, cancellationToken) : SocksAsync(connection, host, address, port, cancellationToken);

    private static async Task ConnectAsync(Stream connection, IPAddress address, int port, CancellationToken cancellationToken)
    {
        var target = new IPEndPoint(address, port).ToString();
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n"), cancellationToken);

        // Octet by octet: what follows the head belongs to the target.
        var head = new byte[MostAnswerBytes];
        var length = 0;
        while (!head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            if (length == head.Length || await connection.ReadAsync(head.AsMemory(length, 1), cancellationToken) == 0)
            {
                throw new UpstreamProxyException("the proxy does not answer in HTTP");
            }

            length++;
        }

        var status = Encoding.ASCII.GetString(head, 0, length).Split("\r\n")[0].Split(' ');
        switch (status)
        {
            case [['H', 'T', 'T', 'P', '/', ..], ['2', _, _], ..]:
                return;
            case [_, "502" or "503" or "504", ..]:
                throw new SocketException((int)SocketError.HostUnreachable);
            default:
                throw new UpstreamProxyException("the proxy refuses the connection");
        }
    }

    /// <summary>RFC 1928, without authentication.</summary>
    private static async Task SocksAsync(Stream connection, string host, IPAddress? address, int port, CancellationToken cancellationToken)
    {
        await connection.WriteAsync(new byte[] { 5, 1, 0 }, cancellationToken);
        var reply = await ReadAsync(connection, 2, cancellationToken);
        if (reply is not [5, 0])
        {
            throw new UpstreamProxyException(reply[0] == 5 ? "the proxy wants a sign-in" : "the proxy does not speak SOCKS 5");
        }

        await connection.WriteAsync(SocksRequest(host, address, port), cancellationToken);
        reply = await ReadAsync(connection, 5, cancellationToken);
        // Version, reply, reserved, kind of the bound address, its first octet, which is a name's length; then the rest and the port.
        var rest = reply switch
        {
            [5, _, 0, 1, _] => 3 + 2,
            [5, _, 0, 4, _] => 15 + 2,
            [5, _, 0, 3, var length] => length + 2,
            _ => throw new UpstreamProxyException("the proxy does not speak SOCKS 5"),
        };
        await ReadAsync(connection, rest, cancellationToken);
        switch (reply[1])
        {
            case 0:
                return;
            case 2:
                throw new UpstreamProxyException("the proxy does not allow the connection");
            case 5:
                throw new SocketException((int)SocketError.ConnectionRefused);
            case 4 when address is null:
                throw new SocketException((int)SocketError.HostNotFound);
            case 3 or 4 or 6:
                throw new SocketException((int)SocketError.HostUnreachable);
            default:
                throw new UpstreamProxyException("the proxy failed");
        }
    }

    private static byte[] SocksRequest(string host, IPAddress? address, int port)
    {
        byte[] target = address is not null
            ? [(byte)(address.AddressFamily == AddressFamily.InterNetwork ? 1 : 4), .. address.GetAddressBytes()]
            : [3, checked((byte)host.Length), .. Encoding.ASCII.GetBytes(host)];
        byte[] request = [5, 1, 0, .. target, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(^2), (ushort)port);
        return request;
    }

    private static async Task<byte[]> ReadAsync(Stream connection, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        return await connection.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken) == length ? bytes : throw new UpstreamProxyException("the proxy hung up");
    }
}

/// <summary>The campaign's proxy could not be reached or did not do what was asked of it; the site has not been asked anything.</summary>
public sealed class UpstreamProxyException(string message) : IOException(message);
