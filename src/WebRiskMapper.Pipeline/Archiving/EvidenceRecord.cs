namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>Where a page lies in the archive.</summary>
/// <param name="Kind">What was written: the page, or that it is still the one kept before.</param>
/// <param name="WarcFile">Path relative to the data directory.</param>
/// <param name="Offset">Of the record's first byte in the file.</param>
/// <param name="Length">Of the compressed record, in bytes.</param>
/// <param name="RecordId">WARC-Record-ID with its angle brackets.</param>
/// <param name="Sha256">Of the body as the site sent it; of a revisit, of the body that it refers to.</param>
public sealed record EvidenceRecord(EvidenceKind Kind, string WarcFile, long Offset, long Length, string RecordId, byte[] Sha256)
{
    /// <summary>Record that a revisit refers to, or null.</summary>
    public string? RefersTo { get; init; }
}

public enum EvidenceKind
{
    Response,

    /// <summary>The page had not changed: the record refers to the response that was kept then.</summary>
    Revisit,
}

/// <summary>The newest kept response of a URL: what a revisit refers to.</summary>
/// <param name="RecordId">WARC-Record-ID with its angle brackets.</param>
/// <param name="Sha256">Of the body as the site sent it.</param>
public sealed record KeptCapture(string RecordId, DateTimeOffset CapturedAt, byte[] Sha256);
