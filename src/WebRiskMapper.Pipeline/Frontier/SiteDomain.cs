using System.Net;

namespace WebRiskMapper.Pipeline.Frontier;

/// <summary>What politeness is counted by: all hosts of one registrable domain share it. An address is its own domain.</summary>
internal static class SiteDomain
{
    public static string Of(Uri site) =>
        IPAddress.TryParse(site.Host.Trim('[', ']'), out _) ? site.Authority : site.IdnHost;
}
