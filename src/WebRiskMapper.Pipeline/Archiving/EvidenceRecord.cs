namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Where a page lies in the archive.</summary>
/// <param name="WarcFile">Path relative to the data directory.</param>
/// <param name="Offset">Of the response record's first byte in the file.</param>
/// <param name="Length">Of the compressed record, in bytes.</param>
/// <param name="RecordId">WARC-Record-ID with its angle brackets.</param>
/// <param name="Sha256">Of the body as the site sent it.</param>
public sealed record EvidenceRecord(string WarcFile, long Offset, long Length, string RecordId, byte[] Sha256);
