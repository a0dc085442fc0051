namespace WebRiskMapper.Pipeline.Labels;

/// <summary>How an entity came before its labeller.</summary>
public enum LabelSource
{
    /// <summary>Labels made elsewhere.</summary>
    Import,

    /// <summary>The review queue, which over-represents what the model is unsure of.</summary>
    Queue,

    /// <summary>A random audit sample: the only source that can validate a model, and never trained on.</summary>
    Audit,
}

/// <summary>One reviewer's judgement of one entity of a run: how much a review of it was worth, never what a person is.</summary>
/// <param name="EntityId">Number of the entity within its run; null when retention has deleted it.</param>
/// <param name="Labeller">A code for the reviewer, not a name.</param>
/// <param name="Ordinal">0 (nothing to review) to 6 (review at once); null when <paramref name="High"/> is given.</param>
/// <param name="High">Whether the entity belongs in the high band; null when <paramref name="Ordinal"/> is given.</param>
public sealed record Label(long RunId, int? EntityId, string Labeller, int? Ordinal, bool? High, DateOnly LabelledOn, LabelSource Source, string Remark)
{
    /// <summary>The middle of the ordinal scale: a label above it means the high band.</summary>
    public const int Middle = 3;

    /// <summary>The judgement as yes or no.</summary>
    public bool SaysHigh => High ?? Ordinal > Middle;
}
