namespace WebRiskMapper.Analysis.Scoring.Training;

/// <summary>One reviewer's answer about an entity.</summary>
/// <param name="FromAudit">Given on a random audit sample.</param>
public sealed record Judgement(string Labeller, bool High, bool FromAudit);

/// <summary>An entity with what reviewers said about it and what may tie it to other entities.</summary>
/// <param name="Stratum">Platform type / subregion / size class.</param>
/// <param name="Language">Of most of its ads, ISO 639-1; null when unknown.</param>
/// <param name="Ads">Numbers of its ads, ascending, at least one.</param>
/// <param name="Contacts">Numbers of its contacts.</param>
/// <param name="Audited">It was drawn for an audit sample, whoever judged it: never trained on.</param>
public sealed record LabelledEntity(
    EntityEvidence Evidence, IReadOnlyList<Judgement> Judgements, string Stratum, string? Language, IReadOnlyList<long> Ads, IReadOnlyList<long> Contacts, bool Audited)
{
    /// <summary>Share of its labellers who put it in the high band.</summary>
    public double Share => Judgements.Count(j => j.High) / (double)Judgements.Count;

    /// <summary>
    /// What reviewers said, to learn from: what most of them decided, and as weight the chance s² + (1 − s)² that two of its labellers
    /// drawn at random, one put back before the other, agree: 1 where all agree, one half where they are evenly split. The share itself is
    /// no target: where high entities are rare, one careless answer in three would make a third of a high entity of far too many others.
    /// </summary>
    public LabelledEvidence ToLearnFrom => new(Evidence, Decision switch { true => 1, false => 0, null => Share }, (Share * Share) + ((1 - Share) * (1 - Share)));

    /// <summary>What reviewers decided, to measure by; null where they are evenly split.</summary>
    public bool? Decision => Share == 0.5 ? null : Share > 0.5;
}
