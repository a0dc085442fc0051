using System.ComponentModel.DataAnnotations;

namespace WebRiskMapper.Dashboard;

/// <summary>What the dashboard needs to start.</summary>
public sealed record DashboardOptions
{
    /// <summary>
    /// Npgsql connection string of a login that is a member of the role <c>webrisk_maps</c>. Every connection switches
    /// to that role, whatever the login may do, and reads in read-only transactions.
    /// </summary>
    [Required]
    public required string ConnectionString { get; init; }

    /// <summary>Where <see cref="DashboardHost"/> listens. Only a loopback address is accepted; port 0 takes a free one.</summary>
    [Required]
    public string Url { get; init; } = "http://127.0.0.1:8080";
}
