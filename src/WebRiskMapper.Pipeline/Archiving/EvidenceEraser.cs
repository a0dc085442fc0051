using Npgsql;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>What an erasure did.</summary>
/// <param name="Captures">Captures whose request, response and metadata are tombstones now.</param>
/// <param name="Files">WARC files that were deleted whole, with every capture in them.</param>
public sealed record Erasure(int Captures, int Files);

/// <summary>
/// Erases captures lawfully. Order makes it safe to repeat after a crash: the signed tombstone is on disk first, then the record is
/// overwritten, then the database says so. What the disk itself keeps of overwritten blocks is the business of its encryption.
/// </summary>
public sealed class EvidenceEraser(NpgsqlDataSource database, string dataDirectory, EvidenceKey key, TimeProvider time)
{
    private readonly EvidenceFiles files = new(dataDirectory);

    /// <param name="captures">Captures that no hold covers.</param>
    /// <param name="wholeFiles">Paths, relative to the data directory, of files in which nothing else is; they are deleted.</param>
    /// <param name="subject">What was asked to be erased, for the custody log.</param>
    /// <exception cref="BadInputException">A record is not where the database says; what was erased before it stays erased.</exception>
    public async Task<Erasure> EraseAsync(
        IReadOnlyList<EvidenceCapture> captures, IReadOnlySet<string> wholeFiles, string subject, string reason, string actor, CancellationToken ct)
    {
        var erased = 0;
        foreach (var file in captures.GroupBy(c => c.WarcFile, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var inFile = file.ToList();
            if (wholeFiles.Contains(file.Key))
            {
                Delete(inFile[0], reason, actor);
            }
            else
            {
                Overwrite(inFile, reason, actor);
            }

            await StoreAsync(inFile, subject, reason, actor, wholeFiles.Contains(file.Key), ct);
            erased += inFile.Count;
        }

        return new Erasure(erased, captures.Select(c => c.WarcFile).Distinct(StringComparer.Ordinal).Count(wholeFiles.Contains));
    }

    private void Overwrite(List<EvidenceCapture> captures, string reason, string actor)
    {
        var path = files.PathOf(captures[0].WarcFile);
        var name = Path.GetFileName(path);
        var earlier = Tombstone.Read(path).Where(t => t.IsSignedBy(key)).Select(t => (t.RecordId, t.Offset)).ToHashSet();
        var tombstones = captures.SelectMany(files.Group)
            .Where(e => !earlier.Contains((e.RecordId, e.Offset)))
            .Select(e => new Tombstone(name, e.RecordId, e.Offset, e.Length, e.Sha256, reason, actor, time.GetUtcNow(), "", null).Signed(key))
            .ToList();
        AtomicFile.Append(path + Tombstone.Suffix, string.Concat(tombstones.Select(t => t.ToLine())));
        var wanted = captures.SelectMany(files.Group).Select(e => e.Offset).ToHashSet();
        using var warc = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        // Of an erasure that was cut short the tombstones are there already: its records are overwritten now.
        foreach (var tombstone in Tombstone.Read(path).Where(t => t.RecordId != Tombstone.WholeFile && t.IsSignedBy(key) && (wanted.Contains(t.Offset) || earlier.Contains((t.RecordId, t.Offset)))))
        {
            RandomAccess.Write(warc, tombstone.Filler(), tombstone.Offset);
        }

        RandomAccess.FlushToDisk(warc);
    }

    private void Delete(EvidenceCapture capture, string reason, string actor)
    {
        var path = files.PathOf(capture.WarcFile);
        var chain = files.Chain(capture);
        var tombstone = new Tombstone(Path.GetFileName(path), Tombstone.WholeFile, 0, chain[^1].End, chain[^1].Link, reason, actor, time.GetUtcNow(), "", null).Signed(key);
        AtomicFile.Append(path + Tombstone.Suffix, tombstone.ToLine());
        File.Delete(path);
    }

    private async Task StoreAsync(List<EvidenceCapture> captures, string subject, string reason, string actor, bool wholeFile, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("UPDATE archive.evidence SET erased_at = clock_timestamp() WHERE evidence_id = ANY ($1) AND erased_at IS NULL")
                {
                    Parameters = { new() { Value = captures.Select(c => c.EvidenceId).ToArray() } },
                },
                // Nothing is left that an unchanged page could refer to: the next visit reads and keeps it anew.
                new NpgsqlBatchCommand("""
                    UPDATE archive.frontier f SET etag = NULL, last_modified = NULL, content_hash = NULL
                    FROM (SELECT DISTINCT * FROM unnest($1::integer[], $2::bytea[]) AS k (site_id, url_hash)) k
                    WHERE f.site_id = k.site_id AND f.url_hash = k.url_hash
                    """)
                {
                    Parameters = { new() { Value = captures.Select(c => c.SiteId).ToArray() }, new() { Value = captures.Select(c => c.UrlHash).ToArray() } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        await CustodyLog.WriteAsync(
            connection, actor, "erase", subject, new { reason, captures = captures.Count, file = captures[0].WarcFile, whole_file = wholeFile, records = captures.Take(100).Select(c => c.RecordId) }, ct);
        await transaction.CommitAsync(ct);
    }
}
