namespace WebRiskMapper.Analysis.Extraction;

public enum ContactKind
{
    Phone,
    Email,
    Handle,
    Wallet,
}

/// <summary>A contact in clear. It exists in memory only; <see cref="StoredContact"/> is what storage holds.</summary>
/// <param name="Service"><c>phone</c>, <c>email</c>, or the messenger or chain: <c>whatsapp</c>, <c>telegram</c>, <c>viber</c>, <c>signal</c>, <c>instagram</c>, <c>line</c>, <c>wechat</c>, <c>btc</c> …</param>
/// <param name="Value">Normalised: E.164 for phones, lower case for e-mails and handles (handles without "@").</param>
/// <param name="Country">ISO alpha-2 country of a phone's numbering plan, when it is unambiguous.</param>
/// <param name="Obfuscated">Written so that a machine would miss it: words for digits, odd separators, emoji, "(at)".</param>
/// <param name="Confidence">Between 0 and 1.</param>
/// <param name="Span">Where it stands in <see cref="ExtractedAd.Text"/>; null when it came from an attribute or structured data.</param>
public sealed record ExtractedContact(ContactKind Kind, string Service, string Value, string? Country, bool Obfuscated, double Confidence, TextSpan? Span);

/// <summary>A contact as stored: only its keyed HMAC, which cannot be enumerated without the deployment's key.</summary>
/// <param name="Hmac">HMAC-SHA-256 of <c>kind:value</c>, lower-case hexadecimal. Messenger services that are addressed by phone share the phone's HMAC.</param>
/// <param name="KeyVersion">Version of the deployment's contact key.</param>
public sealed record StoredContact(ContactKind Kind, string Service, string Hmac, int KeyVersion, string? Country, bool Obfuscated);
