using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using WebRiskMapper.Pipeline.Archiving;
using WebRiskMapper.Pipeline.Egress;
using WebRiskMapper.Pipeline.Tests.Fetching;
using Xunit;

namespace WebRiskMapper.Pipeline.Tests.Archiving;

/// <summary>RFC 3161 against OpenSSL's authority (<c>openssl ts</c>) behind a small server.</summary>
public sealed class TimestampTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("webrisk-tsa-").FullName;

    public TimestampTests() => WriteAuthority();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Stamp_ByOpenSsl_IsVerifiedByUsAndByOpenSslAndCoversThisManifestOnly()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Request.ContentType.ShouldBe("application/timestamp-query");
            await using (var query = File.Create(Path.Combine(folder, "query.tsq")))
            {
                await context.Request.Body.CopyToAsync(query);
            }

            OpenSsl("ts", "-reply", "-config", "tsa.cnf", "-section", "authority", "-queryfile", "query.tsq", "-out", "reply.tsr");
            context.Response.ContentType = "application/timestamp-reply";
            await context.Response.Body.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(folder, "reply.tsr")));
        });
        using var authority = new TimestampAuthority(server.Url, new EgressGate(EgressScope.LoopbackOnly));
        using var archive = new TestArchive(seal: false);
        var seal = new EvidenceSeal(archive.Data, archive.Key, witness: null, TimeProvider.System, authority.Url).Write(1, final: true, custody: null)!;
        archive.Verify().Findings.ShouldHaveSingleItem().Message.ShouldContain("no timestamp yet");

        var manifest = await File.ReadAllBytesAsync(seal.Path);
        var (token, reason) = await authority.StampAsync(manifest, CancellationToken.None);

        reason.ShouldBeNull();
        var tokenPath = EvidenceManifest.TimestampOf(seal.Path);
        await File.WriteAllBytesAsync(tokenPath, token!);
        OpenSsl("ts", "-verify", "-token_in", "-in", tokenPath, "-data", seal.Path, "-CAfile", "ca.pem");
        archive.Verify().Findings.ShouldHaveSingleItem().Kind.ShouldBe(EvidenceFindingKind.Note);
        archive.Verify(timestampRoots: Path.Combine(folder, "ca.pem")).Findings.ShouldBeEmpty();
        archive.Verify(timestampRoots: Path.Combine(folder, "stranger.pem")).ShouldHaveOneProblem().Message.ShouldContain("not trusted");

        TimestampAuthority.Check(token!, [.. manifest, 1], null).Fault.ShouldNotBeNull();
        token![^30] ^= 1;
        await File.WriteAllBytesAsync(tokenPath, token);
        archive.Verify().Intact.ShouldBeFalse();
    }

    [Theory]
    [InlineData(500, "status 500")]
    [InlineData(200, "")]
    public async Task Stamp_AuthorityThatFails_IsAReasonAndNoException(int status, string said)
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.Body.WriteAsync("no reply"u8.ToArray());
        });
        using var authority = new TimestampAuthority(server.Url, new EgressGate(EgressScope.LoopbackOnly));

        var (token, reason) = await authority.StampAsync("manifest"u8.ToArray(), CancellationToken.None);

        token.ShouldBeNull();
        reason.ShouldNotBeNull().ShouldContain(said);
    }

    [Fact]
    public async Task Stamp_AuthorityOnAPrivateAddress_IsRefusedByTheGate()
    {
        using var authority = new TimestampAuthority(new Uri("http://127.0.0.1/"), new EgressGate(EgressScope.PublicWeb));

        (await authority.StampAsync("manifest"u8.ToArray(), CancellationToken.None)).Reason.ShouldNotBeNull().ShouldContain("not a public address");
    }

    private void WriteAuthority()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var caKey = RSA.Create(2048);
        var ca = new CertificateRequest("CN=Test root", caKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        ca.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = ca.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        using var key = RSA.Create(2048);
        var signer = new CertificateRequest("CN=Test timestamps", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        signer.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true));
        using var certificate = signer.Create(root, now.AddDays(-1), now.AddDays(1), [1, 2, 3]);
        using var strangerKey = RSA.Create(2048);
        using var stranger = new CertificateRequest("CN=Stranger", strangerKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        File.WriteAllText(Path.Combine(folder, "ca.pem"), root.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "stranger.pem"), stranger.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "tsa.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "tsa.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "serial"), "01\n");
        File.WriteAllText(Path.Combine(folder, "tsa.cnf"), """
            [authority]
            serial = serial
            signer_cert = tsa.pem
            signer_key = tsa.key
            certs = ca.pem
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            """);
    }

    private void OpenSsl(params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("openssl did not start.");
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
    }
}
