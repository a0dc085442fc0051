using System.Security.Cryptography;
using System.Text;

namespace WebRiskMapper.Analysis.Extraction.Images;

/// <summary>
/// Counts the ad's images and fingerprints their addresses, so that one picture used by several personas can be seen
/// without ever fetching it. Host and size are left out: mirrors and thumbnails differ in nothing else.
/// </summary>
internal sealed class ImageRecognizer(ModelFiles files) : IRecognizer
{
    private const int FingerprintBytes = 16;

    private readonly PhotoIdentity identity = new(PictureWords.Load(files));

    public ExtractedAd Recognize(AdText ad, ExtractedAd draft)
    {
        string[] fingerprints = [.. ad.ImageUrls.Select(Fingerprint).Distinct(StringComparer.Ordinal)];
        return draft with { ImageCount = fingerprints.Length, ImageFingerprints = fingerprints };
    }

    private string Fingerprint(string url)
    {
        var photo = Uri.TryCreate(url, UriKind.Absolute, out var address) ? identity.Of(address) : url;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(photo)).AsSpan(0, FingerprintBytes));
    }
}
