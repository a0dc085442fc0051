using System.Globalization;
using System.Security.Cryptography;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Checks one WARC file against its chain, its seal and its tombstones.</summary>
/// <param name="name">Path in the archive.</param>
/// <param name="seal">What the newest manifest says of the file; null when none names it.</param>
internal sealed class WarcFileCheck(string root, string name, (SealedFile File, bool Final)? seal, EvidenceKey? key, List<EvidenceFinding> findings)
{
    private readonly string path = Path.Combine(root, name);

    /// <param name="intact">Counts up with every record whose stored bytes are those of the chain.</param>
    public void Run(ref long intact)
    {
        var tombstones = Tombstone.Read(path).Where(t => key is not null && t.File == Path.GetFileName(name) && t.IsSignedBy(key)).ToLookup(t => t.RecordId);
        var chainPath = path + EvidenceChain.Suffix;
        if (!File.Exists(chainPath))
        {
            WithoutChain(ref intact);
            return;
        }

        var entries = EvidenceChain.Read(chainPath, out var fault);
        if (fault is { } broken)
        {
            Tampered(null, null, $"line {broken.Line} of {Path.GetFileName(chainPath)}: {broken.Message}");
        }

        CheckSeal(entries);
        if (!File.Exists(path))
        {
            var whole = tombstones[Tombstone.WholeFile].FirstOrDefault(t => entries.Count > 0 && t.Sha256 == entries[^1].Link);
            Report(whole is null ? EvidenceFindingKind.Tampering : EvidenceFindingKind.Erasure, null, null, whole is null ? "the file is missing" : Erased("the file", whole));
            return;
        }

        using var warc = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var length = RandomAccess.GetLength(warc);
        var numbers = entries.ToDictionary(e => e.RecordId, e => e.Number, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.End > length)
            {
                Tampered(entry.Number, entry.Offset, $"the file ends at byte {length}: this record and the {entries.Count - entry.Number} after it are missing");
                break;
            }

            var stored = new byte[entry.Length];
            RandomAccess.Read(warc, stored, entry.Offset);
            CheckRecord(entry, stored, numbers, tombstones[entry.RecordId].FirstOrDefault(t => t.Sha256 == entry.Sha256 && t.Offset == entry.Offset && t.Length == entry.Length), ref intact);
        }

        CheckEnd(entries, length);
    }

    private void CheckRecord(ChainEntry entry, byte[] stored, Dictionary<string, int> numbers, Tombstone? tombstone, ref long intact)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(stored)) != entry.Sha256)
        {
            if (tombstone is not null && stored.AsSpan().SequenceEqual(tombstone.Filler()))
            {
                Report(EvidenceFindingKind.Erasure, entry.Number, entry.Offset, Erased($"record {entry.RecordId}", tombstone));
            }
            else
            {
                Tampered(entry.Number, entry.Offset, WhatStandsHere(entry, stored, numbers));
            }

            return;
        }

        intact++;
        if (tombstone is not null)
        {
            Report(EvidenceFindingKind.Note, entry.Number, entry.Offset, "an erasure of this record was signed and not carried out: repeat it");
        }

        try
        {
            var record = WarcReader.Single(stored);
            var contradiction = record.Id != entry.RecordId ? "WARC-Record-ID is not the chain's" : record.DigestFault() is { } digest ? $"{digest} is not that of its content" : null;
            if (contradiction is not null)
            {
                Tampered(entry.Number, entry.Offset, contradiction);
            }
        }
        catch (WarcFormatException e)
        {
            Tampered(entry.Number, entry.Offset, "the chained bytes are no record: " + e.Message);
        }
    }

    private static string WhatStandsHere(ChainEntry entry, byte[] stored, Dictionary<string, int> numbers)
    {
        var id = WarcReader.IdOf(stored);
        return id is null || !numbers.TryGetValue(id, out var number) || number == entry.Number
            ? $"record {entry.RecordId} was changed"
            : string.Create(CultureInfo.InvariantCulture, $"record {entry.RecordId} is not here: record {number} stands in its place");
    }

    private void CheckSeal(IReadOnlyList<ChainEntry> entries)
    {
        if (seal is not { } s)
        {
            Report(EvidenceFindingKind.Note, null, null, "no manifest seals this file yet");
        }
        else if (entries.Count < s.File.Records || (s.File.Records > 0 && entries[s.File.Records - 1].Link != s.File.Head))
        {
            Tampered(null, null, $"the chain does not lead to the head that was sealed after record {s.File.Records}");
        }
        else if (s.Final && entries.Count > s.File.Records)
        {
            Tampered(entries[s.File.Records].Number, entries[s.File.Records].Offset, "records were added after the run was sealed");
        }
    }

    private void CheckEnd(IReadOnlyList<ChainEntry> entries, long length)
    {
        var end = entries.Count > 0 ? entries[^1].End : 0;
        if (seal is { Final: true } s && length > Math.Max(s.File.Length, end))
        {
            Tampered(null, s.File.Length, $"{length - s.File.Length} bytes were added after the run was sealed");
        }
        else if (length > end)
        {
            Report(EvidenceFindingKind.Note, null, end, $"{length - end} bytes after the last chained record: a worker ended before it had stored them, and nothing refers to them");
        }
    }

    /// <summary>An archive made by others has digests to go by, and no more.</summary>
    private void WithoutChain(ref long intact)
    {
        if (seal is not null || File.Exists(path + Tombstone.Suffix))
        {
            Tampered(null, null, File.Exists(path) ? "its chain is missing" : "the file and its chain are missing");
            return;
        }

        using var reader = WarcReader.Open(File.OpenRead(path));
        var number = 0;
        try
        {
            while (reader.Next() is { } record)
            {
                number++;
                if (record.DigestFault() is { } digest)
                {
                    Tampered(number, record.Offset, $"{digest} is not that of its content");
                }
                else
                {
                    intact++;
                }
            }
        }
        catch (WarcFormatException e)
        {
            Tampered(number + 1, e.Offset, e.Message);
        }

        Report(EvidenceFindingKind.Note, null, null, "the file has no chain: only the digests that its records state were checked");
    }

    private static string Erased(string what, Tombstone tombstone) => string.Create(
        CultureInfo.InvariantCulture, $"{what} was erased on {tombstone.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC by {tombstone.Actor}: {tombstone.Reason}");

    private void Tampered(int? record, long? offset, string message) => Report(EvidenceFindingKind.Tampering, record, offset, message);

    private void Report(EvidenceFindingKind kind, int? record, long? offset, string message) => findings.Add(new EvidenceFinding(kind, name, record, offset, message));
}
