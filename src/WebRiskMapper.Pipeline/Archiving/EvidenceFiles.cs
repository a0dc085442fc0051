namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Reads captures back from the archive.</summary>
/// <param name="dataDirectory">Where the archive lies.</param>
public sealed class EvidenceFiles(string dataDirectory)
{
    private readonly Dictionary<string, IReadOnlyList<ChainEntry>> chains = new(StringComparer.Ordinal);

    /// <summary>The HTTP response of a capture: head, and body as the site sent it.</summary>
    /// <exception cref="BadInputException">The file or the record is not there, or is not the one that was captured.</exception>
    public (string Head, byte[] Body) Response(EvidenceCapture capture)
    {
        WarcRecord record;
        try
        {
            record = WarcReader.Single(Stored(capture.WarcFile, capture.Offset, capture.Length));
        }
        catch (WarcFormatException e)
        {
            throw Problem(capture, "the record cannot be read: " + e.Message);
        }

        if (record.Id != capture.RecordId || record.DigestFault() is not null || record.PayloadStart < 0)
        {
            throw Problem(capture, $"the record is not {capture.RecordId}, or was changed");
        }

        return (System.Text.Encoding.UTF8.GetString(record.Block, 0, record.PayloadStart), record.Block[record.PayloadStart..]);
    }

    /// <summary>A record as it was written, or null when it is not here: erased since, or archived by a worker on another machine.</summary>
    internal WarcRecord? TryRead(string warcFile, long offset, long length, string recordId)
    {
        try
        {
            return File.Exists(PathOf(warcFile)) && WarcReader.Single(Stored(warcFile, offset, length)) is var record && record.Id == recordId && record.DigestFault() is null ? record : null;
        }
        catch (WarcFormatException)
        {
            return null;
        }
    }

    /// <summary>The stored bytes of a capture and of the request and metadata beside it: a WARC file by themselves.</summary>
    public byte[] Export(EvidenceCapture capture) => [.. Group(capture).SelectMany(e => Stored(capture.WarcFile, e.Offset, e.Length))];

    /// <summary>The chain's entries of a capture: what stands before and after it belongs to it when it says so.</summary>
    internal IReadOnlyList<ChainEntry> Group(EvidenceCapture capture)
    {
        var chain = Chain(capture);
        var at = capture.Offset;
        var index = Find(chain, at);
        if (index < 0 || chain[index].RecordId != capture.RecordId)
        {
            throw Problem(capture, $"the chain of the file has no record {capture.RecordId} at byte {at}");
        }

        return [.. Enumerable.Range(index - 1, 3).Where(i => i >= 0 && i < chain.Count).Where(i => i == index || IsBeside(capture, chain[i])).Select(i => chain[i])];
    }

    /// <summary>Whether the file was written here: its chain stays when retention deletes the file itself.</summary>
    internal bool IsHere(string warcFile) => File.Exists(PathOf(warcFile) + EvidenceChain.Suffix);

    internal string PathOf(string warcFile) => Path.Combine(dataDirectory, warcFile);

    internal IReadOnlyList<ChainEntry> Chain(EvidenceCapture capture)
    {
        if (!chains.TryGetValue(capture.WarcFile, out var chain))
        {
            var path = PathOf(capture.WarcFile) + EvidenceChain.Suffix;
            chain = File.Exists(path) ? EvidenceChain.Read(path, out _) : throw Problem(capture, "the file or its chain is not here");
            chains[capture.WarcFile] = chain;
        }

        return chain;
    }

    private static int Find(IReadOnlyList<ChainEntry> chain, long offset)
    {
        var (low, high) = (0, chain.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (chain[middle].Offset == offset)
            {
                return middle;
            }

            (low, high) = chain[middle].Offset < offset ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private bool IsBeside(EvidenceCapture capture, ChainEntry entry)
    {
        try
        {
            return WarcReader.Single(Stored(capture.WarcFile, entry.Offset, entry.Length))["WARC-Concurrent-To"] == capture.RecordId;
        }
        catch (WarcFormatException)
        {
            return false;
        }
    }

    private byte[] Stored(string warcFile, long offset, long length)
    {
        var path = PathOf(warcFile);
        if (!File.Exists(path))
        {
            throw new BadInputException(new InputProblem(path, null, null, "the file is not here", "run this where the archive lies; 'webrisk evidence verify' tells whether it was erased lawfully"));
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var stored = new byte[length];
        var read = RandomAccess.Read(file, stored, offset);
        return read == length ? stored : stored[..read];
    }

    private BadInputException Problem(EvidenceCapture capture, string message) =>
        new(new InputProblem(PathOf(capture.WarcFile), null, null, message, "run this where the archive lies, and 'webrisk evidence verify' on it"));
}
