using MathNet.Numerics.LinearAlgebra;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>One labelled row: the features that are not zero, the target and its weight.</summary>
internal readonly record struct FitRow((int Index, double Value)[] Features, double High, double Weight);

/// <summary>
/// Posterior of a logistic regression with normal priors and one scale that all priors share. At each scale of a grid the posterior is
/// Laplace's (Bishop 2006, §4.5): Newton steps to the mode, then the inverse Hessian as covariance. The scales are then weighed by their
/// Laplace evidence (MacKay 1992) and averaged to one normal, which has the mixture's mean and covariance. Labels can thus stretch all
/// weights together, which no weight by itself has labels enough to ask for. Weights with a prior width of 0 stay at their mean; the others'
/// are <see cref="FeatureSpace.FittedWidth"/> times as wide as before labels.
/// </summary>
internal static class LaplaceFit
{
    private const int MaximumSteps = 60;
    private const double Converged = 1e-8;

    // Half octaves: the evidence changes little from one to the next.
    private static readonly double[] Scales = [.. Enumerable.Range(-4, 11).Select(i => Math.Pow(2, i / 2.0))];

    public static WeightPosterior Fit(FeatureSpace space, IReadOnlyList<FitRow> rows)
    {
        int[] free = [0, .. space.Features.Index().Where(f => f.Item.Sd > 0).Select(f => f.Index + 1)];
        var position = free.Index().ToDictionary(f => f.Item, f => f.Index);
        FitRow[] designs = [.. rows.Select(r => r with { Features = [(0, 1), .. r.Features.Where(f => position.ContainsKey(f.Index + 1)).Select(f => (position[f.Index + 1], f.Value))] })];

        double[] scales = space.ScaleSd > 0 ? Scales : [1];
        var fits = new List<Laplace>();
        foreach (var scale in scales)
        {
            double[] means = [space.Intercept.Mean, .. free.Skip(1).Select(i => scale * space.Features[i - 1].Mean)];
            double[] precisions = [1 / (space.FittedInterceptSd * space.FittedInterceptSd), .. free.Skip(1).Select(i => 1 / Math.Pow(scale * space.FittedWidth * space.Features[i - 1].Sd, 2))];
            var fit = AtScale(designs, means, precisions, fits.Count == 0 ? means : fits[^1].Mode);
            var log = Math.Log(scale) / Math.Max(space.ScaleSd, double.Epsilon);
            fits.Add(scales.Length == 1 ? fit : fit with { LogEvidence = fit.LogEvidence - (log * log / 2) });
        }

        var (mode, covariance) = Average(fits);
        var mean = Vector<double>.Build.Dense([space.Intercept.Mean, .. space.Features.Select(f => f.Mean)]);
        var spread = Matrix<double>.Build.Dense(mean.Count, mean.Count);
        for (var i = 0; i < free.Length; i++)
        {
            mean[free[i]] = mode[i];
            for (var j = 0; j < free.Length; j++)
            {
                spread[free[i], free[j]] = covariance[i, j];
            }
        }

        return new WeightPosterior(mean, spread);
    }

    private static Laplace AtScale(FitRow[] rows, double[] means, double[] precisions, double[] start)
    {
        var size = means.Length;
        var weights = (double[])start.Clone();
        var gradient = new double[size];
        var hessian = new double[size * size];
        MathNet.Numerics.LinearAlgebra.Factorization.Cholesky<double> factor;
        for (var step = 1; ; step++)
        {
            Derivatives(rows, means, precisions, weights, gradient, hessian);
            factor = Matrix<double>.Build.Dense(size, size, hessian).Cholesky();
            var move = factor.Solve(Vector<double>.Build.Dense(gradient));
            // A full step can overshoot far from the mode; the cap keeps the iteration monotone in practice.
            var largest = move.AbsoluteMaximum();
            if (largest < Converged || step == MaximumSteps)
            {
                break;
            }

            var damp = largest > 2 ? 2 / largest : 1;
            for (var i = 0; i < size; i++)
            {
                weights[i] += damp * move[i];
            }
        }

        var evidence = rows.Sum(r => r.Weight * LogLikelihood(Logit(r, weights), r.High)) - (factor.DeterminantLn / 2);
        for (var i = 0; i < size; i++)
        {
            var off = weights[i] - means[i];
            evidence += (Math.Log(precisions[i]) - (precisions[i] * off * off)) / 2;
        }

        return new Laplace(weights, factor.Solve(Matrix<double>.Build.DenseIdentity(size)), evidence);
    }

    /// <summary>Gradient of the log posterior and the negative of its second derivatives, at <paramref name="weights"/>.</summary>
    private static void Derivatives(FitRow[] rows, double[] means, double[] precisions, double[] weights, double[] gradient, double[] hessian)
    {
        var size = means.Length;
        Array.Clear(hessian);
        for (var i = 0; i < size; i++)
        {
            gradient[i] = precisions[i] * (means[i] - weights[i]);
            hessian[(i * size) + i] = precisions[i];
        }

        foreach (var row in rows)
        {
            var p = LogisticNormal.Sigmoid(Logit(row, weights));
            var residual = row.Weight * (row.High - p);
            var curvature = row.Weight * p * (1 - p);
            foreach (var (i, x) in row.Features)
            {
                gradient[i] += residual * x;
                var steep = curvature * x;
                foreach (var (j, y) in row.Features)
                {
                    hessian[(i * size) + j] += steep * y;
                }
            }
        }
    }

    private static double Logit(FitRow row, double[] weights)
    {
        var logit = 0.0;
        foreach (var (i, x) in row.Features)
        {
            logit += weights[i] * x;
        }

        return logit;
    }

    private static double LogLikelihood(double logit, double high) => (high * logit) - Math.Max(0, logit) - Math.Log(1 + Math.Exp(-Math.Abs(logit)));

    /// <summary>Mean and covariance of the mixture, each part weighed by its evidence.</summary>
    private static (Vector<double> Mean, Matrix<double> Covariance) Average(List<Laplace> fits)
    {
        var best = fits.Max(f => f.LogEvidence);
        var total = fits.Sum(f => Math.Exp(f.LogEvidence - best));
        List<(double Share, Vector<double> Mode, Matrix<double> Covariance)> parts = [.. fits.Select(f => (Math.Exp(f.LogEvidence - best) / total, Vector<double>.Build.Dense(f.Mode), f.Covariance))];
        var mean = parts.Select(p => p.Mode * p.Share).Aggregate((a, b) => a + b);
        return (mean, parts.Select(p => (p.Covariance + (p.Mode - mean).OuterProduct(p.Mode - mean)) * p.Share).Aggregate((a, b) => a + b));
    }

    private sealed record Laplace(double[] Mode, Matrix<double> Covariance, double LogEvidence);
}
