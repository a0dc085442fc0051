using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Analysis.Extraction.Images;

/// <summary>
/// Counts the ad's images and fingerprints their addresses, so that one picture used by several personas can be seen
/// without ever fetching it. Host and query are left out: mirrors and thumbnail sizes differ in nothing else.
/// </summary>
internal sealed class ImageRecognizer : IRecognizer
{
    private const int FingerprintBytes = 16;

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        string[] fingerprints = [.. ad.ImageUrls.Select(Fingerprint).Distinct(StringComparer.Ordinal)];
        return draft with { ImageCount = fingerprints.Length, ImageFingerprints = fingerprints };
    }

    private static string Fingerprint(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.AbsolutePath : url;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, FingerprintBytes));
    }
}
