namespace WebRiskMapper.Analysis.Scoring;

/// <summary>How well scores agree with known answers. Inputs are parallel lists of a score and whether the entity is truly high.</summary>
public static class ScoringMetrics
{
    /// <summary>Area under the ROC curve: the chance that a high entity scores above another one, ties counted half; null when one class is missing.</summary>
    public static double? Auc(IReadOnlyList<(double Score, bool High)> scored)
    {
        var sorted = scored.OrderBy(s => s.Score).ToList();
        double positives = sorted.Count(s => s.High);
        var negatives = sorted.Count - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        var rankSum = 0.0;
        for (var i = 0; i < sorted.Count;)
        {
            var j = i;
            while (j < sorted.Count && sorted[j].Score.Equals(sorted[i].Score))
            {
                j++;
            }

            rankSum += sorted.Skip(i).Take(j - i).Count(s => s.High) * ((i + 1 + j) / 2.0);
            i = j;
        }

        return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /// <summary>Share of truly high entities among the <paramref name="top"/> highest scores (ties in input order); null without scores.</summary>
    public static double? PrecisionAt(IReadOnlyList<(double Score, bool High)> scored, int top)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        var first = scored.OrderByDescending(s => s.Score).Take(top).ToList();
        return first.Count == 0 ? null : first.Count(s => s.High) / (double)first.Count;
    }

    /// <summary>Mean squared difference between score and outcome, 0 (perfect) to 1; null without scores.</summary>
    public static double? Brier(IReadOnlyList<(double Score, bool High)> scored) =>
        scored.Count == 0 ? null : scored.Average(s => Math.Pow(s.Score - (s.High ? 1 : 0), 2));
}
