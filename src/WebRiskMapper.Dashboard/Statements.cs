namespace WebRiskMapper.Dashboard;

/// <summary>Sentences that stand on every page and in every export that shows risk.</summary>
internal static class Statements
{
    /// <summary>After the National Institute of Justice; see DOMAIN, "Privacy and ethics".</summary>
    public const string Mandatory = "Indicators and advertisements alone are not sufficient evidence of trafficking.";

    public const string Unvalidated = "Unvalidated index, not a probability: ranks what a human should review.";

    public const string Synthetic = "Invented data: this run crawled the synthetic web, not real platforms.";
}
