using MathNet.Numerics.Distributions;

namespace WebRiskMapper.Analysis.Scoring.Training;

/// <summary>What the random audit sample of a stratum says about a model's high band. Only entities that two people judged count.</summary>
/// <param name="Entities">Judged by two people or more and decided.</param>
/// <param name="Sensitivity">Share of the entities that reviewers put in the high band which the model puts there too.</param>
/// <param name="Specificity">Share of the others which the model leaves out.</param>
public sealed record StratumAudit(string Stratum, int Entities, int High, Measured Sensitivity, Measured Specificity)
{
    /// <summary>Entities of a sample from which on it can validate a model in its stratum.</summary>
    public const int Enough = 30;

    /// <summary>Entities of each decision, over all strata, without which calibration has no meaning.</summary>
    public const int EnoughOfEach = 10;

    /// <param name="entities">Each with the model's score of it; entities outside the audit are passed over.</param>
    /// <param name="strata">All strata that there are, so that those without a sample are seen.</param>
    public static IReadOnlyList<StratumAudit> Of(IEnumerable<(LabelledEntity Entity, RiskScore Score)> entities, IEnumerable<string> strata)
    {
        var judged = entities
            .Where(e => e.Entity.Audited)
            .Select(e => (e.Entity.Stratum, e.Score.Band, Sample: e.Entity with { Judgements = [.. e.Entity.Judgements.Where(j => j.FromAudit)] }))
            .Where(e => e.Sample.Judgements.Count > 1 && e.Sample.Decision is not null)
            .ToLookup(e => e.Stratum, e => (High: e.Sample.Decision == true, Found: e.Band == Band.High), StringComparer.Ordinal);
        return
        [
            .. strata.Union(judged.Select(j => j.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(stratum =>
            {
                var of = judged[stratum].ToList();
                return new StratumAudit(stratum, of.Count, of.Count(e => e.High), Share(of, e => e.High, e => e.Found), Share(of, e => !e.High, e => !e.Found));
            }),
        ];
    }

    /// <summary>Whether the sample validates a model: enough of every stratum, and enough of each decision.</summary>
    public static bool Validates(IReadOnlyList<StratumAudit> strata) =>
        strata.Count > 0 && strata.All(s => s.Entities >= Enough) && strata.Sum(s => s.High) >= EnoughOfEach && strata.Sum(s => s.Entities - s.High) >= EnoughOfEach;

    /// <summary>A share with Jeffreys' interval: the quantiles of Beta(k + ½, n − k + ½) (Brown, Cai and DasGupta 2001).</summary>
    private static Measured Share(List<(bool High, bool Found)> of, Func<(bool High, bool Found), bool> among, Func<(bool High, bool Found), bool> counted)
    {
        var n = of.Count(among);
        var k = of.Count(e => among(e) && counted(e));
        return n == 0 ? new Measured(null, null, null) : new Measured(k / (double)n, Beta.InvCDF(k + 0.5, n - k + 0.5, 0.05), Beta.InvCDF(k + 0.5, n - k + 0.5, 0.95));
    }
}
