using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using WebRiskMapper.Pipeline.Storage;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// What an archive held of a run when it was sealed. The manifests of an archive are numbered without gaps, each names the SHA-256 of the one
/// before, and each is signed; none is ever rewritten: a run that is sealed again gets another one.
/// </summary>
/// <param name="Archive">Fingerprint of the signing key.</param>
/// <param name="Previous">SHA-256 of the manifest before, in lower-case hexadecimals; null in the first.</param>
/// <param name="Final">True when the run's crawl was over: nothing may be added to its files.</param>
/// <param name="Custody">Head of the custody log at that moment, or null when it was empty.</param>
/// <param name="TimestampAuthority">Who was to be asked for a timestamp over this manifest; null when none is configured.</param>
internal sealed record EvidenceManifest(
    string Format, string Archive, int Sequence, string? Previous, long RunId, bool Final, DateTimeOffset SealedAt, string Software, CustodyHead? Custody, string? TimestampAuthority, IReadOnlyList<SealedFile> Files)
{
    public const string CurrentFormat = "webrisk-manifest/1";
    public const string Folder = "manifests";
    public const string Heads = "heads.log";

    public static string FileName(int sequence) => sequence.ToString("D6", CultureInfo.InvariantCulture) + ".json";

    public static string SignatureOf(string manifestPath) => Path.ChangeExtension(manifestPath, ".sig");

    /// <summary>An RFC 3161 token over the manifest, where an authority is configured; it comes after the manifest.</summary>
    public static string TimestampOf(string manifestPath) => Path.ChangeExtension(manifestPath, ".tst");

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>One line of the file of heads, and of a witness's copy: <c>sequence sha256 sealed-at</c>.</summary>
    public static string HeadLine(int sequence, string sha256, DateTimeOffset sealedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{sequence} {sha256} {sealedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n");

    /// <summary>The number that a line of heads begins with; zero when it is none.</summary>
    public static int HeadSequence(string line) => int.TryParse(line.AsSpan(0, Math.Max(0, line.IndexOf(' '))), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;

    /// <summary>Number to path, of the manifests of an archive, in order.</summary>
    public static IReadOnlyList<(int Sequence, string Path)> List(string archiveFolder)
    {
        var folder = Path.Combine(archiveFolder, Folder);
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateFiles(folder, "*.json")
                .Where(p => int.TryParse(Path.GetFileNameWithoutExtension(p), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(p => (int.Parse(Path.GetFileNameWithoutExtension(p), CultureInfo.InvariantCulture), p)).Order()];
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options);

    /// <returns>Null when the bytes are no manifest.</returns>
    public static EvidenceManifest? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<EvidenceManifest>(bytes, StoredJson.Options) is { Format: CurrentFormat, Files: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One WARC file in a manifest.</summary>
/// <param name="Name">Path in the archive.</param>
/// <param name="Records">Entries of its chain.</param>
/// <param name="Bytes">End of its last chained record.</param>
/// <param name="Length">Of the file: more than <paramref name="Bytes"/> when a crash left a record that was not chained.</param>
/// <param name="Head">Link of its last entry.</param>
internal sealed record SealedFile(string Name, int Records, long Bytes, long Length, string Head);

/// <summary>The newest entry of the custody log.</summary>
/// <param name="Hash">In lower-case hexadecimals.</param>
public sealed record CustodyHead(long Id, string Hash);

/// <summary>A manifest that was written.</summary>
internal sealed record Seal(string Archive, int Sequence, long RunId, bool Final, string Sha256, DateTimeOffset SealedAt, string Path);
