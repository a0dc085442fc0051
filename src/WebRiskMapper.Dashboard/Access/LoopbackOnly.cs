using System.Net;

namespace WebRiskMapper.Dashboard.Access;

/// <summary>
/// Until access control exists, the dashboard may be reached from this machine only. Two doors are guarded: the address
/// it listens on, and the Host header, which a hostile web page can aim at a loopback service (DNS rebinding).
/// </summary>
public static class LoopbackOnly
{
    /// <summary>Why <paramref name="url"/> must not be listened on, with the remedy, or null when it is a loopback address.</summary>
    public static string? Refusal(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not "http")
        {
            return Refused(url, "it is not an http:// address");
        }
        return address.PathAndQuery is not "/" ? Refused(url, "it has a path") : IsLoopbackName(address.Host) ? null
            : Refused(url, "it can be reached from other machines, and the dashboard has no access control yet");
    }

    /// <summary>Whether <paramref name="host"/> (no port) names this machine: <c>localhost</c>, 127.0.0.0/8 or ::1.</summary>
    internal static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string Refused(string url, string reason) =>
        $"The dashboard does not listen on '{url}': {reason}. Use http://127.0.0.1:8080, or another port on 127.0.0.1.";
}
