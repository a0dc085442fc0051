namespace WebRiskMapper.Pipeline.Archiving;

/// <summary>What a verification of an archive found.</summary>
/// <param name="Archive">Fingerprint of the key that signatures were checked with; null when there is none.</param>
/// <param name="Manifests">Manifests that were checked.</param>
/// <param name="Records">Records whose stored bytes are those of their chain.</param>
public sealed record EvidenceReport(string? Archive, int Manifests, int Files, long Records, IReadOnlyList<EvidenceFinding> Findings)
{
    /// <summary>True when nothing was changed, taken away, added or reordered, apart from lawful erasure.</summary>
    public bool Intact => Findings.All(f => f.Kind != EvidenceFindingKind.Tampering);
}

/// <param name="File">Path in the archive.</param>
/// <param name="Record">1 for the file's first record; null when no single one is meant.</param>
/// <param name="Offset">Of the record in the file, in bytes.</param>
public sealed record EvidenceFinding(EvidenceFindingKind Kind, string File, int? Record, long? Offset, string Message);

public enum EvidenceFindingKind
{
    /// <summary>Evidence is not what was sealed, or cannot be shown to be.</summary>
    Tampering,

    /// <summary>Erased lawfully: signed, with a reason.</summary>
    Erasure,

    /// <summary>Worth knowing, and no contradiction.</summary>
    Note,
}
