using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WebRiskMapper.Pipeline.Tests.Fetching;

/// <summary>A certificate authority of the tests' own.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 authority;
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        authority = request.CreateSelfSigned(now.AddDays(-10), now.AddDays(10));
    }

    public X509Certificate2Collection Trusted => [authority];

    /// <param name="issuerAt">Where the certificate says that its issuer's can be downloaded.</param>
    public X509Certificate2 Issue(string host, int fromDays = -1, int toDays = 1, bool selfSigned = false, Uri? issuerAt = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        names.AddIpAddress(IPAddress.Parse("192.0.2.1"));
        request.CertificateExtensions.Add(names.Build());
        if (issuerAt is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(ocspUris: [issuerAt.AbsoluteUri], caIssuersUris: [issuerAt.AbsoluteUri]));
        }

        if (selfSigned)
        {
            return request.CreateSelfSigned(now.AddDays(fromDays), now.AddDays(toDays));
        }

        using var issued = request.Create(authority, now.AddDays(fromDays), now.AddDays(toDays), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }

    public void Dispose() => authority.Dispose();
}
