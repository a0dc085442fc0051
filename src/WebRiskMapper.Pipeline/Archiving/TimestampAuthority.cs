using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Asks an RFC 3161 authority to state that a manifest existed. Only the manifest's SHA-256 leaves, through the egress gate.</summary>
internal sealed class TimestampAuthority(Uri url, EgressGate gate) : IDisposable
{
    private const int MaxAnswerBytes = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpMessageInvoker http = new(gate.CreateHandler(1, TimeSpan.FromSeconds(10)));

    public Uri Url => url;

    /// <returns>The token (a CMS, as <c>openssl ts -verify -token_in</c> reads it), or null with the reason why there is none.</returns>
    public async Task<(byte[]? Token, string? Reason)> StampAsync(ReadOnlyMemory<byte> manifest, CancellationToken ct)
    {
        if (gate.Refusal(url) is { } refusal)
        {
            return (null, refusal);
        }

        var request = Rfc3161TimestampRequest.CreateFromData(manifest.Span, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(request.Encode()) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            message.Headers.TryAddWithoutValidation("User-Agent", WarcArchive.Software);
            using var response = await http.SendAsync(message, patience.Token);
            var (answer, _) = await new BodyReader(MaxAnswerBytes, cuts: false).ReadAsync(response.Content, patience.Token);
            if (!response.IsSuccessStatusCode || answer is null)
            {
                return (null, $"the authority answered with status {(int)response.StatusCode}");
            }

            // Checks status, nonce, hash and signature; whom to trust is the verifier's decision.
            return (request.ProcessResponse(answer, out _).AsSignedCms().Encode(), null);
        }
        catch (Exception e) when (e is CryptographicException or HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return (null, e is OperationCanceledException ? "the authority did not answer in time" : FetchFailure.Classify(e)?.Detail ?? e.Message);
        }
    }

    /// <summary>Judges a stored token.</summary>
    /// <param name="roots">Certificates that are trusted to end the authority's chain; null when the chain is not to be checked.</param>
    /// <returns>When and by whom, or what is wrong with it.</returns>
    public static (DateTimeOffset At, string By, string? Fault) Check(byte[] token, ReadOnlySpan<byte> manifest, X509Certificate2Collection? roots)
    {
        if (!Rfc3161TimestampToken.TryDecode(token, out var stamp, out _))
        {
            return (default, "", "it is no timestamp token");
        }

        if (!stamp.VerifySignatureForData(manifest, out var signer) || signer is null)
        {
            return (default, "", "it is not over this manifest, or its signature is broken");
        }

        var at = stamp.TokenInfo.Timestamp;
        return (at, signer.Subject, roots is null || IsTrusted(signer, stamp, roots, at) ? null : $"its signer, {signer.Subject}, is not trusted by the given certificates");
    }

    public void Dispose() => http.Dispose();

    private static bool IsTrusted(X509Certificate2 signer, Rfc3161TimestampToken stamp, X509Certificate2Collection roots, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(stamp.AsSignedCms().Certificates);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.8"));
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // Nothing is fetched: what the chain needs is in the token or was given.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(signer);
    }
}
