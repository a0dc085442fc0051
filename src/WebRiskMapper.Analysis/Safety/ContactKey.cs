using System.Security.Cryptography;
using System.Text;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>
/// The deployment's secret for pseudonyms, kept outside the database. A plain hash of a phone number can be enumerated
/// in minutes; a keyed one cannot.
/// </summary>
/// <param name="Version">Counts up with every rotation; stored beside each HMAC.</param>
/// <param name="Secret">At least 32 random bytes.</param>
public sealed record ContactKey(int Version, ReadOnlyMemory<byte> Secret)
{
    /// <summary>HMAC-SHA-256 as lower-case hexadecimal (64 characters).</summary>
    public string Pseudonym(ContactKind kind, string normalisedValue) => Hash(kind.ToString(), normalisedValue);

    /// <summary>The pseudonym of a working name, case-insensitive.</summary>
    public string PseudonymOfName(string name) => Hash("Name", name.Trim().ToLowerInvariant());

    private string Hash(string domain, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Secret.Span, Encoding.UTF8.GetBytes(domain + ":" + value)));
}
