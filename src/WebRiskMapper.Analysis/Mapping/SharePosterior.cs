namespace WebRiskMapper.Analysis.Mapping;

/// <summary>A mean with its 90 % interval.</summary>
internal readonly record struct Figure(double Mean, double Low, double High);

/// <summary>
/// The rate at which a platform's entities are high, seen or not. A part 1 − coverage was not seen and may differ:
/// its log-odds are shifted by a normal δ of mean 0, which widens the interval and cannot narrow it.
/// </summary>
internal static class SharePosterior
{
    private const double Tail = 0.05;

    /// <param name="posterior">Probability of each share of the grid; sums to 1.</param>
    public static (Figure Figure, double AboveReference) Publish(ShareGrid grid, ReadOnlySpan<double> posterior, double coverage, double shiftSd, double reference)
    {
        var shifts = coverage < 1 && shiftSd > 0 ? DetectionBelief.NormalNodes(shiftSd) : [(0, 1)];
        var values = new double[ShareGrid.Shares * shifts.Count];
        var weights = new double[values.Length];
        var count = 0;
        for (var g = 0; g < posterior.Length; g++)
        {
            if (posterior[g] <= 1e-15)
            {
                continue;
            }

            var theta = grid.Theta[g];
            var odds = theta / (1 - theta);
            foreach (var (shift, weight) in shifts)
            {
                var shifted = odds * Math.Exp(shift);
                values[count] = coverage * theta + (1 - coverage) * shifted / (1 + shifted);
                weights[count++] = posterior[g] * weight;
            }
        }

        Array.Sort(values, weights, 0, count);
        return Summarise(values.AsSpan(0, count), weights.AsSpan(0, count), reference);
    }

    private static (Figure Figure, double AboveReference) Summarise(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double reference)
    {
        double mean = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            mean += values[i] * weights[i];
            total += weights[i];
        }

        return (
            new Figure(mean / total, Quantile(values, weights, Tail * total), Quantile(values, weights, (1 - Tail) * total)),
            1 - Below(values, weights, reference) / total);
    }

    /// <summary>The cumulative weight is taken at the middle of each point and interpolated between points.</summary>
    private static double Quantile(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double target)
    {
        double before = 0, previous = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var middle = before + weights[i] / 2;
            if (middle >= target)
            {
                return i == 0 ? values[0] * target / middle : values[i - 1] + (values[i] - values[i - 1]) * (target - previous) / (middle - previous);
            }

            (before, previous) = (before + weights[i], middle);
        }

        return values[^1];
    }

    private static double Below(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double limit)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length && values[i] <= limit; i++)
        {
            sum += weights[i];
        }

        return sum;
    }
}
