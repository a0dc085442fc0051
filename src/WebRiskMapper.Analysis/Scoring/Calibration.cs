namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Scores of one tenth of the range, and what reviewers said about them.</summary>
/// <param name="From">Lower edge of the tenth, 0 to 0.9.</param>
/// <param name="Entities">At least 1.</param>
/// <param name="MeanScore">Where well calibrated, close to <paramref name="ShareHigh"/>.</param>
public sealed record CalibrationBin(double From, int Entities, double MeanScore, double ShareHigh);

/// <summary>How far scores can be taken for chances.</summary>
public static class Calibration
{
    private const int Steps = 100;
    private const int Bins = 10;
    private const double Tiny = 1e-6;

    /// <summary>
    /// Slope of a logistic regression of the outcome on the score's log-odds (Cox 1958): 1 when calibrated, below 1 when scores are too
    /// extreme, above when too timid; null when one outcome is missing.
    /// </summary>
    public static double? Slope(IReadOnlyList<(double Score, bool High)> scored) => Line(scored)?.Slope;

    /// <summary>
    /// Standard error of the slope, right also where the scores are wrong in ways that no line mends (the sandwich of White 1982); null when one
    /// outcome is missing.
    /// </summary>
    /// <param name="clusters">
    /// Of each score the number of what it shares its errors with, such as the network that it is a found part of (Liang and Zeger 1986); null as if
    /// no entity had to do with another, which makes the error too small where parts of one network err together.
    /// </param>
    public static double? SlopeError(IReadOnlyList<(double Score, bool High)> scored, IReadOnlyList<int>? clusters = null)
    {
        if (Line(scored) is not { } line)
        {
            return null;
        }

        double haa = Tiny, hab = 0, hbb = Tiny;
        var residuals = new Dictionary<int, (double A, double B)>();
        for (var i = 0; i < scored.Count; i++)
        {
            var x = LogOdds(scored[i].Score);
            var p = LogisticNormal.Sigmoid(line.Intercept + (line.Slope * x));
            var (w, off) = (p * (1 - p), (scored[i].High ? 1 : 0) - p);
            (haa, hab, hbb) = (haa + w, hab + (w * x), hbb + (w * x * x));
            var (a, b) = residuals.GetValueOrDefault(clusters?[i] ?? i);
            residuals[clusters?[i] ?? i] = (a + off, b + (off * x));
        }

        var (saa, sab, sbb) = (residuals.Values.Sum(r => r.A * r.A), residuals.Values.Sum(r => r.A * r.B), residuals.Values.Sum(r => r.B * r.B));
        return Math.Sqrt(Math.Max(0, (haa * haa * sbb) - (2 * haa * hab * sab) + (hab * hab * saa))) / ((haa * hbb) - (hab * hab));
    }

    /// <summary>1 − Brier / Brier of the base rate for everybody: 1 is perfect, 0 no better than the base rate; null when one outcome is missing.</summary>
    public static double? BrierSkill(IReadOnlyList<(double Score, bool High)> scored)
    {
        var rate = scored.Count == 0 ? 0 : scored.Count(s => s.High) / (double)scored.Count;
        return rate is 0 or 1 ? null : 1 - (ScoringMetrics.Brier(scored) / (rate * (1 - rate)));
    }

    /// <summary>The tenths of the range that hold a score, lowest first.</summary>
    public static IReadOnlyList<CalibrationBin> Table(IReadOnlyList<(double Score, bool High)> scored) =>
    [
        .. scored
            .GroupBy(s => Math.Min(Bins - 1, (int)(s.Score * Bins)))
            .OrderBy(g => g.Key)
            .Select(g => new CalibrationBin(g.Key / (double)Bins, g.Count(), g.Average(s => s.Score), g.Count(s => s.High) / (double)g.Count())),
    ];

    private static (double Intercept, double Slope)? Line(IReadOnlyList<(double Score, bool High)> scored)
    {
        if (!scored.Any(s => s.High) || scored.All(s => s.High))
        {
            return null;
        }

        var rows = scored.Select(s => (X: LogOdds(s.Score), Y: s.High ? 1.0 : 0.0)).ToList();
        var (a, b) = (0.0, 1.0);
        for (var step = 0; step < Steps; step++)
        {
            // The ridge keeps the step finite where the score parts the outcomes without a gap.
            double ga = 0, gb = 0, haa = Tiny, hab = 0, hbb = Tiny;
            foreach (var (x, y) in rows)
            {
                var p = 1 / (1 + Math.Exp(-(a + (b * x))));
                var w = p * (1 - p);
                (ga, gb) = (ga + y - p, gb + ((y - p) * x));
                (haa, hab, hbb) = (haa + w, hab + (w * x), hbb + (w * x * x));
            }

            var determinant = (haa * hbb) - (hab * hab);
            var (da, db) = (((hbb * ga) - (hab * gb)) / determinant, ((haa * gb) - (hab * ga)) / determinant);
            var damp = Math.Min(1, 1 / Math.Max(Math.Abs(da), Math.Abs(db)));
            (a, b) = (a + (damp * da), b + (damp * db));
            if (Math.Abs(da) + Math.Abs(db) < Tiny)
            {
                break;
            }
        }

        return (a, b);
    }

    private static double LogOdds(double p) => Math.Log(Math.Clamp(p, Tiny, 1 - Tiny) / (1 - Math.Clamp(p, Tiny, 1 - Tiny)));
}
