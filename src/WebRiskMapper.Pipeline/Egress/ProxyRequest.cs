using System.Globalization;
using System.Text;

namespace WebRiskMapper.Pipeline.Egress;

/// <summary>The head of a request as a proxy's client sends it: <c>CONNECT host:port</c>, or a request for an absolute http URL.</summary>
/// <param name="Forward">The head to send on in origin form, hop-by-hop fields left out; empty for a tunnel.</param>
internal sealed record ProxyRequest(string Method, string Host, int Port, byte[] Forward)
{
    /// <summary>Fields that speak of one connection (RFC 9110 section 7.6.1) or to this proxy.</summary>
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Host", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Upgrade", "HTTP2-Settings",
    };

    public bool IsTunnel => Method == "CONNECT";

    /// <summary>Null when the head is not one that a browser writes to a proxy.</summary>
    public static ProxyRequest? Parse(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"] || method.Length == 0)
        {
            return null;
        }

        return method == "CONNECT" ? Tunnel(target) : Plain(method, target, lines.AsSpan(1));
    }

    private static ProxyRequest? Tunnel(string authority)
    {
        // Through Uri, so that every odd spelling of an address becomes the address it means before anything is compared.
        var colon = authority.LastIndexOf(':');
        return colon > 0
            && ushort.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && Uri.TryCreate("https://" + authority, UriKind.Absolute, out var url)
            && url is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
            && url.Port == port
            && HostName.Of(url) is { } host
                ? new ProxyRequest("CONNECT", host, port, [])
                : null;
    }

    private static ProxyRequest? Plain(string method, string target, ReadOnlySpan<string> fields)
    {
        if (!Uri.TryCreate(target, UriKind.Absolute, out var url) || url.Scheme != "http" || url.UserInfo.Length > 0 || HostName.Of(url) is not { } host)
        {
            return null;
        }

        // The Host field is written anew from the target: what was checked is what is asked.
        var forward = new StringBuilder(512).Append(method).Append(' ').Append(url.PathAndQuery).Append(" HTTP/1.1\r\nHost: ")
            .Append(url.IsDefaultPort ? host : url.Authority).Append("\r\nConnection: close\r\n");
        foreach (var field in fields)
        {
            if (field.Length == 0)
            {
                continue;
            }

            var colon = field.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || field.AsSpan(0, colon).ContainsAny(" \t\r\n") || field.AsSpan().ContainsAny('\r', '\n'))
            {
                return null;
            }

            var name = field[..colon];
            if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) || (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && field.AsSpan(colon + 1).Trim() is not "0"))
            {
                // Only methods without a body are let through.
                return null;
            }

            if (!HopByHop.Contains(name))
            {
                forward.Append(field).Append("\r\n");
            }
        }

        return new ProxyRequest(method, host, url.Port, Encoding.Latin1.GetBytes(forward.Append("\r\n").ToString()));
    }
}
