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
    private readonly Lock opening = new();
    private readonly Dictionary<long, (WarcFile File, int Number)> open = [];
    private readonly List<(long RunId, WarcFile File)> full = [];

    public EvidenceRecord Write(long runId, FetchResult page) => Current(runId).Write(page);

    /// <summary>Makes the run's records durable.</summary>
    public void Flush(long runId)
    {
        List<WarcFile> files;
        lock (opening)
        {
            files = [.. full.Where(f => f.RunId == runId).Select(f => f.File)];
            if (open.TryGetValue(runId, out var entry))
            {
                files.Add(entry.File);
            }
        }

        files.ForEach(f => f.Flush());
    }

    public void Dispose()
    {
        lock (opening)
        {
            foreach (var file in open.Values.Select(e => e.File).Concat(full.Select(f => f.File)))
            {
                file.Flush();
                file.Dispose();
            }

            open.Clear();
            full.Clear();
        }
    }

    private WarcFile Current(long runId)
    {
        lock (opening)
        {
            var number = 0;
            if (open.TryGetValue(runId, out var entry))
            {
                if (entry.File.Length < maxFileBytes)
                {
                    return entry.File;
                }

                // Others may still be appending to the full file; it is closed with the archive, and what they append stays valid.
                entry.File.Flush();
                full.Add((runId, entry.File));
                number = entry.Number + 1;
            }

            var name = FormattableString.Invariant($"archive/run-{runId}/webrisk-{worker}-{number:D5}.warc.gz");
            var file = WarcFile.Create(
                dataDirectory,
                name,
                [
                    new("software", FetchOptions.ProductToken + "/0.1"),
                    new("format", "WARC File Format 1.1"),
                    new("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
                    new("robots", "obey"),
                ],
                time.GetUtcNow());
            open[runId] = (file, number);
            return file;
        }
    }
}
