namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Turns an entity's evidence into a review priority. Implemented by <see cref="EvidenceModel"/> and, where compiled in, by the ML.NET trainers.</summary>
public interface IRiskModel
{
    /// <summary>Changes whenever a score may change: kind, stated version and the hash of all parameters.</summary>
    string Version { get; }

    /// <summary>What kind of model it is: <c>evidence</c> or <c>mlnet</c>.</summary>
    string Kind { get; }

    /// <summary>Hash of the parameters in hexadecimal.</summary>
    string Sha256 { get; }

    /// <summary>True only after a random audit sample, labelled by at least two people, exists for the stratum.</summary>
    bool Validated { get; }

    RiskScore Score(EntityEvidence evidence);
}

/// <summary>What reviewers judged of one entity.</summary>
/// <param name="High">Share of its reviewers who would put it in the high band, 0 to 1.</param>
/// <param name="Weight">How much it counts beside an entity on which all agree, 0 to 1.</param>
public sealed record LabelledEvidence(EntityEvidence Evidence, double High, double Weight = 1)
{
    /// <summary>One reviewer's judgement.</summary>
    public LabelledEvidence(EntityEvidence evidence, bool High)
        : this(evidence, High ? 1 : 0)
    {
    }
}
