namespace WebRiskMapper.Demo;

/// <summary>What the demo invents and where it serves it.</summary>
internal sealed record DemoOptions(int Seed, int Sites, int AdsPerSite, double Prevalence, int? Port, string DashboardUrl, bool Serve)
{
    /// <summary>A folder of its own for each world, so that the history of one is never mixed with another's.</summary>
    public DeploymentOptions In(DeploymentOptions options) =>
        options with { DataDirectory = Path.Combine(options.DataDirectory, FormattableString.Invariant($"demo-{Seed}-{Sites}x{AdsPerSite}-{Prevalence * 1000:0}")) };
}
