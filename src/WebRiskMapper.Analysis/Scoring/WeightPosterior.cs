using MathNet.Numerics.LinearAlgebra;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Gaussian over the intercept (index 0) and the weights (index of the feature + 1).</summary>
internal sealed class WeightPosterior
{
    private readonly Vector<double> _mean;
    private readonly Matrix<double> _covariance;

    public WeightPosterior(Vector<double> mean, Matrix<double> covariance) => (_mean, _covariance) = (mean, covariance);

    public IEnumerable<double> Means => _mean;

    public static WeightPosterior Prior(FeatureSpace space)
    {
        double[] means = [space.Intercept.Mean, .. space.Features.Select(f => f.Mean)];
        double[] variances = [space.Intercept.Sd * space.Intercept.Sd, .. space.Features.Select(f => f.Sd * f.Sd)];
        return new WeightPosterior(Vector<double>.Build.Dense(means), Matrix<double>.Build.DenseOfDiagonalArray(variances));
    }

    public double Mean(int index) => _mean[index];

    public double Covariance(int a, int b) => _covariance[a, b];

    /// <summary>Variance of the logit of an entity with these features.</summary>
    public double Variance(IReadOnlyList<(int Index, double Value, string Evidence)> active)
    {
        var variance = _covariance[0, 0];
        foreach (var (i, x, _) in active)
        {
            variance += 2 * x * _covariance[0, i + 1];
            foreach (var (j, y, _) in active)
            {
                variance += x * y * _covariance[i + 1, j + 1];
            }
        }

        return Math.Max(0, variance);
    }
}
