using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// Checks an archive from its files alone, without a database: signatures and order of the manifests, the chain of every file up to its sealed
/// head, every record's stored bytes against the chain, and every digest that a record states.
/// </summary>
public sealed class EvidenceVerifier
{
    private readonly string root;
    private readonly EvidenceKey? key;
    private readonly X509Certificate2Collection? roots;
    private readonly List<EvidenceFinding> findings = [];
    private readonly Dictionary<string, (SealedFile File, bool Final)> sealedFiles = new(StringComparer.Ordinal);
    private int manifests;
    private int files;
    private long records;

    /// <param name="root">The archive's folder, which holds <c>manifests</c> and <c>run-N</c>.</param>
    /// <param name="key">Null when there is neither a given public key nor one in the archive.</param>
    private EvidenceVerifier(string root, EvidenceKey? key, X509Certificate2Collection? roots)
    {
        this.roots = roots;
        this.root = root;
        this.key = key;
    }

    /// <param name="path">A data directory, an archive, the folder of a run, or a WARC file.</param>
    /// <param name="publicKey">PEM file of the archive's public key, got from elsewhere; null for the one in the archive.</param>
    /// <param name="witness">File of heads that was kept elsewhere, or null.</param>
    /// <param name="timestampRoots">PEM file of the certificates that a timestamp's authority must lead to, or null.</param>
    /// <exception cref="BadInputException">There is nothing to verify at <paramref name="path"/>, or the key is none.</exception>
    public static EvidenceReport Verify(string path, string? publicKey, string? witness, CancellationToken ct, string? timestampRoots = null)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new BadInputException(new InputProblem(path, null, null, "there is no such file or folder", "give a data directory, an archive, the folder of a run, or a WARC file"));
        }

        if (Directory.Exists(Path.Combine(path, "archive")))
        {
            path = Path.Combine(path, "archive");
        }

        var archive = RootOf(path);
        var ownKey = Path.Combine(archive, EvidenceKey.PublicFile);
        using var signer = publicKey is not null ? EvidenceKey.ReadPublic(publicKey) : File.Exists(ownKey) ? EvidenceKey.ReadPublic(ownKey) : null;
        return new EvidenceVerifier(archive, signer, Roots(timestampRoots)).Verify(path, witness, ct);
    }

    private EvidenceReport Verify(string path, string? witness, CancellationToken ct)
    {
        CheckManifests();
        CheckHeads(Path.Combine(root, EvidenceManifest.Heads), required: manifests > 0);
        if (witness is not null)
        {
            CheckHeads(witness, required: true);
        }

        var onDisk = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.warc.gz", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(path, "*.warc", SearchOption.AllDirectories));
        var below = File.Exists(path) ? Name(path) : path == root ? "" : Name(path) + '/';
        var names = onDisk.Select(Name).Concat(sealedFiles.Keys.Where(n => n.StartsWith(below, StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0 && manifests == 0)
        {
            throw new BadInputException(new InputProblem(path, null, null, "there is no evidence here", "give a data directory, an archive, the folder of a run, or a WARC file"));
        }

        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            new WarcFileCheck(root, name, sealedFiles.TryGetValue(name, out var s) ? s : null, key, findings).Run(ref records);
            files++;
        }

        return new EvidenceReport(key?.Fingerprint, manifests, files, records, findings);
    }

    private void CheckManifests()
    {
        string? previous = null;
        var expected = 1;
        foreach (var (sequence, path) in EvidenceManifest.List(root))
        {
            var name = Name(path);
            for (; expected < sequence; expected++)
            {
                Tampered(name, $"manifest {expected} before it is missing");
                previous = null;
            }

            expected = sequence + 1;
            manifests++;
            var bytes = File.ReadAllBytes(path);
            var hash = EvidenceManifest.HashOf(bytes);
            if (EvidenceManifest.Parse(bytes) is not { } manifest || manifest.Sequence != sequence)
            {
                Tampered(name, "the file is not manifest " + sequence.ToString(CultureInfo.InvariantCulture));
                previous = hash;
                continue;
            }

            var signature = EvidenceManifest.SignatureOf(path);
            if (key is null || !File.Exists(signature) || !key.Verify(bytes, File.ReadAllBytes(signature)))
            {
                Tampered(name, key is null ? "there is no public key to check its signature with" : "its signature is missing or not by the archive's key");
            }

            if (sequence > 1 && previous is not null && manifest.Previous != previous)
            {
                Tampered(name, "it does not follow from the manifest before it");
            }

            previous = hash;
            CheckTimestamp(path, bytes, manifest);
            foreach (var file in manifest.Files)
            {
                sealedFiles[file.Name] = (file, manifest.Final);
            }
        }
    }

    private void CheckTimestamp(string path, byte[] manifest, EvidenceManifest stated)
    {
        var token = EvidenceManifest.TimestampOf(path);
        if (!File.Exists(token))
        {
            if (stated.TimestampAuthority is { } authority)
            {
                Note(Name(path), $"it has no timestamp yet; {authority} was to be asked");
            }

            return;
        }

        var (at, by, fault) = TimestampAuthority.Check(File.ReadAllBytes(token), manifest, roots);
        if (fault is not null)
        {
            Tampered(Name(token), "the timestamp does not hold: " + fault);
        }
        else if (roots is null)
        {
            Note(Name(token), string.Create(CultureInfo.InvariantCulture, $"timestamp of {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by {by}, whose certificate was not checked"));
        }
    }

    private static X509Certificate2Collection? Roots(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPemFile(path);
        }
        catch (CryptographicException e)
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file holds no certificates: " + e.Message, "give a PEM file"));
        }

        return read.Count > 0 ? read : throw new BadInputException(new InputProblem(path, null, null, "the file holds no certificates", "give a PEM file"));
    }

    /// <summary>A manifest that was taken away at the end leaves no gap; the heads that were written down do.</summary>
    private void CheckHeads(string path, bool required)
    {
        if (!File.Exists(path))
        {
            if (required)
            {
                Tampered(Name(path), "the file of heads is missing");
            }

            return;
        }

        var ended = AtomicFile.Lines(path).Count;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (line.Split(' ') is not [var number, var hash, _] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            {
                // A last line without its end was cut off by a crash or a full disk; the next seal writes it anew.
                if (index < ended)
                {
                    Tampered(Name(path), $"the line '{line}' is no head");
                }

                continue;
            }

            var manifest = Path.Combine(root, EvidenceManifest.Folder, EvidenceManifest.FileName(sequence));
            if (!File.Exists(manifest))
            {
                Tampered(Name(manifest), $"the manifest is missing; its head was written down in {Path.GetFileName(path)}");
            }
            else if (!EvidenceManifest.HashOf(File.ReadAllBytes(manifest)).Equals(hash, StringComparison.Ordinal))
            {
                Tampered(Name(manifest), $"the manifest is not the one whose head was written down in {Path.GetFileName(path)}");
            }
        }
    }

    private static string RootOf(string path)
    {
        for (var folder = File.Exists(path) ? Path.GetDirectoryName(path) : path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, EvidenceManifest.Folder)) || File.Exists(Path.Combine(folder, EvidenceKey.PublicFile)))
            {
                return folder;
            }
        }

        return File.Exists(path) ? Path.GetDirectoryName(path)! : path;
    }

    private string Name(string path) => Path.GetRelativePath(root, path);

    private void Note(string file, string message) => findings.Add(new EvidenceFinding(EvidenceFindingKind.Note, file, null, null, message));

    private void Tampered(string file, string message) => findings.Add(new EvidenceFinding(EvidenceFindingKind.Tampering, file, null, null, message));
}
