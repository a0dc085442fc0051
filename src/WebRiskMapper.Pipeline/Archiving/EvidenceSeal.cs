using System.Globalization;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Writes the manifests of one archive folder. Processes that share the folder take turns by a lock file.</summary>
/// <param name="authority">Who will be asked for timestamps, named in every manifest; null for nobody.</param>
/// <param name="witness">A folder outside the archive, best on another machine, that gets every head too; null for none.</param>
internal sealed class EvidenceSeal(string dataDirectory, EvidenceKey key, string? witness, TimeProvider time, Uri? authority = null)
{
    private readonly string archive = Path.Combine(dataDirectory, "archive");

    /// <summary>Name of the witness's file: one archive, one file.</summary>
    public static string WitnessFile(string fingerprint) => $"evidence-heads-{fingerprint[..16]}.log";

    /// <summary>Runs that have files here.</summary>
    public IReadOnlyList<long> Runs() => !Directory.Exists(archive)
        ? []
        : [.. Directory.EnumerateDirectories(archive, "run-*").Select(d => long.TryParse(Path.GetFileName(d)["run-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var run) ? run : 0).Where(r => r > 0).Order()];

    /// <summary>Seals what the archive holds of a run. Heads that a full disk or a crash kept from being written down are written with it.</summary>
    /// <returns>Null when the newest manifest of the run says all of it already, and its head is written down.</returns>
    /// <exception cref="IOException">The disk or the witness's is full or failed; the next call goes on from there.</exception>
    public Seal? Write(long runId, bool final, CustodyHead? custody)
    {
        var folder = Directory.CreateDirectory(Path.Combine(archive, EvidenceManifest.Folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        using var turn = Turn(Path.Combine(folder, ".lock"));
        var earlier = Read();
        var late = WriteHeads(earlier);
        var files = Files(runId);
        var newest = earlier.LastOrDefault(m => m.Manifest?.RunId == runId).Manifest;
        if (files.Count == 0 || (newest is not null && (newest.Final || !final) && newest.Files.SequenceEqual(files)))
        {
            return late.LastOrDefault(s => s.RunId == runId);
        }

        var (last, _, lastHash) = earlier.Count > 0 ? earlier[^1] : default;
        var manifest = new EvidenceManifest(
            EvidenceManifest.CurrentFormat, key.Fingerprint, last + 1, lastHash, runId, final || newest is { Final: true }, time.GetUtcNow(), WarcArchive.Software, custody, authority?.AbsoluteUri, files);
        var bytes = manifest.ToBytes();
        var path = PathOf(manifest.Sequence);
        // The signature first: a manifest without one would look forged after a crash between the two.
        AtomicFile.Write(EvidenceManifest.SignatureOf(path), key.Sign(bytes));
        AtomicFile.Write(path, bytes);
        return WriteHeads([.. earlier, (manifest.Sequence, manifest, EvidenceManifest.HashOf(bytes))]).Single();
    }

    /// <summary>Every manifest of the archive, for a database that does not know them all.</summary>
    public IReadOnlyList<Seal> Seals() => [.. Read().Where(m => m.Manifest is not null).Select(m => SealOf(m.Manifest!, m.Hash, PathOf(m.Sequence)))];

    /// <summary>Runs with files that no final manifest names: a worker ended before it could seal them.</summary>
    public IReadOnlyList<long> Unsealed()
    {
        var known = Read().Where(m => m.Manifest is { Final: true }).SelectMany(m => m.Manifest!.Files).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Runs().Where(r => Directory.EnumerateFiles(Path.Combine(archive, FormattableString.Invariant($"run-{r}")), "*.warc.gz").Any(f => !known.Contains(FormattableString.Invariant($"run-{r}/{Path.GetFileName(f)}"))))];
    }

    /// <summary>Manifests that name an authority and have no timestamp yet.</summary>
    public IReadOnlyList<string> Unstamped() =>
        [.. Read().Where(m => m.Manifest is { TimestampAuthority: not null } && !File.Exists(EvidenceManifest.TimestampOf(PathOf(m.Sequence)))).Select(m => PathOf(m.Sequence))];

    private static Seal SealOf(EvidenceManifest m, string hash, string path) => new(m.Archive, m.Sequence, m.RunId, m.Final, hash, m.SealedAt, path);

    /// <summary>Writes the heads down that come after the newest one there, in the archive and with the witness.</summary>
    /// <returns>The seals whose heads were missing in either.</returns>
    private List<Seal> WriteHeads(IReadOnlyList<(int Sequence, EvidenceManifest? Manifest, string Hash)> manifests)
    {
        var seals = manifests.Where(m => m.Manifest is not null).Select(m => SealOf(m.Manifest!, m.Hash, PathOf(m.Sequence))).ToList();
        var late = WriteHeads(Path.Combine(archive, EvidenceManifest.Heads), seals);
        if (witness is not null)
        {
            late.UnionWith(WriteHeads(Path.Combine(witness, WitnessFile(key.Fingerprint)), seals));
        }

        return [.. late.OrderBy(s => s.Sequence)];
    }

    private static HashSet<Seal> WriteHeads(string path, List<Seal> seals)
    {
        var newest = File.Exists(path) ? AtomicFile.Lines(path).Select(EvidenceManifest.HeadSequence).DefaultIfEmpty().Max() : 0;
        var late = seals.Where(s => s.Sequence > newest).ToHashSet();
        if (late.Count > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Append(path, string.Concat(late.Select(s => EvidenceManifest.HeadLine(s.Sequence, s.Sha256, s.SealedAt))));
        }

        return late;
    }

    private string PathOf(int sequence) => Path.Combine(archive, EvidenceManifest.Folder, EvidenceManifest.FileName(sequence));

    /// <summary>A damaged manifest is the verification's business and stops no crawl: the next one follows its bytes as they are.</summary>
    private List<(int Sequence, EvidenceManifest? Manifest, string Hash)> Read()
    {
        var manifests = new List<(int, EvidenceManifest?, string)>();
        foreach (var (sequence, path) in EvidenceManifest.List(archive))
        {
            var bytes = File.ReadAllBytes(path);
            manifests.Add((sequence, EvidenceManifest.Parse(bytes), EvidenceManifest.HashOf(bytes)));
        }

        return manifests;
    }

    private List<SealedFile> Files(long runId)
    {
        var name = FormattableString.Invariant($"run-{runId}");
        var folder = Path.Combine(archive, name);
        var files = new List<SealedFile>();
        if (!Directory.Exists(folder))
        {
            return files;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.warc.gz").Order(StringComparer.Ordinal))
        {
            var chain = path + EvidenceChain.Suffix;
            if (File.Exists(chain) && EvidenceChain.Read(chain, out _) is { Count: > 0 } entries)
            {
                files.Add(new SealedFile($"{name}/{Path.GetFileName(path)}", entries[^1].Number, entries[^1].End, new FileInfo(path).Length, entries[^1].Link));
            }
        }

        return files;
    }

    private FileStream Turn(string path)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
            {
                Thread.Sleep(20);
            }
        }
    }
}
