using System.Net;
using System.Net.Sockets;

namespace WebRiskMapper.Pipeline.Egress;

/// <summary>
/// Which addresses an outgoing connection may reach. Public: globally routable unicast only (IANA special-purpose registries,
/// RFC 6890 and its updates). Synthetic: loopback only. IPv6 forms that carry an IPv4 address (mapped, compatible, NAT64, 6to4,
/// Teredo) are refused for the public web, because the address that is reached is not the one that was checked.
/// </summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] Refused =
    [
        // IPv4
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.31.196.0/24"), IPNetwork.Parse("192.52.193.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("192.175.48.0/24"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
        // Azure's host agent answers on a routable address.
        IPNetwork.Parse("168.63.129.16/32"),
        // IPv6 inside 2000::/3; everything outside it is refused below
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("2620:4f:8000::/48"),
        IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork[] Private = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("fc00::/7")];

    private static readonly IPNetwork Loopback4 = IPNetwork.Parse("127.0.0.0/8");

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !IsListed(address),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && IsGlobalUnicast(address) && !IsListed(address),
        _ => false,
    };

    /// <summary>127.0.0.0/8 and ::1, and no other spelling of them.</summary>
    public static bool IsLoopback(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => Loopback4.Contains(address),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && address.Equals(IPAddress.IPv6Loopback),
        _ => false,
    };

    /// <summary>What shares a machine, as far as an address tells: an IPv4 address, or the /64 of an IPv6 one, in which one host has many.</summary>
    public static string GroupOf(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes) + "/64";
    }

    /// <summary>Where an operator may have a proxy: public, loopback or private addresses, but no link-local ones, which are a cloud's metadata.</summary>
    public static bool MayBeProxy(IPAddress address) => IsPublic(address) || IsLoopback(address) || (!address.IsIPv4MappedToIPv6 && Array.Exists(Private, n => n.Contains(address)));

    /// <summary>2000::/3, read from the bytes: <see cref="IPNetwork.Contains"/> judges a mapped address by the IPv4 address inside it.</summary>
    private static bool IsGlobalUnicast(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out _) && (bytes[0] & 0xE0) == 0x20;
    }

    private static bool IsListed(IPAddress address)
    {
        foreach (var network in Refused)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
