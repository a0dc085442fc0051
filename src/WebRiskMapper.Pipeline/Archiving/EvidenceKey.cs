using System.Security.Cryptography;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// The key that signs an archive's manifests and tombstones: ECDSA on P-256, kept in the data directory where only its owner may read it.
/// The public half lies in the archive; give it to others early, as whoever holds it from elsewhere sees a replaced key.
/// </summary>
public sealed class EvidenceKey : IDisposable
{
    public const string PublicFile = "evidence-public.pem";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ECDsa key;

    private EvidenceKey(ECDsa key)
    {
        this.key = key;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>SHA-256 of the public key's SubjectPublicKeyInfo, in lower-case hexadecimals; names the archive.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads the key of <paramref name="dataDirectory"/>, and makes it when there is none.</summary>
    /// <exception cref="BadInputException">The file exists and is damaged or readable by others.</exception>
    public static EvidenceKey LoadOrCreate(string dataDirectory)
    {
        var folder = Directory.CreateDirectory(Path.Combine(dataDirectory, "keys"), OwnerOnly | UnixFileMode.UserExecute).FullName;
        var archive = Directory.CreateDirectory(Path.Combine(dataDirectory, "archive"), OwnerOnly | UnixFileMode.UserExecute).FullName;
        var path = Path.Combine(folder, "evidence-key.pem");
        if (!File.Exists(path))
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            AtomicFile.CreateIfMissing(path, fresh.ExportPkcs8PrivateKeyPem() + '\n');
        }

        if ((File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw Problem(path, "the file can be read by others", $"run: chmod 600 {path}");
        }

        var loaded = Read(path, "restore it from your backup; a new key starts a new archive");
        AtomicFile.CreateIfMissing(Path.Combine(archive, PublicFile), loaded.key.ExportSubjectPublicKeyInfoPem() + '\n');
        return loaded;
    }

    /// <summary>A public key to check signatures with.</summary>
    /// <exception cref="BadInputException">The file is no public key on P-256.</exception>
    public static EvidenceKey ReadPublic(string path) => Read(path, "give the PEM file of the archive's public key");

    /// <summary>Signature in the form that <c>openssl dgst -sha256 -verify</c> takes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => key.Dispose();

    private static EvidenceKey Read(string path, string remedy)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(File.ReadAllText(path));
            return read.KeySize == 256 ? new EvidenceKey(read) : throw Problem(path, "the key is not on the curve P-256", remedy);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            read.Dispose();
            throw Problem(path, "the file holds no key: " + e.Message, remedy);
        }
    }

    private static BadInputException Problem(string path, string message, string remedy) => new(new InputProblem(path, null, null, message, remedy));
}
