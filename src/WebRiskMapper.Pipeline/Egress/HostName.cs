namespace WebRiskMapper.Pipeline.Egress;

/// <summary>The host of a URL as it goes into DNS.</summary>
internal static class HostName
{
    /// <returns>Null for a host that has no IDNA form: <see cref="Uri"/> takes it, and throws only when it is asked for that form.</returns>
    public static string? Of(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
