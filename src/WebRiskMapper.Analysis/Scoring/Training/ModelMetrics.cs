namespace WebRiskMapper.Analysis.Scoring.Training;

/// <summary>A figure with its 90 % interval; null where it cannot be told.</summary>
public sealed record Measured(double? Value, double? Low, double? High);

/// <summary>An entity's score beside what reviewers decided.</summary>
/// <param name="Group">As in <see cref="EntityGroups"/>; resampled as a whole.</param>
public sealed record ScoredEntity(long Group, double Score, bool High);

/// <summary>How well scores agree with reviewers. Intervals are percentiles of a bootstrap over groups of entities (Efron and Tibshirani 1993, chapter 13).</summary>
/// <param name="Auc">Chance that a high entity scores above another.</param>
/// <param name="Brier">Mean squared difference between score and decision; smaller is better.</param>
/// <param name="BrierSkill">1 is perfect, 0 no better than the base rate for everybody.</param>
/// <param name="CalibrationSlope">1 when calibrated, below 1 when scores are too extreme.</param>
public sealed record ModelMetrics(int Entities, int High, Measured Auc, Measured Brier, Measured BrierSkill, Measured CalibrationSlope)
{
    private const int Resamples = 400;
    private const double Tail = 0.05;

    public static ModelMetrics Of(IReadOnlyList<ScoredEntity> scored, int seed = 1)
    {
        var groups = scored.GroupBy(s => s.Group).OrderBy(g => g.Key).Select(g => g.Select(s => (s.Score, s.High)).ToArray()).ToArray();
        var random = new Random(seed);
        List<List<(double, bool)>> samples = [.. Enumerable.Range(0, Resamples).Select(_ => groups.SelectMany(_ => groups[random.Next(groups.Length)]).ToList())];
        List<(double Score, bool High)> all = [.. scored.Select(s => (s.Score, s.High))];
        Measured Measure(Func<IReadOnlyList<(double, bool)>, double?> figure)
        {
            double[] drawn = [.. samples.Select(figure).OfType<double>().Order()];
            return figure(all) is not { } value || drawn.Length < Resamples / 2
                ? new Measured(figure(all), null, null)
                : new Measured(value, drawn[(int)(Tail * (drawn.Length - 1))], drawn[(int)Math.Ceiling((1 - Tail) * (drawn.Length - 1))]);
        }

        return new ModelMetrics(
            scored.Count,
            scored.Count(s => s.High),
            Measure(ScoringMetrics.Auc),
            Measure(ScoringMetrics.Brier),
            Measure(Calibration.BrierSkill),
            Measure(Calibration.Slope));
    }
}
