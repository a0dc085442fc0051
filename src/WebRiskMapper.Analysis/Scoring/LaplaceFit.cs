using MathNet.Numerics.LinearAlgebra;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>
/// Laplace approximation of the posterior of a logistic regression with normal priors (Bishop 2006, §4.5):
/// Newton steps to the mode, then the inverse Hessian as covariance. Weights with a prior width of 0 stay at their mean.
/// </summary>
internal static class LaplaceFit
{
    private const int MaximumSteps = 50;
    private const double Converged = 1e-9;

    public static WeightPosterior Fit(FeatureSpace space, IReadOnlyList<((int Index, double Value)[] Features, double High, double Weight)> rows)
    {
        double[] priorMeans = [space.Intercept.Mean, .. space.Features.Select(f => f.Mean)];
        double[] priorSds = [space.Intercept.Sd, .. space.Features.Select(f => f.Sd)];
        int[] free = [.. Enumerable.Range(0, priorSds.Length).Where(i => priorSds[i] > 0)];
        var position = free.Index().ToDictionary(f => f.Item, f => f.Index);
        var designs = rows.Select(r => Design(r.Features, position)).ToList();

        var prior = Vector<double>.Build.Dense([.. free.Select(i => priorMeans[i])]);
        var precision = Precision(space, free, priorSds);
        var weights = prior.Clone();
        var hessian = precision.Clone();
        for (var step = 0; step < MaximumSteps; step++)
        {
            var gradient = precision * (prior - weights);
            hessian = precision.Clone();
            for (var row = 0; row < designs.Count; row++)
            {
                var logit = 0.0;
                foreach (var (i, x) in designs[row])
                {
                    logit += weights[i] * x;
                }

                var p = LogisticNormal.Sigmoid(logit);
                var weight = rows[row].Weight;
                var residual = weight * (rows[row].High - p);
                foreach (var (i, x) in designs[row])
                {
                    gradient[i] += residual * x;
                    foreach (var (j, y) in designs[row])
                    {
                        hessian[i, j] += weight * p * (1 - p) * x * y;
                    }
                }
            }

            var move = hessian.Cholesky().Solve(gradient);
            // A full step can overshoot far from the mode; the cap keeps the iteration monotone in practice.
            var largest = move.AbsoluteMaximum();
            weights += largest > 2 ? move * (2 / largest) : move;
            if (largest < Converged)
            {
                break;
            }
        }

        var inverse = hessian.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(free.Length));
        var mean = Vector<double>.Build.Dense(priorMeans);
        var covariance = Matrix<double>.Build.Dense(priorMeans.Length, priorMeans.Length);
        for (var i = 0; i < free.Length; i++)
        {
            mean[free[i]] = weights[i];
            for (var j = 0; j < free.Length; j++)
            {
                covariance[free[i], free[j]] = inverse[i, j];
            }
        }

        return new WeightPosterior(mean, covariance);
    }

    /// <summary>
    /// Inverse of the prior's covariance: each weight's own variance, and between indicators the variance of their common effect.
    /// A label about one flag thus says a little about all of them.
    /// </summary>
    private static Matrix<double> Precision(FeatureSpace space, int[] free, double[] priorSds)
    {
        var covariance = Matrix<double>.Build.DenseOfDiagonalArray([.. free.Select(i => priorSds[i] * priorSds[i])]);
        var signs = Vector<double>.Build.Dense([.. free.Select(i => i == 0 || string.Equals(space.Features[i - 1].Group, FeatureSpace.AlternativeGroup, StringComparison.Ordinal) ? 0.0 : Math.Sign(space.Features[i - 1].Mean))]);
        return (covariance + (space.CommonEffectSd * space.CommonEffectSd * signs.OuterProduct(signs))).Inverse();
    }

    private static (int Index, double Value)[] Design((int Index, double Value)[] features, Dictionary<int, int> position) =>
    [
        (position[0], 1),
        .. features.Where(f => position.ContainsKey(f.Index + 1)).Select(f => (position[f.Index + 1], f.Value)),
    ];
}
