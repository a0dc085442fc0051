using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Tests.Extraction;

/// <summary>Ads made of one text.</summary>
internal static class RecognizerFixture
{
    public static DateTimeOffset FetchedAt { get; } = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    /// <param name="markets">ISO codes separated by spaces; empty for a site whose market is unknown.</param>
    public static AdText Ad(string text, string markets = "", string? language = null, string? title = null) => new()
    {
        Text = text,
        Title = title,
        Language = language,
        Site = new SiteContext("ads.example", markets.Split(' ', StringSplitOptions.RemoveEmptyEntries), null),
        FetchedAt = FetchedAt,
    };

    public static ExtractedAd Draft(AdText ad) => new() { Text = ad.Text, Title = ad.Title, Language = ad.Language };
}
