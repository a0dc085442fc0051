using System.Security.Cryptography;
using System.Text;
using WebRiskMapper.Pipeline.Fetching;

namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>
/// The evidence archive of one worker: WARC files under <c>archive/</c> in the data directory, one open file per run, a new one when it
/// is full. A crash can leave a record that no row refers to, never a row without its record.
/// </summary>
/// <param name="worker">Part of the file names: unique per process start.</param>
/// <param name="maxFileBytes">A file beyond this is closed; 1 GB is customary.</param>
internal sealed class WarcArchive(string dataDirectory, string worker, long maxFileBytes, TimeProvider time) : IDisposable
{
    public const string Software = FetchOptions.ProductToken + "/0.1";

    private const string Profile = "http://netpreserve.org/warc/1.1/revisit/";

    private readonly Lock opening = new();
    private readonly Dictionary<long, (WarcFile File, int Number)> open = [];
    private readonly Dictionary<long, int> numbers = [];

    /// <summary>Keeps a page: request, response and metadata. Not yet on disk: see <see cref="Flush"/>.</summary>
    /// <param name="notes">What is known of the page beside its bytes: see <see cref="PageNotes"/>.</param>
    public EvidenceRecord Write(long runId, FetchResult page, ReadOnlyMemory<byte> notes)
    {
        var id = WarcRecords.NewId();
        var sha256 = SHA256.HashData(page.SentBody.Span);
        var response = WarcRecords.Pack(
            "response", id, page.FetchedAt, "application/http;msgtype=response", Encoding.UTF8.GetBytes(page.ResponseHead), page.SentBody,
            ("WARC-Target-URI", page.Url.AbsoluteUri), ("WARC-Payload-Digest", "sha256:" + WarcRecords.Base32(sha256)));
        return Append(runId, page, response, notes, new EvidenceRecord(EvidenceKind.Response, "", 0, 0, id, sha256));
    }

    /// <summary>
    /// Keeps that a page is still the one of an earlier capture, without its body. Bytes that differ from it all the same, as when the site
    /// compresses anew, are kept in full.
    /// </summary>
    public EvidenceRecord WriteRevisit(long runId, FetchResult page, KeptCapture earlier, ReadOnlyMemory<byte> notes)
    {
        var answered = page.Status != 304;
        if (answered && !SHA256.HashData(page.SentBody.Span).AsSpan().SequenceEqual(earlier.Sha256))
        {
            return Write(runId, page, notes);
        }

        var id = WarcRecords.NewId();
        var revisit = WarcRecords.Pack(
            "revisit", id, page.FetchedAt, "application/http;msgtype=response", Encoding.UTF8.GetBytes(page.ResponseHead), default,
            ("WARC-Target-URI", page.Url.AbsoluteUri), ("WARC-Profile", Profile + (answered ? "identical-payload-digest" : "server-not-modified")),
            ("WARC-Payload-Digest", "sha256:" + WarcRecords.Base32(earlier.Sha256)), ("WARC-Refers-To", earlier.RecordId),
            ("WARC-Refers-To-Target-URI", page.Url.AbsoluteUri), ("WARC-Refers-To-Date", WarcRecords.Date(earlier.CapturedAt)));
        return Append(runId, page, revisit, notes, new EvidenceRecord(EvidenceKind.Revisit, "", 0, 0, id, earlier.Sha256) { RefersTo = earlier.RecordId });
    }

    /// <summary>Makes the run's records durable. A file that was closed meanwhile is durable already.</summary>
    public void Flush(long runId)
    {
        WarcFile? file;
        lock (opening)
        {
            file = open.TryGetValue(runId, out var entry) ? entry.File : null;
        }

        file?.Flush();
    }

    /// <summary>Runs that this worker has a file open for.</summary>
    public IReadOnlyList<long> OpenRuns()
    {
        lock (opening)
        {
            return [.. open.Keys.Order()];
        }
    }

    /// <summary>Makes the run's records durable and closes its file; what is written for the run later goes into another.</summary>
    /// <exception cref="IOException">The disk is full or failed; the file stays open.</exception>
    public void Close(long runId)
    {
        lock (opening)
        {
            if (open.TryGetValue(runId, out var entry))
            {
                entry.File.Close();
                open.Remove(runId);
                numbers[runId] = entry.Number + 1;
            }
        }
    }

    public void Dispose()
    {
        foreach (var run in OpenRuns())
        {
            try
            {
                Close(run);
            }
            catch (IOException)
            {
                // Whatever the database refers to was flushed before; the rest nobody misses.
                open[run].File.Dispose();
            }
        }
    }

    private EvidenceRecord Append(long runId, FetchResult page, PackedRecord kept, ReadOnlyMemory<byte> notes, EvidenceRecord evidence)
    {
        var target = page.Url.AbsoluteUri;
        // What others archived comes without our request.
        var request = page.RequestHead.Length == 0 ? (PackedRecord?)null : WarcRecords.Pack(
            "request", WarcRecords.NewId(), page.FetchedAt, "application/http;msgtype=request", Encoding.UTF8.GetBytes(page.RequestHead), default,
            ("WARC-Target-URI", target), ("WARC-Concurrent-To", kept.Id));
        var metadata = WarcRecords.Pack(
            "metadata", WarcRecords.NewId(), page.FetchedAt, "application/warc-fields", notes, default,
            ("WARC-Target-URI", target), ("WARC-Concurrent-To", kept.Id));
        while (true)
        {
            var file = Current(runId);
            if (file.Append(request is { } asked ? [asked, kept, metadata] : [kept, metadata]) is { } start)
            {
                return evidence with { WarcFile = file.RelativePath, Offset = start + (request?.Stored.Length ?? 0), Length = kept.Stored.Length };
            }
        }
    }

    private WarcFile Current(long runId)
    {
        lock (opening)
        {
            if (open.TryGetValue(runId, out var entry))
            {
                if (entry.File.Length < maxFileBytes)
                {
                    return entry.File;
                }

                Close(runId);
            }

            var number = numbers.GetValueOrDefault(runId);
            var name = FormattableString.Invariant($"archive/run-{runId}/webrisk-{worker}-{number:D5}.warc.gz");
            var file = WarcFile.Create(dataDirectory, name, Information(Path.GetFileName(name)));
            open[runId] = (file, number);
            return file;
        }
    }

    private PackedRecord Information(string fileName) => WarcRecords.Pack(
        "warcinfo", WarcRecords.NewId(), time.GetUtcNow(), "application/warc-fields",
        Encoding.UTF8.GetBytes(
            $"software: {Software}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\nrobots: obey\r\n"),
        default,
        ("WARC-Filename", fileName));
}
