namespace WebRiskMapper.Analysis.Mapping;

/// <summary>One platform in one country, as the model sees it.</summary>
/// <param name="N">Effective number of entities; may be fractional.</param>
/// <param name="Y">Effective number of those in the high band.</param>
/// <param name="SharedN">The same with entities on several platforms of the country divided between them.</param>
internal readonly record struct Cell(double N, double Y, double SharedN, double SharedY);

/// <summary>What the model says about one cell under the data of its whole stratum.</summary>
/// <param name="Rate">Probability of each share of the grid.</param>
/// <param name="Means">Mean of the shared-count posterior under each kept pair of hyperparameters.</param>
/// <param name="Variances">Its variance under each.</param>
internal sealed record CellPosterior(double[] Rate, double[] Means, double[] Variances);

/// <summary>
/// Hierarchical beta-binomial over the cells of one stratum: θ ~ Beta(μκ, (1 − μ)κ), y ~ Binomial(n, θ), with μ and κ
/// integrated out on a grid. With few platforms their uncertainty widens every interval, which a plug-in estimate
/// (empirical Bayes) would hide.
/// </summary>
internal static class StratumModel
{
    /// <summary>Pairs of hyperparameters whose weights sum to less than this are left out.</summary>
    private const double Dropped = 1e-5;

    /// <summary>Log evidence of each pair of hyperparameters, given how well the high band detects.</summary>
    public static double[] LogEvidence(ShareGrid grid, IReadOnlyList<Cell> cells, Detection detection)
    {
        var evidence = new double[ShareGrid.Hypers];
        var likelihood = new CellLikelihood();
        foreach (var cell in cells)
        {
            likelihood.Set(grid, cell.N, cell.Y, detection);
            for (var h = 0; h < evidence.Length; h++)
            {
                evidence[h] += Math.Log(Math.Max(likelihood.Marginal(grid, h), 1e-300)) + likelihood.LogScale;
            }
        }

        return evidence;
    }

    /// <summary>Logarithm of the mean of exp(values).</summary>
    public static double LogMean(double[] values)
    {
        var most = values.Max();
        return most + Math.Log(values.Average(v => Math.Exp(v - most)));
    }

    /// <summary>Kept pairs of hyperparameters with their posterior weights, which sum to 1.</summary>
    public static IReadOnlyList<(int Hyper, double Weight)> Weigh(double[] logEvidence)
    {
        var most = logEvidence.Max();
        var weights = logEvidence.Select(v => Math.Exp(v - most)).ToArray();
        var total = weights.Sum();
        var kept = weights.Index().Where(w => w.Item > Dropped * total).ToList();
        var keptTotal = kept.Sum(k => k.Item);
        return [.. kept.Select(k => (k.Index, k.Item / keptTotal))];
    }

    public static CellPosterior Posterior(ShareGrid grid, Cell cell, Detection detection, IReadOnlyList<(int Hyper, double Weight)> hypers)
    {
        var likelihood = new CellLikelihood();
        var posterior = new double[ShareGrid.Shares];
        var (means, variances) = (new double[hypers.Count], new double[hypers.Count]);
        likelihood.Set(grid, cell.N, cell.Y, detection);
        for (var i = 0; i < hypers.Count; i++)
        {
            (means[i], variances[i]) = likelihood.Moments(grid, hypers[i].Hyper, hypers[i].Weight, posterior);
        }

        likelihood.Multiply(posterior);
        if (!cell.SharedN.Equals(cell.N) || !cell.SharedY.Equals(cell.Y))
        {
            var unused = new double[ShareGrid.Shares];
            likelihood.Set(grid, cell.SharedN, cell.SharedY, detection);
            for (var i = 0; i < hypers.Count; i++)
            {
                (means[i], variances[i]) = likelihood.Moments(grid, hypers[i].Hyper, hypers[i].Weight, unused);
            }
        }

        return new CellPosterior(posterior, means, variances);
    }
}
